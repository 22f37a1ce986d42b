"""Meetings among the kept records of the SyncFeed: a meeting is part of others, so which changed is kept in a table."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from sqlite_utils import Database

Record = dict[str, Any]
Whole = Callable[[str, str, tuple[str, ...]], Record | None]
"""How a record is put together: `whole(entity, id, relations to leave out)`."""

MEETING = "Activiteit"
_OF_AGENDA = """
INSERT OR IGNORE INTO stale_meetings SELECT r.target FROM stale_meetings s
JOIN feed_refs r ON r.entity = 'Agendapunt' AND r.id = s.id AND r.relation = 'activiteit'
"""
_NO_MEETINGS = """
DELETE FROM stale_meetings WHERE id NOT IN (SELECT id FROM feed_entities WHERE entity = 'Activiteit')
"""
_LEFT_OUT = {
    "Document": ("DocumentActor", "HuidigeDocumentVersie", "BronDocument"),
    "Zaak": ("ZaakActor", "Besluit", "Document"),
    "Agendapunt": ("Activiteit",),
}


def mark_meeting(db: Database, entity: str, guid: str) -> None:
    """Note the meeting that a record is, or the meetings and points of agendas that it says it belongs to."""
    if entity == MEETING:
        db.conn.execute("INSERT OR IGNORE INTO stale_meetings (id) VALUES (?)", (guid,))
    elif entity in _LEFT_OUT:
        db.conn.execute(
            "INSERT OR IGNORE INTO stale_meetings SELECT target FROM feed_refs "
            "WHERE entity = ? AND id = ? AND relation IN ('activiteit', 'agendapunt')",
            (entity, guid),
        )


def mark_meetings(db: Database) -> None:
    """Note the meetings whose agenda changed; what is not there yet is noted when it comes."""
    db.conn.execute(_OF_AGENDA)
    db.conn.execute(_NO_MEETINGS)


def mark_all_meetings(db: Database) -> None:
    """Note every meeting as if it had changed."""
    db.conn.execute("INSERT OR IGNORE INTO stale_meetings SELECT id FROM feed_entities WHERE entity = 'Activiteit'")


def stale_meetings(db: Database, limit: int) -> list[str]:
    """The ids of the next meetings to make."""
    return [row[0] for row in db.conn.execute("SELECT id FROM stale_meetings ORDER BY id LIMIT ?", (limit,))]


def made(db: Database, guids: Iterable[str]) -> None:
    """Note that these meetings have been made."""
    db.conn.executemany("DELETE FROM stale_meetings WHERE id = ?", [(guid,) for guid in guids])


def with_agenda(db: Database, meeting: Record, whole: Whole) -> Record:
    """The meeting with its agenda, its papers and its cases, in the shape that OData gives."""
    meeting["Agendapunt"] = _that_refer(db, meeting["Id"], "Agendapunt", "activiteit", whole)
    for holder, relation in ((meeting, "activiteit"), *((item, "agendapunt") for item in meeting["Agendapunt"])):
        for entity in ("Document", "Zaak"):
            holder[entity] = _that_refer(db, holder["Id"], entity, relation, whole)
    return meeting


def _that_refer(db: Database, target: str, entity: str, relation: str, whole: Whole) -> list[Record]:
    ids = db.conn.execute(
        "SELECT id FROM feed_refs WHERE target = ? AND entity = ? AND relation = ? ORDER BY id",
        (target, entity, relation),
    ).fetchall()
    found = (whole(entity, guid, _LEFT_OUT[entity]) for (guid,) in ids)
    return [record for record in found if record is not None]
