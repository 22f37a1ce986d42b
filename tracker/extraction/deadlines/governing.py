"""Which of the periods of a sentence is the term of what it promises."""

from __future__ import annotations

import re
from collections.abc import Sequence
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


@cache
def _clues() -> dict[str, re.Pattern[str]]:
    data = load("periods")["governing"]
    return {
        "break": re.compile(data["break"], re.IGNORECASE),
        "ahead": re.compile(rf"\b(?:{any_of(data['ahead'])})\b", re.IGNORECASE),
        "to_come": re.compile(rf"\b(?:{any_of(data['to_come'])})\b", re.IGNORECASE),
        "past": re.compile(data["past"], re.IGNORECASE),
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


def tells_past(sentence: str, period: Period, stretches: Sequence[tuple[int, int]]) -> bool:
    """Whether the stretch around a period tells what was: `Op 3 mei heb ik uw Kamer geïnformeerd`."""
    start, end = stretches[_segment_of(period.start, stretches)]
    stretch, clues = sentence[start:end], _clues()
    if clues["ahead"].search(stretch) or clues["planned"].search(stretch):
        return False
    return clues["past"].search(stretch) is not None


def looks_ahead(sentence: str, period: Period) -> bool:
    """Whether the stretch around a period tells of what is still to come: `zal in 2026 ingaan`, `is beoogd`."""
    stretches = segments(sentence)
    start, end = stretches[_segment_of(period.start, stretches)]
    stretch, clues = sentence[start:end], _clues()
    return (clues["ahead"].search(stretch) or clues["planned"].search(stretch)) is not None


def was_to_come(sentence: str, period: Period) -> bool:
    """Whether the stretch around a period tells what was then to come: `kondigde aan in 2026 te zullen rapporteren`."""
    stretches = segments(sentence)
    start, end = stretches[_segment_of(period.start, stretches)]
    return _clues()["to_come"].search(sentence, start, end) is not None


def is_purpose(sentence: str, period: Period) -> bool:
    """Whether `voor` and a moment say what money or a plan is for: `€ 5 miljoen voor de top`, `tarieven voor 2025`."""
    if _PURPOSE.match(period.text) is None:
        return False
    before, clues = sentence[max(0, period.start - _LOOK_BACK) : period.start], _clues()
    if clues["money"].search(before):
        return True
    return period.precision in ("year", "event") and clues["noun"].search(before) is not None


def is_denied(sentence: str, period: Period) -> bool:
    """Whether a term is taken back: the first of `niet eind 2016, maar medio 2017`."""
    before, behind = sentence[: period.start][-_LOOK_BACK:], sentence[period.end : period.end + 8]
    return _DENIED.search(before) is not None and _BUT.search(behind) is not None


def govern(sentence: str, periods: Sequence[Period], governor: int | None) -> Period | None:
    """The period that the promise governs: dated before vague, beside its verb before elsewhere, first before later.

    `governor` is the place of the finite verb of the promise, as offset into `sentence`; None where it is not known.
    """
    stretches = segments(sentence)
    beside = _segment_of(governor, stretches) if governor is not None else None

    def rank(period: Period) -> tuple[bool, bool, int, int]:
        away = abs(_segment_of(period.start, stretches) - beside) if beside is not None else 0
        return period.date is None, _is_occasion(period), away, period.start

    return min(periods, key=rank, default=None)


def _is_occasion(period: Period) -> bool:
    """Whether an event without a date is rather the occasion on which something was said: it yields to another."""
    return period.precision == "event" and period.date is None and _OCCASION.match(period.text) is not None
