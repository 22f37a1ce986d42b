"""What a document says became of the motions it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.extract.motions.debates import PUT_HERE
from tracker.extract.motions.events import event_in
from tracker.extract.motions.mention_grammar import find_mentions
from tracker.extract.motions.papers import read_paper
from tracker.extract.motions.same import contains
from tracker.models import Document, Motion, MotionEvent, Sentence

_RUNNING = ("running", "item", "row")
_BACK = 3
"""How many sentences back `deze motie` may point."""
# deze motie · die motie · de motie · genoemde motie: a motion named before
_POINTER = re.compile(
    r"\b(?:deze|die|de|dezelfde|genoemde|voornoemde|bovengenoemde|bovenstaande)\s(?:aangenomen\s)?motie\b(?!\s?[-(])",
    re.I,
)
_UNDATED = ("submitted", "adopted", "rejected", "held", "withdrawn", "lapsed", "replaced")
"""What a letter recalls of a motion's passage through the Kamer happened before the letter was written."""


def find_events(document: Document, motions: Sequence[Motion]) -> tuple[MotionEvent, ...]:
    """One event a sentence and motion: what it says of the execution or the fate; `mentioned` where nothing is said.

    `start:end` is the sentence. An event carries the document's date; what is merely recalled (adopted, held) has none.
    """
    if not motions:
        return ()
    paper = read_paper(document)
    if paper is not None and motions[0].start == paper.start:
        return _submitted(motions[0])
    events: list[MotionEvent] = []
    last: list[int] = []
    last_at = -_BACK - 1
    for order, sentence in enumerate(document.sentences):
        if sentence.kind not in _RUNNING:
            continue
        words = document.text[sentence.start : sentence.end]
        named = _named(document, sentence, words, motions) if "otie" in words else []
        if not named and last and order - last_at <= _BACK and _POINTER.search(words):
            named = last if len(last) == 1 else []
        if not named:
            continue
        last, last_at = named, order
        events.extend(_events(document, sentence, words, named))
    for place, motion in enumerate(motions):
        if motion.note == PUT_HERE:
            events.append(MotionEvent(place, "submitted", motion.start, motion.end, motion.date))
    told = {event.motion for event in events}
    for place, motion in enumerate(motions):
        if place not in told:
            events.append(MotionEvent(place, "mentioned", motion.start, motion.end, document.metadata.date))
    return tuple(sorted(events, key=lambda event: (event.start, event.motion)))


def _submitted(motion: Motion) -> tuple[MotionEvent, ...]:
    return (MotionEvent(0, "submitted", motion.start, motion.end, motion.date),)


def _events(document: Document, sentence: Sentence, words: str, named: Sequence[int]) -> list[MotionEvent]:
    """What one sentence says of the motions it names; a question says nothing."""
    if words.rstrip().endswith("?"):
        return []
    told = event_in(words)
    if told is None:
        return []
    kind, start, end = told
    date = None if kind in _UNDATED else document.metadata.date
    return [MotionEvent(place, kind, sentence.start, sentence.end, date, words[start:end]) for place in named]


def _named(document: Document, sentence: Sentence, words: str, motions: Sequence[Motion]) -> list[int]:
    """The motions this sentence names, as indexes of `motions`."""
    found: list[int] = []
    for mention in find_mentions(words):
        at = sentence.start + mention.start
        exact = [i for i, m in enumerate(motions) if m.start == at]
        places = exact or _by_names(mention.sponsors, motions, document, sentence)
        found.extend(i for i in places if i not in found)
    return found


def _by_names(
    sponsors: tuple[str, ...], motions: Sequence[Motion], document: Document, sentence: Sentence
) -> list[int]:
    """A later mention of a motion: by its names, and by its number where the sentence or its footnotes give one."""
    if not sponsors:
        return []
    fitting = [i for i, m in enumerate(motions) if contains(m.sponsors, sponsors)]
    if len(fitting) <= 1:
        return fitting
    notes = [n for n in document.footnotes if n.number in sentence.footnotes]
    near = document.text[sentence.start : sentence.end] + " ".join(document.text[n.start : n.end] for n in notes)
    digits = re.sub(r"(?<=\d)[\s.](?=\d{3})", "", near)
    numbered = [i for i in fitting if (number := motions[i].number) and re.search(rf"\b{number}\b", digits)]
    return numbered if len(numbered) == 1 else []
