"""From the blocks of a source to a Document: clean text, sections, sentences, footnotes, letterhead."""

from __future__ import annotations

import re

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Rendition
from tracker.models import Document, Section, Sentence

MARK = re.compile(f"{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
END = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


def assemble(rendition: Rendition, source: str, sha256: str) -> Document:
    """The document that a rendition shows; `sha256` is of the bytes of the source."""
    parts: list[str] = []
    sentences: list[Sentence] = []
    at = 0
    for ordinal, block in enumerate(rendition.blocks):
        text = " ".join(MARK.sub("", block.text).split())
        start = 0
        for cut in [m for m in END.finditer(text)] if block.kind == "paragraph" else []:
            sentences.append(Sentence(at + start, at + cut.start(), paragraph=ordinal))
            start = cut.end()
        kind = "running" if block.kind == "paragraph" else block.kind
        sentences.append(Sentence(at + start, at + len(text), kind=kind, paragraph=ordinal))
        parts.append(text)
        at += len(text) + 2
    body = "\n\n".join(parts)
    return Document(
        source=source,
        sha256=sha256,
        format=rendition.format,
        text=body,
        metadata=rendition.metadata,
        sections=(Section(None, 0, 0, len(body)),),
        sentences=tuple(sentences),
    )
