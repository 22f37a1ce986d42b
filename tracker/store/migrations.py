"""The migrations of the database: the only place where tables, indexes, triggers and views are made.

Each step runs the statements of one file under `sql/`, in one transaction, and is recorded in `_sqlite_migrations`. A
step that has been released is never edited: a change is a new file and a new step.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from importlib.resources import files

from sqlite_utils import Database, Migrations

migrations = Migrations("tracker")


def statements(script: str) -> Iterator[str]:
    """Split an SQL script into statements (`executescript` would commit the migration's transaction)."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        raise ValueError(f"an SQL script ends in the middle of a statement: {statement.strip()[:60]}")


def script(name: str) -> str:
    """The text of the file `sql/<name>.sql` of this package."""
    return files(__package__).joinpath("sql", f"{name}.sql").read_text("utf-8")


def run_script(db: Database, name: str) -> None:
    """Execute the statements of the file `sql/<name>.sql` of this package."""
    for statement in statements(script(name)):
        db.conn.execute(statement)


@migrations()
def tables(db: Database) -> None:
    """Documents, what they say, what was read when, and what people say of it."""
    run_script(db, "001_tables")


@migrations()
def search(db: Database) -> None:
    """Full-text search over documents and quotes."""
    run_script(db, "002_search")


@migrations()
def overzicht(db: Database) -> None:
    """The Dutch overview and the ready-made views."""
    run_script(db, "003_overzicht")


@migrations()
def feeds(db: Database) -> None:
    """What the feeds say: official motions with votes, the register of undertakings, and where a feed was left."""
    run_script(db, "010_feeds")


@migrations()
def register(db: Database) -> None:
    """Promises and their events, seats, meetings, what rows said before, and who binds himself to what until when."""
    run_script(db, "011_register")


@migrations()
def promise_mentions(db: Database) -> None:
    """How mentions of promises hang together."""
    run_script(db, "012_promises")


@migrations()
def datum_nakoming(db: Database) -> None:
    """What the Tweede Kamer calls DatumNakoming under its own name."""
    run_script(db, "013_feeds")


@migrations()
def promise_statements(db: Database) -> None:
    """Take back what rows of registers in writing told of promises when they go."""
    run_script(db, "014_statements")
