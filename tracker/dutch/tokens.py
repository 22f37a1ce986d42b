"""A sentence as the words a rule looks at: lower case, bare, with the break that follows each."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tracker.lexicon import load

_STRIP = ".,;:!?()[]«»“”\"'‘’…–—-*"
# '6.', 'a)', '(ii)', '–': what numbers an item is no word of it
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–•*]")
_PARTS = re.compile(r"\w+")
_BREAK = frozenset(",;:)–—")
_REMEMBERED = 50_000
"""Words of which is kept what they are without punctuation: in any text a few words make up most of it."""


class _Bare(dict[str, str]):
    """The bare word by the word as it stands, found when first asked for."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED:
            self.clear()
        bare = self[word] = word.strip(_STRIP)
        return bare


_bare = _Bare()


class TokenisedSentence(NamedTuple):
    """`words[i]` is the i-th bare word; `punct_after[i]` says that a comma, dash, colon or bracket follows it."""

    words: list[str]
    punct_after: list[bool]
    text: str
    """The sentence in lower case with single spaces."""
    cased: list[str]
    """The words as they stand, with capitals and punctuation."""

    def present(self) -> frozenset[str]:
        """The words, and the parts of those that a hyphen or slash joins: `navo-norm` holds `norm`."""
        if "".join(self.words).isalnum():
            return frozenset(self.words)
        return frozenset(self.words).union(*(_PARTS.findall(word) for word in self.words if not word.isalnum()))

    def place(self, offset: int) -> int:
        """The index of the word that ends at or before an offset of `text`, 0 when none does."""
        return max(0, sum(bool(word.strip(_STRIP)) for word in self.text[:offset].split()) - 1)

    def span(self, index: int) -> tuple[int, int]:
        """Where the word at an index stands in `text`."""
        at = count = 0
        for raw in self.text.split():
            if raw.strip(_STRIP):
                if count == index:
                    return at, at + len(raw)
                count += 1
            at += len(raw) + 1
        return at, at


@cache
def _spelling() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """The new word by the old, the words that tell old spelling, and those before which `den` is `de`."""
    data = load("spelling")
    return data["words"], frozenset(data["words"]) | {"den"}, frozenset(data["den"])


def _modern(raw: list[str], words: list[str]) -> None:
    """Put old spelling right, in place, in the words and in the raw words that carry their punctuation."""
    new, _, behind_den = _spelling()
    for at, word in enumerate(words):
        modern = new.get(word)
        if word == "den" and words[at + 1 : at + 2] and words[at + 1] in behind_den:
            modern = "de"
        if modern is not None:
            words[at] = modern
            raw[at] = raw[at].replace(word, modern)


def tokenise(sentence: str) -> TokenisedSentence:
    """The words of `sentence` in today's spelling; loose punctuation becomes the break of the word before it."""
    cased, raw = sentence.split(), sentence.lower().split()
    if len(raw) > 1 and _ENUMERATOR.fullmatch(raw[0]):
        del raw[0], cased[0]
    words = list(map(_bare.__getitem__, raw))
    if not _spelling()[1].isdisjoint(words):
        _modern(raw, words)
    punct_after = [word[-1] in _BREAK for word in raw]
    if "" in words:
        cased = [word for word, bare in zip(cased, words, strict=True) if bare]
        words, punct_after = _without_loose(words, punct_after)
    text = " ".join(raw)
    at = text.find(" (")
    while at >= 0:
        before = text.count(" ", 0, at)
        if before < len(punct_after):
            punct_after[before] = True
        at = text.find(" (", at + 1)
    return TokenisedSentence(words, punct_after, text, cased)


def _without_loose(words: list[str], punct_after: list[bool]) -> tuple[list[str], list[bool]]:
    """Words without the empty ones that punctuation between spaces leaves; each becomes a break of the word before."""
    kept: list[str] = []
    kept_breaks: list[bool] = []
    for word, closes in zip(words, punct_after, strict=True):
        if word:
            kept.append(word)
            kept_breaks.append(closes)
        elif kept:
            kept_breaks[-1] = True
    return kept, kept_breaks
