"""Follows one subject through documents: the 2% norm, a state's accession, air defence for a neighbour.

A commitment's subject is read off that commitment alone, so it does not matter in which order documents arrive: the
commitments with the same subject, from two documents or more, are one thread. The subjects are in
`lexicon/threads.yml`; an abbreviation or a name by itself is none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date as calendar_date
from functools import cache
from itertools import pairwise
from typing import Literal

from tracker.lexicon import load
from tracker.models import Commitment, Percentage

ENDED = {"fulfilled", "not_fulfilled"}
NEAR = 40
"""Characters between a word of a subject and the state it is about, at most."""
SILENCE = 365
"""Days without a word on a subject that are worth telling."""
OWNING = frozenset(("van", "aan", "voor", "in", "tegen"))
FILLERS = frozenset("nog niet als volwaardig volledig snelle spoedige tot de het zijn haar nieuw een lid op".split())
"""Words that may stand between a state and the word it goes with: `Zweden nog niet als volwaardig NAVO-lid`."""
_WORD = re.compile(r"[\w-]+")
AMOUNT_CHANGE = 0.01
"""Share by which an amount must differ to be another."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One commitment of a thread: what `summarise` and `developments` need of it."""

    document_id: str
    date: str | None
    topic: str
    kind: str
    status: str
    stance: str = ""
    amount: float | None = None
    """In euro."""


@dataclass(frozen=True, slots=True)
class Thread:
    """A subject through documents; `status` is open, fulfilled, not_fulfilled or stated."""

    topic: str
    status: str
    first_date: str | None
    last_date: str | None
    documents: int
    commitments: int


@dataclass(frozen=True, slots=True)
class Development:
    """What changed between two letters on a subject: an amount, how firm the words are, or that nothing was said."""

    kind: Literal["higher_amount", "lower_amount", "firmer", "weaker", "silence"]
    date: str
    earlier: str
    """The date of the letter before."""
    detail: str
    """`100000000 -> 250000000`, `steunen -> toezeggen`, or the number of days."""


@dataclass(frozen=True, slots=True)
class _Subject:
    name: str
    groups: tuple[re.Pattern[str], ...]
    state: bool


@dataclass(frozen=True, slots=True)
class _Norm:
    name: str
    percents: frozenset[float]
    of: frozenset[str]
    about: re.Pattern[str]


def subject(commitment: Commitment) -> str | None:
    """What a commitment is about, in the words a thread is named by; None when nothing in it binds letters together.

    A norm (`2%-norm voor defensie`) goes first, then the first subject of the lexicon whose words are there, with the
    state it is about where it has one (`toetreding Zweden`).
    """
    quote = commitment.quote.casefold()
    if (percentage := commitment.percentage) and (norm := _norm(percentage, quote)):
        return norm
    for each in _subjects():
        found = [group.search(quote) for group in each.groups]
        if not all(found):
            continue
        if not each.state:
            return each.name
        state = _state_near(quote, found[0]) or commitment.beneficiary
        if state is not None:
            return f"{each.name} {state}"
    return None


def summarise(mentions: Iterable[Mention]) -> Thread | None:
    """The thread these mentions make; None when they come from a single document.

    Its topic is the commonest (the first in the alphabet of equals). Its status is `open` while the latest document on
    it leaves something open, else what the latest undertaking, pledge or motion ended as, else `stated`.
    """
    known = sorted(mentions, key=lambda m: (m.date or "", m.document_id, m.kind, m.status))
    documents = {m.document_id for m in known}
    if len(documents) < 2:
        return None
    topics = Counter(m.topic for m in known)
    topic = min(topics, key=lambda name: (-topics[name], name))
    dates = [m.date for m in known if m.date]
    last = known[-1].date
    latest = {m.status for m in known if m.date == last}
    ended = [m.status for m in known if m.status in ENDED]
    unfinished = bool(latest & {"open", "announced", "partly_fulfilled"})
    status = "open" if unfinished else (["stated", *ended])[-1]
    return Thread(topic, status, min(dates, default=None), max(dates, default=None), len(documents), len(known))


