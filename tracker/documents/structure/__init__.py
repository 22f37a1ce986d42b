"""What each paragraph of a plain text is: heading, item of a list, line of the letterhead, row of a table, or text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block
from tracker.documents.letterhead.letterhead_patterns import (
    DOSSIER,
    LABEL,
    NAME,
    OFFICE,
    SUBJECTS,
    is_labelled,
    is_letterhead,
)
from tracker.documents.structure.markup import HEADINGS
from tracker.documents.structure.paragraphs import Paragraph, dehyphenate, ends_sentence
from tracker.documents.structure.question_labels import split_label
from tracker.dutch.sentences import breaks_off

# '• het', '- het', '– het': a bullet, which goes
BULLET = re.compile(r"(?:[•▪●◦○■□➢‣·*\uf000-\uf0ff]|[-–—](?=\s|$)|o (?=[A-Z]))\s*")
# '1. Vermindering', 'a) Titel voorstel', '(ii) het': a number or letter, which stays
NUMBER = re.compile(r"\(?(?:(?P<digits>\d{1,2})|[a-z]|[ivx]{1,5})[.)](?: +|$)")
# '1 Onbeantwoorde vragen', '2.3 Essentie', '3: Levensduur', 'IV. Slot', 'A. Algemeen'
NUMBERED_HEADING = re.compile(r"(?P<digits>\d{1,2}(?:\.\d{1,2})*)[.:]? +(?=[A-Z«“‘])|(?:[IVX]{1,4}|[A-Z])\. +(?=[A-Z])")
# Words that make a short line without a full stop a heading all the same, or a title of one.
TITLED = re.compile(
    r"(?:Werksessie|Sessie|Agendapunt|Hoofdstuk|Deel|Bijlage|Thema|Onderdeel|Paragraaf|Fiche|Actielijn|Pijler"
    r"|Spoor) ?\w{0,4}\b ?[:.–-]?"
    r"|(?:VERSLAG|Verslag) (?:van|VAN)|(?:Antwoord|Beantwoording|Antwoorden)(?:en)? (?:van|op) (?:de |het |Kamer)"
    r"|Geannoteerde agenda"
)
# 'Verslag van de Raad', 'Fiche 1: Wijziging': the title of a whole paper
TITLE = re.compile(r"(?:Verslag|VERSLAG|Antwoord(?:en)? van|Beantwoording|Geannoteerde agenda|Fiche \d)\b")
# Openings of a sentence whose full stop was forgotten.
SENTENCE_START = re.compile(
    r"(?:Ja|Nee|Zie|Ik|Wij|We|U|Er|Dit|Deze|Dat|Hierbij|Hiermee|Daarom|Daarnaast|Hij|Zij|Het kabinet)\b"
)
# 'Washington D.C.', 'Van Dijk c.s.'
ABBREVIATED_END = re.compile(r"\b[A-Z]\.$|\bc\.s\.$|\bjl\.$|\be\.a\.$|\betc\.$")
MARK = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}")
# 'Vragen van het lid Koenders (PvdA) over Kosovo. (Ingezonden 3 mei 1999)'
ASKED = re.compile(r"Vragen van (?:het lid|de leden) .*\([Ii]ngezonden ", re.DOTALL)
DOSSIER_LINE = re.compile(DOSSIER)
MOTION_END = "en gaat over tot de orde van de dag"
HEAD = 40
"""How many blocks the head of a paper has at most."""
PLAIN_START = frozenset("CDEFHIJKLMOPRSTUWYZÉ")
"""Letters that no long line of a letterhead, label or title that ends in a full stop begins with."""
FEWEST_CELLS, LONGEST_CELL = 4, 60
ABBREVIATION = 6
"""In how many characters, the last of a paragraph, that end is looked for."""
LONGEST_HEADING = 120
LONGEST_TITLE = 320
FULL_SUBJECT = 45
"""Characters of a line of a subject from which it may be full."""


def closes(text: str) -> bool:
    """Whether a paragraph ends as a sentence or a part of one does."""
    return text[-1] == "," or ends_sentence(text)


def is_title(text: str) -> bool:
    """Whether a line is the title of a whole paper by its words: 'Verslag van een commissiedebat'."""
    return len(text) <= LONGEST_HEADING and TITLE.match(text) is not None and not closes(text)


def _is_heading(text: str, lines: int) -> bool:
    """Whether a paragraph without markup is a heading: short, of one or two lines, and no sentence."""
    if len(text) > LONGEST_TITLE or lines > 3:
        return False
    if TITLED.match(text) and ". " not in text[12:].replace("D.C. ", ""):
        return len(text) <= LONGEST_HEADING or not closes(text) or text.startswith(("Antwoord", "Beantw"))
    if len(text) > LONGEST_HEADING or lines > 2 or len(text) < 3:
        return False
    if closes(text) and not ABBREVIATED_END.search(text, len(text) - ABBREVIATION):
        return NUMBERED_HEADING.match(text) is not None and text[-1] == ":" and len(text) < 60
    if text[0].isdigit() and not NUMBERED_HEADING.match(text):
        return False
    starts = text[0].isupper() or text[0].isdigit() or text[0] in "‘“«\"'"
    return starts and SENTENCE_START.match(text) is None and not breaks_off(text)


def _is_lettered_heading(text: str, paragraph: Paragraph, above: str) -> bool:
    """Whether 'a) Titel voorstel' heads what follows: short, a capital behind the letter, no end of a sentence.

    A blank line stands above it, or the heading that it divides.
    """
    marker = NUMBER.match(text)
    under = _series(above) is not None and _series(above) != _series(text)
    if marker is None or not (paragraph.gap or under) or paragraph.lines > 2 or len(text) > LONGEST_HEADING:
        return False
    title = text[marker.end() :]
    return title[:1].isupper() and not closes(title) and SENTENCE_START.match(title) is None


def _level(text: str) -> int:
    """1 for the title of a paper, 2 for a heading, more for '2.1'."""
    if TITLE.match(text):
        return 1
    found = NUMBERED_HEADING.match(text)
    return 2 + found["digits"].count(".") if found and found["digits"] else 2


def _with_markers(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with a bullet or letter that stands on a line of its own put in front of the next one."""
    merged: list[Paragraph] = []
    waiting: Paragraph | None = None
    for found in paragraphs:
        paragraph, text = found, found.text
        if waiting is not None:
            if text[0] not in HEADINGS and split_label(text) is None:
                text = f"{waiting.text} {text}"
                paragraph = Paragraph(text, waiting.page, paragraph.lines, waiting.gap)
            else:
                merged.append(waiting)
            waiting = None
        if len(text) < 5 and (BULLET.fullmatch(text) or NUMBER.fullmatch(text)):
            waiting = paragraph
        else:
            merged.append(paragraph)
    return merged + ([waiting] if waiting else [])


