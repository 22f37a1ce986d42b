"""Writes documents: each whole or not at all, many in one transaction, and only what changed.

What a document said before is deleted and what it says now inserted, in one transaction; `first_seen` is carried over
by the row's id, which is a hash of what the row says, and what changed is kept in `row_history`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from sqlite_utils import Database

from tracker.models import Extraction
from tracker.resolve.renditions import pack
from tracker.sql import IN_JSON_ARRAY, json_array, now
from tracker.stages import stage
from tracker.store import linking
from tracker.store.bulk import Queue, insert, update, upsert
from tracker.store.document_match import DocumentMatch, Incoming, family, match_document, rendition_key
from tracker.store.history import SAID_WITH, Earlier
from tracker.store.readings import pack as pack_reading
from tracker.store.rows import Rows, rows, with_document_id
from tracker.store.runs import resolve_rejects
from tracker.versions import reader_version

Outcome = Literal["added", "changed", "unchanged", "renditions"]
"""What storing a file did; `renditions`: it is one more file of a document that is there."""

INDEX_TEXTS = (
    "INSERT INTO documents_fts (rowid, title, text) "
    f"SELECT rowid, title, text FROM documents WHERE id {IN_JSON_ARRAY} ORDER BY rowid"
)
INDEX_QUOTES = (
    "INSERT INTO commitments_fts (rowid, quote) "
    f"SELECT rowid, quote FROM commitments WHERE id {IN_JSON_ARRAY} ORDER BY rowid"
)
SAID = ("commitments", "candidates", "citations", "motion_links", "motion_events")
"""The same tables in the order in which it can be inserted; the overview is made from them."""


def save_document(
    db: Database, extraction: Extraction, *, run_id: int | None = None, extractor_version: str = "", size: int = 0
) -> Outcome:
    """Store what one document says, in a transaction of its own; returns what that did to the database."""
    document = extraction.document
    key = rendition_key(document.source, document.sha256)
    file = Incoming(
        document.source, key, None, document.format, document.sha256, size, rows(extraction), pack_reading(document),
        reader_version(),
    )  # fmt: skip
    return save_files(db, [file], run_id=run_id, extractor_version=extractor_version)[0]


def save_files(db: Database, files: Sequence[Incoming], *, run_id: int | None, extractor_version: str) -> list[Outcome]:
    """Store many documents in one transaction, and bring every link to and from them up to date."""
    with stage("storing"), db.atomic():
        changes = linking.ChangeSet(db)
        writer = _Writer(db, changes, run_id, extractor_version)
        db.conn.execute("INSERT INTO bulk_load (active) VALUES (1)")
        outcomes = [writer.save(file) for file in files]
        writer.flush()
        db.conn.execute("DELETE FROM bulk_load")
        resolve_rejects(db, [file.source for file in files])
        with stage("linking"):
            linking.link(db, changes)
    return outcomes


def mark_unchanged(db: Database, keys: Iterable[str]) -> None:
    """Note that these renditions were seen again, as they were."""
    moment = now()
    seen = [(moment, key) for key in keys]
    with db.atomic():
        db.conn.executemany("UPDATE renditions SET last_seen = ? WHERE id = ?", seen)
        for table, column in (("documents", "id"), ("commitments", "document_id")):
            db.conn.executemany(
                f"UPDATE {table} SET last_seen = ? WHERE {column} = (SELECT document_id FROM renditions WHERE id = ?)",
                seen,
            )


class _Writer:
    """Collects the rows of a batch and inserts them together."""

    def __init__(self, db: Database, changes: linking.ChangeSet, run_id: int | None, extractor_version: str) -> None:
        self.execute = db.conn.execute
        self.db, self.changes, self.run_id, self.version, self.moment = db, changes, run_id, extractor_version, now()
        self.new: list[str] = []
        """Ids of new documents whose text is not in the search index yet."""
        self.queued: set[str] = set()
        """Ids of documents of which rows are queued."""
        self.queues = [Queue(name) for name in SAID]

    def save(self, file: Incoming) -> Outcome:
        """Write one document and queue what it says."""
        match = match_document(self.db, file)
        if match.role == "duplicate":
            return self._rendition(file, match, best=0)
        made = with_document_id(file.rows, match.document_id)
        file = replace(file, rows=made)
        first: dict[str, str] = {}
        if match.role == "replace":
            if match.document_id in self.queued:
                self.flush()
            first = self._clear(made)
        self._document(file, new=match.role == "new")
        outcome = self._rendition(file, match, best=1)
        self._fingerprint(file)
        self._reading(file)
        self._queue(made, first)
        return "added" if match.role == "new" else outcome

    def flush(self) -> None:
        """Insert what was queued, and put it in the search index."""
        quotes = [row["id"] for row in self.queues[0].rows]
        for queue in self.queues:
            queue.flush(self.db.conn)
        for sql, ids in ((INDEX_TEXTS, self.new), (INDEX_QUOTES, quotes)):
            if ids:
                self.execute(sql, (json_array(ids),))
        self.new.clear()
        self.queued.clear()

    def _clear(self, made: Rows) -> dict[str, str]:
        """Delete what a document said, and keep what is not said any more; returns when its rows were first seen.

        A file that only turns out, in the run that found the document, to be a better one of it is no later edition.
        """
        earlier = Earlier(self.db, made.document_id)
        if self.run_id is None or earlier.document["run_id"] != self.run_id:
            said = {name: getattr(made, name) for name in SAID}
            earlier.keep(self.db, made.document, said, self.run_id, self.moment)
        self.changes.record_removed(made.document_id)
        for table in SAID_WITH:
            self.execute(f"DELETE FROM {table} WHERE document_id = ?", (made.document_id,))
        self.execute("DELETE FROM fingerprints WHERE document_id = ?", (made.document_id,))
        return earlier.first_seen

    def _document(self, file: Incoming, *, new: bool) -> None:
        id_ = file.rows.document_id
        seen = {"extractor_version": self.version, "run_id": self.run_id, "last_seen": self.moment}
        if new:
            self.new.append(id_)
            insert(self.db.conn, "documents", {"id": id_} | file.rows.document | seen | {"first_seen": self.moment})
        else:
            update(self.db.conn, "documents", file.rows.document | seen, id_)

    def _rendition(self, file: Incoming, match: DocumentMatch, *, best: int) -> Outcome:
        """Note where a document was found; `unchanged` when these very bytes were there before."""
        known = self.execute("SELECT sha256 FROM renditions WHERE id = ?", (file.key,)).fetchone()
        if best:
            self.execute("UPDATE renditions SET best = 0 WHERE document_id = ?", (match.document_id,))
        row = {
            "id": file.key,
            "document_id": match.document_id,
            "source": file.source,
            "container": file.container,
            "format": file.format,
            "sha256": file.sha256,
            "bytes": file.size,
            "best": best,
            "method": match.method,
            "similarity": match.similarity,
            "extractor_version": self.version,
            "reader_version": file.reader_version,
            "first_seen": self.moment,
            "last_seen": self.moment,
        }
        upsert(self.db.conn, "renditions", row, keep=("source", "first_seen"))
        if known is None:
            return "changed" if best else "renditions"
        return "unchanged" if known[0] == file.sha256 else "changed"

    def _reading(self, file: Incoming) -> None:
        """Keep how the document was read."""
        row = {"document_id": file.rows.document_id, "reader_version": file.reader_version, "reading": file.reading}
        insert(self.db.conn, "readings", row, verb="INSERT OR REPLACE")

    def _fingerprint(self, file: Incoming) -> None:
        """Note at once what the document is known by: the next file of the batch may be another rendition of it."""
        known_by, id_ = file.rows.fingerprint, file.rows.document_id
        row = {"document_id": id_, "exact": file.rows.exact, "words": known_by.words, "sketch": pack(known_by.sketch)}
        insert(self.db.conn, "fingerprints", row)
        bands = Queue("fingerprint_bands", verb="INSERT OR IGNORE")
        bands.add({"band": band, "format": family(file.format), "document_id": id_} for band in file.rows.bands)
        bands.flush(self.db.conn)

    def _queue(self, made: Rows, first: dict[str, str]) -> None:
        self.queued.add(made.document_id)
        for queue in self.queues:
            said = getattr(made, queue.table)
            if queue.table == "commitments":
                said = [
                    row
                    | {
                        "extractor_version": self.version,
                        "first_seen": first.get(row["id"], self.moment),
                        "last_seen": self.moment,
                    }
                    for row in said
                ]
            queue.add(said)
        self.changes.record_added(
            made.document_id,
            identifier=made.document["identifier"],
            reference=made.document["reference"],
            motions=(row["identifier"] for row in made.motion_links),
            cited=(row["identifier"] for row in made.citations),
            subjects=(row["subject"] for row in made.commitments),
        )
