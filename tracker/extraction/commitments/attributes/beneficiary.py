"""Who benefits from a pledge: behind a preposition, as object of helping, as subject of receiving, in a purpose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import NamedTuple

from tracker.dutch.verbs import forms
from tracker.extraction.commitments.attributes.arguments import (
    MAX_CHAIN,
    OWN_SIDE,
    PREPOSITIONS,
    before_verb,
    chained,
    object_of,
    subject_of,
)
from tracker.extraction.commitments.attributes.receivers import (
    Receiver,
    Token,
    receiver_at,
    tokens_of,
    words_and_marks,
)
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load
from tracker.models import Kind

_RECEIVES = 3.5
_HELPED = 3.2
_GIVEN = 3.1
_CERTAIN = 3.0
_FAVOURED = 1.5
_NAMED = 0.4
"""What a name or state is surer than a group."""


_Phrases = dict[str, list[tuple[tuple[str, ...], float]]]
"""Phrases with what they weigh, by their first word, the longest first."""


@dataclass(frozen=True, slots=True)
class _Cues:
    prepositions: _Phrases
    places: _Phrases
    help: frozenset[str]
    receive: frozenset[str]
    give: frozenset[str]
    given: frozenset[str]
    favours: frozenset[str]
    titles: frozenset[str]


@cache
def _cues() -> _Cues:
    data = load("beneficiaries")
    helping = {
        form.word for lemma, past in data["help"].items() for form in forms(lemma.split()[-1], past[:2], *past[2:])
    }
    return _Cues(
        _by_length(data["prepositions"] | data["partners"]),
        _by_length(data["places"]),
        frozenset(helping - {"stellen", "stel", "stelt", "stelde", "stelden", "gesteld"}),
        frozenset(data["receive"]),
        frozenset(data["give"]),
        frozenset(data["given"]),
        frozenset(data["favours"]),
        frozenset(data["titles"]),
    )


def _by_length(weights: dict[str, float]) -> _Phrases:
    found: _Phrases = {}
    for phrase in sorted(weights, key=len, reverse=True):
        found.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), weights[phrase]))
    return found


@dataclass(frozen=True, slots=True)
class _Candidate:
    receiver: Receiver
    weight: float
    helped: bool = False
    """As object of a verb of helping."""


def beneficiary_of(match: Match, context: Context) -> str | None:
    """Who benefits from a pledge, or from an act or stance that gives or helps."""
    return receiver_in(context.text, match.kind)


def receiver_in(sentence: str, kind: Kind = "pledge") -> str | None:
    """Who receives what a sentence gives, in one spelling: a state, a body by name or a group; None for nobody.

    Of a pledge any receiver counts; of an act or a stance only who is helped, or who is given what the sentence names
    (`given` in the lexicon). Nobody benefits from what parliament is told.
    """
    if kind in ("undertaking", "motion"):
        return None
    pledge = kind == "pledge"
    gives = not pledge and _gives(sentence)
    if not pledge and not gives and not _helps(sentence):
        return None
    tokens = tokens_of(sentence)
    found = list(_candidates(tokens))
    if not pledge:
        found = [each for each in found if each.helped or (gives and each.weight >= _CERTAIN)]
    best = max(found, key=lambda each: each.weight, default=None)
    return best.receiver.name if best else None


@lru_cache(64)
def _words(sentence: str) -> frozenset[str]:
    """The words of a sentence, as they stand and in lower case."""
    found = words_and_marks(sentence)
    return frozenset((*found, *map(str.lower, found)))


def _gives(sentence: str) -> bool:
    return not _cues().given.isdisjoint(_words(sentence))


def _helps(sentence: str) -> bool:
    words = _words(sentence)
    return "staat" in words or not _cues().help.isdisjoint(words)


def _candidates(tokens: Sequence[Token]) -> Iterator[_Candidate]:
    for found in (*_behind_prepositions(tokens), *_by_verbs(tokens), *_favoured(tokens)):
        surer = _NAMED if found.receiver.kind != "group" else 0.0
        yield replace(found, weight=found.weight + surer)


def _behind_prepositions(tokens: Sequence[Token]) -> Iterator[_Candidate]:
    cues = _cues()
    for at in range(len(tokens)):
        if at and tokens[at - 1].lower in cues.titles:
            continue
        cue = _longest(cues.prepositions, tokens, at)
        receiver = chained(tokens, at + cue.length, MAX_CHAIN) if cue else None
        if cue is None and (cue := _longest(cues.places, tokens, at)):
            place = receiver_at(tokens, at + cue.length)
            receiver = place if place is not None and (place.kind == "state" or _is_fund(place.name)) else None
        if cue is not None and receiver is not None:
            yield _Candidate(receiver, cue.weight)


class _Cue(NamedTuple):
    length: int
    weight: float


def _longest(cues: _Phrases, tokens: Sequence[Token], at: int) -> _Cue | None:
    """The longest of `cues` whose words stand at `at`."""
    for words, weight in cues.get(tokens[at].lower, ()):
        if len(words) == 1 or tuple(token.lower for token in tokens[at : at + len(words)]) == words:
            return _Cue(len(words), weight)
    return None


def _is_fund(name: str) -> bool:
    return name.lower().endswith(("fund", "fonds", "facility", "faciliteit", "programme", "trust", "initiative"))


def _by_verbs(tokens: Sequence[Token]) -> Iterator[_Candidate]:
    cues = _cues()
    for at, token in enumerate(tokens):
        word = token.lower
        if word in cues.receive:
            receiver = subject_of(tokens, at)
            weight = _RECEIVES
        elif word in cues.help or _enables(tokens, at):
            receiver = object_of(tokens, at)
            weight = _HELPED
        elif word in cues.give:
            receiver = _dative(tokens, at)
            weight = _GIVEN
        else:
            continue
        if receiver is not None:
            yield _Candidate(receiver, weight, weight == _HELPED)


def _enables(tokens: Sequence[Token], at: int) -> bool:
    """`in staat te stellen`: the verb that makes somebody able."""
    return tokens[at].lower in ("stellen", "stelt", "stel") and any(
        t.lower == "staat" for t in tokens[max(0, at - 4) : at]
    )


def _dative(tokens: Sequence[Token], verb: int) -> Receiver | None:
    """A state or body right behind a verb of giving and its subject, or a state that no preposition governs."""
    step = verb + 1
    while step < len(tokens) and tokens[step].lower in OWN_SIDE:
        step += 1
    receiver = receiver_at(tokens, step)
    if receiver is not None and receiver.kind != "group" and tokens[step - 1].lower not in PREPOSITIONS:
        return receiver
    before, infinitive = before_verb(tokens, verb), verb > 0 and tokens[verb - 1].lower == "te"
    return before if before is not None and (before.kind == "state" or (infinitive and before.kind == "body")) else None


def _favoured(tokens: Sequence[Token]) -> Iterator[_Candidate]:
    """`de opvang van vluchtelingen`, `herstel van de Libanese havens`."""
    for at in range(len(tokens) - 1):
        if tokens[at].lower in _cues().favours and tokens[at + 1].lower in ("van", "aan", "voor"):
            receiver = receiver_at(tokens, at + 2)
            if receiver is not None:
                yield _Candidate(receiver, _FAVOURED)
