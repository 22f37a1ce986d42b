"""Which of the motions in one sentence its words speak of: each of its own part, or all of the whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tracker.extraction.motions.events import ReportedEvent, events_in
from tracker.extraction.motions.mention_grammar import Mention
from tracker.extraction.motions.operative_clause import mask_operative_clause
from tracker.extraction.motions.titles import title_span

# De motie A is uitgevoerd, | de motie B niet · ; · en · maar · terwijl
_BORDER = re.compile(r"[;,]\s|\s(?:en|maar|terwijl)\s")


def outcomes(words: str, mentions: Sequence[Mention]) -> list[tuple[ReportedEvent, ...]]:
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
    reported: list[tuple[ReportedEvent, ...]] = []
    for start, end in zip(starts, ends, strict=True):
        inside = [(a - start, min(b, end) - start) for a, b in subjects if start <= a < end]
        part = events_in(words[start:end], inside, alone=True)
        reported.append(tuple(ReportedEvent(kind, start + a, start + b) for kind, a, b in part))
    if len({part[0].kind for part in reported if part}) < 2:
        return [whole] * len(mentions)
    return [reported[place] or _shared(reported, mentions, place) or whole for place in range(len(mentions))]


def _border(words: str, start: int, end: int) -> int:
    """Where, between two names, the part of the second begins."""
    between, places = mask_operative_clause(words[start:end])
    found = list(_BORDER.finditer(between))
    if not found:
        return end
    last = next((border for border in reversed(found) if border[0][0] == ";"), found[-1])
    return start + places[last.end() - 1] + 1


def _shared(
    reported: Sequence[tuple[ReportedEvent, ...]], mentions: Sequence[Mention], place: int
) -> tuple[ReportedEvent, ...]:
    """What a name without words of its own shares with the name before it or the one behind it."""
    before = next((i for i in range(place - 1, -1, -1) if reported[i]), None)
    behind = next((i for i in range(place + 1, len(reported)) if reported[i]), None)
    if before is not None and (behind is None or reported[before][0].end <= mentions[before].start):
        return reported[before]
    return reported[behind] if behind is not None else ()
