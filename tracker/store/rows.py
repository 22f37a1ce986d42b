"""What one document says, as rows of the tables: pure, so that it runs in the process that read the document.

Ids are hashes of what a row says and of the document that says it, so that the same document gives the same ids
wherever and however often it is read. Which column holds what is said in tracker/store/tables/; the records below
are what its paths (`from: commitment.amount.value`) start from.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import Any

from tracker.dutch.dates import last_day
from tracker.models import Citation, Commitment, Document, Extraction, Metadata, Motion, MotionEvent
from tracker.parliament.members import normalise_surname
from tracker.parliament.vindplaats import vindplaats
from tracker.resolve.renditions import Fingerprint, bands, fingerprint
from tracker.resolve.threads import subject
from tracker.sql import digest, year_of
from tracker.store.commitment_index import CommitmentIndex
from tracker.store.values import Row, row_of

REFERENCES = ("id", "commitment_id", "motion_link_id")
"""Columns that refer to rows of the same document: hashes of the document too, once that is known."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document.

    Until `with_document_id` gives them their document, ids say only what a row says, and there is no `document_id`.
    """

    document_id: str
    fingerprint: Fingerprint
    bands: tuple[int, ...]
    exact: int
    """Hash of the text: equal for two files with the same words."""
    document: Row
    commitments: tuple[Row, ...]
    candidates: tuple[Row, ...]
    """Sentences the extraction is not sure enough of to call them commitments."""
    citations: tuple[Row, ...]
    motion_links: tuple[Row, ...]
    motion_events: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class DocumentRecord:
    """What a row of `documents` is read from."""

    document: Document
    commitment_count: int

    @property
    def metadata(self) -> Metadata:
        """What is known of the document."""
        return self.document.metadata

    @property
    def year(self) -> int:
        """The year it speaks at."""
        return year_of(date_of(self.metadata))

    @property
    def vindplaats(self) -> str:
        """How it is cited."""
        m = self.metadata
        return vindplaats(m.identifier, m.chamber, m.session_year, m.dossier, m.number)

    @property
    def footnotes(self) -> list[dict[str, Any]]:
        """Its footnotes, with their places."""
        return [{"number": f.number, "start": f.start, "end": f.end, "mark": f.mark} for f in self.document.footnotes]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Its headings, with their places."""
        return [
            {"title": s.title, "level": s.level, "start": s.start, "end": s.end}
            for s in self.document.sections
            if s.title
        ]


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """What a row of `commitments` or `candidates` is read from."""

    id: str
    commitment: Commitment
    metadata: Metadata
    footnotes: tuple[str, ...] = ()

    @property
    def date(self) -> str | None:
        """The date the document speaks at."""
        return date_of(self.metadata)

    @property
    def year(self) -> int:
        """The year of that date."""
        return year_of(self.date)

    @property
    def subject(self) -> str | None:
        """What its thread is known by."""
        return subject(self.commitment)

    @property
    def deadline_last(self) -> str | None:
        """The last day of the deadline, where the deadline itself does not say."""
        return last_day(self.commitment.deadline.date) if self.commitment.deadline else None


@dataclass(frozen=True, slots=True)
class CitationRecord:
    """What a row of `citations` is read from."""

    id: str
    commitment_id: str | None
    citation: Citation


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """What a row of `motion_links` is read from."""

    id: str
    commitment_id: str | None
    method: str
    raw: str
    motion: Motion
    document_date: str | None = None

    @property
    def first_sponsor(self) -> str | None:
        """The surname of who moved it, as names are compared."""
        return normalise_surname(self.motion.sponsors[0]) if self.motion.sponsors else None


@dataclass(frozen=True, slots=True)
class EventRecord:
    """What a row of `motion_events` is read from."""

    id: str
    commitment_id: str | None
    motion_link_id: str
    date: str | None
    quote: str
    event: MotionEvent


def new_document_id(document: Document) -> str:
    """The id of a document that is not known yet: the portal's identifier, else made of the bytes of the source."""
    return document.metadata.identifier or f"d{document.sha256[:16]}"


