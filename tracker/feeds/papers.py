"""Fetches a paper that a feed names, reads it and stores what it says, with the feed's word for what it leaves out."""

from __future__ import annotations

from dataclasses import fields, replace
from hashlib import sha1

from tracker import documents
from tracker.documents import UnreadableError
from tracker.extraction import extract_document
from tracker.feeds.client.errors import FeedError, NotCachedError, ResponseError, UnavailableError
from tracker.feeds.context import Context, PartCounts
from tracker.feeds.feed_documents import KnownPaper, known_paper, save_main, save_paper
from tracker.feeds.records import File, Paper
from tracker.models import Metadata
from tracker.resolve.conflicts import compare_paper
from tracker.store.document_match import rendition_key
from tracker.store.runs import resolve_rejects, save_reject
from tracker.store.save import save_document

LARGEST = 100 * 1024 * 1024
"""Bytes of one paper."""
_XML = ("application/xml", "text/xml")
_UNNAMED = ("application/octet-stream", "binary/octet-stream", "application/x-unknown-content-type")


def store_paper(context: Context, feed: str, paper: Paper, counts: PartCounts) -> bool:
    """Fetch and store one paper unless this edition of it was read by these rules; True when it was new or changed.

    What can't be fetched or read is kept in `rejects` with the reason; an edition that was read earlier stays. Raises
    UnavailableError when the host gives up.
    """
    known = known_paper(context.db, paper.guid)
    if known is not None and _is_done(context, known, paper):
        counts.unchanged += 1
        save_main(context.db, paper)
        return False
    if not context.papers:
        with context.db.atomic():
            save_paper(context.db, feed, paper, context.now(), state="known")
        return True
    reasons: list[str] = []
    kept = False
    for file in paper.files:
        try:
            fetched = _fetch(context, paper, file)
        except UnavailableError:
            raise
        except FeedError as error:
            reasons.append(error.dutch)
            kept = kept or not isinstance(error, NotCachedError)
            continue
        kept = True
        if _store(context, feed, paper, file, fetched, reasons):
            counts.stored += 1
            return True
    if reasons and not kept:  # offline, and none of its files was ever fetched
        with context.db.atomic():
            save_paper(context.db, feed, paper, context.now(), state="known")
        return True
    _reject(context, feed, paper, known, reasons)
    counts.rejected += 1
    return True


def store_beside(context: Context, feed: str, paper: Paper, counts: PartCounts) -> None:
    """Store a paper that comes with a record: it counts as stored or rejected, not as a record."""
    unchanged = counts.unchanged
    store_paper(context, feed, paper, counts)
    counts.unchanged = unchanged


def _is_done(context: Context, known: KnownPaper, paper: Paper) -> bool:
    """Whether there is nothing to do: an older edition, or this one, read by these rules or not to be read."""
    if known.changed != paper.changed:
        return known.changed > paper.changed
    read = known.state == "stored" and known.extractor_version == context.extractor_version
    return read or not context.papers


def filled(own: Metadata, theirs: Metadata) -> Metadata:
    """What a document says of itself, and for what it leaves out what the feed says."""
    missing = {
        field.name: getattr(theirs, field.name) for field in fields(Metadata) if getattr(own, field.name) is None
    }
    if own.kind in (None, "overig") and theirs.kind is not None:
        missing["kind"] = theirs.kind
    return replace(own, **missing)


def _fetch(context: Context, paper: Paper, file: File) -> bytes:
    kind = file.kind.split(";")[0].strip().lower()
    types = _XML if kind in _XML else (kind, *_UNNAMED) if kind else ()
    body = context.client.get(file.url, role="file", types=types, version=paper.changed, size=LARGEST).body
    if file.sha1 and sha1(body, usedforsecurity=False).hexdigest() != file.sha1:
        raise ResponseError(
            file.url,
            "its bytes do not have the SHA-1 that the feed says",
            "de bytes hebben niet de SHA-1 van de bron",
        )
    return body


def _store(context: Context, feed: str, paper: Paper, file: File, data: bytes, reasons: list[str]) -> bool:
    """Read and store one file of a paper; False, with the reason, when that can't be done."""
    db, theirs = context.db, paper.metadata
    try:
        document = documents.read(data, file.url)
        extraction = extract_document(replace(document, metadata=filled(document.metadata, theirs)))
    except UnreadableError as error:
        reasons.append(f"{file.url}: {error.reason}")
        return False
    except Exception as error:  # one paper must not end a run of a million; the reason names it
        reasons.append(
            f"{file.url}: fout in het programma ({type(error).__name__}: {error}): meld dit met het bestand erbij"
        )
        return False
    with db.atomic():
        save_document(
            db, extraction, run_id=context.run_id, extractor_version=context.extractor_version, size=len(data)
        )
        key = rendition_key(document.source, document.sha256)
        (document_id,) = db.conn.execute("SELECT document_id FROM renditions WHERE id = ?", (key,)).fetchone()
        save_paper(db, feed, paper, context.now(), state="stored", source=document.source, document_id=document_id)
        resolve_rejects(db, [each.url for each in paper.files])
        compare_paper(db, document_id, document.metadata, theirs, document.source, context.now())
    return True


def _reject(context: Context, feed: str, paper: Paper, known: KnownPaper | None, reasons: list[str]) -> None:
    reason = "; ".join(reasons) or "de bron noemt er geen bestand bij"
    source = paper.files[0].url if paper.files else paper.guid
    with context.db.atomic():
        earlier = known.document_id if known else None
        save_paper(
            context.db, feed, paper, context.now(), state="rejected", source=source, reason=reason, document_id=earlier
        )
        save_reject(context.db, source, reason, run_id=context.run_id, stage="fetch")
