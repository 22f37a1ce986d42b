"""Numbers in words and digits, as sums, percentages and terms have them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tracker.lexicon import load


@cache
def number_words() -> dict[str, float]:
    """The value of each number in words (`lexicon/numbers.yml`), in lower case."""
    return {word: float(value) for word, value in load("numbers")["words"].items()}


@cache
def scales() -> dict[str, float]:
    """What each word behind a number multiplies it with: `mln` by a million."""
    return {word: float(value) for word, value in load("numbers")["scales"].items()}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; without a group around it."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def value_of(number: str, scale: str | None = None) -> float:
    """The value of `number` in Dutch notation or in words, times its scale: ('2,5', 'miljard') is 2.5e9.

    A point or space parts thousands, a comma decimals. Raises ValueError for anything else.
    """
    text = number.lower().strip()
    base = number_words().get(text)
    if base is None:
        base = float(re.sub(r"[.\s]", "", text).replace(",", "."))
    return base * scales().get((scale or "").lower(), 1.0)
