"""The day of a promise that a sentence recalls: `zoals ik in oktober toezegde`, `mijn toezegging van 3 mei`."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.dutch.dates import find_dates
from tracker.dutch.months import MONTH_NAMES, month_number
from tracker.lexicon import load

_REACH = 45
_DAY_OF_MONTH = 15
"""Of a promise made in a month the day is not known."""
_STEMS = ("toeg", "toez", "zegde", "kondigde", "aankond", "aangek", "beloof")
"""How words begin that recall a promise: a cheap test."""
_PLAIN = re.compile(r"[^,;:()]*")
_BEHIND = re.compile(
    r"\s(?:is |was |zijn )?(?:(?:van|uit|op|in|d\.d\.|tijdens het \w+ van|in het \w+ van|in mijn brief van)\s)?"
)
_IN_MONTH = re.compile(
    rf"\b(?:in|eind|begin|medio) (?P<month>{'|'.join(MONTH_NAMES)})(?: (?P<year>20\d\d))?\b", re.IGNORECASE
)


class Recalled(NamedTuple):
    """The ISO day of a promise that is recalled, and where the sentence names it."""

    date: str
    start: int
    end: int


@cache
def _recall() -> re.Pattern[str]:
    return re.compile(load("periods")["governing"]["recall"], re.IGNORECASE)


def promised_on(sentence: str, words: frozenset[str], reference: str | None) -> Recalled | None:
    """The day of the promise that `sentence` recalls, None where it recalls none or names no day before `reference`."""
    if reference is None or len(reference) != len("2024-05-23"):
        return None
    if not any(word.startswith(_STEMS) for word in words):
        return None
    mentions = [mention for mention in _mentions(sentence, reference) if mention.date <= reference]
    if not mentions:
        return None
    recalls = _recall().finditer(sentence)
    return next((m for found in recalls for m in mentions if _belongs(sentence, m, found)), None)


def _belongs(sentence: str, mention: Recalled, found: re.Match[str]) -> bool:
    """Whether a day stands beside the words that recall a promise, in the same stretch."""
    if mention.end <= found.start():
        between = sentence[mention.end : found.start()]
        return len(between) <= _REACH and _PLAIN.fullmatch(between) is not None
    return _BEHIND.fullmatch(sentence, found.end(), mention.start) is not None


def _mentions(sentence: str, reference: str) -> list[Recalled]:
    """The days and months a sentence names, each without a year the last before the reference."""
    days = [
        Recalled(span.date, span.start, span.end)
        for span in find_dates(sentence, reference, "last")
        if span.precision == "day"
    ]
    return days + [
        Recalled(_last_such_month(found, reference), found.start(), found.end())
        for found in _IN_MONTH.finditer(sentence)
        if not any(day.start < found.end() and found.start() < day.end for day in days)
    ]


def _last_such_month(found: re.Match[str], reference: str) -> str:
    """The middle of the last such month, or the day of the reference where that comes before it."""
    month = month_number(found["month"]) or 1
    year = int(found["year"] or reference[:4])
    if found["year"] is None and month > int(reference[5:7]):
        year -= 1
    middle = f"{year}-{month:02d}-{_DAY_OF_MONTH:02d}"
    return min(middle, reference) if middle[:7] == reference[:7] else middle
