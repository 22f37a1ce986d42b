"""The forms a Dutch verb takes, from its lemma.

Regular forms follow the spelling rules (Woordenlijst Nederlandse Taal, technical guideline 11-13); irregular ones are
given in the lexicon. Where spelling does not tell the stem (`leveren` has `lever`, `beheren` has `beheer`) both are
made: a form that does not exist matches nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple

FormType = Literal["singular", "plural", "past", "participle", "infinitive"]

_VOWELS = "aeiouy"
_SHORT_STEMS = {"zien": ("zie", "ziet"), "gaan": ("ga", "gaat"), "staan": ("sta", "staat"), "doen": ("doe", "doet")}
_SHORT_STEMS["komen"] = ("kom", "komt")
_INSEPARABLE = ("be", "ge", "her", "er", "ont", "ver", "onder", "over", "voor", "weer")
_DIAERESIS = {"e": "ë", "i": "ï"}
_KOFSCHIP = ("t", "k", "f", "s", "ch", "p", "x")


class Form(NamedTuple):
    """One word a verb can take: `joined` says that the particle is part of it (`opriep`, `opgeroepen`)."""

    word: str
    type: FormType
    joined: bool


def stems(infinitive: str) -> list[str]:
    """The possible stems of an infinitive without particle, likeliest first: `maken` -> `maak`, `leveren` -> both."""
    for verb, (short, _) in _SHORT_STEMS.items():
        if infinitive.endswith(verb):
            return [infinitive.removesuffix(verb) + short]
    if not infinitive.endswith("en"):
        return [infinitive.removesuffix("n")]
    root = infinitive[:-2]
    if root.endswith(("iër", "eër")):
        # 'subsidiëren' has 'subsidieer', 'creëren' has 'creëer'
        return [root[:-2] + {"i": "eer", "e": "ëer"}[root[-3]]]
    if len(root) > 2 and root[-1] == root[-2] and root[-1] not in _VOWELS:
        return [root[:-1]]
    devoiced = root[:-1] + {"v": "f", "z": "s"}.get(root[-1], root[-1])
    if len(root) >= 2 and root[-1] not in _VOWELS and root[-2] in "aeou":
        return [root[:-2] + root[-2] * 2 + devoiced[-1], devoiced]
    return [devoiced]


def _third_person(infinitive: str, stem: str) -> str:
    for verb, (_, third) in _SHORT_STEMS.items():
        if infinitive.endswith(verb):
            return infinitive.removesuffix(verb) + third
    return stem if stem.endswith("t") else stem + "t"


def _past(stem: str, root: str) -> str:
    return stem + ("te" if root.endswith(_KOFSCHIP) else "de")


def _participle(stem: str, root: str) -> str:
    ending = "t" if root.endswith(_KOFSCHIP) else "d"
    body = stem if stem.endswith(ending) else stem + ending
    if stem.startswith(_INSEPARABLE):
        return body
    return "ge" + _DIAERESIS.get(body[0], body[0]) + body[1:]


def forms(lemma: str, irregular: Iterable[str] = (), participle: str | None = None) -> list[Form]:
    """All forms of `lemma`, whose particle, if any, stands before a bar: `op|roepen`.

    `irregular` lists past forms without the particle (`riep`, `riepen`); `participle` is the whole past participle
    (`opgeroepen`). Where they are absent the verb is taken to be weak.
    """
    particle, _, base = lemma.rpartition("|")
    root = base[:-2] if base.endswith("en") else base[:-1]
    found: dict[str, FormType] = {base: "infinitive"}
    past = list(irregular)
    participles = [participle] if participle else []
    for stem in stems(base):
        found.setdefault(stem, "singular")
        found.setdefault(_third_person(base, stem), "singular")
        if not irregular:
            past += [_past(stem, root), _past(stem, root) + "n"]
        if not participle:
            participles.append(particle + _participle(stem, root))
    for word in past:
        found.setdefault(word, "past")
    result = [Form(word, kind, False) for word, kind in found.items()]
    if particle:
        result += [Form(particle + word, kind, True) for word, kind in found.items()]
    return result + [Form(word, "participle", True) for word in participles]
