"""Filters beside a table: several values of one column are OR, columns are AND, and each count says what a click gives.

Datasette's own facets count within the choice already made, so that a second value of the same column can't be added.
Here each column is counted under the choices of all other columns.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.database import Database, QueryInterrupted
from datasette.filters import Filters
from datasette.utils import escape_sqlite
from datasette.utils.asgi import Request

from tracker.parliament.dossiers import printed
from tracker.serve import schema
from tracker.serve.site import cells, dutch, filters, state

if TYPE_CHECKING:
    from datasette.app import Datasette

SHOWN, MOST = 8, 200
"""Values of a column shown at once, and at most (behind 'meer')."""
NEWEST_FIRST = frozenset({"jaar", "year", "session_year"})
DROPPED = ("_next", "_facet_size")
MILLISECONDS = 2_000

LATE = "_laat"
DOSSIER = "dossier"
LABELS = {LATE: "te laat"}
"""Filters that are no column."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a column: how it is called, how many rows have it, whether it is chosen, where a click leads."""

    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True, slots=True)
class Facet:
    """The values of one column under the choices of the others; `values` is None when counting took too long."""

    name: str
    title: str
    values: tuple[Value, ...] | None

    @property
    def first(self) -> tuple[Value, ...]:
        """What is shown at once: the chosen, and the most frequent."""
        values = self.values or ()
        chosen = tuple(value for value in values if value.chosen)
        others = tuple(value for value in values if not value.chosen)
        return (*chosen, *others[: max(3, SHOWN - len(chosen))])

    @property
    def rest(self) -> tuple[Value, ...]:
        """What is shown on asking for more."""
        return tuple(value for value in self.values or () if value not in self.first)


def pairs(request: Request) -> list[tuple[str, str]]:
    """The arguments of an address in order, several values of one column apart again: `soort__in=["a","b"]`."""
    found: list[tuple[str, str]] = []
    for name, value in parse_qsl(request.query_string, keep_blank_values=True):
        column, double, operator = name.partition("__")
        values = _listed(value) if double and operator == "in" and column else None
        found += [(column, one) for one in values] if values else [(name, value)]
    return found


def _listed(value: str) -> list[str] | None:
    try:
        decoded = json.loads(value) if value.startswith("[") else None
    except ValueError:
        return None
    return [str(one) for one in decoded] if isinstance(decoded, list) else None


def merged(query: str) -> str:
    """An address' arguments with several values of one column as one: `soort=a&soort=b` gives `soort__in=["a","b"]`."""
    found = parse_qsl(query, keep_blank_values=True)
    values: dict[str, list[str]] = {}
    for name, value in found:
        if not name.startswith("_") and "__" not in name:
            values.setdefault(name, []).append(value)
    several = {name: list(dict.fromkeys(given)) for name, given in values.items() if len(set(given)) > 1}
    if not several:
        return query
    kept = [(name, value) for name, value in found if name not in several]
    joined = [(f"{name}__in", json.dumps(given, ensure_ascii=False)) for name, given in several.items()]
    return urlencode([*kept, *joined])


async def facets(datasette: Datasette, request: Request, db: Database, table: str) -> list[Facet]:
    """The filters of a page, counted; as many queries as there are columns to filter by."""
    given = [(name, value) for name, value in pairs(request) if name not in DROPPED]
    if any(name in ("_where", "_through") for name, _ in given):
        return []
    path = datasette.urls.table(db.name, table)
    names = schema.shown(table).get("filters") or schema.shown(table).get("facets", [])

    async def make() -> list[Facet]:
        return [await _facet(db, table, name, given, request, path) for name in names]

    key = ("facets", table, filters.today(), tuple(sorted(given)))
    return await state.kept(db, key, make)


async def _facet(
    db: Database, table: str, name: str, given: Sequence[tuple[str, str]], request: Request, path: str
) -> Facet:
    title = LABELS.get(name) or dutch.column(name)
    chosen = [value for key, value in given if key == name]
    try:
        counted = await _counted(db, table, name, request)
    except (QueryInterrupted, sqlite3.Error):
        return Facet(name, title, None)
    values = []
    for value, count in counted:
        stored = str(value)
        values.append(Value(label(name, value), count, stored in chosen, _toggled(path, given, name, stored)))
    known = {str(value) for value, _ in counted}
    values += [
        Value(label(name, value), 0, True, _toggled(path, given, name, value)) for value in chosen if value not in known
    ]
    return Facet(name, title, tuple(values))


