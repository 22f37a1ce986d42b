"""Reading a text or a file through to what it commits to: plain functions without a database, for any pool."""

from __future__ import annotations

from pathlib import Path

from tracker.documents import read, read_text
from tracker.extraction import extract_document
from tracker.models import Extraction


def extract(text: str, source: str = "-") -> Extraction:
    """What a letter in plain text or Markdown says: commitments, citations, motions and what happened to them.

    Spans point into `result.document.text`, the clean text: hyphens mended, lines joined, markup and footnote marks
    gone. Raises tracker.UnreadableError when there is no text in it.
    """
    return extract_document(read_text(text, source))


def extract_file(path: str | Path) -> Extraction:
    """What a file says, in any format that is read (text, PDF, DOCX, HTML, official XML, ...); see `extract`.

    Raises OSError when the file can't be opened and tracker.UnreadableError, with the reason, when it can't be read.
    """
    path = Path(path)
    return extract_document(read(path.read_bytes(), str(path)))
