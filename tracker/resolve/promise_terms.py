"""What a sentence that speaks of a promise is about: its telling words, what each weighs, and how alike two are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal

import snowballstemmer

from tracker.lexicon import load

Role = Literal["government", "chamber", "register", "reviewer", "rule"]

HEAVIEST = 6
"""How many of its weightiest terms make a mention's keys, two by two."""
LEAST_SHARED = 3.0
"""Weight of the terms two mentions must share: one long compound and a word, or three words."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_stemmer = snowballstemmer.stemmer("dutch")


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence that makes a promise or speaks of one, or an entry of a register."""

    key: Hashable
    document: str
    date: str
    """Of the document, ISO; '' when it is not known."""
    status: str
    text: str
    heading: str = ""
    """What stands over the sentence; it tells the sentences of one letter not apart, but those of two."""
    start: int = 0
    deadline: str | None = None
    """The last day it allows, ISO."""
    ministry: str | None = None
    topic: str | None = None
    dossier: str | None = None
    numbers: frozenset[str] = frozenset()
    """Numbers of registers that the sentence names: TZ202603-130, T03131."""
    amount: str | None = None
    """For money, how much; sentences with other sums are other promises."""
    receiver: str | None = None
    """For money, who gets it: mentions of one sum to one receiver are one promise."""
    role: Role = "government"
    recurring: str | None = None
    """How often what it promises comes back: jaarlijks, halfjaarlijks."""

    @property
    def order(self) -> tuple[str, str, int, str]:
        """Where it comes among all mentions."""
        return self.date, self.document, self.start, str(self.key)


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    shortest: int
    common: frozenset[str]
    recalls: re.Pattern[str]
    postpones: re.Pattern[str]


@cache
def _vocabulary() -> _Vocabulary:
    data = load("promises")
    return _Vocabulary(
        data["shortest"],
        frozenset(map(_fold, data["common"])),
        re.compile("|".join(data["recalls"])),
        re.compile("|".join(data["postpones"])),
    )


def _fold(word: str) -> str:
    """A word in lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))


@lru_cache(2**16)
def _stem(word: str) -> str:
    stem: str = _stemmer.stemWord(word)
    return stem


@lru_cache(2**14)
def terms(text: str) -> Mapping[str, float]:
    """The words that tell what a sentence is about, as stems, with what each weighs.

    A long word weighs more, for Dutch joins the words that make a subject, and so does a name in capitals.
    """
    vocabulary = _vocabulary()
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        folded = _fold(word)
        if len(folded) < vocabulary.shortest or folded in vocabulary.common or folded.isdigit():
            continue
        found[_stem(folded)] = 2.0 if word.isupper() else 1.0 if len(word) < 7 else 1.5 if len(word) < 11 else 2.5
    return found


def months_of(recurring: str | None) -> int | None:
    """How many months lie between two of what comes back; None for what does not, or has no rhythm in months."""
    months: int | None = load("promises")["every"].get(recurring)
    return months


def recalls(text: str) -> bool:
    """Whether a sentence recalls what was said before."""
    return _vocabulary().recalls.search(text.casefold()) is not None


def postpones(text: str) -> bool:
    """Whether a sentence says that something comes later than it was to."""
    return _vocabulary().postpones.search(text.casefold()) is not None


BETWEEN = "+"
"""Stands between the two words of a key, and in no other key."""


def keys(mention: Mention) -> frozenset[str]:
    """By what a mention is found: a sum with its receiver; else pairs of weighty terms, and numbers of a register."""
    if mention.amount is not None and mention.receiver is not None:
        return frozenset((f"{mention.amount} {mention.receiver}",))
    weighed = _terms_of(mention, across=True)
    heaviest = sorted(weighed, key=lambda term: (-weighed[term], -len(term), term))[:HEAVIEST]
    pairs = (pair for pair in combinations(heaviest, 2) if sum(weighed[term] for term in pair) >= LEAST_SHARED)
    return frozenset((*(BETWEEN.join(sorted(pair)) for pair in pairs), *mention.numbers))


def _terms_of(mention: Mention, *, across: bool) -> Mapping[str, float]:
    """The terms of a sentence; `across` letters also those of what stands over it, at half their weight."""
    own = terms(mention.text)
    if not across or not mention.heading:
        return own
    return {**{term: weight / 2 for term, weight in terms(mention.heading).items()}, **own}


def likeness(one: Mention, other: Mention) -> float:
    """How much two mentions are about the same, 0 to 1: the weight of what they share, of the lesser and of both."""
    across = one.document != other.document
    first, second = _terms_of(one, across=across), _terms_of(other, across=across)
    shared = sum(min(weight, second[term]) for term, weight in first.items() if term in second)
    if shared < LEAST_SHARED:
        return 0.0
    weights = sum(first.values()), sum(second.values())
    return 0.5 * shared / min(weights) + 0.5 * 2 * shared / sum(weights)
