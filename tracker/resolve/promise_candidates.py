"""Which mentions may speak of one promise: those that share a key, found without a look at any other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlite_utils import Database

from tracker.resolve.promise_terms import BETWEEN
from tracker.sql import IN_JSON_ARRAY, json_array

COMMON = 300
"""Two words that more mentions than this have in common tell nothing, and are not looked for; numbers and sums are."""


def telling(db: Database, wanted: Iterable[str], added: Mapping[str, int] | None = None) -> set[str]:
    """Those of these keys that are not too common to find anything by; with `added`, that were not before these came.

    A key that becomes too common, or is it no more, is told: what it found is to be looked for anew.
    """
    rows = db.conn.execute(
        f"SELECT key, count(*) FROM promise_keys WHERE key {IN_JSON_ARRAY} AND instr(key, '{BETWEEN}') "
        "AND NOT instr(key, ' ') GROUP BY key",
        (json_array(wanted),),
    )
    return set(wanted) - {key for key, number in rows if number - (added or {}).get(key, 0) > COMMON}


def near(db: Database, part: Iterable[str]) -> dict[str, set[str]]:
    """The other mentions that share a key with each of these."""
    held = db.conn.execute(
        f"SELECT key, mention_id FROM promise_keys WHERE mention_id {IN_JSON_ARRAY}", (json_array(part),)
    ).fetchall()
    wanted = telling(db, {key for key, _ in held})
    having: dict[str, set[str]] = defaultdict(set)
    for key, id_ in db.conn.execute(
        f"SELECT key, mention_id FROM promise_keys WHERE key {IN_JSON_ARRAY}", (json_array(wanted),)
    ):
        having[key].add(id_)
    found: dict[str, set[str]] = defaultdict(set)
    for key, id_ in held:
        found[id_] |= having.get(key, set()) - {id_}
    return found


def sharing(db: Database, wanted: Iterable[str]) -> set[str]:
    """The mentions that have one of these keys."""
    rows = db.conn.execute(
        f"SELECT DISTINCT mention_id FROM promise_keys WHERE key {IN_JSON_ARRAY}", (json_array(wanted),)
    )
    return {id_ for (id_,) in rows}
