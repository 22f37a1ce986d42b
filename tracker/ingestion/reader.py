"""Reads one file into rows: what a worker does. No database here; the same in any process."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from tracker.documents import UnreadableError
from tracker.documents import read as read_document
from tracker.documents.sandbox import SECONDS
from tracker.ingestion.archives import unpack
from tracker.ingestion.deadline import DeadlineExceeded, deadline
from tracker.ingestion.paths import Found
from tracker.models import Document, Extraction
from tracker.stages import stage
from tracker.store.document_match import Incoming, rendition_key
from tracker.store.readings import pack
from tracker.store.readings import unpack as unpack_reading
from tracker.store.rows import rows

T = TypeVar("T")
LARGEST = 100 * 2**20
"""Bytes of one file; the longest letter with pictures stays far below it."""
LARGEST_ARCHIVE = 512 * 2**20
ARCHIVE = b"PK\x03\x04"
GRACE = 4
"""Seconds more for reading as a whole than for the reader, which says best why it takes so long."""


@dataclass(frozen=True, slots=True)
class Versions:
    """By what files are read and extracted now."""

    reader: str
    rules: str


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database knows of a file: the bytes, what read and extracted them, and for other rules the reading."""

    sha256: str
    reader: str
    rules: str
    best: bool = True
    """Whether the document was read from this file."""
    reading: bytes | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, and what is known of it and its members, by the key of the rendition."""

    file: Found
    known: Mapping[str, Stored]
    versions: Versions
    data: bytes | None = None
    """The bytes, where they were read already (standard input)."""


@dataclass(frozen=True, slots=True)
class Reextraction:
    """A document to extract again from how it was read."""

    source: str
    key: str
    container: str | None
    size: int
    versions: Versions
    reading: bytes
    text: str


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose bytes were read before by the same rules."""

    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that can't be read; `stage` is path, read, extract or store."""

    source: str
    reason: str
    stage: str = "read"
    sha256: str | None = None
    size: int | None = None


Work = Job | Reextraction
Result = Incoming | Unchanged | Rejected


def read_file(work: Work) -> list[Result]:
    """Everything one file gives: one result, or as many as an archive has members."""
    if isinstance(work, Reextraction):
        return [reextract(work)]
    data = file_bytes(work.file) if work.data is None else work.data
    if isinstance(data, bytes) and work.data is not None and len(data) > LARGEST:
        data = Rejected(work.file.source, f"te groot (meer dan {LARGEST / 2**20:.0f} MB): splits het", size=len(data))
    if isinstance(data, Rejected):
        return [data]
    try:
        return list(_members(work, data))
    except (RecursionError, MemoryError):
        return [Rejected(work.file.source, "te groot of te diep om te lezen: splits het bestand", size=len(data))]


def reextract(work: Reextraction) -> Result:
    """The rows that the rules of now find in a document as it was read."""
    document = replace(unpack_reading(work.reading, work.text), source=work.source)
    found = _extract(document, work.key, work.container, work.size, work.versions, work.reading)
    return replace(found, again="extracted") if isinstance(found, Incoming) else found


def read_stdin() -> bytes:
    """Standard input to its end; one byte more than is allowed when it is too large, so that it is rejected."""
    return sys.stdin.buffer.read(LARGEST + 1)


def file_bytes(file: Found) -> bytes | Rejected:
    """The bytes of a file, or why they can't be had."""
    try:
        size = os.stat(file.place).st_size
        with open(file.place, "rb") as opened:
            head = opened.read(4)
            if size > (LARGEST_ARCHIVE if head == ARCHIVE else LARGEST):
                return Rejected(file.source, _too_large(size), size=size)
            return head + opened.read()
    except OSError as error:
        return Rejected(file.source, f"kan niet worden gelezen ({error.strerror}): pas de rechten aan", "path")


