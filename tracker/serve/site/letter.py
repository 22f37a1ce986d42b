"""The page of one letter: its text, with every commitment and citation where it stands."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from datasette.database import Database
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve import private
from tracker.serve.site import dutch, links, register, reviewing
from tracker.serve.site.highlight import Span, paragraphs

if TYPE_CHECKING:
    from datasette.app import Datasette

COMMITMENTS = 'SELECT * FROM commitments WHERE document_id = ? ORDER BY start, "end"'
CITATIONS = 'SELECT * FROM citations WHERE document_id = ? ORDER BY start, "end"'
CITED_BY = """
SELECT DISTINCT d.id, d.title, d.source, d.date, d.vindplaats FROM citations c JOIN documents d ON d.id = c.document_id
WHERE c.target_document_id = ? AND d.id <> ? ORDER BY d.date DESC LIMIT 50
"""
MOTIONS = """
SELECT m.id, m.vindplaats, m.title, m.url FROM motions m
WHERE m.id IN (SELECT motion_id FROM motion_links WHERE document_id = ? AND motion_id IS NOT NULL)
ORDER BY m.date, m.id
"""


VERSIONS = (
    "SELECT id, date, replaced, format FROM document_versions WHERE document_id = ? ORDER BY replaced DESC LIMIT 20"
)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/brief/<id>`: the letter; 404 in Dutch when there is none."""
    db = register.database(datasette)
    await register.permit(datasette, request, db, "documents")
    identifier = tilde_decode(request.url_vars["document"])
    found = await register.rows(db, "SELECT * FROM documents WHERE id = ?", identifier)
    if not found:
        found = await register.rows(db, "SELECT * FROM documents WHERE identifier = ?", identifier)
    if not found:
        raise NotFound(f"Er is geen brief met nummer {identifier}.")
    context = await _context(db, found[0])
    reviews = await reviewing.said_of(datasette, (row["id"] for row in context["commitments"].values()))
    page = await datasette.render_template("letter.html", {**context, "reviews": reviews}, request=request)
    return Response.html(page)


async def _context(db: Database, document: dict[str, Any]) -> dict[str, Any]:
    key = document["id"]
    commitments = {links.anchor(row["id"]): row for row in await register.rows(db, COMMITMENTS, key)}
    citations = {f"v-{index}": row for index, row in enumerate(await register.rows(db, CITATIONS, key))}
    motions = await register.rows(db, MOTIONS, key)
    spans = [Span(row["start"], row["end"], name) for name, row in (commitments | citations).items()]
    return {
        "document": document,
        "paragraphs": list(paragraphs(document["text"], spans, headings(document.get("sections")))),
        "commitments": commitments,
        "citations": citations,
        "targets": {name: target(row) for name, row in citations.items()},
        "motions": {row["id"]: row for row in motions},
        "cited_by": await register.rows(db, CITED_BY, key, key),
        "versions": await register.rows(db, VERSIONS, key),
    }


def reference(document: dict[str, Any], page: object = None) -> str:
    """How the letter is cited: `Kamerstuk 28 676, nr. 448, blz. 3`; without a number its title and date."""
    named = document["vindplaats"]
    if not named:
        day = dutch.date(document["date"]) if document["date"] else ""
        named = ", ".join(part for part in (document["title"] or private.file_name(document["source"]), day) if part)
    return f"{named}, blz. {page}" if page else named


def target(citation: dict[str, Any]) -> str | None:
    """Where a citation leads: to the cited letter when it is here, else to its official address, else nowhere."""
    if citation["target_document_id"] is not None:
        return links.letter_path(citation["target_document_id"])
    return citation["url"] if links.is_official(citation["url"]) else None


def headings(sections: object) -> dict[int, int]:
    """Level of each heading by the offset at which it stands, from the stored JSON; empty when there is none."""
    try:
        stored = json.loads(sections) if isinstance(sections, str) else []
    except ValueError:
        return {}
    found = (s for s in stored if isinstance(s, dict) and s.get("title") and isinstance(s.get("start"), int))
    return {s["start"]: max(1, min(4, int(s.get("level") or 1))) for s in found}
