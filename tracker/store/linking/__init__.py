"""Brings every link to and from the documents of a batch up to date, whichever document came first."""

from __future__ import annotations

from sqlite_utils import Database

from tracker.store.linking.citations import link_citations
from tracker.store.linking.motions import link_motions
from tracker.store.linking.threads import link_threads
from tracker.store.linking.touched import Touched
from tracker.store.overzicht import refresh
from tracker.store.reviews import reapply

__all__ = ["Touched", "link", "link_threads", "relink"]


def link(db: Database, touched: Touched) -> None:
    """Link what a batch brought, inside its transaction; subjects are only marked, see `link_threads`."""
    link_citations(db, touched)
    changed = link_motions(db, touched)
    db.conn.executemany("INSERT OR IGNORE INTO stale_subjects (subject) VALUES (?)", [(s,) for s in touched.subjects])
    reapply(db, touched.documents)
    refresh(db, touched.documents | changed)


def relink(db: Database) -> None:
    """Link everything anew, in one transaction: after a change in the rules that link, or in the feeds' motions."""
    with db.atomic():
        touched = Touched(db)
        touched.everything()
        link(db, touched)
        link_threads(db)
