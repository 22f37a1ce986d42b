"""The deadline a sentence names, kept verbatim and resolved from the document's date as far as it can be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import cache

from tracker.documents.dates import find_dates
from tracker.extract.period_forms import forms
from tracker.lexicon import load
from tracker.models import Period

_WORD = re.compile(r"\w+")
_DIGIT = re.compile(r"\d")
# Cheap test: what repeats is told with one of these
_REPEATING = frozenset(
    "jaarlijks jaarlijkse jaar halfjaarlijks halfjaarlijkse keer tweemaal kwartaal driemaandelijks maandelijks "
    "maandelijkse maand periodiek regelmatig gezette".split()
)


def find_period(sentence: str, reference: str | None, words: Collection[str] | None = None) -> Period | None:
    """The deadline `sentence` names, None when there is none.

    `reference` is the ISO date of the document; without it a relative period keeps its words and gets no date. Of
    several, the first that does not lie before the reference is taken; a repetition (`jaarlijks`) is told in
    `recurring`. `words` are the bare words of the sentence in lower case, where the caller has them.
    """
    lower = sentence.lower()
    known = frozenset(_WORD.findall(lower) if words is None else words)
    found = sorted(_periods(sentence, lower, known, reference), key=lambda period: period.start)
    if not found and _REPEATING.isdisjoint(known):
        return None
    ahead = [p for p in found if p.date is None or reference is None or p.date >= reference[: len(p.date)]]
    chosen = next((p for p in ahead if p.date is not None), ahead[0] if ahead else None)
    repeats = _repetition(sentence) if not _REPEATING.isdisjoint(known) else None
    if repeats is None:
        return chosen
    return replace(chosen, recurring=repeats.recurring) if chosen else repeats


def _periods(sentence: str, lower: str, words: frozenset[str], reference: str | None) -> Iterator[Period]:
    near = reference if reference and len(reference) == 10 else None
    if _DIGIT.search(sentence):
        for span in find_dates(sentence, near):
            yield Period(sentence[span.start : span.end], span.start, span.end, span.last, span.precision)
    for form in forms():
        if form.words.isdisjoint(words) and not any(part in lower for part in form.parts):
            continue
        for match in form.pattern.finditer(sentence):
            period = form.resolve(match, reference)
            if period is not None:
                yield period


@cache
def _recurring() -> tuple[re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    rows = load("events")["recurring"]
    any_of = re.compile("|".join(row["pattern"] for row in rows), re.IGNORECASE)
    return any_of, tuple((re.compile(row["pattern"], re.IGNORECASE), row["name"]) for row in rows)


def _repetition(sentence: str) -> Period | None:
    """A period for words that say only that something repeats."""
    any_of, kinds = _recurring()
    found = any_of.search(sentence)
    if found is None:
        return None
    name = next(name for pattern, name in kinds if pattern.search(found[0]))
    return Period(found[0], found.start(), found.end(), recurring=name)
