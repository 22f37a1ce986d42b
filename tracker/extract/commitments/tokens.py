"""A sentence as the words a rule looks at: lower case, bare, with the break that follows each."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STRIP = ".,;:!?()[]«»“”\"'‘’…–—-*"
# '6.', 'a)', '(ii)', '–': what numbers an item is no word of it
_ENUMERATOR = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-–•*]")
_BREAK = frozenset(",;:)–—")


@dataclass(frozen=True, slots=True)
class Words:
    """`words[i]` is the i-th bare word; `breaks[i]` says that a comma, dash, colon or bracket follows it."""

    words: list[str]
    breaks: list[bool]
    text: str
    """The sentence in lower case with single spaces."""

    def __len__(self) -> int:
        """The number of words."""
        return len(self.words)


def tokenise(sentence: str) -> Words:
    """The words of `sentence`; loose punctuation becomes the break of the word before it."""
    raw = sentence.lower().split()
    if len(raw) > 1 and _ENUMERATOR.fullmatch(raw[0]):
        del raw[0]
    words = [word.strip(_STRIP) for word in raw]
    breaks = [word[-1] in _BREAK for word in raw]
    if "" in words:
        words, breaks = _without_loose(words, breaks)
    text = " ".join(raw)
    at = text.find(" (")
    while at >= 0:
        before = text.count(" ", 0, at)
        if before < len(breaks):
            breaks[before] = True
        at = text.find(" (", at + 1)
    return Words(words, breaks, text)


def _without_loose(words: list[str], breaks: list[bool]) -> tuple[list[str], list[bool]]:
    """Words without the empty ones that punctuation between spaces leaves; each becomes a break of the word before."""
    kept: list[str] = []
    kept_breaks: list[bool] = []
    for word, closes in zip(words, breaks, strict=True):
        if word:
            kept.append(word)
            kept_breaks.append(closes)
        elif kept:
            kept_breaks[-1] = True
    return kept, kept_breaks