async def _counted(db: Database, table: str, name: str, request: Request) -> list[tuple[object, int]]:
    where, params = await selection(db, table, request, without=name)
    under = f" WHERE {' AND '.join(where)}" if where else ""
    source = escape_sqlite(table)
    if name == LATE:
        columns = await filters.columns_of(db, table)
        late = filters.LATE if "soort_id" in columns else filters.LATE_OF_VIEW
        sql = f"SELECT 'ja', count(*) FROM {source}{under}{' AND' if where else ' WHERE'} {late} HAVING count(*) > 0"
        params = {**params, "today": filters.today()}
    else:
        column = escape_sqlite(name)
        order = f"{column} DESC" if name in NEWEST_FIRST else f"2 DESC, {column}"
        sql = f"SELECT {column}, count(*) FROM {source}{under} GROUP BY {column} ORDER BY {order} LIMIT {MOST}"
    result = await db.execute(sql, params, custom_time_limit=MILLISECONDS)
    return [(row[0], row[1]) for row in result.rows]


async def selection(
    db: Database, table: str, request: Request, *, without: str = ""
) -> tuple[list[str], dict[str, Any]]:
    """The conditions and parameters of a page, without those on one column."""
    given = []
    for key in request.args:
        if not (key.startswith("_") and "__" not in key):
            column = key.partition("__")[0]
            given += [(key, value) for value in request.args.getlist(key) if column != without]
    clauses, params = Filters(sorted(given)).build_where_clauses(table)
    own = await filters.conditions(db, table, request.args, without=without)
    return [*clauses, *own.clauses], {**params, **own.params}


def label(name: str, value: object) -> str:
    """How a value is called in the list of filters."""
    if name == LATE:
        return "ja, de termijn is voorbij"
    if name == DOSSIER:
        return printed(str(value)) if value != "geen" else "geen"
    return cells.facet_label(name, value)


def _toggled(path: str, given: Sequence[tuple[str, str]], name: str, value: str) -> str:
    """The address with a value chosen, or no longer chosen."""
    kept = [pair for pair in given if pair != (name, value)]
    changed = kept if len(kept) < len(given) else [*kept, (name, value)]
    return f"{path}?{urlencode(changed)}" if changed else path


# Operators as one reads them behind the name of a column.
OPERATORS = {
    "exact": "is", "not": "is niet", "contains": "bevat", "startswith": "begint met", "endswith": "eindigt op",
    "gt": "is meer dan", "gte": "is ten minste", "lt": "is minder dan", "lte": "is ten hoogste", "in": "is een van",
    "notin": "is geen van", "isnull": "ontbreekt", "notnull": "is ingevuld", "isblank": "is leeg",
    "notblank": "is niet leeg", "date": "is op", "arraycontains": "bevat", "like": "lijkt op", "glob": "past op",
    "notlike": "lijkt niet op", "notcontains": "bevat niet", "arraynotcontains": "bevat niet",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """One choice in words, and the address without it."""

    said: str
    values: str
    address: str


def chosen(path: str, given: Sequence[tuple[str, str]]) -> list[Chosen]:
    """Each choice of an address in words: `soort is bijdrage of standpunt`, `met “Oekraïne”`."""
    found: list[Chosen] = []
    done: set[str] = set()
    for name, value in sorted(given, key=lambda pair: pair[0].startswith("_")):
        if name in done or not value or (name.startswith("_") and name not in SAID):
            continue
        done.add(name)
        rest = [pair for pair in given if pair[0] != name and pair[0] not in DROPPED]
        address = f"{path}?{urlencode(rest)}" if rest else path
        said, values = _said(name, [one for key, one in given if key == name])
        found.append(Chosen(said, values, address))
    return found


def _said(name: str, values: Sequence[str]) -> tuple[str, str]:
    if name in SAID:
        said, how = SAID[name]
        shown = {"quoted": [f"“{one}”" for one in values], "plain": [label(name, one) for one in values]}
        return said, _or(shown[how]) if how else ""
    column, _, operator = name.partition("__")
    words = "" if operator in WITHOUT_VALUE else _or([label(column, one) for one in values])
    return f"{dutch.column(column)} {OPERATORS.get(operator or 'exact', operator)}", words


SAID = {
    "_search": ("met", "quoted"),
    "_context": ("ook context", ""),
    "_van": ("vanaf", "quoted"),
    "_tot": ("tot en met", "quoted"),
    "_laat": ("termijn voorbij", ""),
}
"""Words for the arguments that are no column, and how their value is shown; empty when there is nothing to show."""
WITHOUT_VALUE = frozenset({"isnull", "notnull", "isblank", "notblank"})


def _or(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} of {words[-1]}"
