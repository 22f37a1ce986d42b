"""Documents: spans that hold, sections, footnotes and their sentences, and what reading must never do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.documents import assemble, read, read_text
from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block, ParsedSource, footnote_ref, page_break
from tracker.models import Document, Metadata

LETTER = (
    "# Verslag van de Raad\n\nNederland pleitte voor steun<sup>1</sup>. Dat blijft zo.\n\n## Oekraïne\n\nHet kabinet"
    " steunt"
    " dit.<sup>2</sup> Daarna volgt:\n\n- het eerste;\n- het tweede.\n\n<sup>1</sup> Kamerstuk 28 676, nr. 434\n\n"
    "<sup>2</sup> Zie de bijlage.\n"
)


def check(document: Document) -> None:
    """What holds for every document."""
    text = document.text
    assert not set(text) & {MARK_OPEN, MARK_CLOSE, "\f", "\x1c", "\r"}
    assert document.sections[0].start == 0 if document.sections else not text
    at = 0
    for section in document.sections:
        assert section.start == at
        assert section.title is None or text.startswith(section.title, section.start)
        at = section.end
    last = 0
    for sentence in document.sentences:
        assert last <= sentence.start < sentence.end <= len(text)
        assert not text[last : sentence.start].strip()
        assert "\n" not in text[sentence.start : sentence.end]
        assert sentence.section < len(document.sections)
        last = sentence.end
    assert not text[last:].strip()
    for note in document.footnotes:
        assert text[note.start : note.end].strip()
        assert note.mark is None or 0 <= note.mark <= len(text)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def test_a_letter_in_full():
    document = read_text(LETTER, "brief.md")
    check(document)
    shown = [(s.kind, document.text[s.start : s.end], s.footnotes, s.section) for s in document.sentences]
    assert shown == [
        ("heading", "Verslag van de Raad", (), 0),
        ("running", "Nederland pleitte voor steun.", ("1",), 0),
        ("running", "Dat blijft zo.", (), 0),
        ("heading", "Oekraïne", (), 1),
        ("running", "Het kabinet steunt dit.", ("2",), 1),
        ("running", "Daarna volgt:", (), 1),
        ("item", "het eerste;", (), 1),
        ("item", "het tweede.", (), 1),
        ("footnote", "Kamerstuk 28 676, nr. 434", (), 1),
        ("footnote", "Zie de bijlage.", (), 1),
    ]
    assert [(s.title, s.level) for s in document.sections] == [("Verslag van de Raad", 1), ("Oekraïne", 2)]
    assert [(n.number, document.text[n.start : n.end]) for n in document.footnotes] == [
        ("1", "Kamerstuk 28 676, nr. 434"),
        ("2", "Zie de bijlage."),
    ]
    assert document.text[: document.footnotes[0].mark].endswith("voor steun")
    assert document.format == "md"
    assert document.source == "brief.md"


def test_text_before_the_first_heading_is_a_section_without_title():
    document = read_text("Hierbij informeer ik u.\n\n## Steun\n\nNederland steunt dit.")
    assert [(s.title, document.text[s.start : s.end].strip()) for s in document.sections] == [
        (None, "Hierbij informeer ik u."),
        ("Steun", "Steun\n\nNederland steunt dit."),
    ]


def test_what_the_file_declares_beats_the_letterhead():
    blocks = (Block("Datum 3 mei 2024", "letterhead"), Block("Betreft Steun", "letterhead"), Block("Tekst."))
    document = assemble(ParsedSource("pdf", blocks, Metadata(date="2024-05-02")), "x.pdf", "0" * 64)
    assert (document.metadata.date, document.metadata.title) == ("2024-05-02", "Steun")


def test_pages_reach_the_sentences():
    blocks = (Block("Een. Twee.", page=1), Block("Drie.", page=2))
    document = assemble(ParsedSource("pdf", blocks), "x.pdf", "0" * 64)
    assert [s.page for s in document.sentences] == [1, 1, 2]


def test_two_marks_of_one_number_lead_to_two_notes():
    blocks = (
        Block(f"Een{footnote_ref('1')}."),
        Block(f"Twee{footnote_ref('1')}."),
        Block("Eerste noot.", "footnote", number="1"),
        Block("Tweede noot.", "footnote", number="1"),
    )
    document = assemble(ParsedSource("pdf", blocks), "x.pdf", "0" * 64)
    assert [n.mark for n in document.footnotes] == [3, 10]


LINES = st.lists(
    st.sampled_from(
        [
            "Nederland pleitte voor steun aan de partners en voor een sterke gezamenlijke",
            "inzet van de bondge-",
            "noten, zoals in de NAVO-",
            "top is afgesproken.1 Dat blijft zo.",
            "1 Kamerstuk 28 676, nr. 434",
            "Vraag 1",
            "Antwoord op vraag 1 Ja.",
            "",
            "\f",
            "Pagina 3 van 12",
            "## Kop",
            "**Vet**",
            "- ",
            "1. Eerste punt;",
            "De minister van Defensie,",
            "K.H. Ollongren",
            "Datum 3 mei 2024",
            "Dat is zo , zei hij . ",
            "| a | b |",
            "¹ Noot",
            "steun¹",
            "28 676",
            "De Kamer,",
        ]
    ),
    max_size=30,
)


@settings(max_examples=300, deadline=None)
@given(LINES)
def test_any_text_gives_a_sound_document(lines):
    text = "\n".join([*lines, "Slot."])
    check(read_text(text))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400))
def test_any_characters_give_a_sound_document(text):
    check(read_text(f"Begin. {text}"))


@settings(max_examples=200, deadline=None)
@given(LINES)
def test_reading_what_was_read_loses_nothing(lines):
    first = read_text("\n".join([*lines, "Slot van deze brief."]))
    second = read_text(first.text)
    dropped = {"-"}
    assert len(letters(second.text)) >= len(letters(first.text)) - sum(len(n.number) for n in second.footnotes) - len(
        dropped
    ) * len(lines)


def test_every_sample_is_sound(shared):
    paths = [*(shared / "documents").glob("*.txt"), *(shared / "samples" / "letters").glob("*.txt")]
    assert len(paths) > 100
    for path in paths:
        document = read(path.read_bytes(), str(path))
        check(document)
        running = [s for s in document.sentences if s.kind == "running"]
        assert sum(s.end - s.start > 1500 for s in running) <= len(running) // 50, path.name


@pytest.mark.parametrize("copies", [1, 400])
def test_the_same_text_reads_the_same_at_any_length(copies):
    one = read_text("## Steun\n\nNederland pleitte voor steun. Dat blijft zo.\n\n")
    many = read_text("## Steun\n\nNederland pleitte voor steun. Dat blijft zo.\n\n" * copies)
    assert len(many.sentences) == copies * len(one.sentences)


def test_each_sentence_has_the_page_it_begins_on() -> None:
    text = f"Eerste zin. Een zin die door{page_break(4)} loopt{footnote_ref('1')}. De derde.{page_break(5)} De vierde."
    blocks = (Block(text, page=3), Block("Een noot.", "footnote", page=4, number="1"))
    document = assemble(ParsedSource("pdf", blocks), "x", "0")
    check(document)
    assert [(document.text[s.start : s.end], s.page, s.footnotes) for s in document.sentences] == [
        ("Eerste zin.", 3, ()),
        ("Een zin die door loopt.", 3, ("1",)),
        ("De derde.", 4, ()),
        ("De vierde.", 5, ()),
        ("Een noot.", 4, ()),
    ]
