"""Which document a file is: one that is known by its place, another rendition of one that is known, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from tracker.resolve.renditions import FEWEST, Fingerprint, better, find_same, likeness, unpack
from tracker.sql import digest
from tracker.store.rows import Rows

CANDIDATES = 50
"""Documents compared at most; more share a band only when they are written to one template."""
UNLIKE = 0.25
"""Below this share of common words two papers with one number are two papers, one of them numbered wrongly."""


PLAIN = ("md", "txt")
"""Formats that a reader tells apart by a few marks: one family."""


def family(format_: str) -> str:
    """The format a file counts as when renditions are compared."""
    return "txt" if format_ in PLAIN else format_


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file as read: where it came from, and the rows it gives."""

    source: str
    key: str
    """Id of the rendition: hash of the absolute path or URL."""
    container: str | None
    format: str
    sha256: str
    size: int
    rows: Rows
    reading: bytes = b""
    """How it was read (tracker/store/readings.py)."""
    reader_version: str = ""
    again: Literal["read", "extracted"] | None = None
    """Whether a file that has not changed was read again, or only its stored text extracted again."""


@dataclass(frozen=True, slots=True)
class DocumentMatch:
    """The document a file belongs to and what to do: make it, replace its rows, or only note one more rendition."""

    document_id: str
    role: Literal["new", "replace", "duplicate"]
    method: Literal["source", "text", "identifier", "likeness"]
    similarity: float | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """A document that is there, and what it is known by."""

    document_id: str
    format: str
    fingerprint: Fingerprint


def rendition_key(source: str, sha256: str) -> str:
    """The id of a rendition; standard input has no place, so its bytes tell it apart."""
    return digest("rendition", source, sha256) if source == "-" else digest("rendition", source)


def match_document(db: Database, file: Incoming) -> DocumentMatch:
    """Decide which document a file is.

    A file that is known by its place is the same document, unless other bytes with another number have come there. Two
    files are renditions of one document when they have the same words, or when their formats differ and their
    identifier or nearly all their words are the same. Two versions in the same format stay two documents.
    """
    row = db.conn.execute(
        "SELECT r.document_id, r.best, r.sha256, d.identifier FROM renditions r "
        "JOIN documents d ON d.id = r.document_id WHERE r.id = ?",
        (file.key,),
    ).fetchone()
    if row and row[1]:
        id_, _, sha256, identifier = row
        number = file.rows.fingerprint.identifier
        other_letter = sha256 != file.sha256 and identifier and number and identifier != number
        if not other_letter:
            return DocumentMatch(id_, "replace", "source")
    same = _same(db, file)
    if same is None:
        return DocumentMatch(_free_id(db, file), "new", "source")
    known, method = same
    similarity = round(likeness(file.rows.fingerprint, known.fingerprint), 3)
    role: Literal["replace", "duplicate"] = "replace" if better(file.format, known.format) else "duplicate"
    return DocumentMatch(known.document_id, role, method, similarity)


def _same(db: Database, file: Incoming) -> tuple[Known, Literal["text", "identifier", "likeness"]] | None:
    """The known document that a file is a rendition of, and how that shows."""
    new = file.rows.fingerprint
    for known in known_documents(db, "f.exact = ?", (file.rows.exact,)):
        if not (new.identifier and known.fingerprint.identifier and new.identifier != known.fingerprint.identifier):
            return known, "text"
    candidates: dict[str, Known] = {}
    if new.identifier:
        others = "d.identifier = ? AND CASE WHEN d.format = 'md' THEN 'txt' ELSE d.format END <> ?"
        found = known_documents(db, others, (new.identifier, family(file.format)))
        candidates |= {k.document_id: k for k in found if _alike_enough(new, k.fingerprint)}
    keys = file.rows.bands
    if keys:
        marks = ", ".join("?" * len(keys))
        where = (
            f"d.id IN (SELECT document_id FROM fingerprint_bands WHERE band IN ({marks}) "
            f"AND (format < ? OR format > ?) LIMIT {CANDIDATES})"
        )
        found = known_documents(db, where, (*keys, family(file.format), family(file.format)))
        candidates |= {k.document_id: k for k in found if not _other_number(new, k.fingerprint)}
    best = find_same(new, sorted((key, known.fingerprint) for key, known in candidates.items()))
    if best is None:
        return None
    by_number = new.identifier is not None and new.identifier == candidates[best].fingerprint.identifier
    return candidates[best], "identifier" if by_number else "likeness"


def is_same(new: Fingerprint, known: Known) -> bool:
    """Whether a text in one format is that of a document in another."""
    if _other_number(new, known.fingerprint):
        return False
    return find_same(new, [(known.document_id, known.fingerprint)]) is not None


def _alike_enough(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two texts with one number can be one paper; texts too short to compare can."""
    return min(a.words, b.words) < FEWEST or likeness(a, b) >= UNLIKE


def _other_number(a: Fingerprint, b: Fingerprint) -> bool:
    """Whether two texts have one number and hardly a word in common, or two numbers."""
    return bool(a.identifier and b.identifier) and (a.identifier != b.identifier or not _alike_enough(a, b))


def known_documents(db: Database, where: str, parameters: tuple[object, ...]) -> list[Known]:
    """Documents that meet a condition, in a fixed order."""
    found = db.conn.execute(
        "SELECT d.id, d.format, d.identifier, d.date, f.words, f.sketch FROM fingerprints f "
        f"JOIN documents d ON d.id = f.document_id WHERE {where} ORDER BY d.id LIMIT {CANDIDATES}",
        parameters,
    )
    return [Known(id_, format_, Fingerprint(number, date, words, unpack(sketch)))
            for id_, format_, number, date, words, sketch in found]  # fmt: skip


def _free_id(db: Database, file: Incoming) -> str:
    """The id the rows came with, or one that is free when another document has it."""
    wanted = file.rows.document_id
    if db.conn.execute("SELECT 1 FROM documents WHERE id = ?", (wanted,)).fetchone() is None:
        return wanted
    return f"{wanted}-{digest(file.sha256, file.source)[:8]}"
