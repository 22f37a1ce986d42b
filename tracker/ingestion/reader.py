"""Reads one file into rows: what a worker does. No database here; the same in any process."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tracker.documents import Unreadable
from tracker.documents import read as read_document
from tracker.extraction import extract_document
from tracker.ingestion.archives import unpack
from tracker.ingestion.paths import Found
from tracker.store.document_match import Incoming, rendition_key
from tracker.store.rows import rows

LARGEST = 100 * 2**20
"""Bytes of one file; the longest letter with pictures stays far below it."""
LARGEST_ARCHIVE = 512 * 2**20
ARCHIVE = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Stored:
    """What the database knows of a file: the bytes, and the version that read them."""

    sha256: str
    version: str


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read, and what is known of it and its members, by the key of the rendition."""

    file: Found
    known: Mapping[str, Stored]
    version: str
    data: bytes | None = None
    """The bytes, where they were read already (standard input)."""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A file whose bytes were read before by the same rules."""

    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """A file that can't be read; `stage` is path, read or extract."""

    source: str
    reason: str
    stage: str = "read"
    sha256: str | None = None
    size: int | None = None


Result = Incoming | Unchanged | Rejected


def read_file(job: Job) -> list[Result]:
    """Everything one file gives: one result, or as many as an archive has members."""
    data = _bytes(job.file) if job.data is None else job.data
    if isinstance(data, bytes) and job.data is not None and len(data) > LARGEST:
        data = Rejected(job.file.source, f"te groot (meer dan {LARGEST / 2**20:.0f} MB): splits het", size=len(data))
    if isinstance(data, Rejected):
        return [data]
    try:
        return list(_members(job, data))
    except (RecursionError, MemoryError):
        return [Rejected(job.file.source, "te groot of te diep om te lezen: splits het bestand", size=len(data))]


def read_stdin() -> bytes:
    """Standard input to its end; one byte more than is allowed when it is too large, so that it is rejected."""
    return sys.stdin.buffer.read(LARGEST + 1)


def _bytes(file: Found) -> bytes | Rejected:
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
    members = unpack(data, source)
    if members is None:
        yield _read(job, data, source, place, None)
        return
    container = rendition_key(place, "")
    for name, content in members:
        if isinstance(content, Unreadable):
            yield Rejected(name, content.reason)
        else:
            yield _read(job, content, name, place + name[len(source) :], container)


def _read(job: Job, data: bytes, source: str, place: str, container: str | None) -> Result:
    """One document: unchanged, its rows, or why there are none."""
    sha256 = hashlib.sha256(data).hexdigest()
    key = rendition_key(place, sha256)
    stored = job.known.get(key)
    if stored is not None and stored.sha256 == sha256 and stored.version == job.version:
        return Unchanged(key, len(data))
    stage = "read"
    try:
        document = read_document(data, source)
        stage = "extract"
        extraction = extract_document(document)
        made = rows(extraction)
    except Unreadable as problem:
        return Rejected(source, problem.reason, stage, sha256, len(data))
    except Exception as error:  # one document must not end a run of a million; the reason names the place to mend
        reason = f"fout in het programma ({type(error).__name__}: {_line(error)}): meld dit met het bestand erbij"
        return Rejected(source, reason, stage, sha256, len(data))
    return Incoming(source, key, container, document.format, sha256, len(data), made)


def _line(error: Exception) -> str:
    """What an error says, on one line of at most 200 characters, and where it arose."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    where = f"{os.path.basename(trace.tb_frame.f_code.co_filename)}:{trace.tb_lineno}" if trace else ""
    return f"{' '.join(str(error).split())[:200]} in {where}"
