"""What a document commits to: commitments, citations and motions, each with its span. Pure: text in, records out."""

from __future__ import annotations

import sys
from types import ModuleType

from tracker.documents import read_text
from tracker.extract.citations import find_document_citations
from tracker.extract.commitments import find_commitments
from tracker.extract.motions import find_events, find_motions
from tracker.models import Document, Extraction


def extract_document(document: Document) -> Extraction:
    """All commitments, citations, motions and motion events of `document`, in the order of the text."""
    citations = find_document_citations(document)
    motions = find_motions(document, citations)
    events = find_events(document, motions)
    commitments = find_commitments(document, events)
    return Extraction(document, commitments, citations, motions, events)


def extract(text: str, source: str = "-") -> Extraction:
    """What a letter in plain text or Markdown says: commitments, citations, motions and what happened to them.

    Spans point into `result.document.text`, the clean text: hyphens mended, lines joined, markup and footnote marks
    gone. Raises tracker.Unreadable when there is no text in it.
    """
    return extract_document(read_text(text, source))


class _CallablePackage(ModuleType):
    """Python puts this package in place of the function of the same name in `from tracker import extract`."""

    def __call__(self, text: str, source: str = "-") -> Extraction:
        return extract(text, source)


sys.modules[__name__].__class__ = _CallablePackage
