"""Makes the row of a motion out of what each document says of it; the motion's own paper goes before any mention."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple

from sqlite_utils import Database

from tracker.lexicon import load
from tracker.parliament.members import normalise_surname
from tracker.parliament.vindplaats import vindplaats
from tracker.resolve.feed_statements import official_claims, official_events
from tracker.resolve.motion_terms import report_due, report_term
from tracker.resolve.motions import MotionEventRecord, latest_status
from tracker.sql import IN_JSON_ARRAY, NONE, UNKNOWN, json_array, now, year_of


class Claim(NamedTuple):
    """What one document says of a motion."""

    motion: str
    own: int
    document_id: str
    chamber: str
    dossier: str
    number: str | None
    title: str | None
    sponsors: str
    cosponsors: int
    parties: str
    date: str | None
    considerations: str
    requests: str
    replaces: str | None
    appreciation: str | None
    url: str | None
    note: str | None


CLAIMS = (
    "SELECT l.identifier, l.method = 'own', l.document_id, l.chamber, l.dossier, l.number, l.title, l.sponsors, "
    "l.cosponsors, l.parties, l.date, l.considerations, l.requests, l.replaces, l.appreciation, l.url, l.note "
    f"FROM motion_links l JOIN documents d ON d.id = l.document_id WHERE l.identifier {IN_JSON_ARRAY} "
    "ORDER BY l.method = 'own' DESC, d.date IS NULL, d.date, l.document_id, l.start, l.id"
)
EVENTS = (
    "SELECT motion_id, id, event, date, detail FROM motion_events "
    f"WHERE motion_id {IN_JSON_ARRAY} ORDER BY date IS NULL, date, id"
)
COLUMNS = (
    "chamber dossier number vindplaats title sponsors cosponsors parties date year status status_event "
    "status_event_id status_date appreciation replaces document_id mentions cited_by url note "
    "considerations requests adopted report_due report_ground last_seen"
).split()
ABSENT = (None, UNKNOWN, NONE)
SINGLE = ("chamber", "dossier", "number", "title", "date", "replaces", "appreciation", "url", "note")
LISTS = ("considerations", "requests")
SAVE = (
    f"INSERT INTO motions (id, {', '.join(COLUMNS)}, first_seen) VALUES (?{', ?' * (len(COLUMNS) + 1)}) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{name} = excluded.{name}' for name in COLUMNS)}"
)


@dataclass(frozen=True, slots=True)
class _Standing:
    """What became of a motion, and which event says so."""

    status: str
    event: str
    event_id: str | None
    date: str | None
    appreciation: str
    records: tuple[MotionEventRecord, ...]


def save_motions(db: Database, ids: set[str]) -> None:
    """Write the rows of these motions and their sponsors; a motion no document names any more goes.

    Motions that a feed registered (`origin` other than `documents`) stay, and keep what only the feed knows.
    """
    claims: dict[str, list[Claim]] = defaultdict(list)
    for row in db.conn.execute(CLAIMS, (json_array(ids),)):
        claims[row[0]].append(Claim(*row))
    for row in official_claims(db, ids):
        claims[row[0]].append(Claim(*row))
    events: dict[str, list[tuple[Any, ...]]] = defaultdict(list)
    for row in (*db.conn.execute(EVENTS, (json_array(ids),)), *official_events(db, ids)):
        events[row[0]].append(row[1:])
    feeds = db.conn.execute(
        f"SELECT id FROM motions WHERE origin <> 'documents' AND id {IN_JSON_ARRAY}", (json_array(ids),)
    )
    registered = {id_ for (id_,) in feeds}
    counts = _counts(db, ids)
    gone = sorted(ids - set(claims) - registered)
    for motion in gone:
        db.conn.execute("UPDATE commitments SET motion_id = NULL WHERE motion_id = ?", (motion,))
        db.conn.execute("UPDATE motion_events SET motion_id = NULL WHERE motion_id = ?", (motion,))
        db.conn.execute("UPDATE motion_links SET motion_id = NULL, method = 'none' WHERE motion_id = ?", (motion,))
        db.conn.execute("UPDATE overzicht SET motie_id = NULL, motie = NULL WHERE motie_id = ?", (motion,))
        db.conn.execute("DELETE FROM motions WHERE id = ?", (motion,))
    moment = now()
    made = [
        _row(motion, claims[motion], _standing(events[motion]), counts[motion], moment) for motion in sorted(claims)
    ]
    db.conn.executemany(SAVE, made)
    _save_sponsors(db, made)
    replaced = {row[1 + COLUMNS.index("replaces")] for row in made} - {None}
    db.conn.execute(
        "UPDATE motions SET replaced_by = (SELECT min(n.id) FROM motions n WHERE n.replaces = motions.id) "
        f"WHERE id {IN_JSON_ARRAY}",
        (json_array(ids | replaced),),
    )


def _row(
    motion: str, claims: list[Claim], standing: _Standing, counts: tuple[int, int], moment: str
) -> tuple[Any, ...]:
    """The columns of one motion, in the order of SAVE."""
    own = claims[0] if claims[0].own else None
    first = {name: next((v for c in claims if (v := getattr(c, name)) not in ABSENT), None) for name in SINGLE}
    texts = {name: next((v for c in claims if (v := getattr(c, name)) != "[]"), "[]") for name in LISTS}
    people = own if own and own.sponsors != "[]" else max(claims, key=lambda c: len(json.loads(c.sponsors)))
    chamber, dossier = first["chamber"], first["dossier"]
    report = report_due(standing.records, chamber)
    return (
        motion, chamber or UNKNOWN, dossier or NONE, first["number"],
        vindplaats(motion, chamber, None, dossier, first["number"]), first["title"], people.sponsors,
        int(bool(people.cosponsors)), _parties(people, claims), first["date"], year_of(first["date"]), standing.status,
        standing.event, standing.event_id, standing.date, first["appreciation"] or standing.appreciation,
        first["replaces"], own.document_id if own else None, *counts, first["url"], first["note"],
        texts["considerations"], texts["requests"], report.adopted, report.due,
        report_term(chamber).ground if report.due else None, moment, moment,
    )  # fmt: skip


def _parties(people: Claim, claims: list[Claim]) -> str:
    """The parties of the sponsors, from whoever names the same people in the same order and gives the most of them."""
    names = [normalise_surname(name) for name in json.loads(people.sponsors)]
    same = (c for c in claims if [normalise_surname(name) for name in json.loads(c.sponsors)] == names)
    return max(same, key=lambda c: sum(party is not None for party in json.loads(c.parties))).parties


def _standing(events: list[tuple[Any, ...]]) -> _Standing:
    """The status of a motion by its latest event, in the words of the lexicon `labels.yml`."""
    records = tuple(MotionEventRecord(id_, event, date) for id_, event, date, _ in events)
    found = latest_status(records)
    dates = {id_: date for id_, _, date, _ in events}
    appreciations = [detail for _, event, _, detail in events if event == "appreciated" and detail]
    event = found.status or "mentioned"
    status: str = load("labels")["motion_status"][event]
    event_id = None if found.event_id is None else str(found.event_id)
    return _Standing(
        status, event, event_id, dates.get(event_id), appreciations[-1] if appreciations else UNKNOWN, records
    )


def _counts(db: Database, ids: set[str]) -> dict[str, tuple[int, int]]:
    """How many mentions each motion has, and how many documents other than its own paper name or cite it."""
    mentions = dict(
        db.conn.execute(
            "SELECT motion_id, count(*) FROM motion_links WHERE method <> 'own' "
            f"AND motion_id {IN_JSON_ARRAY} GROUP BY motion_id",
            (json_array(ids),),
        )
    )
    # + keeps SQLite from going through all papers of motions for each of these
    cited = dict(
        db.conn.execute(
            "SELECT motion, count(DISTINCT document_id) FROM ("
            f"SELECT motion_id AS motion, document_id FROM motion_links WHERE motion_id {IN_JSON_ARRAY} UNION "
            f"SELECT identifier, document_id FROM citations WHERE identifier {IN_JSON_ARRAY}) AS named "
            "WHERE document_id NOT IN (SELECT document_id FROM motion_links o WHERE +o.method = 'own' "
            "AND o.motion_id = named.motion) GROUP BY motion",
            (json_array(ids), json_array(ids)),
        )
    )
    return {motion: (mentions.get(motion, 0), cited.get(motion, 0)) for motion in ids}


def save_motion_counts(db: Database, ids: Iterable[str]) -> None:
    """Count again how many documents name or cite these motions; ids of what is no motion do nothing."""
    array = json_array(ids)
    motions = {id_ for (id_,) in db.conn.execute(f"SELECT id FROM motions WHERE id {IN_JSON_ARRAY}", (array,))}
    rows = [(*counts, motion) for motion, counts in _counts(db, motions).items()]
    db.conn.executemany("UPDATE motions SET mentions = ?, cited_by = ? WHERE id = ?", rows)


def _save_sponsors(db: Database, made: list[tuple[Any, ...]]) -> None:
    """One row a sponsor, with the surname as it is compared and the date by which a motion is looked up."""
    names_at, parties_at, date_at = (1 + COLUMNS.index(name) for name in ("sponsors", "parties", "date"))
    db.conn.executemany("DELETE FROM motion_sponsors WHERE motion_id = ?", [(row[0],) for row in made])
    rows = []
    for row in made:
        parties = json.loads(row[parties_at])
        for place, name in enumerate(json.loads(row[names_at])):
            party = parties[place] if place < len(parties) and parties[place] else UNKNOWN
            rows.append((row[0], place, normalise_surname(name), name, party, row[date_at]))
    db.conn.executemany(
        "INSERT INTO motion_sponsors (motion_id, position, sponsor, name, party, date) VALUES (?, ?, ?, ?, ?, ?)", rows
    )