def _classify(paragraph: Paragraph, above: str) -> Block:
    """The block of one paragraph; `above` is the text of the one before it."""
    text = paragraph.text
    if len(text) > LONGEST_HEADING and text[-1] == "." and text[0] in PLAIN_START and text[1] not in ".)":
        return Block(text, "paragraph", 0, paragraph.page)
    if text[0] in HEADINGS:
        return _marked_heading(text, paragraph.page)
    if text[0] == "|" and text[-1] == "|":
        return Block(" | ".join(cell.strip() for cell in text.strip("|").split("|")), "row", 0, paragraph.page)
    if bullet := BULLET.match(text):
        return Block(text[bullet.end() :] or text, "item", 0, paragraph.page)
    return _by_words(paragraph, above) or Block(text, "item" if NUMBER.match(text) else "paragraph", 0, paragraph.page)


def _marked_heading(text: str, page: int | None) -> Block:
    """What a line that markup makes a heading is: a line of the letterhead, a label or a long sentence are none."""
    title, level = text[1:].strip(" *_"), HEADINGS.index(text[0]) + 1
    if is_letterhead(title):
        return Block(title, "letterhead", 0, page)
    if split_label(title) or (title.endswith((".", ";", ",")) and len(title) > LONGEST_HEADING):
        return Block(title, "paragraph", 0, page)
    return Block(title, "heading", level, page)


def _by_words(paragraph: Paragraph, above: str) -> Block | None:
    """A line of the letterhead or a heading without markup; None for other text."""
    text, page = paragraph.text, paragraph.page
    if len(text) > LONGEST_TITLE + 180:
        return None
    bare = (MARK.sub("", text) or text) if MARK_OPEN in text else text
    if is_letterhead(bare):
        return Block(text, "letterhead", 0, page)
    if _is_lettered_heading(bare, paragraph, above):
        return Block(text, "heading", 3 if text[0].isalpha() or text[0] == "(" else _level(text), page)
    return Block(text, "heading", _level(text), page) if _is_heading(bare, paragraph.lines) else None


def _series(text: str) -> str | None:
    """What a numbered line is numbered with, digits or letters; None for a line without number."""
    found = NUMBER.match(text)
    return None if found is None else "digits" if found["digits"] else "letters"


def _reclassify_lists(blocks: list[Block]) -> None:
    """Numbered headings with nothing between them are items of a list, in place."""
    for at, block in enumerate(blocks):
        series = _series(block.text) if block.kind == "heading" else None
        beside = [*blocks[max(0, at - 1) : at], *blocks[at + 1 : at + 2]] if series else []
        if any(near.kind in ("heading", "item") and _series(near.text) == series for near in beside):
            blocks[at] = replace(block, kind="item", level=0)


def _reclassify_tables(blocks: list[Block], paragraphs: list[Paragraph]) -> None:
    """Four or more short fragments under one another are a table or a list of contents, not headings. In place."""
    runs: list[list[int]] = [[]]
    for at, block in enumerate(blocks):
        if len(block.text) >= LONGEST_CELL or not _is_fragment(block):
            if runs[-1]:
                runs.append([])
        elif block.kind == "heading" and paragraphs[at].gap:
            runs.append([at])
        else:
            runs[-1].append(at)
    for run in runs:
        for n in run if len(run) >= FEWEST_CELLS else ():
            blocks[n] = replace(blocks[n], kind="row", level=0)


