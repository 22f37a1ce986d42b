"""Dutch dates in running text, with the precision the text gives them.

Not read with python-dateutil: that rejects '12 maart 2024', reads 3-4-2024 month first and fills what a text leaves
out ('2024') with today's day and month. Day, month and year are taken as written; nothing is guessed, unless the
caller passes `near`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year"]

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "januari jan",
            "februari feb febr",
            "maart mrt",
            "april apr",
            "mei",
            "juni jun",
            "juli jul",
            "augustus aug",
            "september sept sep",
            "oktober okt",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}

# What a month can begin with stands first: most words are none, and are dropped by their first letter.
_INITIAL = "[" + "".join(sorted({name[0] for name in MONTHS})) + "]"
_MONTH = rf"(?={_INITIAL})(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_DAY = r"(?:[012]?\d|3[01])"
# The same, for a pattern that begins with it: its first sign is one of a set, which is searched twice as fast.
_FIRST_DAY = r"[0-9](?:(?<=[012])\d|(?<=3)[01])?"
_YEAR = r"(?:1[89]|20|21)\d\d"
_WEEKDAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?"
_AND = r"(?:,|en|&|/)"
_TO = r"(?:-|–|—|t/m|tot en met|tot aan|tot)"

# 'woensdag 31 mei en donderdag 1 juni 2023', '30-31 mei 2024', '9, 10 en 11 juli 2024', '4 april jl.'
DAY_MONTH = re.compile(
    rf"(?P<day>{_FIRST_DAY})(?:e|ste|de)?"
    rf"(?P<days>(?:\s*(?:{_AND}|{_TO})\s*{_WEEKDAY}{_DAY}(?!\d)){{0,5}})\s+(?P<month>{_MONTH})"
    rf"(?:\s*,?\s*(?P<year>{_YEAR})(?!\d))?"
    rf"(?:\s*(?P<link>{_AND}|{_TO})\s*{_WEEKDAY}(?P<day2>{_DAY})\s+(?P<month2>{_MONTH})"
    rf"(?:\s*,?\s*(?P<year2>{_YEAR})(?!\d))?)?"
    r"(?:\s*(?P<side>jl|jongstleden|jongst leden|l\.l|a\.s|aanstaande)\b)?",
    re.IGNORECASE,
)
# '3-4-2024', '12/10/2023', '03.04.2024': day first
NUMERIC = re.compile(rf"(?P<day>{_DAY})(?P<by>[-/.])(?P<month>0?[1-9]|1[012])(?P=by)(?P<year>{_YEAR})(?![\w/-])")
# '2024-04-03'
ISO = re.compile(rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[012])-(?P<day>{_DAY})(?![\w/-])")
# 'mei 2024', 'mei/juni 2024': what stands before a year
MONTHS_BEFORE = re.compile(rf"\b(?:(?P<first>{_MONTH})\s*(?:/|-|–|en)\s*)?(?P<month>{_MONTH})\s+\Z", re.IGNORECASE)
MONTH_ENDS = frozenset(name[-3:] for name in MONTHS)
"""How the names of months end: a cheap test of what stands before a year."""
# What every date holds, and every date in digits.
DIGIT = re.compile(r"[0-9]")
# '2024', '2024-05', '2024-05-23': a date as the records hold it
WRITTEN = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[012])(?:-[0-9]{2})?)?")
PARTED = re.compile(r"[0-9][-/.]\d")
NUMBER = re.compile(r"\d+")
YEAR_ALONE = re.compile(_YEAR)
# 'dinsdag 12 maart 2024.', 'd.d. 12 maart 2024'
WRAPPING = re.compile(rf"^(?:d\.d\.|dd\.?|per|op)?\s*{_WEEKDAY}|[\s.,;]+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date, or a range of dates, at `text[start:end]`."""

    start: int
    end: int
    date: str
    """ISO, as precise as written: `2024`, `2024-05`, `2024-05-23`; of a range its first date."""
    precision: Precision
    until: str | None = None
    """Last date of a range or list ('30 en 31 mei 2024'), same precision; None for a single date."""
    inferred: bool = False
    """True when the text leaves the year out and it follows from `near`."""

    @property
    def last(self) -> str:
        """The last date the text names: `until`, or `date`."""
        return self.until or self.date


