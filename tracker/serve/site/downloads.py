"""CSV, XLSX and JSON Lines of any table or view of the site: every row of the selection, whatever its number.

Datasette's own CSV stops at a page unless asked otherwise, pages by offset and leaves formulas in cells. Here Datasette
still decides which rows are meant (filters, search, order, columns, permissions); one scan then streams all of them.
"""

from __future__ import annotations

import asyncio
import re
import sqlite3
import tempfile
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from itertools import islice
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.database import Database
from datasette.utils import escape_sqlite
from datasette.utils.asgi import AsgiStream, AsgiWriter, Request, Response

from tracker.serve.export import LISTS
from tracker.serve.formats import csv, json, xlsx

if TYPE_CHECKING:
    from datasette.app import Datasette

BATCH = 1000
"""Rows sent at a time."""
CHUNK = 1 << 20
OWN = ("_stream", "_dl", "_excel", "_header", "_labels", "_size", "_next", "_shape", "_nl", "_ttl", "_trace")
"""Arguments that say how to download, not what."""
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
    name, form = request.url_vars["table"], request.url_vars["format"]
    found = await _select(datasette, request)
    if isinstance(found, Response):
        return found
    db = datasette.get_database(request.url_vars["database"])
    if request.args.get("_labels") in ("on", "1", "true"):
        found = await _with_labels(db, name, found)
    connection = await asyncio.to_thread(_connect, datasette, db)
    size = None if request.args.get("_stream") else request.args.get("_size")
    limit = int(size) if size and size.isdecimal() else None
    if form == "xlsx":
        return _workbook(connection, found, name, limit)
    return _lines(connection, found, name, limit, request)


async def _select(datasette: Datasette, request: Request) -> Selection | Response:
    """Ask Datasette which rows the page means; its error, when it has one."""
    kept = [(k, v) for k, v in parse_qsl(request.query_string, keep_blank_values=True) if k not in OWN]
    kept += [("_size", "0"), ("_nofacet", "1"), ("_nocount", "1")]
    path = f"/{request.url_vars['database']}/{request.url_vars['table']}.json?{urlencode(kept)}"
    headers = {"cookie": request.headers["cookie"]} if "cookie" in request.headers else {}
    answer = await datasette.client.get(path, headers=headers)
    if answer.status_code != 200:
        body = answer.json() if "json" in answer.headers.get("content-type", "") else {}
        return Response.text(f"{body.get('error') or 'Deze tabel is er niet.'}\n", status=answer.status_code)
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


def _connect(datasette: Datasette, db: Database) -> sqlite3.Connection:
    connection: sqlite3.Connection = db.connect()
    datasette._prepare_connection(connection, db.name)
    connection.row_factory = None
    return connection


def _lines(
    connection: sqlite3.Connection, selection: Selection, name: str, limit: int | None, request: Request
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
        with closing(connection):
            async for text in _batches(produce()):
                await writer.write(text)

    as_file = excel or bool(request.args.get("_dl"))
    kind = "text/csv" if form == "csv" else "application/jsonl"
    return AsgiStream(
        stream,
        headers={"content-disposition": _disposition(name, form)} if as_file else {},
        content_type=f"{kind if as_file else 'text/plain'}; charset=utf-8",
    )


async def _batches(lines: Iterator[str]) -> AsyncIterator[str]:
    while text := await asyncio.to_thread(lambda: "".join(islice(lines, BATCH))):
        yield text


def _workbook(connection: sqlite3.Connection, selection: Selection, name: str, limit: int | None) -> AsgiStream:
    async def stream(writer: AsgiWriter) -> None:
        with closing(connection), tempfile.TemporaryFile() as file:
            await asyncio.to_thread(_fill, file)
            file.seek(0)
            while chunk := await asyncio.to_thread(file.read, CHUNK):
                await writer.send({"type": "http.response.body", "body": chunk, "more_body": True})

    def _fill(file: IO[bytes]) -> None:
        cursor = connection.execute(selection.sql, dict(selection.parameters))
        xlsx.write([column[0] for column in cursor.description], islice(cursor, limit), file, name)

    return AsgiStream(stream, headers={"content-disposition": _disposition(name, "xlsx")}, content_type=XLSX_TYPE)


def _disposition(name: str, extension: str) -> str:
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", name) or "tabel"
    return f'attachment; filename="{safe}.{extension}"'
