"""Dutch dates: what is read, how precisely, and what is no date."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dutch.dates import DateSpan, date_in_name, find_dates, last_day, parse_date, year_of
from tracker.dutch.months import MONTHS

PARSED = [
    ("12 maart 2024", ("2024-03-12", "day")),
    ("dinsdag 12 maart 2024", ("2024-03-12", "day")),
    ("12 mrt. 2024", ("2024-03-12", "day")),
    ("1 Januari 1996", ("1996-01-01", "day")),
    ("3-4-2024", ("2024-04-03", "day")),
    ("03/04/2024", ("2024-04-03", "day")),
    ("3.4.2024", ("2024-04-03", "day")),
    ("1 jan '25", ("2025-01-01", "day")),
    ("3 mei ’98", ("1998-05-03", "day")),
    ("2024-04-03", ("2024-04-03", "day")),
    ("d.d. 11 oktober 2023", ("2023-10-11", "day")),
    ("mei 2024", ("2024-05", "month")),
    ("2024", ("2024", "year")),
    ("31 februari 2024", None),
    ("12 500", None),
    ("13-13-2024", None),
    ("30 en 31 mei 2024", None),
    ("", None),
    ("op korte termijn", None),
]


@pytest.mark.parametrize(("text", "expected"), PARSED)
def test_parse_date(text, expected):
    assert parse_date(text) == expected


# text with the expected spans in square brackets | first date | last date
FOUND = [
    ("Op [30 en 31 mei 2024] kwamen zij bijeen", ("2024-05-30", "2024-05-31")),
    ("verslag van [3–4 december 2024].", ("2024-12-03", "2024-12-04")),
    ("Verslag van [3-4 april 2024]", ("2024-04-03", "2024-04-04")),
    ("Op woensdag [31 mei en donderdag 1 juni 2023] vond", ("2023-05-31", "2023-06-01")),
    ("van [28 november tot en met 2 december 2023] in", ("2023-11-28", "2023-12-02")),
    ("van [30 december - 2 januari 2024] in", ("2023-12-30", "2024-01-02")),
    ("op [9, 10 en 11 juli 2024] in Washington", ("2024-07-09", "2024-07-11")),
    ("op [24 t/m 26 juni 2025] in", ("2025-06-24", "2025-06-26")),
    ("Den Haag , [28 april 2015] Hierbij", ("2015-04-28", "2015-04-28")),
    ("(ontvangen [3 juni\n2024]).", ("2024-06-03", "2024-06-03")),
    ("in [mei/juni 2024] volgt", ("2024-05", "2024-06")),
    ("eind [mei 2024] volgt", ("2024-05", "2024-05")),
    ("([12-10-2023])", ("2023-10-12", "2023-10-12")),
]


@pytest.mark.parametrize(("marked", "expected"), FOUND)
def test_find_dates(marked, expected):
    start, end = marked.index("["), marked.index("]") - 1
    (span,) = find_dates(marked.replace("[", "").replace("]", ""))
    assert (span.start, span.end, span.date, span.last) == (start, end, *expected)


def test_two_dates_with_their_own_years_stay_two():
    assert [s.date for s in find_dates("op 12 maart 2024 en 14 april 2025")] == ["2024-03-12", "2025-04-14"]


@pytest.mark.parametrize(
    "text",
    [
        "op 4 april",
        "12 500 euro",
        "nr. 21501-02-2898",
        "art. 3 en 4",
        "BSK-2023/33017",
        "artikel 5.2.2024a",
        "€ 3.4.20244",
    ],
)
def test_no_date(text):
    assert find_dates(text) == []


NEAR = [
    ("4 april jl.", "2024-04-18", "2024-04-04"),
    ("20 december jl.", "2024-01-18", "2023-12-20"),
    ("15 januari a.s.", "2023-12-18", "2024-01-15"),
    ("voor 1 juni", "2024-04-18", "2024-06-01"),
    ("op 27 en 28 mei jl.", "2024-06-18", "2024-05-27"),
]


@pytest.mark.parametrize(("text", "near", "expected"), NEAR)
def test_year_follows_from_the_document(text, near, expected):
    (span,) = find_dates(text, near)
    assert (span.date, span.inferred) == (expected, True)


# as written, seen from 18 May 2024, and where the text says nothing else: the next
AHEAD = [
    ("uiterlijk 31 december", "2024-12-31"),
    ("voor 1 mei", "2025-05-01"),
    ("vóór 18 mei", "2024-05-18"),
    ("tot en met 30 juni", "2024-06-30"),
    ("t/m 3 januari", "2025-01-03"),
    ("tegen 1 februari", "2025-02-01"),
    ("uiterlijk op dinsdag 3 december", "2024-12-03"),
    ("Op 2 december", "2024-12-02"),
    ("de brief van 12 december", "2023-12-12"),
    ("d.d. 2 april", "2024-04-02"),
    ("op 2 december jl.", "2023-12-02"),
    ("op 29 februari", "2028-02-29"),
]


@pytest.mark.parametrize(("text", "expected"), AHEAD)
def test_a_term_without_a_year_is_the_next(text, expected):
    (span,) = find_dates(text, "2024-05-18", "next")
    assert span.date == expected


def test_a_limit_is_the_next_day_whatever_is_asked():
    (span,) = find_dates("uiterlijk 31 december", "2024-05-18")
    assert span.date == "2024-12-31"


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_the_next_is_not_before_and_the_last_not_behind(day, seen_from):
    reference = seen_from.isoformat()
    year = year_of(day.month, day.day, reference, "next")
    assert f"{year}-{day.month:02d}-{day.day:02d}" >= reference
    year = year_of(day.month, day.day, reference, "last")
    assert f"{year}-{day.month:02d}-{day.day:02d}" <= reference


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("letters/2023-04-18_beleidsreactie.txt", "2023-04-18"),
        ("20230418-brief.pdf", "2023-04-18"),
        ("a\\2023-04-18.pdf", "2023-04-18"),
        ("2023-13-18_brief.txt", None),
        ("brief-2023-04-18.txt", "2023-04-18"),
        ("2023-2024 overzicht.pdf", None),
    ],
)
def test_the_date_a_file_is_named_by(path, expected):
    assert date_in_name(path) == expected


FIGURES = [
    ("op 2/6/24 in", "2024-06-02"),
    ("Uiterlijk 02-06-24.", "2024-06-02"),
    ("van 31-12-99", "1999-12-31"),
    ("nummer 2/6/24", None),
    ("op 32/6/24", None),
    ("artikel 5.2.24", None),
]


@pytest.mark.parametrize(("text", "expected"), FIGURES)
def test_a_year_of_two_figures_stands_behind_a_word_that_asks_for_a_date(text, expected):
    assert [span.date for span in find_dates(text)] == ([expected] if expected else [])


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_every_day_is_read_back(day):
    names = [name for name, number in MONTHS.items() if number == day.month]
    for name in names:
        assert parse_date(f"{day.day} {name} {day.year}") == (day.isoformat(), "day")
    assert parse_date(f"{day.day}-{day.month}-{day.year}") == (day.isoformat(), "day")


@given(st.text(alphabet="0123456789 -/.,meijunapril20en", max_size=60), st.sampled_from([None, "2024-02-29"]))
def test_spans_lie_in_the_text_in_order(text, near):
    spans = find_dates(text, near)
    assert all(0 <= s.start < s.end <= len(text) and isinstance(s, DateSpan) for s in spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(
    ("iso", "last"),
    [
        ("2024", "2024-12-31"),
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-11", "2024-11-30"),
        ("2024-05-23", "2024-05-23"),
        ("2024-02-30", None),
        ("2024-13", None),
        ("0000", None),
        ("voor de zomer", None),
        ("", None),
        (None, None),
    ],
)
def test_the_last_day_of_a_date(iso: str | None, last: str | None) -> None:
    assert last_day(iso) == last
