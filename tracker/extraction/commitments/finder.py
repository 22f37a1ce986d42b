"""Finds commitments where no rule fires, by what the words of the sentence weigh together.

A verdict of few words, a plan in the passive, a turn nobody listed: what tells them is learned from annotated letters
(`benchmarks/learn.py`). The rows say `words/learned` as their rule, and `tracker explain` shows the words that weighed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise
from math import log

from tracker.dutch.clauses.others import other_acts
from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.confidence import confidence, likeliest_kind, weights
from tracker.extraction.commitments.features import masked
from tracker.extraction.commitments.matcher import exclusion_rule
from tracker.extraction.commitments.matches import BLOCKED, OTHERS, Match, SentenceMatches
from tracker.lexicon import load
from tracker.models import Kind, Status

RULE = "words/learned"
FRAME = "words"
STATUS: dict[Kind, Status] = {
    "position": "stated",
    "agreement": "stated",
    "pledge": "announced",
    "action": "announced",
    "undertaking": "open",
    "motion": "open",
}
"""What a sentence of a kind says before its qualifiers are looked at."""
THRESHOLD = 0.75
"""From which chance words alone make a row: surer than a row that a rule vouches for need be."""
KNOWN_NOT = (BLOCKED, OTHERS)
"""Why a rule has no match that tells the sentence is none: its words are undone, or the deed is somebody else's."""
FEWEST_WORDS = 4
SLACK = 1.0
"""Log-odds that features other than words may add, at most: what is further below the threshold is not looked at."""


def may_be_one(parse: Parse, found: SentenceMatches) -> bool:
    """Whether a sentence on which no rule fired is worth a closer look: by its words, then by who speaks or acts."""
    if (
        found.skip_reason
        or len(parse.lower) < FEWEST_WORDS
        or any(each.outcome in KNOWN_NOT for each in found.attempts)
    ):
        return False
    if _total_of_words(parse.lower) + SLACK < log(THRESHOLD / (1 - THRESHOLD)):
        return False
    return not (_of_somebody_else().search(parse.words.text) or other_acts(parse) or exclusion_rule(parse))


@cache
def _of_somebody_else() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in load("grammar")["somebody_else"]))


def learned_match(features: Iterable[str]) -> Match | None:
    """The match of a sentence with these features, None when it is likelier to be no commitment."""
    known = frozenset(features)
    if confidence(known) < THRESHOLD:
        return None
    kind = likeliest_kind(known)
    return Match(RULE, FRAME, kind, STATUS[kind], None, None, 0)


@cache
def _words() -> tuple[float, dict[str, float], dict[tuple[str, str], float]]:
    """The weights of single words and of two that stand together, by the words themselves, and of none."""
    known = weights("commitment")
    single = {name[5:]: weight for name, weight in known.features.items() if name.startswith("word ")}
    double = {
        (first, second): weight
        for name, weight in known.features.items()
        if name.startswith("words ")
        for first, _, second in (name[6:].partition(" "),)
    }
    return known.bias + known.features.get("frames 0", 0.0), single, double


def _total_of_words(words: Sequence[str]) -> float:
    """The log-odds of a sentence by its words alone; a word that recurs counts once, as a feature does."""
    bias, single, double = _words()
    plain = masked(words)
    # no step of Python for each word, of which few are known
    total = bias + sum(filter(None, map(single.get, set(plain))))
    return total + sum(filter(None, map(double.get, set(pairwise(("^", *plain, "$"))))))
