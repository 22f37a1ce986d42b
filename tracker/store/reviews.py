"""What people say of a row, kept apart from the row so that reading the letter again does not undo it.

A review names a commitment by its id (hash of document, kind and quote). It is applied each time the document is read.
When both the source and what was extracted from it have changed since, it is reopened: applied no more, and shown as
`heropend` until a person looks again.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Literal

from sqlite_utils import Database

from tracker.sql import IN_JSON_ARRAY, digest, json_array, now
from tracker.store.overzicht import refresh

Verdict = Literal["juist", "onjuist", "aangepast"]
CORRECTABLE = (
    "kind status actor addressee beneficiary topic policy_area amount currency amount_eur percent percent_of deadline"
).split()
VALUES = ", ".join(f"c.{name}" for name in CORRECTABLE)


def review(
    db: Database,
    commitment_id: str,
    verdict: Verdict,
    *,
    corrections: Mapping[str, Any] | None = None,
    note: str | None = None,
    reviewer: str = "onbekend",
    moment: str | None = None,
) -> None:
    """Keep what a person says of a commitment and apply it; the last review of a commitment counts.

    `moment` is when it was said (UTC, ISO 8601), now when None.

    Raises LookupError when there is no such commitment, ValueError for a column that can't be corrected.
    """
    corrections = dict(corrections or {})
    wrong = sorted(set(corrections) - set(CORRECTABLE))
    if wrong:
        raise ValueError(f"can't be corrected: {', '.join(wrong)}; what can: {', '.join(CORRECTABLE)}")
    row = db.conn.execute(
        f"SELECT c.document_id, c.quote, d.sha256, {VALUES} FROM commitments c "
        "JOIN documents d ON d.id = c.document_id WHERE c.id = ?",
        (commitment_id,),
    ).fetchone()
    if row is None:
        raise LookupError(f"no commitment {commitment_id}")
    document_id, quote, sha256, *values = row
    earlier = db.conn.execute("SELECT extraction FROM reviews WHERE commitment_id = ?", (commitment_id,)).fetchone()
    with db.atomic():
        db.conn.execute(
            "INSERT INTO reviews (commitment_id, document_id, verdict, corrections, note, reviewer, reviewed, quote, "
            "source_sha256, extraction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (commitment_id) DO UPDATE "
            "SET verdict = excluded.verdict, corrections = excluded.corrections, note = excluded.note, "
            "reviewer = excluded.reviewer, reviewed = excluded.reviewed, source_sha256 = excluded.source_sha256",
            (
                commitment_id, document_id, verdict, json.dumps(corrections, ensure_ascii=False), note, reviewer,
                moment or now(), quote, sha256, earlier[0] if earlier else digest(*values),
            ),
        )  # fmt: skip
        _apply(db, commitment_id, verdict, corrections)
        refresh(db, {document_id})


def review_queue(db: Database, limit: int) -> list[dict[str, Any]]:
    """The rows for a person to look at: reopened reviews, then the least certain without one; at most `limit`."""
    return list(
        db.query(
            "SELECT c.id, c.review, c.kind, c.status, c.actor, c.confidence, c.document_id, c.rule, c.quote "
            "FROM commitments c WHERE c.review IN ('heropend', 'geen') "
            "ORDER BY c.review = 'geen', c.confidence, c.id LIMIT ?",
            (limit,),
        )
    )


def reapply(db: Database, documents: set[str]) -> None:
    """Apply the reviews of documents that were just read again, or reopen them."""
    rows = db.conn.execute(
        f"SELECT r.commitment_id, r.verdict, r.corrections, r.source_sha256 <> d.sha256, r.extraction, {VALUES} "
        "FROM reviews r JOIN commitments c ON c.id = r.commitment_id JOIN documents d ON d.id = c.document_id "
        f"WHERE r.document_id {IN_JSON_ARRAY}",
        (json_array(documents),),
    ).fetchall()
    for commitment_id, verdict, corrections, moved, extraction, *values in rows:
        if moved and digest(*values) != extraction:
            db.conn.execute("UPDATE reviews SET verdict = 'heropend' WHERE commitment_id = ?", (commitment_id,))
            _apply(db, commitment_id, "heropend", {})
        else:
            _apply(db, commitment_id, verdict, json.loads(corrections) if verdict == "aangepast" else {})


def _apply(db: Database, commitment_id: str, verdict: str, corrections: Mapping[str, Any]) -> None:
    """Write a verdict and corrections into the commitment's row; the names of columns are from CORRECTABLE."""
    changes = {"review": verdict, **{name: value for name, value in corrections.items() if name in CORRECTABLE}}
    sets = ", ".join(f"{name} = ?" for name in changes)
    db.conn.execute(f"UPDATE commitments SET {sets} WHERE id = ?", (*changes.values(), commitment_id))
