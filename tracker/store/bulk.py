"""Inserts many rows with few statements.

On a table with a trigger SQLite copies every page a statement touches before it starts, so that it can take the
statement back; with twenty indexes that costs more than the insert itself. A hundred rows a statement share the copy.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import Any

ROWS = 100
"""Rows a statement; fewer where SQLite allows fewer parameters."""


class Queue:
    """Rows for one table, kept until they are inserted together, in the order in which they came."""

    def __init__(self, table: str, columns: Sequence[str], *, verb: str = "INSERT") -> None:
        names = ", ".join(f'"{name}"' for name in columns)
        self.rows: list[tuple[Any, ...]] = []
        self._start = f"{verb} INTO {table} ({names}) VALUES "
        self._row = f"({', '.join('?' * len(columns))})"
        self._columns = len(columns)

    def flush(self, connection: sqlite3.Connection) -> None:
        """Insert the rows and forget them."""
        limit = connection.getlimit(sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER)
        step = max(1, min(ROWS, limit // self._columns))
        for start in range(0, len(self.rows), step):
            rows = self.rows[start : start + step]
            values = [value for row in rows for value in row]
            connection.execute(self._start + ", ".join([self._row] * len(rows)), values)
        self.rows.clear()
