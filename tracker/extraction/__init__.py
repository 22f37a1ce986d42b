"""What a document commits to: commitments, citations and motions, each with its span. Pure: text in, records out."""

from __future__ import annotations

from tracker.extraction.citations import find_document_citations
from tracker.extraction.commitments import find_commitments
from tracker.extraction.motions import find_events, find_motions
from tracker.models import Document, Extraction


def extract_document(document: Document) -> Extraction:
    """All commitments, citations, motions and motion events of `document`, in the order of the text."""
    citations = find_document_citations(document)
    motions = find_motions(document, citations)
    events = find_events(document, motions)
    commitments = find_commitments(document, events)
    return Extraction(document, commitments, citations, motions, events)
