from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.serve.formats.cells import STARTS_FORMULA, day, listed, moment, neutralise, plain


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+31 70 123",
        "-2+3",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\n=x",
        " =1+1",
        '"=1+1',
        "'=1",
        "＝1",
        "＋1",
        "－x",
        "＠x",
        "-",
        "=",
        "- item",
    ],
)
def test_formula_gets_an_apostrophe(text):
    assert neutralise(text) == "'" + text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-5",
        "+3",
        "-1.250,50",
        "-0.5",
        "-12%",
        "Nederland = lid",
        "a@b.nl",
        "2%",
        "€ 3",
        "1-2",
        "'s-Gravenhage",
        " x",
    ],
)
def test_harmless_text_stays(text):
    assert neutralise(text) == text


@given(st.text())
def test_nothing_starts_a_formula(text):
    result = neutralise(text)
    assert result in (text, "'" + text)
    if result.startswith(STARTS_FORMULA):
        assert result[1:].strip("0123456789.,%") == ""


def test_dates_and_lists():
    assert day("2024-05-23") == date(2024, 5, 23)
    assert day("2024-05") is day("2024-02-30") is day("2024-05-23 x") is day(None) is day(20240523) is None
    assert moment("2026-11-22T00:21:53Z") == moment("2026-11-22 00:21:53+00:00") == datetime(2026, 11, 22, 0, 21, 53)
    assert moment("2026-11-22T25:00:00") is moment("2026-11-22") is None
    assert listed('["Paternotte", "Brekelmans"]') == ["Paternotte", "Brekelmans"]
    assert listed("[1") is listed('{"a": 1}') is listed("tekst") is listed(None) is None
    assert plain(b"\x01\xff") == "01ff"
