"""The margin that stands beside a letter, in text that keeps the layout of its pages (`pdftotext -layout`).

Aan de Voorzitter van de Tweede Kamer                      Postbus 20301
Datum     3 juli 2023                                      Ons kenmerk
Onderwerp Voortgang rechtsbijstand                         4747503
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from tracker.documents.structure.furniture import PAGE

FAREST_LEFT, WIDEST = 48, 48
"""The first column a margin can begin at, and the characters a line of it has at most."""
FEWEST = 2
"""Lines that make a margin: Kenmerk and its value."""
# Ons kenmerk · Bij beantwoording de datum · www.rijksoverheid.nl: what no table holds
LABELLED = re.compile(
    r"(?:On(?:s|ze) (?:kenmerk|referentie)|Kenmerk|Datum|Bij beantwoording|Bezoekadres|Contactpersoon|Postbus \d"
    r"|P ostbus \d|www\.)"
)


def take_margin(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines of a text with the margin beside its first page put above it, and the margins of later pages.

    `lines` keep their spaces; a line that is PAGE alone begins a page.
    """
    kept: list[str] = []
    later: list[str] = []
    first = True
    for starts, group in groupby(lines, key=lambda line: line == PAGE):
        page = list(group)
        if starts:
            kept += page
            continue
        text, margin = _part(page)
        if margin and first:
            kept += [*margin, "", *text]
        else:
            kept += text
            later += margin
        first = False
    return kept, later


def _part(page: list[str]) -> tuple[list[str], list[str]]:
    """The lines of one page without the margin, and the margin; all in place where there is none."""
    column = _column(page)
    if column is None:
        return page, []
    text, margin = [], []
    for line in page:
        beside = line[column:].strip()
        if beside and not line[column - 2 : column].strip() and len(beside) <= WIDEST:
            margin.append(beside)
            if line[:column].strip():
                text.append(line[:column].rstrip())
        else:
            text.append(line)
    return text, margin


def _column(page: list[str]) -> int | None:
    """Where the margin begins; None for a page without one."""
    starts: Counter[int] = Counter()
    labels: Counter[int] = Counter()
    for line in page:
        at = _start(line)
        if at is not None:
            starts[at] += 1
            labels[at] += LABELLED.match(line, at) is not None
    for column, count in starts.most_common(3):
        if count >= FEWEST and labels[column]:
            return column
    return None


def _start(line: str) -> int | None:
    """Where the last part of a line begins that stands apart by two spaces or more, and far to the right."""
    if len(line) <= FAREST_LEFT:
        return None
    gap = line.rstrip().rfind("  ")
    start = gap + 2
    return start if start >= FAREST_LEFT and len(line.rstrip()) - start <= WIDEST else None
