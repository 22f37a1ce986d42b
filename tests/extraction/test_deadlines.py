"""Deadlines in every form, resolved from the date of the letter."""

from __future__ import annotations

import pytest

from tracker.extraction.deadlines import find_period
from tracker.lexicon import load

LETTER = "2012-01-16"

RESOLVED = [
    ("Begin maart wordt uw Kamer geïnformeerd", "2012-03", "month", "Begin maart"),
    ("In de tweede helft van januari zal ik spreken", "2012-01", "month", "In de tweede helft van januari"),
    ("per 1 januari 2013 af te schaffen", "2013-01-01", "day", "per 1 januari 2013"),
    ("uiterlijk 1 juli", "2012-07-01", "day", "uiterlijk 1 juli"),
    ("in het voorjaar van 2012", "2012-06", "season", "in het voorjaar van 2012"),
    ("dit najaar", "2012-12", "season", "dit najaar"),
    ("voor de zomer", "2012-06", "season", "voor de zomer"),
    ("voor het zomerreces", "2012-07-05", "event", "voor het zomerreces"),
    ("bij de begrotingsbehandeling", "2012-12-20", "event", "bij de begrotingsbehandeling"),
    ("in het eerste kwartaal van 2025", "2025-03", "quarter", "in het eerste kwartaal van 2025"),
    ("Q3 2024", "2024-09", "quarter", "Q3 2024"),
    ("begin volgend jaar", "2013-03", "season", "begin volgend jaar"),
    ("voor het einde van het jaar", "2012", "year", "voor het einde van het jaar"),
    ("eind 2014", "2014", "year", "eind 2014"),
    ("Ik kom in november vorig jaar of in maart", "2012-03", "month", "in maart"),
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


EXAMPLES = [(text, str(iso)) for form in load("periods")["forms"] for text, iso in form["examples"].items()]


@pytest.mark.parametrize(("text", "date"), EXAMPLES, ids=[text for text, _ in EXAMPLES])
def test_example_of_the_lexicon(text: str, date: str) -> None:
    period = find_period(f"Ik informeer u {text} hierover.", "2024-05-14")
    assert period is not None
    assert (period.text, period.date) == (text, date)


EVENTS = [
    ("op Prinsjesdag", "2024-09-17"),
    ("na het zomerreces", "2024-09-01"),
    ("na het kerstreces", "2025-01-12"),
    ("voor de behandeling van de begroting", "2024-12-20"),
    ("voorafgaand aan de NAVO-top", "2024-07-09"),
    ("na de NAVO-top in Vilnius", "2023-07-11"),
    ("vóór de gemeenteraadsverkiezingen", "2026-03-18"),
    ("uiterlijk bij de Voorjaarsnota 2025", "2025-06-01"),
    ("nog voor de jaarwisseling", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "date"), EVENTS, ids=[row[0] for row in EVENTS])
def test_event(text: str, date: str) -> None:
    period = find_period(f"Ik stuur u {text} een brief.", "2024-05-14")
    # what is over by the date of the letter is no deadline
    assert (period.date if period else None) == (date if date > "2024-05-14" else None)


def test_an_event_keeps_to_its_own_words() -> None:
    period = find_period(
        "Ik zal de raad op basis van deze wet vragen bij de evaluatie hierop in te gaan.", "2024-05-14"
    )
    assert period is not None
    assert period.text == "bij de evaluatie"


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


@pytest.mark.parametrize(
    "text", ["Op 13 september jl. heb ik dit gemeld", "in 2010 besloten", "de heer Maart", "in maart jl. gemeld"]
)
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


RECURRING = [
    ("Ik rapporteer tweejaarlijks.", "tweejaarlijks"),
    ("Ik rapporteer elke zes maanden.", "halfjaarlijks"),
    ("Ik stuur u een jaarlijkse voortgangsrapportage.", "jaarlijks"),
    ("Ik informeer u ieder kwartaal.", "per kwartaal"),
]


@pytest.mark.parametrize(("text", "name"), RECURRING, ids=[row[0] for row in RECURRING])
def test_recurring(text: str, name: str) -> None:
    period = find_period(text, LETTER)
    assert period is not None
    assert period.recurring == name


def test_what_repeats_by_itself_is_no_repetition_of_the_promise() -> None:
    assert find_period("Ik verwerk de jaarlijkse balans van de sector.", LETTER) is None


def test_the_date_of_another_paper_is_no_deadline() -> None:
    assert find_period("Ik werk aan de motie van 8 september 2021 over dit punt.", None) is None


def test_a_part_of_a_month_needs_no_date_of_the_letter() -> None:
    period = find_period("Ik streef ernaar dit in de eerste helft van november 2022 te delen.", None)
    assert period is not None
    assert period.date == "2022-11"
    assert find_period("De brief van 12 november 2021 is bekend.", None) is None
