"""What a verb or preposition governs, as far as it names a state, a body or a group."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracker.extraction.commitments.attributes.receivers import Receiver, Token, receiver_at
from tracker.lexicon import load

MAX_CHAIN = 2
"""Nouns between a preposition and the receiver: `voor het project van Stichting X`."""
_REACH = 14
"""Words between a verb and what it governs, at most."""
PREPOSITIONS = frozenset(
    "aan voor van in op met door via uit bij naar tot om over tegen onder vanuit namens als".split()
)
OWN_SIDE = frozenset(
    "ik wij we hij zij ze er het kabinet nederland regering men dit dat de overheid rijk minister".split()
)
_LINKS = frozenset(("van", "aan", "voor", "bij"))
_BREAKS = frozenset(",;:()")
_SUBORDINATORS = frozenset(
    "om zodat waarmee waardoor dat die waarvoor opdat waarin omdat als wanneer hoe wie terwijl nadat zoals".split()
)
_RELATIVES = frozenset(("die", "dat", "waarvoor", "waarmee"))


@cache
def _titles() -> frozenset[str]:
    return frozenset(load("beneficiaries")["titles"])


def chained(tokens: Sequence[Token], at: int, links: int) -> Receiver | None:
    """The receiver at `at`, or behind up to `links` nouns with `van`, `aan` or `voor`: `het huis van Stichting X`."""
    receiver = receiver_at(tokens, at)
    if receiver is not None or not links:
        return receiver
    for step in range(at, min(at + 5, len(tokens) - 1)):
        word = tokens[step]
        if word.text in _BREAKS or word.lower in _titles():
            return None
        if word.lower in _LINKS and step > at:
            return chained(tokens, step + 1, links - 1)
        if word.lower in PREPOSITIONS:
            return None
    return None


def subject_of(tokens: Sequence[Token], verb: int) -> Receiver | None:
    """Who receives: right behind the verb, else before it in its clause, and nobody behind a preposition."""
    for step in (verb + 1, verb + 2):
        receiver = receiver_at(tokens, step)
        if receiver is not None and tokens[step - 1].lower not in PREPOSITIONS:
            return receiver
    return before_verb(tokens, verb)


def object_of(tokens: Sequence[Token], verb: int) -> Receiver | None:
    """Whom a verb helps: behind it past its subject (`ondersteun ik de scholen`), or before it in its clause."""
    if verb + 1 < len(tokens) and tokens[verb + 1].lower == "van":
        return chained(tokens, verb + 2, MAX_CHAIN)
    step = verb + 1
    while step < min(verb + _REACH, len(tokens)):
        word = tokens[step]
        if word.text in _BREAKS or word.lower in PREPOSITIONS or word.lower in _SUBORDINATORS:
            break
        receiver = receiver_at(tokens, step)
        if receiver is not None and tokens[receiver.last - 1].lower not in OWN_SIDE:
            return receiver
        step += 1
    return before_verb(tokens, verb)


def before_verb(tokens: Sequence[Token], verb: int) -> Receiver | None:
    """The first receiver before `verb` that no preposition governs: in its own clause, else in the one around it."""
    start = _clause_start(tokens, verb)
    found = _ungoverned(tokens, start, verb, verb)
    if found is None and start and tokens[start - 1].lower in _RELATIVES:
        return _ungoverned(tokens, _clause_start(tokens, start - 1), start - 1, verb)
    return found


def _ungoverned(tokens: Sequence[Token], start: int, end: int, verb: int) -> Receiver | None:
    """The first receiver that begins in `tokens[start:end]`, ends before `verb` and is governed by no preposition."""
    step, governed = start, False
    while step < end:
        word = tokens[step].lower
        receiver = receiver_at(tokens, step)
        if receiver is not None and receiver.last <= verb:
            if not governed and not _is_other(tokens, step):
                return receiver
            step, governed = receiver.last, False
            continue
        governed = word in PREPOSITIONS or (governed and _goes_on(tokens, step))
        step += 1
    return None


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    """Whether a name is a title's (`de motie Kat`) or acts with ours (`Nederland en België`)."""
    before = [token.lower for token in tokens[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in _titles() or (before[-1] == "en" and before[0] in OWN_SIDE))


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether what a preposition governs goes on behind the word at `at`: no noun yet, or one more to come."""
    word = tokens[at]
    noun = word.text[0].isupper() or not (
        word.text == "-" or word.lower.endswith("e") or word.lower in ("het", "een", "en", "zijn")
    )
    more = at + 1 < len(tokens) and tokens[at + 1].lower in ("en", "of", "-")
    return word.text not in _BREAKS and (not noun or more)


def _clause_start(tokens: Sequence[Token], verb: int) -> int:
    for step in range(verb - 1, max(-1, verb - 3 * _REACH), -1):
        word = tokens[step]
        if word.text in ";:" or (word.lower in _SUBORDINATORS and step < verb - 1):
            return step + 1
    return 0
