"""Which finite verb governs a participle or an infinitive, and what tense and voice that makes.

In a main clause the auxiliary stands second and the verb last (*zal ... worden onderzocht*), in a subordinate clause
the auxiliary joins the verb at the end (*dat dit wordt onderzocht*, *dat dit onderzocht wordt*).
"""

from __future__ import annotations

import re
from typing import Literal

from tracker.dutch.clauses.parse import AUXILIARY, FILLER, NOUN_MARKER, PREPOSITION, SUBORDINATOR, Parse, grammar

TenseModality = Literal["present", "past", "perfect", "future", "will", "conditional", "can", "must"]
Governed = tuple[int, TenseModality, bool]
"""Place of the finite verb, tense, and whether the clause is passive."""

LOOK_BACK = 45
"""Words; a finite verb further away belongs to another clause."""
_CLUSTER = 22

_TENSES: dict[str, TenseModality] = {
    "future": "future",
    "go": "future",
    "conditional": "conditional",
    "will": "will",
    "can": "can",
    "must": "must",
    "keep": "present",
}
_MODAL = frozenset(("future", "can", "must", "conditional", "will"))
# 'rondgestuurd', 'gestationeerd', 'bekendgemaakt', 'verhoogd'; not 'overzicht'
PARTICIPLE = re.compile(r"(?:\w*ge\w{2,}|(?:be|ver|ont|her|er)\w{2,})(?:d|t|en)")


def governor(parse: Parse, verb: int, *, participle: bool) -> Governed | None:
    """The finite auxiliary that governs the participle or infinitive at `verb`, None when it is a bare infinitive."""
    bare = parse.lower
    passive = participle and ("worden" in bare[verb + 1 : verb + 2] or (verb > 0 and bare[verb - 1] == "worden"))
    behind = _behind(parse, verb, participle, passive)
    if behind is not None and (verb == 0 or _after_subordinator(parse, verb)):
        return behind
    return _before(parse, verb, participle, passive)


def _behind(parse: Parse, verb: int, participle: bool, passive: bool) -> Governed | None:
    for at in range(verb + 1, min(verb + 4, len(parse.lower))):
        if not parse.flags[at] & AUXILIARY or parse.punct_after[at - 1]:
            return None
        word = parse.lower[at]
        found = _tense(word, participle, passive) if word not in ("worden", "hebben") else None
        if found is not None:
            return (at, *found)
    return None


def _before(parse: Parse, verb: int, participle: bool, passive: bool) -> Governed | None:
    """The nearest auxiliary before the verb that combines with it.

    One in `-en` (*worden*, *blijven*) may itself be an infinitive: then the modal before it is the finite verb
    (*zal ... worden onderzocht*, *zal ... blijven volgen*), if there is one in the same stretch.
    """
    bare, pending = parse.lower, None  # type: list[str], Governed | None
    for at in reversed(parse.auxiliaries):
        if at >= verb or at < verb - LOOK_BACK:
            continue
        if pending is not None and (at < pending[0] - _CLUSTER or True in parse.punct_after[at : pending[0]]):
            break
        found = _tense(bare[at], participle, passive) if not _has_own(parse, at, verb) else None
        if found is None:
            continue
        if pending is not None:
            if not participle and bare[pending[0] - 1] == "te" and bare[at] not in grammar().words["with_te"]:
                return None  # `willen dat zij in staat zijn om te blijven investeren`
            if found[0] in _MODAL:
                return at, found[0], pending[2]
            continue
        if not participle and bare[verb - 1] == "te" and bare[at] not in grammar().words["with_te"]:
            return None
        if bare[at].endswith("en") and bare[at] != "hebben":
            pending = (at, *found)
            continue
        return (at, *found)
    return pending


def _has_own(parse: Parse, auxiliary: int, verb: int) -> bool:
    """Whether an auxiliary has a participle of its own before `verb`: `die aan de orde zijn geweest, gestart`."""
    return auxiliary + 2 < verb and parse.lower[auxiliary + 1] in grammar().words["verbal_participles"]


def _tense(word: str, participle: bool, passive: bool) -> tuple[TenseModality, bool] | None:
    """Tense and voice of an auxiliary with a participle or an infinitive, None when the two do not combine."""
    name = grammar().auxiliary[word]
    if not participle:
        return (_TENSES[name], False) if name in _TENSES else None
    if name == "perfect":
        return "perfect", False
    if name == "passive":
        return ("past" if word in grammar().words["past_auxiliaries"] else "present"), True
    return ("perfect", True) if name == "be" else (_TENSES[name], passive)


def _after_subordinator(parse: Parse, verb: int) -> bool:
    return any(flag & SUBORDINATOR for flag in parse.flags[max(0, verb - LOOK_BACK) : verb])


def in_subordinate(parse: Parse, verb: int) -> bool:
    """Whether a subordinator opens the stretch between breaks that the verb stands in."""
    start = max(parse.segment_start(verb), verb - LOOK_BACK)
    return any(flag & SUBORDINATOR for flag in parse.flags[start:verb])


def has_auxiliary_before(parse: Parse, verb: int) -> bool:
    """Whether *heeft*, *is* or *wordt* stands before the verb in its stretch: `is de regering verzocht`."""
    start = max(parse.segment_start(verb), verb - LOOK_BACK)
    for at in range(verb - 1, start - 1, -1):
        if parse.flags[at] & SUBORDINATOR:
            return False
        if parse.flags[at] & AUXILIARY and grammar().auxiliary[parse.lower[at]] in ("perfect", "be", "passive"):
            return True
    return False


def closing_participle(parse: Parse, after: int) -> int | None:
    """The participle that closes the clause behind word `after`: before a break, the end, or what follows the verb."""
    last = len(parse.lower) - 1
    for at in range(after + 1, last + 1):
        closes = at == last or parse.punct_after[at] or parse.flags[at + 1] & (PREPOSITION | SUBORDINATOR | FILLER)
        if closes and not parse.flags[at - 1] & NOUN_MARKER and PARTICIPLE.fullmatch(parse.lower[at]):
            return at
    return None
