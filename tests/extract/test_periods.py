"""Deadlines in every form, resolved from the date of the letter."""

from __future__ import annotations

import pytest

from tracker.extract.periods import find_period

LETTER = "2012-01-16"

RESOLVED = [
    ("Begin maart wordt uw Kamer geïnformeerd", "2012-03", "month", "Begin maart"),
    ("In de tweede helft van januari zal ik spreken", "2012-01", "month", "de tweede helft van januari"),
    ("per 1 januari 2013 af te schaffen", "2013-01-01", "day", "1 januari 2013"),
    ("uiterlijk 1 juli", "2012-07-01", "day", "1 juli"),
    ("in het voorjaar van 2012", "2012-06", "season", "in het voorjaar van 2012"),
    ("dit najaar", "2012-12", "season", "dit najaar"),
    ("voor de zomer", "2012-06", "season", "voor de zomer"),
    ("voor het zomerreces", "2012-07-05", "event", "voor het zomerreces"),
    ("bij de begrotingsbehandeling", "2012-12-20", "event", "bij de begrotingsbehandeling"),
    ("in het eerste kwartaal van 2025", "2025-03", "quarter", "het eerste kwartaal van 2025"),
    ("Q3 2024", "2024-09", "quarter", "Q3 2024"),
    ("begin volgend jaar", "2013-03", "season", "begin volgend jaar"),
    ("voor het einde van het jaar", "2012", "year", "voor het einde van het jaar"),
    ("eind 2014", "2014", "year", "eind 2014"),
    ("tot en met 2026", "2026", "year", "tot en met 2026"),
    ("binnen zes weken", "2012-02-27", "day", "binnen zes weken"),
    ("De komende twee maanden", "2012-03", "month", "De komende twee maanden"),
    ("medio februari", "2012-02", "month", "medio februari"),
]


@pytest.mark.parametrize(("text", "date", "precision", "words"), RESOLVED, ids=[row[0] for row in RESOLVED])
def test_resolved(text: str, date: str, precision: str, words: str) -> None:
    period = find_period(text, LETTER)
    assert period is not None
    assert (period.date, period.precision, period.text) == (date, precision, words)
    assert text[period.start : period.end] == words


@pytest.mark.parametrize(
    "text", ["zo spoedig mogelijk", "op korte termijn", "voorafgaand aan het wetgevingsoverleg Water"]
)
def test_kept_verbatim_without_a_date(text: str) -> None:
    period = find_period(f"Ik informeer u {text}.", LETTER)
    assert period is not None
    assert (period.text, period.date) == (text.removesuffix(" Water"), None)


def test_a_dated_event() -> None:
    period = find_period("voorafgaand aan de NAVO-Top in Vilnius informeren", "2023-06-09")
    assert period is not None
    assert (period.date, period.precision) == ("2023-07-11", "event")


@pytest.mark.parametrize("text", ["Op 13 september jl. heb ik dit gemeld", "in 2010 besloten", "de heer Maart"])
def test_what_lies_behind_is_no_deadline(text: str) -> None:
    assert find_period(text, LETTER) is None


def test_without_a_date_of_the_letter_nothing_relative_is_resolved() -> None:
    period = find_period("voor de zomer", None)
    assert period is not None
    assert period.date is None


def test_repetition() -> None:
    yearly = find_period("Ik informeer u jaarlijks voor het zomerreces.", LETTER)
    plain = find_period("Ik rapporteer halfjaarlijks.", LETTER)
    assert yearly is not None
    assert plain is not None
    assert (yearly.recurring, yearly.date) == ("jaarlijks", "2012-07-05")
    assert (plain.recurring, plain.date) == ("halfjaarlijks", None)
