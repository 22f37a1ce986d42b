"""The deadline a sentence names, kept verbatim and resolved from the document's date as far as it can be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from tracker.dutch.dates import find_dates
from tracker.dutch.numbers import any_of
from tracker.extraction.deadlines.events import event_form
from tracker.extraction.deadlines.expressions import Form, calendar_forms
from tracker.lexicon import load
from tracker.models import Period

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
# 'de brief van' 12 november 2021, 'd.d.' 8 maart: when something was, not a deadline; 'de eerste helft van' may be
_DATE_OF = re.compile(
    r"(?<!\bhelft )(?<!\bbegin )(?<!\beind )(?<!\beinde )(?<!\bloop )\b(?:van|d\.d\.|dd\.?)\s$", re.IGNORECASE
)
# 'tijdens het debat': rather when something was said than a deadline
_OCCASION = re.compile(r"^(?:tijdens|in|bij)\b", re.IGNORECASE)
_LONGEST_LEAD = 40
_CACHED_WORDS = 50_000


@cache
def _forms() -> tuple[Form, ...]:
    return (*calendar_forms(), event_form())


@lru_cache(_CACHED_WORDS)
def _of_word(word: str) -> tuple[int, ...]:
    """The places, among the forms, of those that a word in lower case makes worth trying; none for most words."""
    return tuple(
        place
        for place, form in enumerate(_forms())
        if word in form.words or (form.pieces is not None and form.pieces.search(word) is not None)
    )


def _worth_trying(words: Iterable[str]) -> list[Form]:
    """The forms that a sentence with these words may hold, in their order; none for most sentences."""
    forms = _forms()
    return [forms[place] for place in sorted({place for word in words for place in _of_word(word)})]


@cache
def _lead() -> re.Pattern[str]:
    """What stands before a moment and belongs to its words: `uiterlijk`, `nog voor het`."""
    leads = any_of(load("periods")["leads"])
    return re.compile(rf"(?<!\w)(?:(?:{leads})\s+)+(?:(?:het|de)\s+)?$", re.IGNORECASE)


def find_period(sentence: str, reference: str | None, words: Iterable[str] | None = None) -> Period | None:
    """The deadline `sentence` names, None when there is none.

    `reference` is the ISO date of the document; without it a relative period keeps its words and gets no date. Of
    several, the first that does not lie before the reference is taken; a repetition (`jaarlijks`) is told in
    `recurring`. `words` are the bare words of the sentence in lower case, where the caller has them.
    """
    known = frozenset(_WORD.findall(sentence.lower()) if words is None else words)
    found = sorted(_periods(sentence, known, reference), key=lambda each: (each.start, -each.end))
    found = [p for p in found if not any(_within(p, other) for other in found)]
    ahead = [p for p in found if p.date is None or reference is None or p.date >= reference[: len(p.date)]]
    dated = (p for p in ahead if p.date is not None)
    chosen = next(dated, min(ahead, key=_is_occasion) if ahead else None)
    if chosen is not None:
        chosen = _whole(chosen, sentence)
    repeats = _repetition(sentence, known)
    if repeats is None:
        return chosen
    return replace(chosen, recurring=repeats.recurring) if chosen else repeats


def _is_occasion(period: Period) -> bool:
    """Whether an event without a date is rather the occasion on which something was said: it yields to another."""
    return period.precision == "event" and _OCCASION.match(period.text) is not None


def _periods(sentence: str, words: frozenset[str], reference: str | None) -> Iterator[Period]:
    near = reference if reference and len(reference) == 10 else None
    if _DIGIT.search(sentence):
        for span in find_dates(sentence, near):
            if reference is None and _DATE_OF.search(sentence[: span.start]):
                continue
            yield Period(sentence[span.start : span.end], span.start, span.end, span.last, span.precision)
    for form in _worth_trying(words):
        for match in form.pattern.finditer(sentence):
            period = form.resolve(match, reference)
            if period is not None:
                yield period


def _within(part: Period, whole: Period) -> bool:
    """Whether a period is only a part of the words of another: `dit jaar` of `in april van dit jaar`."""
    return whole.start <= part.start and part.end <= whole.end and part.end - part.start < whole.end - whole.start


def _whole(period: Period, sentence: str) -> Period:
    """The period with the words before it that belong to it, and the point of `a.s.`"""
    room = max(0, period.start - _LONGEST_LEAD)
    lead = _lead().search(sentence[room : period.start])
    start = room + lead.start() if lead else period.start
    end = period.end + (period.text.endswith("a.s") and sentence[period.end : period.end + 1] == ".")
    return replace(period, text=sentence[start:end], start=start, end=end)


@cache
def _recurring() -> tuple[tuple[frozenset[str], re.Pattern[str], str], ...]:
    data = load("periods")
    return tuple(
        (
            frozenset(row["words"]),
            re.compile(rf"\b(?:{row['pattern'].replace('<report>', data['report'])})\b", re.IGNORECASE),
            row["name"],
        )
        for row in data["recurring"]
    )


def _repetition(sentence: str, known: frozenset[str]) -> Period | None:
    """A period for words that say only that something repeats; `known` are the words of the sentence."""
    for words, pattern, name in _recurring():
        found = None if words.isdisjoint(known) else pattern.search(sentence)
        if found is not None:
            return Period(found[0], found.start(), found.end(), recurring=name)
    return None
