"""PDFs drawn on the spot: columns, margins, page furniture, footnotes, hyphens, and those that can't be read."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from makers import FILLER, make_mapped_pdf, make_pdf, make_unmapped_pdf, put, wrap

from tracker.documents.blocks import ParsedSource, UnreadableError, footnote_ref, page_break
from tracker.documents.readers import read
from tracker.documents.readers.pdf.document import is_legible


def texts(rendition: ParsedSource, *kinds: str) -> list[str]:
    return [block.text for block in rendition.blocks if not kinds or block.kind in kinds]


def test_lines_become_paragraphs_and_a_bold_line_a_heading() -> None:
    def draw(pdf: FPDF) -> None:
        put(pdf, 72, 100, "Inzet van het kabinet", style="B")
        y = wrap(pdf, 72, 112, f"{FILLER} {FILLER}", 400)
        wrap(pdf, 72, y + 12, "Daarnaast steunt Nederland het voorstel.", 400)

    rendition = read(make_pdf(draw), "x.pdf")
    assert texts(rendition, "heading") == ["Inzet van het kabinet"]
    assert texts(rendition, "paragraph") == [f"{FILLER} {FILLER}", "Daarnaast steunt Nederland het voorstel."]


def test_every_block_knows_its_page() -> None:
    def draw(pdf: FPDF) -> None:
        wrap(pdf, 72, 100, FILLER, 400)
        pdf.add_page()
        wrap(pdf, 72, 100, "Een nieuwe zin op de tweede bladzijde van deze brief.", 400)

    assert [block.page for block in read(make_pdf(draw), "x.pdf").blocks] == [1, 2]


def test_a_sentence_runs_on_over_the_page_without_header_footer_or_page_number() -> None:
    words = " ".join(f"woord{n}" for n in range(200)) + "."

    def draw(pdf: FPDF) -> None:
        half = words.index(" woord100")
        for page, part in enumerate((words[:half], words[half + 1 :]), 1):
            if page > 1:
                pdf.add_page()
            put(pdf, 400, 40, "Ministerie van Voorbeelden")
            wrap(pdf, 72, 100, part, 450)
            put(pdf, 72, 820, f"Pagina {page} van 2")

    (text,) = texts(read(make_pdf(draw), "x.pdf"))
    assert text == words.replace(" woord100", f"{page_break(2)} woord100")


def test_a_hyphen_at_the_end_of_a_line_is_mended_and_a_real_one_kept() -> None:
    def draw(pdf: FPDF) -> None:
        put(pdf, 72, 100, "Het kabinet onderzoekt met de bondgenoten nieuwe sanctiemaat-")
        put(pdf, 72, 112, "regelen tegen Rusland en wil op zee met de Nederlandse zee-")
        put(pdf, 72, 124, "en luchtmacht bijdragen aan de veiligheid van de hele NAVO-")
        put(pdf, 72, 136, "alliantie.")

    (text,) = texts(read(make_pdf(draw), "x.pdf"))
    assert "sanctiemaatregelen" in text
    assert "zee- en luchtmacht" in text
    assert "NAVO-alliantie" in text


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = f"Links. {FILLER} {FILLER} {FILLER}", f"Rechts. {FILLER} {FILLER} {FILLER}"

    def draw(pdf: FPDF) -> None:
        wrap(pdf, 60, 150, left, 220)
        wrap(pdf, 310, 150, right, 220)

    assert texts(read(make_pdf(draw), "x.pdf")) == [left, right]


def test_the_margin_with_the_address_is_letterhead() -> None:
    def draw(pdf: FPDF) -> None:
        for at, line in enumerate(("Ministerie van Voorbeelden", "Postbus 20061", "2500 EB Den Haag")):
            put(pdf, 470, 300 + 12 * at, line, size=6.5)
        wrap(pdf, 72, 300, f"{FILLER} {FILLER}", 380)

    rendition = read(make_pdf(draw), "x.pdf")
    assert texts(rendition, "letterhead") == ["Ministerie van Voorbeelden", "Postbus 20061", "2500 EB Den Haag"]
    assert texts(rendition, "paragraph") == [f"{FILLER} {FILLER}"]


def test_fields_of_a_letterhead_keep_their_values_over_lines() -> None:
    def draw(pdf: FPDF) -> None:
        put(pdf, 72, 150, "Datum")
        put(pdf, 140, 150, "3 februari 2023")
        put(pdf, 72, 162, "Betreft")
        put(pdf, 140, 162, "Verslag van de Raad Buitenlandse Zaken van")
        put(pdf, 140, 174, "20 februari 2023")
        wrap(pdf, 72, 210, FILLER, 400)

    rendition = read(make_pdf(draw), "x.pdf")
    assert texts(rendition, "letterhead") == [
        "Datum 3 februari 2023",
        "Betreft Verslag van de Raad Buitenlandse Zaken van 20 februari 2023",
    ]


def test_a_footnote_leaves_the_text_and_its_mark_stays() -> None:
    def draw(pdf: FPDF) -> None:
        wrap(pdf, 72, 60, FILLER, 400)
        put(pdf, 72, 100, "Het kabinet voert de motie uit.")
        put(pdf, 72 + pdf.get_string_width("Het kabinet voert de motie uit."), 96, "1", size=6)
        put(pdf, 72, 700, "1", size=5)
        put(pdf, 78, 703, "Kamerstuk 28 676, nr. 434, en de brief van", size=8)
        put(pdf, 72, 713, "3 juni 2024.", size=8)

    rendition = read(make_pdf(draw), "x.pdf")
    assert texts(rendition, "paragraph") == [FILLER, f"Het kabinet voert de motie uit.{footnote_ref('1')}"]
    (note,) = [block for block in rendition.blocks if block.kind == "footnote"]
    assert (note.number, note.text) == ("1", "Kamerstuk 28 676, nr. 434, en de brief van 3 juni 2024.")


def test_items_and_rows() -> None:
    def draw(pdf: FPDF) -> None:
        put(pdf, 72, 100, "- een eerste punt van inzet")
        put(pdf, 72, 112, "- een tweede punt van inzet")
        put(pdf, 72, 124, "1. een genummerd punt")
        for at, (year, money) in enumerate((("2024", "100 miljoen"), ("2025", "200 miljoen"))):
            put(pdf, 72, 160 + 12 * at, year)
            put(pdf, 200, 160 + 12 * at, money)

    rendition = read(make_pdf(draw), "x.pdf")
    assert texts(rendition, "item") == [
        "een eerste punt van inzet",
        "een tweede punt van inzet",
        "1. een genummerd punt",
    ]
    assert texts(rendition, "row") == ["2024 | 100 miljoen", "2025 | 200 miljoen"]


def test_the_imprint_of_an_official_paper_is_metadata() -> None:
    def draw(pdf: FPDF) -> None:
        wrap(pdf, 170, 200, FILLER, 380)
        put(pdf, 50, 800, "kst-32545-143", size=6)
        put(pdf, 170, 800, "Tweede Kamer, vergaderjaar 2020-2021, 32 545, nr. 143", size=6)

    rendition = read(make_pdf(draw), "x.pdf")
    found = rendition.metadata
    assert (found.identifier, found.chamber, found.session_year) == ("kst-32545-143", "TK", "2020-2021")
    assert (found.dossier, found.number) == ("32545", "143")
    assert texts(rendition) == [FILLER]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (make_pdf(lambda pdf: pdf.rect(10, 10, 100, 100)), "gescande PDF zonder tekst"),
        (make_pdf(lambda pdf: put(pdf, 72, 72, FILLER), user_password="geheim", owner_password="x"), "wachtwoord"),
        (b"%PDF-1.7\n" + b"x" * 400, "beschadigde"),
        (make_pdf(lambda pdf: put(pdf, 72, 72, FILLER))[:300], "beschadigde"),
    ],
)
def test_what_can_not_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data, "x.pdf")


@pytest.mark.parametrize(
    ("text", "legible"),
    [
        (FILLER * 5, True),
        ("".join(chr(ord(c) - 29) if c != " " else c for c in FILLER * 5), False),
        ("".join(chr((ord(c) - 97 + 3) % 26 + 97) if c.isalpha() else c for c in (FILLER * 5).lower()), False),
        ("\ue001\ue002\ue003 " * 50, False),
        ("Ελληνικά γράμματα " * 50, True),
        ("NV BV 12 " * 3, True),
    ],
)
def test_text_whose_letters_the_file_does_not_tell(text: str, legible: bool) -> None:
    assert is_legible(text) is legible


def test_ten_thousand_pages_are_refused_at_once() -> None:
    kids = " ".join(["3 0 R"] * 10_000)
    objects = (
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count 10000/Kids[{kids}]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]>>",
    )
    data, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj{content}endobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    data += f"xref\n0 4\n0000000000 65535 f \n{table}trailer<</Size 4/Root 1 0 R>>\nstartxref\n{len(data)}\n%%EOF"
    with pytest.raises(UnreadableError, match="10000 bladzijden"):
        read(data.encode(), "x.pdf")


BULLETS = ["\U0001f4de", "\x01", "\uffff", "\ufffd", "\U0001f600", "\x1f", "\x80", "\x9f", "\U0001f3e0", "\x07"]


@pytest.mark.parametrize("bullet", BULLETS, ids=ascii)
def test_a_bullet_that_is_no_character_kills_no_letter(bullet: str) -> None:
    rendition = read(make_mapped_pdf([FILLER, "Daarnaast steunt Nederland het voorstel."], bullet), "x.pdf")
    given = " ".join(texts(rendition))
    assert FILLER in given
    assert "Daarnaast steunt Nederland het voorstel." in given


def test_a_pdf_without_a_table_of_characters_is_called_so() -> None:
    with pytest.raises(UnreadableError, match=r"niet te herleiden.*\(OCR\)"):
        read(make_unmapped_pdf([FILLER] * 20), "x.pdf")
