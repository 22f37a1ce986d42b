"""The sentences of a document that are tried, each with the rules that fired on it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracker.dutch.clauses.actors import PRONOUNS
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.attribution import is_of_others, others_until
from tracker.extraction.commitments.features import Before, evidence_of
from tracker.extraction.commitments.matcher import Hit, antecedent_of, asks, excluded_by, hits_of, not_tried
from tracker.extraction.motions.events import events_in
from tracker.models import Document, MotionEvent, MotionEventKind, Sentence, Status

MAX_QUOTE = 900
"""Characters; a longer sentence is a table or a list that was not taken apart, and no quote."""
RUNNING = ("running", "item", "row")
"""The kinds of sentences that are tried."""

_MOTIONS = frozenset(("motie", "moties"))
_IF = frozenset(("indien", "als", "of", "wanneer", "hoe"))
# 'is gevolg gegeven', 'wordt uitgevoerd', and nobody named who does it
_PASSIVE = re.compile(r"^(?!.*\b(?:heeft|hebben|had|hadden|door (?:de|het|een))\b).*\b(?:is|zijn|wordt|worden|werd)\b")
# 'deze motie', 'de genoemde motie', 'aan de motie is gevolg gegeven'
_POINTER = re.compile(
    r"\b(?:deze|die|dit|beide|de|(?:voor|boven|eerder|laatst)?genoemde|bovenstaande|betreffende) "
    r"(?:genoemde |aangenomen )?moties?\b"
)

MOTION_STATUS: dict[MotionEventKind, Status] = {
    "fulfilled": "fulfilled",
    "partly_fulfilled": "partly_fulfilled",
    "not_fulfilled": "not_fulfilled",
    "in_progress": "open",
}
"""What a letter says of a motion's execution, as the status of the row; other events are no commitment."""


def sentences(document: Document) -> Iterator[tuple[Sentence, Parse | str]]:
    """Each sentence of the running text with its parse, or why it is not looked at, in order."""
    of_others, others = is_of_others(document), others_until(document)
    narrated = document.metadata.kind == "verslag"
    previous: Parse | None = None
    for sentence in document.sentences:
        if sentence.kind not in RUNNING:
            continue
        if of_others:
            yield sentence, f"not a paper of the government ({document.metadata.author})"
        elif sentence.start < others.get(sentence.section, 0):
            yield sentence, f"others speak under '{document.sections[sentence.section].title}'"
        elif sentence.end - sentence.start > MAX_QUOTE:
            yield sentence, f"longer than {MAX_QUOTE} characters: no sentence"
        else:
            words = tokenise(document.text[sentence.start : sentence.end])
            antecedent = antecedent_of(previous) if previous and not PRONOUNS.isdisjoint(words.words) else None
            previous = Parse(words, antecedent, narrated=narrated)
            yield sentence, previous


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence on which rules fired, with the signs that say how sure that makes it (`evidence`)."""

    sentence: Sentence
    hits: list[Hit]
    parse: Parse
    evidence: frozenset[str]


def found_in(document: Document, events: Sequence[MotionEvent] = ()) -> Iterator[Found]:
    """Each sentence of the government's own words on which a rule fired, in order."""
    told = events_by_sentence(document, events)
    before: Before | None = None
    for sentence, parse in sentences(document):
        if isinstance(parse, str):
            continue
        hits = all_hits(parse, document.text[sentence.start : sentence.end], told.get(sentence.start))
        if hits:
            yield Found(sentence, hits, parse, evidence_of(hits, parse, before))
        before = Before(hits, asks(parse))


def all_hits(parse: Parse, sentence: str, event: MotionEventKind | None) -> list[Hit]:
    """The rules that fire on a sentence, first what it tells of a motion: `event`, or of one it does not name."""
    event = event or of_unnamed_motion(parse, sentence)
    return hits_of(parse) if event is None else [motion_hit(event), *hits_of(parse)]


def events_by_sentence(document: Document, events: Sequence[MotionEvent]) -> dict[int, MotionEventKind]:
    """What each sentence tells of a motion's execution, by the start of the sentence; the first of several."""
    found: dict[int, MotionEventKind] = {}
    starts = [sentence.start for sentence in document.sentences] if events else []
    for event in events:
        at = bisect_right(starts, event.start) - 1
        if event.event in MOTION_STATUS and at >= 0 and event.start < document.sentences[at].end:
            found.setdefault(starts[at], event.event)
    return found


def of_unnamed_motion(parse: Parse, sentence: str) -> MotionEventKind | None:
    """What a sentence tells of the execution of `deze motie`, which the question or another paper names.

    Only of the Dutch side, or in the passive, in a main clause: `Indien deze motie wordt uitgevoerd` tells nothing.
    """
    present = parse.present
    if _MOTIONS.isdisjoint(present) or not _IF.isdisjoint(present) or not_tried(parse) or excluded_by(parse):
        return None
    ours = any(actor.side == "dutch" and not actor.preposition for actor in parse.actors)
    if not _POINTER.search(parse.words.text) or not (ours or _PASSIVE.search(parse.words.text)):
        return None
    told = events_in(sentence, alone=True)
    return told[0][0] if told and told[0][0] in MOTION_STATUS else None


def motion_hit(event: MotionEventKind) -> Hit:
    """The hit of a sentence that tells of a motion's execution."""
    return Hit(f"motion/{event}", f"motion-{event}", "motion", MOTION_STATUS[event], "kabinet", None, 0)
