"""Finds the sentences in which a document records that the Netherlands binds itself or takes a side."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.models import Commitment, Document, Motion, MotionEvent


def find_commitments(
    document: Document, motions: Sequence[Motion] = (), events: Sequence[MotionEvent] = ()
) -> tuple[Commitment, ...]:
    """The commitments of `document`, in the order of the text."""
    return ()
