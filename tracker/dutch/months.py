"""The months by name: the one table of them."""

from __future__ import annotations

MONTH_NAMES = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
"""The full names, January first."""

_SHORT = {
    "jan": 1, "feb": 2, "febr": 2, "mrt": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "okt": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip

MONTHS = {name: number for number, name in enumerate(MONTH_NAMES, start=1)} | _SHORT
"""The number of each month by its name or abbreviation, in lower case and without a point."""


def month_number(name: str) -> int | None:
    """The number of a month by its name or abbreviation in any case (`Mrt.` is 3); None for a word that is none."""
    return MONTHS.get(name.lower().rstrip("."))


def begins_with_month(text: str) -> bool:
    """Whether the first word of a text is the name of a month: `oktober 2018` is, `meer` is not."""
    words = text.split(maxsplit=1)
    return bool(words) and month_number(words[0].rstrip(".,;:")) is not None
