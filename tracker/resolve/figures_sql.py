"""Reads the promises made by a day, and their figures, from the database."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby

from tracker.resolve.figures import Figure, Life, figures, life_on
from tracker.resolve.promise_life import Event


def lives_on(db: sqlite3.Connection, day: str) -> Iterator[Life]:
    """The promises that were made by the end of a day (ISO), as they stood then."""
    rows = db.execute(
        "SELECT p.id, coalesce(p.date, ''), p.ministry, p.kind, e.event, coalesce(e.date, ''), e.author_role, e.id, "
        "e.old_deadline, e.new_deadline FROM promises p JOIN promise_events e ON e.promise_id = p.id "
        "WHERE coalesce(p.date, '') <= ? ORDER BY p.id, e.date, e.rowid",
        (day,),
    )
    for (_, made, ministry, kind), told in groupby(rows, key=lambda row: row[:4]):
        yield life_on(made, ministry, kind, [Event(*row[4:]) for row in told], day)


def figures_on(db: sqlite3.Connection, day: str) -> list[Figure]:
    """The figures as of a day (ISO)."""
    return figures(lives_on(db, day))
