"""Reading a file through to what it commits to, without a database."""

from __future__ import annotations

from pathlib import Path

from tracker.documents import read
from tracker.extract import extract_document
from tracker.models import Extraction


def extract_file(path: str | Path) -> Extraction:
    """What a file says, in any format that is read (text, PDF, DOCX, HTML, official XML, ...); see `extract`.

    Raises OSError when the file can't be opened and tracker.Unreadable, with the reason, when it can't be read.
    """
    path = Path(path)
    return extract_document(read(path.read_bytes(), str(path)))
