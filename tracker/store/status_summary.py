"""What a database holds, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Overview:
    """Counts of rows; `kinds` counts commitments by kind, `run` is the last run."""

    documents: int
    renditions: int
    commitments: int
    kinds: dict[str, int]
    motions: int
    motions_carried_out: int
    citations: int
    citations_linked: int
    threads: int
    rejects: int
    run: dict[str, Any] | None


def overview(db: Database) -> Overview:
    """Count what is there; rejects that were resolved since do not count."""

    def count(sql: str) -> int:
        number: int = db.conn.execute(f"SELECT count(*) FROM {sql}").fetchone()[0]
        return number

    kinds = dict(db.conn.execute("SELECT kind, count(*) FROM commitments GROUP BY kind ORDER BY count(*) DESC, kind"))
    last = next(db.query("SELECT * FROM runs ORDER BY id DESC LIMIT 1"), None)
    return Overview(
        documents=count("documents"),
        renditions=count("renditions"),
        commitments=sum(kinds.values()),
        kinds=kinds,
        motions=count("motions"),
        motions_carried_out=count("motions WHERE status = 'fulfilled'"),
        citations=count("citations"),
        citations_linked=count("citations WHERE target_document_id IS NOT NULL"),
        threads=count("threads"),
        rejects=count("rejects WHERE resolved = 'nee'"),
        run=last,
    )
