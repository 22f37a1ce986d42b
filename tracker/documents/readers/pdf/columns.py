"""From the lines of a page to its columns in reading order, and its margin."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import accumulate, pairwise

from tracker.documents.readers.pdf.lines import Line


def split_margin(lines: list[Line], width: float, body: float) -> tuple[list[Line], list[Line]]:
    """The lines of the text, and those of a narrow column in small type right of it (address and reference)."""
    small = [line for line in lines if line.x0 > 0.68 * width and line.size <= 0.86 * body]
    if not small:
        return lines, []
    edge = min(line.x0 for line in small) - 2
    text = [line for line in lines if line not in small]
    crossing = [line for line in text if line.x1 > edge + 4 and line.x0 < edge and len(line.text) > 20]
    if len(crossing) > 0.3 * len(text):
        return lines, []
    return text, small


def columns(lines: list[Line], width: float, height: float) -> list[list[Line]]:
    """The columns of a page in reading order, each of lines that know the edges of their column.

    Two or three columns of running text are read one after the other; lines that run across them part the page. A
    sheet that shows two pages side by side is read as two.
    """
    middle = width / 2
    if width > 1.2 * height and not any(line.x0 < middle - 3 and line.x1 > middle + 3 for line in lines):
        halves = [line for line in lines if line.x0 < middle], [line for line in lines if line.x0 >= middle]
        return [column for half in halves for column in columns(half, 0, height)]
    cuts = _gutters(lines)
    edges = [-1e9, *cuts, 1e9]
    ordered: list[list[Line]] = []
    band: list[Line] = []

    def flush() -> None:
        for left, right in pairwise(edges):
            part = [line for line in band if left <= line.x0 < right]
            if part:
                ordered.append(_framed(join_rows(sorted(part, key=lambda line: (-line.y, line.x0)))))
        band.clear()

    for line in sorted(lines, key=lambda line: (-line.y, line.x0)):
        if any(line.x0 < cut - 3 and line.x1 > cut + 3 for cut in cuts):
            flush()
            ordered.append(_framed([line]))
        else:
            band.append(line)
    flush()
    return ordered


def _framed(lines: list[Line]) -> list[Line]:
    """The lines with the edges of the column they make up."""
    if not lines:
        return []
    wide = sorted(line.x1 for line in lines)
    right = wide[min(len(wide) - 1, len(wide) * 19 // 20)]
    starts = Counter(round(line.x0 / 3) for line in lines for _ in range(1 + len(line.text) // 40))
    left = 3 * max(starts, key=lambda start: (starts[start], -start))
    return [replace(line, right=right, left=float(left)) for line in lines]


def _gutters(lines: list[Line]) -> list[float]:
    """Where the gutters between columns of running text stand; none on a page of one column."""
    if len(lines) < 12:
        return []
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    span = right - left
    if span < 100:
        return []
    cover = [0] * (int(span) + 2)
    for line in lines:
        cover[int(line.x0 - left)] += 1
        cover[min(int(line.x1 - left) + 1, len(cover) - 1)] -= 1
    cover = list(accumulate(cover))
    most = max(cover)
    cuts: list[float] = []
    at = 0
    while at < len(cover):
        if cover[at] > 0.15 * most:
            at += 1
            continue
        end = at
        while end < len(cover) and cover[end] <= 0.15 * most:
            end += 1
        if end - at >= 6 and 0.15 * span < (at + end) / 2 < 0.85 * span:
            cuts.append(left + (at + end) / 2)
        at = end
    edges = [left, *cuts, right]
    parts = [[line for line in lines if a - 3 <= line.x0 and line.x1 <= b + 3] for a, b in pairwise(edges)]
    return cuts if cuts and all(_is_prose(part) for part in parts) else []


def _is_prose(lines: list[Line]) -> bool:
    """Whether these lines fill a column as running text does."""
    if len(lines) < 5:
        return False
    width = max(line.x1 for line in lines) - min(line.x0 for line in lines)
    full = sum(line.x1 - line.x0 > 0.6 * width for line in lines)
    return full >= 0.5 * len(lines) and width > 100


def join_rows(lines: list[Line]) -> list[Line]:
    """Lines on one baseline made one line of several cells."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if last is not None and abs(last.y - line.y) < 0.3 * min(last.size, line.size) and line.x0 >= last.x1:
            joined[-1] = replace(
                last,
                text=f"{last.text} {line.text}",
                x1=line.x1,
                cells=(*(last.cells or (last.text,)), line.text),
                starts=(*(last.starts or (last.x0,)), line.x0),
                bold=last.bold and line.bold,
                italic=last.italic and line.italic,
                size=max(last.size, line.size),
            )
        else:
            joined.append(line)
    return joined
