"""A sentence as the words a rule looks at: lower case, bare, with the break that follows each."""

from __future__ import annotations

from dataclasses import dataclass

_STRIP = ".,;:!?()[]«»“”\"'‘’…–—-*"
_BREAK = frozenset(",;:)–—")


@dataclass(frozen=True, slots=True)
class Words:
    """`words[i]` is the i-th bare word; `breaks[i]` says that a comma, dash, colon or bracket follows it."""

    words: list[str]
    breaks: list[bool]
    text: str
    """The sentence in lower case with single spaces."""

    def __len__(self) -> int:
        return len(self.words)


def tokenise(sentence: str) -> Words:
    """The words of `sentence`; loose punctuation becomes the break of the word before it."""
    text = " ".join(sentence.lower().split())
    words: list[str] = []
    breaks: list[bool] = []
    for raw in text.split(" "):
        word = raw.strip(_STRIP)
        if not word:
            if words:
                breaks[-1] = True
            continue
        if raw[0] == "(" and words:
            breaks[-1] = True
        words.append(word)
        breaks.append(raw[-1] in _BREAK)
    return Words(words, breaks, text)
