"""Stores what the Tweede Kamer says: official motions with their votes and the register of undertakings.

Each row carries when it was first and last seen; the same record again changes nothing but the latter, and an older
edition than the one that is kept changes nothing at all.
"""

from __future__ import annotations

import json
from collections import Counter

from sqlite_utils import Database

from tracker.feeds.feed_documents import upsert
from tracker.feeds.tweedekamer import Decision, MotionRecord, Undertaking
from tracker.feeds.tweedekamer.values import meaning
from tracker.sql import NONE, UNKNOWN, year_of

_FOLLOWED = ("status", "datum_nakoming", "text", "minister", "ministry")
"""Columns of the register whose earlier values are kept."""


def save_motion(db: Database, motion: MotionRecord, now: str) -> bool:
    """Store a motion, its decisions and votes; True when it was new or changed. Within the caller's transaction."""
    known = db.conn.execute(
        "SELECT changed, deleted, motion_id FROM official_motions WHERE id = ?", (motion.number,)
    ).fetchone()
    if known and known[0] > motion.changed:
        return False
    voted = next((d for d in reversed(motion.decisions) if d.votes), None)
    tally = _tally(voted)
    sponsors = json.dumps(
        [{"name": s.name, "party": s.party, "first": s.first} for s in motion.sponsors], ensure_ascii=False
    )
    row = {
        "motion_id": motion.identifier,
        "guid": motion.guid,
        "dossier": motion.dossier or NONE,
        "number": motion.paper,
        "title": motion.title,
        "date": motion.date,
        "year": year_of(motion.date),
        "sponsors": sponsors,
        "appreciation": motion.appreciation or UNKNOWN,
        "outcome": motion.outcome or UNKNOWN,
        "outcome_date": motion.outcome_date,
        "voting": (voted.voting if voted else None) or UNKNOWN,
        "votes_for": tally["voor"] if voted else None,
        "votes_against": tally["tegen"] if voted else None,
        "votes_absent": tally["niet deelgenomen"] if voted else None,
        "done": UNKNOWN if motion.done is None else "ja" if motion.done else "nee",
        "url": motion.url,
        "changed": motion.changed,
        "deleted": None,
    }
    changed = upsert(db, "official_motions", motion.number, row, now)
    changed = _save_decisions(db, motion) or changed
    if changed:
        before = known[2] if known else None
        db.conn.execute("UPDATE official_motions SET joined = 0 WHERE id = ?", (motion.number,))
        if before and before != motion.identifier:
            db.conn.execute("INSERT OR IGNORE INTO stale_motions (id) VALUES (?)", (before,))
    return changed


def save_undertaking(db: Database, undertaking: Undertaking, now: str) -> bool:
    """Store an undertaking of the register and what changed in it; True when it was new or changed."""
    before = db.conn.execute(
        f"SELECT changed, {', '.join(_FOLLOWED)} FROM register WHERE id = ?", (undertaking.number,)
    ).fetchone()
    if before and before[0] > undertaking.changed:
        return False
    row = {
        "guid": undertaking.guid,
        "text": undertaking.text,
        "status": undertaking.status,
        "state": meaning("Toezegging.Status", undertaking.status) or UNKNOWN,
        "minister": undertaking.minister or UNKNOWN,
        "office": undertaking.office,
        "ministry": undertaking.ministry or UNKNOWN,
        "committee": undertaking.committee or UNKNOWN,
        "date": undertaking.date,
        "year": year_of(undertaking.date),
        "datum_nakoming": undertaking.datum_nakoming,
        "notes": undertaking.notes,
        "meeting": undertaking.meeting,
        "promised_to": json.dumps(undertaking.promised_to, ensure_ascii=False),
        "letters": json.dumps(undertaking.letters, ensure_ascii=False),
        "changed": undertaking.changed,
        "deleted": None,
    }
    changed = upsert(db, "register", undertaking.number, row, now)
    changed = _save_relations(db, undertaking) or changed
    if before:
        db.conn.executemany(
            "INSERT INTO register_history (register_id, field, before, after, changed, seen) VALUES (?, ?, ?, ?, ?, ?)",
            [
                (undertaking.number, field, old, row[field], undertaking.changed, now)
                for field, old in zip(_FOLLOWED, before[1:], strict=True)
                if old != row[field]
            ],
        )
    return changed


