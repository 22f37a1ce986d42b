"""The overview and the views: made from their definitions, and made anew when those changed.

They hold nothing that the tables do not, so a change of them is no migration.
"""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database

from tracker.lexicon import load
from tracker.sql import digest
from tracker.store.tables import Column, Table, tables

_PATH = r"rtrim(replace(d.source, '\', '/'), '/')"
# SQLite has no function for it: what is left of brieven/2024/brief.pdf when all up to the last slash is taken away
_FILE = f"replace({_PATH}, rtrim({_PATH}, replace({_PATH}, '/', '')), '')"
LETTER = f"coalesce(d.title, CASE d.source WHEN '-' THEN 'Brief zonder titel' ELSE {_FILE} END)"
"""What a letter is called: its title, else its file, without the folder it stood in on somebody's machine."""
NAME = "overview"
"""What these are called in `derived_schema`."""


def labelled(column: str, labels: dict[str, str]) -> str:
    """An SQL expression that gives the Dutch word for a value; a value without one stays as it is, and shows."""
    cases = " ".join(f"WHEN '{value}' THEN '{label}'" for value, label in labels.items())
    return f"CASE {column} {cases} ELSE {column} END"


def expression(column: Column) -> str:
    """The SQL that gives a column of the overview or of a view."""
    source = (column.source or f'"{column.name}"').replace("{letter}", LETTER)
    return labelled(source, load("labels")[column.labels]) if column.labels else source


def selection(table: Table, condition: str = "") -> str:
    """The SELECT that gives the rows of a view or a derived table, of those that meet a condition."""
    columns = ", ".join(f'{expression(column)} AS "{column.name}"' for column in table.columns)
    where = " AND ".join(part for part in (table.where, condition) if part)
    return (
        f"SELECT {columns} FROM {table.of}"
        + (f" INDEXED BY {table.index}" if table.index else "")
        + (f" WHERE {where}" if where else "")
        + (f" ORDER BY {table.order}" if table.order else "")
    )


def filling(table: Table, condition: str = "") -> str:
    """The INSERT that fills a derived table with the rows that meet a condition."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return f"INSERT INTO {table.name} ({names}) {selection(table, condition)}"


def creation(table: Table) -> list[str]:
    """The statements that make a table with its indexes, or a view."""
    if table.is_view:
        return [f"CREATE VIEW {table.name} AS {selection(table)}"]
    parts = [column.declaration for column in table.columns]
    if table.primary_key:
        parts.append(f"PRIMARY KEY ({', '.join(table.primary_key)})")
    rowid = " WITHOUT ROWID" if table.without_rowid else ""
    body = ",\n  ".join(parts)
    return [f"CREATE TABLE {table.name} (\n  {body}\n){rowid}", *indexes(table)]


def indexes(table: Table) -> list[str]:
    """The statements that make the indexes of a table: those it names, and one for each facet that none starts with."""
    named = dict(table.indexes)
    first = {on.lstrip("(").split(",")[0].rstrip(")").strip('" ') for on in named.values()}
    named |= {f"{table.name}_{facet}": f'("{facet}")' for facet in table.facets if facet not in first}
    return [f"CREATE INDEX IF NOT EXISTS {name} ON {table.name}{on}" for name, on in named.items()]


@cache
def definition() -> str:
    """A hash of what the overview and the views are made of."""
    made = [statement for table in tables().values() if table.of for statement in (*creation(table), selection(table))]
    return digest(*made)


def is_current(db: Database) -> bool:
    """Whether the overview and the views of a database are as they are defined now."""
    row = db.conn.execute("SELECT digest FROM derived_schema WHERE name = ?", (NAME,)).fetchone()
    return row is not None and row[0] == definition()


def make(db: Database) -> None:
    """Make the overview and the views anew, in one transaction."""
    defined = [table for table in tables().values() if table.of]
    with db.atomic():
        for table in defined:
            if table.is_view:
                db.conn.execute(f"DROP VIEW IF EXISTS {table.name}")
        for table in sorted(defined, key=lambda table: table.is_view):
            if table.derived:
                db.conn.execute(f"DROP TABLE IF EXISTS {table.name}")
            for statement in creation(table):
                db.conn.execute(statement)
            if table.derived:
                db.conn.execute(filling(table))
        db.conn.execute("INSERT OR REPLACE INTO derived_schema (name, digest) VALUES (?, ?)", (NAME, definition()))
