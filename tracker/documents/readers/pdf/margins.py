"""What repeats at the top and bottom of pages, and what it says: page headers, footers, page numbers."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from tracker.documents.letterhead.publication import from_identifier
from tracker.documents.readers.pdf.lines import Line
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.dossiers import PRINTED_DOSSIER, parse_dossier
from tracker.parliament.identifiers import IDENTIFIER_IN
from tracker.parliament.session_years import session_year

TOP, BOTTOM = 0.87, 0.115
"""Shares of the page height above and below which headers and footers stand."""
APART = 1.6
"""Line heights between the text of a page and what stands below it."""
# Pagina 3 van 7 / 3 / - 3 - / blad 2 / kst-32545-143 / ISSN 0921 - 7371 / ’s-Gravenhage 2021 / 17-14-3 1e termijn
FURNITURE = re.compile(
    r"(?i)(((pagina|blad|page|p\.|pag\.)\s*)?[-–]?\s*\d{1,4}\s*[-–]?(\s*(van|of|/)\s*\d{1,4})?"
    r"|(kst|ah|h|kv|blg)-\S+|issn\s[\d\s–-]+x?|['’‘]s-gravenhage \d{4}"
    r"|(tweede|eerste) kamer, (vergaderjaar|zitting|aanhangsel).*)$"
)
# Tweede Kamer, vergaderjaar 2020–2021, 32 545, nr. 143
RUNNING = re.compile(
    r"(?P<chamber>Tweede|Eerste) Kamer, (?:vergaderjaar|zitting) (?P<year>\d{4}\s*[-–]\s*\d{4}), "
    r"(?P<aanhangsel>Aanhangsel)?"
    rf"(?:(?P<dossier>{PRINTED_DOSSIER}),? nr\. (?P<number>\w+))?"
)


def furniture(pages: list[list[Line]], heights: list[float]) -> set[Line]:
    """The lines that are page headers, footers or page numbers.

    A line is one when it stands at the edge of its page and says so by its form, or when pages repeat it (digits aside)
    at the same height.
    """
    edge = [[line for line in page if not _inside(line, h)] for page, h in zip(pages, heights, strict=True)]
    repeated = Counter(key for lines in edge for key in {_key(line) for line in lines})
    enough = max(2, len(pages) // 3)
    found = set()
    for lines, height in zip(edge, heights, strict=True):
        for line in lines:
            form = (
                not line.note and FURNITURE.match(line.text) and (line.y < BOTTOM * height or not line.text.isdigit())
            )
            if form or repeated[_key(line)] >= enough:
                found.add(line)
    return found


def interruptions(pages: list[list[Line]], heights: list[float]) -> set[Line]:
    """The lines below the text of a page that stand between the halves of a sentence: codes, addresses, print marks.

    They stand once, so that nothing repeats: known by the wide gap above them, and by the text that breaks off before
    them and goes on in lower case at the top of the next page. Footnotes, which begin with a number, are no such lines.
    """
    found: set[Line] = set()
    for above, height, below in zip(pages, heights, pages[1:], strict=False):
        foot = [line for line in above if line.y < BOTTOM * height]
        text = [line for line in above if line.y >= BOTTOM * height]
        if not foot or not text or not below or any(line.note or re.match(r"\d{1,3}\s", line.text) for line in foot):
            continue
        last, first = min(text, key=lambda line: line.y), max(below, key=lambda line: line.y)
        apart = last.y - max(line.y for line in foot) > APART * last.size
        if apart and first.text[0].islower() and last.text[-1] not in ".!?:;":
            found.update(foot)
    return found


def _inside(line: Line, height: float) -> bool:
    """Whether a line stands clear of the top and bottom of its page."""
    return BOTTOM * height <= line.y <= TOP * height


def _key(line: Line) -> tuple[str, int]:
    """What a line that repeats has in common: its words without numbers, and about where it stands."""
    return re.sub(r"\d+", "#", line.text), round(line.y / 6)


def metadata(lines: list[Line]) -> Metadata:
    """What the footers of official papers say: identifier, chamber, session year, dossier and number."""
    text = "\n".join(sorted({line.text for line in lines}))
    running = RUNNING.search(text)
    identifier = next((m.group(1) for m in (IDENTIFIER_IN.match(t) for t in text.split("\n")) if m), None)
    known = from_identifier(identifier)
    if running is None:
        return known
    return replace(
        known,
        chamber=known.chamber or chamber_of(running["chamber"]),
        session_year=known.session_year or session_year(running["year"]),
        kind=known.kind or ("antwoorden" if running["aanhangsel"] else None),
        author=known.author or ("government" if running["aanhangsel"] else None),
        dossier=known.dossier or parse_dossier(running["dossier"]),
        number=known.number or running["number"],
    )
