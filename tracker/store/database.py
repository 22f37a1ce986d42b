"""Opens the database: made when it is not there, brought up to date, refused with one line when it can't be used."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlite_utils import Database

from tracker.errors import TrackerError
from tracker.store import derived, recognise, upgrade
from tracker.store.migrations import migrations

WAIT = 10.0
"""Seconds to wait for another program that writes."""


class DatabaseError(TrackerError):
    """The database can't be used; the message is one line that names it and says what to do."""


def migrate(db: Database) -> None:
    """Bring the tables of a database up to date; does nothing to one that is."""
    if migrations.pending(db):
        migrations.apply(db)
    if not upgrade.is_current(db):
        upgrade.add_missing(db)
    if not derived.is_current(db):
        derived.make(db)


def open_database(path: str | Path, *, create: bool = True, write: bool = True, wait: float | None = None) -> Database:
    """The tracker database at `path`, migrated, in WAL mode, with foreign keys enforced.

    `create=False` refuses a file that is not there; `write=False` opens what is there for reading alone. Raises
    DatabaseError when the path is a folder, can't be written, is locked for longer than `wait` seconds (WAIT) or is
    not a tracker database, is damaged, or was made by a newer version.
    """
    path = Path(path)
    _check(path, create=create, write=write)
    try:
        return (_writable if write else _readable)(path, WAIT if wait is None else wait)
    except sqlite3.Error as error:
        raise translate_sqlite_error(error, path) from error


def translate_sqlite_error(error: sqlite3.Error, path: str | Path) -> DatabaseError:
    """What an error of SQLite means to the user, and what to do."""
    said = str(error).lower()
    if isinstance(error, sqlite3.DatabaseError) and ("not a database" in said or "malformed" in said):
        what = "is not a sound SQLite database: name another with --db, or put back a copy"
    elif "no such column" in said or "no such table" in said:
        what = "was made by an older version of the tracker: run `tracker refresh` with it to bring it up to date"
    elif "locked" in said or "busy" in said:
        what = "is locked by another program that writes to it: wait for it or stop it, then try again"
    elif "readonly" in said or "read-only" in said:
        what = "can't be written: give yourself write permission on the file and its folder, or name another with --db"
    elif "disk is full" in said or "full" in said:
        what = "has no room left on its disk: free some, then try again; what was stored is whole"
    elif "unable to open" in said:
        what = "can't be opened: check the permissions of the file and its folder"
    else:
        what = f"can't be used ({error}): name another with --db"
    return DatabaseError(f"database {path} {what}")


def _check(path: Path, *, create: bool, write: bool) -> None:
    """Refuse what can be told from the outside, before SQLite makes a file of it."""
    if path.is_dir():
        raise DatabaseError(f"database {path} is a folder: name a file in it, as {path / 'tracker.db'}")
    if not path.exists() and not (create and write):
        raise DatabaseError(f"database {path} does not exist: run `tracker ingest PATH... --db {path}` first")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"database {path} can't be made ({error.strerror}): name another with --db") from error
    if path.exists():
        if not path.is_file():
            raise DatabaseError(f"database {path} is not a file: name another with --db")
        if not os.access(path, os.R_OK) or (write and not os.access(path, os.W_OK)):
            verb = "read" if not os.access(path, os.R_OK) else "written"
            raise DatabaseError(f"database {path} can't be {verb}: change its permissions, or name another with --db")
    if write and not os.access(path.parent, os.W_OK):
        raise DatabaseError(f"folder {path.parent} can't be written: change its permissions, or name another --db")


def on_read_only_disk(path: str | Path) -> bool:
    """Whether a database that is there can be read as a file that nobody writes, and in no other way.

    SQLite keeps an index of the write-ahead log beside the database, and makes it even to read. Where it can't, and the
    log is empty, the file alone is the whole database.
    """
    try:
        with closing(sqlite3.connect(_address(Path(path), "mode=ro"), uri=True)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        log = Path(f"{path}-wal")
        barred = error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY)
        return barred and not (log.exists() and log.stat().st_size)
    return False


def _address(path: Path, query: str) -> str:
    return f"{path.resolve().as_uri()}?{query}"


def _readable(path: Path, wait: float) -> Database:
    query = "mode=ro&immutable=1" if on_read_only_disk(path) else "mode=ro"
    db = Database(sqlite3.connect(_address(path, query), uri=True, timeout=wait))
    _refuse(recognise.problem(db.conn, path) or ("" if db.table_names() else recognise.FOREIGN), path)
    return db


def _refuse(problem: str | None, path: Path) -> None:
    if problem:
        raise DatabaseError(f"database {path} {problem}")


def _writable(path: Path, wait: float) -> Database:
    # No transaction but those of atomic(): else a write outside one would open a transaction that nobody ends, and turn
    # every later atomic() into a savepoint within it.
    connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    db = Database(connection)
    _refuse(recognise.problem(connection, path), path)
    if not recognise.is_sound(connection, path):
        _refuse(recognise.UNSOUND, path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA cache_size=-65536")
    connection.execute("PRAGMA wal_autocheckpoint=8192")
    connection.execute("PRAGMA temp_store=MEMORY")
    migrate(db)
    recognise.sign(connection)
    connection.execute("BEGIN IMMEDIATE")  # tells a lock now, before an hour of reading
    connection.rollback()
    return db
