"""`/commissie/NAME`: a committee of a chamber: its meetings, and what was promised to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.database import Database
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import register
from tracker.serve.site.pages import frame, lists

if TYPE_CHECKING:
    from datasette.app import Datasette

COMMITTEES = """
SELECT name, sum(meetings) AS meetings, sum(entries) AS entries FROM (
  SELECT committee AS name, count(*) AS meetings, 0 AS entries FROM meetings
    WHERE status NOT IN ('moved', 'cancelled') AND deleted IS NULL GROUP BY 1
  UNION ALL SELECT committee, 0, count(*) FROM register WHERE deleted IS NULL GROUP BY 1
) WHERE name NOT IN ('', 'geen', 'onbekend') GROUP BY name ORDER BY name
"""
MEETINGS = """SELECT * FROM meetings WHERE committee = ? AND status NOT IN ('moved', 'cancelled') AND deleted IS NULL
  ORDER BY date DESC, id LIMIT 25"""
ENTRIES = """
SELECT *, count(*) OVER () AS number FROM register WHERE committee = ? AND deleted IS NULL
ORDER BY state IN ('fulfilled', 'withdrawn'), deadline IS NULL, deadline, date DESC, id LIMIT 25
"""
PROMISED = "p.register_id IN (SELECT id FROM register WHERE committee = :name)"


async def listed(datasette: Datasette, request: Request) -> Response:
    """Every committee that meetings or the register of the chamber name."""
    db = await frame.opened(datasette, request)
    return await frame.shown(datasette, request, "committees.html", {"committees": await committees(db)})


async def committees(db: Database) -> list[dict[str, Any]]:
    """Names of committees with the number of meetings and of entries in the register of the chamber."""
    return await register.rows(db, COMMITTEES)


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a committee."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "committee")
    names = frame.named(key, [row["name"] for row in await committees(db)])
    if not names:
        raise NotFound(f"Er is geen commissie bekend die {key} heet.")
    name = names[0]
    context = {
        "committee": name,
        "meetings": await register.rows(db, MEETINGS, name),
        "entries": await register.rows(db, ENTRIES, name),
        "promised": await lists.promised(db, PROMISED, name=name),
    }
    return await frame.shown(datasette, request, "committee.html", context)
