"""How a cell of a table looks on the site. CSV, JSON and XLSX keep the stored value."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup, escape

from tracker.serve import private
from tracker.serve.site import dutch, links

MONEY = {"amount", "amount_eur", "amount_upper", "bedrag", "bedrag_eur", "bedrag_tot"}
"""Columns with sums of money."""
PERCENTAGES = {"percent", "percentage"}
YEARS = {"year", "jaar"}
"""Columns with a year; 0 stands for a year that is not known."""
QUOTES = {"quote", "citaat"}
"""Columns with the sentence itself: a link to its place in the letter follows it."""
LISTS = {"sponsors", "parties", "indieners", "considerations", "requests"}
"""Columns that hold a JSON array of texts."""
ROWS = {
    "document_id": ("brief",),
    "target_document_id": ("brief",),
    "commitment_id": ("tracker", "commitments"),
    "motion_id": ("motie",),
    "motie_id": ("motie",),
    "promise_id": ("toezegging",),
    "thread_id": ("onderwerp",),
    "reeks_id": ("onderwerp",),
    "seat_id": ("bewindspersoon",),
    "run_id": ("tracker", "runs"),
}
"""Where the page of what a column refers to stands: the path before its id."""
LONGEST = 1500
"""Characters of a quote that a table shows; the whole stands in the letter and in the exports."""


def show(value: object, column: str, table: str | None, row: Mapping[str, Any], base: str) -> Markup | str | None:
    """HTML of a cell, or None to leave it to Datasette; `base` is the site's base path, as `/`."""
    if column in ROWS and isinstance(value, int | str) and value != "":
        return Markup('<a href="{}">{}</a>').format(base + links.row_path(*ROWS[column], value)[1:], value)
    if isinstance(value, int | float):
        return _number(value, column)
    if isinstance(value, str) and value:
        return _text(value, column, table, row, base)
    return None


def _number(value: float, column: str) -> Markup | str | None:
    if column in YEARS and value == 0:
        return "onbekend"
    if column in MONEY:
        return Markup('<span class="number">{}</span>').format(dutch.number(value))
    if column in PERCENTAGES:
        return Markup('<span class="number">{}%</span>').format(dutch.number(value))
    return None


def _text(value: str, column: str, table: str | None, row: Mapping[str, Any], base: str) -> Markup | None:
    if column == "source" and table in ("documents", "renditions"):
        return escape(private.public_source(value))
    if column in QUOTES:
        return _quote(value, table, row, base)
    if column in LISTS:
        return _list(value)
    if column in dutch.WORDED:
        return escape(dutch.value(column, value))
    if value.strip().lower().startswith(("http://", "https://")):
        return _address(value)
    return None


def facet_label(column: str, label: object) -> str:
    """How a value of a facet is called in the list of filters."""
    if column in YEARS and str(label) == "0":
        return "onbekend"
    if column in PERCENTAGES and isinstance(label, int | float):
        return f"{dutch.number(label)}%"
    return dutch.value(column, label) or "-"


def passage(table: str | None, row: Mapping[str, Any]) -> str | None:
    """Path of the passage a row quotes, None when the row does not tell: `/brief/12#c-3f2a`."""
    names = _names(row)
    if "document_id" not in names or row["document_id"] is None:
        return None
    document = row["document_id"]
    document = document.get("value") if isinstance(document, Mapping) else document
    if table == "commitments" and "id" in names:
        return links.letter_path(document, row["id"])
    if "commitment_id" in names:
        return links.letter_path(document, row["commitment_id"])
    return None


def _names(row: Mapping[str, Any]) -> set[str]:
    return set(row.keys())


def _quote(value: str, table: str | None, row: Mapping[str, Any], base: str) -> Markup:
    shown = value if len(value) <= LONGEST else value[:LONGEST] + "…"
    path = passage(table, row)
    if path is None:
        return escape(shown)
    link = Markup('<a class="passage" href="{}">in de brief</a>').format(base + path[1:])
    return Markup("{} {}").format(shown, link)


def _list(value: str) -> Markup | None:
    try:
        items = json.loads(value)
    except ValueError:
        return None
    if not isinstance(items, list):
        return None
    return escape(", ".join(str(item) for item in items if item is not None)) or Markup("&nbsp;")


def _address(value: str) -> Markup:
    if not links.is_official(value.strip()):
        return escape(value)
    return Markup('<a href="{0}" rel="noopener noreferrer">{0}</a>').format(value.strip())
