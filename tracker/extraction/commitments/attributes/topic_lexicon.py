"""The words by which subjects are known (`lexicon/topics.yml`), as tables to look a word up in."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from tracker.lexicon import load

Hit = tuple[int, float]
"""A subject, as its index, and how much a word tells of it."""

DocumentTopics = Mapping[int, float]
"""How much of a document each subject has, from 0 to 1, by its index."""

_WORD = re.compile(r"\w[\w&’'-]*\w|\w")
_ENOUGH = 5.0
"""Words that a document must have before its share counts whole."""
_TITLE_SHARE = 0.4
_STRONG, _WEAK, _PAIR = 1.0, 0.5, 5.0
_GENERAL = 0.45
"""What a word of a general subject tells: less than a heading."""
_NO_HIT: Hit = (-1, 0.0)
_CACHED_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class _Pair:
    """A subject that a word of `first` and one of `second` name together, unless one of `unless` is there."""

    topic: int
    first: re.Pattern[str]
    second: re.Pattern[str]
    unless: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words as they stand, beginnings and ends of words, runs by their first word, and pairs of sets of words."""

    names: list[tuple[str, str]] = field(default_factory=list)
    exact: dict[str, Hit] = field(default_factory=dict)
    stems: dict[str, Hit] = field(default_factory=dict)
    endings: dict[str, Hit] = field(default_factory=dict)
    runs: dict[str, list[tuple[tuple[str, ...], Hit]]] = field(default_factory=dict)
    pairs: list[_Pair] = field(default_factory=list)
    ministries: list[tuple[str, int]] = field(default_factory=list)
    general: set[int] = field(default_factory=set)

    def add(self, word: str, hit: Hit) -> None:
        """Enter a word, `word*`, `*word` or a run of words; the first to enter one keeps it."""
        if word.startswith("*"):
            self.endings.setdefault(word[1:], hit)
        elif word.endswith("*"):
            self.stems.setdefault(word[:-1], hit)
        elif " " in word:
            self.runs.setdefault(word.split(maxsplit=1)[0], []).append((tuple(word.split()), hit))
        else:
            self.exact.setdefault(word, hit)


def _any_word(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of `words`, which may begin or end with `*`, between blanks; for none it never matches."""
    alternatives = "|".join(re.escape(word).replace("\\*", "\\S*") for word in words)
    return re.compile(rf"(?<!\S)(?:{alternatives or '(?!)'})(?!\S)")


@cache
def _lexicon() -> _Lexicon:
    lexicon = _Lexicon()
    known: dict[str, int] = {}
    for row in load("topics"):
        for word in row.get("ignore", ()):
            lexicon.add(word, _NO_HIT)
        if "topic" not in row:
            continue
        topic = known.setdefault(row["topic"], len(lexicon.names))
        if topic == len(lexicon.names):
            lexicon.names.append((row["topic"], row["area"]))
        factor = _GENERAL if row.get("general") else 1.0
        if row.get("general"):
            lexicon.general.add(topic)
        for weight, words in ((_STRONG, row.get("words", ())), (_WEAK, row.get("weak", ()))):
            for word in words:
                lexicon.add(word, (topic, weight * factor))
        if "both" in row:
            first, second = map(_any_word, row["both"])
            lexicon.pairs.append(_Pair(topic, first, second, _any_word(row.get("unless", ()))))
        lexicon.ministries.extend((part, topic) for part in row.get("ministry", ()))
    return lexicon


def topic_name(topic: int) -> tuple[str, str]:
    """(subject, policy area) of an index."""
    return _lexicon().names[topic]


@lru_cache(_CACHED_WORDS)
def folded(word: str) -> str:
    """A word without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def hit_of(word: str) -> Hit:
    """What a word in lower case tells: as it stands, else by its end, the head of a compound, else its beginning.

    Of several ends or beginnings the longest; subject -1 for none.
    """
    lexicon, bare = _lexicon(), folded(word)
    if bare in lexicon.exact:
        return lexicon.exact[bare]
    ends = next((hit for at in range(len(bare)) if (hit := lexicon.endings.get(bare[at:])) is not None), None)
    if ends is not None:
        return ends
    begins = (lexicon.stems.get(bare[:n]) for n in range(len(bare), 1, -1))
    return next((hit for hit in begins if hit is not None), _NO_HIT)


class _Hits(dict[str, Hit]):
    """What a word tells, found when first asked for: a dictionary costs less than a call."""

    def __missing__(self, word: str) -> Hit:
        if len(self) >= _CACHED_WORDS:
            self.clear()
        hit = self[word] = hit_of(word)
        return hit


_hits = _Hits()


def hits_in(words: Sequence[str]) -> list[Hit]:
    """What the words of a text tell, each word and run of words once for each time it stands there."""
    counts = Counter(words)
    found = [(hit[0], hit[1] * counts[word]) for word in counts if (hit := _hits[word])[0] >= 0]
    runs = _lexicon().runs
    for first in runs.keys() & counts.keys():
        at = -1
        for _ in range(counts[first]):
            at = words.index(first, at + 1)
            found += [hit for run, hit in runs[first] if tuple(words[at : at + len(run)]) == run]
    return found


def pairs_in(words: Iterable[str]) -> list[Hit]:
    """The subjects that two words of one sentence name together, which tells more than any word alone."""
    text = " ".join(words)
    if not text.isascii():
        text = " ".join(map(folded, text.split(" ")))
    return [
        (pair.topic, _PAIR)
        for pair in _lexicon().pairs
        if pair.first.search(text) and pair.second.search(text) and not pair.unless.search(text)
    ]


@cache
def topic_of_ministry(ministry: str | None) -> int | None:
    """The subject of a ministry when no word tells one; None for a ministry without."""
    name = (ministry or "").lower()
    return next((topic for part, topic in _lexicon().ministries if part in name), None) if name else None


def document_topics(title: str | None, text: str) -> DocumentTopics:
    """What a document is about: the share each subject has in the words of its text, and of its title."""
    shares = _shares(hits_in(words_of(text)))
    titled = _shares(hits_in(words_of(title or "")), enough=1.0)
    if not titled:
        return shares
    topics = shares.keys() | titled.keys()
    return {t: (1 - _TITLE_SHARE) * shares.get(t, 0) + _TITLE_SHARE * titled.get(t, 0) for t in topics}


def _shares(hits: Iterable[Hit], enough: float = _ENOUGH) -> dict[int, float]:
    """The share of each subject; of a general one half, for its words stand in any document."""
    sums: dict[int, float] = {}
    for topic, weight in hits:
        told = weight / 2 if topic in _lexicon().general else weight
        sums[topic] = sums.get(topic, 0.0) + told
    whole = max(sum(sums.values()), enough)
    return {topic: weight / whole for topic, weight in sums.items()}


def words_of(text: str) -> list[str]:
    """The words of a text in lower case."""
    return _WORD.findall(text.lower())
