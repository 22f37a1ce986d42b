"""The start page: what the register holds and as of when, what is late, what is due, the newest letters, charts."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.database import Database
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import charts, dutch, filters, register, state

if TYPE_CHECKING:
    from datasette.app import Datasette

DUE_DAYS = 30
LISTED = 8
YEARS, MINISTRIES = 10, 8

COUNTS = """
SELECT (SELECT count(*) FROM documents) AS letters, (SELECT count(*) FROM overzicht WHERE kern = 'ja') AS commitments,
  (SELECT count(*) FROM motions) AS motions, (SELECT count(*) FROM toezeggingen_open WHERE kern = 'ja') AS open,
  (SELECT count(*) FROM rejects WHERE resolved = 'nee') AS rejects,
  (SELECT min(coalesce(date, meeting_end)) FROM documents) AS earliest,
  (SELECT max(coalesce(date, meeting_end)) FROM documents) AS latest,
  (SELECT max(finished) FROM runs) AS finished
"""
LATE = f"""
SELECT *, count(*) OVER () AS number FROM overzicht WHERE kern = 'ja' AND {filters.LATE}
ORDER BY uiterlijk DESC, nr LIMIT {LISTED}
"""
DUE = f"""
SELECT *, count(*) OVER () AS number FROM overzicht WHERE kern = 'ja' AND uiterlijk BETWEEN :today AND :until
AND status IN {filters.OPEN!r} AND soort_id IN ('undertaking', 'action') ORDER BY uiterlijk, nr LIMIT {LISTED}
"""
NEWEST = f"""
SELECT id, title, source, date, meeting_end, vindplaats, commitment_count FROM documents
ORDER BY coalesce(date, meeting_end) DESC, id LIMIT {LISTED}
"""
BY_YEAR = "SELECT jaar, soort, soort_id, count(*) AS number FROM overzicht WHERE kern = 'ja' GROUP BY 1, 2, 3"
BY_MINISTRY = f"""
SELECT ministerie, count(*) AS number, sum(coalesce(uiterlijk, '9999') < :today) AS late FROM toezeggingen_open
WHERE kern = 'ja' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MINISTRIES}
"""
SOURCES = """
SELECT feed, max(finished) AS finished, max(updated) AS updated, max(high_water) AS high_water
FROM feed_state GROUP BY feed ORDER BY feed
"""
FEEDS = {
    "tweedekamer": "Open data van de Tweede Kamer",
    "officielebekendmakingen": "Officiële bekendmakingen",
    "syncfeed": "SyncFeed van de Tweede Kamer",
}


async def page(datasette: Datasette, request: Request) -> Response:
    """`/`: the start page; without figures where the database has no tables of the register yet."""
    await datasette.ensure_permissions(request.actor, ["view-instance"])
    found: dict[str, Any] = {"counts": None}
    try:
        db = register.database(datasette)
        ready = await db.table_exists("overzicht")
    except NotFound:
        ready = False
    if ready:
        await register.permit(datasette, request, db, "overzicht")
        found = await state.kept(db, ("start", filters.today()), lambda: figures(datasette, db))
    metadata = datasette.metadata() or {}
    return Response.html(
        await datasette.render_template(
            "start.html", {**found, "description": metadata.get("description", "")}, request=request, view_name="start"
        )
    )


async def figures(datasette: Datasette, db: Database) -> dict[str, Any]:
    """What the page shows, in eight queries."""
    today = filters.today()
    until = (date.fromisoformat(today) + timedelta(DUE_DAYS)).isoformat()
    path = datasette.urls.table(db.name, "overzicht")
    open_path = datasette.urls.table(db.name, "toezeggingen_open")
    years = by_year(await register.rows(db, BY_YEAR), path)
    ministries = by_ministry(await register.rows(db, BY_MINISTRY, {"today": today}), open_path)
    return {
        "counts": (await register.rows(db, COUNTS))[0],
        "late": await register.rows(db, LATE, {"today": today}),
        "due": await register.rows(db, DUE, {"today": today, "until": until}),
        "due_days": DUE_DAYS,
        "newest": await register.rows(db, NEWEST),
        "sources": [
            {**row, "name": FEEDS.get(row["feed"], row["feed"])} for row in await register.rows(db, SOURCES)
        ],
        "years": years,
        "year_chart": charts.columns(years),
        "ministries": ministries,
        "ministry_chart": charts.horizontal(ministries),
        "today": today,
    }  # fmt: skip


def by_year(rows: list[dict[str, Any]], path: str) -> list[charts.Bar]:
    """A bar for each of the last years, cut by kind; rows without a year are left to the table."""
    known = sorted({row["jaar"] for row in rows if row["jaar"]})[-YEARS:]
    kinds = {row["soort_id"]: row["soort"] for row in rows}
    bars = []
    for year in known:
        numbers = {row["soort_id"]: row["number"] for row in rows if row["jaar"] == year}
        parts = tuple(
            charts.Part(numbers[kind], kind, f"{kinds[kind]} in {year}: {dutch.number(numbers[kind])}")
            for kind in KINDS
            if numbers.get(kind)
        )
        bars.append(charts.Bar(str(year), f"{path}?{urlencode({'jaar': year})}", parts))
    return bars


KINDS = ("undertaking", "action", "motion", "pledge", "agreement", "position")
"""In the order of the parts, from below."""


def by_ministry(rows: list[dict[str, Any]], path: str) -> list[charts.Bar]:
    """A bar for each ministry with open undertakings, the late ones first."""
    bars = []
    for row in rows:
        name, late = row["ministerie"], row["late"] or 0
        rest = row["number"] - late
        parts = (
            charts.Part(late, "late", f"{name}: {dutch.number(late)} te laat"),
            charts.Part(rest, "undertaking", f"{name}: {dutch.number(rest)} op tijd of zonder termijn"),
        )
        address = f"{path}?{urlencode({'ministerie': name})}"
        bars.append(charts.Bar(name, address, tuple(part for part in parts if part.size)))
    return bars
