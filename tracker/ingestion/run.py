"""From paths to rows: walks, reads in one process or several, and stores with one writer, many documents a time."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal

from sqlite_utils import Database

from tracker import stages, store
from tracker.ingestion.cluster import read_on_cluster
from tracker.ingestion.paths import STDIN, Found, Refused, printable, walk
from tracker.ingestion.reader import (
    Job,
    Reextraction,
    Rejected,
    Result,
    Stored,
    Unchanged,
    Versions,
    Work,
    fault,
    read_stdin,
)
from tracker.ingestion.workers import read_all
from tracker.sql import IN_JSON_ARRAY, json_array
from tracker.stopping import stops_as_interrupt
from tracker.store.document_match import Incoming, rendition_key
from tracker.store.duplicates import repair_duplicates
from tracker.store.reconcile import reconcile
from tracker.versions import extractor_version, reader_version, tracker_version

CHUNK = 16
"""Files handed to a worker together."""
BATCH_BYTES = 4 * 2**20
BATCH_FILES = 1000
"""What goes into one transaction, at most; a document is never split over two."""
BATCH_SECONDS = 5.0
"""A slow reader's work is stored at least this often."""
OF_THE_DOCUMENT = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError)
"""What SQLite says of values that it can't keep; its other errors are of the database."""


@dataclass(slots=True)
class Report:
    """What a run did. `rejects` has the source and the reason of each; `seconds` is wall clock."""

    run_id: int = 0
    status: Literal["finished", "interrupted"] = "finished"
    counts: store.Counts = field(default_factory=store.Counts)
    rejects: list[tuple[str, str]] = field(default_factory=list)
    seconds: float = 0.0
    spent: dict[str, float] = field(default_factory=dict)
    """CPU seconds of reading, extraction, storing and linking, of all processes together."""


Progress = Callable[[store.Counts, int], None]
"""Called after each file with what was done so far, and how many files there are."""


def ingest(
    paths: Sequence[str],
    db_path: str | Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress | None = None,
) -> Report:
    """Read the documents at these paths into the database at `db_path`; returns what that did.

    `workers` are processes of this machine; `scheduler` is the address of a Dask cluster that reads instead.

    A file read before by this reader is not read again; when the rules changed since, they are applied to its stored
    text. What can't be read is kept in `rejects` and the run goes on. Ctrl-C, SIGTERM and SIGHUP end the run with
    status `interrupted`; every document is in the database whole or not at all. Raises store.DatabaseError when the
    database can't be used, ClusterError when the cluster can't.
    """
    return _run(db_path, "ingest", paths, workers, progress, lambda run: run.read(paths), scheduler)


def refresh(db_path: str | Path, *, workers: int = 1, progress: Progress | None = None) -> Report:
    """Apply the rules of now to the stored text of every document that other rules extracted; no file is read.

    A document that another reader read is left as it is: `ingest` its file. Raises store.DatabaseError.
    """
    return _run(db_path, "refresh", [], workers, progress, lambda run: run.reextract())


def _run(
    db_path: str | Path,
    command: str,
    paths: Sequence[str],
    workers: int,
    progress: Progress | None,
    work: Callable[[_Run], None],
    scheduler: str | None = None,
) -> Report:
    begun, _ = time.monotonic(), stages.take()
    db = store.open_database(db_path)
    try:
        with stops_as_interrupt():
            run = _Run(db, command, paths, workers, progress, scheduler)
            try:
                work(run)
            except KeyboardInterrupt:
                run.report.status = "interrupted"
            run.finish()
        store.finish_run(db, run.report.run_id, run.report.status, run.report.counts)
        run.report.seconds, run.report.spent = time.monotonic() - begun, stages.take()
        return run.report
    except sqlite3.Error as error:
        raise store.translate_sqlite_error(error, db_path) from error
    finally:
        db.close()


