"""Keeps the promises: which sentences speak of one, and what became of it, whatever the order in which letters came.

What a changed mention may change is found by its keys; only the trees it stands in, stood in or joins are made anew.
Done at the end of a run, as the subjects are.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from tracker.resolve.promise_candidates import near, sharing, telling
from tracker.resolve.promise_life import Event, Promise, promises, state_on
from tracker.resolve.promises import Link, Mention, antecedent, keys, trees
from tracker.sql import IN_JSON_ARRAY, NONE, UNKNOWN, digest, json_array, now, year_of

BATCH = 500
"""Mentions looked at in one go: their candidates are in memory together."""
LAST_DAY = "9999-12-31"
# Sentences that promise parliament something or say what became of it, money for others, and entries of a register. A
# sum counts as one promise by who gets how much.
MENTIONS = f"""
SELECT c.id, c.document_id, coalesce(c.date, ''), c.status, c.quote, coalesce(c.section, ''), c.start,
  c.deadline_last, nullif(c.ministry, '{UNKNOWN}'), c.topic, nullif(d.dossier, '{NONE}'),
  (SELECT json_group_array(n.number) FROM citations n WHERE n.commitment_id = c.id AND n.kind = 'toezegging'),
  CASE c.kind WHEN 'pledge' THEN c.currency || ' ' || c.amount END,
  CASE c.kind WHEN 'pledge' THEN nullif(c.beneficiary, '{NONE}') END, 'government'
FROM commitments c JOIN documents d ON d.id = c.document_id
WHERE (c.kind = 'undertaking' OR (c.kind = 'pledge' AND c.amount IS NOT NULL)) AND c.core = 1
  AND c.review <> 'onjuist' {{commitments}}
UNION ALL
SELECT r.id, r.id, coalesce(r.date, ''), r.state, r.text, '', 0, r.deadline,
  nullif(r.ministry, '{UNKNOWN}'), NULL, NULL,
  json_array(r.id), NULL, NULL, 'register' FROM register r WHERE r.deleted IS NULL {{register}}
