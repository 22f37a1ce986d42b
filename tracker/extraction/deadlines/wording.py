"""The words of a period as they stand: its lead, its anchor, what goes on behind it; and the last day of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from tracker.dutch.dates import last_day
from tracker.dutch.numbers import any_of, read_number, words_pattern
from tracker.extraction.deadlines.forms import is_before
from tracker.lexicon import load
from tracker.models import Period

_LONGEST_LEAD = 40
_LONGEST_TAIL = 60
_A_DAY = len("2024-05-23")
# 'of', '/', 'tot en met' between two periods of which the later counts
_JOINS = r"\s?(?:/|-|–|—)\s?|\s(?:of|en|tot|tot en met|t/m|à|dan wel|of anders)\s"
_CONTINUES = re.compile(
    rf"(?:{_JOINS})(?=(?:(?:in|uiterlijk|eind|einde|begin|medio|het|de|Q|kwartaal|eerste|tweede|derde|vierde)\b\s?)*"
    r"(?:jan|feb|maart|april|mei|jun|jul|aug|sep|okt|nov|dec|Q[1-4]|kwartaal|voorjaar|zomer|najaar|herfst|winter|20\d\d|volgend))",
    re.IGNORECASE,
)
_LEADING = re.compile(r"(?:(?:in|uiterlijk|eind|einde|begin|medio|het|de)\s)*", re.IGNORECASE)
# 'in de week van 10 juni'
_WEEK_OF = re.compile(r"\b(?:(?:uiterlijk |nog )?in )?de week van (?:maandag )?$", re.IGNORECASE)
_END = re.compile(r"\b(?:eind|einde|afloop)\b", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?:{_JOINS})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Tail:
    """What goes on behind a period, with the preposition it lacks put before it; `offset` is added to its places."""

    text: str
    offset: int


@cache
def _lead() -> re.Pattern[str]:
    """What stands before a moment and belongs to its words: `uiterlijk`, `nog voor het`."""
    leads = any_of(load("periods")["leads"])
    return re.compile(rf"(?<!\w)(?:(?:{leads})\s+)+(?:(?:het|de)\s+)?$", re.IGNORECASE)


@cache
def _anchor() -> re.Pattern[str]:
    """How long before or after an event: `twee weken ` voor het debat."""
    few = any_of(load("numbers")["few"])
    return re.compile(
        rf"(?<!\w)(?:uiterlijk |ten minste |minimaal |binnen )?(?P<count>\d{{1,2}}|{few}|{words_pattern()}) "
        r"(?P<unit>dag(?:en)?|werkdagen|week|weken|maand(?:en)?|jaar) $",
        re.IGNORECASE,
    )


def with_lead(period: Period, sentence: str, counted_from: str | None) -> Period:
    """The period with the words before it that belong to it, and the point of `a.s.`

    `twee weken` before an event moves its date, where it has one; `counted_from` keeps the result from lying behind.
    """
    room = max(0, period.start - _LONGEST_LEAD)
    lead = _lead().search(sentence, room, period.start)
    start = lead.start() if lead else period.start
    end = period.end + (period.text.endswith("a.s") and sentence[period.end : period.end + 1] == ".")
    whole = replace(period, text=sentence[start:end], start=start, end=end)
    if period.precision == "event":
        return _anchored(whole, sentence, counted_from)
    week = _WEEK_OF.search(sentence, room, period.start) if period.precision == "day" and period.date else None
    return _in_week(whole, week, sentence) if week else whole


def _in_week(period: Period, week: re.Match[str], sentence: str) -> Period:
    """The week of a day, which ends on its Sunday."""
    day = date.fromisoformat(period.date or "")
    text = sentence[week.start() : period.end]
    return replace(period, text=text, start=week.start(), date=(day + timedelta(days=6 - day.weekday())).isoformat())


def _anchored(period: Period, sentence: str, counted_from: str | None) -> Period:
    found = _anchor().search(sentence, max(0, period.start - _LONGEST_LEAD), period.start)
    if found is None:
        return period
    moved = _moved(period, found["count"], found["unit"].lower())
    if moved is not None and counted_from is not None and moved < counted_from:
        moved = period.date
    text = sentence[found.start() : period.end]
    return replace(period, text=text, start=found.start(), date=moved)


def _moved(period: Period, count: str, unit: str) -> str | None:
    """The date of an event, so many units before or after it; None where either is unknown."""
    number = read_number(count)
    if number is None or period.date is None or len(period.date) != _A_DAY:
        return period.date if number is None else None
    sign = -1 if is_before(period.text) else 1
    days = number * (7 if unit.startswith("we") and "werk" not in unit else 1)
    if unit[0] in "mj":
        months = int(number * (12 if unit.startswith("j") else 1))
        return (date.fromisoformat(period.date) + sign * relativedelta(months=months)).isoformat()
    return (date.fromisoformat(period.date) + sign * timedelta(days=days)).isoformat()


def is_lead(words: str) -> bool:
    """Whether words only lead up to a moment: `in het `, `begin `; so does nothing at all."""
    return _LEADING.fullmatch(words) is not None


def continued(period: Period, sentence: str) -> Tail | None:
    """What goes on behind a period as an alternative or the end of a range, None where nothing does."""
    found = _CONTINUES.match(sentence, period.end)
    if found is None or period.date is None:
        return None
    words = sentence[found.end() : found.end() + _LONGEST_TAIL]
    lead = "" if words.lower().startswith(("in ", "uiterlijk ", "eind", "begin", "medio", "q")) else "in "
    return Tail(lead + words, found.end() - len(lead))


def joined(periods: Sequence[Period], sentence: str) -> list[Period]:
    """The periods, with two that only `of`, `/` or `tot` parts made one that ends with the later."""
    done: list[Period] = []
    for period in periods:
        before = done[-1] if done else None
        if (
            before is not None
            and before.date is not None
            and period.date is not None
            and _BETWEEN.fullmatch(sentence, before.end, period.start)
        ):
            later = max(before, period, key=lambda each: each.date or "")
            done[-1] = replace(
                later, text=sentence[before.start : period.end], start=before.start, end=max(before.end, period.end)
            )
        elif before is None or period.start >= before.end:
            done.append(period)
    return done


def with_last_day(period: Period) -> Period:
    """The period with the last day it allows: before a day that is the day before it."""
    last = last_day(period.date)
    if last is None:
        return period
    excluded = is_before(period.text) and _END.search(period.text) is None
    if excluded and period.date is not None and len(period.date) == _A_DAY:
        last = (date.fromisoformat(last) - timedelta(days=1)).isoformat()
    return replace(period, last=last)
