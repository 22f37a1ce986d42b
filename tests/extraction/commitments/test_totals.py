"""One sum, one row that carries it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlite_utils import Database

from tracker.extraction.commitments.totals import mark_counted
from tracker.models import Amount, Commitment

PLEDGE = Commitment(
    "pledge", "announced", "quote", 0, 5, "rule", 0.9, "overig", "overig", beneficiary="Oekraïne",
    amount=Amount(5e6, "EUR", 0, 1),
)  # fmt: skip
CASES = [
    ("alone", [PLEDGE], [True]),
    ("said twice", [PLEDGE, PLEDGE], [True, False]),
    ("the surest", [replace(PLEDGE, confidence=0.6), PLEDGE], [False, True]),
    ("with its beneficiary", [replace(PLEDGE, beneficiary=None, confidence=1.0), PLEDGE], [False, True]),
    ("two beneficiaries", [PLEDGE, replace(PLEDGE, beneficiary="Moldavië")], [True, True]),
    ("two sums", [PLEDGE, replace(PLEDGE, amount=Amount(6e6, "EUR", 0, 1))], [True, True]),
    ("a year apart from once", [PLEDGE, replace(PLEDGE, amount=Amount(5e6, "EUR", 0, 1, per="jaar"))], [True, True]),
    ("no pledge", [replace(PLEDGE, kind="position")], [False]),
    ("no sum", [replace(PLEDGE, amount=None)], [False]),
    ("withdrawn", [replace(PLEDGE, status="withdrawn")], [False]),
    ("a candidate", [replace(PLEDGE, confidence=0.3)], [False]),
]


@pytest.mark.parametrize(("rows", "counted"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_counted(rows: list[Commitment], counted: list[bool]) -> None:
    assert [row.counted for row in mark_counted(rows)] == counted


ROWS = st.builds(
    lambda value, name, sure: replace(PLEDGE, amount=Amount(value, "EUR", 0, 1), beneficiary=name, confidence=sure),
    st.sampled_from([1e6, 2e6, 3e6]),
    st.sampled_from(["Oekraïne", "Moldavië"]),
    st.sampled_from([0.2, 0.7, 0.9]),
)


@given(st.lists(ROWS, max_size=8), st.randoms())
def test_each_sum_is_carried_once_whatever_the_order(rows: list[Commitment], random) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)
    expected = {(row.amount, row.beneficiary) for row in rows if row.confidence > 0.5}
    for order in (rows, shuffled):
        carried = [(row.amount, row.beneficiary) for row in mark_counted(order) if row.counted]
        assert len(carried) == len(set(carried))
        assert set(carried) == expected


def test_the_seeds_pledge_four_billion_and_two_hundred_million(seeds_db: Database) -> None:
    (total,) = seeds_db.execute("SELECT sum(amount_eur) FROM commitments WHERE counted = 1").fetchone()
    assert total == 4.2e9
