"""How well the seeds are read, compared with the annotations of people. The floors only go up."""

from __future__ import annotations

import pytest
from sqlite_utils import Database

from tests.conftest import ROOT
from tracker.evaluation.compare import Evaluation, evaluate

FLOORS = {
    "commitments": (0.98, 1.0, 0.98),
    "citations": (1.0, 1.0, None),
    "motions": (1.0, 1.0, 1.0),
    "metadata": (None, None, 1.0),
}
"""Precision, recall and the share of attributes that are right, at the least."""


@pytest.fixture
def result(seeds_db: Database) -> Evaluation:
    return evaluate(seeds_db, [ROOT / "tests" / "gold"])


def test_every_seed_is_compared(result: Evaluation) -> None:
    assert (result.documents, result.absent) == (5, [])


@pytest.mark.parametrize("part", FLOORS)
def test_the_seeds_are_read_at_least_as_well_as_before(result: Evaluation, part: str) -> None:
    tally, wrong = result.parts[part], [f for f in result.findings if f.part == part and f.outcome != "hit"]
    for name, floor in zip(("precision", "recall", "accuracy"), FLOORS[part], strict=True):
        if floor is not None:
            assert getattr(tally, name) >= floor, (name, wrong)
