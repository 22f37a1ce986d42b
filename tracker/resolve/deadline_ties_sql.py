"""Ties promises that wait for a paper or a meeting to it, once it is in the database, as an event by a rule."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from tracker.parliament.ministries import ministry_of
from tracker.resolve.deadline_ties import LONGEST_WAIT, Awaited, Candidate, awaited, tie
from tracker.sql import NONE, UNKNOWN, digest, json_array

_WAITING = f"""
SELECT p.id, p.deadline_kind, p.deadline_text, p.title, p.deadline_document_id, p.deadline_meeting_id,
  e.id, e.new_deadline, d.id, coalesce(d.date, ''), d.kind, coalesce(d.title, ''),
  nullif(d.dossier, '{NONE}'), nullif(d.ministry, '{UNKNOWN}')
FROM promises p JOIN documents d ON d.id = p.document_id
LEFT JOIN promise_events e ON e.promise_id = p.id AND e.event = 'dated'
WHERE p.deadline_kind IN ('document', 'meeting') ORDER BY p.id
"""
_COLUMNS = f"id, date, kind, coalesce(title, ''), nullif(dossier, '{NONE}'), nullif(ministry, '{UNKNOWN}')"
_PAPERS = f"SELECT {_COLUMNS} FROM documents WHERE date > ? AND {{}} = ?"
_MEETINGS = """
SELECT id, date, kind, title FROM meetings
WHERE date > :date AND date <= date(:date, :longest) AND status NOT IN ('moved', 'cancelled') AND deleted IS NULL
"""
"""The meetings that are held or still to be held, in the years that a term may wait."""
_OF_DOSSIER = (
    f"{_MEETINGS} AND id IN (SELECT id FROM meetings WHERE dossier = :dossier "
    "UNION SELECT meeting_id FROM meeting_papers WHERE dossier = :dossier)"
)
_OF_COMMITTEES = f"{_MEETINGS} AND committee IN (SELECT value FROM json_each(:committees))"


_NO_LONGER_WAITING = (
    "DELETE FROM promise_events WHERE event = 'dated' AND promise_id NOT IN "
    "(SELECT id FROM promises WHERE deadline_kind IN ('document', 'meeting'))"
)
"""What was dated of a promise whose term is now another: it was joined to one that names a day."""


def tie_deadlines(db: Database, moment: str) -> None:
    """Date the terms of promises that wait for what is now there; takes back what is there no more."""
    db.conn.execute(_NO_LONGER_WAITING)
    committees = _committees(db)
    for row in db.conn.execute(_WAITING).fetchall():
        id_, kind, term, text, paper, meeting, event, deadline = row[:8]
        made = Candidate(*row[8:])
        waits = awaited(term, text)
        found = tie(waits, made, _candidates(db, waits, made, committees)) if waits.kind == kind else None
        in_meetings = found is not None and found.id.startswith(_MEETING)
        wanted = None if found is None else found.id.removeprefix(_MEETING)
        if wanted == (meeting if in_meetings else paper) and (found.date if found else None) == deadline:
            _show(db, id_, deadline, paper, meeting)
            continue
        if event is not None:
            db.conn.execute("DELETE FROM promise_events WHERE id = ?", (event,))
        if found is not None:
            _record(db, id_, found, term, moment, is_meeting=in_meetings)
        _show(db, id_, found.date if found else None, None if in_meetings else wanted, wanted if in_meetings else None)


_MEETING = "\x1fmeeting "
"""Stands before the id of a meeting among candidates."""


def _committees(db: Database) -> dict[str | None, list[str]]:
    """The committees that meet by the ministry they are named for."""
    found: dict[str | None, list[str]] = {}
    for (name,) in db.conn.execute(f"SELECT DISTINCT committee FROM meetings WHERE committee <> '{NONE}' ORDER BY 1"):
        found.setdefault(ministry_of(name), []).append(name)
    return found


def _candidates(
    db: Database, waits: Awaited, made: Candidate, committees: dict[str | None, list[str]]
) -> Iterator[Candidate]:
    """The papers, and for a meeting also the meetings, of the dossier or else the ministry, after the promise."""
    column, value = ("dossier", made.dossier) if made.dossier else ("ministry", made.ministry)
    if value is None or not made.date:
        return
    for row in db.conn.execute(_PAPERS.format(column), (made.date, value)):
        yield Candidate(*row)
    if waits.kind == "meeting":
        asked = {"date": made.date, "dossier": made.dossier, "longest": f"{LONGEST_WAIT} days"}
        asked["committees"] = json_array(committees.get(made.ministry, ()))
        for id_, day, kind, title in db.conn.execute(_OF_DOSSIER if made.dossier else _OF_COMMITTEES, asked):
            yield Candidate(_MEETING + id_, day, kind, title, made.dossier, made.ministry)


def _record(db: Database, promise: str, found: Candidate, term: str, moment: str, *, is_meeting: bool) -> None:
    """Write the event that a term has a date now."""
    event: dict[str, Any] = {
        "id": digest("promise event", promise, "dated", found.id, found.date),
        "promise_id": promise,
        "event": "dated",
        "date": found.date,
        "author_role": "rule",
        "new_deadline": found.date,
        "document_id": None if is_meeting else found.id,
        "quote": found.title or term,
        "method": "meeting" if is_meeting else "document",
        "score": 1.0,
        "recorded": moment,
    }
    names = ", ".join(event)
    db.conn.execute(
        f"INSERT OR IGNORE INTO promise_events ({names}) VALUES ({', '.join(f':{n}' for n in event)})", event
    )


def _show(db: Database, promise: str, date: str | None, paper: str | None, meeting: str | None) -> None:
    """Bring the row of a promise in step with what its term is tied to."""
    db.conn.execute(
        "UPDATE promises SET deadline_document_id = ?, deadline_meeting_id = ?, deadline_last = ? WHERE id = ? AND "
        "(deadline_document_id IS NOT ? OR deadline_meeting_id IS NOT ? OR deadline_last IS NOT ?)",
        (paper, meeting, date, promise, paper, meeting, date),
    )
