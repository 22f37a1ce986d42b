"""Whose words a stretch of a document is: the government's, or those of somebody who asks or proposes."""

from __future__ import annotations

from bisect import bisect_right

from tracker.models import Document

MIXED = ("stenogram", "verslag schriftelijk overleg", "lijst van vragen")
"""Kinds of papers of the chamber in which the government speaks too, in turns of its own."""


class Attribution:
    """Tells of any place in a document whether the government speaks there."""

    def __init__(self, document: Document) -> None:
        metadata = document.metadata
        self._turns = document.speakers
        self._starts = [turn.start for turn in document.speakers]
        self._own = metadata.author in (None, "government")
        self._mixed = self._own or (metadata.author == "chamber" and metadata.kind in MIXED)
        self._author = metadata.author or "government"

    def other_speaker(self, start: int) -> str | None:
        """Who speaks at this offset, when that is not the government: the speaker's label or side, or the author."""
        if not self._mixed:
            return self._author
        at = bisect_right(self._starts, start) - 1
        turn = self._turns[at] if at >= 0 and start < self._turns[at].end else None
        if turn is None:
            return None if self._own else self._author
        return None if turn.side == "government" else turn.label or turn.party or turn.side
