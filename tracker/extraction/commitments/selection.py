"""Which of the rules that fired on a sentence become rows: one row a sentence and kind (GOLD.md)."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.extraction.commitments.confidence import hit_confidence
from tracker.extraction.commitments.matcher import Hit
from tracker.extraction.commitments.rules import rules
from tracker.models import Kind

_RANK: dict[Kind, int] = {"motion": 0, "pledge": 1, "undertaking": 2, "action": 3, "position": 4, "agreement": 5}
_OF_ONE_DEED: frozenset[Kind] = frozenset(("undertaking", "action"))
"""What is promised and what is done about it, in one sentence: one row."""
_SURE = 0.7


def choose(hits: Sequence[Hit], *, money: bool) -> list[Hit]:
    """The leading hit, and one of another kind when it is a main clause of its own; `money` says a sum is named."""
    if money and any(hit.kind == "pledge" for hit in hits):
        hits = [hit for hit in hits if hit.kind not in ("undertaking", "action")]
    ranked = sorted(hits, key=lambda hit: _order(hit, money))
    first = ranked[0]
    second = next((hit for hit in ranked[1:] if _stands_apart(hit, first)), None)
    return [first, second] if second else [first]


def _order(hit: Hit, money: bool) -> tuple[int, int, int, int]:
    """What leads a sentence: a motion or money, what parliament is told, the strong before the weak, the first."""
    leading = hit.kind == "motion" or (hit.kind == "pledge" and money)
    rank = rules().ranks.get(hit.frame)
    at = hit.clause.finite if hit.clause else len(_RANK) + hit.at
    return int(not leading), int(rank == "weak"), int(rank != "told"), at * 10 + _RANK[hit.kind]


def _stands_apart(hit: Hit, first: Hit) -> bool:
    """Whether a hit is a commitment besides the leading one: another kind, from a strong main clause of its own."""
    if (
        {hit.kind, first.kind} <= _OF_ONE_DEED
        or hit.kind == first.kind
        or hit.clause is None
        or rules().ranks.get(hit.frame) == "weak"
        or hit.clause.subordinate
    ):
        return False
    apart = first.clause is None or abs(hit.clause.finite - first.clause.finite) > 1
    return apart and hit.clause.side in ("dutch", "mixed") and hit_confidence(hit) >= _SURE
