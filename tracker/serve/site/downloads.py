"""CSV, XLSX and JSON Lines of any table or view of the site: every row of the selection, whatever its number.

Datasette's own CSV stops at a page unless asked otherwise, pages by offset and leaves formulas in cells. Here Datasette
still decides which rows are meant (filters, search, order, columns, permissions); one scan then streams all of them.
"""

from __future__ import annotations

import asyncio
import io
import re
import sqlite3
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode
from weakref import WeakKeyDictionary

from datasette.database import Database
from datasette.utils import escape_sqlite, tilde_decode, validate_sql_select
from datasette.utils.asgi import AsgiStream, AsgiWriter, BadRequest, NotFound, Request, Response

from tracker.serve import schema
from tracker.serve.bounded import BoundedDatabase
from tracker.serve.export import LISTS
from tracker.serve.formats import csv, handout, json, xlsx
from tracker.serve.site import facets, filters, handouts, register
from tracker.serve.site.problems import UNREADABLE, sentence
from tracker.serve.site.streams import Download, Downloads

if TYPE_CHECKING:
    from datasette.app import Datasette

BATCH = 1000
"""Rows sent at a time."""
CHUNK = 1 << 20
OWN = (
    "_stream",
    "_dl",
    "_excel",
    "_header",
    "_labels",
    "_size",
    "_next",
    "_shape",
    "_nl",
    "_ttl",
    "_trace",
    "_weergave",
    "_kolommen",
)
"""Arguments that say how to download, not what."""
WHOLE = frozenset({"_kolommen", "_col", "_nocol"})
"""Arguments that ask for an Excel with the columns of the table instead of the sheet to hand out."""
LARGEST_SIZE = 10_000_000
"""Rows that `_size` may ask for; without it all of them come."""
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# '... order by id limit 2', as Datasette ends the query of a page.
LIMIT = re.compile(r" limit \d+(?: offset \d+)?\s*$")


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows of a page without its limit."""

    sql: str
    parameters: Mapping[str, Any]


async def table(datasette: Datasette, request: Request) -> AsgiStream | Response:
    """`/<database>/<table>.csv`, `.xlsx` and `.jsonl`, with the filters of the page.

    `_excel=on` gives the CSV that a Dutch Excel opens, `_labels=on` adds what a foreign key refers to, `_size=N` stops
    after N rows (unless `_stream=on`), `_header=off` leaves the column names out, `_dl=on` offers the CSV as a file.
    """
    if "_where" in request.args:
        raise BadRequest("Een download met een zelf geschreven voorwaarde kan niet; neem een filter van de tabel.")
    own = of(datasette)
    own.admit()
    name, form = request.url_vars["table"], request.url_vars["format"]
    limit = _limit(request)
    found = await _select(datasette, request)
    if isinstance(found, Response):
        return found
    db = datasette.get_database(request.url_vars["database"])
    if request.args.get("_labels") in ("on", "1", "true"):
        found = await _with_labels(db, name, found)
    connect = db.prepared if isinstance(db, BoundedDatabase) else db.connect
    connection = await asyncio.to_thread(connect)
    connection.row_factory = None
    if form != "xlsx":
        return _lines(own, connection, found, name, limit, request)
    handed = name in handouts.SHEETS and db.name == register.NAME and not WHOLE & set(request.args)
    sheet = await _sheet(datasette, db, request) if handed else None
    return _workbook(own, connection, found, name, limit, request, sheet)


async def query(datasette: Datasette, request: Request) -> Response:
    """`/<database>.csv?sql=...` and `.xlsx`: all rows of a visitor's own query, within the limits of such queries."""
    form, sql = request.url_vars["format"], (request.args.get("sql") or "").strip().rstrip(";").strip()
    name = tilde_decode(request.url_vars["database"])
    if name not in datasette.databases:
        raise NotFound("Deze database is er niet.")
    await datasette.ensure_permissions(request.actor, [("execute-sql", name), ("view-database", name), "view-instance"])
    if not sql:
        raise BadRequest("Er is geen vraag: zet haar in sql=…")
    validate_sql_select(sql)
    parameters = {key: request.args.get(key) for key in request.args if key not in ("sql", *OWN)}
    result = await datasette.get_database(name).execute(sql, _Blank(parameters))
    columns = [column[0] for column in result.description]
    rows = [tuple(row) for row in result.rows]
    headers = {"content-disposition": _disposition("vraag", form)}
    if form == "xlsx":
        file = io.BytesIO()
        await asyncio.get_running_loop().run_in_executor(
            of(datasette).executor, lambda: xlsx.write(columns, rows, file, "vraag")
        )
        return Response(file.getvalue(), headers=headers, content_type=XLSX_TYPE)
    dialect = csv.DUTCH_EXCEL if request.args.get("_excel") else csv.STANDARD
    text = "".join(csv.lines(columns, rows, dialect, header=request.args.get("_header") != "off"))
    as_file = bool(request.args.get("_dl") or request.args.get("_excel"))
    kind = "text/csv" if as_file else "text/plain"
    return Response(text, headers=headers if as_file else {}, content_type=f"{kind}; charset=utf-8")


