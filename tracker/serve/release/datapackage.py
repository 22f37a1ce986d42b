"""`datapackage.json`: what each CSV of a release holds, as a Frictionless data package describes it.

The form is that of https://specs.frictionlessdata.io/data-package/ (version 1): a program that knows it reads the
types, titles and keys of the columns from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.serve import schema
from tracker.serve.release.files import File
from tracker.store import tables as defined
from tracker.store.tables import Column, Table

TYPES = {"INTEGER": "integer", "REAL": "number"}
"""Types of the specification by SQL type; any other is text."""
LICENCE = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "CC0 1.0 Universal",
}


def datapackage(name: str, version: str, created: str, files: Iterable[File]) -> dict[str, Any]:
    """The description of a release: its tables with the columns of each, and the database as a file without columns."""
    site = schema.site()
    return {
        "profile": "data-package",
        "name": name,
        "title": site["title"],
        "description": site["description"].strip(),
        "version": version,
        "created": created,
        "licenses": [LICENCE],
        "sources": [{"title": site["source"], "path": site["source_url"]}],
        "resources": [_resource(file) for file in files],
    }


def _resource(file: File) -> dict[str, Any]:
    found: dict[str, Any] = {
        "name": file.path.removesuffix(".csv").replace("/", "-").replace(".", "-").lower(),
        "path": file.path,
        "title": file.title,
        "format": file.path.rpartition(".")[2],
        "mediatype": file.media_type,
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
    }
    if file.table is None:
        return found
    table = defined.table(file.table)
    return found | {
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "description": table.description,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": _schema(table, file.columns),
    }


def _schema(table: Table, columns: tuple[str, ...]) -> dict[str, Any]:
    known = {column.name: column for column in table.columns}
    schema: dict[str, Any] = {
        "fields": [_field(name, known.get(name)) for name in columns],
        "missingValues": [""],
    }
    keys = table.primary_key or tuple(name for name in columns if name in known and "PRIMARY KEY" in known[name].type)
    if keys:
        schema["primaryKey"] = list(keys)
    return schema


def _field(name: str, column: Column | None) -> dict[str, Any]:
    """A column; a view has no types of its own, so that its columns may hold anything."""
    kind = (column.type.split() or [""])[0] if column else ""
    found: dict[str, Any] = {"name": name, "type": TYPES.get(kind, "string") if kind else "any"}
    if column and column.text:
        found["description"] = column.text
    return found
