"""Where it is kept: one SQLite file, migrated, idempotent, each row with its source."""

from __future__ import annotations

from tracker.store.database import DatabaseError, migrate, on_read_only_disk, open_database, translate_sqlite_error
from tracker.store.linking import link_over_time, relink
from tracker.store.runs import Counts, finish_run, save_reject, start_run
from tracker.store.save import mark_unchanged, save_document, save_files

__all__ = [
    "Counts",
    "DatabaseError",
    "finish_run",
    "link_over_time",
    "mark_unchanged",
    "migrate",
    "on_read_only_disk",
    "open_database",
    "relink",
    "save_document",
    "save_files",
    "save_reject",
    "start_run",
    "translate_sqlite_error",
]
