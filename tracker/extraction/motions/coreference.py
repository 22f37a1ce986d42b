"""One record a motion out of its mentions: the same number, or names that point to one motion only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tracker.models import Motion
from tracker.parliament.members import sponsors_match

_ALIKE = 0.6
"""How alike a quoted request and a subject must be, as a share of words, to be those of one motion."""
_UNLIKE = 0.2
"""Subjects that share less than this are those of different motions."""


@dataclass(frozen=True, slots=True)
class MentionSpan:
    """One place where a document names a motion; `motion` indexes the motions `collect` returns."""

    motion: int
    start: int
    end: int


def cluster_mentions(found: Sequence[Motion]) -> tuple[tuple[Motion, ...], tuple[MentionSpan, ...]]:
    """One record a motion: the same number, or the same names where these point to one motion only."""
    clusters: list[Motion] = []
    spans: list[MentionSpan] = []
    by_number: dict[str, int] = {}
    later: list[Motion] = []
    for motion in found:
        if motion.identifier is None:
            later.append(motion)
            continue
        place = by_number.setdefault(motion.identifier, len(clusters))
        _add(clusters, place, motion)
        spans.append(MentionSpan(place, motion.start, motion.end))
    for motion in later:
        known = _place_of(motion, clusters)
        place = len(clusters) if known is None else known
        _add(clusters, place, motion)
        spans.append(MentionSpan(place, motion.start, motion.end))
    order = sorted(range(len(clusters)), key=lambda i: clusters[i].start)
    rank = {old: new for new, old in enumerate(order)}
    places = sorted((replace(o, motion=rank[o.motion]) for o in spans), key=lambda o: (o.start, o.motion))
    return tuple(clusters[i] for i in order), tuple(places)


def _add(clusters: list[Motion], place: int, motion: Motion) -> None:
    if place == len(clusters):
        clusters.append(motion)
    else:
        clusters[place] = _fill(clusters[place], motion)


def _place_of(motion: Motion, clusters: Sequence[Motion]) -> int | None:
    """The motion these names stand for: the only one of those sponsors, or the only one about the same subject."""
    fitting = [i for i, m in enumerate(clusters) if m.sponsors and sponsors_match(m.sponsors, motion.sponsors)]
    if len(fitting) == 1:
        known = clusters[fitting[0]]
        if known.title and motion.title and _word_overlap(known.title, motion.title) < _UNLIKE:
            return None
        return fitting[0]
    if motion.requests:
        alike = [
            i
            for i, m in enumerate(clusters)
            if not m.sponsors and m.title and _word_overlap(m.title, motion.requests[0]) >= _ALIKE
        ]
        return alike[0] if len(alike) == 1 else None
    return None


def _word_overlap(one: str, other: str) -> float:
    """Share of the words of the shorter text that the longer one has too; 0 to 1."""
    first, second = _long_words(one), _long_words(other)
    shorter, longer = sorted((first, second), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def _long_words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}


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
