"""What a sentence on which rules fired shows, as signs that speak for or against its being a commitment.

A sign is a short name: `rule stance/oproepen`, `after a question`, `words dient te`. What each weighs is in
`lexicon/weights.yml`; a sign that is not there weighs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.matcher import Hit

_NUMBER = re.compile(r"\d+")
_LENGTH_STEP = 8
_LONGEST = 5
"""A sentence of 40 words or more is long."""
_MOST_FRAMES = 3


@dataclass(frozen=True, slots=True)
class Before:
    """The sentence before: what fired on it, and whether it asks something."""

    hits: Sequence[Hit]
    asks: bool


def evidence_of(hits: Sequence[Hit], parse: Parse, before: Before | None) -> frozenset[str]:
    """The signs of a sentence; `before` is None for the first of a document."""
    return frozenset((*_of_hits(hits), *_of_sentence(hits, parse), *_of_words(parse.bare), *_of_place(before)))


def evidence_of_hit(hit: Hit) -> frozenset[str]:
    """The signs of one rule that fired, whatever else the sentence holds."""
    return frozenset(_of_hits([hit]))


def _of_hits(hits: Sequence[Hit]) -> Iterator[str]:
    for hit in hits:
        yield f"frame {hit.frame}"
        yield f"rule {hit.rule}"
        if hit.clause is not None:
            clause, role = hit.clause, hit.rule.partition("/")[0]
            voice = "passive" if clause.passive else "active"
            yield f"clause {clause.side} {clause.time} {voice}{' denied' if clause.negated else ''}"
            yield f"{role} {clause.side} {clause.time} {voice}{' subordinate' if clause.subordinate else ''}"


def _of_sentence(hits: Sequence[Hit], parse: Parse) -> Iterator[str]:
    yield f"frames {min(len({hit.frame for hit in hits}), _MOST_FRAMES)}"
    yield f"length {min(len(parse.bare) // _LENGTH_STEP, _LONGEST)}"
    for actor in parse.actors:
        yield f"names {actor.side}{' behind a preposition' if actor.preposition else ''}"


def _of_words(words: Sequence[str]) -> Iterator[str]:
    """Each word and each two that stand together, numbers as `#`, the ends of the sentence as `^` and `$`."""
    plain = [_NUMBER.sub("#", word) if not word.isalpha() else word for word in words]
    for word in plain:
        yield f"word {word}"
    for first, second in pairwise(("^", *plain, "$")):
        yield f"words {first} {second}"


def _of_place(before: Before | None) -> Iterator[str]:
    if before is None:
        yield "first"
        return
    yield "after a question" if before.asks else "after a statement"
    yield f"after {before.hits[0].frame}" if before.hits else "after nothing found"
