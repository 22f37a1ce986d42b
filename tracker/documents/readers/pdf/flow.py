"""From lines to blocks: paragraphs over lines, columns and pages, headings, items, rows, footnotes."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from tracker.documents.blocks import Block, BlockKind, page_break
from tracker.documents.letterhead.masthead import QUESTION
from tracker.documents.readers.pdf.lines import DIGITS, Line
from tracker.documents.structure.headings import NUMBERED_POINT
from tracker.documents.structure.paragraphs import ADDRESS as ADDRESS_LINE
from tracker.documents.structure.paragraphs import dehyphenate, is_aside, stops_short

# De zin eindigt hier. / (zie bijlage). / «aangehaald.»
ENDED = re.compile(r"[.!?:;…][\"'”’»)\]\ue000-\ue001\d]*$")
# • een punt / – een punt / - een punt / o een punt
BULLET = re.compile(r"([•▪●○◦■□➢‣·\uf000-\uf0ff]\s*|[–-]\s+|o\s+)(?=\S)")
# 1. Algemene gegevens / 2.3 Inzet / a) Titel / (iv) slot
LABEL = re.compile(r"(\(?(\d{1,2}(\.\d{1,2})*|[a-z]|[ivx]{1,5})[.)]|\d{1,2}(\.\d{1,2})+)\s+(?=\S)")
# constaterende dat / verzoekt de regering: clauses of a motion stand by themselves
CLAUSE = re.compile(r"(gehoord|constaterende|overwegende|van mening|verzoekt|roept|spreekt|en gaat over tot)\b")
# (a) een punt
LETTERED = re.compile(r"\([a-z]")
# https://www.tweedekamer.nl/: often set in another size than the footnote it belongs to
ADDRESS = re.compile(r"(https?://|www\.)\S+$")
# Den Haag, 3 juni 2024
SENT = re.compile(r"(?:Den Haag|['’‘]s-Gravenhage), ?\d")
TITLE = 200
"""Characters a heading has at most."""
MIXED = 40
"""Lines of a paragraph that are looked back at for bold and italics."""
SMALL = 0.94
"""Share of the size of the running text that footnotes have at most."""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page or of one of its columns, and the footnotes below them."""

    text: tuple[Line, ...]
    notes: tuple[Line, ...]


def split_notes(lines: list[Line], body: float) -> Page:
    """Part the footnotes from a page: its last lines in small type, of which one begins with a number."""
    at = len(lines)
    while at > 0 and (lines[at - 1].size <= SMALL * body or ADDRESS.match(lines[at - 1].text) or lines[at - 1].note):
        at -= 1
    if not any(_note_number(line) for line in lines[at:]):
        return Page(tuple(lines), ())
    return Page(tuple(lines[:at]), tuple(lines[at:]))


def _note_number(line: Line) -> str | None:
    """The number of the footnote that begins with this line: raised, or a bare number before a capital or a link."""
    raised = re.match(r"[¹²³⁰⁴-⁹]{1,3}(?=\s)", line.text)
    if raised:
        return raised[0].translate(DIGITS)
    if line.note:
        return line.note
    plain = re.match(r"(\d{1,3})\s+(?=[A-Z\"“‘«(]|http|www|art)", line.text)
    return plain.group(1) if plain else None


def footnotes(pages: list[Page]) -> list[Block]:
    """The footnotes of a document; one that goes on at the foot of the next page is made whole."""
    found: list[Block] = []
    for page in pages:
        for line in page.notes:
            number = _note_number(line)
            text = line.text if line.note or not number else line.text[len(number) :].strip()
            if number and (not found or _follows(found[-1].number, number)):
                found.append(Block(text, "footnote", page=line.page, number=number))
            elif found:
                found[-1] = replace(found[-1], text=dehyphenate(found[-1].text, line.text) if found[-1].text else text)
    return found


def _follows(last: str | None, number: str) -> bool:
    """Whether a footnote of this number may come after the last one."""
    return (
        last is None or not last.isdigit() or not number.isdigit() or 0 < int(number) - int(last) <= 3 or number == "1"
    )


