"""Motions named in letters: mentions in running text joined with their footnotes, one record a motion."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extraction.motions.coreference import Occurrence, unite
from tracker.extraction.motions.dates import date_near
from tracker.extraction.motions.mention_grammar import Mention, find_mentions, mended
from tracker.models import Citation, Document, Footnote, Motion
from tracker.parliament.members import named_alike

REACH = 320
"""How far behind the names, in characters and within the sentence, a motion's number may stand."""
_OTHER_PAPER = re.compile(
    r"\b(?:brief|kamerbrief|verslag|amendement|nota|rapport|wetsvoorstel|debat|vragen|reactie|toezegging)\b[^()]*\(?\s?\Z",
    re.I,
)


@dataclass(frozen=True, slots=True)
class _Page:
    """A document with all that is looked up in it, in order of place."""

    document: Document
    mentions: tuple[Mention, ...]
    notes: tuple[Footnote, ...]
    citations: tuple[Citation, ...]
    citation_starts: tuple[int, ...]
    sentence_starts: tuple[int, ...]

    def note_behind(self, mention: Mention, limit: int) -> Footnote | None:
        """The first footnote whose mark stands behind the mention and before `limit`, unless the mention is in it."""
        place = bisect_right(self.notes, mention.start, key=lambda note: note.mark or 0)
        note = self.notes[place] if place < len(self.notes) else None
        if note is None or (note.mark or 0) > limit + 1 or note.start <= mention.start < note.end:
            return None
        return note

    def mentions_in(self, note: Footnote) -> Sequence[Mention]:
        """The mentions inside a footnote."""
        place = bisect_left(self.mentions, note.start, key=lambda mention: mention.start)
        end = bisect_left(self.mentions, note.end, key=lambda mention: mention.start)
        return self.mentions[place:end]

    def citations_from(self, start: int, end: int) -> Sequence[Citation]:
        """The citations that start in a stretch of the text."""
        return self.citations[bisect_left(self.citation_starts, start) : bisect_left(self.citation_starts, end)]

    def sentence_end(self, start: int) -> int:
        """Where the sentence that holds `start` ends."""
        place = bisect_right(self.sentence_starts, start) - 1
        sentences = self.document.sentences
        if place < 0 or start >= sentences[place].end:
            return start + REACH
        return sentences[place].end


def collect(document: Document, citations: Sequence[Citation]) -> tuple[tuple[Motion, ...], tuple[Occurrence, ...]]:
    """The motions `document` names, one record a motion, and every place where it names them."""
    text = document.text
    if "otie" not in text:
        return (), ()
    page = _Page(
        document,
        mended(text, find_mentions(text)),
        tuple(sorted((n for n in document.footnotes if n.mark is not None), key=lambda n: n.mark or 0)),
        tuple(citations),
        tuple(citation.start for citation in citations),
        tuple(sentence.start for sentence in document.sentences),
    )
    found: list[Motion] = []
    for place, mention in enumerate(page.mentions):
        limit = page.mentions[place + 1].start if place + 1 < len(page.mentions) else len(text)
        found.extend(_motions(page, mention, limit))
    return unite(found)


def _motions(page: _Page, mention: Mention, limit: int) -> list[Motion]:
    """The motion (or motions, where one mention has several numbers) that a mention stands for."""
    document, text = page.document, page.document.text
    limit = min(limit, mention.end + REACH, page.sentence_end(mention.start))
    numbered = _numbers_behind(page, mention, limit)
    note = page.note_behind(mention, limit)
    in_note = page.mentions_in(note) if note else ()
    if note and not numbered:
        numbered = _numbers_in(page, note, in_note)
    if not mention.sponsors and not numbered:
        return []
    told = next(
        (m for m in in_note if not m.sponsors or not mention.sponsors or named_alike(m.sponsors, mention.sponsors)),
        None,
    )
    base = Motion(
        start=mention.start,
        end=mention.end,
        chamber=None,
        title=(told.title if told else None) or mention.title,
        sponsors=mention.sponsors or (told.sponsors if told else ()),
        cosponsors=mention.cosponsors or (told.cosponsors if told else False),
        parties=mention.parties or (told.parties if told else ()),
        date=date_near(text, mention.end, limit, document.metadata.date)
        or (date_near(text, told.end, note.end, document.metadata.date) if told and note else None),
        requests=_quoted_request(text, note) if note else (),
    )
    if not numbered:
        why = "meer moties onder deze namen" if mention.plural else "zonder nummer genoemd"
        return [replace(base, note=why)]
    how = "nummer in voetnoot" if note is not None and numbered[0].start >= note.start else "nummer in de tekst"
    return [_with_number(base, citation, how) for citation in (numbered if mention.plural else numbered[:1])]


def _with_number(motion: Motion, citation: Citation, how: str) -> Motion:
    return replace(
        motion,
        identifier=citation.identifier,
        dossier=citation.dossier,
        number=citation.number,
        chamber=citation.chamber,
        url=citation.url,
        note=how,
    )


def _numbers_behind(page: _Page, mention: Mention, limit: int) -> list[Citation]:
    """The papers cited right behind a mention, unless the words between speak of another paper."""
    text = page.document.text
    numbered: list[Citation] = []
    end = mention.end
    for citation in page.citations_from(mention.end, limit):
        between = text[end : citation.start]
        if numbered and re.fullmatch(r"\s?(?:,|;|en|/|\s)*\s?", between) is None:
            break
        if citation.kind != "kamerstuk" or citation.identifier is None or "terugverwijzing" in (citation.note or ""):
            if not numbered and citation.kind != "kamerstuk":
                continue
            break
        if not numbered and _OTHER_PAPER.search(between):
            break
        numbered.append(citation)
        end = citation.end
    return numbered


def _numbers_in(page: _Page, note: Footnote, in_note: Sequence[Mention]) -> list[Citation]:
    """The paper a footnote gives for the motion whose sentence carries its mark."""
    text = page.document.text
    inside = [
        c for c in page.citations_from(note.start, note.end) if c.kind == "kamerstuk" and c.identifier is not None
    ]
    if not inside or len({c.identifier for c in inside}) == 1:
        return (
            inside[:1] if not inside or in_note or not _OTHER_PAPER.search(text[note.start : inside[0].start]) else []
        )
    if in_note:
        behind = [c for c in inside if c.start >= in_note[0].end]
        return behind[:1]
    return []


def _quoted_request(text: str, note: Footnote) -> tuple[str, ...]:
    """A footnote that quotes the motion: `hieruit: 'verzoekt de regering om ...'`."""
    quoted = re.search(r"verzoekt\s(?:de\sregering|het\skabinet)[^’'”\"»]{10,600}", text[note.start : note.end])
    return (" ".join(quoted[0].split()).rstrip(" ,;."),) if quoted else ()
