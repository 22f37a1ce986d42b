"""What is new, met, late, moved, changed or gone since a moment, read off the events of promises and the history."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Change = Literal["new", "met", "partly_met", "not_met", "moved", "late", "transferred", "withdrawn", "changed", "gone"]
CHANGES: tuple[Change, ...] = (
    "new", "met", "partly_met", "not_met", "moved", "late", "transferred", "withdrawn", "changed", "gone",
)  # fmt: skip
OF_EVENT: dict[str, Change] = {
    "made": "new",
    "claimed_met": "met",
    "accepted": "met",
    "partly_met": "partly_met",
    "not_met": "not_met",
    "postponed": "moved",
    "changed": "moved",
    "transferred": "transferred",
    "withdrawn": "withdrawn",
    "lapsed": "withdrawn",
}
"""What an event of a promise is to somebody who follows it."""


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing that changed: `subject` is the id of the promise, or of the row that changed or went."""

    change: Change
    moment: str
    """When the database learned of it (UTC), or for `late` the day it became so."""
    subject: str
    text: str
    who: str
    letter: str
    document_id: str | None
    date: str | None
    """Of the letter that says it."""
    deadline: str | None = None
    successor: str | None = None


def changes(db: sqlite3.Connection, since: str, until: str) -> list[Changed]:
    """Everything that changed from one moment (ISO, UTC) up to another, in the order in which it became known.

    A promise is late on the day after its last day, when nothing had settled it by then.
    """
    found = [*_events(db, since, until), *_late(db, since[:10], until[:10]), *_history(db, since, until)]
    return sorted(found, key=lambda each: (each.moment, CHANGES.index(each.change), each.subject, each.text))


_LETTER = "coalesce(nullif(d.vindplaats, ''), d.title, '')"


def _events(db: sqlite3.Connection, since: str, until: str) -> Iterator[Changed]:
    rows = db.execute(
        f"SELECT e.event, e.recorded, e.promise_id, e.quote, coalesce(e.author, ''), {_LETTER}, e.document_id, e.date, "
        "e.new_deadline FROM promise_events e JOIN promises p ON p.id = e.promise_id "
        "LEFT JOIN documents d ON d.id = e.document_id WHERE e.recorded >= ? AND e.recorded <= ?",
        (since, until),
    )
    for event, moment, promise, quote, who, letter, document, date, deadline in rows:
        if event in OF_EVENT:
            yield Changed(OF_EVENT[event], moment, promise, _line(quote), who, letter, document, date, deadline)


def _late(db: sqlite3.Connection, since: str, until: str) -> Iterator[Changed]:
    rows = db.execute(
        f"SELECT date(p.deadline_last, '+1 day'), p.id, p.title, p.person, {_LETTER}, p.document_id, p.date, "
        "p.deadline_last FROM promises p LEFT JOIN documents d ON d.id = p.document_id "
        "WHERE p.state_government NOT IN ('fulfilled', 'withdrawn') "
        "AND p.deadline_last >= date(?, '-1 day') AND p.deadline_last < ?",
        (since, until),
    )
    for moment, promise, title, who, letter, document, date, deadline in rows:
        yield Changed("late", moment, promise, _line(title), who, letter, document, date, deadline)


def _history(db: sqlite3.Connection, since: str, until: str) -> Iterator[Changed]:
    rows = db.execute(
        f"SELECT h.change, h.replaced, h.row_id, coalesce(json_extract(h.earlier, '$.quote'), ''), {_LETTER}, "
        "h.document_id, d.date, h.successor FROM row_history h LEFT JOIN documents d ON d.id = h.document_id "
        "WHERE h.\"table\" = 'commitments' AND h.replaced >= ? AND h.replaced <= ?",
        (since, until),
    )
    for change, moment, row, quote, letter, document, date, successor in rows:
        told: Change = "gone" if change == "gone" else "changed"
        yield Changed(told, moment, row, _line(quote), "", letter, document, date, None, successor)


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
