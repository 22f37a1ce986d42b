"""The metadata Datasette reads: `metadata.yml` at the top of the repository is written from here (`make docs`)."""

from __future__ import annotations

from typing import Any

import yaml

from tracker.serve import schema
from tracker.serve.site.register import NAME

HEADER = """\
# Written by `make docs` from tracker/store/tables/ and tracker/serve/site.yml: change those, not this file.
"""
KEPT = ("title", "description", "columns", "hidden")
"""What the definition of a table hands on; the rest is for others."""

INTERNAL = ("_sqlite_migrations",)
"""Tables of the libraries, not shown in the list."""


def build() -> dict[str, Any]:
    """Title, licence, source and, for every table and view, its description, columns, facets, order and units."""
    site = {key: value for key, value in schema.site().items() if key != "tables"}
    described = {
        name: {key: table[key] for key in KEPT if key in table} | schema.shown(name)
        for name, table in schema.tables().items()
    }
    described |= {name: {"hidden": True} for name in INTERNAL}
    unknown = set(schema.site()["tables"]) - set(described)
    if unknown:
        raise ValueError(f"tracker/serve/site.yml names tables that are not defined: {', '.join(sorted(unknown))}")
    database = {"title": site["title"], "description": site["description"], "tables": described}
    return {**site, "databases": {NAME: database}}


def as_yaml() -> str:
    """The text of `metadata.yml`."""
    return HEADER + yaml.safe_dump(build(), allow_unicode=True, sort_keys=False, width=120)
