"""The letterhead at the top of the first page of a letter or an official paper."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.documents.blocks import Block
from tracker.documents.letterhead.masthead import MASTHEAD
from tracker.documents.readers.pdf.lines import Line
from tracker.documents.structure.paragraphs import dehyphenate
from tracker.parliament.dossiers import PRINTED_DOSSIER

# Datum 3 februari 2023 / Betreft Nationaal Programma / Onderwerp: antwoorden / Ons kenmerk 123
FIELD = re.compile(
    r"(?i)(>? ?retouradres|datum|betreft|onderwerp|kenmerk|ons kenmerk|uw kenmerk|onze referentie|uw referentie"
    r"|uw brief( van)?|bijlage(n|\(n\))?|contactpersoon|inzake)\b:?"
)

# Nr. 448 | BRIEF VAN DE MINISTER · 36 600 XV | Vaststelling van de begrotingsstaten
NUMBERED = re.compile(rf"(Nr\. ?\w+|{PRINTED_DOSSIER})\s+(?=\S)")


def letterhead(lines: list[Line]) -> tuple[list[Block], list[Line]]:
    """The letterhead of a document and the lines that remain, given its lines in reading order."""
    first = [line for line in lines if line.page == lines[0].page] if lines else []
    if any(re.match(r"(Tweede|Eerste) Kamer der Staten-Generaal|Vergaderjaar \d{4}", line.text) for line in first[:4]):
        return _official(lines, len(first))
    return _ministry(lines, len(first))


def _official(lines: list[Line], most: int) -> tuple[list[Block], list[Line]]:
    """The masthead of an official paper: chamber, session year, dossier, number, date."""
    head: list[Block] = []
    at = 0
    while at < most and (MASTHEAD.match(lines[at].text) or _goes_on(lines, at)):
        line = lines[at]
        number = NUMBERED.match(line.text)
        if number and number.group(1).startswith("Nr"):
            head.append(Block(number.group(1), "letterhead", page=line.page))
            rest = line.text[number.end() :]
            return head, [replace(line, text=rest, cells=(), starts=()), *lines[at + 1 :]]
        if _goes_on(lines, at) and head:
            head[-1] = replace(head[-1], text=dehyphenate(head[-1].text, line.text))
        else:
            head.append(Block(line.text, "letterhead", page=line.page))
        at += 1
    return head, lines[at:]


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether a line of a masthead continues the one above it: set under its last cell, in the same weight."""
    if at == 0 or MASTHEAD.match(lines[at].text):
        return False
    above, line = lines[at - 1], lines[at]
    under = above.starts[-1] if above.starts else above.x0
    return abs(under - line.x0) < 3 and above.bold == line.bold and above.y - line.y < 1.6 * line.size and line.bold


def _ministry(lines: list[Line], most: int) -> tuple[list[Block], list[Line]]:
    """The letterhead of a ministry: everything up to its last field (date, subject) and the lines that continue it."""
    fields = [at for at in range(min(most, 40)) if FIELD.match(lines[at].text) and len(lines[at].text) < 160]
    if len(fields) < 2:
        return [], lines
    end = fields[-1] + 1
    last = lines[fields[-1]]
    under = last.starts[1] if len(last.starts) > 1 else last.x0
    while end < most and abs(lines[end].x0 - under) < 4 and lines[end - 1].y - lines[end].y < 1.6 * lines[end].size:
        if under == last.x0 and lines[end - 1].x1 < last.right - 60:
            break
        end += 1
    head: list[Block] = []
    for at in range(end):
        line = lines[at]
        below = at > 0 and not FIELD.match(line.text) and _hangs(lines[at - 1], line, head)
        if below:
            head[-1] = replace(head[-1], text=dehyphenate(head[-1].text, line.text))
        else:
            head.append(Block(line.text, "letterhead", page=line.page))
    return head, lines[end:]


def _hangs(above: Line, line: Line, head: list[Block]) -> bool:
    """Whether a line continues the value of the field above it."""
    start = above.starts[1] if len(above.starts) > 1 else above.x0
    is_field = bool(head) and FIELD.match(head[-1].text) is not None and "etouradres" not in head[-1].text
    return is_field and abs(line.x0 - start) < 4 and above.y - line.y < 1.6 * line.size
