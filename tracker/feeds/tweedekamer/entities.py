"""Records of the SyncFeed, which come in any order, kept until a motion, paper or undertaking can be made of them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from sqlite_utils import Database

from tracker.feeds.client.syncfeed import Entry
from tracker.feeds.tweedekamer import meeting_entities
from tracker.feeds.tweedekamer.meeting_entities import MEETING

Record = dict[str, Any]

# how a record holds another: (relation of the tracker, entity at the other end, whether that one refers to this one)
_PARTS: Mapping[str, tuple[tuple[str, str, bool], ...]] = {
    "Zaak": (
        ("ZaakActor", "ZaakActor", True),
        ("Besluit", "Besluit", True),
        ("Document", "Document", True),
        ("Kamerstukdossier", "Kamerstukdossier", False),
    ),
    "Besluit": (("Stemming", "Stemming", True), ("Agendapunt", "Agendapunt", False)),
    "Agendapunt": (("Activiteit", "Activiteit", False),),
    "Document": (
        ("Kamerstukdossier", "Kamerstukdossier", False),
        ("DocumentActor", "DocumentActor", True),
        ("HuidigeDocumentVersie", "DocumentVersie", False),
        ("BronDocument", "Document", False),
    ),
    "DocumentVersie": (("DocumentPublicatie", "DocumentPublicatie", True),),
    "Toezegging": (
        ("Activiteit", "Activiteit", False),
        ("ToegezegdAanPersoon", "Persoon", False),
        ("ToegezegdAanFractie", "Fractie", False),
        ("IsHerhalingVan", "Toezegging", False),
        ("IsWijzigingVan", "Toezegging", False),
        ("IsAanvullingOp", "Toezegging", False),
    ),
}
COMMON = ("Kamerstukdossier", "Activiteit", "Persoon", "Fractie")
"""Records that many share and that change with every new paper: they only count when what is read of them changed."""
ROOTS = ("Document", "Zaak", "Toezegging")
"""The records that something is made of; the others are parts of these. A meeting is both: see `meeting_entities`."""


def save_entries(db: Database, entries: Iterable[Entry]) -> int:
    """Keep entries, the latest of each record, and mark what they are part of; returns how many were new or changed."""
    fresh = 0
    for entry in entries:
        known = db.conn.execute(
            "SELECT changed, deleted, data FROM feed_entities WHERE entity = ? AND id = ?", (entry.entity, entry.guid)
        ).fetchone()
        data = json.dumps(entry.values, ensure_ascii=False, sort_keys=True)
        if known == (entry.changed, int(entry.deleted), data) or (known and known[0] > entry.changed):
            continue
        fresh += 1
        dirty = not (entry.entity in COMMON and known and _says_the_same(known[2], entry.values))
        db.conn.execute(
            "INSERT INTO feed_entities (entity, id, changed, deleted, dirty, data) VALUES (?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (entity, id) DO UPDATE SET changed = excluded.changed, deleted = excluded.deleted, "
            "dirty = max(dirty, excluded.dirty), data = excluded.data",
            (entry.entity, entry.guid, entry.changed, int(entry.deleted), int(dirty), data),
        )
        meeting_entities.mark_meeting(db, entry.entity, entry.guid)  # those it belonged to until now
        if not entry.deleted:  # a stub says no more what it was part of: what is known of that stays
            db.conn.execute("DELETE FROM feed_refs WHERE entity = ? AND id = ?", (entry.entity, entry.guid))
            db.conn.executemany(
                "INSERT OR IGNORE INTO feed_refs (target, entity, id, relation) VALUES (?, ?, ?, ?)",
                [(target, entry.entity, entry.guid, relation) for relation, target in entry.refs],
            )
            meeting_entities.mark_meeting(db, entry.entity, entry.guid)
    return fresh


def _says_the_same(before: str, values: Mapping[str, Any]) -> bool:
    """Whether nothing that is read has changed, but for the moment of change."""
    return {**json.loads(before), "GewijzigdOp": ""} == {**values, "GewijzigdOp": ""}


def mark_roots(db: Database) -> None:
    """Mark every record that has a part which changed, up to the records that something is made of."""
    meeting_entities.mark_meetings(db)
    for whole, parts in reversed(list(_PARTS.items())):
        for _, part, refers in parts:
            here, there = ("r.target", "r.id") if refers else ("r.id", "r.target")
            via = "r.entity = p.entity" if refers else "r.entity = w.entity"
            db.conn.execute(
                f"UPDATE feed_entities AS w SET dirty = 1 WHERE entity = ? AND dirty = 0 AND id IN (SELECT {here} "
                f"FROM feed_entities p JOIN feed_refs r ON {there} = p.id AND "
                f"{via.replace('w.entity', '?')} WHERE p.entity = ? AND p.dirty = 1)",
                (whole, *(() if refers else (whole,)), part),
            )


def dirty_roots(db: Database, entity: str, limit: int = 200) -> list[Record]:
    """The next changed records of a kind, whole; a deleted one as a stub."""
    if entity == MEETING:
        found = (whole(db, MEETING, guid) for guid in meeting_entities.stale_meetings(db, limit))
        return [meeting_entities.with_agenda(db, each, partial(whole, db)) for each in found if each is not None]
    ids = db.conn.execute(
        "SELECT id FROM feed_entities WHERE entity = ? AND dirty = 1 ORDER BY id LIMIT ?", (entity, limit)
    ).fetchall()
    return [with_cases(db, entity, record) for (guid,) in ids if (record := whole(db, entity, guid)) is not None]


def with_cases(db: Database, entity: str, record: Record) -> Record:
    """The record with the cases it belongs to (`Zaak`, without papers); for an undertaking those of its meeting."""
    meetings = record.get("Activiteit", []) if entity == "Toezegging" else []
    for meeting in meetings:
        ids = db.conn.execute(
            "SELECT id FROM feed_refs WHERE target = ? AND entity = 'Zaak' ORDER BY id", (meeting["Id"],)
        ).fetchall()
        meeting["Zaak"] = [
            case for (guid,) in ids if (case := whole(db, "Zaak", guid, without=("Document", "Besluit")))
        ]
    for paper in [record, *record.get("BronDocument", [])] if entity == "Document" else []:
        ids = db.conn.execute(
            "SELECT target FROM feed_refs WHERE entity = 'Document' AND id = ? AND relation = 'zaak' ORDER BY target",
            (paper["Id"],),
        ).fetchall()
        paper["Zaak"] = [case for (guid,) in ids if (case := whole(db, "Zaak", guid, without=("Document", "Besluit")))]
    return record


def mark_all(db: Database, entity: str) -> None:
    """Mark every record of a kind as if it had changed."""
    if entity == MEETING:
        meeting_entities.mark_all_meetings(db)
        return
    db.conn.execute("UPDATE feed_entities SET dirty = 1 WHERE entity = ?", (entity,))


def clean(db: Database, entity: str, guids: Iterable[str]) -> None:
    """Note that something has been made of these records."""
    if entity == MEETING:
        meeting_entities.made(db, guids)
        return
    db.conn.executemany(
        "UPDATE feed_entities SET dirty = 0 WHERE entity = ? AND id = ?", [(entity, guid) for guid in guids]
    )


def clean_parts(db: Database) -> None:
    """Note that every part has found its way to what it is part of."""
    marks = ", ".join("?" * len(ROOTS))
    db.conn.execute(f"UPDATE feed_entities SET dirty = 0 WHERE dirty = 1 AND entity NOT IN ({marks})", ROOTS)


def whole(db: Database, entity: str, guid: str, without: tuple[str, ...] = ()) -> Record | None:
    """A record with its parts, in the shape that OData gives; None when it isn't known."""
    row = db.conn.execute("SELECT data FROM feed_entities WHERE entity = ? AND id = ?", (entity, guid)).fetchone()
    if row is None:
        return None
    record: Record = json.loads(row[0])
    for relation, part, refers in _PARTS.get(entity, ()):
        if relation in without:
            continue
        inner = tuple(name for name, kind, _ in _PARTS.get(part, ()) if kind == part == entity)  # no further than one
        found = [whole(db, part, other, inner) for other in _related(db, entity, guid, relation, part, refers=refers)]
        record[relation] = [each for each in found if each is not None]
    return record


def _related(db: Database, entity: str, guid: str, relation: str, part: str, *, refers: bool) -> Iterator[str]:
    if refers:
        sql = "SELECT id FROM feed_refs WHERE target = ? AND entity = ? ORDER BY id"
        parameters: tuple[str, ...] = (guid, part)
    else:
        sql = "SELECT target FROM feed_refs WHERE entity = ? AND id = ? AND relation = ? ORDER BY target"
        parameters = (entity, guid, relation.casefold())
    for (other,) in db.conn.execute(sql, parameters).fetchall():
        yield other