class _Blank(dict[str, Any]):
    """Parameters of a query; one that was not given is an empty text, as on the page."""

    def __missing__(self, key: str) -> str:
        return ""


_OF: WeakKeyDictionary[Any, Downloads] = WeakKeyDictionary()


def of(datasette: Datasette) -> Downloads:
    """The downloads of a site."""
    return _OF.setdefault(datasette, Downloads())


def stop(datasette: Datasette) -> None:
    """Break off the downloads of a site; it takes no more."""
    if datasette in _OF:
        _OF[datasette].stop()


def _limit(request: Request) -> int | None:
    size = None if request.args.get("_stream") else request.args.get("_size")
    if not size or size == "max":
        return None
    if not size.isdecimal() or len(size) > 9 or int(size) > LARGEST_SIZE:
        raise BadRequest(f"Het aantal regels moet een getal zijn, niet groter dan {LARGEST_SIZE}.")
    return int(size)


async def _select(datasette: Datasette, request: Request) -> Selection | Response:
    """Ask Datasette which rows the page means; its error, when it has one."""
    kept = [(k, v) for k, v in parse_qsl(request.query_string, keep_blank_values=True) if k not in OWN]
    kept += [("_size", "0"), ("_nofacet", "1"), ("_nocount", "1")]
    path = f"/{request.url_vars['database']}/{request.url_vars['table']}.json?{urlencode(kept)}"
    headers = {"cookie": request.headers["cookie"]} if "cookie" in request.headers else {}
    answer = await datasette.client.get(path, headers=headers)
    if 300 <= answer.status_code < 400:
        raise BadRequest(UNREADABLE)
    if answer.status_code != 200:
        body = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        said = sentence(body.get("error") or "Deze tabel is er niet.")
        return Response.text(f"{said}\n", status=answer.status_code)
    query = answer.json()["query"]
    sql, removed = LIMIT.subn("", query["sql"])
    if removed != 1:
        raise ValueError(f"Datasette's query does not end in a limit: {query['sql']}")
    return Selection(sql, query["params"])


async def _with_labels(db: Database, name: str, selection: Selection) -> Selection:
    """The same rows, with a column `<column>_label` behind each foreign key whose table has a label."""
    columns = await _column_names(db, selection)
    keys = {key["column"]: key for key in await db.foreign_keys_for_table(name)}
    chosen: list[str] = []
    for column in columns:
        chosen.append(f"q.{escape_sqlite(column)}")
        label = await db.label_column_for_table(keys[column]["other_table"]) if column in keys else None
        if label:
            other = keys[column]
            chosen.append(
                f"(SELECT {escape_sqlite(label)} FROM {escape_sqlite(other['other_table'])} AS o "
                f"WHERE o.{escape_sqlite(other['other_column'])} = q.{escape_sqlite(column)}) "
                f"AS {escape_sqlite(column + '_label')}"
            )
    return Selection(f"SELECT {', '.join(chosen)} FROM ({selection.sql}) AS q", selection.parameters)


