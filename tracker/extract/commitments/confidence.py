"""How sure a row is: the share of rows with the same frames that annotators called right.

The counts stand in `lexicon/confidence.yml`, written by `benchmarks/calibrate.py` from annotated documents; nothing
there is edited by hand. A frame seen n times of which r were right gets (r + 2p) / (n + 2), where p is the share over
all frames of its strength, so that a rare frame is neither trusted nor damned.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tracker.lexicon import load

PRIOR_WEIGHT = 2.0
DEFAULT_THRESHOLD = 0.7
"""Rows below this are kept apart as candidates, not shown as commitments."""


@cache
def _counts() -> dict[str, tuple[int, int]]:
    return {name: (row[0], row[1]) for name, row in load("confidence")["frames"].items()}


@cache
def _prior() -> float:
    rows = _counts().values()
    total = sum(n for _, n in rows)
    return sum(right for right, _ in rows) / total if total else 0.8


def frame_confidence(frame: str) -> float:
    """The chance that a row of `frame` is right, from 0 to 1."""
    right, seen = _counts().get(frame, (0, 0))
    return (right + PRIOR_WEIGHT * _prior()) / (seen + PRIOR_WEIGHT)


def confidence(frames: Iterable[str]) -> float:
    """The chance that a sentence on which these frames fired is right.

    The strongest frame decides; each further one halves a tenth of the doubt that is left, since frames that fire on
    one sentence are not independent.
    """
    chances = sorted({frame: frame_confidence(frame) for frame in frames}.values(), reverse=True)
    doubt = 1 - chances[0]
    for _ in chances[1:]:
        doubt *= 0.85
    return round(1 - doubt, 3)
