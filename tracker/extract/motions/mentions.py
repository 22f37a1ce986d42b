"""Motions named in letters: mentions in running text joined with their footnotes, one record a motion."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.extract.motions.dates import date_near
from tracker.extract.motions.mention_grammar import Mention, find_mentions
from tracker.extract.motions.same import contains, likeness, named_alike
from tracker.models import Citation, Document, Footnote, Motion

REACH = 320
"""How far behind the names, in characters and within the sentence, a motion's number may stand."""
_OTHER_PAPER = re.compile(
    r"\b(?:brief|kamerbrief|verslag|amendement|nota|rapport|wetsvoorstel|debat|vragen|reactie|toezegging)\b[^()]*\(?\s?\Z",
    re.I,
)
_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One place where a document names a motion; `motion` indexes the motions `collect` returns."""

    motion: int
    start: int
    end: int


def collect(document: Document, citations: Sequence[Citation]) -> tuple[tuple[Motion, ...], tuple[Occurrence, ...]]:
    """The motions `document` names, one record a motion, and every place where it names them."""
    text = document.text
    if "otie" not in text:
        return (), ()
    mentions = list(find_mentions(text))
    notes = sorted(document.footnotes, key=lambda note: note.start)
    found: list[Motion] = []
    for place, mention in enumerate(mentions):
        limit = mentions[place + 1].start if place + 1 < len(mentions) else len(text)
        found.extend(_motions(document, mention, limit, mentions, notes, citations))
    return _unite(found)


def _motions(
    document: Document,
    mention: Mention,
    limit: int,
    mentions: Sequence[Mention],
    notes: Sequence[Footnote],
    citations: Sequence[Citation],
) -> list[Motion]:
    """The motion (or motions, where one mention has several numbers) that a mention stands for."""
    text = document.text
    limit = min(limit, mention.end + REACH, _sentence_end(document, mention.start))
    numbered = _numbers_behind(text, mention, limit, citations)
    note = next((n for n in notes if n.mark is not None and mention.start < n.mark <= limit + 1), None)
    in_note: list[Mention] = []
    if note is not None and not (note.start <= mention.start < note.end):
        in_note = [m for m in mentions if note.start <= m.start < note.end]
        if not numbered:
            numbered = _numbers_in(text, note, citations, in_note)
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


def _numbers_behind(text: str, mention: Mention, limit: int, citations: Sequence[Citation]) -> list[Citation]:
    """The papers cited right behind a mention, unless the words between speak of another paper."""
    place = bisect_left([c.start for c in citations], mention.end)
    numbered: list[Citation] = []
    end = mention.end
    for citation in citations[place:]:
        if citation.start >= limit:
            break
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


def _numbers_in(text: str, note: Footnote, citations: Sequence[Citation], in_note: Sequence[Mention]) -> list[Citation]:
    """The paper a footnote gives for the motion whose sentence carries its mark."""
    inside = [
        c for c in citations if note.start <= c.start < note.end and c.kind == "kamerstuk" and c.identifier is not None
    ]
    if not inside or len({c.identifier for c in inside}) == 1:
        return (
            inside[:1] if not inside or in_note or not _OTHER_PAPER.search(text[note.start : inside[0].start]) else []
        )
    if in_note:
        behind = [c for c in inside if c.start >= in_note[0].end]
        return behind[:1]
    return []


def _sentence_end(document: Document, start: int) -> int:
    sentences = document.sentences
    place = bisect_right([s.start for s in sentences], start) - 1
    if place < 0 or start >= sentences[place].end:
        return start + REACH
    return sentences[place].end


def _quoted_request(text: str, note: Footnote) -> tuple[str, ...]:
    """A footnote that quotes the motion: `hieruit: 'verzoekt de regering om ...'`."""
    quoted = re.search(r"verzoekt\s(?:de\sregering|het\skabinet)[^’'”\"»]{10,600}", text[note.start : note.end])
    return (" ".join(quoted[0].split()).rstrip(" ,;."),) if quoted else ()


def _unite(found: Sequence[Motion]) -> tuple[tuple[Motion, ...], tuple[Occurrence, ...]]:
    """One record a motion: the same number, or the same names where these point to one motion only."""
    united: list[Motion] = []
    occurrences: list[Occurrence] = []
    by_number: dict[str, int] = {}
    later: list[Motion] = []
    for motion in found:
        if motion.identifier is None:
            later.append(motion)
            continue
        place = by_number.setdefault(motion.identifier, len(united))
        _add(united, place, motion)
        occurrences.append(Occurrence(place, motion.start, motion.end))
    for motion in later:
        known = _place_of(motion, united)
        place = len(united) if known is None else known
        _add(united, place, motion)
        occurrences.append(Occurrence(place, motion.start, motion.end))
    order = sorted(range(len(united)), key=lambda i: united[i].start)
    rank = {old: new for new, old in enumerate(order)}
    places = sorted((replace(o, motion=rank[o.motion]) for o in occurrences), key=lambda o: (o.start, o.motion))
    return tuple(united[i] for i in order), tuple(places)


def _add(united: list[Motion], place: int, motion: Motion) -> None:
    if place == len(united):
        united.append(motion)
    else:
        united[place] = _fill(united[place], motion)


def _place_of(motion: Motion, united: Sequence[Motion]) -> int | None:
    """The motion these names stand for: the only one of those sponsors, or the only one about the same subject."""
    fitting = [i for i, m in enumerate(united) if m.sponsors and contains(m.sponsors, motion.sponsors)]
    if len(fitting) == 1:
        known = united[fitting[0]]
        if known.title and motion.title and likeness(known.title, motion.title) < 0.2:
            return None
        return fitting[0]
    if motion.requests:
        alike = [
            i
            for i, m in enumerate(united)
            if not m.sponsors and m.title and likeness(m.title, motion.requests[0]) >= _ALIKE
        ]
        return alike[0] if len(alike) == 1 else None
    return None


def _fill(known: Motion, other: Motion) -> Motion:
    """What either record of one motion says; the first mention wins where both speak."""
    return replace(
        known,
        start=min(known.start, other.start),
        end=known.end if known.start <= other.start else other.end,
        title=known.title or other.title,
        sponsors=known.sponsors if len(known.sponsors) >= len(other.sponsors) else other.sponsors,
        cosponsors=known.cosponsors or other.cosponsors,
        parties=known.parties if len(known.sponsors) >= len(other.sponsors) else other.parties,
        date=known.date or other.date,
        requests=known.requests or other.requests,
    )
