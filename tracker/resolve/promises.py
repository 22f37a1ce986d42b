"""Which sentences speak of one promise, and what became of it. Pure functions over plain records.

A promise is not a subject: it is one thing somebody said would be done, however often it is mentioned. Each mention
points to at most one earlier mention (`antecedent`), chosen among those that share a key with it (`keys`), so that the
work for a mention does not grow with the archive, and the choice depends on the two sentences and their letters alone.
Mentions that hang together are read in the order of their dates (`promises`): the first makes the promise, later ones
repeat, move, meet, hand over or drop it. A new promise in the same words, after the first was met, is a new instance:
so a yearly report is a promise a year. The state follows from the events, for any day (`state_on`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date as Day
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal

import snowballstemmer

from tracker.lexicon import load

Role = Literal["government", "chamber", "register", "reviewer", "rule"]
EventKind = Literal[
    "made",
    "repeated",
    "changed",
    "postponed",
    "partly_met",
    "claimed_met",
    "not_met",
    "accepted",
    "transferred",
    "withdrawn",
    "lapsed",
]
State = Literal["open", "partly_fulfilled", "fulfilled", "not_fulfilled", "transferred", "withdrawn"]

STATE_AFTER: dict[EventKind, State] = {
    "made": "open",
    "changed": "open",
    "postponed": "open",
    "partly_met": "partly_fulfilled",
    "claimed_met": "fulfilled",
    "accepted": "fulfilled",
    "not_met": "not_fulfilled",
    "transferred": "transferred",
    "withdrawn": "withdrawn",
    "lapsed": "withdrawn",
}
"""What an event makes of a promise; a repeat makes nothing of it."""
EVENT_OF_STATUS: dict[str, EventKind] = {
    "fulfilled": "claimed_met",
    "partly_fulfilled": "partly_met",
    "not_fulfilled": "not_met",
    "transferred": "transferred",
    "withdrawn": "withdrawn",
}
"""What a mention with a status says that happened."""
CLOSED: frozenset[State] = frozenset(("fulfilled", "withdrawn"))

HEAVIEST = 6
"""How many of its weightiest terms make a mention's keys, two by two."""
RECALLED, ALIKE = 0.55, 0.75
"""From which likeness a sentence that recalls belongs to an earlier one, and one that does not."""
LEAST_SHARED = 3.0
"""Weight of the terms two mentions must share: one long compound and a word, or three words."""
YEARS_BACK = 6
"""How long a promise is remembered: the longest time between two mentions."""
SAME_PROMISE_DAYS = 400
"""Within how many days the same words without a recall are the same promise, and not a new one."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_stemmer = snowballstemmer.stemmer("dutch")


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that makes a promise or speaks of one, or an entry of a register."""

    key: Hashable
    document: str
    date: str
    """Of the document, ISO; '' when it is not known."""
    status: str
    text: str
    heading: str = ""
    """What stands over the sentence; it tells the sentences of one letter not apart, but those of two."""
    start: int = 0
    deadline: str | None = None
    """The last day it allows, ISO."""
    ministry: str | None = None
    topic: str | None = None
    dossier: str | None = None
    numbers: frozenset[str] = frozenset()
    """Numbers of registers that the sentence names: TZ202603-130, T03131."""
    amount: str | None = None
    """For money, how much; sentences with other sums are other promises."""
    receiver: str | None = None
    """For money, who gets it: mentions of one sum to one receiver are one promise."""
    role: Role = "government"

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where it comes among all mentions."""
        return self.date, self.document, self.start, str(self.key)


@dataclass(frozen=True, slots=True)
class Link:
    """The earlier mention that a mention speaks of; `method` is `number`, `sum`, `recall` or `wording`."""

    mention: Hashable
    antecedent: Hashable
    method: str
    score: float


@dataclass(frozen=True, slots=True)
class Event:
    """What happened to a promise, and which mention says so."""

    kind: EventKind
    date: str
    role: Role
    mention: Hashable
    old_deadline: str | None = None
    new_deadline: str | None = None
    method: str = "made"
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: its mentions in order, the first of which made it, and its events."""

    mentions: tuple[Hashable, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a promise stands on a day."""

    government: State
    chamber: State | None
    """What the chamber or its register says; None when it says nothing."""
    deadline: str | None
    days_late: int
    """Days since the deadline passed while the government had not met it; 0 otherwise."""


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    shortest: int
    common: frozenset[str]
    recalls: re.Pattern[str]
    postpones: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = load("promises")
    return _Vocabulary(
        data["shortest"],
        frozenset(map(_fold, data["common"])),
        re.compile("|".join(data["recalls"])),
        re.compile("|".join(data["postpones"])),
    )


def _fold(word: str) -> str:
    """A word in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(2**16)
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem


@lru_cache(2**14)
def terms(text: str) -> Mapping[str, float]:
    """The words that tell what a sentence is about, as stems, with what each weighs.

    A long word weighs more, for Dutch joins the words that make a subject, and so does a name in capitals.
    """
    vocabulary = _vocabulary()
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        folded = _fold(word)
        if len(folded) < vocabulary.shortest or folded in vocabulary.common or folded.isdigit():
            continue
        found[_stem(folded)] = 2.0 if word.isupper() else 1.0 if len(word) < 7 else 1.5 if len(word) < 11 else 2.5
    return found


def recalls(text: str) -> bool:
    """Whether a sentence recalls what was said before."""
    return _vocabulary().recalls.search(text.casefold()) is not None


def postpones(text: str) -> bool:
    """Whether a sentence says that something comes later than it was to."""
    return _vocabulary().postpones.search(text.casefold()) is not None


def keys(mention: Mention) -> frozenset[str]:
    """By what a mention is found: a sum with its receiver; else pairs of weighty terms, and numbers of a register."""
    if mention.amount is not None and mention.receiver is not None:
        return frozenset((f"{mention.amount} {mention.receiver}",))
    weighed = _terms_of(mention, across=True)
    heaviest = sorted(weighed, key=lambda term: (-weighed[term], -len(term), term))[:HEAVIEST]
    pairs = (pair for pair in combinations(heaviest, 2) if sum(weighed[term] for term in pair) >= LEAST_SHARED)
    return frozenset((*("+".join(sorted(pair)) for pair in pairs), *mention.numbers))


def _terms_of(mention: Mention, *, across: bool) -> Mapping[str, float]:
    """The terms of a sentence; `across` letters also those of what stands over it, at half their weight."""
    own = terms(mention.text)
    if not across or not mention.heading:
        return own
    return {**{term: weight / 2 for term, weight in terms(mention.heading).items()}, **own}


def likeness(one: Mention, other: Mention) -> float:
    """How much two mentions are about the same, 0 to 1: the weight of what they share, of the lesser and of both."""
    across = one.document != other.document
    first, second = _terms_of(one, across=across), _terms_of(other, across=across)
    shared = sum(min(weight, second[term]) for term, weight in first.items() if term in second)
    if shared < LEAST_SHARED:
        return 0.0
    weights = sum(first.values()), sum(second.values())
    return 0.5 * shared / min(weights) + 0.5 * 2 * shared / sum(weights)


def antecedent(mention: Mention, candidates: Iterable[Mention]) -> Link | None:
    """The earlier mention that a mention speaks of, None when it makes a promise of its own.

    `candidates` are the mentions that share a key with it, in any order; what is not earlier is passed over. Of several
    the likeliest is taken, of equals the latest: so mentions make chains.
    """
    scored = (
        (score, other.order, other.key, method)
        for other in candidates
        if other.order < mention.order and (judged := _same_promise(mention, other)) is not None
        for score, method in (judged,)
    )
    best = max(scored, key=lambda each: (each[0], each[1]), default=None)
    return None if best is None else Link(mention.key, best[2], best[3], round(best[0], 3))


def _same_promise(mention: Mention, earlier: Mention) -> tuple[float, str] | None:
    """How sure it is that two mentions speak of one promise, and by what; None when they do not seem to."""
    if mention.numbers & earlier.numbers:
        return 1.0, "number"
    if mention.amount != earlier.amount:
        return None
    if mention.amount is not None and mention.receiver is not None:
        return (0.9, "sum") if mention.receiver == earlier.receiver else None
    days = _days_between(earlier.date, mention.date)
    if (mention.numbers and earlier.numbers) or days is None or days > YEARS_BACK * 366:
        return None
    score = likeness(mention, earlier)
    if score == 0.0:
        return None
    score += 0.1 * _agree(mention.dossier, earlier.dossier) + 0.05 * _agree(mention.ministry, earlier.ministry)
    if recalls(mention.text) or mention.status in EVENT_OF_STATUS:
        return (min(score, 0.99), "recall") if score >= RECALLED else None
    near = days <= SAME_PROMISE_DAYS and (mention.deadline is None or mention.deadline >= (earlier.deadline or ""))
    return (min(score, 0.99), "wording") if near and score >= ALIKE else None


def _agree(one: str | None, other: str | None) -> int:
    """1 when both are known and the same, -1 when both are known and differ, else 0."""
    return 0 if one is None or other is None else 1 if one == other else -1


def _days_between(earlier: str, later: str) -> int | None:
    """Days from one ISO date to another; None when one is not a day."""
    try:
        return (Day.fromisoformat(later) - Day.fromisoformat(earlier)).days
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


def promises(tree: Sequence[Mention], links: Mapping[Hashable, Link]) -> Iterator[Promise]:
    """The promises that mentions which hang together make: one, or one an instance of what is promised again."""
    held: list[Mention] = []
    events: list[Event] = []
    for mention in tree:
        if events and _begins_anew(mention, events):
            yield Promise(tuple(m.key for m in held), tuple(events))
            held, events = [], []
        held.append(mention)
        events += _events_of(mention, tuple(events), links.get(mention.key))
    if held:
        yield Promise(tuple(m.key for m in held), tuple(events))


def _begins_anew(mention: Mention, events: Sequence[Event]) -> bool:
    """Whether a mention promises again what was met or dropped before."""
    return mention.status not in EVENT_OF_STATUS and not recalls(mention.text) and _state(events) in CLOSED


def _events_of(mention: Mention, before: Sequence[Event], link: Link | None) -> Iterator[Event]:
    """What one mention says that happened."""
    known = _deadline(before)
    method, score = (link.method, link.score) if link else ("made", 1.0)
    if not before:
        yield Event("made", mention.date, mention.role, mention.key, None, mention.deadline, method, score)
    kind = EVENT_OF_STATUS.get(mention.status)
    if kind is not None:
        yield Event(kind, mention.date, mention.role, mention.key, known, mention.deadline, method, score)
    elif before:
        moved = mention.deadline is not None and known is not None and mention.deadline > known
        told: EventKind = "postponed" if moved else "repeated"
        if mention.deadline is not None and known is not None and mention.deadline < known:
            told = "changed"
        yield Event(told, mention.date, mention.role, mention.key, known, mention.deadline, method, score)


def _deadline(events: Sequence[Event]) -> str | None:
    """The deadline that holds after these events."""
    return next((e.new_deadline for e in reversed(events) if e.new_deadline and e.kind not in _SETTLING), None)


_SETTLING: frozenset[EventKind] = frozenset(("claimed_met", "accepted", "withdrawn", "lapsed"))
_CHAMBER: frozenset[Role] = frozenset(("chamber", "register"))


def _state(events: Iterable[Event]) -> State:
    state: State = "open"
    for event in events:
        state = STATE_AFTER.get(event.kind, state)
    return state


def state_on(events: Sequence[Event], day: str) -> Standing:
    """Where a promise stands at the end of a day (ISO), by what had been said by then.

    What the government says and what the chamber says stay two things: a promise the government calls met is not
    closed for a chamber whose register has it open.
    """
    until = [event for event in events if event.date[:10] <= day]
    ours = [event for event in until if event.role not in _CHAMBER]
    theirs = [event for event in until if event.role in _CHAMBER]
    government = _state(ours)
    deadline = _deadline(until)
    late = _days_between(deadline, day) if deadline and government not in CLOSED else None
    return Standing(government, _state(theirs) if theirs else None, deadline, max(late or 0, 0))
