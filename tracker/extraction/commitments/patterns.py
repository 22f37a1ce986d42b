"""Patterns of the lexicon: the pieces they share put in, compiled, with the words without which they can't match."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.dutch.clauses.actors import actor_words
from tracker.dutch.clauses.parse import NEGATION, REPORTING, grammar
from tracker.dutch.numbers import any_of
from tracker.extraction.commitments.prefilter import required_words
from tracker.lexicon import load
from tracker.lexicon.wordings import patterns_of

_COMMON = 20
"""How much more often a preposition or an auxiliary occurs than a word that says something."""
# '<sum>' in a pattern; not the name of a group
_PART = re.compile(r"(?<!\?P)<(\w+)>")


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """A pattern, and the sets of words of each of which a sentence must hold one for it to match."""

    regex: re.Pattern[str]
    required_words: tuple[frozenset[str], ...]


@cache
def fragments() -> dict[str, str]:
    """The pieces of `fragments.yml` by name, and `state` for any of countries.yml."""
    named = {name: part if isinstance(part, str) else any_of(part) for name, part in load("fragments").items()}
    return named | {"state": rf"\b(?:{any_of(name.lower() for name in load('countries')['countries'])})\b"}


def _whole(text: str) -> str:
    return _PART.sub(lambda piece: f"(?:{fragments()[piece[1]]})", text)


@cache
def commonness(word: str) -> int:
    """Roughly how much more often a word occurs than one that says something: by its closed class."""
    if word in actor_words():
        return _COMMON // 2
    flags = grammar().flags.get(word, 0)
    return _COMMON if flags & ~(REPORTING | NEGATION) else _COMMON // 4 if flags else 1


def compile_pattern(text: str) -> CompiledPattern:
    """One pattern of the lexicon."""
    whole = _whole(text)
    return CompiledPattern(re.compile(whole), required_words(whole, commonness))


def patterns_in(entry: Mapping[str, Any], field: str, raw: str) -> list[str]:
    """The alternatives of a condition: declared in words in `field` (lexicon/wordings.py), as expressions in `raw`."""
    expressions = entry.get(raw, [])
    return patterns_of(entry.get(field, ())) + ([expressions] if isinstance(expressions, str) else expressions)


def compile_any(alternatives: Sequence[str]) -> re.Pattern[str] | None:
    """The alternatives of a pattern as one; None for none."""
    return re.compile("|".join(map(_whole, alternatives))) if alternatives else None
