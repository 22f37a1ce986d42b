"""What one document says, as rows of the tables: pure, so that it runs in the process that read the document.

Ids are hashes of what a row says and of the document that says it, so that the same document gives the same ids
wherever and however often it is read. Facet columns are never empty: what is absent gets a word that says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from typing import Any

from tracker.dutch.dates import last_day
from tracker.extraction.commitments import DEFAULT_THRESHOLD
from tracker.models import Commitment, Document, Extraction, Metadata
from tracker.parliament.members import normalise_surname
from tracker.parliament.vindplaats import vindplaats
from tracker.resolve.renditions import Fingerprint, bands, fingerprint
from tracker.resolve.threads import subject
from tracker.sql import NONE, UNKNOWN, as_json, digest, year_of
from tracker.store.spans import Spans

DOCUMENT = (
    "identifier title kind chamber date year session_year dossier number vindplaats ministry signatory office "
    "reference meeting meeting_start meeting_end place url source format sha256 commitment_count footnotes "
    "sections text"
).split()
COMMITMENT = (
    "id document_id kind status actor addressee beneficiary topic policy_area stance quote section page amount "
    "amount_upper currency amount_eur amount_qualifier amount_per percent percent_of deadline deadline_text "
    "deadline_precision deadline_recurring deadline_last date year chamber person office ministry subject footnotes "
    "start end rule confidence core core_confidence status_confidence counted"
).split()
CANDIDATE = "id document_id kind status actor topic quote section page start end rule confidence".split()
CITATION = (
    "id document_id commitment_id raw kind chamber session_year dossier number pages identifier url footnote start "
    "end confidence note"
).split()
MOTION_LINK = (
    "id document_id commitment_id method raw identifier chamber dossier number title sponsors first_sponsor "
    "cosponsors parties date considerations requests replaces appreciation url note start end"
).split()
MOTION_EVENT = "id document_id commitment_id motion_link_id event date detail quote start end".split()

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one document, each a tuple in the order of the column lists above.

    Until `placed` gives them their document, ids say only what a row says, and the columns `document_id` are empty.
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


def new_document_id(document: Document) -> str:
    """The id of a document that is not known yet: the portal's identifier, else made of the bytes of the source."""
    return document.metadata.identifier or f"d{document.sha256[:16]}"


def rows(extraction: Extraction) -> Rows:
    """Everything one extraction gives the tables."""
    document = extraction.document
    ids = commitment_ids(extraction.commitments)
    candidates = [(i, c) for i, c in zip(ids, extraction.commitments, strict=True) if c.confidence < DEFAULT_THRESHOLD]
    kept = [(i, c) for i, c in zip(ids, extraction.commitments, strict=True) if c.confidence >= DEFAULT_THRESHOLD]
    ids, extraction = [i for i, _ in kept], replace(extraction, commitments=tuple(c for _, c in kept))
    spans, known_by = Spans(document, extraction.commitments), fingerprint(document)
    links, events = _motions(extraction, spans, ids)
    return Rows(
        new_document_id(document),
        known_by,
        bands(known_by),
        int.from_bytes(blake2b(document.text.encode("utf-8", "surrogatepass"), digest_size=8).digest(), signed=True),
        _document(document, len(ids)),
        tuple(_commitments(extraction, spans, ids)),
        tuple(_candidate(id_, candidate) for id_, candidate in candidates),
        tuple(_citations(extraction, spans, ids)),
        tuple(links),
        tuple(events),
    )


def commitment_ids(commitments: Sequence[Commitment]) -> list[str]:
    """One id a commitment: hash of kind and quote, and of the how-manieth it is when a quote recurs."""
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for commitment in commitments:
        key = (commitment.kind, commitment.quote)
        seen[key] += 1
        again = (seen[key],) if seen[key] > 1 else ()
        ids.append(digest(*key, *again))
    return ids


def placed(made: Rows, document_id: str) -> Rows:
    """The same rows as those of a document: ids become hashes of the document too, and refer to one another."""

    @cache
    def final(local: str | None) -> str | None:
        return None if local is None else digest(document_id, local)

    def plain(found: Iterable[Row]) -> tuple[Row, ...]:
        return tuple((final(row[0]), document_id, *row[2:]) for row in found)

    def tied(found: Iterable[Row]) -> tuple[Row, ...]:
        return tuple((final(row[0]), document_id, final(row[2]), *row[3:]) for row in found)

    events = tuple((*row[:3], final(row[3]), *row[4:]) for row in tied(made.motion_events))
    return replace(
        made,
        document_id=document_id,
        commitments=plain(made.commitments),
        candidates=plain(made.candidates),
        citations=tied(made.citations),
        motion_links=tied(made.motion_links),
        motion_events=events,
    )


def date_of(known: Metadata) -> str | None:
    """The date a document speaks at: its own, else the last day of the meeting it is about."""
    return known.date or known.meeting_end or known.meeting_start


