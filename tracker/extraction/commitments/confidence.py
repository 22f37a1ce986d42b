"""How sure a row is: what the features of its sentence weigh together, as a chance.

The weights stand in `lexicon/weights.yml`: a logistic regression on annotated sentences, written by
`benchmarks/learn.py`; nothing there is edited by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp, fsum

from tracker.extraction.commitments.features import features_of_match
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load

DEFAULT_THRESHOLD = 0.5
"""Rows below this are kept apart as candidates, not shown as commitments."""
CORE_THRESHOLD = 0.85
"""Rows from this on belong in the register; those below are context."""


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = load("weights")
    return data["bias"], data["weights"]


def confidence(features: Iterable[str]) -> float:
    """The chance that a sentence with these features is a commitment, from 0 to 1."""
    bias, weights = _weights()
    return round(1 / (1 + exp(-bias - fsum(weights.get(feature, 0.0) for feature in features))), 3)


def match_confidence(match: Match) -> float:
    """The chance that one rule is right, whatever else the sentence holds."""
    return confidence(features_of_match(match))


def top_features(features: Iterable[str], count: int) -> list[tuple[str, float]]:
    """The features that weigh most, for (above 0) or against, with their weights; the heaviest first."""
    _, weights = _weights()
    weighed = [(feature, weights[feature]) for feature in features if feature in weights]
    return sorted(weighed, key=lambda each: (-abs(each[1]), each[0]))[:count]
