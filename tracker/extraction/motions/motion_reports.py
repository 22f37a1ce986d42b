"""What a document says became of the motions it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tracker.extraction.motions.dates import event_date
from tracker.extraction.motions.events import ReportedEvent, events_in
from tracker.extraction.motions.mention_grammar import Mention, find_mentions
from tracker.extraction.motions.outcomes import outcomes
from tracker.extraction.motions.papers import read_paper
from tracker.models import Document, Motion, MotionEvent, Sentence
from tracker.parliament.members import sponsors_match

_RUNNING = ("running", "item", "row")
_BACK, _FAR_BACK = 3, 12
"""How many sentences back `de motie` may point, and `deze motie`, where no other is named in between."""
# deze motie · die motie · genoemde motie: a motion named before
_POINTER = re.compile(
    r"\b(?:(?P<pointed>deze|die|dezelfde|genoemde|voornoemde|bovengenoemde|bovenstaande)|de)\s(?:aangenomen\s)?motie\b"
    r"(?!\s?[-(])",
    re.I,
)
_PASSAGE = ("submitted", "adopted", "rejected", "held", "withdrawn", "lapsed", "replaced")
"""What a letter recalls of a motion's passage through the Kamer happened before the letter was written."""
_STANDING = ("held", "withdrawn", "lapsed")
"""Of these a letter says how the motion stands when it is written."""


def find_events(document: Document, motions: Sequence[Motion]) -> tuple[MotionEvent, ...]:
    """One event a sentence and motion: what it says of the execution or the fate; `mentioned` where nothing is said.

    `start:end` is the sentence. An event carries the document's date; what is merely recalled (adopted, rejected)
    has the date that the sentence gives (`op 3 oktober 2023 aangenomen`) or none.
    """
    if not motions:
        return ()
    paper = read_paper(document)
    if paper is not None and motions[0].start == paper.start:
        return _submitted(motions[0])
    events = list(_events_said(document, motions))
    events.extend(
        MotionEvent(place, "submitted", motion.start, motion.end, motion.date)
        for place, motion in enumerate(motions)
        if motion.origin == "debate"
    )
    known = {event.motion for event in events}
    events.extend(
        MotionEvent(place, "mentioned", motion.start, motion.end, document.metadata.date)
        for place, motion in enumerate(motions)
        if place not in known
    )
    return tuple(sorted(events, key=lambda event: (event.start, event.motion)))


def _events_said(document: Document, motions: Sequence[Motion]) -> Iterator[MotionEvent]:
    """What the sentences of a document report, in order; `deze motie` is the only one named shortly before."""
    last: list[int] = []
    last_at = -_FAR_BACK - 1
    for order, sentence in enumerate(document.sentences):
        if sentence.kind not in _RUNNING:
            continue
        words = document.text[sentence.start : sentence.end]
        mentions = list(find_mentions(words)) if "otie" in words else []
        reported = dict(_reported(document, sentence, words, mentions, motions))
        if not reported and len(last) == 1 and _points_back(words, order - last_at):
            reported = {last[0]: events_in(words)}
        if not reported:
            continue
        last, last_at = list(reported), order
        if not words.rstrip().endswith("?"):
            for place, said in reported.items():
                yield from _events(document, sentence, place, said)


def _points_back(words: str, distance: int) -> bool:
    """Whether a sentence speaks of the motion named `distance` sentences before."""
    pointer = _POINTER.search(words) if distance <= _FAR_BACK else None
    return pointer is not None and (distance <= _BACK or pointer["pointed"] is not None)


def _submitted(motion: Motion) -> tuple[MotionEvent, ...]:
    return (MotionEvent(0, "submitted", motion.start, motion.end, motion.date),)


def _events(
    document: Document, sentence: Sentence, place: int, said: tuple[ReportedEvent, ...]
) -> Iterator[MotionEvent]:
    """The events of one motion in one sentence."""
    for kind, start, end in said:
        written = document.metadata.date
        date = written
        if kind in _PASSAGE:
            on = event_date(document.text[sentence.start : sentence.end])
            date = on or (written if kind in _STANDING else None)
        words = document.text[sentence.start + start : sentence.start + end]
        yield MotionEvent(place, kind, sentence.start, sentence.end, date, words)


def _reported(
    document: Document, sentence: Sentence, words: str, mentions: Sequence[Mention], motions: Sequence[Motion]
) -> Iterator[tuple[int, tuple[ReportedEvent, ...]]]:
    """The motions this sentence names, as indexes of `motions`, and what it says of each; the first mention counts."""
    found: set[int] = set()
    named = []
    for mention in mentions:
        exact = [i for i, m in enumerate(motions) if m.start == sentence.start + mention.start]
        named.append(exact or _by_names(mention.sponsors, motions, document, sentence))
    meant = [mention for mention, places in zip(mentions, named, strict=True) if places]
    for places, said in zip(filter(None, named), outcomes(words, meant), strict=True):
        for place in places:
            if place not in found:
                found.add(place)
                yield place, said


def _by_names(
    sponsors: tuple[str, ...], motions: Sequence[Motion], document: Document, sentence: Sentence
) -> list[int]:
    """A later mention of a motion: by its names, and by its number where the sentence or its footnotes give one."""
    if not sponsors:
        return []
    fitting = [i for i, m in enumerate(motions) if sponsors_match(m.sponsors, sponsors)]
    if len(fitting) <= 1:
        return fitting
    notes = [n for n in document.footnotes if n.number in sentence.footnotes]
    near = document.text[sentence.start : sentence.end] + " ".join(document.text[n.start : n.end] for n in notes)
    digits = re.sub(r"(?<=\d)[\s.](?=\d{3})", "", near)
    numbered = [i for i in fitting if (number := motions[i].number) and re.search(rf"\b{number}\b", digits)]
    return numbered if len(numbered) == 1 else []
