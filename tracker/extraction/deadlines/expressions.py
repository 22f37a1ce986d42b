"""The calendar forms in which Dutch names a deadline, and how each resolves to a date.

The forms stand in `lexicon/periods.yml`: a pattern, the words without one of which it can't match (a cheap test), and
which of the functions here turns a match and the document's date into a Period. Events, as recesses, are in
`period_events`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from tracker.dutch.months import MONTHS
from tracker.dutch.numbers import any_of, read_number, words_pattern
from tracker.lexicon import load
from tracker.models import Period

Match = re.Match[str]
Resolver = Callable[[Match, "str | None"], "Period | None"]
"""From a match and the ISO date of the document (None when unknown) to the period it names."""

_FEW = 3
_WEEK = 7
_WORKING_WEEK = 5
# '<month>' in a pattern of the lexicon; not the name of a group
_WORDS_OF = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a deadline. `words` are bare, in lower case, `pieces` finds a piece of one; either suffices."""

    pattern: re.Pattern[str]
    resolve: Resolver
    words: frozenset[str] = frozenset()
    pieces: re.Pattern[str] | None = None


def compiled(*parts: str) -> re.Pattern[str]:
    """The joined parts as a pattern that minds no case."""
    return re.compile("".join(parts), re.IGNORECASE)


def period(found: Match, iso: str | None, precision: str) -> Period:
    """The period that the words of a match name."""
    return Period(found[0], found.start(), found.end(), iso, precision)  # type: ignore[arg-type]


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


def _day(reference: str | None) -> date | None:
    return date.fromisoformat(reference) if reference and len(reference) == 10 else None


def _year(found: Match, reference: str | None) -> Period | None:
    share, stated = _parts().get(_group(found, "part"), "all"), _group(found, "year")
    if stated in load("periods")["years"]["the"] and not _group(found, "part"):
        return None
    year = _year_of(stated, reference)
    if year is None or share == "all":
        return period(found, str(year) if year else None, "year")
    return period(found, f"{year}-{'03' if share == 'quarter' else '06'}", "season")


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
    return period(found, _coming(quarter * 3, _group(found, "year"), reference), "quarter")


def _quarter_from_now(found: Match, reference: str | None) -> Period:
    today = _day(reference)
    if today is None:
        return period(found, None, "quarter")
    ends = today.replace(day=1) + relativedelta(months=2 - (today.month - 1) % 3 + 3 * (not found["now"]))
    return period(found, ends.isoformat()[:7], "quarter")


def _month(found: Match, reference: str | None) -> Period:
    month = MONTHS[_group(found, "month")]
    return period(found, _coming(month, _group(found, "year"), reference), "month")


def _end_of_month(found: Match, reference: str | None) -> Period:
    iso = _coming(MONTHS[_group(found, "month")], _group(found, "year"), reference)
    return period(found, f"{iso}-{monthrange(*map(int, iso.split('-')))[1]}" if iso else None, "day")


def _season(found: Match, reference: str | None) -> Period:
    season, lead = _group(found, "season"), _group(found, "lead")
    month = int(load("periods")["seasons"][season])
    if season == "zomer" and ("voor" in lead or "vóór" in lead or _group(found, "part").startswith("begin")):
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


def _weekday(found: Match, reference: str | None) -> Period:
    start = _day(reference)
    if start is None:
        return period(found, None, "unknown")
    weekday = load("periods")["weekdays"].index(_group(found, "weekday"))
    return period(found, (start + timedelta(days=(weekday - start.weekday() - 1) % 7 + 1)).isoformat(), "day")


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
}


def pieces_of(pieces: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of some pieces of words in lower case, None for no pieces."""
    return re.compile(any_of(pieces)) if pieces else None


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
