"""`/toezegging/ID`: one promise, however often mentioned: where it stands, what happened to it, and every sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from tracker.parliament.urls import official_url
from tracker.parliament.vindplaats import named
from tracker.resolve.promise_life import CLOSED
from tracker.serve.site import filters, links, register
from tracker.serve.site.pages import frame

if TYPE_CHECKING:
    from datasette.app import Datasette

PROMISE = "SELECT * FROM promises WHERE id = ?"
EVENTS = """
SELECT e.*, d.title AS letter, d.vindplaats, d.source AS letter_source, d.url, c.page, c.kind AS commitment_kind,
  c.id AS standing_commitment, s.id AS settling_document
FROM promise_events e LEFT JOIN documents d ON d.id = e.document_id LEFT JOIN commitments c ON c.id = e.commitment_id
LEFT JOIN documents s ON s.identifier = e.settled_by
WHERE e.promise_id = ? ORDER BY e.date IS NULL, e.date, e.rowid LIMIT 500
"""
OF_COMMITMENT = "SELECT promise_id FROM commitments WHERE id = ? AND promise_id IS NOT NULL"
REGISTER = """
SELECT id, text, status, minister, committee, date, deadline, datum_nakoming, notes FROM register WHERE id = ?
"""


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a promise; by the id of a sentence that mentions it, the way to that page."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "promise")
    found = await register.rows(db, PROMISE, key)
    if not found:
        mentions = await register.rows(db, OF_COMMITMENT, key)
        if mentions:
            path = datasette.urls.path(links.row_path("toezegging", mentions[0]["promise_id"]))
            return Response.redirect(path)
        raise NotFound(f"Er is geen toezegging met kenmerk {key}.")
    promise = found[0]
    events = await register.rows(db, EVENTS, key)
    for event in events:
        event["settling"] = named(event["settled_by"]) if event["settled_by"] else ""
        event["settling_url"] = official_url(event["settled_by"])
    listed = await register.rows(db, REGISTER, promise["register_id"]) if promise["register_id"] else []
    context = {
        "promise": promise,
        "events": events,
        "late": days_late(promise, filters.today()),
        "chamber_register": listed[0] if listed else None,
        "moved": moves(events),
    }
    return await frame.shown(datasette, request, "promise.html", context)


def days_late(promise: dict[str, Any], day: str) -> int:
    """Days that the last day is past while the government has not met the promise; 0 otherwise."""
    last = promise["deadline_last"]
    if not last or promise["state_government"] in CLOSED:
        return 0
    return max(0, (date.fromisoformat(day) - date.fromisoformat(last)).days)


def moves(events: Sequence[dict[str, Any]]) -> int:
    """How often the deadline was put off."""
    return sum(event["event"] == "postponed" for event in events)
