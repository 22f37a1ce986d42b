"""Dutch dates in running text, with the precision the text gives them.

Not read with python-dateutil: that rejects '12 maart 2024', reads 3-4-2024 month first and fills what a text leaves
out ('2024') with today's day and month. Day, month and year are taken as written; nothing is guessed, unless the
caller passes `near`. Which year a day without one lies in is decided here and nowhere else (`year_of`).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from tracker.dutch.months import MONTH_NAMES, MONTHS

Precision = Literal["day", "month", "year"]
Direction = Literal["nearest", "next", "last"]
"""Which day is meant by a day and month without a year, as seen from a date: the nearest, the next or the last."""

# What a month can begin with stands first: most words are none, and are dropped by their first letter.
_INITIAL = "[" + "".join(sorted({name[0] for name in MONTHS})) + "]"
_SHORT_NAMES = "|".join(sorted(MONTHS.keys() - set(MONTH_NAMES), key=len, reverse=True))
_MONTH = rf"(?={_INITIAL})(?:(?:{'|'.join(MONTH_NAMES)})\b|(?:{_SHORT_NAMES})\b\.?)"
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
    r"(?:\s*(?P<side>jl|j\.l|jongstleden|jongst leden|l\.l|a\.s|aanstaande)\b)?",
    re.IGNORECASE,
)
# '1 jan '25', '3 mei ’24'
SHORT_YEAR = re.compile(r"\s?['’‘](?P<year>\d\d)(?!\w)")
# '3-4-2024', '12/10/2023', '03.04.2024': day first
NUMERIC = re.compile(rf"(?P<day>{_DAY})(?P<by>[-/.])(?P<month>0?[1-9]|1[012])(?P=by)(?P<year>{_YEAR})(?![\w/-])")
# 'op 2/6/24', 'd.d. 02-06-24': a year of two figures only behind a word that asks for a date
NUMERIC_SHORT = re.compile(
    rf"\b(?:op|per|voor|vóór|uiterlijk|van|tot|vanaf|dd\.?|d\.d\.|datum:?)\s(?P<whole>(?P<day>{_DAY})(?P<by>[-/])"
    r"(?P<month>0?[1-9]|1[012])(?P=by)(?P<year>\d\d))(?![\w/-])",
    re.IGNORECASE,
)
# '2024-04-03'
ISO = re.compile(rf"(?P<year>{_YEAR})-(?P<month>0[1-9]|1[012])-(?P<day>{_DAY})(?![\w/-])")
# 'mei 2024', 'mei/juni 2024': what stands before a year
MONTHS_BEFORE = re.compile(rf"\b(?:(?P<first>{_MONTH})\s*(?:/|-|–|en)\s*)?(?P<month>{_MONTH})\s+\Z", re.IGNORECASE)
MONTH_ENDS = frozenset(name[-3:] for name in MONTHS)
"""How the names of months end: a cheap test of what stands before a year."""
# 'uiterlijk 31 december' looks ahead, 'de brief van 3 mei' to wherever it is nearest
_LIMIT = re.compile(rf"\b(?:uiterlijk|voor|vóór|tegen|binnen|tot|tot en met|t/m)\s(?:op\s)?{_WEEKDAY}$", re.IGNORECASE)
# 'mijn brief van' 1 juli: a paper that is there already
_PAPER_OF = re.compile(
    r"(?:brief|brieven|rapport|rapportage|verslag|motie|nota|advies|antwoorden|beantwoording|toezegging)"
    r" (?:van|d\.d\.|dd\.?) $",
    re.IGNORECASE,
)
_OF = re.compile(rf"\b(?:van|d\.d\.|dd\.?|sinds|sedert)\s{_WEEKDAY}$", re.IGNORECASE)
_OLD = 70
_LEAP_DAY = (2, 29)
DIGIT = re.compile(r"[0-9]")
# '2024', '2024-05', '2024-05-23': a date as the records hold it
WRITTEN = re.compile(r"(?!0000)[0-9]{4}(?:-(?:0[1-9]|1[012])(?:-[0-9]{2})?)?")
PARTED = re.compile(r"[0-9][-/.]\d")
NUMBER = re.compile(r"\d+")
_DATED_NAME = re.compile(r"(?<!\d)([12]\d{3})-(\d\d)-(\d\d)(?!\d)|^([12]\d{3})(\d\d)(\d\d)(?=[ _.-])")
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
    return iso_day(year, month or 12, day or monthrange(year, month or 12)[1])


def _month(name: str) -> int:
    return MONTHS[name.lower().rstrip(".")]


def iso_day(year: int, month: int, day: int) -> str | None:
    """The ISO date of a day, None where the calendar has no such day."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def full_year(written: str) -> int:
    """The year of two or four figures: `24` is 2024, `98` is 1998."""
    year = int(written)
    if len(written) == 4:
        return year
    return year + (1900 if year >= _OLD else 2000)


def year_of(month: int, day: int, reference: str, direction: Direction = "nearest") -> int:
    """The year of a day without one, as seen from the ISO date `reference`: the one policy there is.

    `next` counts the day of the reference itself, as a term set for today has not passed; `last` counts it too.
    """
    seen_from = date.fromisoformat(reference)

    def distance(year: int) -> tuple[bool, int]:
        iso = iso_day(year, month, day)
        if iso is None:
            return True, 10**6
        days = (date.fromisoformat(iso) - seen_from).days
        wrong = (direction == "next" and days < 0) or (direction == "last" and days > 0)
        return wrong, abs(days)

    around = range(max(seen_from.year - 4, 1), min(seen_from.year + 4, 9999) + 1)
    return min(around if (month, day) == _LEAP_DAY else around[3:6], key=distance)


