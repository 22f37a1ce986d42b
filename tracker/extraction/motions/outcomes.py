"""Which of the motions in one sentence its words speak of: each of its own part, or all of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.extraction.motions.events import Told, events_in
from tracker.extraction.motions.mention_grammar import Mention
from tracker.extraction.motions.operative_clause import without_content
from tracker.extraction.motions.titles import title_span

# De motie A is uitgevoerd, | de motie B niet · ; · en · maar · terwijl
_BORDER = re.compile(r"[;,]\s|\s(?:en|maar|terwijl)\s")


def outcomes(words: str, mentions: Sequence[Mention]) -> list[tuple[Told, ...]]:
    """For each of the motions that the sentence `words` names, in order of place, what it says of it.

    A sentence of several motions is parted where every part tells something of its own: `de motie A is uitgevoerd, de
    motie B wordt niet uitgevoerd`. A part that tells nothing shares what is said before its name (`uitvoering aan de
    motie A en de motie B`) or behind it (`de motie A en de motie B zijn uitgevoerd`).
    """
    if not mentions:
        return []
    subjects = [span for mention in mentions if (span := title_span(words, mention.end))]
    whole = events_in(words, subjects)
    if len(mentions) < 2 or not whole:
        return [whole] * len(mentions)
    borders = [_border(words, one.end, other.start) for one, other in pairwise(mentions)]
    starts = [0, *borders]
    ends = [*borders, len(words)]
    told = []
    for start, end in zip(starts, ends, strict=True):
        inside = [(a - start, min(b, end) - start) for a, b in subjects if start <= a < end]
        part = events_in(words[start:end], inside, alone=True)
        told.append(tuple((kind, start + a, start + b) for kind, a, b in part))
    if len({part[0][0] for part in told if part}) < 2:
        return [whole] * len(mentions)
    return [told[place] or _shared(told, mentions, place) or whole for place in range(len(mentions))]


def _border(words: str, start: int, end: int) -> int:
    """Where, between two names, the part of the second begins."""
    between, places = without_content(words[start:end])
    found = list(_BORDER.finditer(between))
    if not found:
        return end
    last = next((border for border in reversed(found) if border[0][0] == ";"), found[-1])
    return start + places[last.end() - 1] + 1


def _shared(told: Sequence[tuple[Told, ...]], mentions: Sequence[Mention], place: int) -> tuple[Told, ...]:
    """What a name without words of its own shares with the name before it or the one behind it."""
    before = next((i for i in range(place - 1, -1, -1) if told[i]), None)
    behind = next((i for i in range(place + 1, len(told)) if told[i]), None)
    if before is not None and (behind is None or told[before][0][2] <= mentions[before].start):
        return told[before]
    return told[behind] if behind is not None else ()