def leading(lines: list[Line]) -> float:
    """The distance between the baselines of a paragraph, in points: the commonest one."""
    steps = Counter(
        round((a.y - b.y) * 2) / 2
        for a, b in pairwise(lines)
        if a.page == b.page and 0.8 * a.size < a.y - b.y < 2.5 * a.size and abs(a.size - b.size) < 1
    )
    return max(steps, key=lambda step: (steps[step], -step)) if steps else 0.0


def flow(lines: list[Line], body: float) -> Iterator[Block]:
    """The blocks of the running text of a whole document, from its lines in reading order."""
    step = leading(lines)
    group: list[Line] = []
    parts: list[str] = []
    for at, line in enumerate(lines):
        row = _is_row(lines, at)
        if group and _joins(group, line, step, row=row):
            _append(parts, line.text)
            if line.page != group[-1].page:
                _break(parts, line.page)
            group.append(line)
            continue
        if group:
            yield _block(group, "".join(parts), body)
        group = [line]
        parts = [" | ".join(line.cells) if row else line.text]
    if group:
        yield _block(group, "".join(parts), body)


def _append(parts: list[str], text: str) -> None:
    """Add a line to the parts of a paragraph, a word that the last line breaks mended; in place."""
    whole = dehyphenate(parts[-1], text) if parts[-1] else text
    parts[-1] = whole[: len(whole) - len(text)]
    parts.append(text)


def _break(parts: list[str], page: int) -> None:
    """Say where in a paragraph the page of its last line begins; in place."""
    above = parts[-2]
    spaced = above.endswith(" ")
    parts[-2] = (above.removesuffix(" ")) + page_break(page) + " " * spaced


def _is_row(lines: list[Line], at: int) -> bool:
    """Whether a line of several cells is a row of a table: three cells, or two set under those of a neighbour."""
    line = lines[at]
    if not line.cells or LABEL.match(f"{line.cells[0]} x") or BULLET.fullmatch(f"{line.cells[0]} x"[:-1].strip() + " "):
        return False
    if len(line.cells) > 2:
        return True
    near = [lines[n] for n in (at - 1, at + 1) if 0 <= n < len(lines)]
    return any(len(n.starts) > 1 and abs(n.starts[1] - line.starts[1]) < 4 for n in near)


class _Seam(NamedTuple):
    """The last line of a paragraph and the line below it, with what their words say."""

    last: Line
    line: Line
    lower: bool
    """Whether the line begins in lower case."""
    goes_on: bool
    """Whether it goes on with the sentence: an aside, or behind an abbreviation."""
    ended: bool
    """Whether a sentence ended above it."""
    begins: bool
    """Whether it begins an item."""


def _joins(group: list[Line], line: Line, step: float, *, row: bool) -> bool:
    """Whether a line goes on with the paragraph of `group`."""
    last, first = group[-1], group[0]
    if row:
        return False
    if first.cells and len(first.starts) > 1 and not LABEL.match(first.text):
        return _goes_on_in_cell(first, last, line, step)
    if _are_apart(last, line):
        return False
    goes_on = is_aside(last.text, line.text) or stops_short(last.text, line.text)
    ended = ENDED.search(last.text) is not None and not goes_on
    seam = _Seam(last, line, line.text[:1].islower(), goes_on, ended, _begins(line) and not goes_on)
    if last.page != line.page or line.y > last.y:
        return _joins_over_page(seam)
    near = _near(last, line, step)
    if goes_on or not near:
        return near
    if _looks_other(group, seam) or _is_item(seam) or _is_set_apart(group, seam):
        return False
    return _runs_on(seam)


def _goes_on_in_cell(first: Line, last: Line, line: Line, step: float) -> bool:
    """Whether a line stands under a cell of the row that `first` began."""
    return last.page == line.page and any(abs(line.x0 - x) < 3 for x in first.starts[1:]) and _near(last, line, step)


def _joins_over_page(seam: _Seam) -> bool:
    """Whether a line goes on with the paragraph at the foot of the page or column before."""
    last = seam.last
    full = last.right - last.x1 < 0.2 * (last.right - last.left)
    return not seam.ended and last.bold == seam.line.bold and (seam.lower or (full and not seam.begins))


