"""Who a sentence names: the Dutch side, a group the Netherlands belongs to, or parliament."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from tracker.extract.commitments.tokens import Words
from tracker.lexicon import load

Side = Literal["dutch", "mixed", "group", "parliament", "other", "none"]

_OFFICE_ADJECTIVES = frozenset(
    "toenmalige toenmalig voormalig voormalige huidige nieuwe demissionair demissionaire vorige nederlandse de en".split()
)
_NOT_THE_STATE = frozenset("caribisch europees ondernemend heel bonaire zuid noord oost west midden-".split())
_MAX_OFFICE = 14


@dataclass(frozen=True, slots=True)
class Actor:
    """`words[start:end]` names an actor; `preposition` is the one before it, as `door` in `door het kabinet`."""

    start: int
    end: int
    side: Side
    name: str
    preposition: str | None
    plural: bool


@dataclass(frozen=True, slots=True)
class _Entry:
    words: tuple[str, ...]
    side: Side
    name: str
    office: bool
    plural: bool
    alone: bool


@cache
def _index() -> dict[str, list[_Entry]]:
    """Entries of the lexicon by first word, longest first."""
    index: dict[str, list[_Entry]] = {}
    data = load("actors")
    for side in ("dutch", "group", "parliament"):
        for entry in data[side]:
            words = tuple(entry["words"].split())
            plural = entry.get("plural", side == "group")
            found = _Entry(
                words, side, entry["name"], entry.get("office", False), plural, entry.get("alone", False)
            )
            index.setdefault(words[0], []).append(found)
    for entries in index.values():
        entries.sort(key=lambda e: -len(e.words))
    return index


@cache
def _including() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for words in load("actors")["including"])


@cache
def _prepositions() -> frozenset[str]:
    return frozenset(load("grammar")["prepositions"]) - {"mede"} | {"waaronder"}


@cache
def foreign_names() -> frozenset[str]:
    """Names of other states, in lower case: `de minister van Noorwegen` is not ours."""
    return frozenset(name.lower() for name in load("countries")["countries"])


def _matches(entry: _Entry, words: list[str], at: int) -> bool:
    span = words[at : at + len(entry.words)]
    return len(span) == len(entry.words) and all(e in (w, "*") for e, w in zip(entry.words, span, strict=True))


def _office_end(words: Words, at: int) -> int | None:
    """Where `minister [van X [en Y]]` ends, None when the office is another state's."""
    if at >= len(words) or words.words[at] not in ("van", "voor"):
        return at
    end = at + 1
    while end < len(words) and end - at < _MAX_OFFICE:
        word = words.words[end]
        if word in foreign_names():
            return None
        end += 1
        if words.breaks[end - 1]:
            following = words.words[end : end + 2]
            if len(following) < 2 or "en" not in words.words[end : end + 4]:
                break
        if end < len(words) and words.words[end] in _finite_words():
            break
    return end


@cache
def _finite_words() -> frozenset[str]:
    grammar = load("grammar")
    words = {word for forms in grammar["auxiliaries"].values() for word in forms}
    return frozenset(words | set(grammar["fillers"]) | set(grammar["subordinators"]) | set(grammar["prepositions"])) - {
        "en",
        "voor",
    }


def find_actors(words: Words) -> list[Actor]:
    """The actors `words` names, in order; the longest entry wins and none overlap."""
    index, found, at, bare = _index(), [], 0, words.words
    while at < len(bare):
        entry = next((e for e in index.get(bare[at], ()) if _matches(e, bare, at)), None)
        if entry is None:
            at += 1
            continue
        actor = _actor(entry, words, at)
        if actor is not None:
            found.append(actor)
        at = actor.end if actor else at + len(entry.words)
    return found


def _actor(entry: _Entry, words: Words, at: int) -> Actor | None:
    bare = words.words
    before = bare[at - 1] if at else None
    preposition = before if before in _prepositions() and not words.breaks[at - 1] else None
    end = at + len(entry.words)
    if entry.alone and end < len(words) and bare[end] in ("van", "voor"):
        return None
    if before in _NOT_THE_STATE and not words.breaks[at - 1]:
        return None
    if entry.office:
        office_end = _office_end(words, end)
        named = end < len(words) and bare[end] in ("van", "voor")
        bare_office = len(entry.words) == 1
        foreign = before is not None and bare_office and preposition is None and before not in _OFFICE_ADJECTIVES
        if office_end is None or (bare_office and (foreign or not named)):
            return None
        end = office_end
    side = entry.side
    if side == "group" and _includes_us(words, end):
        side = "mixed"
    plural = entry.plural or (end < len(bare) and bare[end] == "en")
    return Actor(at, end, side, entry.name, preposition, plural)


def _includes_us(words: Words, end: int) -> bool:
    """Whether `, waaronder Nederland` follows within a few words."""
    window = words.words[end : end + 9]
    return any(
        tuple(window[i : i + len(phrase)]) == phrase
        for phrase in _including()
        for i in range(min(6, len(window) - len(phrase) + 1))
    )
