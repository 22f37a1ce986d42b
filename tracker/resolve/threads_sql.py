"""Keeps the threads: what is said on one subject in two documents or more."""

from __future__ import annotations

from itertools import groupby

from sqlite_utils import Database

from tracker.resolve.threads import Mention, summarise
from tracker.sql import IN_JSON_ARRAY, digest, json_array

MENTIONS = (
    "SELECT c.subject, c.document_id, c.date, c.topic, c.kind, c.status FROM commitments c "
    f"WHERE c.subject {IN_JSON_ARRAY} ORDER BY c.subject"
)


def link_threads(db: Database) -> None:
    """Compute the threads whose subjects were marked, tie their commitments to them, and clear the marks.

    Done at the end of a run and not with each batch, so that a subject of a thousand letters is counted once.
    """
    with db.atomic():
        stale = {subject for (subject,) in db.conn.execute("SELECT subject FROM stale_subjects")}
        kept: set[str] = set()
        for subject, rows in groupby(
            db.conn.execute(MENTIONS, (json_array(stale),)).fetchall(), key=lambda row: row[0]
        ):
            thread = summarise(Mention(*row[1:]) for row in rows)
            if thread is None:
                continue
            kept.add(subject)
            db.conn.execute(
                "INSERT INTO threads (id, title, topic, status, first_date, last_date, document_count, "
                "commitment_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET "
                "topic = excluded.topic, status = excluded.status, first_date = excluded.first_date, "
                "last_date = excluded.last_date, document_count = excluded.document_count, "
                "commitment_count = excluded.commitment_count",
                (
                    digest("thread", subject), subject, thread.topic, thread.status, thread.first_date,
                    thread.last_date, thread.documents, thread.commitments,
                ),
            )  # fmt: skip
        for subject in sorted(kept):
            _tie(db, subject, digest("thread", subject))
        for subject in sorted(stale - kept):
            _tie(db, subject, None)
            db.conn.execute("DELETE FROM threads WHERE id = ?", (digest("thread", subject),))
        db.conn.execute("DELETE FROM stale_subjects")


def _tie(db: Database, subject: str, thread_id: str | None) -> None:
    """Point the commitments on a subject, and their rows in the overview, to a thread or to none."""
    db.conn.execute(
        "UPDATE overzicht SET reeks_id = ?, reeks = ? WHERE commitment_id IN "
        "(SELECT id FROM commitments WHERE subject = ? AND thread_id IS NOT ?)",
        (thread_id, subject if thread_id else None, subject, thread_id),
    )
    db.conn.execute(
        "UPDATE commitments SET thread_id = ? WHERE subject = ? AND thread_id IS NOT ?", (thread_id, subject, thread_id)
    )
