"""Numbers in figures and words; what is not wholly read is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dutch.numbers import in_words, read_figures, read_number, read_words

FIGURES = [
    ("2,5", 2.5),
    ("2.5", 2.5),
    ("0.75", 0.75),
    ("1.250", 1250),
    ("1.250.000", 1_250_000),
    ("1000.000", 1_000_000),
    ("1 250 000", 1_250_000),
    ("1\u202f250\u202f000", 1_250_000),
    ("1'500'000", 1_500_000),
    ("1,500,000", 1_500_000),
    ("12.500.000,00", 12_500_000),
    ("12½", 12.5),
    ("¾", 0.75),
    ("007", 7),
    ("1.2.3", None),
    ("1.2500.000", None),
    ("1,5,5", None),
    ("2,5½", None),
    ("1.250,5.3", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), FIGURES)
def test_figures(text, value):
    assert read_figures(text) == value


WORDS = [
    ("twee", 2),
    ("Anderhalf", 1.5),
    ("tweeënhalf", 2.5),
    ("tweeenhalf", 2.5),
    ("twee en een half", 2.5),
    ("een en een half", 1.5),
    ("vijfenhalf", 5.5),
    ("een half", 0.5),
    ("driekwart", 0.75),
    ("negentien", 19),
    ("tweeëntwintig", 22),
    ("honderd", 100),
    ("honderdvijftig", 150),
    ("honderdentien", 110),
    ("tweehonderdvijftig", 250),
    ("twaalfhonderd", 1200),
    ("zeshonderdduizend", 600_000),
    ("tweeduizend vijfhonderd", 2500),
    ("vijfhonderdeenentwintigduizend", 521_000),
    ("vijftigste", None),
    ("enkele", None),
    ("en", None),
    ("duizenden", None),
    ("", None),
]


@pytest.mark.parametrize(("text", "value"), WORDS)
def test_words(text, value):
    assert read_words(text) == value


@given(st.integers(1, 999_999))
def test_every_number_in_words_is_read_back(number):
    assert read_words(in_words(number)) == number


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_every_number_in_figures_is_read_back(number, decimals):
    written = f"{number:,}".replace(",", ".")
    assert read_figures(written) == number
    assert read_figures(f"{written},{decimals:02d}") == pytest.approx(number + decimals / 100)


@given(st.text("0123456789.,'’ ½enwtvijfhonderduiz", max_size=30))
def test_never_raises(text):
    value = read_number(text)
    assert value is None or value >= 0


@pytest.mark.parametrize("piece", ["vijf", "honderd", "duizend", "en", "1.", "1 000 ", "tweeën"])
def test_repetitions_are_read_at_once(piece):
    assert read_number(piece * 5000) is None
