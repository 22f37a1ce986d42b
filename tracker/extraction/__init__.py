"""What a document commits to: commitments, citations and motions, each with its span. Pure: text in, records out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from tracker.extraction.citations import find_document_citations
from tracker.extraction.commitments import find_commitments
from tracker.extraction.motions import find_events, find_motions
from tracker.models import Document, Extraction


def extract_document(document: Document) -> Extraction:
    """All commitments, citations, motions and motion events of `document`, in the order of the text."""
    with _no_garbage_collection():
        citations = find_document_citations(document)
        motions = find_motions(document, citations)
        events = find_events(document, motions)
        commitments = find_commitments(document, events)
    return Extraction(document, commitments, citations, motions, events)


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """Pause the search for circles of objects, of which a document makes none and which costs a tenth of the time."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()
