"""Whether a sentence is about what somebody else does: a body or state that no entry of the lexicon knows."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from tracker.dutch.clauses.parse import CLOSED, COORDINATOR, FILLER, PREPOSITION, Parse, grammar
from tracker.lexicon import load

_ARTICLES = frozenset(("de", "het"))
_IN_NAMES = frozenset(("de", "het", "van", "voor", "en", "der", "den"))
"""Words without a capital that stand within a name: `de Bank voor Internationale Betalingen`."""
_EDGES = ".,;:!?()«»“”\"'‘’"
_OURS = ("nederland", "koninkrijk", "rijks")
"""How the names of the Dutch side and what is its own begin: `de Nederlandse steun`, `Rijkswaterstaat`."""
_LONGEST = 8
"""Words of a subject that is looked at."""
_ACTIVE = frozenset(("perfect", "future", "go", "will", "can"))
"""Auxiliaries behind whose subject stands the deed, unless `worden` makes them passive."""


def other_acts(parse: Parse, verbs: Collection[str] = ()) -> bool:
    """Whether somebody else than the Dutch party is the subject of an active verb: `De VN heeft ... vrijgemaakt`.

    `verbs` are the forms of verbs beside which a name stands as subject: `De Wereldbank stelt ... beschikbaar`.
    """
    return _perfect_of_another(parse) or any(
        named_subject(parse, at) for at in range(len(parse.lower)) if _is_active(parse, at, verbs)
    )


def _is_active(parse: Parse, at: int, verbs: Collection[str]) -> bool:
    word = parse.lower[at]
    if word in grammar().auxiliary:
        return grammar().auxiliary[word] in _ACTIVE and "worden" not in parse.present
    return word in verbs


def _perfect_of_another(parse: Parse) -> bool:
    for at in parse.auxiliaries:
        if at and grammar().auxiliary[parse.lower[at]] == "perfect" and not parse.flags[0] & ~COORDINATOR & CLOSED:
            near = [a for a in parse.actors if not a.preposition and a.start <= at + 2]
            return not any(a.party in ("dutch", "mixed") for a in near)
    return False


def named_subject(parse: Parse, finite: int) -> bool:
    """Whether a name that is not of the Dutch side is subject of a finite verb: `De Wereldbank stelt`, `zal Gavi`."""
    start = parse.segment_start(finite)
    start += start < finite and bool(parse.flags[start] & COORDINATOR)
    near = range(start, min(finite + 4, len(parse.lower)))
    if any(a.party in ("dutch", "mixed") and not a.preposition and a.start in near for a in parse.actors):
        return False
    return _is_named(parse, start, finite) or _is_name(parse, _subject_behind(parse, finite))


def _is_named(parse: Parse, start: int, finite: int) -> bool:
    """Whether all from `start` to the verb is one name, with or without its article."""
    start += start < finite and parse.lower[start] in _ARTICLES
    if not 0 < finite - start <= _LONGEST or not _is_name(parse, start):
        return False
    return all(parse.lower[at] in _IN_NAMES or _is_name(parse, at) for at in range(start, finite))


def _subject_behind(parse: Parse, finite: int) -> int:
    """Where the name of a subject behind its verb would begin."""
    if parse.punct_after[finite]:
        return len(parse.lower)
    at = finite + 1
    while at < len(parse.lower) and _may_be_skipped(parse, at):
        at += 1
    return at + (at < len(parse.lower) and parse.lower[at] in _ARTICLES)


def _may_be_skipped(parse: Parse, at: int) -> bool:
    """Whether a word may stand between a verb and the subject behind it: `stelt ook de Wereldbank`."""
    return parse.flags[at] & (FILLER | PREPOSITION) == FILLER and parse.lower[at] not in _ARTICLES


def _is_name(parse: Parse, at: int) -> bool:
    """Whether a word is a name: by a capital inside it, as a state, or by its first where no sentence begins."""
    if at >= len(parse.lower):
        return False
    word = parse.words.cased[at].strip(_EDGES)
    if not word[:1].isalpha() or word in _currencies() or parse.lower[at].startswith(_OURS):
        return False
    if any(map(str.isupper, word[1:])) or parse.lower[at] in _states():
        return True
    return at > 0 and word[:1].isupper()


@cache
def _currencies() -> frozenset[str]:
    """Codes of currencies."""
    return frozenset(load("money")["before"].values())


@cache
def _states() -> frozenset[str]:
    """States in lower case."""
    return frozenset(name.lower() for name in load("countries")["countries"])
