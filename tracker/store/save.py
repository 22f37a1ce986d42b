"""Writes documents: each whole or not at all, many in one transaction, and only what changed.

What a document said before is deleted and what it says now inserted, in one transaction; `first_seen` is carried over
by the row's id, which is a hash of what the row says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from sqlite_utils import Database

from tracker.models import Extraction
from tracker.resolve.renditions import pack
from tracker.sql import IN_JSON_ARRAY, json_array, now
from tracker.store import linking
from tracker.store.bulk import Queue
from tracker.store.document_match import Incoming, Place, family, place, rendition_key
from tracker.store.rows import CANDIDATE, CITATION, COMMITMENT, DOCUMENT, MOTION_EVENT, MOTION_LINK, Rows, placed, rows
from tracker.store.runs import resolve_rejects

Outcome = Literal["added", "changed", "unchanged", "renditions"]
"""What storing a file did; `renditions`: it is one more file of a document that is there."""


def _insert(table: str, columns: Sequence[str]) -> str:
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(columns))})"


SEEN = ("extractor_version", "first_seen", "last_seen")
INSERT_DOCUMENT = _insert("documents", ("id", *DOCUMENT, "extractor_version", "run_id", "first_seen", "last_seen"))
UPDATE_DOCUMENT = (
    f"UPDATE documents SET {', '.join(f'{name} = ?' for name in DOCUMENT)}, "
    "extractor_version = ?, run_id = ?, last_seen = ? WHERE id = ?"
)
INDEX_TEXTS = (
    "INSERT INTO documents_fts (rowid, title, text) "
    f"SELECT rowid, title, text FROM documents WHERE id {IN_JSON_ARRAY} ORDER BY rowid"
)
INDEX_QUOTES = (
    "INSERT INTO commitments_fts (rowid, quote) "
    f"SELECT rowid, quote FROM commitments WHERE id {IN_JSON_ARRAY} ORDER BY rowid"
)
SAVE_RENDITION = (
    "INSERT INTO renditions (id, document_id, source, container, format, sha256, bytes, best, method, similarity, "
    "extractor_version, first_seen, last_seen) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (id) DO UPDATE SET document_id = excluded.document_id, container = excluded.container, "
    "format = excluded.format, sha256 = excluded.sha256, bytes = excluded.bytes, best = excluded.best, "
    "method = excluded.method, similarity = excluded.similarity, extractor_version = excluded.extractor_version, "
    "last_seen = excluded.last_seen"
)
DEPENDENT = ("motion_events", "motion_links", "citations", "overzicht", "commitments", "candidates")
"""Tables with what a document says, in the order in which it can be deleted."""


def save_document(
    db: Database, extraction: Extraction, *, run_id: int | None = None, extractor_version: str = "", size: int = 0
) -> Outcome:
    """Store what one document says, in a transaction of its own; returns what that did to the database."""
    document = extraction.document
    key = rendition_key(document.source, document.sha256)
    file = Incoming(document.source, key, None, document.format, document.sha256, size, rows(extraction))
    return save_files(db, [file], run_id=run_id, extractor_version=extractor_version)[0]


def save_files(db: Database, files: Sequence[Incoming], *, run_id: int | None, extractor_version: str) -> list[Outcome]:
    """Store many documents in one transaction, and bring every link to and from them up to date."""
    with db.atomic():
        changes = linking.ChangeSet(db)
        writer = _Writer(db, changes, run_id, extractor_version)
        db.conn.execute("INSERT INTO bulk_load (active) VALUES (1)")
        outcomes = [writer.save(file) for file in files]
        writer.flush()
        db.conn.execute("DELETE FROM bulk_load")
        resolve_rejects(db, [file.source for file in files])
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
        self.bands = Queue("fingerprint_bands", ("band", "format", "document_id"), verb="INSERT OR IGNORE")
        self.commitments = Queue("commitments", (*COMMITMENT, *SEEN))
        self.candidates = Queue("candidates", CANDIDATE)
        self.citations = Queue("citations", CITATION)
        self.links = Queue("motion_links", MOTION_LINK)
        self.events = Queue("motion_events", MOTION_EVENT)

    def save(self, file: Incoming) -> Outcome:
        """Write one document and queue what it says."""
        where = place(self.db, file)
        if where.role == "extra":
            return self._rendition(file, where, best=0)
        file = replace(file, rows=placed(file.rows, where.document_id))
        first: dict[str, str] = {}
        if where.role == "replace":
            if where.document_id in self.queued:
                self.flush()
            first = self._clear(where.document_id)
        self._document(file, new=where.role == "new")
        outcome = self._rendition(file, where, best=1)
        self._fingerprint(file)
        self._queue(file.rows, first)
        return "added" if where.role == "new" else outcome

    def flush(self) -> None:
        """Insert what was queued, and put it in the search index."""
        quotes = [row[0] for row in self.commitments.rows]
        for queue in (self.bands, self.commitments, self.candidates, self.citations, self.links, self.events):
            queue.flush(self.db.conn)
        for sql, ids in ((INDEX_TEXTS, self.new), (INDEX_QUOTES, quotes)):
            if ids:
                self.execute(sql, (json_array(ids),))
        self.new.clear()
        self.queued.clear()

    def _clear(self, document_id: str) -> dict[str, str]:
        """Delete what a document said; returns when each of its commitments was first seen."""
        first = dict(self.execute("SELECT id, first_seen FROM commitments WHERE document_id = ?", (document_id,)))
        self.changes.record_removed(document_id)
        for table in DEPENDENT:
            self.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))
        self.execute("DELETE FROM fingerprints WHERE document_id = ?", (document_id,))
        return first

    def _document(self, file: Incoming, *, new: bool) -> None:
        values, id_ = file.rows.document, file.rows.document_id
        if new:
            self.new.append(id_)
            self.execute(INSERT_DOCUMENT, (id_, *values, self.version, self.run_id, self.moment, self.moment))
        else:
            self.execute(UPDATE_DOCUMENT, (*values, self.version, self.run_id, self.moment, id_))

    def _rendition(self, file: Incoming, where: Place, *, best: int) -> Outcome:
        """Note where a document was found; `unchanged` when these very bytes were there before."""
        known = self.execute("SELECT sha256 FROM renditions WHERE id = ?", (file.key,)).fetchone()
        if best:
            self.execute("UPDATE renditions SET best = 0 WHERE document_id = ?", (where.document_id,))
        self.execute(
            SAVE_RENDITION,
            (
                file.key, where.document_id, file.source, file.container, file.format, file.sha256, file.size, best,
                where.method, where.similarity, self.version, self.moment, self.moment,
            ),
        )  # fmt: skip
        if known is None:
            return "changed" if best else "renditions"
        return "unchanged" if known[0] == file.sha256 else "changed"

    def _fingerprint(self, file: Incoming) -> None:
        print_, id_ = file.rows.fingerprint, file.rows.document_id
        self.execute(
            "INSERT INTO fingerprints (document_id, exact, words, sketch) VALUES (?, ?, ?, ?)",
            (id_, file.rows.exact, print_.words, pack(print_.sketch)),
        )
        self.bands.rows += [(band, family(file.format), id_) for band in file.rows.bands]

    def _queue(self, made: Rows, first: dict[str, str]) -> None:
        seen = self.moment
        self.queued.add(made.document_id)
        self.commitments.rows += [(*row, self.version, first.get(row[0], seen), seen) for row in made.commitments]
        self.candidates.rows += made.candidates
        self.citations.rows += made.citations
        self.links.rows += made.motion_links
        self.events.rows += made.motion_events
        self.changes.record_added(
            made.document_id,
            identifier=made.document[DOCUMENT.index("identifier")],
            reference=made.document[DOCUMENT.index("reference")],
            motions=(row[MOTION_LINK.index("identifier")] for row in made.motion_links),
            subjects=(row[COMMITMENT.index("subject")] for row in made.commitments),
        )
