"""The words of `lexicon/motion_words.yml`, loaded once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracker.lexicon import load


@dataclass(frozen=True, slots=True)
class MotionWords:
    """Openers of clauses, words that are no member's name, and first names of namesakes."""

    considerations: tuple[str, ...]
    requests: tuple[str, ...]
    not_members: frozenset[str]
    first_names: frozenset[str]
    double_surnames: frozenset[str]


@cache
def motion_words() -> MotionWords:
    """The lexicon; raises KeyError when a list is missing from it."""
    words = load("motion_words")
    return MotionWords(
        tuple(words["considerations"]),
        tuple(words["requests"]),
        frozenset(words["not_members"]),
        frozenset(words["first_names"]),
        frozenset(words["double_surnames"]),
    )
