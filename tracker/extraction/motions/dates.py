"""Dates of motions as letters give them."""

from __future__ import annotations

import re

MONTHS = {
    "januari": 1, "februari": 2, "maart": 3, "april": 4, "mei": 5, "juni": 6,
    "juli": 7, "augustus": 8, "september": 9, "oktober": 10, "november": 11, "december": 12,
}  # fmt: skip
_NAMES = "|".join(MONTHS)
# van 5 juni 2018 · , 23 mei 2024 · d.d. 8 mei 1995 · van 24 mei jl.
_DATE = re.compile(
    rf"(?:\bvan|,|d\.d\.|\bdd\.?|\(|\bingediend op)\s?(?P<day>\d{{1,2}})\s(?P<month>{_NAMES})"
    r"(?:\s(?P<year>\d{4})|\s(?P<last>jl\b|j\.l\.))"
)
# (12-10-2023)
_FIGURES = re.compile(r"\((?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})\)")
# ingediend tijdens het debat van 5 juni 2018: the date of a debate or letter, not of the motion
_OTHER = re.compile(r"\b(?:brief|debat|verslag|vergadering|Raad|overleg|nota)\b[^,()]{0,40}\Z")

# is op 3 oktober 2023 aangenomen
_ON = re.compile(rf"\bop\s(?P<day>\d{{1,2}})\s(?P<month>{_NAMES})\s(?P<year>\d{{4}})", re.IGNORECASE)


def date_told(sentence: str) -> str | None:
    """The date on which, as a sentence says, something happened; None when it gives none or several."""
    dates = {iso_date(found["day"], found["month"], found["year"]) for found in _ON.finditer(sentence)}
    return dates.pop() if len(dates) == 1 else None


def iso_date(day: str, month: str, year: str) -> str | None:
    """`23`, `mei`, `2024` -> `2024-05-23`; None for a month that is none."""
    number = MONTHS.get(month.lower())
    return f"{year}-{number:02d}-{int(day):02d}" if number else None


def date_near(text: str, start: int, end: int, written: str | None) -> str | None:
    """The date a mention gives its motion between `start` and `end`; `jl.` counts back from the letter's date."""
    for found in _DATE.finditer(text, start, end):
        if _OTHER.search(text[start : found.start()]):
            return None
        year = found["year"]
        if year is None:
            if written is None or len(written) < 10:
                return None
            date = iso_date(found["day"], found["month"], written[:4])
            return date if date is None or date <= written else f"{int(written[:4]) - 1}{date[4:]}"
        return iso_date(found["day"], found["month"], year)
    figures = _FIGURES.search(text, start, end)
    if figures and 1 <= int(figures["month"]) <= 12:
        return f"{figures['year']}-{int(figures['month']):02d}-{int(figures['day']):02d}"
    return None