def _looks_other(group: list[Line], seam: _Seam) -> bool:
    """Whether a line is set in another type than a paragraph that is all of one, and its sentence does not go on."""
    looks = {(part.bold, part.italic) for part in group[-MIXED:]}
    other = len(looks) == 1 and (seam.line.bold, seam.line.italic) not in looks
    return other and not (seam.lower and not seam.ended)


def _is_item(seam: _Seam) -> bool:
    """Whether a line is an item of a list, or a clause of a motion."""
    last, line = seam.last, seam.line
    if seam.begins and (seam.ended or line.x0 < last.x0 + 1 or BULLET.match(line.text)):
        return True
    return CLAUSE.match(line.text) is not None and last.text.endswith((",", ";"))


def _is_set_apart(group: list[Line], seam: _Seam) -> bool:
    """Whether a line behind a whole sentence is set in or out, as the first of a paragraph is."""
    last, line = seam.last, seam.line
    indented = line.x0 > last.x0 + 6 and not _begins(last) and len(group) > 1
    return seam.ended and (indented or line.x0 < last.x0 - 12)


def _runs_on(seam: _Seam) -> bool:
    """Whether the line above ended where the margin made it."""
    last, line = seam.last, seam.line
    if not _could_have_fit(last, line) or (LETTERED.match(line.text) and not LABEL.match(line.text)):
        return True
    nearly_full = last.right - last.x1 < 0.3 * (last.right - last.left) and len(last.text) > 40
    return not seam.ended and last.text[-1:] != "," and (seam.lower or nearly_full)


def _are_apart(last: Line, line: Line) -> bool:
    """Whether two lines are never of one paragraph: a label, a line of the letterhead, or type of another size."""
    if ADDRESS_LINE.match(line.text) or SENT.match(line.text):
        return True
    if QUESTION.match(last.text) or QUESTION.match(line.text):
        return True
    return abs(last.size - line.size) > 0.12 * last.size


def _near(last: Line, line: Line, step: float) -> bool:
    """Whether no more than the usual distance lies between two lines."""
    return last.y - line.y < 1.32 * max(step, 1.05 * line.size)


def _begins(line: Line) -> bool:
    """Whether a line begins an item by its label."""
    return BULLET.match(line.text) is not None or LABEL.match(line.text) is not None


def _could_have_fit(last: Line, line: Line) -> bool:
    """Whether the first word of `line` had room behind `last`, so that the break between them is meant."""
    word = line.text.split(" ", 1)[0]
    wide = (line.x1 - line.x0) / max(len(line.text), 1)
    return last.right - last.x1 > (len(word) + 1.5) * wide + 0.04 * (last.right - last.left)


def _block(group: list[Line], text: str, body: float) -> Block:
    """The block that a group of lines makes."""
    first = group[0]
    if " | " in text and first.cells:
        return Block(text, "row", page=first.page)
    level = _heading(group, text, body)
    if level:
        return Block(text, "heading", level=level, page=first.page)
    kind: BlockKind = "paragraph"
    if BULLET.match(text) and len(text) > 3:
        kind, text = "item", BULLET.sub("", text, count=1).strip()
    elif LABEL.match(text):
        kind = "item"
    return Block(text, kind, page=first.page)


def _heading(group: list[Line], text: str, body: float) -> int:
    """The level of a heading, 0 for other text: large type 1, bold or a question's label 2, italics 3."""
    if len(text) > TITLE or not any(c.isalpha() for c in text):
        return 0
    if QUESTION.match(text) or NUMBERED_POINT.fullmatch(text):
        return 2
    if text.endswith((".", ";", ",")) and not re.match(r"\d", text):
        return 0
    size = min(line.size for line in group)
    if size > 1.12 * body and len(text) > 2:
        return 1
    if all(line.bold for line in group) and not text.endswith("?"):
        return 2
    short = len(text) < 100 and not text.endswith("?")
    return 3 if short and all(line.italic for line in group) else 0
