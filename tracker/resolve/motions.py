"""Which known motion a letter means, and what became of a motion in the end. Pure functions over plain records.

What the store gives and gets:

- `KnownMotion(id, sponsors, title, date, dossier, number)`: a motion in the database (`motions.id` is its identifier).
- `MotionMention(key, sponsors, cosponsors, title, date, identifier, dossier, document_date)`: a motion as a document
  names it; `key` is whatever the store wants back (a rowid, a tuple).
- `resolve_mention(mention, known) -> MotionLink | None`: the motion meant, with `method` (`identifier`,
  `sponsors`, `sponsors+date`, `sponsors+subject`), `score` (0-1) and `runners_up` (ids with their score, best first).
  `target` is None when no candidate stands out; None is returned when there is no candidate at all.
- `MotionEventRecord(motion_id, event, date, document_id, id)` and `latest_status(events) -> MotionStatus`: what a
  motion's latest event says and which event that was.

Call `resolve_mention` again when new motions arrive: the answer depends on its arguments alone, not on the order in
which documents came.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from rapidfuzz import fuzz

from tracker.models import MotionEventKind
from tracker.parliament.members import sponsors_match

ENOUGH = 0.75
"""A candidate below this score is not linked."""
MARGIN = 0.15
"""The best candidate must lead the second by this much."""
REACH_DAYS = 4 * 366
"""How long before the letter a motion may have been put: one term of parliament."""
REACH_YEARS = 5
"""How many calendar years before that of the letter this begins, at most."""
LISTED = 5
"""How many other candidates are kept."""


@dataclass(frozen=True, slots=True)
class KnownMotion:
    """A motion in the database."""

    id: str
    sponsors: tuple[str, ...] = ()
    title: str | None = None
    date: str | None = None
    dossier: str | None = None
    number: str | None = None


@dataclass(frozen=True, slots=True)
class MotionMention:
    """A motion as a document names it."""

    key: Hashable
    sponsors: tuple[str, ...] = ()
    cosponsors: bool = False
    title: str | None = None
    date: str | None = None
    identifier: str | None = None
    dossier: str | None = None
    document_date: str | None = None


@dataclass(frozen=True, slots=True)
class MotionLink:
    """The motion a mention means, how that was found, and what else it could have been."""

    key: Hashable
    target: str | None
    method: str
    score: float
    runners_up: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class MotionEventRecord:
    """One row of `motion_events`."""

    id: Hashable
    event: MotionEventKind
    date: str | None = None


@dataclass(frozen=True, slots=True)
class MotionStatus:
    """The status of a motion: the event that says so, None when nothing but its mention is known."""

    status: MotionEventKind | None
    event_id: Hashable | None = None


def resolve_mention(mention: MotionMention, known: Iterable[KnownMotion]) -> MotionLink | None:
    """The known motion that `mention` means; see the module's docstring."""
    candidates = list(known)
    if mention.identifier is not None:
        hit = any(candidate.id == mention.identifier for candidate in candidates)
        return MotionLink(mention.key, mention.identifier, "identifier", 1.0) if hit else None
    scored = sorted(
        (
            (score, method, candidate)
            for candidate in candidates
            for score, method in [_score(mention, candidate)]
            if score
        ),
        key=lambda item: (-item[0], item[2].id),
    )
    if not scored:
        return None
    best, method, chosen = scored[0]
    clear = best >= ENOUGH and (len(scored) == 1 or best - scored[1][0] >= MARGIN)
    others = scored[1 : 1 + LISTED] if clear else scored[:LISTED]
    runners_up = tuple((candidate.id, round(score, 3)) for score, _, candidate in others)
    return MotionLink(mention.key, chosen.id if clear else None, method, round(best, 3), runners_up)


def _score(mention: MotionMention, motion: KnownMotion) -> tuple[float, str]:
    """How well a motion fits: sponsors must agree; subject and date raise or lower. 0 rules it out."""
    if not mention.sponsors or not motion.sponsors or not sponsors_match(motion.sponsors, mention.sponsors):
        return 0.0, ""
    if motion.date and mention.document_date and not _in_reach(motion.date, mention.document_date):
        return 0.0, ""
    score, method = 0.75 if len(mention.sponsors) > 1 or mention.cosponsors else 0.7, "sponsors"
    if mention.dossier is not None and motion.dossier is not None:
        score, method = (
            (score + 0.1, "sponsors+dossier") if mention.dossier == motion.dossier else (score - 0.2, method)
        )
    if mention.date and motion.date:
        same = mention.date[:10] == motion.date[:10] or motion.date.startswith(mention.date)
        if not same:
            return 0.0, ""
        score, method = score + 0.2, "sponsors+date"
    if mention.title and motion.title:
        likeness = fuzz.token_set_ratio(_plain(mention.title), _plain(motion.title)) / 100
        if likeness < 0.4:
            return 0.3, "sponsors"
        score += 0.35 * (likeness - 0.5)
        method = "sponsors+subject" if likeness >= 0.7 else method
    if mention.document_date is None and method == "sponsors":
        score = min(score, ENOUGH - 0.05)  # nothing says that the motion was there when the letter was written
    return min(score, 1.0), method


@lru_cache(2**15)
def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).strip()


def _in_reach(put: str, letter: str) -> bool:
    """Whether a motion of `put` can be what a letter of `letter` speaks of: not later, not longer ago than a term."""
    try:
        days = (date.fromisoformat(letter) - date.fromisoformat(put)).days
    except ValueError:
        return _year(letter) - REACH_YEARS <= _year(put) <= _year(letter)
    return 0 <= days <= REACH_DAYS


def _year(day: str) -> int:
    return int(day[:4]) if day[:4].isdigit() else 0


_RANK: dict[MotionEventKind, int] = {
    "mentioned": 0,
    "submitted": 1,
    "appreciated": 2,
    "held": 3,
    "replaced": 4,
    "adopted": 5,
    "rejected": 5,
    "withdrawn": 5,
    "lapsed": 5,
    "in_progress": 6,
    "partly_fulfilled": 7,
    "not_fulfilled": 8,
    "fulfilled": 8,
}


_BEFORE_EXECUTION = ("submitted", "held", "replaced", "adopted", "rejected")
"""What happens to a motion before anyone carries it out; later letters recall it."""


def latest_status(events: Iterable[MotionEventRecord]) -> MotionStatus:
    """What the latest event says, and which event that was.

    Later dates win; on one day the step further in a motion's life wins. An event without a date comes after the dated
    steps that go before it (adopted after submitted), and before all others. A mere mention or an appreciation changes
    nothing once something else is known, nor does a recalled vote once the execution has been reported.
    """
    telling = [event for event in events if event.event != "mentioned"]
    if not telling:
        return MotionStatus(None)
    decided = [event for event in telling if event.event != "appreciated"] or telling
    if any(_RANK[event.event] >= _RANK["in_progress"] for event in decided):
        decided = [event for event in decided if event.event not in _BEFORE_EXECUTION]

    def moment(event: MotionEventRecord) -> str:
        earlier = (other.date for other in decided if other.date and _RANK[other.event] < _RANK[event.event])
        return event.date or max(earlier, default="")

    last = max(decided, key=lambda event: (moment(event), _RANK[event.event], str(event.id)))
    return MotionStatus(last.event, last.id)
