"""How sure a row is: what the signs of its sentence weigh together, as a chance.

The weights stand in `lexicon/weights.yml`: a logistic regression on annotated sentences, written by
`benchmarks/learn.py`; nothing there is edited by hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from math import exp, fsum

from tracker.extraction.commitments.features import evidence_of_hit
from tracker.extraction.commitments.matcher import Hit
from tracker.lexicon import load

DEFAULT_THRESHOLD = 0.5
"""Rows below this are kept apart as candidates, not shown as commitments."""
CORE_THRESHOLD = 0.85
"""Rows from this on belong in the register; those below are context."""


@cache
def _weights() -> tuple[float, dict[str, float]]:
    data = load("weights")
    return data["bias"], data["weights"]


def confidence(evidence: Iterable[str]) -> float:
    """The chance that a sentence with these signs is a commitment, from 0 to 1."""
    bias, weights = _weights()
    return round(1 / (1 + exp(-bias - fsum(weights.get(sign, 0.0) for sign in evidence))), 3)


def hit_confidence(hit: Hit) -> float:
    """The chance that one rule is right, whatever else the sentence holds."""
    return confidence(evidence_of_hit(hit))


def strongest(evidence: Iterable[str], count: int) -> list[tuple[str, float]]:
    """The signs that weigh most, for (above 0) or against, with their weights; the heaviest first."""
    _, weights = _weights()
    weighed = [(sign, weights[sign]) for sign in evidence if sign in weights]
    return sorted(weighed, key=lambda each: (-abs(each[1]), each[0]))[:count]
