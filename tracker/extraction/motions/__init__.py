"""Motions: the papers themselves, their mention in letters, and what letters say became of them."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extraction.motions.debates import read_debate
from tracker.extraction.motions.events import event_in
from tracker.extraction.motions.mentions import collect
from tracker.extraction.motions.motion_reports import find_events
from tracker.extraction.motions.papers import read_paper
from tracker.models import Citation, Document, Motion

__all__ = ["event_in", "find_events", "find_motions"]


def find_motions(document: Document, citations: Sequence[Citation]) -> tuple[Motion, ...]:
    """The motions a document names, one record a motion, in order of first mention; a motion paper comes first."""
    motions, _ = collect(document, citations)
    paper = read_paper(document)
    if paper is None:
        return _with_debate(motions, read_debate(document, citations))
    body = [motion for motion in motions if motion.identifier != paper.identifier and motion.start > paper.end]
    inside = [m for m in motions if m.identifier not in (None, paper.identifier) and paper.start < m.start <= paper.end]
    return (paper, *inside, *body)


def _with_debate(named: tuple[Motion, ...], moved: tuple[Motion, ...]) -> tuple[Motion, ...]:
    """The motions that a document names and those moved in the debate it reports, each once, in order of place."""
    if not moved:
        return named
    own = {motion.identifier for motion in moved}
    rest = [m for m in named if m.identifier not in own and not any(d.start <= m.start < d.end for d in moved)]
    return tuple(sorted((*moved, *rest), key=lambda motion: motion.start))
