"""How much a commitment is about: of the sums and percentages its sentence names, the one that is given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from tracker.dutch.numbers import any_of
from tracker.extraction.amounts import find_amounts
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.extraction.percentages import find_percentages
from tracker.lexicon import load
from tracker.models import Amount, Percentage

_RANKS = {"aim": 0, "given": 1, "ceiling": 2, "part": 3, "whole": 4, "aside": 5, "instead": 6}
"""The lower is the likelier to be the sum that is given."""
_LOOK_BACK = 60
# 'van € 250 miljoen tot structureel € 500 miljoen', 'stijgen van X naar Y'
_FROM = re.compile(r"\bvan\s[^.;]{0,8}$", re.IGNORECASE)
_TO = re.compile(r"[^.;€]{0,40}\b(?:tot|naar)\b[^.,;€]{0,24}", re.IGNORECASE)
# 'wordt verhoogd naar het tarief van' € 0,21
_UP_TO = re.compile(r"\b(?:tot|naar)\s[^.,;€]{0,40}$", re.IGNORECASE)
# 'ANG 100 miljoen (circa € 50 miljoen)'
_IN_BRACKETS = re.compile(r"\s?\([^)€]{0,12}", re.IGNORECASE)


def amount_of(_match: Match, context: Context) -> Amount | None:
    """The sum that is given, None where the sentence names none; its span points into the document."""
    amount, shift = given_amount(context.text), context.sentence.start
    return replace(amount, start=amount.start + shift, end=amount.end + shift) if amount else None


def percentage_of(_match: Match, context: Context) -> Percentage | None:
    """The percentage it is about, None where the sentence names none; its span points into the document."""
    found, shift = next(iter(find_percentages(context.text)), None), context.sentence.start
    return replace(found, start=found.start + shift, end=found.end + shift) if found else None


@lru_cache(64)
def given_amount(sentence: str) -> Amount | None:
    """The sum that `sentence` gives, None where it names none; offsets into `sentence`.

    A sum that is denied is none (`geen 10 miljoen euro`). Where several stand it is not the whole that one is part of,
    a part of it, its ceiling, an aside, or what it comes in place of; of `van X tot Y` it is what X rises to. Of a sum
    in another currency with its worth in euro behind it in brackets, it is the latter.
    """
    amounts = [(amount, role) for amount in find_amounts(sentence) if (role := _role(amount, sentence)) != "denied"]
    if not amounts:
        return None
    sums = [amount for amount, _ in amounts]
    chosen = _risen(sums, sentence) or min(amounts, key=lambda pair: _RANKS[pair[1]])[0]
    return _in_euro(chosen, sums, sentence)


@cache
def _roles() -> tuple[tuple[str, re.Pattern[str]], ...]:
    about = r"(?:\s(?:ruim|circa|ongeveer|bijna|de|een bedrag van))*"
    return tuple(
        (role, re.compile(rf"(?<!\w)(?:{'|'.join(before)}){about}\s?$", re.IGNORECASE))
        for role, before in load("money")["choice"].items()
    )


@cache
def _rises() -> re.Pattern[str]:
    return re.compile(any_of(load("money")["rises"]), re.IGNORECASE)


def _role(amount: Amount, sentence: str) -> str:
    """What the words before a sum say of it; `given` where they say nothing."""
    before = sentence[max(0, amount.start - _LOOK_BACK) : amount.start]
    opened = before.rfind("(") > before.rfind(")")
    return next((role for role, pattern in _roles() if pattern.search(before)), "aside" if opened else "given")


def _in_euro(chosen: Amount, amounts: Sequence[Amount], sentence: str) -> Amount:
    """What a sum in another currency is worth in euro, where that stands behind it in brackets; else the sum."""
    if chosen.currency == "EUR":
        return chosen
    worth = (a for a in amounts if a.currency == "EUR" and _IN_BRACKETS.fullmatch(sentence, chosen.end, a.start))
    return next(worth, chosen)


def _risen(amounts: Sequence[Amount], sentence: str) -> Amount | None:
    """The sum that another rises or falls to, where the first two are `van X tot Y`."""
    first = amounts[0]
    if _FROM.search(sentence[: first.start]) is None:
        return None
    if first.upper is not None:
        return replace(first, value=first.upper, upper=None) if _rises().search(sentence) else None
    return amounts[1] if len(amounts) > 1 and _becomes(first, amounts[1], sentence) else None


def _becomes(first: Amount, second: Amount, sentence: str) -> bool:
    """Whether a sum becomes another: `van X tot Y`, `de bijdrage van X, die nu geldt, wordt verhoogd naar Y`."""
    if _TO.fullmatch(sentence, first.end, second.start):
        return True
    changes = _rises().search(sentence, first.end, second.start) is not None
    return changes and _UP_TO.search(sentence[first.end : second.start]) is not None
