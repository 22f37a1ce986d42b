"""Which commitment a place in the text belongs to: the sentence it stands in, or whose footnote it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tracker.models import Commitment, Document


class CommitmentIndex:
    """The commitments of one document by place; answers are indexes into the commitments as given."""

    def __init__(self, document: Document, commitments: Sequence[Commitment]) -> None:
        self._commitments = commitments
        self._order = sorted(range(len(commitments)), key=lambda at: (commitments[at].start, at))
        self._starts = [commitments[at].start for at in self._order]
        self._notes = sorted((note.start, note.end, note.number) for note in document.footnotes)
        self._note_starts = [start for start, _, _ in self._notes]
        self._marked = _marked(document) if self._notes and commitments else {}
        self._taken: set[int] = set()

    def commitment(self, place: int, footnote: str | None = None) -> int | None:
        """The first commitment whose sentence has this place, or the mark of the footnote that has it."""
        found = self._all(place, footnote)
        return found[0] if found else None

    def motion(self, place: int) -> int | None:
        """The commitment on the motion named here; when a sentence has a row for each motion, the next one free."""
        found = self._all(place)
        about = [at for at in found if self._commitments[at].kind == "motion"] or found
        free = [at for at in about if at not in self._taken] or about
        if not free:
            return None
        self._taken.add(free[0])
        return free[0]

    def footnotes(self, commitment: Commitment) -> tuple[str, ...]:
        """Numbers of the footnotes whose marks stand in a commitment's sentence."""
        return tuple(n for n, place in self._marked.items() if commitment.start <= place < commitment.end)

    def _all(self, place: int, footnote: str | None = None) -> list[int]:
        found = self._at(place)
        number = footnote or self._note(place)
        if not found and number in self._marked:
            found = self._at(self._marked[number])
        return found

    def _at(self, place: int) -> list[int]:
        """Commitments whose span has the place; spans of one document hardly overlap, so a few steps back suffice."""
        found = []
        for at in reversed(self._order[max(0, (last := bisect_right(self._starts, place)) - 8) : last]):
            if self._commitments[at].start <= place < self._commitments[at].end:
                found.append(at)
        return sorted(found)

    def _note(self, place: int) -> str:
        at = bisect_right(self._note_starts, place) - 1
        return self._notes[at][2] if at >= 0 and place < self._notes[at][1] else ""


def _marked(document: Document) -> dict[str, int]:
    """Footnote numbers and the start of the sentence that carries the mark."""
    marked: dict[str, int] = {}
    for sentence in document.sentences:
        for number in sentence.footnotes:
            marked.setdefault(number, sentence.start)
    return marked
