"""What repeats at the top and bottom of pages, and what it says: page headers, footers, page numbers."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.documents.letterhead.masthead import QUESTION
from tracker.documents.letterhead.publication import from_identifier
from tracker.documents.readers.pdf.lines import Line
from tracker.documents.structure.furniture import counts_pages
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.dossiers import PRINTED_DOSSIER, parse_dossier
from tracker.parliament.identifiers import IDENTIFIER_IN
from tracker.parliament.session_years import session_year

TOP, BOTTOM = 0.87, 0.115
"""Shares of the page height above and below which headers and footers stand."""
SMALL = 0.94
"""Share of the size of the running text that footnotes have at most."""
# 12 Kamerstuk 28 676, nr. 434
NOTE = re.compile(r"\d{1,3}\s+(?=[A-Z\"“‘«(]|http|www)")
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


def furniture(pages: list[list[Line]], heights: list[float], body: float) -> set[Line]:
    """The lines that are page headers, footers or page numbers.

    A line is one when it stands at the edge of its page and says so by its form, or when pages repeat it (but for the
    number of the page) at the same height. Footnotes, of smaller type than the `body`, never are by repetition.
    """
    edge = [[line for line in page if not _inside(line, h)] for page, h in zip(pages, heights, strict=True)]
    edge = [[line for line in lines if not QUESTION.match(line.text)] for lines in edge]
    notes = {line for page in pages for line in _notes(page, body)}
    alike: dict[tuple[str, int], list[Line]] = {}
    for line in (line for lines in edge for line in lines if line not in notes):
        alike.setdefault(_key(line), []).append(line)
    repeated = {key: len({line.page for line in lines}) for key, lines in alike.items() if _is_repeated(lines)}
    enough = max(2, len(pages) // 3)
    found = set()
    for lines, height in zip(edge, heights, strict=True):
        for line in lines:
            form = (
                not line.note and FURNITURE.match(line.text) and (line.y < BOTTOM * height or not line.text.isdigit())
            )
            if form or (line not in notes and repeated.get(_key(line), 0) >= enough):
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


def _is_repeated(lines: list[Line]) -> bool:
    """Whether lines that are alike but for their numbers are the same line, with or without the number of the page."""
    return len({line.text for line in lines}) == 1 or counts_pages([(line.page, line.text) for line in lines])


def _notes(page: list[Line], body: float) -> set[Line]:
    """The lines of the footnotes of a page: small type from the first that begins with the number of a note.

    They end where a wider gap parts them from the foot of the page.
    """
    small = sorted((line for line in page if line.size <= SMALL * body or line.note), key=lambda line: -line.y)
    first = next((at for at, line in enumerate(small) if line.note or NOTE.match(line.text)), len(small))
    found: list[Line] = []
    for line in small[first:]:
        if found and found[-1].y - line.y > APART * found[-1].size:
            break
        found.append(line)
    return set(found)


def reason(line: Line, height: float) -> str:
    """What a line at the edge of its page is: a page number, the head or the foot of the page."""
    if not any(c.isalpha() for c in line.text):
        return "bladzijdenummer"
    return "kop" if line.y > height / 2 else "voet"


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
