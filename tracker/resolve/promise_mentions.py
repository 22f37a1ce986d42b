"""Sentences and entries of registers that speak of promises, read from the database as plain records, and entered."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlite_utils import Database

from tracker.resolve.promises import Mention, keys
from tracker.sql import IN_JSON_ARRAY, NONE, UNKNOWN, json_array, portions

Row = Mapping[str, Any]
BATCH = 500
"""Mentions looked at in one go: their candidates are in memory together."""
# Sentences that promise parliament something or say what became of it, money for others, entries of the Tweede Kamer's
# register, and rows of registers in writing (an entry of a rappel letter stands in `register` too: only its statements,
# which have a date each, are mentions). A sum counts as one promise by who gets how much. The + keeps SQLite from going
# through all rows of a kind in search of a few that are known by their id.
_SOURCES = (
    (
        "c.id, c.document_id, coalesce(c.date, ''), c.status, c.quote, coalesce(c.section, ''), c.start, "
        f"c.deadline_last, nullif(c.ministry, '{UNKNOWN}'), c.topic, nullif(d.dossier, '{NONE}'), "
        "(SELECT json_group_array(n.number) FROM citations n WHERE n.commitment_id = c.id AND +n.kind = 'toezegging'), "
        "CASE c.kind WHEN 'pledge' THEN c.currency || ' ' || c.amount END, "
        f"CASE c.kind WHEN 'pledge' THEN nullif(c.beneficiary, '{NONE}') END, 'government', "
        "nullif(c.deadline_recurring, 'nee')",
        "commitments c JOIN documents d ON d.id = c.document_id "
        "WHERE (+c.kind = 'undertaking' OR (+c.kind = 'pledge' AND c.amount IS NOT NULL)) AND +c.core = 1 "
        "AND +c.review <> 'onjuist'",
    ),
    (
        "c.id, c.id, coalesce(c.date, ''), c.state, c.text, '', 0, c.deadline, "
        f"nullif(c.ministry, '{UNKNOWN}'), NULL, NULL, json_array(c.id), NULL, NULL, 'register', NULL",
        "register c WHERE c.deleted IS NULL AND c.guid NOT LIKE 'rappel/%'",
    ),
    (
        "c.id, c.document_id, coalesce(c.date, ''), c.state, c.text, '', c.position, c.deadline_last, "
        f"nullif(c.ministry, '{UNKNOWN}'), NULL, NULL, "
        "CASE WHEN c.number IS NULL THEN '[]' ELSE json_array(c.number) END, NULL, NULL, 'register', NULL",
        "official_statements c WHERE +c.kind = 'undertaking'",
    ),
)
"""Of each table what makes a mention, and which of its rows do."""
THESE = " UNION ALL ".join(f"SELECT {columns} FROM {rows} AND c.id {IN_JSON_ARRAY}" for columns, rows in _SOURCES)
_NEW = " UNION ALL ".join(
    f"SELECT c.id FROM {rows} AND NOT EXISTS (SELECT 1 FROM promise_mentions p WHERE p.id = c.id)"
    for _, rows in _SOURCES
)
DETAILS = (
    "SELECT id, kind, document_id, quote, topic, person, office, ministry, addressee, chamber, deadline, "
    f'deadline_text, deadline_precision, start, "end", actor, NULL AS number FROM commitments WHERE id {IN_JSON_ARRAY}',
    "SELECT id, text AS quote, minister AS person, office, ministry, chamber, deadline, id AS number FROM register "
    f"WHERE id {IN_JSON_ARRAY}",
    "SELECT id, (SELECT d.id FROM documents d WHERE d.id = document_id) AS document_id, text AS quote, "
    " office, ministry, chamber, deadline_last AS deadline, number, "
    f"state_text, settled_by FROM official_statements WHERE id {IN_JSON_ARRAY}",
)


def _mention(row: Sequence[Any]) -> Mention:
    key, document, date, status, text, heading, start, deadline, ministry, topic, dossier, numbers, *rest = row
    amount, receiver, role, recurring = rest
    return Mention(
        key, document, date, status, text, heading, start, deadline, ministry, topic, dossier,
        frozenset(json.loads(numbers or "[]")), amount, receiver, role, recurring,
    )  # fmt: skip


def mentions_with(db: Database, ids: Iterable[str]) -> dict[str, Mention]:
    """The mentions of these ids, as far as they are there."""
    array = json_array(ids)
    found = map(_mention, db.conn.execute(THESE, (array, array, array)))
    return {str(mention.key): mention for mention in found}


def enter_new(db: Database) -> Iterator[list[Mention]]:
    """Enter the mentions that were not known, each a tree of its own until it is linked; gives them in portions."""
    new = sorted(id_ for (id_,) in db.conn.execute(_NEW))
    for part in portions(new, BATCH):
        mentions = list(mentions_with(db, part).values())
        db.conn.executemany(
            "INSERT INTO promise_mentions (id, tree, counted) VALUES (?, ?, "
            "coalesce((SELECT counted FROM commitments WHERE id = ?), 0))",
            [(mention.key, mention.key, mention.key) for mention in mentions],
        )
        db.conn.executemany(
            "INSERT INTO promise_keys (key, mention_id, date) VALUES (?, ?, ?)",
            [(key, mention.key, mention.date) for mention in mentions for key in sorted(keys(mention))],
        )
        yield mentions


def details(db: Database, ids: Iterable[str]) -> dict[str, Row]:
    """What the rows behind mentions say besides, by their id."""
    array = json_array(ids)
    found: dict[str, Row] = {}
    for sql in DETAILS:
        cursor = db.conn.execute(sql, (array,))
        names = [column[0] for column in cursor.description]
        found.update({row[0]: dict(zip(names, row, strict=True)) for row in cursor})
    return found
