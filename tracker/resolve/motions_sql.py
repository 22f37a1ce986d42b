"""Keeps the motions: what documents say of one motion, wherever and in whatever order, becomes one row."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from sqlite_utils import Database

from tracker.parliament.members import normalise_surname
from tracker.resolve.changes import ChangeSet
from tracker.resolve.motion_rows import save_motions
from tracker.resolve.motions import KnownMotion, MotionMention, resolve_mention
from tracker.sql import IN_JSON_ARRAY, as_json, json_array

OPEN = (
    "SELECT l.id, l.sponsors, l.cosponsors, l.title, l.date, l.dossier, d.date, l.motion_id, l.method, l.runners_up, "
    "l.document_id FROM motion_links l JOIN documents d ON d.id = l.document_id "
    "WHERE l.identifier IS NULL AND l.first_sponsor IS NOT NULL"
)

SETTLE = "UPDATE motion_links SET motion_id = ?, method = ?, runners_up = ? WHERE id = ?"


def link_motions(db: Database, changes: ChangeSet) -> set[str]:
    """Bring motions, their sponsors, events and status up to date; returns the other documents this changed."""
    db.conn.execute(
        f"UPDATE motion_links SET motion_id = identifier WHERE document_id {IN_JSON_ARRAY} AND identifier IS NOT NULL "
        "AND EXISTS (SELECT 1 FROM motions WHERE motions.id = motion_links.identifier)",
        (json_array(changes.documents),),
    )
    save_motions(db, changes.motions)
    db.conn.execute(
        f"UPDATE motion_links SET motion_id = identifier WHERE identifier {IN_JSON_ARRAY} AND motion_id IS NULL",
        (json_array(changes.motions),),
    )
    changed = _resolve(db, changes)
    _follow(db, changes.documents | changed)
    save_motions(db, changes.motions)
    return changed


def _resolve(db: Database, changes: ChangeSet) -> set[str]:
    """Find the motions that are named without a number; adds to `changes.motions`, returns the documents changed."""
    sponsors = {
        row[0]
        for row in db.conn.execute(
            f"SELECT DISTINCT sponsor FROM motion_sponsors WHERE motion_id {IN_JSON_ARRAY}",
            (json_array(changes.motions),),
        )
    }
    rows = set(db.conn.execute(f"{OPEN} AND l.document_id {IN_JSON_ARRAY}", (json_array(changes.documents),)))
    rows |= set(db.conn.execute(f"{OPEN} AND l.first_sponsor {IN_JSON_ARRAY}", (json_array(sponsors),)))
    known = _known(db, {normalise_surname(name) for row in rows for name in db_json(row[1])[:1]})
    changed: set[str] = set()
    for row in sorted(rows):
        key, names, cosponsors, title, date, dossier, seen, motion_id, method, runners_up, document_id = row
        mention = MotionMention(
            key,
            tuple(db_json(names)),
            bool(cosponsors),
            title,
            date,
            dossier=None if dossier == "geen" else dossier,
            document_date=seen,
        )
        found = resolve_mention(mention, known[normalise_surname(mention.sponsors[0])])
        new = (found.target, found.method, as_json(found.runners_up)) if found else (None, "none", "[]")
        if found and found.target is None:
            new = (None, "ambiguous", as_json(found.runners_up))
        if new != (motion_id, method, runners_up):
            db.conn.execute(SETTLE, (*new, key))
            changes.motions |= {value for value in (motion_id, new[0]) if value}
            changed.add(document_id)
    return changed


def db_json(value: str) -> list[Any]:
    """A JSON array from a column."""
    loaded: list[Any] = json.loads(value)
    return loaded


def _known(db: Database, surnames: set[str]) -> dict[str, list[KnownMotion]]:
    """The motions each of these people put, alone or with others."""
    rows = db.conn.execute(
        "SELECT DISTINCT s.sponsor, m.id, m.sponsors, m.title, m.date, m.dossier, m.number FROM motion_sponsors s "
        f"JOIN motions m ON m.id = s.motion_id WHERE s.sponsor {IN_JSON_ARRAY} ORDER BY m.id",
        (json_array(surnames),),
    )
    known: dict[str, list[KnownMotion]] = defaultdict(list)
    for sponsor, id_, names, title, date, dossier, number in rows:
        motion = KnownMotion(id_, tuple(db_json(names)), title, date, None if dossier == "geen" else dossier, number)
        known[sponsor].append(motion)
    return known


def _follow(db: Database, documents: set[str]) -> None:
    """Carry the motion of each mention over to its events and its commitment."""
    ids = (json_array(documents),)
    db.conn.execute(
        "UPDATE motion_events SET motion_id = (SELECT motion_id FROM motion_links l "
        f"WHERE l.id = motion_events.motion_link_id) WHERE document_id {IN_JSON_ARRAY}",
        ids,
    )
    db.conn.execute(
        "UPDATE commitments SET motion_id = (SELECT l.motion_id FROM motion_links l "
        "WHERE l.commitment_id = commitments.id AND l.motion_id IS NOT NULL ORDER BY l.start, l.id LIMIT 1) "
        f"WHERE document_id {IN_JSON_ARRAY} "
        f"AND id IN (SELECT commitment_id FROM motion_links WHERE document_id {IN_JSON_ARRAY})",
        (*ids, *ids),
    )
