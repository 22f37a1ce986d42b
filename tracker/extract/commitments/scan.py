"""The sentences of a document that are tried, each with the rules that fired on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from tracker.extract.commitments.actors import PRONOUNS
from tracker.extract.commitments.match import Hit, antecedent_of, match_words
from tracker.extract.commitments.parse import Parse
from tracker.extract.commitments.tokens import tokenise
from tracker.extract.commitments.voice import others_until
from tracker.models import Document, MotionEvent, MotionEventKind, Sentence, Status

MAX_QUOTE = 900
"""Characters; a longer sentence is a table or a list that was not taken apart, and no quote."""
RUNNING = ("running", "item", "row")
"""The kinds of sentences that are tried."""

MOTION_STATUS: dict[MotionEventKind, Status] = {
    "fulfilled": "fulfilled",
    "partly_fulfilled": "partly_fulfilled",
    "not_fulfilled": "not_fulfilled",
    "in_progress": "open",
}
"""What a letter says of a motion's execution, as the status of the row; other events are no commitment."""


def sentence_hits(
    document: Document, events: Sequence[MotionEvent] = ()
) -> Iterator[tuple[Sentence, list[Hit], Parse]]:
    """Each sentence of the government's own words on which a rule fired, with the hits and the parse, in order."""
    others = others_until(document)
    told = _events_by_sentence(document, events)
    previous: Parse | None = None
    for sentence in document.sentences:
        if sentence.kind not in RUNNING or sentence.start < others.get(sentence.section, 0):
            continue
        if sentence.end - sentence.start > MAX_QUOTE:
            continue
        words = tokenise(document.text[sentence.start : sentence.end])
        antecedent = antecedent_of(previous) if previous and not PRONOUNS.isdisjoint(words.words) else None
        hits, previous = match_words(words, antecedent)
        if sentence.start in told:
            hits = [_motion_hit(told[sentence.start]), *hits]
        if hits:
            yield sentence, hits, previous


def _events_by_sentence(document: Document, events: Sequence[MotionEvent]) -> dict[int, MotionEvent]:
    """The event each sentence tells, by the start of the sentence; the first of several."""
    found: dict[int, MotionEvent] = {}
    starts = [sentence.start for sentence in document.sentences] if events else []
    for event in events:
        at = bisect_right(starts, event.start) - 1
        if event.event in MOTION_STATUS and at >= 0 and event.start < document.sentences[at].end:
            found.setdefault(starts[at], event)
    return found


def _motion_hit(event: MotionEvent) -> Hit:
    status = MOTION_STATUS[event.event]
    return Hit(f"motion/{event.event}", f"motion-{event.event}", "motion", status, "kabinet", None, 0)
