"""CSV, XLSX and JSON Lines of any table or view of the site: every row of the selection, whatever its number.

Datasette's own CSV stops at a page unless asked otherwise, pages by offset and leaves formulas in cells. Here Datasette
still decides which rows are meant (filters, search, order, columns, permissions); one scan then streams all of them.
"""

from __future__ import annotations

import asyncio
import io
import sqlite3
import tempfile
from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette.utils import tilde_decode, validate_sql_select
from datasette.utils.asgi import AsgiStream, AsgiWriter, BadRequest, NotFound, Request, Response

from tracker.serve import private
from tracker.serve.bounded import BoundedDatabase
from tracker.serve.export import LISTS
from tracker.serve.formats import csv, handout, json, xlsx
from tracker.serve.site import handouts, register, selections, sheets
from tracker.serve.site.selections import OWN, Selection
from tracker.serve.site.sheets import Sheet, disposition, file_name
from tracker.serve.site.streams import Download, Downloads

if TYPE_CHECKING:
    from datasette.app import Datasette

BATCH = 1000
"""Rows sent at a time."""
CHUNK = 1 << 20
WHOLE = frozenset({"_kolommen", "_col", "_nocol"})
"""Arguments that ask for an Excel with the columns of the table instead of the sheet to hand out."""
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


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
    limit = selections.limit(request)
    found = await selections.select(datasette, request)
    if isinstance(found, Response):
        return found
    db = datasette.get_database(request.url_vars["database"])
    if request.args.get("_labels") in ("on", "1", "true"):
        found = await selections.with_labels(db, name, found)
    connect = db.prepared if isinstance(db, BoundedDatabase) else db.connect
    connection = await asyncio.to_thread(connect)
    connection.row_factory = None
    if form != "xlsx":
        return _lines(own, connection, found, name, limit, request)
    handed = name in handouts.SHEETS and db.name == register.NAME and not WHOLE & set(request.args)
    sheet = await sheets.sheet(datasette, db, request) if handed else None
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
    headers = {"content-disposition": disposition("vraag", form)}
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
        rows = private.rows(columns, islice(cursor, limit))
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
        headers={"content-disposition": disposition(name, form)} if as_file else {},
        content_type=f"{kind if as_file else 'text/plain'}; charset=utf-8",
    )


def _workbook(
    own: Downloads,
    connection: sqlite3.Connection,
    selection: Selection,
    name: str,
    limit: int | None,
    request: Request,
    sheet: Sheet | None,
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
        rows = private.rows(names, download.rows(islice(cursor, limit)))
        if sheet is None:
            xlsx.write(names, rows, file, name)
            return
        handed = handouts.rows(name, names, rows, sheet.address, sheet.today)
        handout.write(handouts.columns(name), handed, file, sheet.title, sheet.about)

    called = name if sheet is None else file_name(request, name, sheet.today)
    return AsgiStream(stream, headers={"content-disposition": disposition(called, "xlsx")}, content_type=XLSX_TYPE)
