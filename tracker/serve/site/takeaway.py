"""What is on the screen, to take along or to follow: a Word report, an Atom feed, a calendar, and a preview of both.

Each is the choice that the address of the page makes; `/melding/<list>` shows what following it would have brought.
"""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.database import Database
from datasette.utils.asgi import BadRequest, NotFound, Request, Response

from tracker.serve import schema
from tracker.serve.alerts import feeds
from tracker.serve.reports.report import Report, Section
from tracker.serve.reports.write import docx
from tracker.serve.site import cells, downloads, dutch, facets, filters, handouts, register, selections, sheets

if TYPE_CHECKING:
    from datasette.app import Datasette

MOST_ROWS = 1_000
"""Rows of a Word report; Word becomes unwieldy with more."""
NEWEST, EVENTS, PREVIEWED = 100, 1_000, 10
RECENT_DAYS = 7
FOLLOWED = ("overzicht", "toezeggingen_open", "bijdragen", "norm_2_procent")
"""Lists of sentences: they can be followed and taken along as a report."""
DATED = ("overzicht", "toezeggingen_open")
"""Lists with a last day: they can be a calendar."""
NEWEST_ROWS = f"""
SELECT q.*, c.first_seen AS seen FROM ({{selection}}) q JOIN commitments c ON c.id = q.commitment_id
ORDER BY c.first_seen DESC, q.datum DESC, q.nr LIMIT {NEWEST}
"""
DATED_ROWS = f"""
SELECT q.*, c.first_seen AS seen FROM ({{selection}}) q JOIN commitments c ON c.id = q.commitment_id
WHERE q.uiterlijk IS NOT NULL ORDER BY q.uiterlijk, q.nr LIMIT {EVENTS}
"""
HITS = """
SELECT count(*) AS ever, coalesce(sum(c.first_seen >= :_since), 0) AS recent, max(q.datum) AS latest
FROM ({selection}) q JOIN commitments c ON c.id = q.commitment_id
"""
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
COLUMNS = {
    "overzicht": ("Datum", "Soort", "Stand", "Uiterlijk", "Bewindspersoon", "Citaat", "Brief"),
    "toezeggingen_open": ("Uiterlijk", "Dagen te laat", "Bewindspersoon", "Citaat", "Datum", "Brief"),
    "bijdragen": ("Datum", "Stand", "Begunstigde", "Bedrag in euro", "Telt mee", "Citaat", "Brief"),
    "norm_2_procent": ("Datum", "Norm", "Van het", "Wie", "Citaat", "Brief"),
}
"""Columns of the sheet that fit a page of a report."""
WIDTHS = {"Citaat": 40, "Brief": 18, "Bewindspersoon": 13, "Begunstigde": 12}

Rows = list[dict[str, Any]]


async def report(datasette: Datasette, request: Request) -> Response:
    """`/<database>/<list>.docx`: the list as a Word report that says what was chosen."""
    table = _list(request, FOLLOWED)
    db, selection = await _selected(datasette, request)
    own = downloads.of(datasette)
    own.admit()
    sheet = await sheets.sheet(datasette, db, request)
    rows = await _rows(db, f"SELECT * FROM ({selection.sql}) LIMIT {MOST_ROWS + 1}", selection)
    made = written(table, rows, sheet)
    file = io.BytesIO()
    await asyncio.get_running_loop().run_in_executor(own.executor, lambda: docx(made, file))
    headers = {"content-disposition": sheets.disposition(sheets.file_name(request, table, sheet.today), "docx")}
    return Response(file.getvalue(), headers=headers, content_type=DOCX_TYPE)


def written(table: str, rows: Rows, sheet: sheets.Sheet) -> Report:
    """The report of the rows of a list."""
    fields = {field.column.title: field for field in handouts.SHEETS[table]}
    chosen = [fields[name] for name in COLUMNS[table]]
    told = tuple(
        tuple(_cell(field.column.shown, field.value(row, sheet.address, sheet.today)) for field in chosen)
        for row in rows[:MOST_ROWS]
    )
    notes = [f"{label}: {value}" for label, value in sheet.about if label != "Lijst"]
    if len(rows) > MOST_ROWS:
        notes.insert(0, f"Dit zijn de eerste {dutch.number(MOST_ROWS)} regels; de Excel heeft ze alle.")
    count = f"{dutch.number(len(told))} {'regel' if len(told) == 1 else 'regels'}"
    section = Section(count, COLUMNS[table], told, "Geen regels voldoen aan deze selectie.")
    return Report(sheet.title, tuple(notes), (section,), tuple(WIDTHS.get(name, 9) for name in COLUMNS[table]))


def _cell(kind: str, value: object) -> str | None:
    if value is None:
        return None
    if kind == "day":
        return dutch.date(value)
    if kind == "percent":
        return f"{dutch.number(value)}%"
    return dutch.number(value) if isinstance(value, int | float) else str(value)


