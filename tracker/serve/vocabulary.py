"""The values of kind and status, in English as the tables keep them and in Dutch as staff see them."""

from __future__ import annotations

import sqlite3
from functools import cache
from importlib.resources import files

from tracker.lexicon import load
from tracker.serve.query import Condition, QueryError, quoted


@cache
def labels(column: str) -> dict[str, str]:
    """Dutch label by stored value, for `kind`, `status`, `chamber`, `event`."""
    found: dict[str, str] = load("labels")[column]
    return found


@cache
def words(column: str) -> dict[str, str]:
    """Dutch word by stored value, for `promise_event`, `author_role`, `motion_state`."""
    import yaml  # noqa: PLC0415  (help of the command line must stay quick)

    loaded: dict[str, dict[str, str]] = yaml.safe_load(files("tracker.serve").joinpath("words.yml").read_text("utf-8"))
    return loaded[column]


def kind_condition(connection: sqlite3.Connection, table: str, asked: str) -> Condition:
    """The condition that a table's rows are of a kind, said in English or Dutch: `pledge`, `bijdrage`, `toezegging`.

    Raises QueryError when there is no such kind, or the table has no kinds.
    """
    value = _value("kind", asked)
    return _condition(connection, table, ("soort", "kind"), "kind", value)


def status_condition(connection: sqlite3.Connection, table: str, asked: str) -> Condition:
    """The same for a status: `open`, `openstaand`, `fulfilled`, `voldaan`."""
    value = _value("status", asked)
    return _condition(connection, table, ("status",), "status", value)


def _value(column: str, asked: str) -> str:
    wanted = asked.strip().lower()
    known = labels(column)
    exact = [value for value, label in known.items() if wanted in (value, label.lower())]
    loose = [value for value, label in known.items() if wanted in label.lower().split()]
    found = exact or loose
    if len(found) == 1:
        return found[0]
    said = ", ".join(f"{value} ({label})" for value, label in known.items())
    raise QueryError(f"there is no {column} {asked!r}; choose one of: {said}")


def _condition(
    connection: sqlite3.Connection, table: str, names: tuple[str, ...], vocabulary: str, value: str
) -> Condition:
    columns = {row[1] for row in connection.execute(f"PRAGMA table_xinfo({quoted(table)})")}
    column = next((name for name in names if name in columns), None)
    if column is None:
        raise QueryError(f"{table} has no {vocabulary}: leave --{vocabulary} out, or use --where")
    # The overview and its views hold Dutch values: they are the ones with a Dutch column for the quote.
    return Condition(column, "=", labels(vocabulary)[value] if "citaat" in columns else value)
