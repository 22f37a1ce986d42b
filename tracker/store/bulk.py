"""Inserts many rows with few statements, each value by the name of its column.

On a table with a trigger SQLite copies every page a statement touches before it starts, so that it can take the
statement back; with twenty indexes that costs more than the insert itself. A hundred rows a statement share the copy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

ROWS = 100
"""Rows a statement; fewer where SQLite allows fewer parameters."""


class Queue:
    """Rows for one table, kept until they are inserted together, in the order in which they came."""

    def __init__(self, table: str, *, verb: str = "INSERT") -> None:
        self.table = table
        self.rows: list[Mapping[str, Any]] = []
        self._verb = verb

    def add(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Queue rows; all rows of a table have the same columns."""
        self.rows += rows

    def flush(self, connection: sqlite3.Connection) -> None:
        """Insert the rows and forget them."""
        if not self.rows:
            return
        columns = tuple(self.rows[0])
        limit = connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        step = max(1, min(ROWS, limit // len(columns)))
        start = insertion(self.table, columns, verb=self._verb)
        row = f"({', '.join('?' * len(columns))})"
        for place in range(0, len(self.rows), step):
            rows = self.rows[place : place + step]
            values = [each[column] for each in rows for column in columns]
            connection.execute(start + ", ".join([row] * len(rows)), values)
        self.rows.clear()


def insertion(table: str, columns: Sequence[str], *, verb: str = "INSERT") -> str:
    """The start of an insert of these columns, up to and with VALUES."""
    names = ", ".join(f'"{name}"' for name in columns)
    return f"{verb} INTO {table} ({names}) VALUES "


def insert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any], *, verb: str = "INSERT") -> int:
    """Insert one row; returns its rowid."""
    marks = ", ".join("?" * len(row))
    cursor = connection.execute(f"{insertion(table, tuple(row), verb=verb)}({marks})", tuple(row.values()))
    return cursor.lastrowid or 0


def upsert(connection: sqlite3.Connection, table: str, row: Mapping[str, Any], *, keep: Sequence[str] = ()) -> None:
    """Insert a row by its `id`, or write it over the one that is there, in which the columns of `keep` stay."""
    sets = ", ".join(f'"{name}" = excluded."{name}"' for name in row if name not in ("id", *keep))
    values = ", ".join("?" * len(row))
    connection.execute(
        f"{insertion(table, tuple(row))}({values}) ON CONFLICT (id) DO UPDATE SET {sets}", tuple(row.values())
    )


def update(connection: sqlite3.Connection, table: str, row: Mapping[str, Any], id_: str | int) -> None:
    """Write columns of the row with this id."""
    sets = ", ".join(f'"{name}" = ?' for name in row)
    connection.execute(f"UPDATE {table} SET {sets} WHERE id = ?", (*row.values(), id_))
