"""Who a sentence names: the Dutch party, a group the Netherlands belongs to, or parliament."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from tracker.dutch.tokens import TokenisedSentence
from tracker.lexicon import load

Party = Literal["dutch", "mixed", "group", "parliament", "other", "none"]

PRONOUNS = frozenset(("hij", "zij", "ze"))
"""Words that stand for an actor of the sentence before."""

ADDRESSED = "u"
"""What civil servants call their minister in a memo."""
WRITERS = frozenset(("ik", "wij"))
"""Names of the actors that the writer of a paper is."""

_MAX_OFFICE = 14


@dataclass(frozen=True, slots=True)
class Actor:
    """`words[start:end]` names an actor; `preposition` is the one before it, as `door` in `door het kabinet`."""

    start: int
    end: int
    party: Party
    name: str
    preposition: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    party: Party
    name: str
    office: bool
    plural: bool
    alone: bool
    oblique: bool
    part: bool
    capital: bool
    spelling: str | None = None
    """How it is spelled, where only that spelling names it: `EZ`."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """`entries` by the word that tells most, which is the last: `kabinet` for `het kabinet`."""

    entries: dict[str, list[_Entry]]
    including: dict[str, list[tuple[str, ...]]]
    prepositions: frozenset[str]
    office_adjectives: frozenset[str]
    not_the_state: frozenset[str]
    some: frozenset[str]
    placed: frozenset[str]
    of_who_acts: frozenset[str]
    portfolio: frozenset[str]
    """The words of which names of ministries and offices are made, and those between them."""
    foreign: frozenset[str]
    holders: dict[str, tuple[tuple[str, ...], ...]]
    """The surnames of who held an office, in lower case, by their first word; the longest first."""


@cache
def _holders() -> dict[str, tuple[tuple[str, ...], ...]]:
    names = {tuple(_surname(held["name"])) for seat in load("seats")["seats"] for held in seat["holders"]}
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(names, key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return {first: tuple(rest) for first, rest in found.items()}


def _surname(name: str) -> list[str]:
    """The words of a name behind its initials, in lower case: `I.K. van Engelshoven` gives van, engelshoven."""
    return [word.lower() for word in name.split() if not word.endswith(".")]


@cache
def _lexicon() -> _Lexicon:
    data, grammar = load("actors"), load("grammar")
    entries: dict[str, list[_Entry]] = {}
    for party in ("dutch", "group", "parliament"):
        for row in data[party]:
            words = tuple(row["words"].split())
            entry = _Entry(
                words,
                party,
                row["name"],
                row.get("office", False),
                row.get("plural", party == "group"),
                row.get("alone", False),
                row.get("oblique", False),
                row.get("part", False),
                row.get("capital", False),
            )
            entries.setdefault(words[-1], []).append(entry)
    for short in _ministry_names():
        entries.setdefault(short.lower(), []).append(_ministry(short))
    for found in entries.values():
        found.sort(key=lambda e: -len(e.words))
    including: dict[str, list[tuple[str, ...]]] = {}
    for phrase in data["including"]:
        words = tuple(phrase.split())
        including.setdefault(words[0], []).append(words)
    return _Lexicon(
        entries,
        including,
        frozenset(grammar["prepositions"]) - {"mede"} | {"waaronder"},
        frozenset(data["office_adjectives"]),
        frozenset(data["not_the_state"]),
        frozenset(data["some"]),
        frozenset(data["placed"]),
        frozenset(data["of_who_acts"]),
        frozenset(_portfolio_words()),
        frozenset(name.lower() for name in load("countries")["countries"]),
        _holders(),
    )


def _ministry_names() -> Iterator[str]:
    """The short names of ministries: OCW, V&J, BuZa."""
    return (short for entry in load("ministries").values() for short in entry.get("short", ()))


def _ministry(short: str) -> _Entry:
    """The entry of a ministry by its short name, which stands for it only as it is spelled."""
    name = f"ministerie van {short}"
    return _Entry((short.lower(),), "dutch", name, False, False, False, False, False, False, spelling=short)


def _portfolio_words() -> Iterator[str]:
    yield from ("en", "de", "het", "minister", "staatssecretaris", "ministers", "van", "voor", "zaken")
    for name, entry in load("ministries").items():
        names = [name, *entry.get("short", ()), *entry.get("names", ()), *entry.get("offices", ())]
        for words in names:
            yield from words.lower().replace(",", " ").replace("-", " ").split()
            yield from words.lower().replace(",", " ").split()


@cache
def portfolio_words() -> frozenset[str]:
    """The words of which names of ministries and offices are made: `zaken` in `de minister van Buitenlandse Zaken`."""
    return _lexicon().portfolio


@cache
def actor_words() -> frozenset[str]:
    """The words of which a sentence must hold one to name an actor at all."""
    return frozenset(_lexicon().entries)


def find_actors(words: TokenisedSentence, antecedent: Actor | None = None) -> list[Actor]:
    """The actors `words` names, in order; the longest entry wins and none overlap.

    `antecedent` is who the first `hij` or `zij` stands for, when no actor is named before it.
    """
    entries = _lexicon().entries
    found: list[Actor] = []
    free = 0
    for at in [at for at, word in enumerate(words.words) if word in entries]:
        if at < free:
            continue
        for entry in entries[words.words[at]]:
            start = at + 1 - len(entry.words)
            if start >= free and _matches(entry.words, words.words, start):
                actor = _actor(entry, words, start)
                if actor is not None:
                    found.append(actor)
                    free = actor.end
                break
    if antecedent is not None:
        found = _with_pronoun(words, found, antecedent)
    return _with_unknown_group(words, found)


def may_act(actor: Actor, words: TokenisedSentence) -> bool:
    """Whether a mention that is no subject can still be who acts: `door het kabinet`, not `in Nederland`."""
    before = words.words[max(0, actor.start - 3) : actor.start]
    if actor.preposition == "van":
        return not _lexicon().of_who_acts.isdisjoint(before)
    if actor.preposition == "aan":  # 'het is aan het kabinet om dit te regelen'
        return "is" in before
    return actor.preposition not in _lexicon().placed


def as_addressed(words: TokenisedSentence, found: list[Actor]) -> list[Actor]:
    """The actors of a sentence of a memo: `u` is the minister; `ik` and `wij` are civil servants and left out."""
    bare, prepositions = words.words, _lexicon().prepositions
    others = [actor for actor in found if actor.name not in WRITERS and ADDRESSED not in bare[actor.start : actor.end]]
    addressed = [
        Actor(
            at,
            at + 1,
            "dutch",
            "bewindspersoon (u)",
            bare[at - 1] if at and bare[at - 1] in prepositions else None,
            False,
        )
        for at, word in enumerate(bare)
        if word == ADDRESSED
    ]
    return sorted([*others, *addressed], key=lambda actor: actor.start)


def _with_pronoun(words: TokenisedSentence, found: list[Actor], antecedent: Actor) -> list[Actor]:
    """`found`, with the first pronoun of the third person as the actor it stands for."""
    at = next((at for at, word in enumerate(words.words) if word in PRONOUNS), None)
    if at is None or any(actor.start <= at for actor in found):
        return found
    return [replace(antecedent, start=at, end=at + 1, preposition=None), *found]


def _with_unknown_group(words: TokenisedSentence, found: list[Actor]) -> list[Actor]:
    """`found`, where a group that no entry knows is said to include the Netherlands: `de leden, Nederland incluis,`."""
    if any(actor.party == "mixed" for actor in found) or not any(actor.name == "Nederland" for actor in found):
        return found
    for at, word in enumerate(words.words):
        for phrase in _lexicon().including.get(word, ()):
            if tuple(words.words[at : at + len(phrase)]) == phrase and at and phrase[0] != "en":
                end = at + len(phrase)
                group = Actor(at, end, "mixed", "groep", None, True)
                return sorted([a for a in found if a.end <= at or a.start >= end] + [group], key=lambda a: a.start)
    return found


def _matches(entry: tuple[str, ...], words: list[str], start: int) -> bool:
    return all(part in (words[start + i], "*") for i, part in enumerate(entry[:-1]))


def _actor(entry: _Entry, words: TokenisedSentence, start: int) -> Actor | None:
    lexicon, bare = _lexicon(), words.words
    before = bare[start - 1] if start and not words.punct_after[start - 1] else None
    preposition = before if before in lexicon.prepositions else None
    named = start + len(entry.words)
    holder = _holder_end(words, named) if entry.office and len(entry.words) == 1 else None
    if holder is None and _is_another(entry, before, preposition, bare[named] if named < len(bare) else None):
        return None
    end = holder or (_office_end(words, named) if entry.office else named)
    if end is None:
        return None
    if entry.party == "dutch":
        end = _holder_end(words, end) or end
    party = "mixed" if entry.party == "group" and _includes_us(words, end) else entry.party
    if party == "group" and (entry.part or before in lexicon.some):
        return None
    if not _is_spelled(entry, words.cased[end - 1]) or (
        len(entry.words) == 1 and (_in_name(words, start) or _of_another_state(words, start))
    ):
        return None
    plural = entry.plural or (end < len(bare) and bare[end] == "en")
    # 'minister van JenV', as the sentence has it
    name = " ".join((entry.name, *(word.strip(",.;:") for word in words.cased[named:end])))
    return Actor(start, end, party, name, preposition, plural)


def _holder_end(words: TokenisedSentence, at: int) -> int | None:
    """Where the surname of somebody who held a Dutch office ends: `minister Van Engelshoven`; None for another name."""
    for surname in _lexicon().holders.get(words.words[at] if at < len(words.words) else "", ()):
        end = at + len(surname)
        if tuple(words.words[at:end]) == surname and words.cased[at][:1].isupper():
            return end
    return None


def _is_spelled(entry: _Entry, cased: str) -> bool:
    """Whether the last word of an entry has the capitals it must have."""
    if entry.spelling is not None:
        # 'de minister van Volksgezondheid, Welzijn en Sport (VWS)': a short name that only explains is nobody else
        return not (cased.startswith("(") and ")" in cased) and cased.strip(",.;:()’'\"") == entry.spelling
    return not entry.capital or cased[:1].isupper()


def _is_another(entry: _Entry, before: str | None, preposition: str | None, follows: str | None) -> bool:
    """Whether the words around an entry make it somebody else: `de Raad voor Cultuur`, `de Belgische minister`."""
    if (entry.alone and follows in ("van", "voor")) or before in _lexicon().not_the_state:
        return True
    if entry.oblique and preposition != "door":
        return True
    if not entry.office or len(entry.words) > 1:
        return False
    foreign = before is not None and not preposition and before not in _lexicon().office_adjectives
    return foreign or follows not in ("van", "voor")


# 'Belgische', 'Vlaamse', 'Curaçaose': an adjective of a country, with its ending
_ADJECTIVE_OF_COUNTRY = re.compile(r"[A-ZÀ-Þ]\w+s(?:ch)?e")


def _of_another_state(words: TokenisedSentence, at: int) -> bool:
    """Whether the adjective of another country stands before a word: `het Belgische kabinet`."""
    if at < 1 or words.punct_after[at - 1]:
        return False
    before = words.cased[at - 1]
    return before != "Nederlandse" and _ADJECTIVE_OF_COUNTRY.fullmatch(before) is not None


def _in_name(words: TokenisedSentence, at: int) -> bool:
    """Whether a word ends a name inside a sentence: `de Inspectie JenV`; not in a sentence that is all capitals."""
    if at < 2 or words.punct_after[at - 1]:
        return False
    name, others = words.cased[at - 1 : at + 1], [*words.cased[: at - 1], *words.cased[at + 1 : at + 3]]
    return all(word[:1].isupper() for word in name) and any(word[:1].islower() for word in others[1:])


def _office_end(words: TokenisedSentence, at: int) -> int | None:
    """Where `minister [van X [en Y]]` ends, None when the office is another state's."""
    bare, lexicon = words.words, _lexicon()
    if at >= len(bare) or bare[at] not in ("van", "voor"):
        return at
    end = at + 1
    while end < len(bare) and end - at < _MAX_OFFICE:
        if bare[end] in lexicon.foreign:
            return None
        if bare[end] not in lexicon.portfolio:
            break
        end += 1
        if words.punct_after[end - 1] and "en" not in bare[end : end + 4]:
            break
    while bare[end - 1] in ("en", "de", "het", "van", "voor"):
        end -= 1
    return end if end > at else None


def _includes_us(words: TokenisedSentence, end: int) -> bool:
    """Whether `, waaronder Nederland` follows within a few words."""
    including = _lexicon().including
    for at in range(end, min(end + 6, len(words.words))):
        for phrase in including.get(words.words[at], ()):
            if tuple(words.words[at : at + len(phrase)]) == phrase:
                return True
    return False
