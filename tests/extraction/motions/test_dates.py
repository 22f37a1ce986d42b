"""Dates of motions in letters and on their own papers."""

import pytest

from tracker.extraction.motions.dates import date_near, event_date, paper_date

NEAR = [
    ("de motie van 5 juni 2018 over", "2018-06-05"),
    ("de motie, 23 mei 2024, over", "2024-05-23"),
    ("de motie d.d. 8 mei 1995", "1995-05-08"),
    ("de motie van 24 april jl. over", "2024-04-24"),
    ("de motie van 24 december jl.", "2023-12-24"),
    ("de motie (12-10-2023)", "2023-10-12"),
    ("de motie van 3 april over", None),
    ("de motie, ingediend tijdens het debat van 5 juni 2018", None),
    ("de motie van 31 februari 2018", None),
    ("de motie die op 3 mei 2024 is aangenomen", None),
]


@pytest.mark.parametrize(("text", "expected"), NEAR)
def test_date_near(text, expected):
    assert date_near(text, len("de motie"), len(text), "2024-05-18") == expected


def test_event_date():
    assert event_date("De motie is op 3 oktober 2023 aangenomen.") == "2023-10-03"
    assert event_date("De motie is op 3 oktober 2023 ingediend en op 5 oktober 2023 aangenomen.") is None
    assert event_date("De motie is aangenomen.") is None


def test_paper_date():
    assert paper_date("23 mei 2024") == "2024-05-23"
    assert paper_date("mei 2024") is None
    assert paper_date("31 februari 2024") is None
