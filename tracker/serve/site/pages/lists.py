"""Lists that several pages show: promises with where they stand, motions, and what letters said, each in one query.

A condition is SQL of a page with named parameters; what a visitor typed is always a parameter.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from datasette.database import Database

from tracker.serve.site import filters, register

DUE_DAYS = 30
LISTED = 25
OPEN_STATES = ("open", "partly_fulfilled", "not_fulfilled")
"""States in which a promise still waits for something."""

_PROMISES = """
FROM promises p LEFT JOIN commitments c ON c.id = p.commitment_id LEFT JOIN documents d ON d.id = p.document_id
WHERE coalesce(c.kind, 'undertaking') = 'undertaking' AND coalesce(c.core, 1) = 1 AND ({condition})
"""
PROMISES = f"""
SELECT p.*, d.vindplaats, d.title AS letter, d.source AS letter_source, count(*) OVER () AS number
{_PROMISES} AND p.state_government IN {OPEN_STATES!r}
ORDER BY p.deadline_last IS NULL, p.deadline_last, p.date IS NULL, p.date DESC, p.id LIMIT {{limit}}
"""
PROMISE_COUNTS = f"""
SELECT count(*) AS everything, coalesce(sum(p.state_government IN {OPEN_STATES!r}), 0) AS open,
  coalesce(sum(p.state_government IN {OPEN_STATES!r} AND p.deadline_last < :today), 0) AS late,
  coalesce(sum(p.state_government IN {OPEN_STATES!r} AND p.deadline_last BETWEEN :today AND :until), 0) AS due
{_PROMISES}
"""
MOTIONS = """
SELECT m.*, count(*) OVER () AS number FROM motions m WHERE {condition}
ORDER BY m.status IN ('open', 'unknown') DESC, m.date IS NULL, m.date DESC, m.id LIMIT {limit}
"""
STATEMENTS = """
SELECT o.*, count(*) OVER () AS number FROM overzicht o WHERE o.kern = 'ja' AND ({condition})
ORDER BY o.datum IS NULL, o.datum DESC, o.nr LIMIT {limit}
"""
LETTERS = """
SELECT d.id, d.title, d.source, d.date, d.meeting_end, d.vindplaats, d.kind, d.commitment_count,
  count(*) OVER () AS number
FROM documents d WHERE {condition} ORDER BY coalesce(d.date, d.meeting_end) DESC, d.id LIMIT {limit}
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """The first rows of a list, and how many there are."""

    rows: tuple[dict[str, Any], ...]
    number: int


@dataclass(frozen=True, slots=True)
class Promised:
    """Promises of a seat, a ministry, a committee or a dossier: the open ones, the latest first, and all counted."""

    rows: tuple[dict[str, Any], ...]
    everything: int
    open: int
    late: int
    due: int


async def promised(db: Database, condition: str, limit: int = LISTED, **params: object) -> Promised:
    """The promises to parliament that meet a condition on `p` (promises), `c` (commitments) and `d` (documents)."""
    today = filters.today()
    until = (date.fromisoformat(today) + timedelta(DUE_DAYS)).isoformat()
    rows = await register.rows(db, PROMISES.format(condition=condition, limit=limit), dict(params))
    values = {**params, "today": today, "until": until}
    (counts,) = await register.rows(db, PROMISE_COUNTS.format(condition=condition), values)
    return Promised(tuple(rows), **counts)


async def motions(db: Database, condition: str, limit: int = LISTED, **params: object) -> Listed:
    """Motions that meet a condition on `m` (motions), those without an outcome first."""
    return await _listed(db, MOTIONS, condition, limit, params)


async def statements(db: Database, condition: str, limit: int = LISTED, **params: object) -> Listed:
    """Rows of the register that meet a condition on `o` (overzicht), the newest first."""
    return await _listed(db, STATEMENTS, condition, limit, params)


async def letters(db: Database, condition: str, limit: int = LISTED, **params: object) -> Listed:
    """Letters that meet a condition on `d` (documents), the newest first."""
    return await _listed(db, LETTERS, condition, limit, params)


async def _listed(db: Database, sql: str, condition: str, limit: int, params: dict[str, object]) -> Listed:
    rows = await register.rows(db, sql.format(condition=condition, limit=limit), params)
    return Listed(tuple(rows), rows[0]["number"] if rows else 0)