def _save_relations(db: Database, undertaking: Undertaking) -> bool:
    """Make an undertaking's relations to others what the register says now; True when that is a change."""
    rows = sorted((undertaking.number, relation, other) for relation, other in undertaking.relations)
    had = db.conn.execute(
        "SELECT register_id, relation, other FROM register_relations WHERE register_id = ? ORDER BY 1, 2, 3",
        (undertaking.number,),
    ).fetchall()
    if had == rows:
        return False
    db.conn.execute("DELETE FROM register_relations WHERE register_id = ?", (undertaking.number,))
    db.conn.executemany("INSERT INTO register_relations (register_id, relation, other) VALUES (?, ?, ?)", rows)
    return True


def mark_deleted(db: Database, guid: str, now: str) -> bool:
    """Note that the feed took a record away; the row stays as a stub. True when one was not yet marked."""
    marked = 0
    for table, column in (
        ("official_motions", "guid"),
        ("register", "guid"),
        ("feed_documents", "id"),
        ("meetings", "guid"),
    ):
        marked += db.conn.execute(
            f"UPDATE {table} SET deleted = ?, last_seen = ? WHERE {column} = ? AND deleted IS NULL", (now, now, guid)
        ).rowcount
    db.conn.execute("UPDATE official_motions SET joined = 0 WHERE guid = ?", (guid,))
    db.conn.execute("UPDATE feed_documents SET state = 'deleted' WHERE id = ? AND deleted IS NOT NULL", (guid,))
    return marked > 0


def _save_decisions(db: Database, motion: MotionRecord) -> bool:
    execute = db.conn.execute
    rows = [
        (
            f"{motion.number}/{d.guid}",
            motion.number,
            d.event or "mentioned",
            d.kind,
            d.text,
            d.voting or UNKNOWN,
            d.date,
            d.order,
        )
        for d in motion.decisions
    ]
    votes = [
        (f"{motion.number}/{d.guid}", v.party, v.person or "", v.choice, v.seats, int(v.mistake))
        for d in motion.decisions
        for v in d.votes
    ]
    columns = "id, official_motion_id, event, kind, text, voting, date, position"
    had = execute(f"SELECT {columns} FROM motion_decisions WHERE official_motion_id = ?", (motion.number,)).fetchall()
    had_votes = execute(
        "SELECT v.* FROM motion_votes v JOIN motion_decisions d ON d.id = v.decision_id WHERE d.official_motion_id = ?",
        (motion.number,),
    ).fetchall()
    if sorted(had, key=str) == sorted(rows, key=str) and sorted(had_votes, key=str) == sorted(set(votes), key=str):
        return False
    execute(
        "DELETE FROM motion_votes WHERE decision_id IN (SELECT id FROM motion_decisions WHERE official_motion_id = ?)",
        (motion.number,),
    )
    execute("DELETE FROM motion_decisions WHERE official_motion_id = ?", (motion.number,))
    db.conn.executemany(f"INSERT OR REPLACE INTO motion_decisions ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", rows)
    db.conn.executemany("INSERT OR REPLACE INTO motion_votes VALUES (?, ?, ?, ?, ?, ?)", votes)
    return True


def _tally(decision: Decision | None) -> Counter[str]:
    """Seats for, against and absent; a vote its party called a mistake counts as it was cast, as the house does."""
    count: Counter[str] = Counter()
    for vote in decision.votes if decision else ():
        count[vote.choice] += vote.seats
    return count
