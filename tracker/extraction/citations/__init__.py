"""Citations of Dutch parliamentary papers and official publications, found in running text.

`find_citations` is pure and usable on its own: a string in, frozen `Citation` records out, each with its span.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from tracker.extraction.citations.back_references import find_back_references
from tracker.extraction.citations.bare_numbers import find_bare_numbers
from tracker.extraction.citations.european import find_treaties
from tracker.extraction.citations.law import find_law
from tracker.extraction.citations.official_journal import find_journal
from tracker.extraction.citations.old_papers import find_old_papers
from tracker.extraction.citations.scan import scan
from tracker.models import Citation, Document
from tracker.parliament.dashes import with_plain_hyphens

__all__ = ["find_citations", "find_document_citations"]


def find_citations(text: str) -> tuple[Citation, ...]:
    """Every citation in `text`, in order of place; `text[c.start:c.end] == c.raw` for each.

    `identifier` is the id of the official portal, or None with the reason in `note`. Takes time linear in the text.
    """
    return _find(text, None)


def _find(text: str, own: str | None) -> tuple[Citation, ...]:
    """The citations of a text that is itself filed in the dossier `own`."""
    plain = with_plain_hyphens(text)
    found = _find_plain(plain, own)
    if plain != text:
        found = [replace(c, raw=text[c.start : c.end]) for c in found]
    return tuple(found)


def _find_plain(text: str, own: str | None) -> list[Citation]:
    """The citations of a text whose hyphens are all plain ones."""
    found = list(scan(text))
    if "amerstuk" in text or "EK " in text or "kst-" in text or "itting " in text:
        found = _merge(found, list(find_old_papers(text)))
    found = _merge(found, find_treaties(text))
    found = _merge(found, list(find_journal(text)))
    found = _merge(found, find_law(text))
    found = _merge(found, list(find_bare_numbers(text, found, own)))
    if found:
        found = _merge(found, find_back_references(text, found))
    return found


def _merge(found: list[Citation], more: list[Citation]) -> list[Citation]:
    """Add the citations of `more` that do not overlap one already found; in order of place."""
    if not more:
        return found
    starts = [citation.start for citation in found]
    fresh = []
    for citation in more:
        place = bisect_right(starts, citation.start)
        free_left = place == 0 or found[place - 1].end <= citation.start
        free_right = place == len(found) or found[place].start >= citation.end
        if free_left and free_right:
            fresh.append(citation)
    return sorted([*found, *fresh], key=lambda citation: citation.start)


def find_document_citations(document: Document) -> tuple[Citation, ...]:
    """The citations of a document: those in footnotes carry the note's number; its own id and head are left out."""
    notes = sorted(document.footnotes, key=lambda note: note.start)
    starts = [note.start for note in notes]
    own = document.metadata.identifier
    found: list[Citation] = []
    for citation in _find(document.text, document.metadata.dossier):
        if citation.role == "own_head" or (citation.identifier is not None and citation.identifier == own):
            continue
        place = bisect_right(starts, citation.start) - 1
        inside = place >= 0 and citation.start < notes[place].end
        found.append(replace(citation, footnote=notes[place].number) if inside else citation)
    return tuple(found)
