"""How sure a row is: what the features of its sentence weigh together, as a chance.

The weights stand in `lexicon/weights.yml`: logistic regressions on annotated sentences, which `benchmarks/learn.py`
writes; nothing there is edited by hand. `commitment` says whether a sentence is one,
whether rules fired on it or not, `register` whether a careful clerk would enter it, `kinds` which kind it is where no
rule tells.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import exp, fsum
from typing import Literal

from tracker.extraction.commitments.features import features_of_match
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load
from tracker.models import Kind

DEFAULT_THRESHOLD = 0.58
"""Rows below this are kept apart as candidates, not shown as commitments."""
CORE_THRESHOLD = 0.5
"""Rows whose chance to belong in the register is lower are context."""
TOLD_PARLIAMENT = 0.8
"""The least chance of a row by a rule of priority `report`; of annotated sentences where one fired 95% were right."""
Question = Literal["commitment", "register"]


@dataclass(frozen=True, slots=True)
class Weights:
    """What a sentence without features weighs, and each feature, in log-odds."""

    bias: float
    features: dict[str, float]

    def total(self, features: Iterable[str]) -> float:
        """The log-odds of a sentence with these features."""
        weights = self.features
        return self.bias + fsum(filter(None, map(weights.get, features)))

    def chance(self, features: Iterable[str]) -> float:
        """The chance of a sentence with these features, from 0 to 1."""
        return round(1 / (1 + exp(-self.total(features))), 3)


@cache
def weights(question: Question) -> Weights:
    """The weights that answer a question about a sentence."""
    data = load("weights")[question]
    return Weights(data["bias"], data["weights"])


@cache
def _kind_weights() -> dict[Kind, Weights]:
    return {kind: Weights(data["bias"], data["weights"]) for kind, data in load("weights")["kinds"].items()}


def confidence(features: Iterable[str]) -> float:
    """The chance that a sentence with these features is a commitment, from 0 to 1."""
    return weights("commitment").chance(features)


def core_confidence(features: Iterable[str]) -> float:
    """The chance that a careful clerk would enter a sentence with these features in the register, from 0 to 1."""
    return weights("register").chance(features)


def likeliest_kind(features: Iterable[str]) -> Kind:
    """The kind that a sentence with these features most likely is; of equals the first in the alphabet."""
    known = frozenset(features)
    totals = {kind: each.total(known) for kind, each in _kind_weights().items()}
    return min(totals, key=lambda kind: (-totals[kind], kind))


def match_confidence(match: Match) -> float:
    """The chance that one rule is right, whatever else the sentence holds."""
    return confidence(features_of_match(match))


def top_features(features: Iterable[str], count: int) -> list[tuple[str, float]]:
    """The features that weigh most, for (above 0) or against, with their weights; the heaviest first."""
    known = weights("commitment").features
    weighed = [(feature, known[feature]) for feature in features if feature in known]
    return sorted(weighed, key=lambda each: (-abs(each[1]), each[0]))[:count]
