"""Figures about promises as they stood on a day: how long they took, how many were late, which are open longest."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from typing import Literal

from tracker.resolve.promise_life import CLOSED, Event, settled_on, state_on
from tracker.resolve.promises import days_between

Part = Literal["all", "ministry", "year", "kind"]


@dataclass(frozen=True, slots=True)
class Life:
    """A promise as it stood on a day."""

    date: str
    """When it was made, ISO; '' when that is not known."""
    ministry: str
    kind: str
    open: bool
    settled: str | None
    """When the government settled it."""
    deadline: str | None
    """The last day allowed, as it stood."""
    late: bool
    """Settled after its deadline, or open and past it."""
    moved: bool

    @property
    def days(self) -> int | None:
        """Days it took to settle; None while it is open, and where a date is not known or not in order.

        Nor is it known where the letter that settles it is the first that tells of it: the promise was made elsewhere.
        """
        days = days_between(self.date, self.settled or "") if not self.open else None
        return None if days is None or days <= 0 else days


@dataclass(frozen=True, slots=True)
class Figure:
    """The figures of one ministry, year or kind."""

    part: Part
    name: str
    promises: int
    open: int
    settled: int
    median_days: float | None
    with_term: int
    late: int
    share_late: float | None
    """Late ones as a percentage of those with a term; None when none has one."""
    open_late: int
    moved: int
    oldest_open: str | None


def life_on(made: str, ministry: str, kind: str, events: Iterable[Event], day: str) -> Life:
    """A promise as it stood at the end of a day (ISO), by its events in order."""
    told = [event for event in events if event.date[:10] <= day]
    standing = state_on(told, day)
    settled = settled_on(told, day)
    is_open = standing.government not in CLOSED
    late = standing.deadline is not None and standing.deadline < (day if is_open else settled or standing.deadline)
    moved = any(event.kind == "postponed" for event in told)
    return Life(made, ministry, kind, is_open, settled, standing.deadline, late, moved)


PARTS: Mapping[Part, Callable[[Life], str]] = {
    "all": lambda life: "all",
    "ministry": lambda life: life.ministry,
    "year": lambda life: life.date[:4] or "0",
    "kind": lambda life: life.kind,
}
"""What promises are counted by."""


def figures(lives: Iterable[Life]) -> list[Figure]:
    """The figures of all promises, and by ministry, year and kind; within each in the order of names."""
    groups: dict[tuple[Part, str], list[Life]] = {}
    for life in lives:
        for part, name in PARTS.items():
            groups.setdefault((part, name(life)), []).append(life)
    order = list(PARTS)
    return [_figure(*key, groups[key]) for key in sorted(groups, key=lambda key: (order.index(key[0]), key[1]))]


def _figure(part: Part, name: str, lives: list[Life]) -> Figure:
    days = [life.days for life in lives if life.days is not None]
    opened = [life for life in lives if life.open]
    termed = sum(life.deadline is not None for life in lives)
    late = sum(life.late for life in lives)
    return Figure(
        part, name, len(lives), len(opened), len(lives) - len(opened), float(median(days)) if days else None, termed,
        late, round(100 * late / termed, 1) if termed else None, sum(life.late for life in opened),
        sum(life.moved for life in lives), min((life.date for life in opened if life.date), default=None),
    )  # fmt: skip
