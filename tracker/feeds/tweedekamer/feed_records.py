"""Stores what the feeds say: official motions with their votes, the register of undertakings, papers that are known.

Each row carries when it was first and last seen; the same record again changes nothing but the latter, and an older
edition than the one that is kept changes nothing at all.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from tracker.feeds.tweedekamer import Decision, MotionRecord, Paper, Undertaking
from tracker.sql import NONE, UNKNOWN, year_of
from tracker.store.document_match import rendition_key

_STATES = {
    # the register's words, lower case, to the statuses of commitments
    "openstaand": "open",
    "voldaan": "fulfilled",
    "nagekomen": "fulfilled",
    "afgedaan": "fulfilled",
    "deels voldaan": "partly_fulfilled",
    "deels afgedaan": "partly_fulfilled",
    "niet nagekomen": "not_fulfilled",
    "vervallen": "lapsed",
}
_FOLLOWED = ("status", "deadline", "text", "minister", "ministry")
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
    changed = _upsert(db, "official_motions", motion.number, row, now)
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
        "state": _STATES.get(undertaking.status.casefold(), UNKNOWN),
        "minister": undertaking.minister or UNKNOWN,
        "office": undertaking.office,
        "ministry": undertaking.ministry or UNKNOWN,
        "committee": undertaking.committee or UNKNOWN,
        "date": undertaking.date,
        "year": year_of(undertaking.date),
        "deadline": undertaking.deadline,
        "meeting": undertaking.meeting,
        "promised_to": json.dumps(undertaking.promised_to, ensure_ascii=False),
        "letters": json.dumps(undertaking.letters, ensure_ascii=False),
        "changed": undertaking.changed,
        "deleted": None,
    }
    changed = _upsert(db, "register", undertaking.number, row, now)
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


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """What is known of a paper: its edition, what became of it, and by which rules it was read."""

    changed: str
    state: str
    """`stored`, `rejected`, `known` (not fetched) or `deleted`."""
    document_id: str | None
    extractor_version: str


def known_paper(db: Database, guid: str) -> KnownPaper | None:
    """What is known of a paper, None when nothing is."""
    row = db.conn.execute(
        "SELECT changed, state, document_id, source FROM feed_documents WHERE id = ?", (guid,)
    ).fetchone()
    if row is None:
        return None
    changed, state, document_id, source = row
    key = rendition_key(source or "", "")
    version = db.conn.execute("SELECT extractor_version FROM renditions WHERE id = ?", (key,)).fetchone()
    return KnownPaper(changed, state, document_id, version[0] if version else "")


def save_paper(
    db: Database,
    feed: str,
    paper: Paper,
    now: str,
    *,
    state: str,
    source: str | None = None,
    document_id: str | None = None,
    reason: str | None = None,
) -> bool:
    """Store what the feed says of a paper and what became of it; True when it was new or changed."""
    m = paper.metadata
    row = {
        "feed": feed,
        "number": paper.number,
        "identifier": m.identifier,
        "title": m.title,
        "kind": m.kind or "overig",
        "date": m.date,
        "dossier": m.dossier or NONE,
        "url": m.url,
        "source": source,
        "document_id": document_id,
        "state": state,
        "reason": reason,
        "changed": paper.changed,
        "deleted": None,
    }
    changed = _upsert(db, "feed_documents", paper.guid, row, now)
    db.conn.execute("DELETE FROM feed_cases WHERE document_id = ?", (paper.guid,))
    db.conn.executemany(
        "INSERT OR IGNORE INTO feed_cases (number, document_id) VALUES (?, ?)", [(n, paper.guid) for n in paper.cases]
    )
    return changed


def mark_deleted(db: Database, guid: str, now: str) -> bool:
    """Note that the feed took a record away; the row stays as a stub. True when one was not yet marked."""
    marked = 0
    for table, column in (("official_motions", "guid"), ("register", "guid"), ("feed_documents", "id")):
        marked += db.conn.execute(
            f"UPDATE {table} SET deleted = ?, last_seen = ? WHERE {column} = ? AND deleted IS NULL", (now, now, guid)
        ).rowcount
    db.conn.execute("UPDATE official_motions SET joined = 0 WHERE guid = ?", (guid,))
    db.conn.execute("UPDATE feed_documents SET state = 'deleted' WHERE id = ? AND deleted IS NOT NULL", (guid,))
    return marked > 0


def _upsert(db: Database, table: str, id_: str, row: Mapping[str, object], now: str) -> bool:
    names = list(row)
    known = db.conn.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (id_,)).fetchone()
    if known is None:
        holes = ", ".join("?" * (len(names) + 3))
        db.conn.execute(
            f"INSERT INTO {table} (id, {', '.join(names)}, first_seen, last_seen) VALUES ({holes})",
            (id_, *row.values(), now, now),
        )
        return True
    db.conn.execute(
        f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)}, last_seen = ? WHERE id = ?",
        (*row.values(), now, id_),
    )
    return tuple(known) != tuple(row.values())


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
