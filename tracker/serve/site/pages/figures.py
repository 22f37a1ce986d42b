"""`/cijfers`: how many promises are open, how long they take and how many are late, by ministry, year and kind."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.database import Database
from datasette.utils.asgi import Request, Response

from tracker.serve.site import charts, dutch, filters, register, state
from tracker.serve.site.pages import frame

if TYPE_CHECKING:
    from datasette.app import Datasette

FIGURES = "SELECT * FROM toezeggingen_cijfers"
MOTIONS = """
SELECT status, count(*) AS number FROM motions GROUP BY status ORDER BY number DESC, status
"""
SILENT = "SELECT count(*) AS number FROM moties_zonder_bericht"
PARTS = {"ministerie": "Naar ministerie", "jaar": "Naar jaar van de toezegging", "soort": "Naar soort"}
CHARTED = 10


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of figures, as of today."""
    db = await frame.opened(datasette, request)
    found = await state.kept(db, ("figures", filters.today()), lambda: figures(datasette, db))
    return await frame.shown(datasette, request, "figures.html", found)


async def figures(datasette: Datasette, db: Database) -> dict[str, Any]:
    """What the page shows, in three queries."""
    rows = await register.rows(db, FIGURES)
    (silent,) = await register.rows(db, SILENT)
    everything = next((row for row in rows if row["indeling"] == "alle"), None)
    by_part = {part: [row for row in rows if row["indeling"] == part] for part in PARTS}
    path = datasette.urls.table(db.name, "toezeggingen_open")
    return {
        "everything": everything,
        "parts": [(PARTS[part], part, by_part[part]) for part in PARTS if by_part[part]],
        "chart": charts.horizontal(bars(by_part["ministerie"], path)),
        "motions": await register.rows(db, MOTIONS),
        "silent": silent["number"],
        "today": filters.today(),
    }


def bars(rows: Iterable[dict[str, Any]], path: str) -> list[charts.Bar]:
    """A bar for each ministry with open promises, the late ones first, the longest at the top."""
    most = sorted((row for row in rows if row["openstaand"]), key=lambda row: (-row["openstaand"], row["groep"]))
    return [_bar(row, path) for row in most[:CHARTED]]


def _bar(row: dict[str, Any], path: str) -> charts.Bar:
    name, late = row["groep"], row["openstaand_te_laat"]
    rest = row["openstaand"] - late
    parts = (
        charts.Part(late, "late", f"{name}: {dutch.number(late)} te laat"),
        charts.Part(rest, "undertaking", f"{name}: {dutch.number(rest)} op tijd of zonder termijn"),
    )
    return charts.Bar(name, f"{path}?{urlencode({'ministerie': name})}", tuple(part for part in parts if part.size))
