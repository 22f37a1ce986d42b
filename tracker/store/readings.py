"""Keeps how a document was read, beside its text, so that new rules extract from it without its file."""

from __future__ import annotations

import json
import zlib
from dataclasses import astuple, fields
from typing import Any

from tracker.models import Document, Footnote, Metadata, Section, Sentence


def pack(document: Document) -> bytes:
    """All that was read of a document but its text."""
    known = {field.name: getattr(document.metadata, field.name) for field in fields(Metadata)}
    said: dict[str, Any] = {
        "source": document.source,
        "sha256": document.sha256,
        "format": document.format,
        "metadata": {name: value for name, value in known.items() if value is not None},
        "sections": [astuple(section) for section in document.sections],
        "sentences": [astuple(sentence) for sentence in document.sentences],
        "footnotes": [astuple(note) for note in document.footnotes],
    }
    return zlib.compress(json.dumps(said, ensure_ascii=True, separators=(",", ":")).encode("ascii"))


def unpack(reading: bytes, text: str) -> Document:
    """The document as it was read."""
    said = json.loads(zlib.decompress(reading))
    sentences = (Sentence(*map(_frozen, values)) for values in said["sentences"])
    return Document(
        said["source"],
        said["sha256"],
        said["format"],
        text,
        Metadata(**said["metadata"]),
        tuple(Section(*values) for values in said["sections"]),
        tuple(sentences),
        tuple(Footnote(*values) for values in said["footnotes"]),
    )


def _frozen(value: Any) -> Any:  # noqa: ANN401
    return tuple(value) if isinstance(value, list) else value
