"""Brings every link to and from the documents of a batch up to date, whichever document came first."""

from __future__ import annotations

from sqlite_utils import Database

from tracker.resolve.changes import ChangeSet
from tracker.resolve.citations_sql import link_citations
from tracker.resolve.motions_sql import link_motions
from tracker.resolve.promise_rows import refresh_promise_seats
from tracker.resolve.promises_sql import link_promises
from tracker.resolve.seats_sql import refresh_seats
from tracker.resolve.threads_sql import link_threads
from tracker.store.overzicht import refresh
from tracker.store.reviews import reapply

__all__ = ["ChangeSet", "link", "link_over_time", "relink"]


def link(db: Database, changes: ChangeSet) -> None:
    """Link what a batch brought, inside its transaction; subjects are only marked, see `link_over_time`."""
    link_citations(db, changes)
    changed = link_motions(db, changes)
    db.conn.executemany("INSERT OR IGNORE INTO stale_subjects (subject) VALUES (?)", [(s,) for s in changes.subjects])
    reapply(db, changes.documents)
    refresh(db, changes.documents | changed)


def link_over_time(db: Database) -> None:
    """What is followed through all letters, at the end of a run: seats, subjects, promises and what became of them."""
    seats_changed = refresh_seats(db)
    link_threads(db)
    link_promises(db)
    if seats_changed:
        refresh_promise_seats(db)


def relink(db: Database) -> None:
    """Link everything anew, in one transaction: after a change in the rules that link, or in the feeds' motions."""
    with db.atomic():
        changes = ChangeSet(db)
        changes.everything()
        link(db, changes)
        link_over_time(db)
