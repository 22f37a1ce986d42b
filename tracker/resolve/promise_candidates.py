"""Which mentions may speak of one promise: those that share a key, found without a look at any other."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sqlite_utils import Database

from tracker.resolve.promise_terms import BETWEEN, Mention
from tracker.resolve.promises import days_remembered, keys

COMMON = 100
"""Two words that more mentions than this have in common tell nothing, and are not looked for; numbers and sums are."""
_Dated = tuple[str, str]
"""The date of a mention, and its id."""
_LAST_ID = "\U0010ffff"


def is_common(key: str, added: str = "0", most_added: int = 0) -> str:
    """The SQL condition that a key (an SQL expression) finds too many, or did so before as many were `added`.

    `most_added` is the largest number that `added` (an SQL expression) has: no more mentions than needed are counted.
    """
    holders = f"SELECT 1 FROM promise_keys n WHERE n.key = {key} LIMIT {COMMON + 1 + most_added}"
    of_words = f"instr({key}, '{BETWEEN}') AND NOT instr({key}, ' ')"
    return f"({of_words} AND (SELECT count(*) FROM ({holders})) - {added} > {COMMON})"


def near(db: Database, part: Collection[Mention]) -> dict[str, set[str]]:
    """The other mentions that share a key with each of these, as far back as it may speak of one."""
    held = {str(mention.key): keys(mention) for mention in part}
    reach = {str(mention.key): _reach(mention) for mention in part}
    first: dict[str, str] = {}
    for id_, own in held.items():
        for key in own:
            day = reach[id_][0] if _is_of_words(key) else ""
            first[key] = min(first.get(key, day), day)
    having: dict[str, list[_Dated]] = defaultdict(list)
    for key, day, id_ in db.conn.execute(
        "SELECT k.key, k.date, k.mention_id FROM json_each(?) w CROSS JOIN promise_keys k ON k.key = w.key "
        f"WHERE (k.date >= w.value OR k.date = '') AND k.date <= ? AND NOT {is_common('w.key')}",
        (json.dumps(first), max((last for _, last in reach.values()), default="")),
    ):
        having[key].append((day, id_))
    for sharing in having.values():
        sharing.sort()
    return {id_: set(_in_reach(own, reach[id_], having)) - {id_} for id_, own in held.items()}


def _is_of_words(key: str) -> bool:
    return BETWEEN in key and " " not in key


def _in_reach(own: Collection[str], reach: _Dated, having: Mapping[str, Sequence[_Dated]]) -> Iterator[str]:
    """Those that share one of these keys: by two words only what is not later and not longer ago than is remembered."""
    for key in own:
        sharing = having.get(key, ())
        begin, end, undated = 0, len(sharing), 0
        if _is_of_words(key):
            begin, end = bisect_left(sharing, (reach[0], "")), bisect_right(sharing, (reach[1], _LAST_ID))
            undated = min(begin, bisect_left(sharing, ("0", "")))
        yield from (id_ for _, id_ in (*sharing[:undated], *sharing[begin:end]))


def _reach(mention: Mention) -> tuple[str, str]:
    """The first and the last day on which what a mention may speak of was said; all days where its own is unknown."""
    try:
        day = date.fromisoformat(mention.date)
    except ValueError:
        return "", "~"
    return (day - timedelta(days=days_remembered(mention))).isoformat(), mention.date