class _Run:
    """One run: what was read and is not stored yet, and what was done so far."""

    def __init__(
        self,
        db: Database,
        command: str,
        paths: Sequence[str],
        workers: int,
        progress: Progress | None,
        scheduler: str | None,
    ) -> None:
        self.db, self.workers, self.progress, self.scheduler = db, workers, progress, scheduler
        self.versions = Versions(reader_version(), extractor_version())
        self.report = Report()
        self.report.run_id = store.start_run(
            db, command, [printable(path) for path in paths], tracker_version=tracker_version(),
            extractor_version=self.versions.rules, workers=workers,
        )  # fmt: skip
        self.files: list[Incoming] = []
        self.unchanged: list[str] = []
        self.waiting = 0
        self.stored_at = time.monotonic()

    def read(self, paths: Sequence[str]) -> None:
        """Read everything at these paths and store it."""
        found = list(walk(paths))
        for refused in found:
            if isinstance(refused, Refused):
                self._reject(Rejected(refused.source, refused.reason, "path"))
        self._work(self._jobs(file for file in found if isinstance(file, Found)), len(found))

    def reextract(self) -> None:
        """Extract every document again whose rules are not those of now."""
        total = self.db.execute(f"SELECT count(*) {STALE}", self._stale()).fetchone()[0]
        self._work(self._stale_readings(), total)

    def finish(self) -> None:
        """Store what was read, and tie it to threads and feeds, after Ctrl-C too; a second one leaves the rest."""
        try:
            self._store()
            repair_duplicates(self.db, self.versions.reader, self.report.run_id)
            with stages.stage("linking"):
                reconcile(self.db)
                store.link_over_time(self.db)
        except KeyboardInterrupt:
            self.report.status = "interrupted"

    def _work(self, chunks: Iterable[list[Work]], total: int) -> None:
        reader = read_on_cluster(chunks, self.scheduler) if self.scheduler else read_all(chunks, self.workers)
        for results in reader:
            for result in results:
                self._take(result)
            if self.progress is not None:
                self.progress(self.report.counts, total)
            if self._full():
                self._store()

    def _jobs(self, files: Iterator[Found]) -> Iterator[list[Work]]:
        """The files in the portions a worker gets, each with what is known of it."""
        while chunk := list(islice(files, CHUNK)):
            known = self._known(chunk)
            yield [self._job(file, known.get(rendition_key(file.place, ""), {})) for file in chunk]

    def _job(self, file: Found, known: dict[str, Stored]) -> Job:
        """What a worker gets; standard input is read here, because a worker has none."""
        return Job(file, known, self.versions, read_stdin() if file.source == STDIN else None)

    def _known(self, files: list[Found]) -> dict[str, dict[str, Stored]]:
        """What the database knows of these files and of their members, by the key of the file.

        With how they were read, where this reader did so and other rules extracted.
        """
        keys = json_array(rendition_key(file.place, "") for file in files)
        rows = self.db.conn.execute(
            "SELECT coalesce(r.container, r.id), r.id, r.sha256, r.reader_version, r.extractor_version, r.best, "
            "e.reading, CASE WHEN e.reading IS NOT NULL THEN d.text ELSE '' END FROM renditions r "
            "LEFT JOIN readings e ON e.document_id = r.document_id AND r.best AND r.extractor_version <> ? "
            "AND e.reader_version = ? LEFT JOIN documents d ON d.id = e.document_id "
            f"WHERE r.id {IN_JSON_ARRAY} OR r.container {IN_JSON_ARRAY}",
            (self.versions.rules, self.versions.reader, keys, keys),
        )
        known: dict[str, dict[str, Stored]] = {}
        for file, key, sha256, reader, rules, best, reading, text in rows:
            known.setdefault(file, {})[key] = Stored(sha256, reader, rules, bool(best), reading, text)
        return known

    def _stale(self) -> tuple[str, str]:
        return self.versions.rules, self.versions.reader

    def _stale_readings(self) -> Iterator[list[Work]]:
        """What is to be extracted again, in portions, in the order of the documents."""
        last = ""
        while True:
            rows = self.db.conn.execute(
                f"SELECT d.id, r.source, r.id, r.container, r.bytes, e.reading, d.text {STALE} AND d.id > ? "
                f"ORDER BY d.id LIMIT {CHUNK}",
                (*self._stale(), last),
            ).fetchall()
            if not rows:
                return
            last = rows[-1][0]
            yield [
                Reextraction(source, key, container, size, self.versions, reading, text)
                for _, source, key, container, size, reading, text in rows
            ]

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
            return
        counts.reread += result.again == "read"
        counts.reextracted += result.again == "extracted"
        self.files.append(result)
        self.waiting += result.size

    def _full(self) -> bool:
        late = time.monotonic() - self.stored_at > BATCH_SECONDS
        return self.waiting >= BATCH_BYTES or len(self.files) + len(self.unchanged) >= BATCH_FILES or late

    def _store(self) -> None:
        """Write what is waiting, in one transaction for what is new and one for what was seen again."""
        if self.files:
            for outcome in self._saved():
                setattr(self.report.counts, outcome, getattr(self.report.counts, outcome) + 1)
        self.files, self.waiting = [], 0
        if self.unchanged:
            store.mark_unchanged(self.db, self.unchanged)
        self.unchanged = []
        self.stored_at = time.monotonic()

    def _saved(self) -> list[str]:
        """What storing each file did; one that can't be stored is rejected, and the others are stored without it."""
        try:
            return self._save(self.files)
        except Exception as error:
            if isinstance(error, sqlite3.Error) and not isinstance(error, OF_THE_DOCUMENT):
                raise
        outcomes = []
        for file in self.files:
            try:
                outcomes += self._save([file])
            except Exception as error:
                if isinstance(error, sqlite3.Error) and not isinstance(error, OF_THE_DOCUMENT):
                    raise
                self.report.counts.seen -= 1
                self._reject(Rejected(file.source, fault(error), "store", file.sha256, file.size))
        return outcomes

    def _save(self, files: Sequence[Incoming]) -> list[str]:
        rules = self.versions.rules
        return [*store.save_files(self.db, files, run_id=self.report.run_id, extractor_version=rules)]

    def _reject(self, rejected: Rejected) -> None:
        """Keep what could not be read, with the reason."""
        self.report.counts.seen += 1
        self.report.counts.rejected += 1
        source, reason = printable(rejected.source), printable(rejected.reason)
        self.report.rejects.append((source, reason))
        store.save_reject(
            self.db, source, reason, run_id=self.report.run_id, stage=rejected.stage,
            sha256=rejected.sha256, size=rejected.size,
        )  # fmt: skip


STALE = (
    "FROM documents d JOIN readings e ON e.document_id = d.id JOIN renditions r ON r.document_id = d.id AND r.best "
    "WHERE d.extractor_version <> ? AND e.reader_version = ?"
)
"""Documents that other rules extracted and this reader read, with the file they were read from."""
