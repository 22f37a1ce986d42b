"""What a commitment is about: the subject, and the policy area in the government's own vocabulary."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load

OTHER = ("overig", "overig")
"""Subject and policy area when nothing tells them."""

_NONE = -1
"""Index of no subject."""
_CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class _Lexicon:
    names: tuple[tuple[str, str], ...]
    general: frozenset[int]
    """The subjects that hardly tell anything: one that says more, also in a heading, goes before them."""
    exact: dict[str, int]
    stems: dict[str, int]
    lengths: tuple[int, ...]
    runs: dict[str, list[tuple[tuple[str, ...], int]]]
    ministries: tuple[tuple[str, tuple[str, str]], ...]


@cache
def _lexicon() -> _Lexicon:
    names: list[tuple[str, str]] = []
    general: set[int] = set()
    exact: dict[str, int] = {}
    stems: dict[str, int] = {}
    runs: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    ministries: list[tuple[str, tuple[str, str]]] = []
    for row in load("topics"):
        if "ignore" in row:
            subject = _NONE
        else:
            subject, name = len(names), (row["topic"], row["area"])
            names.append(name)
            if row.get("general"):
                general.add(subject)
            ministries += [(part, name) for part in row.get("ministry", ())]
        for word in row.get("words", row.get("ignore", ())):
            if word.endswith("*"):
                stems.setdefault(word[:-1], subject)
            elif " " in word:
                runs.setdefault(word.split()[0], []).append((tuple(word.split()), subject))
            else:
                exact.setdefault(word, subject)
    lengths = tuple(sorted({len(stem) for stem in stems}, reverse=True))
    return _Lexicon(tuple(names), frozenset(general), exact, stems, lengths, runs, tuple(ministries))


@lru_cache(_CACHED_WORDS)
def _subject_of_word(word: str) -> int:
    """Index of the subject a word in lower case points to, _NONE for none; the longest stem wins."""
    lexicon = _lexicon()
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    if bare in lexicon.exact:
        return lexicon.exact[bare]
    return next((lexicon.stems[bare[:n]] for n in lexicon.lengths if bare[:n] in lexicon.stems), _NONE)


def _ranked(words: Sequence[str]) -> int:
    """Index of the subject most of `words` point to, _NONE for none; of equals the one first in the lexicon."""
    found = [index for index in map(_subject_of_word, words) if index != _NONE]
    runs = _lexicon().runs
    for first in runs.keys() & set(words):
        for at, word in enumerate(words):
            if word == first:
                found += [index for run, index in runs[first] if tuple(words[at : at + len(run)]) == run]
    if len(found) < 2:
        return found[0] if found else _NONE
    counts = Counter([index for index in found if index not in _lexicon().general] or found)
    return min(counts, key=lambda index: (-counts[index], index))


@lru_cache(2_000)
def _of_text(text: str) -> int:
    return _ranked([word.strip(".,;:()?!\"'«»“”") for word in text.lower().split()])


def topic_of(_match: Match, context: Context) -> tuple[str, str]:
    """(subject, policy area) of a commitment."""
    document = context.document
    return subject_of(context.parse.words.words, context.section, document.opening, document.document.metadata.ministry)


def subject_of(words: Sequence[str], heading: str | None, document: str, ministry: str | None) -> tuple[str, str]:
    """(subject, policy area) of a sentence: from its own words, else its heading, its document, its ministry.

    `words` are the bare words of the sentence in lower case; `document` is the title and opening of the document.
    """
    names, general = _lexicon().names, _lexicon().general
    own = _ranked(words)
    if own != _NONE and own not in general:
        return names[own]
    above = _of_text(heading) if heading else _NONE
    named = [each for each in (above, own, _of_text(document)) if each != _NONE]
    telling = (each for each in named if each not in general)
    found = next(telling, named[0] if named else _NONE)
    return names[found] if found != _NONE else _by_ministry(ministry) or OTHER


@cache
def _by_ministry(ministry: str | None) -> tuple[str, str] | None:
    name = (ministry or "").lower()
    return next((names for part, names in _lexicon().ministries if part in name), None) if name else None
