"""Citations of Dutch parliamentary papers and official publications, found in running text.

`find_citations` is pure and usable on its own: a string in, frozen `Citation` records out, each with its span.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from tracker.extract.citations.scan import scan
from tracker.models import Citation, Document

__all__ = ["find_citations", "find_document_citations"]


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in `text`, in order of place; `text[c.start:c.end] == c.raw` for each."""
    return tuple(scan(text))


def find_document_citations(document: Document) -> tuple[Citation, ...]:
    """The citations of a document: those in footnotes carry the footnote's number, the document's own id is left out."""
    notes = sorted(document.footnotes, key=lambda note: note.start)
    starts = [note.start for note in notes]
    own = document.metadata.identifier
    found: list[Citation] = []
    for citation in find_citations(document.text):
        if citation.identifier is not None and citation.identifier == own:
            continue
        place = bisect_right(starts, citation.start) - 1
        inside = place >= 0 and citation.start < notes[place].end
        found.append(replace(citation, footnote=notes[place].number) if inside else citation)
    return tuple(found)
