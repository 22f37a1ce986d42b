"""Motions: the papers themselves, their mention in letters, and what letters say became of them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extract.motions.events import event_in
from tracker.extract.motions.mentions import find_mentions
from tracker.models import Citation, Document, Motion, MotionEvent

__all__ = ["event_in", "find_events", "find_motions"]


def find_motions(document: Document, citations: Sequence[Citation]) -> tuple[Motion, ...]:
    """The motions a document names, one record a motion, in order of first mention."""
    return find_mentions(document, citations)


def find_events(document: Document, motions: Sequence[Motion]) -> tuple[MotionEvent, ...]:
    """What the document says became of each motion: one event a sentence and motion."""
    found: list[MotionEvent] = []
    for sentence in document.sentences:
        told = event_in(document.text[sentence.start : sentence.end])
        if told is None:
            continue
        kind, start, end = told
        for place, motion in enumerate(motions):
            if sentence.start <= motion.start < sentence.end:
                found.append(
                    MotionEvent(
                        place,
                        kind,
                        sentence.start,
                        sentence.end,
                        document.metadata.date,
                        document.text[sentence.start + start : sentence.start + end],
                    )
                )
    return tuple(found)
