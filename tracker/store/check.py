"""Looks whether a database is whole: SQLite's own checks, the search index, the spans, and the overview."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlite_utils import Database

from tracker.store.database import open_database, translate_sqlite_error
from tracker.store.derived import is_current, selection
from tracker.store.history import TABLES
from tracker.store.tables import table

MOST = 20
"""Problems named of one sort."""
QUOTED = TABLES | {"candidates": "quote"}
"""Tables whose rows quote the text of their document, and the column that does."""


def check(path: str | Path) -> dict[str, list[str]]:
    """What is wrong with the database at `path`, by what was looked at; nothing is changed.

    Each check is there, with an empty list when it found nothing. Raises DatabaseError when the file can't be used.
    """
    open_database(path, create=False, write=False).close()
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as connection:
            return {name: _found(look, connection) for name, look in CHECKS.items()}
    except sqlite3.Error as error:
        raise translate_sqlite_error(error, path) from error


def _found(look: Callable[[sqlite3.Connection], Iterator[str]], connection: sqlite3.Connection) -> list[str]:
    """The problems that one check names; a damaged page ends a check, which is a problem itself."""
    found: list[str] = []
    try:
        for problem in look(connection):
            found.append(problem)
            if len(found) == MOST:
                break
    except sqlite3.DatabaseError as error:
        found.append(str(error))
    return found


def _integrity(connection: sqlite3.Connection) -> Iterator[str]:
    yield from (line for (line,) in connection.execute(f"PRAGMA integrity_check({MOST})") if line != "ok")


def _foreign_keys(connection: sqlite3.Connection) -> Iterator[str]:
    for child, rowid, parent, _ in connection.execute("PRAGMA foreign_key_check"):
        yield f"row {rowid} of {child} refers to a row of {parent} that is not there"


def _search(connection: sqlite3.Connection) -> Iterator[str]:
    """The index is made again in a temporary file, and compared word by word with the one that is there."""
    for index, content in (("commitments_fts", "commitments"), ("documents_fts", "documents")):
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({index})")]
        names = ", ".join(columns)
        with closing(sqlite3.connect("")) as beside:
            beside.execute(
                f"CREATE VIRTUAL TABLE made USING fts5({names}, content='', tokenize='unicode61 remove_diacritics 2')"
            )
            marks = ", ".join("?" * len(columns))
            rows = connection.execute(f"SELECT rowid, {names} FROM {content}")
            beside.executemany(f"INSERT INTO made (rowid, {names}) VALUES (?, {marks})", rows)
            beside.execute("CREATE VIRTUAL TABLE words USING fts5vocab(made, row)")
            right = set(beside.execute("SELECT term, doc, cnt FROM words"))
        connection.execute(f"CREATE VIRTUAL TABLE temp.{index}_words USING fts5vocab('main', '{index}', row)")
        there = set(connection.execute(f"SELECT term, doc, cnt FROM temp.{index}_words"))
        connection.execute(f"DROP TABLE temp.{index}_words")
        for term in sorted({entry[0] for entry in right ^ there}):
            yield f"the search index of {content} is wrong on {term!r}"


def _spans(connection: sqlite3.Connection) -> Iterator[str]:
    for name, column in QUOTED.items():
        rows = connection.execute(
            f'SELECT r.id FROM "{name}" r JOIN documents d ON d.id = r.document_id '
            f'WHERE substr(d.text, r.start + 1, r."end" - r.start) IS NOT r.{column}'
        )
        yield from (f"{name} {id_} is not what its document says there" for (id_,) in rows)


def _overview(connection: sqlite3.Connection) -> Iterator[str]:
    if not is_current(Database(connection)):
        yield "the overview was made by another version of the tracker: `tracker refresh` makes it anew"
        return
    defined = table("overzicht")
    names = ", ".join(f'"{column.name}"' for column in defined.columns)
    made, there = f"SELECT {names} FROM ({selection(replace(defined, order=''))})", f"SELECT {names} FROM overzicht"
    for first, second, what in ((made, there, "lacks"), (there, made, "has without ground")):
        rows = connection.execute(f"SELECT commitment_id FROM ({first} EXCEPT {second})")
        yield from (f"overzicht {what} the row of commitment {id_}" for (id_,) in rows)


def _documents(connection: sqlite3.Connection) -> Iterator[str]:
    sql = {
        "has another number of commitments than it says": "commitment_count <> "
        "(SELECT count(*) FROM commitments c WHERE c.document_id = d.id)",
        "has no file, or several, that it was read from": "1 <> "
        "(SELECT count(*) FROM renditions r WHERE r.document_id = d.id AND r.best)",
    }
    for what, condition in sql.items():
        for (id_,) in connection.execute(f"SELECT d.id FROM documents d WHERE {condition}"):
            yield f"document {id_} {what}"


CHECKS: dict[str, Callable[[sqlite3.Connection], Iterator[str]]] = {
    "integrity": _integrity,
    "foreign keys": _foreign_keys,
    "search index": _search,
    "spans": _spans,
    "overview": _overview,
    "documents": _documents,
}
