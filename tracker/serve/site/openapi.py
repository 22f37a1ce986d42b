"""`/openapi.json`: the lists of the site for programs (OpenAPI 3.1), written from the definitions of the tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from tracker.serve import schema
from tracker.serve.site import register
from tracker.store import tables as defined
from tracker.versions import tracker_version

if TYPE_CHECKING:
    from datasette.app import Datasette

TYPES = {"INTEGER": "integer", "REAL": "number"}
COMMON = (
    ("_search", "string", "woord, naam, “zinsdeel”, nummer van een Kamerstuk; OF en NIET"),
    ("_van", "string", "vanaf deze dag: 1-5-2023, mei 2023"),
    ("_tot", "string", "tot en met deze dag"),
    ("_laat", "string", "ja: alleen wat over de termijn is"),
    ("_context", "string", "1: ook wat niet in het register hoort"),
    ("_sort", "string", "oplopend op deze kolom"),
    ("_sort_desc", "string", "aflopend op deze kolom"),
    ("_size", "integer", "regels per bladzijde, ten hoogste 2000"),
    ("_next", "string", "waar de volgende bladzijde begint (next van de vorige)"),
    ("_shape", "string", "objects: elke regel een object"),
)
"""Arguments of every list: name, type, what it does."""


async def page(datasette: Datasette, request: Request) -> Response:
    """The description, with the address of the site."""
    await datasette.ensure_permissions(request.actor, ["view-instance"])
    site = schema.site()
    address = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    return Response.json(document(str(site["title"]), str(site["description"]), address))


def document(title: str, description: str, address: str) -> dict[str, Any]:
    """The description of every list that is shown."""
    shown = {name: table for name, table in defined.tables().items() if not table.hidden}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": title,
            "version": tracker_version(),
            "description": description,
            "license": {"name": str(schema.site()["license"]), "url": str(schema.site()["license_url"])},
        },
        "servers": [{"url": address}],
        "paths": {f"/{register.NAME}/{name}.json": _path(name, table) for name, table in shown.items()},
        "components": {"schemas": {name: _schema(table) for name, table in shown.items()}},
    }


def _path(name: str, table: defined.Table) -> dict[str, Any]:
    filters = [
        _parameter(column.name, _type(column), f"{column.text} (meer waarden: of)")
        for column in table.columns
        if column.name in table.facets
    ]
    answer = {
        "type": "object",
        "properties": {
            "rows": {"type": "array", "items": {"$ref": f"#/components/schemas/{name}"}},
            "filtered_table_rows_count": {"type": ["integer", "null"]},
            "next": {"type": ["string", "null"]},
            "next_url": {"type": ["string", "null"]},
        },
    }
    responses = {
        "200": {"description": "een bladzijde van de lijst", "content": {"application/json": {"schema": answer}}},
        "400": {"description": "een argument klopt niet"},
        "503": {"description": "te druk; Retry-After zegt wanneer het weer kan"},
    }
    common = [_parameter(*each) for each in COMMON]
    return {
        "get": {
            "operationId": name,
            "summary": table.title,
            "description": table.description,
            "parameters": [*filters, *common],
            "responses": responses,
        }
    }


def _parameter(name: str, kind: str, said: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "required": False, "description": said, "schema": {"type": kind}}


def _schema(table: defined.Table) -> dict[str, Any]:
    properties = {
        column.name: {"type": [_type(column), "null"], "description": column.text} for column in table.columns
    }
    return {"type": "object", "description": table.description, "properties": properties}


def _type(column: defined.Column) -> str:
    declared = (getattr(column, "type", None) or "TEXT").split()[0]
    return TYPES.get(declared, "string")
