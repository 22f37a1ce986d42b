"""Members of parliament by surname: when two names mean one member, and two lists the same sponsors."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_PREFIXES = {"van", "von", "de", "der", "den", "het", "t", "ten", "ter", "el", "al", "la", "le"}


@lru_cache(2**15)
def normalise_surname(name: str) -> str:
    """A surname as it compares: lower case, without accents, prefixes and the first name in front of a prefix."""
    folded = unicodedata.normalize("NFKD", name.casefold())
    words = re.sub(r"[^a-z0-9\s-]+", "", "".join(c for c in folded if not unicodedata.combining(c))).split()
    first = next((i for i, word in enumerate(words) if word in _PREFIXES), 0)
    if first and "-" in words[first - 1]:
        first = 0
    kept = " ".join(words[first:]).replace("-", " ").split()
    return " ".join(word for word in kept if word not in _PREFIXES)


def same_member(one: str, other: str) -> bool:
    """Whether two names mean one member: `Mulder` and `Agnes Mulder`, `Van Dijk` and `Inge van Dijk`."""
    first, second = normalise_surname(one), normalise_surname(other)
    return first == second or first.endswith(f" {second}") or second.endswith(f" {first}")


def named_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two lists name the same members, or the one begins the other."""
    return bool(one and other) and all(same_member(a, b) for a, b in zip(one, other, strict=False))


def sponsors_match(known: Sequence[str], named: Sequence[str]) -> bool:
    """Whether a motion of `known` sponsors can be what `named` stands for: same first sponsor, all contained."""
    if not named or not known:
        return False
    if " ".join(map(normalise_surname, named)) == " ".join(map(normalise_surname, known)):
        return True
    if not same_member(named[0], known[0]):
        return len(named) > 1 and sorted(map(normalise_surname, named)) == sorted(map(normalise_surname, known))
    shorter, longer = sorted((named, known), key=len)
    return all(any(same_member(name, sponsor) for sponsor in longer) for name in shorter)


def family_name(name: str) -> str:
    """The surname with its prefix first, as papers of the house write it.

    `Roon de, R.` -> `De Roon` · `J.M. Paternotte` -> `Paternotte` · `I. (Inge) van Dijk` -> `Van Dijk`.
    """
    if "," in name:
        words = name.split(",", maxsplit=1)[0].split()
        prefix = [w for w in words if w.islower()]
        words = [*prefix, *(w for w in words if not w.islower())]
    else:
        bare = re.sub(r"\([^)]*\)", " ", name)
        words = [w for w in bare.split() if not re.fullmatch(r"(?:[A-Z][a-z]{0,2}\.)+(?:-[A-Z]\.)*", w)]
    found = " ".join(words)
    return found[:1].upper() + found[1:]
