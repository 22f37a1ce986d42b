"""Stores the meetings of the Tweede Kamer, with their agenda and what is on it."""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from tracker.feeds.feed_documents import upsert
from tracker.feeds.tweedekamer import Meeting
from tracker.sql import NONE, UNKNOWN

_AGENDA = "meeting_id, position, guid, title"
_PAPERS = "meeting_id, kind, guid, agenda_position, number, title, dossier"


def save_meeting(db: Database, meeting: Meeting, now: str) -> bool:
    """Store a meeting; True when it was new or changed. An older edition changes nothing. Within a transaction."""
    known = db.conn.execute("SELECT changed FROM meetings WHERE id = ?", (meeting.number,)).fetchone()
    if known and (known[0] or "") > meeting.changed:
        return False
    dossiers = {paper.dossier for paper in meeting.papers if paper.dossier}
    row = {
        "guid": meeting.guid,
        "kind": meeting.kind,
        "title": meeting.title,
        "chamber": meeting.chamber or UNKNOWN,
        "committee": meeting.committee or NONE,
        "date": meeting.date,
        "until": meeting.until,
        "place": meeting.place,
        "dossier": next(iter(dossiers)) if len(dossiers) == 1 else NONE,
        "status": meeting.status or UNKNOWN,
        "source": "tweedekamer",
        "changed": meeting.changed,
        "deleted": None,
    }
    changed = upsert(db, "meetings", meeting.number, {f'"{name}"': value for name, value in row.items()}, now)
    agenda = [(meeting.number, item.position, item.guid, item.title) for item in meeting.agenda]
    place = {item.guid: item.position for item in meeting.agenda}
    papers = [
        (meeting.number, p.kind, p.guid, place.get(p.item or "", 0), p.number, p.title, p.dossier or NONE)
        for p in meeting.papers
    ]
    changed = _replace(db, "meeting_agenda", _AGENDA, meeting.number, agenda) or changed
    return _replace(db, "meeting_papers", _PAPERS, meeting.number, papers) or changed


def _replace(db: Database, table: str, columns: str, meeting: str, rows: Sequence[tuple[object, ...]]) -> bool:
    """Make the rows of a meeting what the feed says now; True when that is a change."""
    had = db.conn.execute(f"SELECT {columns} FROM {table} WHERE meeting_id = ?", (meeting,)).fetchall()
    if sorted(had, key=str) == sorted(rows, key=str):
        return False
    db.conn.execute(f"DELETE FROM {table} WHERE meeting_id = ?", (meeting,))
    marks = ", ".join("?" * len(columns.split(",")))
    db.conn.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows)
    return True
