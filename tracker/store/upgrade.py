"""Brings a database up to date with the definitions: adds the tables, columns and indexes that it lacks.

Nothing is ever taken away or changed here: that is a migration (tracker/store/migrations.py).
"""

from __future__ import annotations

import sqlite3
from functools import cache

from sqlite_utils import Database

from tracker.sql import digest
from tracker.store.derived import creation, indexes
from tracker.store.tables import Table, tables

NAME = "tables"
"""What the tables are called in `derived_schema`."""


@cache
def definition() -> str:
    """A hash of what the tables are made of."""
    return digest(*(statement for table in _stored() for statement in creation(table)))


def is_current(db: Database) -> bool:
    """Whether the tables of a database are as they are defined now."""
    row = db.conn.execute("SELECT digest FROM derived_schema WHERE name = ?", (NAME,)).fetchone()
    return row is not None and row[0] == definition()


def add_missing(db: Database) -> None:
    """Add what a database lacks of the tables that are defined, in one transaction."""
    with db.atomic():
        for table in _stored():
            there = columns(db.conn, table.name)
            if not there:
                for statement in creation(table):
                    db.conn.execute(statement)
                continue
            for column in table.columns:
                if column.name not in there:
                    db.conn.execute(f"ALTER TABLE {table.name} ADD COLUMN {column.declaration}")
            _add_indexes(db, table)
        db.conn.execute("INSERT OR REPLACE INTO derived_schema (name, digest) VALUES (?, ?)", (NAME, definition()))


def unknown_columns(connection: sqlite3.Connection) -> list[str]:
    """The columns of our tables that no definition knows: those of a newer version of the program."""
    return [
        f"{table.name}.{name}"
        for table in _stored()
        for name in columns(connection, table.name)
        if name not in {column.name for column in table.columns}
    ]


def columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """The names of the columns of a table, none when it is not there."""
    return [row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (table,))]


def _stored() -> list[Table]:
    return [table for table in tables().values() if not table.of]


def _add_indexes(db: Database, table: Table) -> None:
    """Make the indexes that are named, and one for each facet that no index starts with."""
    found = db.conn.execute(
        "SELECT i.name, c.name FROM pragma_index_list(?) i JOIN pragma_index_info(i.name) c ON c.seqno = 0",
        (table.name,),
    ).fetchall()
    started = {column for _, column in found}
    facets = {f"{table.name}_{facet}": facet for facet in table.facets}
    for statement in indexes(table):
        name = statement.split(" ON ")[0].rpartition(" ")[2]
        if name not in facets or facets[name] not in started:
            db.conn.execute(statement)
