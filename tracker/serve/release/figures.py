"""What a release holds, in numbers: the rows of each table, how full each column is, and what is known to be wrong."""

from __future__ import annotations

import sqlite3
from typing import Any

from tracker.serve import schema
from tracker.sql import NONE, UNKNOWN
from tracker.store import tables as defined

EMPTY = (NONE, UNKNOWN, "")
"""Values that say that there is none."""
COUNTED = {
    "commitments": ("kind", "status", "core", "year", "ministry"),
    "promises": ("state_government", "state_chamber", "ministry"),
    "motions": ("status",),
    "documents": ("kind", "chamber"),
}
"""Columns of which each value is counted."""
ISSUES = {
    "rejects": "SELECT source, stage, reason, first_seen FROM rejects WHERE resolved = 'nee' ORDER BY source, reason",
    "unknown_values": "SELECT * FROM unknown_values",
    "conflicts": "SELECT * FROM conflicts",
    "undated_documents": "SELECT id, source FROM documents WHERE date IS NULL ORDER BY id",
    "documents_without_address": "SELECT id, source FROM documents WHERE identifier IS NULL ORDER BY id",
}
"""What is known to be missing or in doubt, by its name in `issues.json`."""


def published_tables() -> list[str]:
    """The tables and views that a release describes: all that the site lists."""
    return [name for name, table in schema.tables().items() if not table.get("hidden")]


def statistics(connection: sqlite3.Connection) -> dict[str, Any]:
    """For each published table its rows, the rows in which each column says something, and counts by value."""
    return {name: _of_table(connection, name) for name in published_tables()}


def _of_table(connection: sqlite3.Connection, name: str) -> dict[str, Any]:
    columns = [column.name for column in defined.table(name).columns]
    empty = ", ".join("?" * len(EMPTY))
    filled = ", ".join(f'count(CASE WHEN "{column}" NOT IN ({empty}) THEN 1 END)' for column in columns)
    rows, *counts = connection.execute(f'SELECT count(*), {filled} FROM "{name}"', [*EMPTY] * len(columns)).fetchone()
    found: dict[str, Any] = {"rows": rows, "filled": dict(zip(columns, counts, strict=True))}
    if name in COUNTED:
        found["values"] = {column: _values(connection, name, column) for column in COUNTED[name]}
    return found


def _values(connection: sqlite3.Connection, table: str, column: str) -> dict[str, int]:
    rows = connection.execute(f'SELECT "{column}", count(*) FROM "{table}" GROUP BY 1 ORDER BY 2 DESC, 1')
    return {str(value): count for value, count in rows}


def issues(connection: sqlite3.Connection) -> dict[str, list[dict[str, Any]]]:
    """What is known to be missing or in doubt, row by row."""
    return {name: _records(connection, sql) for name, sql in ISSUES.items()}


def _records(connection: sqlite3.Connection, sql: str) -> list[dict[str, Any]]:
    cursor = connection.execute(sql)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
