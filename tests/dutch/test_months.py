"""The months by name."""

import pytest

from tracker.dutch.months import MONTH_NAMES, begins_with_month, month_number


def test_every_month_by_its_name():
    assert [month_number(name.upper()) for name in MONTH_NAMES] == list(range(1, 13))


@pytest.mark.parametrize(("name", "number"), [("mrt.", 3), ("Sept.", 9), ("febr", 2), ("meer", None), ("", None)])
def test_abbreviations(name, number):
    assert month_number(name) == number


@pytest.mark.parametrize(
    ("text", "expected"),
    [("oktober 2018", True), ("mei, en", True), ("meer dan", False), ("", False), ("Marten", False)],
)
def test_begins_with_month(text, expected):
    assert begins_with_month(text) is expected
