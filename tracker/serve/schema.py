"""What every table and column of the database means, and how the site shows it: two YAML files, read once.

`tracker/store/schema.yml` describes tables and columns in Dutch; `tracker/serve/site.yml` holds titles of the site and,
for each table, facets, order, labels, units and search.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def tables() -> dict[str, dict[str, Any]]:
    """Tables and views by name, with their title, description and columns."""
    found: dict[str, dict[str, Any]] = _load("tracker.store", "schema.yml")["tables"]
    return found


@cache
def glossary() -> dict[str, str]:
    """What columns that many tables share mean, in English."""
    found: dict[str, str] = _load("tracker.store", "schema.yml").get("glossary", {})
    return found


@cache
def site() -> dict[str, Any]:
    """The site's own texts, and `tables`: how each is shown."""
    return _load("tracker.serve", "site.yml")


def shown(table: str) -> dict[str, Any]:
    """How a table is shown; empty when nothing is said of it."""
    settings: dict[str, Any] = site()["tables"].get(table, {})
    return settings


def _load(package: str, name: str) -> dict[str, Any]:
    import yaml  # noqa: PLC0415  (help of the command line must stay quick)

    loaded: dict[str, Any] = yaml.safe_load(files(package).joinpath(name).read_text("utf-8"))
    return loaded
