"""From runs to lines of text: baselines joined, the spaces between words told."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tracker.documents.blocks import footnote_ref
from tracker.documents.readers.pdf.runs import Run

SPACE = 0.14
"""Share of the line height between two runs from which there is a space between them."""
OWN = 0.6
"""Share of the usual width of a page's own spaces from which a gap is a space too."""
FEW_SPACES = 10
"""Spaces between runs from which a page shows how wide its spaces are."""
LOWERED = 0.35
"""Share of the line height that the small figure of CO2 stands below its line at most."""
BAND = 12.0
"""Points of a page's height that are searched together for a baseline."""
CELL = 1.6
"""Share of the line height between two runs from which they are two columns or cells."""
# 1 / 12 / *: what a footnote mark consists of
MARK = re.compile(r"\d{1,3}$|\*{1,3}$")
# km² / 30 m3: the raised number is part of a unit
UNIT = re.compile(r"(?<![a-z])[kcdm]?m$")
# strategie¹ / besluit.²³: superscript digits that are letters of their own
SUPERSCRIPT = re.compile(r"(?<=[a-z»”’.,;:)?!])(?<![\s(][kcd]m)[¹²³⁰⁴-⁹]{1,3}")
DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")

# Yes¸ilgöz is Yeşilgöz: the accent is a glyph of its own, behind its letter
SPACING = re.compile("([A-Za-z])([¸˘ˇ˛])")
COMBINING = {"¸": "\u0327", "˘": "\u0306", "ˇ": "\u030c", "˛": "\u0328"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text on a page; coordinates in points from the lower left corner, `y` is the baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    page: int
    bold: bool = False
    italic: bool = False
    cells: tuple[str, ...] = ()
    """The parts of a line that wide gaps part, when there are more than one."""
    starts: tuple[float, ...] = ()
    """Where the cells begin."""
    note: str | None = None
    """Number of the footnote the line begins with, when it begins with a raised number."""
    right: float = 0.0
    """Right edge of the column the line stands in."""
    left: float = 0.0
    """Left edge of that column."""


def body_size(runs: Iterable[Run]) -> float:
    """The height most letters of a document have, to a tenth of a point."""
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[round(run.size, 1)] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], size)) if sizes else 0.0


def segments(runs: list[Run], page: int) -> list[Line]:
    """The runs of a page joined along their baselines, up to gaps as wide as those between columns."""
    rows = _rows(runs)
    space = _space(rows)
    found = []
    for row in rows:
        part: list[Run] = []
        for run in row:
            if part and _are_apart(part, run):
                found.append(_segment(part, page, space))
                part = []
            part.append(run)
        found.append(_segment(part, page, space))
    return [line for line in found if line.text.strip()]


def _space(rows: list[list[Run]]) -> float:
    """The gap between runs that is a space on this page, as a share of the line height.

    Read from the spaces that the file holds at the ends of its runs: a justified line spreads its letters as well.
    """
    own = sorted(
        gap
        for row in rows
        for a, b in pairwise(row)
        if (a.text[-1] == " " or b.text[0] == " ") and 0 < (gap := (b.x0 - a.x1) / max(b.size, a.size * 0.7)) < 0.6
    )
    return min(max(OWN * own[len(own) // 2], 0.1), 0.2) if len(own) >= FEW_SPACES else SPACE


def _are_apart(part: list[Run], run: Run) -> bool:
    """Whether the gap before a run is that between columns: wide, or half as wide where small type begins."""
    gap, size = run.x0 - max(r.x1 for r in part[-3:]), max(r.size for r in part)
    small = run.size < 0.86 * size and not MARK.match(run.text)
    return gap > (0.7 if small else CELL) * max(run.size, 0.8 * size)


def _rows(runs: list[Run]) -> list[list[Run]]:
    """The runs by baseline, top first, each row from left to right; raised marks go with the row they belong to."""
    rows: list[tuple[Run, list[Run]]] = []
    near: dict[int, list[tuple[Run, list[Run]]]] = {}
    for run in sorted(runs, key=lambda r: (-r.size, -r.y, r.x0)):
        band = int(run.y // BAND)
        close = (entry for key in (band, band - 1, band + 1) for entry in near.get(key, ()))
        homes = [entry for entry in close if _shares_row(run, *entry)]
        if homes:
            # Two columns may stand a point apart: a run belongs to its neighbours, else to the nearest baseline.
            best = homes[0] if len(homes) == 1 else min(homes, key=lambda entry: _distance(run, *entry))
            best[1].append(run)
            continue
        entry = (run, [run])
        rows.append(entry)
        for key in range(int((run.y - 0.4 * run.size) // BAND), int((run.y + 0.7 * run.size) // BAND) + 1):
            near.setdefault(key, []).append(entry)
    rows.sort(key=lambda row: (-row[0].y, row[0].x0))
    return [sorted(row, key=lambda r: r.x0) for _, row in rows]


def _distance(run: Run, lead: Run, row: list[Run]) -> tuple[bool, float]:
    """How far a run is from a row: those with a neighbour come first, then the nearest baseline."""
    return not _is_beside(run, lead, row), abs(run.y - lead.y)


def _is_beside(run: Run, lead: Run, row: list[Run]) -> bool:
    return any(abs(run.x0 - r.x1) < lead.size or abs(run.x1 - r.x0) < lead.size for r in row)


def _shares_row(run: Run, lead: Run, row: list[Run]) -> bool:
    """Whether a run stands on the baseline that `lead` began, or is a small mark raised above it."""
    raised = run.y - lead.y
    if abs(raised) < 0.25 * min(run.size, lead.size):
        return True
    if run.size >= 0.85 * lead.size or not -LOWERED * lead.size < raised < 0.65 * lead.size or len(run.text) >= 8:
        return False
    return _is_beside(run, lead, row)


def _segment(runs: list[Run], page: int, space: float) -> Line:
    """One line of runs, raised numbers made footnote marks."""
    main = max(runs, key=lambda r: (len(r.text) if not MARK.match(r.text) else 0, r.size))
    text, previous, note = "", None, None
    for run in runs:
        gap = previous is not None and run.x0 - previous.x1 > space * max(run.size, previous.size * 0.7)
        is_raised = run.size < 0.85 * main.size and run.y > main.y + 0.12 * main.size
        piece = run.text.strip()
        if is_raised and MARK.match(piece) and run is not main and not UNIT.search(text):
            if not text:
                note = piece
            else:
                text += footnote_ref(piece)
        elif is_raised and re.match(r"(e|de|ste|er)$", piece) and text[-1:].isdigit():
            text += piece
        else:
            text += (" " if gap and text else "") + run.text
        previous = run
    inked = [r for r in runs if any(c.isalnum() for c in r.text) and not (r.size < 0.85 * main.size)]
    return Line(
        text=_mended(" ".join(text.split())),
        x0=runs[0].x0,
        x1=max(r.x1 for r in runs),
        y=main.y,
        size=main.size,
        page=page,
        bold=bool(inked) and all(r.bold for r in inked),
        italic=bool(inked) and all(r.italic for r in inked),
        note=note,
    )


def _mended(text: str) -> str:
    """The text with superscript digits as footnote marks and accents on the letters they belong to."""
    text = SUPERSCRIPT.sub(lambda m: footnote_ref(m[0].translate(DIGITS)), text)
    return SPACING.sub(lambda m: unicodedata.normalize("NFC", m[1] + COMBINING[m[2]]), text)