"""
SAVE_PROMISE = (
    "INSERT INTO promises (id, title, topic, person, office, ministry, addressee, chamber, date, year, deadline, "
    "deadline_last, deadline_text, state_government, state_chamber, as_of, mentions, events, document_id, "
    "commitment_id, register_id, first_seen, last_seen) VALUES (:id, :title, :topic, :person, :office, :ministry, "
    ":addressee, :chamber, :date, :year, :deadline, :deadline_last, :deadline_text, :state_government, "
    ":state_chamber, :as_of, :mentions, :events, :document_id, :commitment_id, :register_id, :now, :now) "
    "ON CONFLICT (id) DO UPDATE SET title = excluded.title, topic = excluded.topic, person = excluded.person, "
    "office = excluded.office, ministry = excluded.ministry, addressee = excluded.addressee, "
    "chamber = excluded.chamber, date = excluded.date, year = excluded.year, deadline = excluded.deadline, "
    "deadline_last = excluded.deadline_last, deadline_text = excluded.deadline_text, "
    "state_government = excluded.state_government, state_chamber = excluded.state_chamber, as_of = excluded.as_of, "
    "mentions = excluded.mentions, events = excluded.events, document_id = excluded.document_id, "
    "commitment_id = excluded.commitment_id, register_id = excluded.register_id, last_seen = excluded.last_seen"
)
SAVE_EVENT = (
    "INSERT OR IGNORE INTO promise_events (id, promise_id, event, date, author_role, author, old_deadline, "
    'new_deadline, document_id, commitment_id, start, "end", quote, method, score, recorded) VALUES (:id, '
    ":promise_id, :event, :date, :author_role, :author, :old_deadline, :new_deadline, :document_id, :commitment_id, "
    ":start, :end, :quote, :method, :score, :recorded)"
)
# + keeps SQLite from going through the events of all promises by their role
DERIVED = "+author_role IN ('government', 'register')"
"""Events read off rows of letters and of the register; those of people stay as they were written."""

Row = Mapping[str, Any]


def link_promises(db: Database) -> None:
    """Bring the promises up to date with the rows that came, changed or went since the last time; one transaction."""
    with db.atomic():
        new = {mention.key: mention for mention in _mentions(db, _NEW)}
        _add(db, new.values())
        stale = {key for (key,) in db.conn.execute("SELECT key FROM stale_promise_keys")}
        added = Counter(key for mention in new.values() for key in keys(mention))
        concerned = set(new) | sharing(db, telling(db, stale | added.keys(), added))
        changed = _relink(db, sorted(map(str, concerned)))
        stale_trees = {tree for (tree,) in db.conn.execute("SELECT tree FROM stale_promise_trees")}
        _rebuild(db, changed | set(map(str, new)), stale_trees)
        db.conn.execute("DELETE FROM stale_promise_keys")
        db.conn.execute("DELETE FROM stale_promise_trees")


_NEW = MENTIONS.format(
    commitments="AND NOT EXISTS (SELECT 1 FROM promise_mentions p WHERE p.id = c.id)",
    register="AND NOT EXISTS (SELECT 1 FROM promise_mentions p WHERE p.id = r.id)",
)
_THESE = MENTIONS.format(commitments=f"AND c.id {IN_JSON_ARRAY}", register=f"AND r.id {IN_JSON_ARRAY}")


def _mentions(db: Database, sql: str, parameters: Sequence[str] = ()) -> list[Mention]:
    """The mentions a query gives, in the order of their ids."""
    found = []
    for key, document, date, status, text, heading, start, deadline, ministry, topic, dossier, *rest in db.conn.execute(
        sql, parameters
    ):
        numbers, amount, receiver, role = rest
        found.append(
            Mention(
                key, document, date, status, text, heading, start, deadline, ministry, topic, dossier,
                frozenset(json.loads(numbers or "[]")), amount, receiver, role,
            )
        )  # fmt: skip
    return sorted(found, key=lambda mention: str(mention.key))


def _these(db: Database, ids: Iterable[str]) -> dict[str, Mention]:
    array = json_array(ids)
    return {str(mention.key): mention for mention in _mentions(db, _THESE, (array, array))}


def _add(db: Database, new: Iterable[Mention]) -> None:
    """Enter mentions that were not known, each a tree of its own until it is linked."""
    mentions = list(new)
    db.conn.executemany(
        "INSERT INTO promise_mentions (id, tree, counted) VALUES (?, ?, "
        "coalesce((SELECT counted FROM commitments WHERE id = ?), 0))",
        [(mention.key, mention.key, mention.key) for mention in mentions],
    )
    db.conn.executemany(
        "INSERT INTO promise_keys (key, mention_id) VALUES (?, ?)",
        [(key, mention.key) for mention in mentions for key in sorted(keys(mention))],
    )


def _relink(db: Database, concerned: Sequence[str]) -> set[str]:
    """Choose the antecedent of each of these mentions anew; returns those of which it changed, and old antecedents."""
    changed: set[str] = set()
    for start in range(0, len(concerned), BATCH):
        part = concerned[start : start + BATCH]
        others_of = near(db, part)
        known = _these(db, {*part, *(other for others in others_of.values() for other in others)})
        before = dict(
            db.conn.execute(
                f"SELECT id, antecedent FROM promise_mentions WHERE id {IN_JSON_ARRAY}", (json_array(part),)
            )
        )
        for id_ in part:
            candidates = [known[other] for other in sorted(others_of[id_]) if other in known]
            link = antecedent(known[id_], candidates) if id_ in known else None
            target = str(link.antecedent) if link else None
            if target != before.get(id_):
                changed |= {id_} | {each for each in (target, before.get(id_)) if each}
            db.conn.execute(
                "UPDATE promise_mentions SET antecedent = ?, method = ?, score = ? WHERE id = ?",
                (target, link.method if link else None, link.score if link else None, id_),
            )
    return changed


def _rebuild(db: Database, changed: set[str], stale_trees: set[str]) -> None:
    """Make the trees that these mentions stand in anew, with their promises and events."""
    members = set(changed)
    affected = stale_trees | {
        tree
        for (tree,) in db.conn.execute(
            f"SELECT DISTINCT tree FROM promise_mentions WHERE id {IN_JSON_ARRAY}", (json_array(changed),)
        )
    }
    members |= {
        id_
        for (id_,) in db.conn.execute(
            f"SELECT id FROM promise_mentions WHERE tree {IN_JSON_ARRAY}", (json_array(affected),)
        )
    }
    known = _these(db, members)
    links = {
        id_: Link(id_, target, method, score)
        for id_, target, method, score in db.conn.execute(
            "SELECT id, antecedent, method, score FROM promise_mentions "
            f"WHERE antecedent IS NOT NULL AND id {IN_JSON_ARRAY}",
            (json_array(members),),
        )
    }
    gone = {
        id_
        for (id_,) in db.conn.execute(
            "SELECT promise_id FROM promise_mentions WHERE promise_id IS NOT NULL "
            f"AND id {IN_JSON_ARRAY} UNION SELECT id FROM promises WHERE NOT EXISTS "
            "(SELECT 1 FROM promise_mentions m WHERE m.promise_id = promises.id)",
            (json_array(members),),
        )
    }
    details = _details(db, known)
    kept: set[str] = set()
    for tree in trees(known.values(), links.values()):
        root = str(tree[0].key)
        for promise in promises(tree, links):
            id_ = digest("promise", promise.mentions[0])
            kept.add(id_)
            _save(db, id_, root, promise, known, details)
    _remove(db, sorted(gone - kept))


def _details(db: Database, known: Iterable[str]) -> dict[str, Row]:
    """What the rows behind mentions say besides, by their id."""
    array = json_array(known)
    found: dict[str, Row] = {}
    cursor = db.conn.execute(
        "SELECT id, document_id, quote, topic, person, office, ministry, addressee, chamber, deadline, deadline_text, "
        f'start, "end", actor FROM commitments WHERE id {IN_JSON_ARRAY}',
        (array,),
    )
    names = [column[0] for column in cursor.description]
    found.update({row[0]: dict(zip(names, row, strict=True)) for row in cursor})
    cursor = db.conn.execute(
        f"SELECT id, text AS quote, minister AS person, office, ministry, chamber, deadline FROM register "
        f"WHERE id {IN_JSON_ARRAY}",
        (array,),
    )
    names = [column[0] for column in cursor.description]
    found.update({row[0]: dict(zip(names, row, strict=True)) for row in cursor})
    return found


def _save(
    db: Database, id_: str, tree: str, promise: Promise, known: Mapping[str, Mention], details: Mapping[str, Row]
) -> None:
    """Write a promise, its mentions and its events."""
    ids = [str(key) for key in promise.mentions]
    first, standing, moment = details[ids[0]], state_on(promise.events, LAST_DAY), now()
    mention = known[ids[0]]
    latest = next((details[i] for i in reversed(ids) if known[i].deadline == standing.deadline), first)
    own = mention.role == "government"
    db.conn.execute(
        SAVE_PROMISE,
        {
            "id": id_,
            "title": first["quote"],
            "topic": first.get("topic") or "overig",
            "person": first.get("person") or UNKNOWN,
            "office": first.get("office") or UNKNOWN,
            "ministry": first.get("ministry") or UNKNOWN,
            "addressee": first.get("addressee") or NONE,
            "chamber": first.get("chamber") or UNKNOWN,
            "date": mention.date or None,
            "year": year_of(mention.date),
            "deadline": latest.get("deadline"),
            "deadline_last": standing.deadline,
            "deadline_text": latest.get("deadline_text"),
            "state_government": standing.government,
            "state_chamber": standing.chamber or UNKNOWN,
            "as_of": max((event.date for event in promise.events), default="") or None,
            "mentions": len(ids),
            "events": len(promise.events),
            "document_id": first.get("document_id"),
            "commitment_id": ids[0] if own else None,
            "register_id": next((i for i in ids if known[i].role == "register"), None),
            "now": moment,
        },
    )
    last = max(ids, key=lambda i: known[i].order)
    db.conn.executemany(
        "UPDATE promise_mentions SET tree = ?, promise_id = ? WHERE id = ?", [(tree, id_, each) for each in ids]
    )
    db.conn.executemany(
        "UPDATE commitments SET promise_id = ?, counted = CASE WHEN kind = 'pledge' THEN ? AND "
        "(SELECT m.counted FROM promise_mentions m WHERE m.id = commitments.id) ELSE counted END WHERE id = ?",
        [(id_, int(each == last), each) for each in ids],
    )
    db.conn.executemany(
        "UPDATE overzicht SET telt_mee = (SELECT CASE c.counted WHEN 1 THEN 'ja' ELSE 'nee' END FROM commitments c "
        "WHERE c.id = overzicht.commitment_id) WHERE commitment_id = ?",
        [(each,) for each in ids],
    )
    events = [_event(id_, event, details[str(event.mention)], moment) for event in promise.events]
    _forget(db, f"promise_id = ? AND {DERIVED} AND id NOT {IN_JSON_ARRAY}", (id_, json_array(e["id"] for e in events)))
    _forget(db, f"promise_id <> ? AND {DERIVED} AND id {IN_JSON_ARRAY}", (id_, json_array(e["id"] for e in events)))
    db.conn.executemany(SAVE_EVENT, events)


def _event(promise: str, event: Event, row: Row, moment: str) -> dict[str, Any]:
    """The columns of an event; its id says what happened and who told it, so that it is written once."""
    letter = event.role == "government"
    return {
        "id": digest("promise event", promise, event.kind, event.mention, event.old_deadline, event.new_deadline),
        "promise_id": promise,
        "event": event.kind,
        "date": event.date or None,
        "author_role": event.role,
        "author": row.get("person") if row.get("person") not in (None, UNKNOWN) else row.get("actor"),
        "old_deadline": event.old_deadline,
        "new_deadline": event.new_deadline,
        "document_id": row.get("document_id"),
        "commitment_id": event.mention if letter else None,
        "start": row.get("start"),
        "end": row.get("end"),
        "quote": row["quote"],
        "method": event.method,
        "score": event.score,
        "recorded": moment,
    }


def _forget(db: Database, where: str, parameters: Sequence[str]) -> None:
    """Take back events that the rows no longer tell; the history of rows keeps what they said."""
    db.conn.execute(
        'INSERT INTO row_history ("table", row_id, document_id, change, method, replaced, earlier) '
        "SELECT 'promise_events', id, coalesce(document_id, ''), 'gone', method, ?, "
        "json_object('promise_id', promise_id, 'event', event, 'date', date, 'old_deadline', old_deadline, "
        "'new_deadline', new_deadline, 'quote', quote, 'commitment_id', commitment_id, 'score', score, "
        f"'recorded', recorded) FROM promise_events WHERE {where}",
        (now(), *parameters),
    )
    db.conn.execute(f"DELETE FROM promise_events WHERE {where}", parameters)


def _remove(db: Database, ids: Sequence[str]) -> None:
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
        _forget(db, f"promise_id = ? AND {DERIVED}", (id_,))
        if db.conn.execute("SELECT 1 FROM promise_events WHERE promise_id = ?", (id_,)).fetchone():
            continue  # people said something of it: it stays, without a mention
        db.conn.execute(
            'INSERT INTO row_history ("table", row_id, document_id, change, successor, first_seen, replaced, earlier) '
            "SELECT 'promises', id, coalesce(document_id, ''), 'gone', ?, first_seen, ?, json_object('title', title, "
            "'state_government', state_government, 'deadline_last', deadline_last) FROM promises WHERE id = ?",
            (successor[0] if successor else None, now(), id_),
        )
        db.conn.execute("DELETE FROM promises WHERE id = ?", (id_,))
