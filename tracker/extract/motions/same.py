"""When two mentions name the same motion."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_PREFIXES = {"van", "von", "de", "der", "den", "het", "t", "ten", "ter", "el", "al", "la", "le"}


def plain_name(name: str) -> str:
    """A name as it compares: lower case, without accents, prefixes and first name."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^a-z0-9]+", " ", "".join(c for c in folded if not unicodedata.combining(c))).split()
    prefixed = next((i for i, word in enumerate(words) if word in _PREFIXES), None)
    kept = words[prefixed:] if prefixed is not None else words
    return " ".join(word for word in kept if word not in _PREFIXES)


def named_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists name the same members, or the one begins the other."""
    first, second = [plain_name(n) for n in one], [plain_name(n) for n in other]
    return bool(first and second) and (first[: len(second)] == second or second[: len(first)] == first)


def contains(known: Sequence[str], named: Sequence[str]) -> bool:
    """Whether a motion of `known` sponsors can be what `named` stands for: same first sponsor, all contained."""
    sponsors, names = [plain_name(n) for n in known], [plain_name(n) for n in named]
    if not names or not sponsors or names[0] != sponsors[0]:
        return bool(names) and sorted(names) == sorted(sponsors)
    shorter, longer = sorted((names, sponsors), key=len)
    return all(name in longer for name in shorter)


def likeness(one: str, other: str) -> float:
    """Share of the words of the shorter text that the longer one has too; 0 to 1."""
    first, second = _words(one), _words(other)
    shorter, longer = sorted((first, second), key=len)
    return len(shorter & longer) / len(shorter) if shorter else 0.0


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3}
