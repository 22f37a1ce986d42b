"""What became of a promise: the events its mentions tell, and where it stands on a day. Pure functions over records."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Literal

from tracker.resolve.motion_terms import months_later
from tracker.resolve.promise_seats import handed_to
from tracker.resolve.promise_terms import Mention, Role, months_of, postpones, recalls
from tracker.resolve.promises import Link, days_between

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
    "dated",
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
    ministry: str | None = None
    """The ministry that takes it over."""


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: its mentions in order, the first of which made it, and its events."""

    mentions: tuple[Hashable, ...]
    events: tuple[Event, ...]
    instance: int = 0
    """Which of the promises that its first mention makes: what comes back every year is a promise a year."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a promise stands on a day."""

    government: State
    chamber: State | None
    """What the chamber or its register says; None when it says nothing."""
    deadline: str | None
    days_late: int
    """Days since the deadline passed while the government had not met it; 0 otherwise."""
    ministry: str | None = None
    """The ministry that it was handed to last; None when it was not handed over."""


def promises(tree: Sequence[Mention], links: Mapping[Hashable, Link]) -> Iterator[Promise]:
    """The promises that mentions which hang together make: one, or one an instance of what is promised again.

    What is promised every year (`Mention.recurring`) is open again, for the next year, as soon as it was met.
    """
    held: list[Mention] = []
    events: list[Event] = []
    again: Mention | None = None
    instance = 0
    for mention in tree:
        if again and _state(events) == "fulfilled" and not _same_report(mention, held[-1]):
            yield Promise(tuple(m.key for m in held), tuple(events), instance)
            instance += 1
            held, events = [again], [_next_instance(again, events)]
        if events and _begins_anew(mention, events):
            yield Promise(tuple(m.key for m in held), tuple(events), instance)
            held, events, again, instance = [], [], None, 0
        if again is None and months_of(mention.recurring) and makes_again(mention):
            again = mention
        held.append(mention)
        events += _events_of(mention, tuple(events), links.get(mention.key))
    if held:
        yield Promise(tuple(m.key for m in held), tuple(events), instance)
    if again and _state(events) == "fulfilled":
        yield Promise((again.key,), (_next_instance(again, events),), instance + 1)


def _same_report(mention: Mention, before: Mention) -> bool:
    """Whether a sentence tells of the same keeping as one before it in its letter, and not of the next time."""
    return mention.document == before.document and mention.status in EVENT_OF_STATUS


def makes_again(mention: Mention) -> bool:
    """Whether a sentence promises what comes back, and not only tells that what comes back is here."""
    return mention.amount is None and (mention.status not in EVENT_OF_STATUS or recalls(mention.text))


def _next_instance(again: Mention, events: Sequence[Event]) -> Event:
    """The event by which what comes back is open for the next time: a period after the term of the time before."""
    met, known, months = events[-1], _deadline(events), months_of(again.recurring)
    due = None
    if known and months:
        # a report that came years late settles the terms it came after
        dues = (months_later(known, months * times) for times in count(1))
        due = next(due for due in dues if due is None or due > met.date[:10])
    return Event("made", met.date, "rule", again.key, None, due, "recurring")


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
        heir = handed_to(mention.text) if kind == "transferred" else None
        kind = "partly_met" if kind == "claimed_met" and method == "part" else kind
        yield Event(kind, mention.date, mention.role, mention.key, known, mention.deadline, method, score, heir)
    elif before:
        later = mention.deadline is not None and known is not None and mention.deadline > known
        moved = later or (mention.deadline is None and postpones(mention.text))
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
    late = days_between(deadline, day) if deadline and government not in CLOSED else None
    heir = next((event.ministry for event in reversed(until) if event.ministry), None)
    return Standing(government, _state(theirs) if theirs else None, deadline, max(late or 0, 0), heir)


def settled_on(events: Sequence[Event], day: str) -> str | None:
    """The date on which the government settled a promise, by what had been said by a day; None while it is open."""
    state: State = "open"
    settled = None
    for event in events:
        if event.date[:10] <= day and event.role not in _CHAMBER and event.kind in STATE_AFTER:
            after = STATE_AFTER[event.kind]
            settled = None if after not in CLOSED else settled if state in CLOSED else event.date[:10] or None
            state = after
    return settled
