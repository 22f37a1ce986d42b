"""Choose the rows of an export: a table or view, conditions on its columns, an order. Every value is a parameter."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tracker.errors import TrackerError
from tracker.serve import schema

# 'jaar>=2023', 'soort=bijdrage', 'citaat~motie'
CONDITION = re.compile(r"(?s)\s*(?P<column>[^=!<>~]+?)\s*(?P<operator>!=|>=|<=|=|>|<|~)\s*(?P<value>.*?)\s*")
OPERATORS = {"=": "=", "!=": "<>", ">": ">", ">=": ">=", "<": "<", "<=": "<=", "~": "LIKE"}
EXAMPLE = "write it as COLUMN=VALUE, with =, !=, >, >=, <, <= or ~ (contains): jaar>=2023"


class QueryError(TrackerError):
    """What was asked can't be answered; the message is one line that says what can."""


@dataclass(frozen=True, slots=True)
class Condition:
    """A column compared with a value; operator `~` means: contains, whatever the case."""

    column: str
    operator: str
    value: str


@dataclass(frozen=True, slots=True)
class Query:
    """A statement and its parameters."""

    sql: str
    parameters: tuple[str | float, ...]


def condition(text: str) -> Condition:
    """Read `jaar>=2023` into a condition; raises QueryError when it is none."""
    found = CONDITION.fullmatch(text)
    if found is None:
        raise QueryError(f"can't read the condition {text!r}: {EXAMPLE}")
    return Condition(found["column"], found["operator"], found["value"])


def names(connection: sqlite3.Connection) -> list[str]:
    """Tables and views that can be exported: all but SQLite's, the migrations' and the search index's own."""
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'view') ORDER BY name")
    rows = [(name, sql or "") for name, sql in found]
    indexes = [name for name, sql in rows if sql.upper().startswith("CREATE VIRTUAL TABLE")]
    return [
        name
        for name, _ in rows
        if not name.startswith(("sqlite_", "_")) and not any(name.startswith(index) for index in indexes)
    ]


def query(
    connection: sqlite3.Connection, table: str, conditions: Iterable[Condition] = (), order: str | None = None
) -> Query:
    """The statement that selects all columns of `table` under all `conditions`.

    `order` is a column, with `-` before it for the highest first; without it the order of the site is used. Raises
    QueryError for a table or column that is not there.
    """
    known = names(connection)
    if table not in known:
        raise QueryError(f"there is no table or view {table!r}; choose one of: {', '.join(known)}")
    columns = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({quoted(table)})")]
    clauses, parameters = _where(table, columns, conditions)
    where = f" WHERE {' AND '.join(clauses)}" if clauses else ""
    return Query(f"SELECT * FROM {quoted(table)}{where}{_order(table, columns, order)}", parameters)


def quoted(name: str) -> str:
    """A name as SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _where(
    table: str, columns: Sequence[str], conditions: Iterable[Condition]
) -> tuple[list[str], tuple[str | float, ...]]:
    clauses: list[str] = []
    parameters: list[str | float] = []
    for item in conditions:
        _check(table, columns, item.column)
        if item.operator == "~":
            clauses.append(f"{quoted(item.column)} LIKE ? ESCAPE '\\'")
            parameters.append(f"%{_literal(item.value)}%")
        else:
            clauses.append(f"{quoted(item.column)} {OPERATORS[item.operator]} ?")
            parameters.append(_typed(item.value) if item.operator in (">", ">=", "<", "<=") else item.value)
    return clauses, tuple(parameters)


def _order(table: str, columns: Sequence[str], order: str | None) -> str:
    settings = schema.shown(table)
    chosen = order or settings.get("sort") or ("-" + settings["sort_desc"] if "sort_desc" in settings else None)
    if chosen is None:
        return ""
    column = chosen.removeprefix("-")
    _check(table, columns, column)
    return f" ORDER BY {quoted(column)}{' DESC' if chosen.startswith('-') else ''}"


def _check(table: str, columns: Sequence[str], column: str) -> None:
    if column not in columns:
        raise QueryError(f"{table} has no column {column!r}; it has: {', '.join(columns)}")


def _literal(text: str) -> str:
    return re.sub(r"([\\%_])", r"\\\1", text)


def _typed(value: str) -> str | float:
    # A column of a view has no type of its own, so that '9' would sort after '10' without this.
    try:
        return float(value) if re.fullmatch(r"-?\d+(?:\.\d+)?", value) else value
    except ValueError:
        return value
