"""Files that hold no text we can read, each rejected with what to do about it."""

from __future__ import annotations

import re

from tracker.documents.blocks import ParsedSource, UnreadableError

NAME = "unsupported"

KINDS: tuple[tuple[bytes, str], ...] = (
    (
        rb"\xff\xd8\xff|\x89PNG\r\n|GIF8[79]a|BM.{4}\0\0\0\0|RIFF.{4}WEBP",
        "afbeelding: maak er met tekstherkenning (OCR) een PDF van",
    ),
    (rb"II\*\0|MM\0\*", "gescande afbeelding (TIFF): maak er met tekstherkenning (OCR) een PDF van"),
    (rb"7z\xbc\xaf\x27\x1c", "7-Zip-archief: pak het uit of maak er een ZIP van"),
    (rb"Rar!\x1a\x07", "RAR-archief: pak het uit of maak er een ZIP van"),
    (rb"\x1f\x8b|BZh|\xfd7zXZ\0", "ingepakt bestand (gz, bz2 of xz): pak het eerst uit"),
    (rb"SQLite format 3\0", "SQLite-database: geen document"),
    (rb"MZ|\x7fELF|\xca\xfe\xba\xbe", "programma: geen document"),
    (rb"ID3|.{4}ftyp|OggS|RIFF.{4}(WAVE|AVI )", "geluid of beeld: geen document"),
    (rb"PK\x03\x04", "ZIP met iets anders dan documenten, of een Excel- of PowerPoint-bestand: sla het op als PDF"),
    (rb"PK\x05\x06", "leeg ZIP-bestand"),
    (rb"(\xef\xbb\xbf)?\s*(\{\s*\"[^\"]{1,80}\"\s*:|\[\s*(\{\s*\"|\]))", "gegevens in JSON: geen document"),
)
# All of these, for one test of sources that are none of them.
KNOWN = re.compile(b"|".join(b"(?:%b)" % form for form, _ in KINDS), re.DOTALL)


def sniff(head: bytes, name: str) -> bool:
    """Whether the first bytes are those of a known format without readable text."""
    return KNOWN.match(head) is not None


def read(data: bytes) -> ParsedSource:
    """Always raises UnreadableError, with the reason."""
    raise UnreadableError(_reason(data[:64]) or "geen document")


def _reason(head: bytes) -> str | None:
    """Why a file that begins so can't be read; None when it isn't one of KINDS."""
    return next((reason for form, reason in KINDS if re.match(form, head, re.S)), None)
