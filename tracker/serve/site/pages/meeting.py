"""`/vergadering/ID`: what a committee wants at hand at a meeting, on one sheet that prints.

A meeting is one of the feed, or one that a letter reports on; then the letter's own id is the address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.database import Database
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import register
from tracker.serve.site.pages import frame, lists

if TYPE_CHECKING:
    from datasette.app import Datasette

MEETINGS = """
SELECT id, title, kind, committee, date FROM meetings
UNION ALL SELECT id, meeting, kind, 'geen', coalesce(meeting_start, date) FROM documents WHERE meeting IS NOT NULL
ORDER BY date DESC, id LIMIT 200
"""
OF_FEED = "SELECT * FROM meetings WHERE id = ?"
OF_LETTER = """
SELECT id, meeting AS title, 'bijeenkomst' AS kind, chamber, 'geen' AS committee, coalesce(meeting_start, date) AS date,
  meeting_end AS "until", place, dossier, id AS document_id, url, source
FROM documents WHERE (id = :key OR identifier = :key) AND meeting IS NOT NULL
"""
AGENDA = """
SELECT json_extract(e.data, '$.Nummer') AS number, json_extract(e.data, '$.Onderwerp') AS title
FROM feed_refs r JOIN feed_entities e ON e.entity = r.entity AND e.id = r.id
WHERE r.target = ? AND r.entity = 'Agendapunt' AND e.deleted = 0
ORDER BY CAST(json_extract(e.data, '$.Volgorde') AS INTEGER), e.id LIMIT 100
"""
PAPERS = """d.id = :report OR (d.dossier = :dossier AND d.dossier <> 'geen' AND coalesce(d.date, d.meeting_end)
  BETWEEN date(:day, '-60 days') AND date(:day, '+14 days'))"""
PROMISED = """(d.dossier = :dossier AND d.dossier <> 'geen')
  OR p.register_id IN (SELECT id FROM register WHERE committee = :committee AND committee NOT IN ('geen', 'onbekend'))
  OR p.document_id = :report"""
MOTIONS = "(m.dossier = :dossier AND m.dossier <> 'geen') OR m.id IN " \
    "(SELECT motion_id FROM motion_links WHERE document_id = :report)"  # fmt: skip
OWN = "o.document_id = :report"
EARLIER = """o.document_id <> :report AND o.datum < :day AND o.onderwerp <> 'overig' AND o.onderwerp IN
  (SELECT topic FROM commitments WHERE document_id = :report AND core = 1)"""


async def listed(datasette: Datasette, request: Request) -> Response:
    """The newest meetings."""
    db = await frame.opened(datasette, request)
    return await frame.shown(datasette, request, "meetings.html", {"meetings": await register.rows(db, MEETINGS)})


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a meeting."""
    context = await found(datasette, request)
    return await frame.shown(datasette, request, "meeting.html", context)


async def found(datasette: Datasette, request: Request) -> dict[str, Any]:
    """What the page of a meeting shows, in ten queries at most."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "meeting")
    rows = await register.rows(db, OF_FEED, key) or await register.rows(db, OF_LETTER, {"key": key})
    if not rows:
        raise NotFound(f"Er is geen vergadering met kenmerk {key}.")
    return await _context(db, rows[0])


async def _context(db: Database, meeting: dict[str, Any]) -> dict[str, Any]:
    report, dossier = meeting["document_id"] or "", meeting["dossier"]
    day, committee = meeting["date"] or "", meeting["committee"]
    return {
        "meeting": meeting,
        "agenda": await register.rows(db, AGENDA, meeting["id"]),
        "papers": await lists.letters(db, PAPERS, report=report, dossier=dossier, day=day),
        "promised": await lists.promised(db, PROMISED, dossier=dossier, committee=committee, report=report),
        "motions": await lists.motions(db, MOTIONS, dossier=dossier, report=report),
        "statements": await lists.statements(db, OWN, 50, report=report),
        "earlier": await lists.statements(db, EARLIER, 15, report=report, day=day),
    }
