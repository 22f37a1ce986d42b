"""The calendar forms in which Dutch names a deadline, and how each resolves to a date.

The forms stand in `lexicon/periods.yml`: a pattern, the words without one of which it can't match (a cheap test), and
which of the functions here turns a match and the document's date into a Period. Events, as recesses, are in
`period_events`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from tracker.dutch.dates import full_year
from tracker.dutch.months import MONTHS
from tracker.dutch.numbers import any_of, read_number, words_pattern
from tracker.extraction.deadlines.calendar import end_of_week, first_weekday
from tracker.extraction.deadlines.events import before_the_summer
from tracker.extraction.deadlines.forms import Form, Match, Resolver, compiled, is_before, period, pieces_of
from tracker.lexicon import load
from tracker.models import Period

_FEW = 3
_BEFORE = ("voor", "vóór")
_PLANNED = frozenset(("gepland", "beoogd", "voorzien", "geagendeerd", "verwacht", "aangekondigd"))
_MONTH_OF = {"quarter": "03", "half": "06", "middle": "07", "end": "12"}
"""The last month of a part of a year."""
_WEEK = 7
_WORKING_WEEK = 5
# '<month>' in a pattern of the lexicon; not the name of a group
_WORDS_OF = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def _parts() -> dict[str, str]:
    """How much of a period is over with a part of it: `begin van` is a quarter, `medio` a half, else all."""
    return {words: share for share, row in load("periods")["parts"].items() for words in row}


@cache
def _year_words() -> dict[str, int]:
    """How many years after that of the document a year in words is: `volgend jaar` is 1."""
    years = load("periods")["years"]
    this, following = dict.fromkeys([*years["this"], *years["the"]], 0), dict.fromkeys(years["next"], 1)
    return this | following


def _group(found: Match, name: str) -> str:
    """A group of the match in lower case; empty where the pattern has none, or it took no part."""
    return (found.groupdict().get(name) or "").lower()


def _year_of(stated: str, reference: str | None) -> int | None:
    """The year that `2025` or `volgend jaar` means; that of the document when none is stated."""
    if stated.isdigit():
        return int(stated)
    return int(reference[:4]) + _year_words().get(stated, 0) if reference else None


def _coming(month: int, stated: str, reference: str | None) -> str | None:
    """The month in the year stated, else the first such month that is not before the document's."""
    year = _year_of(stated, reference)
    if year is None:
        return None
    if not stated and reference is not None and len(reference) >= 7:
        year += month < int(reference[5:7])
    return f"{year}-{month:02d}"


def _is_limited(found: Match) -> bool:
    """Whether `voor` stands before a match, or opens it."""
    opened = found[0].split(maxsplit=1)[0].lower() in _BEFORE
    before = found.string[max(0, found.start() - 30) : found.start()].lower().split()
    if not opened and before[-1:] and before[-1] not in _BEFORE:
        return False
    # 'is gepland voor 2026' is in that year
    return (opened or bool(before)) and not _PLANNED.intersection(before)


def _day(reference: str | None) -> date | None:
    return date.fromisoformat(reference) if reference and len(reference) == 10 else None


def _year(found: Match, reference: str | None) -> Period | None:
    share, stated = _parts().get(_group(found, "part")), _group(found, "year")
    if stated in load("periods")["years"]["the"] and not _group(found, "part"):
        return None
    year = _year_of(stated, reference)
    if year is None:
        return period(found, None, "year")
    if share == "limit":
        return period(found, f"{year}-12-31", "day")
    if share in _MONTH_OF:
        return period(found, f"{year}-{_MONTH_OF[share]}", "month" if share == "end" else "season")
    if share is None and _is_limited(found):
        return period(found, str(year - 1), "year")
    return period(found, str(year), "year")


def _stated_year(found: Match, reference: str | None) -> Period:
    return period(found, found["year"], "year")


def _half_year(found: Match, reference: str | None) -> Period:
    month = 6 if _group(found, "half") == "eerste" else 12
    return period(found, _coming(month, _group(found, "year"), reference), "season")


def _school_year(found: Match, reference: str | None) -> Period:
    """A school year runs from August to July."""
    first = int(found["first"])
    return period(found, f"{first}-08" if found["start"] else f"{first + 1}-07", "month")


def _quarter(found: Match, reference: str | None) -> Period:
    ordinal = _group(found, "ordinal")
    quarter = load("numbers")["ordinals"][ordinal] if ordinal else int(found["number"])
    stated = _group(found, "year") or (str(full_year(found["short"])) if _group(found, "short") else "")
    return period(found, _coming(quarter * 3, stated, reference), "quarter")


def _quarter_from_now(found: Match, reference: str | None) -> Period:
    today = _day(reference)
    if today is None:
        return period(found, None, "quarter")
    ends = today.replace(day=1) + relativedelta(months=2 - (today.month - 1) % 3 + 3 * (not found["now"]))
    return period(found, ends.isoformat()[:7], "quarter")


def _month(found: Match, reference: str | None) -> Period:
    iso = _coming(MONTHS[_group(found, "month")], _group(found, "year"), reference)
    if iso is not None and not _group(found, "part") and _is_limited(found) and " eind " not in found[0]:
        iso = month_before(iso)
    return period(found, iso, "month")


def month_before(iso: str) -> str:
    """The month before a month: `2024-01` gives `2023-12`."""
    return (date.fromisoformat(f"{iso}-01") - timedelta(days=1)).isoformat()[:7]


def _end_of_month(found: Match, reference: str | None) -> Period:
    iso = _coming(MONTHS[_group(found, "month")], _group(found, "year"), reference)
    return period(found, f"{iso}-{monthrange(*map(int, iso.split('-')))[1]}" if iso else None, "day")


