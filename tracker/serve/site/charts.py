"""Charts drawn on the server as SVG: they need no script, print, and lead to the rows behind each bar. Pure.

Colours stand in the style sheet, by class; every chart has its table beside it, so the drawing is hidden from readers
of the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from markupsafe import Markup

from tracker.serve.site import dutch

WIDTH = 640
ROW = 30
LABEL = 210
VALUE = 64
COLUMN_HEIGHT = 190
AXIS = 24


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a bar: its size, the class of its colour, and what it stands for."""

    size: float
    style: str
    title: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar with its label, the address of the rows behind it, and its parts."""

    label: str
    address: str
    parts: tuple[Part, ...]

    @property
    def size(self) -> float:
        """The sum of its parts."""
        return sum(part.size for part in self.parts)


def horizontal(bars: Sequence[Bar]) -> Markup:
    """Bars from left to right below each other, labels before them, values behind them."""
    most = max((bar.size for bar in bars), default=0) or 1
    room = WIDTH - LABEL - VALUE
    drawn = Markup("").join(
        Markup('<a href="{}" tabindex="-1"><text x="{}" y="{}" class="label" text-anchor="end">{}</text>{}'
               '<text x="{}" y="{}" class="value">{}</text></a>').format(
            bar.address, LABEL - 10, row * ROW + 20, _short(bar.label),
            _lying(bar, row, room / most), LABEL + bar.size * room / most + 8, row * ROW + 20, dutch.number(bar.size),
        )
        for row, bar in enumerate(bars)
    )  # fmt: skip
    return _frame(drawn, ROW * len(bars) + 4)


def _lying(bar: Bar, row: int, scale: float) -> Markup:
    drawn, at = [], float(LABEL)
    for part in bar.parts:
        wide = part.size * scale
        drawn.append(
            Markup('<rect x="{:.1f}" y="{}" width="{:.1f}" height="{}" class="bar {}"><title>{}</title></rect>').format(
                at, row * ROW + 5, max(wide, 1.5), ROW - 10, part.style, part.title
            )
        )
        at += wide
    return Markup("").join(drawn)


def columns(bars: Sequence[Bar]) -> Markup:
    """Columns beside each other, as years are, the parts on top of each other."""
    most = max((bar.size for bar in bars), default=0) or 1
    step = WIDTH / max(1, len(bars))
    wide = min(64.0, step * 0.62)
    drawn = []
    for index, bar in enumerate(bars):
        middle, at = index * step + step / 2, float(COLUMN_HEIGHT)
        pieces = []
        for part in bar.parts:
            tall = part.size * (COLUMN_HEIGHT - 24) / most
            at -= tall
            pieces.append(
                Markup(
                    '<rect x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}" class="bar {}"><title>{}</title></rect>'
                ).format(middle - wide / 2, at, wide, tall, part.style, part.title)
            )
        drawn.append(
            Markup('<a href="{}" tabindex="-1">{}'
                   '<text x="{:.1f}" y="{:.1f}" class="value" text-anchor="middle">{}</text>'
                   '<text x="{:.1f}" y="{}" class="label" text-anchor="middle">{}</text></a>').format(
                bar.address, Markup("").join(pieces), middle, at - 6, dutch.number(bar.size),
                middle, COLUMN_HEIGHT + AXIS - 6, bar.label,
            )
        )  # fmt: skip
    axis = Markup('<line x1="0" x2="{}" y1="{}" y2="{}" class="axis"/>').format(WIDTH, COLUMN_HEIGHT, COLUMN_HEIGHT)
    return _frame(axis + Markup("").join(drawn), COLUMN_HEIGHT + AXIS)


def _frame(drawn: Markup, height: float) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {} {}" aria-hidden="true" focusable="false">{}</svg>').format(
        WIDTH, height, drawn
    )


def _short(label: str, most: int = 28) -> str:
    return label if len(label) <= most else label[: most - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day: where it leads, the class of its colour, and what it stands for."""

    day: str
    value: float
    style: str
    title: str
    address: str


PLOT_LEFT, PLOT_TOP, PLOT_HEIGHT = 46, 14, 170


def timeline(points: Sequence[Point]) -> Markup:
    """Values in percent as points over time, years below, the scale at the left from zero."""
    days = [date.fromisoformat(point.day).toordinal() for point in points]
    first, last = date.fromordinal(min(days)).year, date.fromordinal(max(days)).year + 1
    begin, end = date(first, 1, 1).toordinal(), date(last, 1, 1).toordinal()
    top = max(1, ceil(max(point.value for point in points)))

    def across(day: int) -> float:
        return PLOT_LEFT + (day - begin) * (WIDTH - PLOT_LEFT - 10) / (end - begin)

    def down(value: float) -> float:
        return PLOT_TOP + PLOT_HEIGHT - value * PLOT_HEIGHT / top

    drawn = [_scale(value, down(value)) for value in range(0, top + 1, max(1, top // 5))]
    step = max(1, (last - first) // 8)
    drawn += [_year(year, across(date(year, 1, 1).toordinal())) for year in range(first, last + 1, step)]
    drawn += [
        Markup('<a href="{}" tabindex="-1"><circle cx="{:.1f}" cy="{:.1f}" r="6" class="bar {}"><title>{}</title>'
               "</circle></a>").format(point.address, across(day), down(point.value), point.style, point.title)
        for point, day in zip(points, days, strict=True)
    ]  # fmt: skip
    return _frame(Markup("").join(drawn), PLOT_TOP + PLOT_HEIGHT + AXIS)


def _scale(value: int, at: float) -> Markup:
    return Markup('<line x1="{}" x2="{}" y1="{:.1f}" y2="{:.1f}" class="{}"/>'
                  '<text x="{}" y="{:.1f}" class="label" text-anchor="end">{}%</text>').format(
        PLOT_LEFT, WIDTH - 10, at, at, "grid" if value else "axis", PLOT_LEFT - 8, at + 4, value)  # fmt: skip


def _year(year: int, at: float) -> Markup:
    bottom = PLOT_TOP + PLOT_HEIGHT
    return Markup('<line x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}" class="axis"/>'
                  '<text x="{:.1f}" y="{}" class="label" text-anchor="middle">{}</text>').format(
        at, at, bottom, bottom + 5, min(max(at, PLOT_LEFT), WIDTH - 18), bottom + 20, year)  # fmt: skip
