"""What changed between two releases, row by row: new, changed, gone with what came in its place."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from tracker.store import tables as defined

COMPARED = (
    "documents",
    "commitments",
    "citations",
    "motions",
    "motion_events",
    "promises",
    "promise_events",
    "threads",
)
"""The tables that are compared, all with `id` as their key."""
NO_CHANGE = frozenset({"last_seen", "as_of", "document_version", "extractor_version", "reader_version", "text"})
"""Columns that tell when or by what a row was looked at; and the text, which its sha256 tells apart."""

Line = dict[str, Any]


def delta(earlier: Path, later: Path) -> Iterator[Line]:
    """The differences, a table at a time and by key: `table`, `change`, `id`; what it says now; what it said before.

    A row that is gone names its `successor` where the history knows one.
    """
    with closing(sqlite3.connect(f"{later.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("ATTACH ? AS earlier", (f"{earlier.resolve().as_uri()}?mode=ro",))
        there = {name for (name,) in connection.execute("SELECT name FROM earlier.sqlite_master WHERE type = 'table'")}
        for table in COMPARED:
            if table in there:
                yield from _of_table(connection, table)


def _of_table(connection: sqlite3.Connection, table: str) -> Iterator[Line]:
    now = [column.name for column in defined.table(table).columns if column.name not in NO_CHANGE]
    before = {row["name"] for row in connection.execute("SELECT name FROM pragma_table_info(?, 'earlier')", (table,))}
    both = [name for name in now if name in before]
    yield from _new(connection, table, now)
    yield from _changed(connection, table, both)
    yield from _gone(connection, table)


def _new(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Line]:
    rows = connection.execute(
        f"SELECT {_names(columns)} FROM main.{table} AS t "
        f"WHERE NOT EXISTS (SELECT 1 FROM earlier.{table} AS e WHERE e.id = t.id) ORDER BY t.id"
    )
    for row in rows:
        yield {"table": table, "change": "new", "id": row["id"], "row": dict(row)}


def _changed(connection: sqlite3.Connection, table: str, columns: list[str]) -> Iterator[Line]:
    differs = " OR ".join(f't."{name}" IS NOT e."{name}"' for name in columns)
    both = ", ".join(f't."{name}", e."{name}"' for name in columns)
    rows = connection.execute(
        f"SELECT {both} FROM main.{table} AS t JOIN earlier.{table} AS e ON e.id = t.id WHERE {differs} ORDER BY t.id"
    )
    key = columns.index("id")
    for row in rows:
        pairs = {name: (row[2 * at], row[2 * at + 1]) for at, name in enumerate(columns)}
        other = {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}
        yield {
            "table": table,
            "change": "changed",
            "id": row[2 * key],
            "row": {name: pair[0] for name, pair in other.items()},
            "earlier": {name: pair[1] for name, pair in other.items()},
        }


def _gone(connection: sqlite3.Connection, table: str) -> Iterator[Line]:
    rows = connection.execute(
        f'SELECT e.id, (SELECT h.successor FROM main.row_history AS h WHERE h."table" = ? AND h.row_id = e.id '
        f"AND h.successor IS NOT NULL ORDER BY h.replaced DESC LIMIT 1) AS successor FROM earlier.{table} AS e "
        f"WHERE NOT EXISTS (SELECT 1 FROM main.{table} AS t WHERE t.id = e.id) ORDER BY e.id",
        (table,),
    )
    for row in rows:
        yield {"table": table, "change": "gone", "id": row["id"], "successor": row["successor"]}


def _names(columns: list[str]) -> str:
    return ", ".join(f't."{name}"' for name in columns)
