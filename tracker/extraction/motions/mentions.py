"""Motions named in letters: mentions in running text joined with their footnotes, one record a motion."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extraction.motions.coreference import MentionSpan, cluster_mentions
from tracker.extraction.motions.dates import date_near
from tracker.extraction.motions.mention_grammar import Mention, find_mentions, rejoin_split_names
from tracker.models import Citation, Document, Footnote, Motion
from tracker.parliament.members import named_alike

REACH = 320
"""How far behind the names, in characters and within the sentence, a motion's number may stand."""
_OTHER_PAPER = re.compile(
    r"\b(?:brief|kamerbrief|verslag|amendement|nota|rapport|wetsvoorstel|debat|vragen|reactie|toezegging)\b[^()]*\(?\s?\Z",
    re.I,
)
_LIST_LINK = re.compile(r"\s?(?:,|;|en|/|\s)*\s?")
# (Tweede Kamer, [2023Z01223]) · met zaaknummer [2023Z01223] · , document [2023D03202]
_REGISTER_LINK = re.compile(
    r"[\s,(]{1,3}(?:(?:Tweede Kamer|TK)[,:]?\s)?(?:met\s|onder\s)?"
    r"(?:(?:zaak|document)(?:nummer|nr\.)?|nummer|nr\.|kenmerk)?[\s:]{0,2}"
)


@dataclass(frozen=True, slots=True)
class _DocumentIndex:
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


def collect(document: Document, citations: Sequence[Citation]) -> tuple[tuple[Motion, ...], tuple[MentionSpan, ...]]:
    """The motions `document` names, one record a motion, and every place where it names them."""
    text = document.text
    if "otie" not in text:
        return (), ()
    index = _DocumentIndex(
        document,
        rejoin_split_names(text, find_mentions(text)),
        tuple(sorted((n for n in document.footnotes if n.mark is not None), key=lambda n: n.mark or 0)),
        tuple(citations),
        tuple(citation.start for citation in citations),
        tuple(sentence.start for sentence in document.sentences),
    )
    found: list[Motion] = []
    for place, mention in enumerate(index.mentions):
        limit = index.mentions[place + 1].start if place + 1 < len(index.mentions) else len(text)
        found.extend(_motions(index, mention, limit))
    return cluster_mentions(found)


def _motions(index: _DocumentIndex, mention: Mention, limit: int) -> list[Motion]:
    """The motion (or motions, where one mention has several numbers) that a mention stands for."""
    document, text = index.document, index.document.text
    limit = min(limit, mention.end + REACH, index.sentence_end(mention.start))
    numbered = _numbers_behind(index, mention, limit)
    note = index.note_behind(mention, limit)
    in_note = index.mentions_in(note) if note else ()
    if note and not numbered:
        numbered = _numbers_in(index, note, in_note)
    if not mention.sponsors and not numbered:
        return []
    noted = next(
        (m for m in in_note if not m.sponsors or not mention.sponsors or named_alike(m.sponsors, mention.sponsors)),
        None,
    )
    base = Motion(
        start=mention.start,
        end=mention.end,
        chamber=None,
        title=(noted.title if noted else None) or mention.title,
        sponsors=mention.sponsors or (noted.sponsors if noted else ()),
        cosponsors=mention.cosponsors or (noted.cosponsors if noted else False),
        parties=mention.parties or (noted.parties if noted else ()),
        date=date_near(text, mention.start, limit, document.metadata.date)
        or (date_near(text, noted.end, note.end, document.metadata.date) if noted and note else None),
        requests=_quoted_request(text, note) if note else (),
    )
    if not numbered:
        why = "meer moties onder deze namen" if mention.plural else "zonder nummer genoemd"
        return [replace(base, note=why)]
    how = _where(numbered[0], note)
    return [_with_number(base, citation, how) for citation in (numbered if mention.plural else numbered[:1])]


def _where(citation: Citation, note: Footnote | None) -> str:
    """How the number of a motion was found, for people to read."""
    if citation.kind != "kamerstuk":
        return f"{citation.kind}nummer in de tekst"
    return "nummer in voetnoot" if note is not None and citation.start >= note.start else "nummer in de tekst"


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


def _numbers_behind(index: _DocumentIndex, mention: Mention, limit: int) -> list[Citation]:
    """The papers cited in a mention or right behind it, unless the words between speak of another paper."""
    inside = [c for c in index.citations_from(mention.start, mention.end) if _is_paper(c)]
    if inside:
        return inside
    text = index.document.text
    numbered: list[Citation] = []
    end = mention.end
    for citation in index.citations_from(mention.end, limit):
        between = text[end : citation.start]
        if numbered and _LIST_LINK.fullmatch(between) is None:
            break
        if not _is_paper(citation):
            if not numbered and citation.kind != "kamerstuk":
                continue
            break
        if not numbered and _OTHER_PAPER.search(between):
            break
        numbered.append(citation)
        end = citation.end
    return numbered or _in_register(index, mention, limit)


def _is_paper(citation: Citation) -> bool:
    return citation.kind == "kamerstuk" and citation.identifier is not None and citation.role == "reference"


def _in_register(index: _DocumentIndex, mention: Mention, limit: int) -> list[Citation]:
    """The case or document whose number in the register of the Tweede Kamer stands right behind a mention."""
    for citation in index.citations_from(mention.end, limit):
        between = index.document.text[mention.end : citation.start]
        if citation.kind not in ("zaak", "document") or _REGISTER_LINK.fullmatch(between) is None:
            return []
        return [replace(citation, identifier=citation.number, number=None)]
    return []


def _numbers_in(index: _DocumentIndex, note: Footnote, in_note: Sequence[Mention]) -> list[Citation]:
    """The paper a footnote gives for the motion whose sentence carries its mark."""
    text = index.document.text
    inside = [
        c for c in index.citations_from(note.start, note.end) if c.kind == "kamerstuk" and c.identifier is not None
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
