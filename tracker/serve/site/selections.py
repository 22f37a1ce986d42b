"""Which rows a download means: Datasette decides (filters, search, order, columns, permissions), without its limit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.database import Database
from datasette.utils import escape_sqlite
from datasette.utils.asgi import BadRequest, Request, Response

from tracker.serve.site.problems import UNREADABLE, sentence

if TYPE_CHECKING:
    from datasette.app import Datasette

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
LARGEST_SIZE = 10_000_000
"""Rows that `_size` may ask for; without it all of them come."""

# '... order by id limit 2', as Datasette ends the query of a page.
LIMIT = re.compile(r" limit \d+(?: offset \d+)?\s*$")


@dataclass(frozen=True, slots=True)
class Selection:
    """The rows of a page without its limit."""

    sql: str
    parameters: Mapping[str, Any]


def limit(request: Request) -> int | None:
    """How many rows an address asks for with `_size`; None for all. Raises BadRequest for what is no number."""
    size = None if request.args.get("_stream") else request.args.get("_size")
    if not size or size == "max":
        return None
    if not size.isdecimal() or len(size) > 9 or int(size) > LARGEST_SIZE:
        raise BadRequest(f"Het aantal regels moet een getal zijn, niet groter dan {LARGEST_SIZE}.")
    return int(size)


async def select(datasette: Datasette, request: Request) -> Selection | Response:
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


async def with_labels(db: Database, name: str, selection: Selection) -> Selection:
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
