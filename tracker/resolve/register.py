"""Ties the register of oral undertakings to the letters that name or fulfil them."""

from __future__ import annotations

from sqlite_utils import Database

# A letter that gives the register number: its sentence says whether the undertaking is fulfilled.
_BY_NUMBER = """
INSERT OR IGNORE INTO register_links (register_id, document_id, commitment_id, method, says)
SELECT r.id, c.document_id, coalesce(c.commitment_id, ''), 'number',
  CASE WHEN k.kind = 'undertaking' AND k.status IN ('fulfilled', 'partly_fulfilled', 'not_fulfilled') THEN k.status
    ELSE 'mentioned' END
FROM citations c JOIN register r ON r.id = c.number LEFT JOIN commitments k ON k.id = c.commitment_id
WHERE c.kind = 'toezegging'
"""
# A letter that the register itself names, by its document number, the number of its case, or its id.
_BY_REGISTER = """
INSERT OR IGNORE INTO register_links (register_id, document_id, commitment_id, method, says)
SELECT r.id, f.document_id, '', 'register', 'fulfilled'
FROM register r, json_each(r.letters) named JOIN feed_documents f
  ON f.number = named.value OR f.id = lower(named.value)
  OR f.id IN (SELECT document_id FROM feed_cases WHERE number = named.value)
WHERE f.document_id IS NOT NULL AND f.deleted IS NULL
"""


def link_register(db: Database) -> int:
    """Make the links anew, from what is known now; returns how many there are. Within the caller's transaction."""
    db.conn.execute("DELETE FROM register_links")
    db.conn.execute(_BY_NUMBER)
    db.conn.execute(_BY_REGISTER)
    return int(db.conn.execute("SELECT count(*) FROM register_links").fetchone()[0])
