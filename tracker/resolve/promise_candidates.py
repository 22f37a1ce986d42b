"""Which mentions may speak of one promise: those that share a key, found without a look at any other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from sqlite_utils import Database

from tracker.resolve.promise_terms import BETWEEN
from tracker.sql import IN_JSON_ARRAY, json_array

COMMON = 100
"""Two words that more mentions than this have in common tell nothing, and are not looked for; numbers and sums are."""


def too_common(key: str, added: str | None = None) -> str:
    """The SQL condition that a key (an SQL expression) finds too many; with `added`, that it did before these came."""
    most = f"LIMIT {COMMON + 1}" if added is None else ""  # a limit can't depend on a row
    return (
        f"(instr({key}, '{BETWEEN}') AND NOT instr({key}, ' ') AND (SELECT count(*) FROM (SELECT 1 FROM promise_keys n "
        f"WHERE n.key = {key} {most})) - {added or 0} > {COMMON})"
    )


def near(db: Database, part: Iterable[str]) -> dict[str, set[str]]:
    """The other mentions that share a key with each of these."""
    held = db.conn.execute(
        f"SELECT key, mention_id FROM promise_keys WHERE mention_id {IN_JSON_ARRAY}", (json_array(part),)
    ).fetchall()
    having: dict[str, set[str]] = defaultdict(set)
    for key, id_ in db.conn.execute(
        "SELECT k.key, k.mention_id FROM json_each(?) w CROSS JOIN promise_keys k ON k.key = w.value "
        f"WHERE NOT {too_common('w.value')}",
        (json_array({key for key, _ in held}),),
    ):
        having[key].add(id_)
    found: dict[str, set[str]] = defaultdict(set)
    for key, id_ in held:
        found[id_] |= having.get(key, set()) - {id_}
    return found
