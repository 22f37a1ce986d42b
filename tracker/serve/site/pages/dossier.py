"""`/dossier/NUMBER`: a dossier of parliament: its papers, what was promised in them, and its motions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import register
from tracker.serve.site.pages import frame, lists

if TYPE_CHECKING:
    from datasette.app import Datasette

DOSSIERS = """
SELECT dossier, sum(letters) AS letters, sum(motions) AS motions FROM (
  SELECT dossier, count(*) AS letters, 0 AS motions FROM documents GROUP BY 1
  UNION ALL SELECT dossier, 0, count(*) FROM motions GROUP BY 1
) WHERE dossier NOT IN ('', 'geen') GROUP BY dossier ORDER BY letters DESC, motions DESC, dossier LIMIT 500
"""
CITING = """
SELECT d.id, d.title, d.source, d.date, d.meeting_end, d.vindplaats, d.commitment_count FROM documents d
WHERE d.id IN (SELECT document_id FROM citations WHERE dossier = :name) AND d.dossier <> :name
ORDER BY coalesce(d.date, d.meeting_end) DESC, d.id LIMIT 25
"""


async def listed(datasette: Datasette, request: Request) -> Response:
    """Every dossier with a letter or a motion."""
    db = await frame.opened(datasette, request)
    return await frame.shown(datasette, request, "dossiers.html", {"dossiers": await register.rows(db, DOSSIERS)})


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a dossier, by its number as `28676` or `36410-V`."""
    db = await frame.opened(datasette, request)
    name = compact(frame.asked(request, "dossier"))
    papers = await lists.letters(db, "d.dossier = :name", name=name)
    motions = await lists.motions(db, "m.dossier = :name", name=name)
    citing = await register.rows(db, CITING, {"name": name})
    if not (papers.number or motions.number or citing):
        raise NotFound(f"Van dossier {name} is geen stuk ingelezen.")
    context = {
        "dossier": name,
        "letters": papers,
        "motions": motions,
        "citing": citing,
        "promised": await lists.promised(db, "d.dossier = :name", name=name),
        "statements": await lists.statements(db, "o.dossier = :name", 10, name=name),
    }
    return await frame.shown(datasette, request, "dossier.html", context)


def compact(number: str) -> str:
    """A number as tables keep it: `28 676` gives `28676`, `36 410 v` gives `36410-V`."""
    head, *parts = number.replace("\u00a0", " ").replace("-", " ").upper().split()
    digits = [head]
    while parts and parts[0].isdigit() and len(digits[0]) < len("28676"):
        digits[0] += parts.pop(0)
    return "-".join([*digits, *parts])