def _too_large(size: int) -> str:
    return f"te groot ({size / 2**20:.0f} MB, hooguit {LARGEST / 2**20:.0f} MB): splits het of lever de tekst aan"


def _members(job: Job, data: bytes) -> Iterator[Result]:
    """The results of a file: of itself, or of its members when it is an archive or a message."""
    source, place = job.file.source, job.file.place
    try:
        members = _in_time(lambda: unpack(data, source))
        if members is None:
            yield _read(job, data, source, place, None)
            return
        container = rendition_key(place, "")
        while (member := _in_time(lambda: next(members, None))) is not None:
            name, content = member
            if isinstance(content, UnreadableError):
                yield Rejected(name, content.reason)
            else:
                yield _read(job, content, name, place + name[len(source) :], container)
    except DeadlineExceeded:
        yield Rejected(
            source, f"het uitpakken duurde langer dan {SECONDS:g} seconden: pak het zelf uit", size=len(data)
        )


def _in_time(work: Callable[[], T]) -> T:
    with deadline(SECONDS):
        return work()


def _read(job: Job, data: bytes, source: str, place: str, container: str | None) -> Result:
    """One document: unchanged, its rows, or why there are none."""
    sha256 = hashlib.sha256(data).hexdigest()
    key = rendition_key(place, sha256)
    stored = job.known.get(key)
    same = stored is not None and stored.sha256 == sha256
    if same and stored is not None and stored.reader == job.versions.reader:
        if stored.rules == job.versions.rules or not stored.best:
            return Unchanged(key, len(data))
        if stored.reading is not None:
            return reextract(Reextraction(source, key, container, len(data), job.versions, stored.reading, stored.text))
    try:
        with stage("reading"), deadline(SECONDS + GRACE):
            document = read_document(data, source)
    except (UnreadableError, DeadlineExceeded, Exception) as error:
        return _rejected(error, "read", source, sha256, len(data))
    found = _extract(document, key, container, len(data), job.versions, b"")
    return replace(found, again="read") if same and isinstance(found, Incoming) else found


def _extract(
    document: Document, key: str, container: str | None, size: int, versions: Versions, reading: bytes
) -> Result:
    """The rows that a document gives, or why there are none; `reading` is how it was read, where that is kept."""
    try:
        with stage("extraction"), deadline(SECONDS):
            made = rows(extract_document(document))
            reading = reading or pack(document)
    except (UnreadableError, DeadlineExceeded, Exception) as error:
        return _rejected(error, "extract", document.source, document.sha256, size)
    return Incoming(
        document.source, key, container, document.format, document.sha256, size, made, reading, versions.reader
    )


def extract_document(document: Document) -> Extraction:
    """All that a document says; the rules are loaded when the first is extracted, so that a run without loads none."""
    from tracker.extraction import extract_document as extract  # noqa: PLC0415

    return extract(document)


def _rejected(error: BaseException, stage: str, source: str, sha256: str, size: int) -> Rejected:
    """Why a document gives no rows; a fault of the program names the place to mend, and costs one document."""
    if isinstance(error, UnreadableError):
        reason = error.reason
    elif isinstance(error, DeadlineExceeded):
        what = "lezen" if stage == "read" else "zoeken van uitspraken"
        reason = f"het {what} duurde langer dan {SECONDS:g} seconden: splits het of lever de tekst anders aan"
    elif isinstance(error, (RecursionError, MemoryError)):
        reason = "te groot of te diep om te lezen: splits het bestand"
    else:
        reason = fault(error)
    return Rejected(source, reason, stage, sha256, size)


def fault(error: BaseException) -> str:
    """What is said of an error that the program should not make."""
    return f"fout in het programma ({type(error).__name__}: {_line(error)}): meld dit met het bestand erbij"


def _line(error: BaseException) -> str:
    """What an error says, on one line of at most 200 characters, and where it arose."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
    return f"{' '.join(str(error).split())[:200]} in {where}"
