"""Makes one document of two that are one letter in two files: what an older version may have left in a database."""

from __future__ import annotations

from collections.abc import Iterator

from sqlite_utils import Database

from tracker.resolve.renditions import better
from tracker.sql import now
from tracker.store import linking
from tracker.store.document_match import Known, family, is_same, known_documents
from tracker.store.history import SAID_WITH, Change, Earlier, compare, save_change
from tracker.store.tables import tables

NAME = "duplicates"
"""What the last look for pairs is called in `derived_schema`."""
PAIRS = (
    "SELECT a.document_id, b.document_id FROM fingerprint_bands a JOIN fingerprint_bands b ON a.band = b.band "
    "AND a.format < b.format WHERE a.document_id <> b.document_id "
    "UNION SELECT a.document_id, b.document_id FROM fingerprints a JOIN fingerprints b ON a.exact = b.exact "
    "AND a.document_id < b.document_id"
)


def repair_duplicates(db: Database, version: str, run_id: int | None) -> int:
    """Make one of each two documents that are one letter; returns how many went.

    Looks once for each version of the reader, since what it stores itself is one document at once.
    """
    row = db.conn.execute("SELECT digest FROM derived_schema WHERE name = ?", (NAME,)).fetchone()
    if row is not None and row[0] == version:
        return 0
    with db.atomic():
        changes = linking.ChangeSet(db)
        merged = 0
        for kept, gone in _pairs(db):
            _merge(db, kept, gone, changes, run_id)
            merged += 1
        if merged:
            linking.link(db, changes)
        db.conn.execute("INSERT OR REPLACE INTO derived_schema (name, digest) VALUES (?, ?)", (NAME, version))
    return merged


def _pairs(db: Database) -> Iterator[tuple[str, str]]:
    """Which document is to be kept and which is to go, of each pair; the better file is kept, else the first."""
    gone: set[str] = set()
    for pair in sorted({(min(pair), max(pair)) for pair in db.conn.execute(PAIRS)}):
        if gone & set(pair):
            continue
        first, second = (known_documents(db, "d.id = ?", (id_,))[0] for id_ in pair)
        if not _one_letter(db, first, second):
            continue
        kept, other = (second, first) if better(second.format, first.format) else (first, second)
        gone.add(other.document_id)
        yield kept.document_id, other.document_id


def _one_letter(db: Database, first: Known, second: Known) -> bool:
    exact = dict(
        db.conn.execute(
            "SELECT document_id, exact FROM fingerprints WHERE document_id IN (?, ?)",
            (first.document_id, second.document_id),
        )
    )
    numbers = {known.fingerprint.identifier for known in (first, second)} - {None}
    if len(numbers) > 1:
        return False
    if exact[first.document_id] == exact[second.document_id]:
        return True
    return family(first.format) != family(second.format) and is_same(first.fingerprint, second)


def _merge(db: Database, kept: str, gone: str, changes: linking.ChangeSet, run_id: int | None) -> None:
    """Let one document take over the files of another, what refers to it, and what people said of its rows."""
    earlier, now_said, moment = Earlier(db, gone), Earlier(db, kept), now()
    changes.record_removed(gone)
    changes.documents.add(kept)
    found = [
        change
        for name, rows in earlier.rows.items()
        for change in compare(name, rows, now_said.rows[name], same_text=False)
    ]
    found.append(Change("documents", gone, "gone", {"source": earlier.document["source"]}, kept, "wording"))
    for change in found:
        save_change(db, gone, change, run_id, moment)
        if change.table == "commitments" and change.successor:
            db.conn.execute(
                "UPDATE OR IGNORE reviews SET commitment_id = ?, document_id = ? WHERE commitment_id = ?",
                (change.successor, kept, change.row_id),
            )
    for table in SAID_WITH:
        db.conn.execute(f'DELETE FROM "{table}" WHERE document_id = ?', (gone,))
    db.conn.execute("UPDATE renditions SET best = 0, method = 'likeness' WHERE document_id = ?", (gone,))
    db.conn.execute("DELETE FROM fingerprints WHERE document_id = ?", (gone,))
    db.conn.execute("DELETE FROM readings WHERE document_id = ?", (gone,))
    for table, column in _references():
        db.conn.execute(f'UPDATE OR IGNORE "{table}" SET "{column}" = ? WHERE "{column}" = ?', (kept, gone))
    db.conn.execute("DELETE FROM documents WHERE id = ?", (gone,))


def _references() -> list[tuple[str, str]]:
    """The columns that refer to documents, but those of what goes with its document."""
    return [
        (table.name, column.name)
        for table in tables().values()
        for column in table.columns
        if "REFERENCES documents(id)" in column.type and (table.name not in SAID_WITH or column.name != "document_id")
    ]
