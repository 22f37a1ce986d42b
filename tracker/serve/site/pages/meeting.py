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
SELECT * FROM (SELECT id, title, kind, committee, date FROM meetings
  WHERE status NOT IN ('moved', 'cancelled') AND deleted IS NULL ORDER BY date DESC LIMIT 200)
UNION ALL SELECT id, meeting, kind, 'geen', coalesce(meeting_start, date) FROM documents WHERE meeting IS NOT NULL
ORDER BY date DESC, id LIMIT 200
"""
OF_FEED = "SELECT * FROM meetings WHERE id = ?"
OF_LETTER = """
SELECT id, meeting AS title, 'bijeenkomst' AS kind, chamber, 'geen' AS committee, coalesce(meeting_start, date) AS date,
  meeting_end AS "until", 'held' AS status, place, dossier, id AS document_id, url, source
FROM documents WHERE (id = :key OR identifier = :key) AND meeting IS NOT NULL
"""
AGENDA = "SELECT position AS number, title FROM meeting_agenda WHERE meeting_id = ? ORDER BY position LIMIT 100"
ON_THE_AGENDA = """SELECT f.document_id FROM meeting_papers m
    JOIN feed_documents f ON f.id = m.guid WHERE m.meeting_id = :meeting
  UNION SELECT f.document_id FROM meeting_papers m JOIN feed_cases c ON c.number = m.number
    JOIN feed_documents f ON f.id = c.document_id WHERE m.meeting_id = :meeting AND m.kind = 'case'"""
PAPERS = f"""d.id = :report OR d.id IN ({ON_THE_AGENDA}) OR (d.dossier = :dossier AND d.dossier <> 'geen'
  AND coalesce(d.date, d.meeting_end) BETWEEN date(:day, '-60 days') AND date(:day, '+14 days'))"""
ABOUT = """(:dossier <> 'geen' AND {0} = :dossier)
  OR {0} IN (SELECT dossier FROM meeting_papers WHERE meeting_id = :meeting AND dossier <> 'geen')"""
PROMISED = f"""{ABOUT.format("d.dossier")} OR p.deadline_meeting_id = :meeting OR p.document_id = :report
  OR p.register_id IN (SELECT id FROM register WHERE meeting = :meeting
    OR (committee = :committee AND committee NOT IN ('geen', 'onbekend')))"""
MOTIONS = f"""{ABOUT.format("m.dossier")}
  OR m.id IN (SELECT motion_id FROM motion_links WHERE document_id = :report)"""
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
    report, id_ = meeting["document_id"] or "", meeting["id"]
    day, committee = meeting["date"] or "", meeting["committee"]
    about = {"dossier": meeting["dossier"], "meeting": id_, "report": report}
    return {
        "meeting": meeting,
        "agenda": await register.rows(db, AGENDA, id_),
        "papers": await lists.letters(db, PAPERS, **about, day=day),
        "promised": await lists.promised(db, PROMISED, **about, committee=committee),
        "motions": await lists.motions(db, MOTIONS, **about),
        "statements": await lists.statements(db, OWN, 50, report=report),
        "earlier": await lists.statements(db, EARLIER, 15, report=report, day=day),
    }
