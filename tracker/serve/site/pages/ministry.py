"""`/ministerie/NAME`: a ministry: its offices, what it promised and has not met, its letters and newest words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.database import Database
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import register
from tracker.serve.site.pages import frame, lists
from tracker.sql import UNKNOWN

if TYPE_CHECKING:
    from datasette.app import Datasette

MINISTRIES = """
SELECT name, max(letters) AS letters, max(open) AS open FROM (
  SELECT ministry AS name, count(*) AS letters, 0 AS open FROM documents GROUP BY 1
  UNION ALL SELECT ministry, 0, sum(state_government IN ('open', 'partly_fulfilled', 'not_fulfilled'))
    FROM promises GROUP BY 1
  UNION ALL SELECT ministry, 0, 0 FROM seats GROUP BY 1
) GROUP BY name ORDER BY name
"""
OFFICES = 'SELECT office, max("from") AS since FROM seats WHERE ministry = ? GROUP BY office ORDER BY since DESC'


async def listed(datasette: Datasette, request: Request) -> Response:
    """Every ministry, with its letters and open promises."""
    db = await frame.opened(datasette, request)
    return await frame.shown(datasette, request, "ministries.html", {"ministries": await ministries(db)})


async def ministries(db: Database) -> list[dict[str, object]]:
    """Names of ministries with the number of letters and of open promises."""
    return [row for row in await register.rows(db, MINISTRIES) if row["name"] not in ("", UNKNOWN)]


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a ministry."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "ministry")
    names = frame.named(key, [str(row["name"]) for row in await ministries(db)])
    if not names:
        raise NotFound(f"Er is geen ministerie dat {key} heet.")
    name = names[0]
    context = {
        "ministry": name,
        "offices": [row["office"] for row in await register.rows(db, OFFICES, name)],
        "promised": await lists.promised(db, "p.ministry = :name", name=name),
        "letters": await lists.letters(db, "d.ministry = :name", 10, name=name),
        "statements": await lists.statements(db, "o.ministerie = :name", 10, name=name),
    }
    return await frame.shown(datasette, request, "ministry.html", context)
