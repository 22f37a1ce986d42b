"""What a sentence on which rules fired shows, as features that speak for or against its being a commitment.

A feature is a short name: `rule stance/oproepen`, `after a question`, `words dient te`. What each weighs is in
`lexicon/weights.yml`; a feature that is not there weighs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.matches import Match
from tracker.extraction.commitments.rules import rules

_NUMBER = re.compile(r"\d+")
_LENGTH_STEP = 8
_LONGEST = 5
"""A sentence of 40 words or more is long."""
_MOST_FRAMES = 3


@dataclass(frozen=True, slots=True)
class PreviousSentence:
    """The sentence before: what fired on it, and whether it is_question something."""

    matches: Sequence[Match]
    is_question: bool


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a sentence stands: the kind of the paper and of the sentence, and the sentence before."""

    before: PreviousSentence | None = None
    """None for the first of a document, which counts as standing behind a statement."""
    paper: str | None = None
    """`Metadata.kind`; None where only a sentence is known."""
    sentence: str = "running"
    """`Sentence.kind`."""


def features_of(matches: Sequence[Match], parse: Parse, place: Surroundings) -> frozenset[str]:
    """The features of a sentence with the matches on it."""
    return frozenset((*_of_hits(matches), *_of_sentence(matches, parse), *_of_words(parse.lower), *_of_place(place)))


def features_of_match(match: Match) -> frozenset[str]:
    """The features of one rule that fired, whatever else the sentence holds."""
    return frozenset((*_of_hits([match]), "frames 1"))


def _of_hits(matches: Sequence[Match]) -> Iterator[str]:
    for match in matches:
        yield f"frame {match.frame}"
        yield f"rule {match.rule}"
        if priority := rules().priorities.get(match.frame):
            yield f"priority {priority}"
        if match.clause is not None:
            clause, role = match.clause, match.rule.partition("/")[0]
            voice = "passive" if clause.passive else "active"
            yield f"clause {clause.party} {clause.tense} {voice}{' denied' if clause.negated else ''}"
            yield f"{role} {clause.party} {clause.tense} {voice}{' subordinate' if clause.subordinate else ''}"


def _of_sentence(matches: Sequence[Match], parse: Parse) -> Iterator[str]:
    yield f"frames {min(len({match.frame for match in matches}), _MOST_FRAMES)}"
    yield f"length {min(len(parse.lower) // _LENGTH_STEP, _LONGEST)}"
    for actor in parse.actors:
        yield f"names {actor.party}{' behind a preposition' if actor.preposition else ''}"


def masked(words: Sequence[str]) -> list[str]:
    """Words with every number as `#`."""
    if "".join(words).isalpha():
        return list(words)
    return [_NUMBER.sub("#", word) if not word.isalpha() else word for word in words]


def _of_words(words: Sequence[str]) -> list[str]:
    """Each word and each two that stand together, numbers as `#`, the ends of the sentence as `^` and `$`."""
    plain = masked(words)
    double = [f"words {first} {second}" for first, second in pairwise(("^", *plain, "$"))]
    return [*map("word ".__add__, plain), *double]


def _of_place(place: Surroundings) -> Iterator[str]:
    before = place.before
    yield f"sentence {place.sentence}"
    if place.paper is not None:
        yield f"paper {place.paper}"
    yield "after a question" if before and before.is_question else "after a statement"
    yield f"after {before.matches[0].frame}" if before and before.matches else "after nothing found"
