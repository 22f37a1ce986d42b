"""Which of the rules that fired on a sentence become rows: one row a sentence and kind (GOLD.md)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from tracker.extraction.commitments.confidence import match_confidence
from tracker.extraction.commitments.matches import Match
from tracker.extraction.commitments.rules import rules
from tracker.lexicon import load
from tracker.models import Kind

_RANK: dict[Kind, int] = {"motion": 0, "pledge": 1, "undertaking": 2, "action": 3, "position": 4, "agreement": 5}
_OF_ONE_DEED: tuple[frozenset[Kind], ...] = (frozenset(("undertaking", "action")), frozenset(("motion", "action")))
"""What is promised or asked and what is done about it in one sentence: one row (`ik geef uitvoering aan de motie`)."""
_SURE = 0.7


def select_matches(matches: Sequence[Match], *, money: bool) -> list[Match]:
    """The leading match, and one of another kind when it is a main clause of its own; `money` says a sum is named."""
    if money and any(match.kind == "pledge" for match in matches):
        matches = [match for match in matches if match.kind not in ("undertaking", "action")]
    ranked = sorted(matches, key=lambda match: _order(match, money))
    if not ranked:
        return []
    first = ranked[0]
    second = next((match for match in ranked[1:] if _stands_apart(match, first)), None)
    return [first, second] if second else [first]


def _order(match: Match, money: bool) -> tuple[int, int, int, int]:
    """What leads a sentence: a motion or money, what parliament is told, the strong before the weak, the first."""
    leading = match.kind == "motion" or (match.kind == "pledge" and money)
    priority = "weak" if _is_aside(match) else rules().priorities.get(match.frame)
    at = match.clause.finite if match.clause else len(_RANK) + match.at
    return int(not leading), int(priority == "weak"), int(priority != "report"), at * 10 + _RANK[match.kind]


def _is_aside(match: Match) -> bool:
    """Whether a match only recalls what was done in a clause on the side: `de visie, die ik u heb aangeboden`."""
    clause = match.clause
    return clause is not None and clause.subordinate and clause.tense in ("perfect", "past")


def _stands_apart(match: Match, first: Match) -> bool:
    """Whether a match is a commitment besides the leading one: another kind, from a strong main clause of its own."""
    if (
        match.kind == first.kind
        or any({match.kind, first.kind} == deed for deed in _OF_ONE_DEED)
        or match.clause is None
        or (first.kind == "motion" and match.stance in _settling_verbs())
        or rules().priorities.get(match.frame) == "weak"
        or match.clause.subordinate
    ):
        return False
    apart = first.clause is None or abs(match.clause.finite - first.clause.finite) > 1
    return apart and match.clause.party in ("dutch", "mixed") and match_confidence(match) >= _SURE


@cache
def _settling_verbs() -> frozenset[str]:
    """Verbs that say what became of a motion."""
    return frozenset(load("motion_words")["settles"])