def developments(mentions: Iterable[Mention]) -> list[Development]:
    """What changed from letter to letter within a subject, in order: amounts, the firmest verb of each, silence."""
    letters: dict[str, list[Mention]] = {}
    for mention in sorted((m for m in mentions if m.date), key=lambda m: (m.date or "", m.document_id)):
        letters.setdefault(mention.date or "", []).append(mention)
    dates = list(letters)
    return [
        change
        for earlier, date in pairwise(dates)
        for change in _between(earlier, letters[earlier], date, letters[date])
    ]


def _between(earlier: str, before: Sequence[Mention], date: str, now: Sequence[Mention]) -> Iterator[Development]:
    days = _days(earlier, date)
    if days > SILENCE:
        yield Development("silence", date, earlier, str(days))
    old, new = _largest(before), _largest(now)
    if old and new and abs(new - old) > AMOUNT_CHANGE * old:
        yield Development("higher_amount" if new > old else "lower_amount", date, earlier, f"{old:.0f} -> {new:.0f}")
    weak, firm = _firmest(before), _firmest(now)
    if weak and firm and weak[0] != firm[0]:
        yield Development("firmer" if firm[0] > weak[0] else "weaker", date, earlier, f"{weak[1]} -> {firm[1]}")


def _largest(mentions: Sequence[Mention]) -> float | None:
    return max((m.amount for m in mentions if m.amount), default=None)


def _firmest(mentions: Sequence[Mention]) -> tuple[int, str] | None:
    """How firm the firmest verb is, and the verb."""
    known = _firmness()
    return max(((known[m.stance], m.stance) for m in mentions if m.stance in known), default=None)


def _days(earlier: str, later: str) -> int:
    try:
        return (calendar_date.fromisoformat(later[:10]) - calendar_date.fromisoformat(earlier[:10])).days
    except ValueError:
        return 0


def _norm(percentage: Percentage, quote: str) -> str | None:
    """The norm that a percentage is, by what it is of or what the sentence is about; else `4% van het bbp`."""
    for norm in _norms():
        if percentage.value in norm.percents and norm.about.search(quote):
            return norm.name.format(percent=_number(percentage.value))
    return f"{_number(percentage.value)}% van het {percentage.of}" if percentage.of else None


def _number(value: float) -> str:
    return f"{value:g}".replace(".", ",")


def _state_near(quote: str, found: re.Match[str] | None) -> str | None:
    """The state next to a word: the one it is `of`, else one before it with nothing but fillers between."""
    if found is None:
        return None
    states = _states()
    behind = _WORD.findall(quote[found.end() : found.end() + NEAR])
    if set(behind[:2]) & OWNING:
        return next((states[word] for word in behind[1:4] if word in states), None)
    for word in reversed(_WORD.findall(quote[max(0, found.start() - NEAR) : found.start()])):
        if word in states or word not in FILLERS:
            return states.get(word)
    return None


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any of these words: `navo*` every word that starts so."""
    parts = sorted((re.escape(word.casefold()).replace(r"\*", r"[\w'’-]*") for word in words), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})(?![\w-])")


@cache
def _subjects() -> tuple[_Subject, ...]:
    rows = load("threads")["subjects"]
    return tuple(_Subject(row["name"], tuple(map(_words, row["all"])), row.get("state", False)) for row in rows)


@cache
def _norms() -> tuple[_Norm, ...]:
    rows = load("threads")["norms"]
    return tuple(_Norm(r["name"], frozenset(r["percent"]), frozenset(r["of"]), _words(r["about"])) for r in rows)


@cache
def _states() -> dict[str, str]:
    """States by their name and their adjective in lower case."""
    named = {name.casefold(): name for name in load("countries")["countries"]}
    return named | {word.casefold(): name for word, name in load("threads")["adjectives"].items()}


@cache
def _firmness() -> dict[str, int]:
    return {verb: degree for degree, verbs in enumerate(load("threads")["firmness"]) for verb in verbs}
