"""`/motie/ID`: the life of a motion: tabled, voted on, judged by the government, and what each letter said since."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.formats.cells import listed
from tracker.serve.site import dutch, filters, register
from tracker.serve.site.pages import frame

if TYPE_CHECKING:
    from datasette.app import Datasette

MOTION = "SELECT * FROM motions WHERE id = ?"
EVENTS = """
SELECT * FROM (SELECT e.event, e.date, e.quote, e.commitment_id, e.document_id, NULL AS told, d.title AS letter,
  d.vindplaats, d.source AS letter_source, c.page
FROM motion_events e JOIN documents d ON d.id = e.document_id LEFT JOIN commitments c ON c.id = e.commitment_id
WHERE e.motion_id = :id
UNION ALL SELECT x.event, x.date, x.text, NULL, NULL, 'Tweede Kamer', NULL, NULL, NULL, NULL
FROM motion_decisions x JOIN official_motions o ON o.id = x.official_motion_id
WHERE o.motion_id = :id AND o.deleted IS NULL AND x.event <> 'mentioned'
UNION ALL SELECT CASE s.state WHEN 'open' THEN 'in_progress' ELSE s.state END, s.date, s.state_text, NULL,
  s.document_id, s.source, d.title, d.vindplaats, d.source, NULL
FROM official_statements s LEFT JOIN documents d ON d.id = s.document_id WHERE s.motion_id = :id)
ORDER BY date IS NULL, date, event LIMIT 500
"""
"""What letters say, what the chamber decided, and what annexes of budgets and rappel letters say."""
OFFICIAL = "SELECT * FROM official_motions WHERE motion_id = ? AND deleted IS NULL ORDER BY date DESC LIMIT 5"
VOTES = """
SELECT v.party, v.choice, sum(v.seats) AS seats FROM motion_votes v JOIN motion_decisions x ON x.id = v.decision_id
JOIN official_motions o ON o.id = x.official_motion_id
WHERE o.motion_id = ? AND o.deleted IS NULL GROUP BY x.id, v.party, v.choice
ORDER BY x.position, v.choice DESC, seats DESC, v.party LIMIT 60
"""
"""By party, of a roll call too."""
SETTLED = ("fulfilled", "not_fulfilled", "rejected", "withdrawn", "lapsed", "replaced")


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a motion."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "motion")
    found = await register.rows(db, MOTION, key)
    if not found:
        raise NotFound(f"Er is geen motie met nummer {key}.")
    motion = found[0]
    events = await register.rows(db, EVENTS, {"id": key})
    context = {
        "motion": motion,
        "sponsors": [str(name) for name in listed(motion["sponsors"]) or [] if name],
        "requests": [str(text) for text in listed(motion["requests"]) or []],
        "considerations": [str(text) for text in listed(motion["considerations"]) or []],
        "events": events,
        "official": await register.rows(db, OFFICIAL, key),
        "votes": await register.rows(db, VOTES, key),
        "question": question(motion, events),
    }
    return await frame.shown(datasette, request, "motion.html", context)


def question(motion: dict[str, Any], events: Sequence[dict[str, Any]]) -> str | None:
    """What nobody has answered yet, in a sentence; None when the motion is settled."""
    if motion["status"] in SETTLED:
        return None
    told = [event for event in events if event["event"] not in ("mentioned", "submitted", "adopted")]
    due = motion.get("report_due")
    if not told and due and due < filters.today():
        return f"De motie is aangenomen; bericht over de uitvoering was er uiterlijk {dutch.date(due)} te verwachten."
    if not told:
        return "In de ingelezen brieven staat niet wat de regering met deze motie doet."
    if motion["status"] == "partly_fulfilled":
        return "De regering meldt een deel; of de rest is uitgevoerd, staat in geen ingelezen brief."
    return "De regering schrijft over de uitvoering, maar nog niet dat de motie is uitgevoerd."
