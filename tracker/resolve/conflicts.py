"""Where a letter and a feed say different things: both are kept and shown, neither is written over the other."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from tracker.models import Metadata
from tracker.parliament.members import family_name, normalise_surname
from tracker.sql import UNKNOWN, digest

FINAL = ("adopted", "rejected", "withdrawn", "lapsed")
"""Outcomes of which a motion can have but one."""
_APPRECIATIONS = (
    # the stem of what a letter or the feed writes, and what it comes down to
    ("oordeel", "oordeel Kamer"),
    ("ontra", "ontraden"),
    ("ontij", "ontijdig"),
    ("overgenomen", "overgenomen"),
    ("overneem", "overgenomen"),
)


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing on which a document and a feed differ."""

    subject_id: str
    field: str
    ours: str
    theirs: str
    our_source: str | None
    their_source: str | None


def save_conflicts(db: Database, subject: str, ids: Iterable[str] | None, found: Sequence[Conflict], now: str) -> int:
    """Make `found` the open conflicts of these subjects (None: all of that sort); earlier ones stay, as `gone`.

    Returns how many are open. Within the caller's transaction.
    """
    if ids is None:
        db.conn.execute("UPDATE conflicts SET state = 'gone' WHERE subject = ? AND state = 'open'", (subject,))
    else:
        db.conn.executemany(
            "UPDATE conflicts SET state = 'gone' WHERE subject = ? AND subject_id = ? AND state = 'open'",
            [(subject, each) for each in ids],
        )
    db.conn.executemany(
        "INSERT INTO conflicts (id, subject, subject_id, field, ours, theirs, our_source, their_source, first_seen, "
        "last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (id) DO UPDATE SET state = 'open', last_seen = excluded.last_seen",
        [
            (
                digest(subject, c.subject_id, c.field, c.ours, c.theirs, c.our_source), subject, c.subject_id, c.field,
                c.ours, c.theirs, c.our_source, c.their_source, now, now,
            )
            for c in found
        ],
    )  # fmt: skip
    return len(found)


def compare_paper(db: Database, document_id: str, own: Metadata, theirs: Metadata, source: str, now: str) -> int:
    """Compare what a paper says of itself with what the feed says of it."""
    found = [
        Conflict(document_id, name, ours, official, document_id, source)
        for name in ("identifier", "date", "chamber", "session_year", "dossier", "number")
        if (ours := getattr(own, name)) and (official := getattr(theirs, name)) and ours != official
    ]
    return save_conflicts(db, "document", [document_id], found, now)


def compare_motions(db: Database, now: str) -> int:
    """Compare every official motion with what documents say of it: sponsors, date, outcome and appreciation."""
    found: list[Conflict] = []
    rows = db.conn.execute(
        "SELECT motion_id, sponsors, date, outcome, appreciation, url FROM official_motions "
        "WHERE motion_id IS NOT NULL AND deleted IS NULL AND EXISTS "
        "(SELECT 1 FROM motion_links l WHERE l.motion_id = official_motions.motion_id) ORDER BY motion_id, id"
    ).fetchall()
    for motion, sponsors, date, outcome, appreciation, url in rows:
        people = [each["name"] for each in json.loads(sponsors)]
        found += _people_and_date(db, motion, people, date, url)
        found += _events(db, motion, outcome, appreciation, url)
    return save_conflicts(db, "motion", None, found, now)


def compare_register(db: Database, now: str) -> int:
    """Undertakings that a letter calls fulfilled while the register has them open."""
    rows = db.conn.execute(
        "SELECT r.id, r.status, l.says, min(l.document_id) FROM register r "
        "JOIN register_links l ON l.register_id = r.id WHERE r.deleted IS NULL AND r.state = 'open' "
        "AND l.says IN ('fulfilled', 'partly_fulfilled', 'not_fulfilled') "
        "GROUP BY r.id, r.status, l.says ORDER BY r.id"
    ).fetchall()
    found = [Conflict(id_, "status", says, status, document, id_) for id_, status, says, document in rows]
    return save_conflicts(db, "register", None, found, now)


def compare_withdrawn(db: Database, now: str) -> int:
    """Papers that are in the database while the feed took them away: they stay, and this says so."""
    rows = db.conn.execute(
        "SELECT document_id, deleted, source FROM feed_documents WHERE deleted IS NOT NULL AND document_id IS NOT NULL "
        "ORDER BY document_id"
    ).fetchall()
    found = [Conflict(id_, "withdrawn", "stored", deleted, id_, source) for id_, deleted, source in rows]
    return save_conflicts(db, "withdrawn document", None, found, now)


def _people_and_date(db: Database, motion: str, people: list[str], date: str | None, url: str | None) -> list[Conflict]:
    official = {normalise_surname(family_name(name)) for name in people}
    found = []
    rows = db.conn.execute(
        "SELECT DISTINCT document_id, method, sponsors, date FROM motion_links WHERE motion_id = ? "
        "AND method IN ('own', 'number', 'identifier') ORDER BY document_id",
        (motion,),
    ).fetchall()
    for document, method, sponsors, own_date in rows:
        names = json.loads(sponsors)
        named = {normalise_surname(name) for name in names}
        wrong = named != official if method == "own" else not named <= official
        if people and names and wrong:
            found.append(Conflict(motion, "sponsors", ", ".join(names), ", ".join(people), document, url))
        if method == "own" and own_date and date and own_date != date:
            found.append(Conflict(motion, "date", own_date, date, document, url))
    return found


def _events(db: Database, motion: str, outcome: str, appreciation: str, url: str | None) -> list[Conflict]:
    rows = db.conn.execute(
        "SELECT DISTINCT document_id, event, coalesce(detail, '') FROM motion_events WHERE motion_id = ? "
        "ORDER BY document_id, event",
        (motion,),
    ).fetchall()
    found = []
    for document, event, detail in rows:
        if event in FINAL and outcome in FINAL and event != outcome:
            found.append(Conflict(motion, "outcome", event, outcome, document, url))
        ours, theirs = _verdict(detail), _verdict(appreciation)
        if event == "appreciated" and appreciation != UNKNOWN and ours and theirs and ours != theirs:
            found.append(Conflict(motion, "appreciation", detail, appreciation, document, url))
    return found


def _verdict(words: str) -> str | None:
    return next((verdict for stem, verdict in _APPRECIATIONS if stem in words.casefold()), None)
