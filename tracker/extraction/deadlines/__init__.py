"""The deadline a sentence names, kept verbatim and resolved as far as it can be.

A term is counted from the document's date, and where the sentence recalls a promise of another day from that day.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tracker.dutch.dates import find_dates
from tracker.extraction.deadlines.events import event_form, paper_form
from tracker.extraction.deadlines.expressions import calendar_forms
from tracker.extraction.deadlines.forms import Form
from tracker.extraction.deadlines.governing import counted_from_event, govern, is_denied, is_purpose, tells_past
from tracker.extraction.deadlines.recall import promised_on
from tracker.extraction.deadlines.wording import continued, is_lead, joined, with_last_day, with_lead
from tracker.lexicon import load
from tracker.models import Period

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
_STATED_YEAR = re.compile(r"(?:19|20)\d\d|['’]\d\d|\bjaar\b")
# 'de brief van' 12 november 2021, 'd.d.' 8 maart: when something was, not a deadline; 'de eerste helft van' may be
_DATE_OF = re.compile(
    r"(?<!\bhelft )(?<!\bbegin )(?<!\beind )(?<!\beinde )(?<!\bloop )\b(?:van|d\.d\.|dd\.?)\s$", re.IGNORECASE
)
_CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class _Setting:
    """What the periods of a sentence are read against: the day terms are counted from, None when unknown."""

    sentence: str
    words: frozenset[str]
    counted_from: str | None


@cache
def _forms() -> tuple[Form, ...]:
    return (*calendar_forms(), event_form(), paper_form())


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
    telling = [word for word in frozenset(words).difference(_telling_nothing) if _tells(word)]
    return [forms[place] for place in sorted({place for word in telling for place in _of_word(word)})]


_telling_nothing: set[str] = set()
"""Words, of those met before, that make no form worth trying: nearly all."""


def _tells(word: str) -> bool:
    """Whether a word makes a form worth trying; one that does not is remembered."""
    if _of_word(word):
        return True
    if len(_telling_nothing) >= _CACHED_WORDS:
        _telling_nothing.clear()
    _telling_nothing.add(word)
    return False


def find_period(
    sentence: str, reference: str | None, words: Iterable[str] | None = None, governor: int | None = None
) -> Period | None:
    """The deadline `sentence` names, None when there is none.

    `reference` is the ISO date of the document; without it a relative period keeps its words and gets no date. Of
    several that do not lie behind, the one is taken that the promise governs, whose finite verb stands at offset
    `governor`. A repetition (`jaarlijks`) is told in `recurring`. `words` are the bare words of the sentence in lower
    case, where the caller has them.
    """
    known = frozenset(_WORD.findall(sentence.lower()) if words is None else words)
    recalled = promised_on(sentence, known, reference)
    counted_from = recalled.date if recalled else reference
    found = _terms(_Setting(sentence, known, counted_from))
    if recalled:
        found = [period for period in found if period.end <= recalled.start or period.start >= recalled.end]
    chosen = govern(sentence, found, governor)
    if chosen is not None:
        chosen = counted_from_event(sentence, with_last_day(with_lead(chosen, sentence, counted_from)))
    repeats = _repetition(sentence, known)
    if repeats is None:
        return chosen
    return replace(chosen, recurring=repeats.recurring) if chosen else repeats


def _terms(setting: _Setting) -> list[Period]:
    """The periods of a sentence that may be a term, in order: nothing that lies behind, is denied or is a purpose."""
    found = sorted(_periods(setting), key=lambda each: (each.start, -each.end))
    if not found:
        return []
    found = _outermost(found)
    found = [_with_continuation(period, setting) for period in found]
    found = joined(_outermost(found), setting.sentence)
    sentence, counted_from = setting.sentence, setting.counted_from
    return [
        period
        for period in found
        if (period.date is None or counted_from is None or period.date >= counted_from[: len(period.date)])
        and not is_denied(sentence, period)
        and not is_purpose(sentence, with_lead(period, sentence, None), counted_from)
        and not (_may_be_behind(period, counted_from) and tells_past(sentence, period))
    ]


def _may_be_behind(period: Period, counted_from: str | None) -> bool:
    """Whether a period without a stated year, or one that holds the day terms are counted from, may lie behind it."""
    if counted_from is None or _STATED_YEAR.search(period.text) is None:
        return True
    return period.date is not None and counted_from.startswith(period.date)


def _periods(setting: _Setting) -> Iterator[Period]:
    """Every period that the dates and the forms find, overlapping ones included."""
    sentence, counted_from = setting.sentence, setting.counted_from
    near = counted_from if counted_from and len(counted_from) == len("2024-05-23") else None
    if _DIGIT.search(sentence):
        for span in find_dates(sentence, near, "next"):
            if counted_from is None and _DATE_OF.search(sentence[max(0, span.start - 20) : span.start]):
                continue
            yield Period(sentence[span.start : span.end], span.start, span.end, span.last, span.precision)
    for form in _worth_trying(setting.words):
        for match in form.pattern.finditer(sentence):
            period = form.resolve(match, counted_from)
            if period is not None:
                yield period


def _outermost(periods: list[Period]) -> list[Period]:
    """The periods, in order, none of them a part of the words of another as `dit jaar` of `in april van dit jaar`.

    Of two that overlap otherwise, `in mei` and `mei/juni 2025`, the second tells when.
    """
    kept: list[Period] = []
    for period in periods:
        if kept and period.end <= kept[-1].end and period.start >= kept[-1].start:
            if (period.start, period.end) == (kept[-1].start, kept[-1].end) and kept[-1].date is None:
                kept[-1] = period
            continue
        if kept and period.start < kept[-1].end:
            start, text = kept[-1].start, kept[-1].text[: period.start - kept[-1].start] + period.text
            kept[-1] = replace(period, text=text, start=start)
            continue
        kept.append(period)
    return kept


def _with_continuation(period: Period, setting: _Setting) -> Period:
    """A period with an alternative or the end of a range behind it: `in april of mei`, `eind 2024/begin 2025`."""
    tail = continued(period, setting.sentence)
    if tail is None:
        return period
    words = frozenset(_WORD.findall(tail.text.lower()))
    inner = _Setting(tail.text, words, setting.counted_from)
    later = max(
        (
            p
            for p in _outermost(sorted(_periods(inner), key=lambda p: (p.start, -p.end)))
            if p.date and is_lead(tail.text[: p.start])
        ),
        key=lambda p: p.end,
        default=None,
    )
    if later is None or later.date is None:
        return period
    end = tail.offset + later.end
    last = max(period.date or later.date, later.date)
    precision = later.precision if last == later.date else period.precision
    return replace(period, text=setting.sentence[period.start : end], end=end, date=last, precision=precision)


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
