"""Counts and figures of an evaluation, and when a value that was found agrees with the one wanted."""

from __future__ import annotations

from collections import Counter

import pytest

from tracker.evaluation.scores import Tally, reduced, same

REDUCED = [
    ("Nr. 28 676, A-b!", "nr28676ab"),
    ("één €", "één"),
    (None, ""),
    (0, ""),
    (28676, "28676"),
    (["a", "b"], "ab"),
]


@pytest.mark.parametrize(("value", "letters"), REDUCED)
def test_letters_and_digits_alone(value: object, letters: str) -> None:
    assert reduced(value) == letters


AGREE = [
    # numbers: to a thousandth, on either side
    ("amount_eur", 1000, 1001, True),
    ("amount_eur", 1000, 1001.1, False),
    ("amount_eur", 1000, 999, True),
    ("amount_eur", -1000, -1001, True),
    ("amount_eur", 0, 0.0, True),
    ("amount_eur", 0, 0.001, False),
    ("percent", 1.5, "anderhalf", False),
    # dates: the gold's may be less precise
    ("date", "2024", "2024-06-11", True),
    ("date", ["2023", "2024-06"], "2024-06-11", True),
    ("deadline", "2024-06", "2024-06-30", True),
    ("meeting_start", "2024-06-11", "2024-06-11T10:00", True),
    ("meeting_end", "2024-06-12", "2024-06-12T18:00", True),
    ("date", "06", "2024-06", False),
    # names: either may hold the other, and of several one suffices
    ("title", "Verslag van de Raad", "Verslag", True),
    ("signatory", "A. Jansen", "mr. A. Jansen", True),
    ("ministry", "Defensie", "ministerie van Defensie", True),
    ("place", "Brussel", "te Brussel", True),
    ("beneficiary", "Oekraïne", "de regering van Oekraïne", True),
    ("addressee", "Kamer", "Tweede Kamer", True),
    ("addressee", ["Eerste Kamer", "Tweede Kamer"], "Tweede Kamer", True),
    ("title", "Verslag", "Brief", False),
    # all else: the same letters
    ("topic", "defensie", "Defensie", True),
    ("topic", ["zorg", "defensie"], "defensie", True),
    ("topic", "defensie", "defensie en veiligheid", False),
    ("kind", [], "pledge", False),
]


@pytest.mark.parametrize(("name", "expected", "found", "agree"), AGREE)
def test_when_a_value_agrees(name: str, expected: object, found: object, agree: bool) -> None:
    assert same(name, expected, found) is agree


def test_shares() -> None:
    tally = Tally(hits=6, misses=2, false=4, core=Counter(must=3, may=1, neither=2), core_found=4)
    tally.attribute("status", right=True)
    tally.attribute("status", right=True)
    tally.attribute("status", right=False)
    tally.attribute("actor", right=False)
    assert (tally.precision, tally.recall, tally.f1) == (0.6, 0.75, pytest.approx(2 / 3))
    assert (tally.core_precision, tally.core_recall, tally.accuracy) == (0.5, 0.5, 0.5)
    assert tally.figures() == {
        "hits": 6,
        "misses": 2,
        "false": 4,
        "precision": 0.6,
        "recall": 0.75,
        "f1": pytest.approx(2 / 3),
        "core": {"precision": 0.5, "recall": 0.5, "rows": 6},
        "attributes": {"actor": [0, 1], "status": [2, 3]},
    }


def test_what_was_not_counted_has_no_share() -> None:
    tally = Tally(core=Counter(must=1), shown=Counter(may=2))
    assert (tally.precision, tally.recall, tally.core_recall, tally.accuracy, Tally().core_precision) == (None,) * 5
    assert tally.figures()["core"] == {"precision": 1.0, "recall": 0.0, "rows": 1}
    assert tally.figures()["shown"] == {"may": 2}
    assert Tally(false=1).precision == Tally(misses=1).recall == 0.0
    assert (Tally(hits=2, false=2).f1, Tally(false=1, misses=1).f1) == (2 / 3, 0.0)
    assert (Tally(hits=1, misses=1).core_recall, Tally(misses=2, core_found=1).core_recall) == (0.0, 0.5)
