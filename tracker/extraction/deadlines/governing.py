"""Which of the periods of a sentence is the term of what it promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from tracker.dutch.numbers import any_of
from tracker.lexicon import load
from tracker.models import Period

# 'tijdens het debat': rather when something was said than a deadline
_OCCASION = re.compile(r"^(?:tijdens|in|bij|met|op)\b", re.IGNORECASE)
# 'niet eind 2016, maar medio 2017'
_DENIED = re.compile(r"\bniet (?:langer |meer |al |pas )?$", re.IGNORECASE)
_BUT = re.compile(r"^,? maar\b", re.IGNORECASE)
_PURPOSE = re.compile(r"^(?:voor|vóór)\s(?:het jaar |de |het )?", re.IGNORECASE)
_LOOK_BACK = 60
# 'gepland voor 2026' is in that year
_PLANNED = re.compile(r"\b(?:gepland|beoogd|voorzien|geagendeerd|verwacht|aangekondigd)\s$", re.IGNORECASE)
_YEAR = re.compile(r"20\d\d")
_LIMITS = "uiterlijk|voor|vóór|binnen|tot|t/m|tegen"


@cache
def _clues() -> dict[str, re.Pattern[str]]:
    data = load("periods")["governing"]
    return {
        "length": re.compile(r"binnen\s(?!de\s(?:kortst|korte))", re.IGNORECASE),
        "awaited": re.compile(
            rf"\b(?:nadat|zodra)\b|\bna\s(?:(?:de|het|een|deze|uw|mijn)\s)?(?:{any_of(data['awaited'])})\b",
            re.IGNORECASE,
        ),
        "break": re.compile(data["break"], re.IGNORECASE),
        "ahead": re.compile(rf"\b(?:{any_of(data['ahead'])})\b", re.IGNORECASE),
        "to_come": re.compile(rf"\b(?:{any_of(data['to_come'])})\b", re.IGNORECASE),
        "past": re.compile(
            rf"\b{data['past']}\b|\b{data['perfect']}\b(?:\s\S+)*?\s{data['participle']}\b", re.IGNORECASE
        ),
        # 'heb aangeboden', 'bijeen gekomen is', directly behind a period and what it is about
        "closing": re.compile(
            rf"(?:\s(?!(?:{any_of(data['ahead'])})\b)\S+)*?\s"
            rf"(?:{data['perfect']}\s(?!{any_of(data['planned'])}){data['participle']}|"
            rf"(?!{any_of(data['planned'])}){data['participle']}\s{data['perfect']})\b",
            re.IGNORECASE,
        ),
        "edge": re.compile(r"[,;:()]|\s(?=(?:welke|waarvan|die|dat|waar\w+)\s)", re.IGNORECASE),
        "infinitive": re.compile(r"\bte\s\w+n\b", re.IGNORECASE),
        "limit": re.compile(rf"(?:{_LIMITS})\b", re.IGNORECASE),
        "limit_before": re.compile(rf"\b(?:{_LIMITS})\s(?:op\s)?$", re.IGNORECASE),
        "planned": re.compile(rf"\b(?:{any_of(data['planned'])})\b", re.IGNORECASE),
        "money": re.compile(rf"\b(?:{'|'.join(data['money'])})\s?$", re.IGNORECASE),
        "noun": re.compile(rf"\b\w*(?:{'|'.join(data['nouns'])})\s?$", re.IGNORECASE),
    }


def segments(sentence: str) -> list[tuple[int, int]]:
    """The stretches of a sentence with a finite verb of their own, as far as commas and conjunctions part them."""
    cuts = [0, *(found.start() for found in _clues()["break"].finditer(sentence)), len(sentence)]
    return list(pairwise(cuts))


def _segment_of(place: int, stretches: Sequence[tuple[int, int]]) -> int:
    return next((at for at, (_, end) in enumerate(stretches) if place < end), len(stretches) - 1)


def _stretch(sentence: str, period: Period) -> tuple[int, int]:
    """The stretch of a sentence in which a period begins."""
    stretches = segments(sentence)
    return stretches[_segment_of(period.start, stretches)]


def _window(sentence: str, period: Period) -> tuple[int, int]:
    """The stretch around a period up to the nearest comma, bracket or relative pronoun on either side."""
    start, end = _stretch(sentence, period)
    before = list(_clues()["edge"].finditer(sentence, start, period.start))
    behind = _clues()["edge"].search(sentence, period.end, end)
    return before[-1].start() if before else start, behind.start() if behind else max(end, period.end)


def tells_past(sentence: str, period: Period) -> bool:
    """Whether the words around a period tell what was: `Op 3 mei heb ik uw Kamer geïnformeerd`.

    A term that is a limit (`uiterlijk 3 mei`) never lies behind, nor one that an infinitive looks ahead to.
    """
    clues = _clues()
    if clues["limit"].match(period.text) or clues["limit_before"].search(sentence[: period.start][-_LOOK_BACK:]):
        return False
    start, end = _window(sentence, period)
    if clues["closing"].match(sentence, period.end, end):
        return True
    found = clues["past"].search(sentence, start, end)
    if found is None or clues["ahead"].search(sentence, start, end) or clues["planned"].search(sentence, start, end):
        return False
    return clues["infinitive"].search(sentence, found.end(), end) is None


def was_to_come(sentence: str, period: Period) -> bool:
    """Whether the stretch around a period tells what was then to come: `kondigde aan in 2026 te zullen rapporteren`."""
    start, end = _stretch(sentence, period)
    return _clues()["to_come"].search(sentence, start, end) is not None


def is_purpose(sentence: str, period: Period, counted_from: str | None) -> bool:
    """Whether `voor` and a moment say what money or a plan is for: `€ 5 miljoen voor de top`, `tarieven voor 2025`.

    So does `voor` with a year that is this or the next one: what is due before it is due before the end of this year.
    """
    if _PURPOSE.match(period.text) is None:
        return False
    before, clues = sentence[max(0, period.start - _LOOK_BACK) : period.start], _clues()
    if period.precision == "year" and _is_near(period, counted_from):
        return _PLANNED.search(before) is None
    if clues["money"].search(before):
        return True
    return period.precision in ("year", "event") and clues["noun"].search(before) is not None


def _is_near(period: Period, counted_from: str | None) -> bool:
    """Whether the year that ends before a `voor 2025` has begun already, or that year has."""
    stated = _YEAR.search(period.text)
    return stated is not None and counted_from is not None and int(stated[0]) <= int(counted_from[:4]) + 1


def counted_from_event(sentence: str, period: Period) -> Period:
    """A term of some length that begins with what is to happen has no date: `na ontvangst ... binnen een jaar`."""
    clues = _clues()
    if period.date is None or clues["length"].match(period.text) is None:
        return period
    around = f"{sentence[: period.start]}|{sentence[period.end :]}"
    if clues["awaited"].search(around) is None:
        return period
    return replace(period, date=None, last=None, precision="event")


def is_denied(sentence: str, period: Period) -> bool:
    """Whether a term is taken back: the first of `niet eind 2016, maar medio 2017`."""
    before, behind = sentence[: period.start][-_LOOK_BACK:], sentence[period.end : period.end + 8]
    return _DENIED.search(before) is not None and _BUT.search(behind) is not None


def govern(sentence: str, periods: Sequence[Period], governor: int | None) -> Period | None:
    """The period that the promise governs: dated before vague, beside its verb before elsewhere, first before later.

    `governor` is the place of the finite verb of the promise, as offset into `sentence`; None where it is not known.
    """
    if len(periods) <= 1:
        return periods[0] if periods else None
    stretches = segments(sentence)
    beside = _segment_of(governor, stretches) if governor is not None else None

    def rank(period: Period) -> tuple[bool, bool, int, int]:
        away = abs(_segment_of(period.start, stretches) - beside) if beside is not None else 0
        return period.date is None, _is_occasion(period), away, period.start

    return min(periods, key=rank, default=None)


def _is_occasion(period: Period) -> bool:
    """Whether an event without a date is rather the occasion on which something was said: it yields to another."""
    return period.precision == "event" and period.date is None and _OCCASION.match(period.text) is not None
