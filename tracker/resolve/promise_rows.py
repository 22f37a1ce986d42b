"""Writes promises with their events and mentions, and takes back what the rows no longer tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from tracker.resolve.deadline_ties import awaited
from tracker.resolve.promise_life import Event, Promise, settled_on, state_on
from tracker.resolve.promise_mentions import Row
from tracker.resolve.promise_seats import SeatNow, seat_now
from tracker.resolve.promises import Mention
from tracker.sql import IN_JSON_ARRAY, NONE, UNKNOWN, digest, json_array, year_of

LAST_DAY = "9999-12-31"
COLUMNS = (
    "id kind title topic person office ministry seat_id seat_office seat_holder addressee chamber date year deadline "
    "deadline_last deadline_text deadline_first moved state_government state_chamber settled as_of mentions events "
    "document_id commitment_id register_id deadline_kind recurring instance last_seen"
).split()
SAVE_PROMISE = (
    f"INSERT INTO promises ({', '.join(COLUMNS)}, first_seen) "
    f"VALUES ({', '.join(f':{n}' for n in COLUMNS)}, :last_seen) "
    f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in COLUMNS[1:])}"
)
EVENT_COLUMNS = (
    "id promise_id event date author_role author old_deadline new_deadline ministry document_id commitment_id start "
    "end quote method score recorded settled_by"
).split()
SAVE_EVENT = (
    f"INSERT OR IGNORE INTO promise_events ({', '.join(f'[{n}]' for n in EVENT_COLUMNS)}) "
    f"VALUES ({', '.join(f':{n}' for n in EVENT_COLUMNS)})"
)
# + keeps SQLite from going through the events of all promises by their role
DERIVED = "+author_role IN ('government', 'register', 'rule')"
"""Events read off rows of letters and of registers, or that follow from them; those of people stay as written."""


def save_promise(
    db: Database,
    tree: str,
    promise: Promise,
    known: Mapping[str, Mention],
    rows: Mapping[str, Row],
    moment: str,
) -> str:
    """Write a promise, its mentions and its events; returns its id."""
    number = [promise.instance] if promise.instance else []
    id_ = digest("promise", promise.mentions[0], *number)
    ids = [str(key) for key in promise.mentions]
    db.conn.execute(SAVE_PROMISE, _promise(id_, promise, known, rows, moment))
    own = ids[1:] if promise.instance else ids  # what made the first instance stays with that
    if own:
        _settle_mentions(db, id_, tree, own, last=_carries_the_sum(own, known))
    events = [_event(id_, event, rows[str(event.mention)], moment) for event in promise.events]
    _forget(
        db, f"promise_id = ? AND {DERIVED} AND event <> 'dated' AND id NOT {IN_JSON_ARRAY}",
        (id_, json_array(e["id"] for e in events)), moment,
    )  # fmt: skip
    db.conn.executemany(SAVE_EVENT, events)
    return id_


def _promise(
    id_: str, promise: Promise, known: Mapping[str, Mention], rows: Mapping[str, Row], moment: str
) -> dict[str, Any]:
    """The columns of a promise."""
    ids = [str(key) for key in promise.mentions]
    standing = state_on(promise.events, LAST_DAY)
    first, made = known[ids[0]], rows[ids[0]]
    latest = next((rows[i] for i in reversed(ids) if known[i].deadline == standing.deadline), made)
    office = next((o for i in ids if (o := rows[i].get("office")) not in (None, UNKNOWN)), None)
    person = None if made.get("person") == UNKNOWN else made.get("person")
    seat = seat_now(office, first.date, standing.ministry, None, person) or SeatNow()
    return {
        "id": id_,
        "kind": made.get("kind") or "undertaking",
        "title": made["quote"],
        "topic": made.get("topic") or "overig",
        "person": made.get("person") or UNKNOWN,
        "office": made.get("office") or UNKNOWN,
        "ministry": seat.ministry or standing.ministry or made.get("ministry") or UNKNOWN,
        "seat_id": seat.id,
        "seat_office": seat.office or UNKNOWN,
        "seat_holder": seat.holder or UNKNOWN,
        "addressee": made.get("addressee") or NONE,
        "chamber": made.get("chamber") or UNKNOWN,
        "date": promise.events[0].date or None,
        "year": year_of(promise.events[0].date),
        "deadline": latest.get("deadline"),
        "deadline_last": standing.deadline,
        "deadline_text": latest.get("deadline_text"),
        "deadline_first": next((e.new_deadline for e in promise.events if e.new_deadline), None),
        "moved": sum(event.kind == "postponed" for event in promise.events),
        "state_government": standing.government,
        "state_chamber": standing.chamber or UNKNOWN,
        "settled": settled_on(promise.events, LAST_DAY),
        "as_of": max((event.date for event in promise.events), default="") or None,
        "mentions": len(ids),
        "events": len(promise.events),
        "document_id": made.get("document_id"),
        "commitment_id": ids[0] if first.role == "government" else None,
        "register_id": next((n for i in ids if known[i].role == "register" and (n := rows[i].get("number"))), None),
        "deadline_kind": awaited(
            latest.get("deadline_text"), latest["quote"], dated=standing.deadline is not None
        ).kind,
        "recurring": next((known[i].recurring for i in ids if known[i].recurring), None) or "nee",
        "instance": promise.instance,
        "last_seen": moment,
    }


def _carries_the_sum(ids: Sequence[str], known: Mapping[str, Mention]) -> str:
    """The latest mention of the whole sum of a promise: one of a part of it does not carry it."""
    whole = known[ids[0]].amount
    return max((i for i in ids if known[i].amount == whole), key=lambda i: known[i].order)


def _settle_mentions(db: Database, promise: str, tree: str, ids: Sequence[str], last: str) -> None:
    """Tell mentions their promise; of several that carry its sum, the last counts."""
    db.conn.executemany(
        "UPDATE promise_mentions SET tree = ?, promise_id = ? WHERE id = ?", [(tree, promise, each) for each in ids]
    )
    db.conn.executemany(
        "UPDATE commitments SET promise_id = ?, counted = CASE WHEN kind = 'pledge' THEN ? AND "
        "(SELECT m.counted FROM promise_mentions m WHERE m.id = commitments.id) ELSE counted END WHERE id = ?",
        [(promise, int(each == last), each) for each in ids],
    )
    db.conn.executemany(
        "UPDATE overzicht SET telt_mee = (SELECT CASE c.counted WHEN 1 THEN 'ja' ELSE 'nee' END FROM commitments c "
        "WHERE c.id = overzicht.commitment_id) WHERE commitment_id = ?",
        [(each,) for each in ids],
    )


def _event(promise: str, event: Event, row: Row, moment: str) -> dict[str, Any]:
    """The columns of an event; its id says what happened and who told it, so that it is written once."""
    letter = event.role in ("government", "rule")
    state_text = row.get("state_text")
    return {
        "id": digest("promise event", promise, event.kind, event.mention, event.old_deadline, event.new_deadline),
        "promise_id": promise,
        "event": event.kind,
        "date": event.date or None,
        "author_role": event.role,
        "author": row.get("person") if row.get("person") not in (None, UNKNOWN) else row.get("actor"),
        "old_deadline": event.old_deadline,
        "new_deadline": event.new_deadline,
        "ministry": event.ministry,
        "document_id": row.get("document_id"),
        "commitment_id": event.mention if letter else None,
        "start": row.get("start"),
        "end": row.get("end"),
        "quote": state_text if state_text and event.kind != "made" else row["quote"],
        "method": event.method,
        "score": event.score,
        "recorded": moment,
        "settled_by": row.get("settled_by") if event.kind == "claimed_met" else None,
    }


def _forget(db: Database, where: str, parameters: Sequence[str], moment: str) -> None:
    """Take back events that the rows no longer tell; the history of rows keeps what they said."""
    db.conn.execute(
        'INSERT INTO row_history ("table", row_id, document_id, change, method, replaced, earlier) '
        "SELECT 'promise_events', id, coalesce(document_id, ''), 'gone', method, ?, "
        "json_object('promise_id', promise_id, 'event', event, 'date', date, 'old_deadline', old_deadline, "
        "'new_deadline', new_deadline, 'quote', quote, 'commitment_id', commitment_id, 'score', score, "
        f"'recorded', recorded) FROM promise_events WHERE {where}",
        (moment, *parameters),
    )
    db.conn.execute(f"DELETE FROM promise_events WHERE {where}", parameters)


def remove_promises(db: Database, ids: Iterable[str], moment: str) -> None:
    """Take promises away that are now part of another, or that no row mentions; history says what came instead."""
    for id_ in ids:
        successor = db.conn.execute(
            "SELECT m.promise_id FROM promise_mentions m JOIN promises p ON p.commitment_id = m.id WHERE p.id = ?",
            (id_,),
        ).fetchone()
        if successor is not None:
            db.conn.execute(
                f"UPDATE promise_events SET promise_id = ? WHERE promise_id = ? AND NOT {DERIVED}", (successor[0], id_)
            )
        db.conn.execute("UPDATE commitments SET promise_id = NULL WHERE promise_id = ?", (id_,))
        db.conn.execute("UPDATE promise_mentions SET promise_id = NULL WHERE promise_id = ?", (id_,))
        _forget(db, f"promise_id = ? AND {DERIVED}", (id_,), moment)
        if db.conn.execute("SELECT 1 FROM promise_events WHERE promise_id = ?", (id_,)).fetchone():
            continue  # people said something of it: it stays, without a mention
        db.conn.execute(
            'INSERT INTO row_history ("table", row_id, document_id, change, successor, first_seen, replaced, earlier) '
            "SELECT 'promises', id, coalesce(document_id, ''), 'gone', ?, first_seen, ?, json_object('title', title, "
            "'state_government', state_government, 'deadline_last', deadline_last) FROM promises WHERE id = ?",
            (successor[0] if successor else None, moment, id_),
        )
        db.conn.execute("DELETE FROM promises WHERE id = ?", (id_,))


def refresh_promise_seats(db: Database) -> None:
    """Bring the seats of all promises up to date with the lexicon; writes only what changed."""
    rows = db.conn.execute(
        "SELECT p.id, p.office, p.date, (SELECT e.ministry FROM promise_events e WHERE e.promise_id = p.id "
        "AND e.ministry IS NOT NULL ORDER BY e.date DESC, e.id DESC LIMIT 1), p.person, p.seat_id, p.seat_office, "
        "p.seat_holder FROM promises p"
    ).fetchall()
    for id_, office, date, handed, person, *had in rows:
        named = None if person == UNKNOWN else person
        seat = seat_now(None if office == UNKNOWN else office, date, handed, None, named) or SeatNow()
        wanted = [seat.id, seat.office or UNKNOWN, seat.holder or UNKNOWN]
        if wanted != had:
            db.conn.execute(
                "UPDATE promises SET seat_id = ?, seat_office = ?, seat_holder = ?, ministry = coalesce(?, ministry) "
                "WHERE id = ?",
                (*wanted, seat.ministry, id_),
            )