def _direction(found: re.Match[str], asked: Direction) -> Direction:
    """What the words around a day say of the year it lies in; what was asked where they say nothing."""
    if found["side"]:
        return "last" if found["side"][0].lower() in "jl" else "next"
    before = found.string[max(0, found.start() - 30) : found.start()]
    if _LIMIT.search(before):
        return "next"
    if _PAPER_OF.search(before):
        return "last"
    return "nearest" if asked == "next" and _OF.search(before) else asked


def _joins_second(found: re.Match[str]) -> bool:
    """Whether the second month of a match of DAY_MONTH belongs to the first: not in '1 mei 2024 en 3 juni 2025'."""
    if found["month2"] is None:
        return False
    return found["year"] is None or found["link"].lower() not in ("en", ",", "&", "/")


def _end_of(found: re.Match[str], second: bool) -> int:
    """Where the date of a match of DAY_MONTH ends, without a second one that does not belong to it."""
    if found["month2"] is None or second:
        return found.end()
    end = found.start("link")
    while found.string[end - 1].isspace():
        end -= 1
    return end


def _from_days(found: re.Match[str], near: str | None, asked: Direction) -> DateSpan | None:
    """The span of a match of DAY_MONTH; None when it is no date or its year is unknown."""
    month, day, second = _month(found["month"]), int(found["day"]), _joins_second(found)
    end = _end_of(found, second)
    month2, day2 = (_month(found["month2"]), int(found["day2"])) if second else (month, day)
    written = found["year"] or (found["year2"] if second else None)
    short = None if written or found["side"] else SHORT_YEAR.match(found.string, end)
    if short is not None:
        written, end = str(full_year(short["year"])), short.end()
    inferred = written is None
    if written is not None:
        year = int(written)
    elif near is not None and len(near) == len("2024-05-23"):
        year = year_of(month2, day2, near, _direction(found, asked))
    else:
        return None
    last_year = int(found["year2"] or year) if second else year
    if second and found["year"] is None and month2 < month:
        year = last_year - 1
    first, until = iso_day(year, month, day), None
    more = NUMBER.findall(found["days"])
    if second:
        until = iso_day(last_year, month2, day2)
    elif more:
        until = iso_day(year, month, int(more[-1]))
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


def find_dates(text: str, near: str | None = None, direction: Direction = "nearest") -> list[DateSpan]:
    """The dates in a text, in order, without overlap; a bare year is no date here.

    `near` is the ISO date of the document: with it, a day without a year gets one: the last before it for '4 april
    jl.', the next for '15 mei a.s.', 'uiterlijk 1 juni' and 'voor 1 juni', what `direction` says for others.
    """
    if DIGIT.search(text) is None:
        return []
    spans = _worded_days(text, near, direction)
    if PARTED.search(text):
        spans += _days_in_figures(text)
    spans.sort(key=lambda span: span.start)
    return sorted([*spans, *_months_with_year(text, spans)], key=lambda span: span.start)


def _worded_days(text: str, near: str | None, direction: Direction) -> list[DateSpan]:
    """The days with the month in words."""
    spans: list[DateSpan] = []
    at = 0
    while found := DAY_MONTH.search(text, at):
        span = _from_days(found, near, direction) if _stands_free(text, found.start()) else None
        at = span.end if span else found.end("day")
        if span:
            spans.append(span)
    return spans


def _days_in_figures(text: str) -> list[DateSpan]:
    """The days in figures alone."""
    spans: list[DateSpan] = []
    for pattern in (NUMERIC, ISO):
        for found in pattern.finditer(text):
            iso = iso_day(int(found["year"]), int(found["month"]), int(found["day"]))
            if iso and _stands_free(text, found.start()):
                spans.append(DateSpan(found.start(), found.end(), iso, "day"))
    for found in NUMERIC_SHORT.finditer(text):
        iso = iso_day(full_year(found["year"]), int(found["month"]), int(found["day"]))
        if iso:
            spans.append(DateSpan(found.start("whole"), found.end("whole"), iso, "day"))
    return spans


def _months_with_year(text: str, days: list[DateSpan]) -> Iterator[DateSpan]:
    """The months with their year, as far as they are no part of the `days`, which are in order."""
    starts = [span.start for span in days]
    end = 0
    for year in YEAR_ALONE.finditer(text):
        at = bisect_right(starts, year.start()) - 1
        day_end = days[at].end if at >= 0 else 0
        found = _months_before(text, year.start())
        if found is None or found.start() < max(day_end, end) or text[year.end() : year.end() + 1].isdigit():
            continue
        end = year.end()
        last = f"{year[0]}-{_month(found['month']):02d}"
        first = f"{year[0]}-{_month(found['first']):02d}" if found["first"] else last
        yield DateSpan(found.start(), end, first, "month", last if last != first else None)


def date_in_name(path: str) -> str | None:
    """The ISO date in the name of a file: `letters/2023-04-18_beleidsreactie.txt`; None without one."""
    found = _DATED_NAME.search(path.replace("\\", "/").rsplit("/", 1)[-1])
    return iso_day(*(int(part) for part in found.groups() if part)) if found else None


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
