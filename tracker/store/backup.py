"""Copies a database while others read and write it, so that the copy is whole; a copy of the file may not be."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.part_files import part_file
from tracker.store.database import DatabaseError, open_database, translate_sqlite_error


def backup(source: str | Path, target: str | Path) -> int:
    """Copy the database at `source` to the file `target`, which appears only when it is whole; returns its bytes.

    The copy is what was stored at one moment, in one file without a log beside it. Raises DatabaseError when `source`
    can't be used, `target` is there already or can't be written, or the copy does not hold together.
    """
    source, target = Path(source), Path(target)
    if target.exists():
        raise DatabaseError(f"{target} is there already: name a new file, or remove it")
    part = part_file(target)
    with open_database(source, create=False, write=False) as db:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(part)) as copy:
                db.conn.backup(copy)
                copy.execute("PRAGMA journal_mode=DELETE")
                found = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
            if found != "ok":
                raise DatabaseError(f"database {source} is damaged ({found}): put back an earlier copy")
            with part.open("rb+") as whole:
                os.fsync(whole.fileno())
            os.link(part, target)  # unlike a rename, never over what came there meanwhile
        except OSError as error:
            raise DatabaseError(f"{target} can't be written ({error.strerror}): name another file") from error
        except sqlite3.Error as error:
            raise translate_sqlite_error(error, source) from error
        finally:
            part.unlink(missing_ok=True)
            Path(f"{part}-journal").unlink(missing_ok=True)
    return target.stat().st_size
