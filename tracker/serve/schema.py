"""What every table and column of the database means, and how the site shows it.

The definitions in `tracker/store/tables/` describe tables and columns in Dutch and name the facets;
`tracker/serve/site.yml` holds titles of the site and, for each table, order, labels, units and search.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from tracker.store import tables as defined


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Tables and views by name, with their title, description and columns."""
    return {name: _described(table) for name, table in defined.tables().items()}


def _described(table: defined.Table) -> dict[str, Any]:
    found: dict[str, Any] = {"title": table.title}
    if table.hidden:
        found["hidden"] = True
    found |= {"description": table.description, "english": table.english}
    return found | {"columns": {column.name: column.text for column in table.columns}}


def glossary() -> dict[str, str]:
    """What columns that many tables share mean, in English."""
    return defined.shared("glossary")


def column_names() -> dict[str, str]:
    """How the site calls a column in its filters and where it says how a list is sorted; others keep their name."""
    return defined.shared("labels")


@cache
def site() -> dict[str, Any]:
    """The site's own texts, and `tables`: how each is shown."""
    import yaml  # noqa: PLC0415  (help of the command line must stay quick)

    loaded: dict[str, Any] = yaml.safe_load(files("tracker.serve").joinpath("site.yml").read_text("utf-8"))
    return loaded


def shown(table: str) -> dict[str, Any]:
    """How a table is shown, its facets included; empty when nothing is said of it."""
    settings: dict[str, Any] = dict(site()["tables"].get(table, {}))
    found = defined.tables().get(table)
    return settings | {"facets": found.facets} if found and found.facets else settings
