"""By what names those who receive are known, and where they are at home (`beneficiaries.yml`, `countries.yml`)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tracker.lexicon import load
from tracker.models import BeneficiaryClass
from tracker.parliament.ministries import ministry_of

_LANDS = re.compile(r"\b\w*(?<!ei)(?<!Neder)landen\b")
"""`ontwikkelingslanden`, not `eilanden`"""
_COMPOUND_LENGTH = 10
"""Letters of a word that is the name of a scheme also in front: `Deltaprogramma Zoetwater`."""
_COMPOUND = re.compile(r"\S-[a-z]\w+$")
"""`COVID-19-adviezen`, `CN-week`: a thing, unless its noun names a body"""


@dataclass(frozen=True, slots=True)
class ReceiverWords:
    """Names of states, lands, bodies and groups, and what looks like one and is none."""

    states: dict[str, str]
    """The state of a name, an adjective or a capital."""
    adjectives: dict[str, str]
    kingdom: frozenset[str]
    kingdom_groups: frozenset[str]
    groups: frozenset[str]
    endings: tuple[str, ...]
    bodies: dict[str, list[tuple[str, ...]]]
    """By their first word, the longest first."""
    people: tuple[str, ...]
    ignored: frozenset[str]
    ignored_ends: tuple[str, ...]
    currencies: frozenset[str]
    stands_for: dict[str, str]
    abroad: frozenset[str]


@cache
def receiver_words() -> ReceiverWords:
    """The words of the lexicon by which receivers are known."""
    data, lands = load("beneficiaries"), load("countries")
    adjectives = {form: state for stem, state in lands["adjectives"].items() for form in _inflected(stem)}
    return ReceiverWords(
        {name: name for name in lands["countries"]} | lands["capitals"],
        adjectives,
        frozenset(data["kingdom"]),
        frozenset(data["kingdom_groups"]),
        frozenset(data["groups"]),
        tuple(data["endings"]),
        _by_first_word(data["bodies"]),
        tuple(data["people"]),
        frozenset(data["not"]),
        tuple(data["not_ends"]),
        frozenset(load("money")["before"]),
        {name: state for state, names in data["stands_for"].items() for name in names},
        frozenset(data["abroad"]),
    )


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append(tuple(phrase.split()))
    return found


def _inflected(stem: str) -> tuple[str, str]:
    """`Oekraïens` -> with `Oekraïense`; `Libanees` -> with `Libanese`."""
    return (stem, stem[:-3] + "ese" if stem.endswith("ees") else stem + "e")


def canonical_receiver(name: str) -> str:
    """The one name of a receiver: `Kyiv`, `UCAP` and `Ukraine Fund` are Oekraïne; any other name as it stands."""
    words = receiver_words()
    plain = name.strip(" .,")
    if plain in words.states:
        return words.states[plain]
    parts = f" {plain} "
    return next((state for part, state in words.stands_for.items() if f" {part} " in parts), plain)


def receiver_class(name: str | None) -> BeneficiaryClass | None:
    """Where a receiver is at home: abroad, in the Caribbean part of the Kingdom, or in the Netherlands; None for none.

    A group is Dutch unless a state is named with it; so is a body whose name has nothing foreign.
    """
    if name is None:
        return None
    words = receiver_words()
    parts = re.findall(r"[\w’'.-]+", name)
    runs = [name, *parts, *(f"{one} {two}" for one, two in _pairs(parts))]
    kingdom = words.kingdom | words.kingdom_groups
    if any(run in kingdom or run.removeprefix("de ") in kingdom for run in runs):
        return "Koninkrijk"
    foreign = any(run in words.states or run in words.adjectives or run in words.abroad for run in runs)
    others = frozenset(words.adjectives.values())
    return "buitenland" if foreign or name in others or _LANDS.search(name) else "binnenland"


def _pairs(parts: Sequence[str]) -> Iterable[tuple[str, str]]:
    return pairwise(parts)


def is_ignored(name: str) -> bool:
    """Whether a name is none, or ends in a word that is none: `Gavi USD`; our own ministries receive nothing."""
    last, bare = name.rsplit(maxsplit=1)[-1], name.removeprefix("Ministerie van ")
    return (
        name in receiver_words().ignored
        or last in receiver_words().currencies
        or ministry_of(bare, abbreviations=True) is not None
    )


def without_scheme(name: str) -> str:
    """A body without the scheme it runs, `ESF-plan van Stichting X`; a scheme alone, `Klimaatakkoord`, is nobody."""
    scheme, of, body = name.partition(" van ")
    if of and scheme.lower().endswith(receiver_words().ignored_ends):
        return body
    words = [word for word in name.lower().split() if len(word) >= _COMPOUND_LENGTH] if " van " not in name else []
    schemes = [word for word in words if word.endswith(receiver_words().ignored_ends)]
    return "" if schemes or name.lower().endswith(receiver_words().ignored_ends) else name


def names_somebody(name: str) -> bool:
    """Whether a name has letters enough: `UN` and `ECN`, not `BA.4`."""
    if _COMPOUND.search(name) and not name.endswith(receiver_words().endings):
        return False
    known = name in receiver_words().abroad or name in receiver_words().stands_for
    return known or (sum(c.isalpha() for c in name) > 2 and name[:1].isupper())
