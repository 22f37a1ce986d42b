"""What the contributions of a page come to, by how far they are: announced, promised and delivered are three things.

One promise may stand in several letters; the row that carries its sum has `telt_mee` 'ja', and only such rows add up.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from typing import Any

from datasette.database import Database, QueryInterrupted
from datasette.utils.asgi import Request

from tracker.serve.site import facets, register

SQL = """
SELECT status, count(*) AS rows, count(bedrag_eur) AS sums, sum(bedrag_eur) AS everything,
  sum(telt_mee = 'ja') AS marked, sum(CASE WHEN telt_mee = 'ja' THEN bedrag_eur END) AS counted
FROM {table}{under} GROUP BY status ORDER BY status
"""


@dataclass(frozen=True, slots=True)
class Total:
    """The sum of one status in euro, the number of rows in it, and of those that name no sum in euro."""

    status: str
    euro: float
    rows: int
    without: int


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a page; `once` says that each promise is counted once."""

    rows: tuple[Total, ...]
    once: bool

    @property
    def euro(self) -> float:
        """All together."""
        return sum(row.euro for row in self.rows)


async def totals(db: Database, table: str, request: Request) -> Totals | None:
    """The sums of a page of contributions, in one query; None under a visitor's own condition, or when it is slow."""
    if "_where" in request.args or "_through" in request.args:
        return None
    where, params = await facets.selection(db, table, request)
    under = f" WHERE {' AND '.join(where)}" if where else ""
    try:
        found = await register.rows(db, SQL.format(table=table, under=under), params)
    except (QueryInterrupted, sqlite3.Error):
        return None
    return summed(found)


def summed(rows: list[dict[str, Any]]) -> Totals | None:
    """The sums of rows by status; None when none names a sum."""
    if not any(row["sums"] for row in rows):
        return None
    once = any(row["marked"] for row in rows)
    column = "counted" if once else "everything"
    return Totals(
        tuple(Total(row["status"], row[column] or 0, row["rows"], row["rows"] - row["sums"]) for row in rows), once
    )
