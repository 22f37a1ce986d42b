"""Stores what the feeds say of papers, and what became of each; the upsert that all records of feeds go through."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlite_utils import Database

from tracker.feeds.records import Paper
from tracker.sql import NONE
from tracker.store.document_match import rendition_key


@dataclass(frozen=True, slots=True)
class KnownPaper:
    """What is known of a paper: its edition, what became of it, and by which rules it was read."""

    changed: str
    state: str
    """`stored`, `rejected`, `known` (not fetched) or `deleted`."""
    document_id: str | None
    extractor_version: str


def known_paper(db: Database, guid: str) -> KnownPaper | None:
    """What is known of a paper, None when nothing is."""
    row = db.conn.execute(
        "SELECT changed, state, document_id, source FROM feed_documents WHERE id = ?", (guid,)
    ).fetchone()
    if row is None:
        return None
    changed, state, document_id, source = row
    key = rendition_key(source or "", "")
    version = db.conn.execute("SELECT extractor_version FROM renditions WHERE id = ?", (key,)).fetchone()
    return KnownPaper(changed, state, document_id, version[0] if version else "")


def save_paper(
    db: Database,
    feed: str,
    paper: Paper,
    now: str,
    *,
    state: str,
    source: str | None = None,
    document_id: str | None = None,
    reason: str | None = None,
) -> bool:
    """Store what the feed says of a paper and what became of it; True when it was new or changed."""
    m = paper.metadata
    row = {
        "feed": feed,
        "number": paper.number,
        "identifier": m.identifier,
        "title": m.title,
        "kind": m.kind or "overig",
        "date": m.date,
        "dossier": m.dossier or NONE,
        "url": m.url,
        "source": source,
        "document_id": document_id,
        "state": state,
        "reason": reason,
        "changed": paper.changed,
        "deleted": None,
    }
    if paper.main is not None:  # a list that has the attachment by itself does not say whose it is
        row["main_id"] = paper.main
    changed = upsert(db, "feed_documents", paper.guid, row, now)
    db.conn.execute("DELETE FROM feed_cases WHERE document_id = ?", (paper.guid,))
    db.conn.executemany(
        "INSERT OR IGNORE INTO feed_cases (number, document_id) VALUES (?, ?)", [(n, paper.guid) for n in paper.cases]
    )
    return changed


def save_main(db: Database, paper: Paper) -> None:
    """Note whose attachment a known paper is, where that was not known."""
    if paper.main is not None:
        with db.atomic():
            db.conn.execute(
                "UPDATE feed_documents SET main_id = ? WHERE id = ? AND main_id IS NOT ?",
                (paper.main, paper.guid, paper.main),
            )


def upsert(db: Database, table: str, id_: str, row: Mapping[str, object], now: str) -> bool:
    """Insert or update a row by its id, with when it was first and last seen; True when it was new or changed."""
    names = list(row)
    known = db.conn.execute(f"SELECT {', '.join(names)} FROM {table} WHERE id = ?", (id_,)).fetchone()
    if known is None:
        marks = ", ".join("?" * (len(names) + 3))
        db.conn.execute(
            f"INSERT INTO {table} (id, {', '.join(names)}, first_seen, last_seen) VALUES ({marks})",
            (id_, *row.values(), now, now),
        )
        return True
    db.conn.execute(
        f"UPDATE {table} SET {', '.join(f'{name} = ?' for name in names)}, last_seen = ? WHERE id = ?",
        (*row.values(), now, id_),
    )
    return tuple(known) != tuple(row.values())
