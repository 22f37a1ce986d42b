"""Tells whether a database is one of the tracker that this version can use, before anything is done with it."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlite_utils import Database

from tracker.store.migrations import migrations
from tracker.store.upgrade import unknown_columns

APPLICATION = 0x74724B31
"""`PRAGMA application_id` of a tracker database: 'trK1'."""
HEADER = b"SQLite format 3\0"
SMALL = 2**26
"""Bytes up to which a database is looked through whole when it is opened for writing; `tracker check` does any."""
FOREIGN = "is not one of the tracker: name another with --db"
UNSOUND = "is damaged: put back a copy (`tracker backup` makes them), or name another with --db"
NEWER = "was made by a newer version of the tracker: upgrade the program, or name another with --db"


def schema_number() -> int:
    """`PRAGMA user_version` of a database that is up to date: how many migrations it has had."""
    return len(_known())


def problem(connection: sqlite3.Connection, path: Path) -> str | None:
    """Why this database can't be used; None when it can, or is empty. Raises sqlite3.Error when it can't be read."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if application not in (0, APPLICATION):
        return FOREIGN
    if cut_off(path):
        return UNSOUND
    if not tables:
        return None
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    sql = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'tracker'"
    applied = {name for (name,) in connection.execute(sql)} if "_sqlite_migrations" in tables else set()
    if not applied:
        return f"holds other tables and {FOREIGN}"
    newer = version > schema_number() or applied - _known() or unknown_columns(connection)
    return NEWER if newer else None


def sign(connection: sqlite3.Connection) -> None:
    """Say in the header of the file that it is ours, and which schema it has."""
    for pragma, value in (("application_id", APPLICATION), ("user_version", schema_number())):
        if connection.execute(f"PRAGMA {pragma}").fetchone()[0] != value:
            connection.execute(f"PRAGMA {pragma} = {value}")


def cut_off(path: Path) -> bool:
    """Whether a file is shorter than its own header says; in the log there may be more, never less."""
    with path.open("rb") as file:
        head = file.read(100)
    if len(head) < 100 or not head.startswith(HEADER):
        return False
    size = int.from_bytes(head[16:18], "big")
    pages = int.from_bytes(head[28:32], "big")
    in_step = head[24:28] == head[92:96]  # else the number of pages was written by a version before 3.7.0
    return in_step and path.stat().st_size < pages * (65536 if size == 1 else size)


def is_sound(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether a small database holds together; a large one is taken to."""
    if path.stat().st_size > SMALL:
        return True
    found: str = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    return found == "ok"


def _known() -> set[str]:
    return {migration.name for migration in migrations.pending(Database(memory=True))}
