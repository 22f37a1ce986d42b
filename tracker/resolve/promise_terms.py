"""What a sentence that speaks of a promise is about: its telling words, what each weighs, and how alike two are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import combinations
from typing import Literal, get_args

import snowballstemmer

from tracker.lexicon import load
from tracker.lexicon.wordings import patterns_of
from tracker.resolve.promise_parts import whole_of

Signal = Literal["recalls", "postpones", "refers", "continues", "keeps", "adds", "tells", "anew"]
"""What a sentence may say of its promise by the words of the lexicon."""
Role = Literal["government", "chamber", "register", "reviewer", "rule"]

HEAVIEST = 6
"""How many of its weightiest terms make a mention's keys, two by two."""
LEAST_SHARED = 3.0
"""Weight of the terms two mentions must share: one long compound and a word, or three words."""
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
# 'de minister voor Primair en Voortgezet Onderwijs': who, not what about
_OFFICE = re.compile(
    r"\b(?:minister|staatssecretaris|ministerie|ambtgenoot|collega) (?:van|voor) [A-Z][\w’-]*"
    r"(?:(?:,? en |, | )[A-Z][\w’-]*)*"
)
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

    order: tuple[str, str, int, str] = field(init=False, repr=False, compare=False)
    """Where it comes among all mentions."""

    def __post_init__(self) -> None:
        """Keep where it comes: that is asked for often."""
        object.__setattr__(self, "order", (self.date, self.document, self.start, str(self.key)))


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    shortest: int
    common: frozenset[str]
    patterns: Mapping[Signal, re.Pattern[str]]


@cache
def _vocabulary() -> _Vocabulary:
    data = load("promises")
    return _Vocabulary(
        data["shortest"],
        frozenset(map(_fold, data["common"])),
        {signal: re.compile("|".join(patterns_of(data[signal]))) for signal in get_args(Signal)},
    )


