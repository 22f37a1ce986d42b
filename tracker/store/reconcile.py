"""Reconciles what the feeds know with what the letters say, each beside the other."""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from tracker.resolve.conflicts import compare_motions, compare_register, compare_withdrawn
from tracker.resolve.rappel import collect_rappel
from tracker.resolve.register import link_register
from tracker.sql import IN_JSON_ARRAY, json_array, now
from tracker.store.linking import ChangeSet, link

BATCH = 5000


@dataclass(frozen=True, slots=True)
class ReconciliationReport:
    """What reconciling gave: motions taken over, links from the register to letters, and open conflicts by subject."""

    motions: int
    register_links: int
    motion_conflicts: int
    register_conflicts: int
    withdrawn: int
    """Papers that the feed took away and that are still in the database."""


def reconcile(db: Database) -> ReconciliationReport:
    """Let letters find the official motions that came or changed, tie the register to letters, note where they differ.

    Doing it again changes nothing; when it is cut off, the next call does the rest.
    """
    motions = 0
    while motion_ids := _unreconciled(db):
        motions += len(motion_ids)
        with db.atomic():
            changes = ChangeSet(db)
            changes.motions |= motion_ids
            _origin(db, motion_ids)
            link(db, changes)
            db.conn.execute(
                f"UPDATE official_motions SET joined = 1 WHERE motion_id {IN_JSON_ARRAY}", (json_array(motion_ids),)
            )
            db.conn.execute("UPDATE official_motions SET joined = 1 WHERE motion_id IS NULL AND joined = 0")
            db.conn.execute(f"DELETE FROM stale_motions WHERE id {IN_JSON_ARRAY}", (json_array(motion_ids),))
            _origin(db, motion_ids)
    moment = now()
    with db.atomic():
        collect_rappel(db, moment)
        links = link_register(db)
        conflicts = compare_motions(db, moment), compare_register(db, moment), compare_withdrawn(db, moment)
        return ReconciliationReport(motions, links, *conflicts)


def _unreconciled(db: Database) -> set[str]:
    rows = db.conn.execute(
        "SELECT DISTINCT motion_id FROM official_motions WHERE joined = 0 AND motion_id IS NOT NULL "
        "UNION SELECT id FROM stale_motions LIMIT ?",
        (BATCH,),
    )
    return {motion for (motion,) in rows}


def _origin(db: Database, motions: set[str]) -> None:
    """A motion with an official record stays also when no document names it; one without does not."""
    db.conn.execute(
        "UPDATE motions SET origin = CASE WHEN EXISTS (SELECT 1 FROM official_motions o WHERE o.motion_id = motions.id "
        f"AND o.deleted IS NULL) THEN 'tweedekamer' ELSE 'documents' END WHERE id {IN_JSON_ARRAY}",
        (json_array(motions),),
    )