def _document(document: Document, commitments: int) -> Row:
    m = document.metadata
    notes = as_json([{"number": f.number, "start": f.start, "end": f.end, "mark": f.mark} for f in document.footnotes])
    sections = as_json(
        [{"title": s.title, "level": s.level, "start": s.start, "end": s.end} for s in document.sections if s.title]
    )
    return (
        m.identifier, m.title, m.kind or "overig", m.chamber or UNKNOWN, m.date,
        year_of(date_of(m)),
        m.session_year or UNKNOWN, m.dossier or NONE, m.number,
        vindplaats(m.identifier, m.chamber, m.session_year, m.dossier, m.number),
        m.ministry or UNKNOWN, m.signatory, m.office, m.reference, m.meeting, m.meeting_start, m.meeting_end, m.place,
        m.url, document.source, document.format, document.sha256, commitments, notes, sections, document.text,
    )  # fmt: skip


def _commitments(extraction: Extraction, spans: Spans, ids: list[str]) -> list[Row]:
    m = extraction.document.metadata
    date = date_of(m)
    year, chamber, ministry = year_of(date), m.chamber or UNKNOWN, m.ministry or UNKNOWN
    made = []
    for id_, c in zip(ids, extraction.commitments, strict=True):
        amount, percentage, deadline = c.amount, c.percentage, c.deadline
        made.append((
            id_, None, c.kind, c.status, c.actor or UNKNOWN, c.addressee or NONE, c.beneficiary or NONE,
            c.topic, c.policy_area, c.stance or NONE, c.quote, c.section, c.page,
            amount and amount.value, amount and amount.upper, amount.currency if amount else NONE,
            amount and amount.eur, amount and amount.qualifier, amount and amount.per,
            percentage and percentage.value, percentage and percentage.of,
            deadline and deadline.date, deadline and deadline.text, deadline.precision if deadline else NONE,
            (deadline and deadline.recurring) or "nee", deadline and (deadline.last or last_day(deadline.date)),
            date, year, chamber, c.person or UNKNOWN, c.office or UNKNOWN, c.ministry or ministry, subject(c),
            as_json(spans.footnotes(c)), c.start, c.end, c.rule, c.confidence, int(c.core), c.core_confidence,
            c.status_confidence, int(c.counted),
        ))  # fmt: skip
    return made


def _candidate(id_: str, c: Commitment) -> Row:
    return (
        id_, None, c.kind, c.status, c.actor or UNKNOWN, c.topic, c.quote, c.section, c.page, c.start, c.end,
        c.rule, c.confidence,
    )  # fmt: skip


def _citations(extraction: Extraction, spans: Spans, ids: list[str]) -> list[Row]:
    seen: Counter[tuple[int, int, str]] = Counter()
    made = []
    for c in extraction.citations:
        key = (c.start, c.end, c.identifier or c.raw)
        seen[key] += 1
        at = spans.commitment(c.start, c.footnote)
        made.append((
            digest("citation", *key, seen[key]), None, None if at is None else ids[at], c.raw,
            c.kind, c.chamber or UNKNOWN, c.session_year or UNKNOWN, c.dossier or NONE, c.number, c.pages,
            c.identifier, c.url, c.footnote, c.start, c.end, c.confidence, c.note,
        ))  # fmt: skip
    return made


def _motions(extraction: Extraction, spans: Spans, ids: list[str]) -> tuple[list[Row], list[Row]]:
    document = extraction.document
    own, said = document.metadata.identifier, date_of(document.metadata)
    link_ids: list[str] = []
    links: list[Row] = []
    homes: list[str | None] = []
    for place, m in enumerate(extraction.motions):
        at = spans.motion(m.start)
        link_ids.append(digest("motion", m.start, m.end, m.identifier, place))
        homes.append(None if at is None else ids[at])
        method = "none" if m.identifier is None else "own" if m.identifier == own else "number"
        links.append((
            link_ids[-1], None, homes[-1], method, document.text[m.start : m.end], m.identifier,
            m.chamber or UNKNOWN, m.dossier or NONE, m.number, m.title, as_json(m.sponsors),
            normalise_surname(m.sponsors[0]) if m.sponsors else None, int(m.cosponsors), as_json(m.parties), m.date,
            as_json(m.considerations), as_json(m.requests), m.replaces, m.appreciation, m.url, m.note, m.start, m.end,
        ))  # fmt: skip
    events = []
    for place, e in enumerate(extraction.events):
        at, link = spans.commitment(e.start), link_ids[e.motion]
        events.append((
            digest("event", e.start, e.end, e.event, link, place), None,
            homes[e.motion] or (None if at is None else ids[at]), link, e.event, e.date or said,
            e.detail, document.text[e.start : e.end], e.start, e.end,
        ))  # fmt: skip
    return links, events
