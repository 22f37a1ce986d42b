"""What a document says: bytes in, a Document with clean text, sentences, sections and letterhead out."""

from __future__ import annotations

import hashlib

from tracker.documents.assemble import assemble
from tracker.documents.blocks import Block, ParsedSource, Unreadable, UnreadableError
from tracker.documents.decode import normalise
from tracker.documents.readers import classified
from tracker.documents.readers import read as render
from tracker.documents.readers.text import read_string
from tracker.models import Document

__all__ = ["Block", "ParsedSource", "Unreadable", "UnreadableError", "assemble", "read", "read_text", "render"]

LONGEST = 10_000_000
"""Characters of text of one document: some 4,000 pages, and what can be searched in a few minutes."""


def read(data: bytes, source: str) -> Document:
    """The document in these bytes; `source` is the path or URL they came from. Raises UnreadableError."""
    rendition = render(data, source)
    length = sum(len(block.text) for block in rendition.blocks)
    if length > LONGEST:
        raise UnreadableError(f"te lang ({length / 1e6:.0f} miljoen tekens, hooguit {LONGEST // 10**6}): splits het")
    return assemble(rendition, source, hashlib.sha256(data).hexdigest())


def read_text(text: str, source: str = "-") -> Document:
    """The document in a plain text or Markdown string. Raises UnreadableError when there is nothing in it."""
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    return assemble(classified(read_string(normalise(text))), source, digest)
