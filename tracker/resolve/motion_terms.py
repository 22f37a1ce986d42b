"""By when a chamber may expect to be told what is done with a motion it adopted (`lexicon/motion_terms.yml`)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.lexicon import load
from tracker.resolve.motions import MotionEventRecord
from tracker.sql import UNKNOWN

REPORTS = frozenset(("in_progress", "partly_fulfilled", "fulfilled", "not_fulfilled"))
"""Events by which the government says what it does with a motion."""
CLOSES = frozenset(("withdrawn", "lapsed", "replaced", "rejected"))


@dataclass(frozen=True, slots=True)
class ReportTerm:
    """How many months a report on a motion may take, and on what ground."""

    months: int
    ground: str


@cache
def report_term(chamber: str | None) -> ReportTerm:
    """The term for motions of a chamber (TK, EK); that of an unknown one for any other value."""
    terms = {row["chamber"]: ReportTerm(row["months"], row["ground"]) for row in load("motion_terms")}
    return terms.get(chamber or UNKNOWN, terms[UNKNOWN])


def months_later(day: str, months: int) -> str | None:
    """The same day (ISO) some months later, the last of the month where it has no such day; None for no whole date."""
    try:
        start = date.fromisoformat(day)
    except ValueError:
        return None
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return start.replace(year=year, month=month + 1, day=min(start.day, monthrange(year, month + 1)[1])).isoformat()


@dataclass(frozen=True, slots=True)
class ReportDue:
    """When a motion was adopted, and by when a report on it is due: None once one came, or where none is to come."""

    adopted: str | None = None
    due: str | None = None


def report_due(events: Iterable[MotionEventRecord], chamber: str | None) -> ReportDue:
    """The adoption of a motion and when a report is due, by its events in any order."""
    known = list(events)
    adopted = min((event.date for event in known if event.event == "adopted" and event.date), default=None)
    if adopted is None:
        return ReportDue()
    if any(event.event in REPORTS for event in known):
        return ReportDue(adopted)
    if any(event.event in CLOSES and (event.date or adopted) >= adopted for event in known):
        return ReportDue(adopted)
    return ReportDue(adopted, months_later(adopted, report_term(chamber).months))
