"""Numbers of papers: lists, ranges, pages, and what is no number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parliament.paper_numbers import MAX_RANGE, read_numbers, sort_follows, spelled_number_follows

READ = [
    (", nr. 44", ["44"], "spelled"),
    (", Nr. 448", ["448"], "spelled"),
    (" nr 6", ["6"], "spelled"),
    (", nummer 25", ["25"], "spelled"),
    (", nr, 370", ["370"], "spelled"),
    (", stuk nr. 30", ["30"], "spelled"),
    (", nr. 188b", ["188b"], "spelled"),
    (", nr. 0A", ["0A"], "spelled"),
    (", nrs. 12 en 13", ["12", "13"], "spelled"),
    (", nrs. 12 t/m 15", ["12", "13", "14", "15"], "spelled"),
    (", nrs. 1-3", ["1", "2", "3"], "spelled"),
    (", nr. 1033, 1034 en 1035.", ["1033", "1034", "1035"], "spelled"),
    (", nr. 5 en nr. 8", ["5", "8"], "spelled"),
    ("-494", ["494"], "hyphen"),
    ("-31-32.", ["31", "32"], "hyphen"),
    (", 22.", ["22"], "bare"),
    (", 6 (MvT)", ["6"], "bare"),
    (", A.", ["A"], "bare"),
    (", letter B", ["B"], "bare"),
    (", nr. 9 en 12 maart", ["9"], "spelled"),
]


@pytest.mark.parametrize(("text", "numbers", "form"), READ)
def test_numbers_are_read_with_lists_and_ranges(text: str, numbers: list[str], form: str) -> None:
    found = read_numbers(text, 0, strong=True)
    assert found is not None
    assert ([one.number for one in found.papers], found.form) == (numbers, form)
    assert found.end <= len(text)


@pytest.mark.parametrize(
    "text", ["", " euro", ", nr. 12345", ", nr. 1.234", ", nr. 4…", ", 12 maart", " NAVO", ", nr. AB12"]
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert read_numbers(text, 0, strong=True) is None


def test_the_bare_form_needs_a_strong_context_or_the_sort_of_paper() -> None:
    assert read_numbers(", 22.", 0, strong=False) is None
    assert read_numbers(", 22 (MvT)", 0, strong=False) is not None
    assert sort_follows(" (MvT)", 0)
    assert not sort_follows(" (meer)", 0)


def test_a_letter_ends_in_any_way_where_the_eerste_kamer_is_named() -> None:
    assert read_numbers(", AB wijst", 0, strong=True) is None
    found = read_numbers(", AB wijst", 0, strong=True, upper=True)
    assert found is not None
    assert found.papers[0].number == "AB"


PAGES = [
    (", nr. 88, p. 3", "3"),
    (", nr. 5, blz. 12 en 13", "12, 13"),
    (", nr. 25, bladzijde 5 - 6", "5-6"),
    (", nr. 3, pag 4 e v.", "4 e.v."),
    (", nr. 6, p. 17, 19-22", "17, 19-22"),
    (", nr. 3 (bijlage IV), blz. 21", "21"),
    (", nr. 3", None),
]


@pytest.mark.parametrize(("text", "pages"), PAGES)
def test_pages(text: str, pages: str | None) -> None:
    found = read_numbers(text, 0, strong=True)
    assert found is not None
    assert found.papers[0].pages == pages


def test_reprints_and_letters() -> None:
    reprint, second = (read_numbers(t, 0, strong=True) for t in (", nr. 9 (herdruk)", ", nr. 9, tweede herdruk"))
    lettered = read_numbers(", nr. 34, letter B", 0, strong=True)
    assert reprint is not None
    assert second is not None
    assert lettered is not None
    assert (reprint.papers[0].suffix, second.papers[0].suffix) == ("-h1", "-h2")
    assert (lettered.papers[0].number, lettered.papers[0].letter) == ("34", "B")


@pytest.mark.parametrize(
    ("text", "follows"),
    [(", nr. 5", True), ("-5", True), (", 5.", True), (" euro", False), ("", False), (", vijf", False)],
)
def test_whether_a_number_follows(text: str, follows: bool) -> None:
    assert spelled_number_follows(text, 0) is follows


@given(st.integers(1, 9000), st.integers(1, MAX_RANGE), st.sampled_from(["-", "–", " t/m ", " tot en met "]))
def test_a_range_is_every_number_in_it(low: int, width: int, link: str) -> None:
    high = low + width
    found = read_numbers(f", nrs. {low}{link}{high}", 0, strong=True)
    assert found is not None
    if high <= 9999:
        assert [one.number for one in found.papers] == [str(n) for n in range(low, high + 1)]


@given(st.text(alphabet="0123456789 ,.nrsABenp-()", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    found = read_numbers(text, 0, strong=True)
    assert found is None or (found.papers and 0 < found.end <= len(text))