def rows(extraction: Extraction) -> Rows:
    """Everything one extraction gives the tables."""
    from tracker.extraction.commitments import DEFAULT_THRESHOLD  # noqa: PLC0415 (a run that extracts nothing loads no rules)

    document = extraction.document
    said = list(zip(commitment_ids(extraction.commitments), extraction.commitments, strict=True))
    kept = [(id_, c) for id_, c in said if c.confidence >= DEFAULT_THRESHOLD]
    ids, extraction = [id_ for id_, _ in kept], replace(extraction, commitments=tuple(c for _, c in kept))
    index, known_by = CommitmentIndex(document, extraction.commitments), fingerprint(document)
    links, events = _motions(extraction, index, ids)
    return Rows(
        new_document_id(document),
        known_by,
        bands(known_by),
        int.from_bytes(blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True),
        row_of("documents", DocumentRecord(document, len(kept))),
        tuple(
            row_of("commitments", CommitmentRecord(id_, c, document.metadata, index.footnotes(c))) for id_, c in kept
        ),
        tuple(
            row_of("candidates", CommitmentRecord(id_, c, document.metadata))
            for id_, c in said
            if c.confidence < DEFAULT_THRESHOLD
        ),
        tuple(_citations(extraction, index, ids)),
        tuple(links),
        tuple(events),
    )


def commitment_ids(commitments: Sequence[Commitment]) -> list[str]:
    """One id a commitment: a hash of kind and quote, and of its ordinal where a quote recurs."""
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for commitment in commitments:
        key = (commitment.kind, commitment.quote)
        seen[key] += 1
        again = (seen[key],) if seen[key] > 1 else ()
        ids.append(digest(*key, *again))
    return ids


def with_document_id(made: Rows, document_id: str) -> Rows:
    """The same rows as those of a document: ids become hashes of the document too, and refer to one another."""

    @cache
    def final(local: str) -> str:
        return digest(document_id, local)

    def tied(found: Iterable[Row]) -> tuple[Row, ...]:
        return tuple(
            row
            | {"document_id": document_id}
            | {name: final(row[name]) for name in REFERENCES if row.get(name) is not None}
            for row in found
        )

    return replace(
        made,
        document_id=document_id,
        commitments=tied(made.commitments),
        candidates=tied(made.candidates),
        citations=tied(made.citations),
        motion_links=tied(made.motion_links),
        motion_events=tied(made.motion_events),
    )


def date_of(known: Metadata) -> str | None:
    """The date a document speaks at: its own, else the last day of the meeting it is about."""
    return known.date or known.meeting_end or known.meeting_start


def _citations(extraction: Extraction, index: CommitmentIndex, ids: list[str]) -> list[Row]:
    seen: Counter[tuple[int, int, str]] = Counter()
    made = []
    for c in extraction.citations:
        key = (c.start, c.end, c.identifier or c.raw)
        seen[key] += 1
        at = index.commitment(c.start, c.footnote)
        record = CitationRecord(digest("citation", *key, seen[key]), None if at is None else ids[at], c)
        made.append(row_of("citations", record))
    return made


def _motions(extraction: Extraction, index: CommitmentIndex, ids: list[str]) -> tuple[list[Row], list[Row]]:
    document = extraction.document
    own, date, said = document.metadata.identifier, document.metadata.date, date_of(document.metadata)
    links: list[MotionRecord] = []
    for place, m in enumerate(extraction.motions):
        at = index.motion(m.start)
        method = "none" if m.identifier is None else "own" if m.identifier == own else "number"
        id_ = digest("motion", m.start, m.end, m.identifier, place)
        links.append(
            MotionRecord(id_, None if at is None else ids[at], method, document.text[m.start : m.end], m, date)
        )
    events = []
    for place, e in enumerate(extraction.events):
        at, link = index.commitment(e.start), links[e.motion]
        id_ = digest("event", e.start, e.end, e.event, link.id, place)
        home = link.commitment_id or (None if at is None else ids[at])
        events.append(EventRecord(id_, home, link.id, said, document.text[e.start : e.end], e))
    return [row_of("motion_links", link) for link in links], [row_of("motion_events", event) for event in events]
