"""Which sentences speak of one promise, and what became of it. Pure functions over plain records.

A promise is not a subject: it is one thing somebody said would be done, however often it is mentioned. Each mention
points to at most one earlier mention (`antecedent`), chosen among those that share a key with it (`keys`), so that the
work for a mention does not grow with the archive, and the choice depends on the two sentences and their letters alone.
Mentions that hang together are read in the order of their dates (`promise_life`): the first makes the promise, later
ones repeat, move, meet, hand over or drop it. A new promise in the same words, after the first was met, is a new
instance: so a yearly report is a promise a year. The state follows from the events, for any day (`state_on`).
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date as calendar_date
from functools import lru_cache

from tracker.resolve.promise_parts import whole_of
from tracker.resolve.promise_sums import is_other_sum
from tracker.resolve.promise_terms import (
    Mention,
    keys,
    likeness,
    names_again,
    points_back,
    postpones,
    promised_nouns,
    recalls,
    says,
    shared_weight,
    stands_near,
    terms,
)

__all__ = ["Link", "Mention", "antecedent", "days_between", "days_remembered", "keys", "trees"]

SETTLES = frozenset(("fulfilled", "partly_fulfilled", "not_fulfilled", "transferred", "withdrawn"))
"""Statuses of sentences that say what became of a promise, and so speak of an earlier one."""
RECALLED, ALIKE = 0.55, 0.75
"""From which likeness a sentence that recalls belongs to an earlier one, and one that does not."""
PART = 0.85
"""How sure it is that a sentence that names the whole of a sum speaks of the promise of that."""
ONE_COMPOUND = 2.5
"""Weight of what neighbours in a letter must share: one long word, or two."""
YEARS_BACK = 6
"""How long a promise is remembered: the longest time between two mentions."""
SAME_PROMISE_DAYS = 400
"""Within how many days the same words without a recall are the same promise, and not a new one."""


@dataclass(frozen=True, slots=True)
class Link:
    """The earlier mention that a mention speaks of, and by what it is known.

    `method` is `number`, `sum`, `part` (of a sum), `reference`, `recall` or `wording`.
    """

    mention: Hashable
    antecedent: Hashable
    method: str
    score: float


def antecedent(mention: Mention, candidates: Iterable[Mention]) -> Link | None:
    """The earlier mention that a mention speaks of, None when it makes a promise of its own.

    `candidates` are the mentions that share a key with it, in any order; what is not earlier is passed over. Of several
    the likeliest is taken, of equals the latest: so mentions make chains.
    """
    recalling = _is_recalling(mention)
    scored = (
        (score, other.order, other.key, method)
        for other in candidates
        if other.order < mention.order and (judged := _judged(mention, other, recalling=recalling)) is not None
        for score, method in (judged,)
    )
    best = max(scored, key=lambda each: (each[0], each[1]), default=None)
    return None if best is None else Link(mention.key, best[2], best[3], round(best[0], 3))


def _is_recalling(mention: Mention) -> bool:
    """Whether a mention speaks of something that was said before."""
    return recalls(mention.text) or mention.status in SETTLES or mention.role == "register"


def days_remembered(mention: Mention) -> int:
    """How many days before a mention that was said which it may speak of by its words."""
    return YEARS_BACK * 366 if _is_recalling(mention) else SAME_PROMISE_DAYS


def _judged(mention: Mention, earlier: Mention, *, recalling: bool) -> tuple[float, str] | None:
    """How sure it is that two mentions speak of one promise: by their words, or as neighbours in one letter."""
    found = _same_promise(mention, earlier, recalling=recalling)
    if mention.document != earlier.document:
        return found
    if found and found[1] != "number" and says("continues", mention.text):
        found = None  # what it speaks of stands right before it
    if not stands_near(mention, earlier) or mention.amount != earlier.amount or mention.numbers != earlier.numbers:
        return found
    if says("adds", mention.text):
        return found if found and found[1] == "number" else None
    near = None
    if score := points_back(mention, earlier):
        near = score, "reference"
    elif _goes_on(mention) and shared_weight(mention, earlier) >= ONE_COMPOUND:
        near = RECALLED, "recall"
    elif _tells_why(mention, earlier) or names_again(mention.text, earlier.text):
        near = RECALLED, "reference"
    return max((each for each in (found, near) if each is not None), default=None)


def _goes_on(mention: Mention) -> bool:
    """Whether a sentence speaks of what its letter promised or recalled before, and not of one more promise."""
    return (recalls(mention.text) or postpones(mention.text)) and not says("tells", mention.text)


def _is_part(mention: Mention, earlier: Mention) -> bool:
    """Whether a sentence tells what became of a part of an earlier sum to the same receiver."""
    return (
        mention.amount is not None
        and mention.receiver is not None
        and mention.receiver == earlier.receiver
        and earlier.amount is not None
        and whole_of(mention.text, mention.amount) == earlier.amount
        and not is_other_sum(mention, earlier, recalling=True)
    )


def _tells_why(mention: Mention, earlier: Mention) -> bool:
    """Whether a sentence tells of the promise that the one before it keeps: `Ik bericht u over X. Dat is toegezegd.`"""
    return (
        earlier.status == "fulfilled"
        and not recalls(earlier.text)
        and says("tells", mention.text)
        and shared_weight(mention, earlier) >= ONE_COMPOUND
    )


def _same_promise(mention: Mention, earlier: Mention, *, recalling: bool) -> tuple[float, str] | None:
    """How sure it is that two mentions speak of one promise, and by what; None when they do not seem to.

    `recalling` says that the later one speaks of something that was said before.
    """
    if mention.numbers & earlier.numbers:
        return 1.0, "number"
    if mention.amount != earlier.amount:
        return (PART, "part") if _is_part(mention, earlier) else None
    if mention.amount is not None and is_other_sum(mention, earlier, recalling=recalling):
        return None
    if mention.amount is not None and mention.receiver is not None:
        return (0.9, "sum") if mention.receiver == earlier.receiver else None
    days = 0 if recalling and mention.document == earlier.document else days_between(earlier.date, mention.date)
    if (mention.numbers and earlier.numbers) or days is None or days > days_remembered(mention):
        return None
    if not recalling and mention.deadline is not None and mention.deadline < (earlier.deadline or ""):
        return None
    score = likeness(mention, earlier)
    nouns = promised_nouns(mention.text) if score and recalling else frozenset()
    if score == 0.0 or (nouns and nouns.isdisjoint(terms(earlier.text))):
        return None
    score += 0.1 * _agree(mention.dossier, earlier.dossier) + 0.05 * _agree(mention.ministry, earlier.ministry)
    if score < (RECALLED if recalling else ALIKE):
        return None
    return min(score, 0.99), "recall" if recalling else "wording"


def _agree(one: str | None, other: str | None) -> int:
    """1 when both are known and the same, -1 when both are known and differ, else 0."""
    return 0 if one is None or other is None else 1 if one == other else -1


def days_between(earlier: str, later: str) -> int | None:
    """Days from one ISO date to another; None when one is not a day."""
    first, last = _ordinal(earlier), _ordinal(later)
    return None if first is None or last is None else last - first


@lru_cache(2**15)
def _ordinal(day: str) -> int | None:
    try:
        return calendar_date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def trees(mentions: Collection[Mention], links: Iterable[Link]) -> Iterator[list[Mention]]:
    """The mentions that hang together, each group in order, the groups in the order of their first."""
    parent = {link.mention: link.antecedent for link in links}
    known = {mention.key: mention for mention in mentions}
    groups: dict[Hashable, list[Mention]] = {}
    for mention in sorted(mentions, key=lambda m: m.order):
        root = mention.key
        while parent.get(root) in known:
            root = parent[root]
        groups.setdefault(root, []).append(mention)
    yield from groups.values()
