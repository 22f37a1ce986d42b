"""What a commitment is about: the subject, and the policy area in the government's own vocabulary."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.lexicon import load

OTHER = ("overig", "overig")
"""Subject and policy area when nothing tells them."""

# 'navo-top' has the stem 'navo': matches are known by their text, so the entry of each text is looked up once
_CACHE = 20_000


@dataclass(frozen=True, slots=True)
class _Lexicon:
    anyword: re.Pattern[str]
    entries: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]
    ministries: tuple[tuple[re.Pattern[str], tuple[str, str]], ...]


@cache
def _lexicon() -> _Lexicon:
    rows = load("topics")
    subjects = [row for row in rows if "words" in row]
    entries = tuple(
        (re.compile("|".join(f"(?:{word})" for word in row["words"])), (row["topic"], row["area"])) for row in subjects
    )
    words = "|".join(f"(?:{word})" for row in subjects for word in row["words"])
    ministries = tuple(
        (re.compile(row["ministry"]), (row["topic"], row["area"])) for row in rows if "ministry" in row
    )
    return _Lexicon(re.compile(rf"(?<![\w-])(?:{words})"), entries, ministries)


@lru_cache(maxsize=_CACHE)
def _entry(matched: str) -> tuple[str, str]:
    return next(names for pattern, names in _lexicon().entries if pattern.fullmatch(matched))


@lru_cache(maxsize=_CACHE)
def _ranked(text: str) -> tuple[str, str] | None:
    """The subject most of the words of `text` (lower case) point to; of equals the one first in the lexicon."""
    counts = Counter(_entry(m[0]) for m in _lexicon().anyword.finditer(text))
    if not counts:
        return None
    order = [names for _, names in _lexicon().entries]
    return max(counts, key=lambda names: (counts[names], -order.index(names)))


def topic_of(sentence: str, headings: Sequence[str], document: str, ministry: str | None) -> tuple[str, str]:
    """(subject, policy area) of a sentence: from its own words, else its headings, the document, the ministry.

    `headings` run from the nearest outwards; `document` is the title and opening of the document, in lower case.
    """
    own = _ranked(sentence.lower())
    if own and own[0] != "Europese Unie":
        return own
    for heading in headings:
        found = _ranked(heading.lower())
        if found:
            return found
    return own or _ranked(document) or _by_ministry(ministry) or OTHER


def _by_ministry(ministry: str | None) -> tuple[str, str] | None:
    name = (ministry or "").lower()
    return next((names for pattern, names in _lexicon().ministries if pattern.search(name)), None) if name else None