def last_day(iso: str | None) -> str | None:
    """The last day of an ISO date: `2024-02` gives 2024-02-29, `2024` 2024-12-31; None for what is no date."""
    if iso is None or not WRITTEN.fullmatch(iso):
        return None
    year, month, day = (*map(int, iso.split("-")), 0, 0)[:3]
    return _iso(year, month or 12, day or monthrange(year, month or 12)[1])


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def _nearest_year(month: int, day: int, near: str, side: str | None) -> int:
    """The year that brings day and month nearest to the date `near`, on the side that jl. or a.s. asks."""
    reference = date.fromisoformat(near)

    def distance(year: int) -> tuple[bool, int]:
        iso = _iso(year, month, day)
        if iso is None:
            return True, 10**6
        days = (date.fromisoformat(iso) - reference).days
        wrong = side is not None and ((days > 0) if side[0].lower() in "jl" else (days < 0))
        return wrong, abs(days)

    return min((reference.year - 1, reference.year, reference.year + 1), key=distance)


def _from_days(found: re.Match[str], near: str | None) -> DateSpan | None:
    """The span of a match of DAY_MONTH; None when it is no date or its year is unknown."""
    month, day = _month(found["month"]), int(found["day"])
    second = found["month2"] is not None and (
        found["year"] is None or found["link"].lower() not in ("en", ",", "&", "/")
    )
    end = found.end()
    if found["month2"] is not None and not second:
        end = found.start("link")
        while found.string[end - 1].isspace():
            end -= 1
    year_text, inferred = found["year"] or (found["year2"] if second else None), False
    if year_text is None:
        if near is None or len(near) != 10:
            return None
        last_month, last_day = (_month(found["month2"]), int(found["day2"])) if second else (month, day)
        year, inferred = _nearest_year(last_month, last_day, near, found["side"]), True
    else:
        year = int(year_text)
    last_year = year
    if second:
        last_year = int(found["year2"] or year)
        if found["year"] is None and _month(found["month2"]) < month:
            year = last_year - 1
        until = _iso(last_year, _month(found["month2"]), int(found["day2"]))
    else:
        more = NUMBER.findall(found["days"])
        until = _iso(year, month, int(more[-1])) if more else None
    first = _iso(year, month, day)
    if first is None or (until is not None and until < first):
        return None
    return DateSpan(found.start(), end, first, "day", until, inferred)


def _stands_free(text: str, at: int) -> bool:
    """Whether no word or number runs into what begins at `at`."""
    return at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_.,/-")


def _months_before(text: str, at: int) -> re.Match[str] | None:
    """The month, or two months, directly before the year at `at`; None when something else stands there."""
    before = text[max(0, at - 30) : at]
    bare = before.rstrip()
    if len(bare) == len(before) or bare.removesuffix(".")[-3:].lower() not in MONTH_ENDS:
        return None
    return MONTHS_BEFORE.search(text, at - len(before), at)


def find_dates(text: str, near: str | None = None) -> list[DateSpan]:
    """The dates in a text, in order, without overlap; a bare year is no date here.

    `near` is the ISO date of the document: with it, '4 april jl.' and '1 juni' get the year that brings them nearest.
    """
    spans: list[DateSpan] = []
    if DIGIT.search(text) is None:
        return spans
    at = 0
    while found := DAY_MONTH.search(text, at):
        span = _from_days(found, near) if _stands_free(text, found.start()) else None
        at = span.end if span else found.end("day")
        if span:
            spans.append(span)
    for pattern in (NUMERIC, ISO) if PARTED.search(text) else ():
        for found in pattern.finditer(text):
            iso = _iso(int(found["year"]), int(found["month"]), int(found["day"]))
            if iso and _stands_free(text, found.start()):
                spans.append(DateSpan(found.start(), found.end(), iso, "day"))
    for year in YEAR_ALONE.finditer(text):
        if any(s.start <= year.start() < s.end for s in spans):
            continue
        found = _months_before(text, year.start())
        if found is None or text[year.end() : year.end() + 1].isdigit():
            continue
        last = f"{year[0]}-{_month(found['month']):02d}"
        first = f"{year[0]}-{_month(found['first']):02d}" if found["first"] else last
        if not any(s.start < year.end() and found.start() < s.end for s in spans):
            spans.append(DateSpan(found.start(), year.end(), first, "month", last if last != first else None))
    return sorted(spans, key=lambda s: s.start)


def parse_date(text: str) -> tuple[str, Precision] | None:
    """The one date that the whole of a text states, as ISO with its precision; None when it is anything else.

    '12 maart 2024' is ('2024-03-12', 'day'), 'mei 2024' ('2024-05', 'month'), '2024' ('2024', 'year').
    """
    if DIGIT.search(text) is None:
        return None
    bare = WRAPPING.sub("", text.strip())
    if YEAR_ALONE.fullmatch(bare):
        return bare, "year"
    spans = find_dates(bare)
    if len(spans) == 1 and spans[0].until is None and (spans[0].start, spans[0].end) == (0, len(bare)):
        return spans[0].date, spans[0].precision
    return None