def _season(found: Match, reference: str | None) -> Period:
    season, lead = _group(found, "season"), _group(found, "lead")
    month = int(load("periods")["seasons"][season])
    if season == "zomer" and is_before(lead):
        year = _year_of(_group(found, "year"), reference) if _group(found, "year") else None
        return period(found, before_the_summer(str(year) if year else None, reference), "season")
    if season == "zomer" and _group(found, "part").startswith("begin"):
        month = 6
    return period(found, _coming(month, _group(found, "year"), reference), "season")


def _next_season(found: Match, reference: str | None) -> Period:
    """`volgend voorjaar` in May is that of next year, `volgend najaar` the coming one."""
    iso = _coming(int(load("periods")["seasons"][_group(found, "season")]), "", reference)
    if iso and reference and reference[5:7] and int(iso[5:]) - 3 < int(reference[5:7]) <= int(iso[5:]):
        iso = f"{int(iso[:4]) + 1}{iso[4:]}"
    return period(found, iso, "season")


def _span(found: Match, reference: str | None) -> Period:
    start, unit, count = _day(reference), _group(found, "unit"), _group(found, "count")
    if start is None:
        return period(found, None, "unknown")
    read = read_number(count)
    exact, number = read is not None, _FEW if read is None else read
    if unit.startswith(("maand", "kwart", "jaar")):
        months = round(number * {"m": 1, "k": 3, "j": 12}[unit[0]])
        return period(found, (start + relativedelta(months=months)).isoformat()[:7], "month")
    days = number * _WEEK if unit.startswith("we") and "werk" not in unit else number
    if unit == "uur":
        days = number / 24
    elif unit.startswith("werk"):
        days = number * _WEEK / _WORKING_WEEK
    iso = (start + timedelta(days=days)).isoformat()
    return period(found, iso, "day") if exact else period(found, iso[:7], "month")


def _week_or_month(found: Match, reference: str | None) -> Period:
    start, ahead = _day(reference), bool(_group(found, "next"))
    if start is None:
        return period(found, None, "unknown")
    if _group(found, "unit") == "week":
        return period(found, (start + timedelta(days=6 - start.weekday(), weeks=ahead)).isoformat(), "day")
    return period(found, (start + relativedelta(months=ahead)).isoformat()[:7], "month")


def _week_number(found: Match, reference: str | None) -> Period | None:
    year = _year_of(_group(found, "year"), reference)
    ends = end_of_week(int(found["week"]), year) if year is not None else None
    if ends is not None and not _group(found, "year") and reference and ends.isoformat() < reference:
        ends = end_of_week(int(found["week"]), ends.year + 1)
    return period(found, ends.isoformat(), "day") if ends else None


def _tomorrow(found: Match, reference: str | None) -> Period | None:
    start = _day(reference)
    days = 2 if _group(found, "over") else 1
    return period(found, (start + timedelta(days=days)).isoformat(), "day") if start else None


def _weekday(found: Match, reference: str | None) -> Period:
    start = _day(reference)
    if start is None:
        return period(found, None, "unknown")
    weekday = load("periods")["weekdays"].index(_group(found, "weekday"))
    if _group(found, "next"):
        monday = start + timedelta(days=_WEEK - start.weekday())
        return period(found, (monday + timedelta(days=weekday)).isoformat(), "day")
    return period(found, first_weekday(weekday, start + timedelta(days=1)).isoformat(), "day")


_RESOLVERS: dict[str, Resolver] = {
    "year": _year,
    "stated-year": _stated_year,
    "half-year": _half_year,
    "school-year": _school_year,
    "quarter": _quarter,
    "quarter-from-now": _quarter_from_now,
    "month": _month,
    "end-of-month": _end_of_month,
    "season": _season,
    "next-season": _next_season,
    "span": _span,
    "week-or-month": _week_or_month,
    "weekday": _weekday,
    "week-number": _week_number,
    "tomorrow": _tomorrow,
    "unknown-event": lambda found, _: period(found, None, "event"),
}


@cache
def calendar_forms() -> tuple[Form, ...]:
    """Every form of `lexicon/periods.yml`, in the order they are tried."""
    data, numbers = load("periods"), load("numbers")
    words = {
        "part": rf"(?P<part>{any_of(_parts())})",
        "year": rf"(?P<year>(?:19|20)\d\d(?![-/]?\d)|{any_of(_year_words())})",
        "month": rf"(?P<month>{any_of(name for name in MONTHS if len(name) > 3 or name == 'mei')})",
        "season": rf"(?P<season>{any_of(data['seasons'])})",
        "weekday": rf"(?P<weekday>{any_of(data['weekdays'])})",
        "count": rf"(?:\d{{1,2}}|{any_of(numbers['few'])}|{words_pattern()})",
        "ordinal": rf"(?:{any_of(numbers['ordinals'])})",
    }
    forms = [
        Form(
            compiled(_WORDS_OF.sub(lambda name: words[name[1]], pattern)),
            _RESOLVERS[row["resolve"]],
            frozenset(row.get("words", ())),
            pieces_of(row.get("pieces", ())),
        )
        for row in data["forms"]
        for pattern in row["patterns"]
    ]
    return (*forms, _vague_form(data["vague"]))


def _vague_form(vague: list[str]) -> Form:
    """`zo spoedig mogelijk` and the like: kept, but no date follows."""
    last = frozenset(words.split()[-1] for words in vague)
    return Form(compiled(rf"\b(?:{any_of(vague)})\b"), lambda found, _: period(found, None, "unknown"), last)