async def _column_names(db: Database, selection: Selection) -> list[str]:
    result = await db.execute(f"{selection.sql} limit 0", dict(selection.parameters))
    return [column[0] for column in result.description]


def _lines(
    own: Downloads,
    connection: sqlite3.Connection,
    selection: Selection,
    name: str,
    limit: int | None,
    request: Request,
) -> AsgiStream:
    form = request.url_vars["format"]
    excel = bool(request.args.get("_excel")) and form == "csv"
    dialect = csv.DUTCH_EXCEL if excel else csv.STANDARD
    header = request.args.get("_header") != "off"

    def produce() -> Iterator[str]:
        cursor = connection.execute(selection.sql, dict(selection.parameters))
        columns = [column[0] for column in cursor.description]
        rows = islice(cursor, limit)
        yield from (
            csv.lines(columns, rows, dialect, header=header) if form == "csv" else json.lines(columns, rows, LISTS)
        )

    async def stream(writer: AsgiWriter) -> None:
        async with own.watched(request, connection) as download:
            lines = produce()
            while text := await download.work(lambda: "".join(islice(lines, BATCH))):
                await download.send(writer.write(text))

    as_file = excel or bool(request.args.get("_dl"))
    kind = "text/csv" if form == "csv" else "application/jsonl"
    return AsgiStream(
        stream,
        headers={"content-disposition": _disposition(name, form)} if as_file else {},
        content_type=f"{kind if as_file else 'text/plain'}; charset=utf-8",
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a sheet to hand out says beside its rows."""

    title: str
    about: list[tuple[str, str]]
    address: str
    today: str


async def _sheet(datasette: Datasette, db: Database, request: Request) -> _Sheet:
    name = request.url_vars["table"]
    path = datasette.urls.table(db.name, name)
    given = [pair for pair in facets.pairs(request) if pair[0] not in OWN]
    chosen = [f"{choice.said} {choice.values}".strip() for choice in facets.chosen(path, given)]
    query = urlencode(given)
    site = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    title = str(schema.tables()[name]["title"])
    updated = (await register.rows(db, "SELECT max(finished) AS finished FROM runs"))[0]["finished"]
    address = datasette.absolute_url(request, f"{path}?{query}" if query else path)
    today = filters.today()
    return _Sheet(title, handouts.about(title, chosen, address, today, updated), site, today)


def _workbook(
    own: Downloads,
    connection: sqlite3.Connection,
    selection: Selection,
    name: str,
    limit: int | None,
    request: Request,
    sheet: _Sheet | None,
) -> AsgiStream:
    async def stream(writer: AsgiWriter) -> None:
        with tempfile.TemporaryFile() as file:
            async with own.watched(request, connection) as download:
                await download.work(lambda: _fill(file, download))
                file.seek(0)
                while chunk := await download.work(lambda: file.read(CHUNK)):
                    body = {"type": "http.response.body", "body": chunk, "more_body": True}
                    await download.send(writer.send(body))

    def _fill(file: IO[bytes], download: Download) -> None:
        cursor = connection.execute(selection.sql, dict(selection.parameters))
        names = [column[0] for column in cursor.description]
        rows = download.rows(islice(cursor, limit))
        if sheet is None:
            xlsx.write(names, rows, file, name)
            return
        handed = handouts.rows(name, names, rows, sheet.address, sheet.today)
        handout.write(handouts.columns(name), handed, file, sheet.title, sheet.about)

    file_name = name if sheet is None else _file_name(request, name, sheet.today)
    return AsgiStream(stream, headers={"content-disposition": _disposition(file_name, "xlsx")}, content_type=XLSX_TYPE)


def _file_name(request: Request, name: str, today: str) -> str:
    """Says what is in it: `overzicht-toezegging-aan-de-Kamer-openstaand-2026-11-30`."""
    given = sorted(facets.pairs(request), key=lambda pair: pair[0].startswith("_"))
    values = [value for key, value in given if not key.startswith("_") or key == "_search"]
    said = "-".join([name, *values])[:80]
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', plain).strip('-')}-{today}"


def _disposition(name: str, extension: str) -> str:
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", name) or "tabel"
    return f'attachment; filename="{safe}.{extension}"'
