"""From paths to rows: walks, reads in one process or several, and stores with one writer, many documents a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from tracker import store
from tracker.ingestion.paths import STDIN, Found, Refused, walk
from tracker.ingestion.reader import Job, Rejected, Result, Stored, Unchanged, read_stdin
from tracker.ingestion.workers import read_all
from tracker.sql import IN_JSON_ARRAY, json_array
from tracker.store.document_match import Incoming, rendition_key
from tracker.store.reconcile import join
from tracker.versions import extractor_version, tracker_version

CHUNK = 16
"""Files handed to a worker together."""
BATCH_BYTES = 4 * 2**20
BATCH_FILES = 1000
"""What goes into one transaction, at most; a document is never split over two."""
BATCH_SECONDS = 5.0
"""A slow reader's work is stored at least this often."""


@dataclass(slots=True)
class Report:
    """What a run did. `rejects` has the source and the reason of each; `seconds` is wall clock."""

    run_id: int = 0
    status: Literal["finished", "interrupted"] = "finished"
    counts: store.Counts = field(default_factory=store.Counts)
    rejects: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0


Progress = Callable[[store.Counts, int], None]
"""Told after each file: what was done so far, and how many files there are."""


def ingest(paths: Sequence[str], db_path: str | Path, *, workers: int = 1, progress: Progress | None = None) -> Report:
    """Read the documents at these paths into the database at `db_path`; returns what that did.

    What can't be read is kept in `rejects` and the run goes on. Ctrl-C ends the run with status `interrupted`; every
    document is in the database whole or not at all. Raises store.DatabaseError when the database can't be used.
    """
    begun = time.monotonic()
    db = store.open_database(db_path)
    try:
        run = _Run(db, paths, workers, progress)
        try:
            run.go()
        except KeyboardInterrupt:
            run.report.status = "interrupted"
        run.link()
        store.finish_run(db, run.report.run_id, run.report.status, run.report.counts)
        run.report.seconds = time.monotonic() - begun
        return run.report
    except sqlite3.Error as error:
        raise store.translate_sqlite_error(error, db_path) from error
    finally:
        db.close()


class _Run:
    """One run: what was read and is not stored yet, and what was done so far."""

    def __init__(self, db: Database, paths: Sequence[str], workers: int, progress: Progress | None) -> None:
        self.db, self.paths, self.workers, self.progress = db, paths, workers, progress
        self.version = extractor_version()
        self.report = Report()
        self.report.run_id = store.start_run(
            db, "ingest", paths, tracker_version=tracker_version(), extractor_version=self.version, workers=workers
        )
        self.files: list[Incoming] = []
        self.unchanged: list[str] = []
        self.waiting = 0
        self.stored_at = time.monotonic()

    def go(self) -> None:
        """Read everything and store it."""
        found = list(walk(self.paths))
        for refused in found:
            if isinstance(refused, Refused):
                self._reject(Rejected(refused.source, refused.reason, "path"))
        chunks = self._chunks(file for file in found if isinstance(file, Found))
        for results in read_all(chunks, self.workers):
            for result in results:
                self._take(result)
            if self.progress is not None:
                self.progress(self.report.counts, len(found))
            if self._full():
                self._store()
        self._store()

    def link(self) -> None:
        """Tie what is stored to the threads and feeds, after Ctrl-C too; a second one leaves that to the next run."""
        try:
            store.link_over_time(self.db)
            join(self.db)
        except KeyboardInterrupt:
            self.report.status = "interrupted"

    def _chunks(self, files: Iterator[Found]) -> Iterator[list[Job]]:
        """The files in the portions a worker gets, each with what is known of it."""
        while chunk := list(islice(files, CHUNK)):
            known = self._known(chunk)
            yield [self._job(file, known.get(rendition_key(file.place, ""), {})) for file in chunk]

    def _job(self, file: Found, known: dict[str, Stored]) -> Job:
        """What a worker gets; standard input is read here, because a worker has none."""
        return Job(file, known, self.version, read_stdin() if file.source == STDIN else None)

    def _known(self, files: list[Found]) -> dict[str, dict[str, Stored]]:
        """What the database knows of these files and of their members, by the key of the file."""
        keys = json_array(rendition_key(file.place, "") for file in files)
        rows = self.db.conn.execute(
            "SELECT coalesce(container, id), id, sha256, extractor_version FROM renditions "
            f"WHERE id {IN_JSON_ARRAY} OR container {IN_JSON_ARRAY}",
            (keys, keys),
        )
        known: dict[str, dict[str, Stored]] = {}
        for file, key, sha256, version in rows:
            known.setdefault(file, {})[key] = Stored(sha256, version)
        return known

    def _take(self, result: Result) -> None:
        """Put one result with what is to be stored."""
        counts = self.report.counts
        if isinstance(result, Rejected):
            self._reject(result)
            return
        counts.seen += 1
        counts.bytes += result.size
        if isinstance(result, Unchanged):
            counts.unchanged += 1
            self.unchanged.append(result.key)
        else:
            self.files.append(result)
            self.waiting += result.size

    def _full(self) -> bool:
        late = time.monotonic() - self.stored_at > BATCH_SECONDS
        return self.waiting >= BATCH_BYTES or len(self.files) + len(self.unchanged) >= BATCH_FILES or late

    def _store(self) -> None:
        """Write what is waiting, in one transaction for what is new and one for what was seen again."""
        if self.files:
            outcomes = store.save_files(self.db, self.files, run_id=self.report.run_id, extractor_version=self.version)
            for outcome in outcomes:
                setattr(self.report.counts, outcome, getattr(self.report.counts, outcome) + 1)
        if self.unchanged:
            store.mark_unchanged(self.db, self.unchanged)
        self.files, self.unchanged, self.waiting = [], [], 0
        self.stored_at = time.monotonic()

    def _reject(self, rejected: Rejected) -> None:
        """Keep what could not be read, with the reason."""
        self.report.counts.seen += 1
        self.report.counts.rejected += 1
        self.report.rejects.append((rejected.source, rejected.reason))
        store.save_reject(
            self.db, rejected.source, rejected.reason, run_id=self.report.run_id, stage=rejected.stage,
            sha256=rejected.sha256, size=rejected.size,
        )  # fmt: skip