def _is_fragment(block: Block) -> bool:
    """Whether a block that is short enough can be a cell of a table."""
    cell = block.kind in ("heading", "paragraph")
    return cell and not closes(block.text) and block.text[0] not in HEADINGS and split_label(block.text) is None


def _join_values(blocks: list[Block], paragraphs: list[Paragraph]) -> list[Block]:
    """Labels of the letterhead with their values: 'Datum' and '3 oktober 2018' become one block."""
    joined: list[Block] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind == "letterhead" and is_labelled(block.text):
            found = LABEL.match(block.text)
            assert found is not None
            subject = found["label"] in SUBJECTS
            text, empty = block.text, not found["value"]
            while at < len(blocks) and not paragraphs[at].gap and (subject or empty) and len(blocks[at].text) < 160:
                if blocks[at].kind == "letterhead" or (not empty and not _subject_goes_on(paragraphs, at)):
                    break
                text, empty = dehyphenate(text, blocks[at].text), False
                at += 1
            block = Block(text, "letterhead", 0, block.page)
        joined.append(block)
    return joined


def _subject_goes_on(paragraphs: list[Paragraph], at: int) -> bool:
    """Whether a line goes on with the subject above it, and is none of the margin beside it."""
    above, line = paragraphs[at - 1].text, paragraphs[at].text
    return not above.endswith(".") and (line[0].islower() or len(above) > FULL_SUBJECT or breaks_off(above))


def _reclassify_runs(blocks: list[Block]) -> None:
    """Short lines between two lines of a letterhead belong to it; so does the name under an office. In place."""
    runs: list[list[int]] = [[]]
    above: Block | None = None
    """The block above, when that is a line of the letterhead."""
    for at, block in enumerate(blocks):
        signs = above is not None and block.kind in ("heading", "paragraph") and OFFICE.match(above.text) is not None
        if signs and NAME.match(block.text):
            blocks[at] = replace(block, kind="letterhead", level=0)
        kind = blocks[at].kind
        if kind in ("letterhead", "heading") or (above and len(block.text) < 12 and not closes(block.text)):
            runs[-1].append(at)
        elif runs[-1]:
            runs.append([])
        above = block if kind == "letterhead" else None
    for run in runs:
        heads = [n for n in run if blocks[n].kind == "letterhead"]
        for n in run if heads else ():
            if n < heads[-1] and (n > heads[0] or run[0] == 0) and blocks[n].kind != "letterhead":
                blocks[n] = replace(blocks[n], kind="letterhead", level=0)


def _reclassify_paper(blocks: list[Block]) -> None:
    """The title of a dossier, between its number and that of the paper, and the names under a motion, in place."""
    for at, block in enumerate(blocks[:HEAD]):
        if block.kind == "letterhead" and DOSSIER_LINE.fullmatch(block.text):
            below = range(at + 1, min(at + 7, len(blocks)))
            number = next((n for n in below if blocks[n].text.lower().startswith("nr.")), at)
            for n in range(at + 1, number):
                blocks[n] = replace(blocks[n], kind="letterhead", level=0)
    ends = [at for at, block in enumerate(blocks) if block.text.startswith(MOTION_END)]
    for at in range(ends[-1] + 1, len(blocks)) if ends else ():
        if len(blocks[at].text) > LONGEST_CELL or closes(blocks[at].text):
            break
        blocks[at] = replace(blocks[at], kind="letterhead", level=0)


def _reclassify_answers(blocks: list[Block]) -> None:
    """In older papers a number alone stands above each question and each answer: 'Vraag 1', 'Antwoord 1'. In place."""
    begun = next((at for at, block in enumerate(blocks[:HEAD]) if ASKED.match(block.text)), None)
    if begun is None:
        return
    label, expected = "Vraag", 1
    for at in range(begun + 1, len(blocks)):
        text = blocks[at].text
        if text.startswith("Antwoord"):
            label, expected = "Antwoord", 1
        elif text == str(expected) and blocks[at].kind in ("paragraph", "row"):
            blocks[at] = replace(blocks[at], text=f"{label} {text}", kind="heading", level=3)
            expected += 1


def to_blocks(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """The blocks of the paragraphs of a plain text, in order."""
    merged = _with_markers(paragraphs)
    texts = ["", *(paragraph.text for paragraph in merged)]
    blocks = [_classify(paragraph, above) for paragraph, above in zip(merged, texts, strict=False)]
    kinds = {block.kind for block in blocks}
    if "heading" in kinds:
        _reclassify_lists(blocks)
    if len(blocks) >= FEWEST_CELLS:
        _reclassify_tables(blocks, merged)
    if "letterhead" in kinds:
        blocks = _join_values(blocks, merged)
        _reclassify_runs(blocks)
    _reclassify_paper(blocks)
    _reclassify_answers(blocks)
    if len(blocks) > 1 and blocks[-1].kind == "heading" and merged[-1].text[0] not in HEADINGS:
        blocks[-1] = replace(blocks[-1], kind="paragraph", level=0)
    return blocks