async def atom(datasette: Datasette, request: Request) -> Response:
    """`/<database>/<list>.atom`: the rows that came last."""
    table = _list(request, FOLLOWED)
    db, selection = await _selected(datasette, request)
    rows = await _rows(db, NEWEST_ROWS.format(selection=selection.sql), selection)
    followed = await _followed(datasette, db, request, table)
    text = feeds.atom(followed, list(entries(rows, _address(datasette, request))))
    return Response(text, content_type="application/atom+xml; charset=utf-8", headers=KEPT)


async def calendar(datasette: Datasette, request: Request) -> Response:
    """`/<database>/<list>.ics`: the last days of what is on the list."""
    table = _list(request, DATED)
    db, selection = await _selected(datasette, request)
    rows = await _rows(db, DATED_ROWS.format(selection=selection.sql), selection)
    followed = await _followed(datasette, db, request, table)
    text = feeds.calendar(followed, entries(rows, _address(datasette, request)))
    name = sheets.disposition(sheets.file_name(request, table, filters.today()), "ics")
    headers = {**KEPT, "content-disposition": name}
    return Response(text, content_type="text/calendar; charset=utf-8", headers=headers)


KEPT = {"cache-control": "max-age=300"}
"""Programs that follow a list ask often; five minutes old is new enough."""


async def preview(datasette: Datasette, request: Request) -> Response:
    """`/melding/<list>`: what following a choice would have brought, and how to follow it."""
    table = _list(request, FOLLOWED)
    db, selection = await _selected(datasette, request)
    rows = await _rows(db, NEWEST_ROWS.format(selection=selection.sql), selection)
    since = (date.fromisoformat(filters.today()) - timedelta(RECENT_DAYS)).isoformat()
    sql = HITS.format(selection=selection.sql)
    (hits,) = await register.rows(db, sql, {**selection.parameters, "_since": since})
    path = datasette.urls.table(db.name, table)
    given = [pair for pair in facets.pairs(request) if pair[0] not in selections.OWN]
    query = f"?{urlencode(given)}" if given else ""
    context = {
        "title": schema.tables()[table]["title"],
        "chosen": [f"{choice.said} {choice.values}".strip() for choice in facets.chosen(path, given)],
        "hits": hits,
        "days": RECENT_DAYS,
        "rows": rows[:PREVIEWED],
        "list": f"{path}{query}",
        "atom": datasette.absolute_url(request, f"{path}.atom{query}"),
        "ics": datasette.absolute_url(request, f"{path}.ics{query}") if table in DATED else None,
    }
    return Response.html(await datasette.render_template("alert.html", context, request=request))


def entries(rows: Rows, address: str) -> Iterable[feeds.Entry]:
    """The rows of a list as a feed shows them; `address` is that of the site."""
    for row in rows:
        about = (row.get("soort"), row.get("status"), row.get("bewindspersoon"), row.get("vindplaats") or row["brief"])
        term = row.get("uiterlijk")
        said = tuple(str(each) for each in about if each and each != "onbekend")
        yield feeds.Entry(
            row["commitment_id"], row["citaat"], (*said, *((f"uiterlijk {dutch.date(term)}",) if term else ())),
            f"{address}{cells.passage(None, row)}", row["seen"], term,
        )  # fmt: skip


def _list(request: Request, known: tuple[str, ...]) -> str:
    table = str(request.url_vars["table"])
    if table not in known or request.url_vars.get("database", register.NAME) != register.NAME:
        raise NotFound("Van deze lijst is deze vorm er niet.")
    return table


async def _selected(datasette: Datasette, request: Request) -> tuple[Database, selections.Selection]:
    if "_where" in request.args or "_col" in request.args or "_nocol" in request.args:
        raise BadRequest("Dit kan niet met een zelf geschreven voorwaarde of met een keuze van kolommen.")
    request.scope["url_route"]["kwargs"].setdefault("database", register.NAME)
    found = await selections.select(datasette, request)
    if isinstance(found, Response):
        raise BadRequest(found.body.strip())
    return datasette.get_database(register.NAME), found


async def _rows(db: Database, sql: str, selection: selections.Selection) -> Rows:
    return await register.rows(db, sql, dict(selection.parameters))


async def _followed(datasette: Datasette, db: Database, request: Request, table: str) -> feeds.Followed:
    path = datasette.urls.table(db.name, table)
    given = [pair for pair in facets.pairs(request) if pair[0] not in selections.OWN]
    said = "; ".join(f"{choice.said} {choice.values}".strip() for choice in facets.chosen(path, given))
    title = str(schema.tables()[table]["title"])
    (run,) = await register.rows(db, "SELECT max(finished) AS finished FROM runs")
    address = datasette.absolute_url(request, f"{path}?{urlencode(given)}" if given else path)
    return feeds.Followed(f"{title}: {said}" if said else title, address, run["finished"] or "")


def _address(datasette: Datasette, request: Request) -> str:
    return str(datasette.absolute_url(request, datasette.urls.path("/"))).rstrip("/")