def _fold(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():  # most words are
        return word.lower()
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
    for word in _WORD.findall(_OFFICE.sub(" ", text)):
        folded = _fold(word)
        if len(folded) < vocabulary.shortest or folded in vocabulary.common or folded.isdigit():
            continue
        found[_stem(folded)] = 2.0 if word.isupper() else 1.0 if len(word) < 7 else 1.5 if len(word) < 11 else 2.5
    return found


def months_of(recurring: str | None) -> int | None:
    """How many months lie between two of what comes back; None for what does not, or has no rhythm in months."""
    months: int | None = load("promises")["every"].get(recurring)
    return months


def says(signal: Signal, text: str) -> bool:
    """Whether a sentence holds a signal of the lexicon, as that it recalls what was said before."""
    return _vocabulary().patterns[signal].search(" ".join(text.casefold().split())) is not None


def recalls(text: str) -> bool:
    """Whether a sentence recalls what was said before."""
    return says("recalls", text)


# 'de toegezegde eindevaluatie': what was promised is that, not what the sentence says of other things
_PROMISED_NOUN = re.compile(r"\b(?:toegezegde|beloofde|aangekondigde) (?P<noun>[\w-]+)", re.IGNORECASE)


def promised_nouns(text: str) -> frozenset[str]:
    """The stems of what a sentence calls promised, where it recalls by that alone; none for `toegezegde brief`."""
    if recalls(_PROMISED_NOUN.sub("", text)):
        return frozenset()
    return frozenset(stem for found in _PROMISED_NOUN.finditer(text) for stem in terms(found["noun"]))


# met een B-brief · in de DMP D-brief: letters of a kind that has its own letter
_NAMED_PAPER = re.compile(r"(?<![\w-])[A-Z]{1,2}-(?:brief|nota)\b")


_WORDS = re.compile(r"[\w-]+")


@cache
def _known_paper() -> re.Pattern[str]:
    """A paper with its article and nothing that says which one."""
    kinds = "|".join(load("promises")["waits"]["papers"])
    # naar verwachting wordt [de vernieuwingsagenda] gestuurd, not: de evaluatie van artikel 4, one of several
    return re.compile(
        r"(?<!\bvan )(?<!\buit )(?<!\bbij )(?<!\bnaast )\b(?:[Dd]e|[Hh]et|[Dd]eze|[Dd]it) "
        rf"(?P<noun>[a-zé]{{4,}}(?:{kinds}))\b"
        r"(?! (?:van|over|voor|inzake|met|naar aanleiding|rond|tot)\b| [A-Z])"
    )


def names_again(text: str, earlier: str) -> bool:
    """Whether a sentence speaks of a paper that one just before it named, without saying again which one.

    `de agenda` without a complement is known; the sentence before may have it in a compound (`zorgagenda`). A letter of
    a kind with a name (`D-brief`) is known by that.
    """
    if not set(_NAMED_PAPER.findall(text)).isdisjoint(_NAMED_PAPER.findall(earlier)):
        return True
    words = [word.casefold() for word in _WORDS.findall(earlier)]
    return any(word.endswith(found["noun"]) for found in _known_paper().finditer(text) for word in words)


def postpones(text: str) -> bool:
    """Whether a sentence says that something comes later than it was to."""
    return says("postpones", text)


def points_back(mention: Mention, earlier: Mention) -> float:
    """How sure it is that a sentence speaks of a promise before it in its letter because it points back to it, 0 to 1.

    `Met deze brief voldoe ik aan deze toezegging`; `Deze brief ontvangt u binnenkort`, of the very sentence before.
    """
    if not stands_near(mention, earlier):
        return 0.0
    recalled = recalls(earlier.text)
    if says("refers", mention.text):
        return POINTED if recalled else POINTED - 0.1
    if mention.start - earlier.start - len(earlier.text) > NEXT:
        return 0.0
    keeps = mention.status == "fulfilled" and recalled and says("keeps", mention.text)
    return POINTED if keeps or says("continues", mention.text) else 0.0


def stands_near(mention: Mention, earlier: Mention) -> bool:
    """Whether an earlier mention stands near enough before one in its letter to be what that speaks of."""
    return mention.document == earlier.document and 0 < mention.start - earlier.start <= REACH


def shared_weight(one: Mention, other: Mention) -> float:
    """What the terms weigh that two sentences of one letter have in common."""
    first, second = terms(one.text), terms(other.text)
    return sum(min(first[term], second[term]) for term in first.keys() & second.keys())


POINTED = 0.8
"""How sure it is that a sentence that points back means the promise before it."""
NEXT = 140
"""Characters between two sentences that follow each other, at most: a note, a heading, one short sentence."""
REACH = 1200
"""Characters back in its letter within which a sentence points to a promise."""
BETWEEN = "+"
"""Stands between the two words of a key, and in no other key."""


@lru_cache(2**12)
def keys(mention: Mention) -> frozenset[str]:
    """By what a mention is found: a sum with its receiver; else pairs of weighty terms, and numbers of a register."""
    if mention.amount is not None and mention.receiver is not None:
        sums = (mention.amount, whole_of(mention.text, mention.amount))
        return frozenset(f"{amount} {mention.receiver}" for amount in sums if amount)
    weighed = _terms_of(mention, across=True)
    heaviest = sorted(weighed, key=lambda term: (-weighed[term], -len(term), term))[:HEAVIEST]
    pairs = (pair for pair in combinations(heaviest, 2) if sum(weighed[term] for term in pair) >= LEAST_SHARED)
    return frozenset((*(BETWEEN.join(sorted(pair)) for pair in pairs), *mention.numbers, *_places(mention)))


def _places(mention: Mention) -> tuple[str, ...]:
    """Where in its letter a sentence stands: its stretch and the one before, so that neighbours share one."""
    if mention.role != "government":
        return ()
    stretch = mention.start // REACH
    return tuple(f"{mention.document} {n}" for n in (stretch, stretch - 1))


def _terms_of(mention: Mention, *, across: bool) -> Mapping[str, float]:
    """The terms of a sentence; `across` letters also those of what stands over it, at half their weight."""
    return _weighed(mention.text, mention.heading if across else "")[0]


@lru_cache(2**14)
def _weighed(text: str, heading: str) -> tuple[Mapping[str, float], float]:
    """The terms of a sentence and of what stands over it, with what they weigh together."""
    own = terms(text)
    both = {**{term: weight / 2 for term, weight in terms(heading).items()}, **own} if heading else own
    return both, sum(both.values())


def likeness(one: Mention, other: Mention) -> float:
    """How much two mentions are about the same, 0 to 1: the weight of what they share, of the lesser and of both."""
    across = one.document != other.document
    first, weight = _weighed(one.text, one.heading if across else "")
    second, other_weight = _weighed(other.text, other.heading if across else "")
    shared = sum(min(first[term], second[term]) for term in first.keys() & second.keys())
    if shared < LEAST_SHARED:
        return 0.0
    return 0.5 * shared / min(weight, other_weight) + shared / (weight + other_weight)
