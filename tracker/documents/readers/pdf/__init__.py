"""PDF files: letters from ministries, Kamerstukken, Aanhangsel and Handelingen."""

from __future__ import annotations

from tracker.documents.blocks import ParsedSource

NAME = "pdf"


def sniff(head: bytes, name: str) -> bool:
    """Whether the mark of a PDF stands in the first bytes."""
    return b"%PDF-" in head[:1024]


def read(data: bytes) -> ParsedSource:
    """The blocks and metadata of a PDF; raises UnreadableError for a scan, an encrypted, damaged or enormous one."""
    from tracker.documents.readers.pdf.document import read_document  # noqa: PLC0415 (the C library, only where it's used)

    return read_document(data)
