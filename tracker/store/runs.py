"""What was read when, by which version; and what could not be read, with the reason."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from sqlite_utils import Database

from tracker.sql import digest, now
from tracker.store.bulk import insert, update
from tracker.versions import reader_version, schema_version


@dataclass(slots=True)
class Counts:
    """What a run did, in documents (`bytes` in bytes)."""

    seen: int = 0
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    renditions: int = 0
    """Further files of documents that are there already, in another format or place."""
    rejected: int = 0
    bytes: int = 0
    reread: int = 0
    """Files that had not changed and were read again, because how files are read changed."""
    reextracted: int = 0
    """Documents extracted again from the stored text, because the rules changed."""


def start_run(
    db: Database, command: str, paths: Sequence[str], *, tracker_version: str, extractor_version: str, workers: int = 1
) -> int:
    """Record that a run starts; returns its id. A run that was cut off earlier is marked as such."""
    with db.atomic():
        db.conn.execute("UPDATE runs SET status = 'crashed' WHERE status = 'running' AND command = ?", (command,))
        row = {
            "command": command,
            "paths": json.dumps(list(paths), ensure_ascii=False),
            "started": now(),
            "tracker_version": tracker_version,
            "extractor_version": extractor_version,
            "reader_version": reader_version(),
            "schema_version": schema_version(),
            "workers": workers,
        }
        return insert(db.conn, "runs", row)


def finish_run(db: Database, run_id: int, status: str, counts: Counts) -> None:
    """Record how a run ended: `finished`, `interrupted` or `failed`, and what it did."""
    with db.atomic():
        update(db.conn, "runs", {"finished": now(), "status": status} | asdict(counts), run_id)


def save_reject(
    db: Database,
    source: str,
    reason: str,
    *,
    run_id: int,
    stage: str = "read",
    sha256: str | None = None,
    size: int | None = None,
) -> None:
    """Keep that `source` could not be read and why; the same reject again only changes when it was last seen."""
    moment = now()
    with db.atomic():
        db.conn.execute(
            "INSERT INTO rejects (id, run_id, source, stage, reason, sha256, bytes, first_seen, last_seen) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET run_id = excluded.run_id, "
            "sha256 = excluded.sha256, bytes = excluded.bytes, resolved = 'nee', last_seen = excluded.last_seen",
            (digest(source, stage, reason), run_id, source, stage, reason, sha256, size, moment, moment),
        )


def resolve_rejects(db: Database, sources: Sequence[str]) -> None:
    """Mark the rejects of sources that could be read after all."""
    db.conn.executemany(
        "UPDATE rejects SET resolved = 'ja' WHERE source = ? AND resolved = 'nee'", [(source,) for source in sources]
    )
