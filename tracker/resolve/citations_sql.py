"""Ties citations to the documents they cite, and counts for each document how many others cite it."""

from __future__ import annotations

from sqlite_utils import Database

from tracker.resolve.changes import ChangeSet
from tracker.resolve.citations import CitationRecord, KnownDocument
from tracker.resolve.citations import link_citations as pure_link
from tracker.sql import IN_JSON_ARRAY, json_array

Row = tuple[str, str | None, str | None, str | None, str, str | None]
NUMBERED = ("zaak", "document", "activiteit", "toezegging")
CITATION = "SELECT id, identifier, dossier, number, kind, target_document_id FROM citations"
KNOWN = "SELECT id, identifier, dossier, number, reference FROM documents"


def link_citations(db: Database, changes: ChangeSet) -> None:
    """Set `target_document_id` of the citations in the changed documents and of those that may cite one of them."""
    found = _concerned(db, changes)
    known = _known(db, found)
    records = [CitationRecord(row[0], row[1], row[2], row[3], row[4]) for row in found]
    targets = pure_link(records, known)
    moved = []
    for row in found:
        target = targets.get(row[0])
        new = str(target.document_id) if target else None
        changes.targets |= {value for value in (new, row[5]) if value is not None}
        if new != row[5]:
            moved.append((new, row[0]))
    db.conn.executemany("UPDATE citations SET target_document_id = ? WHERE id = ?", moved)
    db.conn.execute(
        "UPDATE documents SET cited_by = (SELECT count(DISTINCT c.document_id) FROM citations c "
        f"WHERE c.target_document_id = documents.id AND c.document_id <> documents.id) WHERE id {IN_JSON_ARRAY}",
        (json_array(changes.targets),),
    )


def _concerned(db: Database, changes: ChangeSet) -> list[Row]:
    """Citations that stand in a changed document, or that may point to one."""
    found = {
        row[0]: row
        for row in db.conn.execute(f"{CITATION} WHERE document_id {IN_JSON_ARRAY}", (json_array(changes.documents),))
    }
    cited = set(changes.identifiers)
    for identifier in changes.identifiers:  # kst-28676-448-h1, the reprint, may stand for kst-28676-448
        for suffix in ("h", "n"):
            reach = (f"{identifier}-{suffix}", f"{identifier}-{suffix}:")
            rows = db.conn.execute("SELECT identifier FROM citations WHERE identifier BETWEEN ? AND ?", reach)
            cited |= {row[0] for row in rows}
    for sql, values in (("identifier", cited), ("number", changes.numbers)):
        if values:
            kinds = "" if sql == "identifier" else f" AND kind IN {NUMBERED}"
            rows = db.conn.execute(f"{CITATION} WHERE {sql} {IN_JSON_ARRAY}{kinds}", (json_array(values),))
            found |= {row[0]: row for row in rows}
    return [found[key] for key in sorted(found)]


def _known(db: Database, found: list[Row]) -> list[KnownDocument]:
    """The documents these citations may point to, those with the plainest id first."""
    identifiers = {row[1] for row in found if row[1]}
    originals = {name.rsplit("-", 1)[0] for name in identifiers}
    numbers = {row[3] for row in found if row[3] and row[4] in NUMBERED}
    rows = set(db.conn.execute(f"{KNOWN} WHERE identifier {IN_JSON_ARRAY}", (json_array(identifiers | originals),)))
    rows |= set(db.conn.execute(f"{KNOWN} WHERE reference {IN_JSON_ARRAY}", (json_array(numbers),)))
    return [
        KnownDocument(id_, identifier, aliases=(reference,) if reference else ())
        for id_, identifier, _, _, reference in sorted(rows)
    ]
