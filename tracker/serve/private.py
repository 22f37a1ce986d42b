"""What the database knows and no visitor is told: folders of the machine that read the files, names of reviewers.

The site shows a file by its name alone and no reviewer; own SQL of a visitor gets nothing from these columns, since
what it makes of a value can't be known; and no filter, order or facet may be on them: it would tell the value in steps.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

PATHS = {
    "documents": ("source",),
    "renditions": ("source", "container"),
    "document_versions": ("source",),
    "rejects": ("source",),
    "official_statements": ("source",),
    "conflicts": ("our_source", "their_source"),
}
"""Columns that say where a file was found, as it was given on the command line."""
NAMES = {"reviews": ("reviewer",), "runs": ("paths",)}
HIDDEN = frozenset((table, column) for columns in (PATHS, NAMES) for table in columns for column in columns[table])
COLUMNS = frozenset(column for _, column in HIDDEN)
NAMING = frozenset({"_sort", "_sort_desc", "_facet", "_facet_array", "_facet_date"})
"""Arguments whose value is the name of a column."""


def file_name(source: object) -> str:
    """The last part of a path or address: `brieven/2024/brief.pdf` gives `brief.pdf`."""
    return str(source or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]


def public_source(source: object) -> str:
    """Where a document came from, without the folders of the machine that read it: `/home/a/b.pdf` gives `b.pdf`.

    A path from the folder where the program was started, and an address, stay as they are.
    """
    given = str(source or "")
    outside = given.startswith(("/", "\\", "~", "..")) or given[1:3] in (":\\", ":/")
    return file_name(given) if outside else given


def _source(value: object) -> object:
    return public_source(value) if isinstance(value, str) else value


def _nothing(_: object) -> None:
    return None


SHOWN: dict[str, Callable[[object], object]] = {
    column: _source if table in PATHS else _nothing for table, column in HIDDEN
}


def rows(columns: Sequence[str], found: Iterable[Sequence[Any]]) -> Iterator[tuple[Any, ...]]:
    """The same rows with what may be shown of these columns."""
    shown = [(index, SHOWN[column]) for index, column in enumerate(columns) if column in SHOWN]
    for row in found:
        if shown:
            values = list(row)
            for index, show in shown:
                values[index] = show(values[index])
            yield tuple(values)
        else:
            yield tuple(row)


def of_cursor(cursor: sqlite3.Cursor, found: list[Any]) -> list[Any]:
    """The same for rows as Datasette has them (`sqlite3.Row`)."""
    columns = [column[0] for column in cursor.description or ()]
    if SHOWN.keys().isdisjoint(columns):
        return found
    return [sqlite3.Row(cursor, row) for row in rows(columns, found)]


def asked(arguments: Iterable[tuple[str, str]]) -> str | None:
    """The first of these columns on which the arguments of an address filter, order or count; None when none is."""
    for name, value in arguments:
        named = re.findall(r"\w+", value) if name in NAMING else [name.partition("__")[0]]
        if hidden := COLUMNS.intersection(named):
            return min(hidden)
    return None
