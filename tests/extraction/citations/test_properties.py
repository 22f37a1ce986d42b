"""Every citation the grammar can make is found whole in any sentence; no repetition makes the finder slow."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracker.extraction.citations import find_citations

numbers = st.integers(1, 3999).map(str)
bases = st.integers(10000, 37999).filter(lambda n: not 21500 < n < 21504).map(str)
chapters = st.sampled_from(
    ["", "", "", "II", "III", "IV", "VI", "VII", "VIII", "XII", "XIII", "XV", "XVI", "XVII", "XXII"]
)
years = st.integers(1995, 2030).flatmap(
    lambda y: st.sampled_from([f"{y}/{(y + 1) % 100:02d}", f"{y}-{y + 1}", f"{y}–{y + 1}", f"{y}/{y + 1}"])
)
sentences = st.sampled_from(
    [
        ("", ""),
        ("Zoals gemeld (", ") komt dit terug."),
        ("In 2019 bleek uit ", " dat 12 500 woningen leegstaan."),
        ("«", "», aldus de minister."),
        ("Zie voetnoot 3: ", "; ook van belang is artikel 12, tweede lid."),
        ("De kosten zijn € 25 500. ", ".\nVraag 4\nKunt u dat toelichten?"),
    ]
)


@st.composite
def papers(draw: st.DrawFn) -> tuple[str, str, str | None]:
    """A Kamerstuk citation of the Tweede Kamer, its identifier and its parliamentary year."""
    base, chapter, number = draw(bases), draw(chapters), draw(numbers)
    spaced = draw(st.booleans())
    dossier = f"{base[:2]} {base[2:]}" if spaced else base
    if chapter:
        dossier += draw(st.sampled_from([" ", "-"])) + chapter
    head = draw(
        st.sampled_from(["Kamerstuk ", "Kamerstukken II ", "kamerstuk ", "Kamerstukken II, ", "Kamerstukken TK "])
    )
    year = draw(st.one_of(st.none(), years))
    join = draw(
        st.sampled_from([", nr. ", " nr. ", ", nr.", ", nummer ", ", Nr. ", "-" if not spaced or chapter else ", nr. "])
    )
    pages = draw(st.sampled_from(["", ", p. 3", ", blz. 12-13", ", p. 4 e.v."]))
    text = head + (f"{year}, " if year else "") + dossier + join + number + pages
    first = re.match(r"\d{4}", year) if year else None
    session = f"{first[0]}-{int(first[0]) + 1}" if first else None
    return text, f"kst-{base}{'-' + chapter if chapter else ''}-{number}", session


@settings(max_examples=300, deadline=None)
@given(papers(), sentences)
def test_a_paper_is_found_whole_wherever_it_stands(
    paper: tuple[str, str, str | None], sentence: tuple[str, str]
) -> None:
    text, identifier, session = paper
    found = [c for c in find_citations(sentence[0] + text + sentence[1]) if c.kind == "kamerstuk"]
    assert [(c.raw, c.identifier, c.session_year) for c in found] == [(text, identifier, session)]
    assert found[0].start == len(sentence[0])


@settings(max_examples=150, deadline=None)
@given(bases, st.lists(st.integers(1, 900), min_size=2, max_size=6, unique=True), sentences)
def test_a_list_gives_every_paper(base: str, listed: list[int], sentence: tuple[str, str]) -> None:
    names = [str(n) for n in listed]
    text = f"Kamerstuk {base}, nrs. {', '.join(names[:-1])} en {names[-1]}"
    found = [c.identifier for c in find_citations(sentence[0] + text + sentence[1]) if c.kind == "kamerstuk"]
    assert found == [f"kst-{base}-{n}" for n in names]


@settings(max_examples=100, deadline=None)
@given(bases, st.integers(1, 800), st.integers(1, 30), st.sampled_from(["-", "–", " t/m ", " tot en met "]))
def test_a_range_gives_every_paper(base: str, low: int, width: int, link: str) -> None:
    found = [c.identifier for c in find_citations(f"(Kamerstuk {base}, nrs. {low}{link}{low + width})")]
    assert found == [f"kst-{base}-{n}" for n in range(low, low + width + 1)]


@settings(max_examples=150, deadline=None)
@given(
    st.integers(1995, 2030),
    st.integers(61, 4000),
    st.sampled_from(
        ["Aanhangsel Handelingen, vergaderjaar ", "Aanhangsel van de Handelingen II ", "Aanhangsel Handelingen II "]
    ),
    sentences,
)
def test_an_answer_is_found_whole(year: int, number: int, head: str, sentence: tuple[str, str]) -> None:
    text = f"{head}{year}–{year + 1}, nr. {number}"
    found = [c for c in find_citations(sentence[0] + text + sentence[1]) if c.kind == "aanhangsel"]
    assert [(c.raw, c.identifier) for c in found] == [(text, f"ah-tk-{year}{year + 1}-{number}")]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="0123456789 .,;-/()nrKEITVX\n", max_size=300))
def test_any_text_gives_spans_in_order_that_hold_the_raw_text(text: str) -> None:
    found = find_citations(text)
    assert all(text[c.start : c.end] == c.raw for c in found)
    assert [c.start for c in found] == sorted(c.start for c in found)


ADVERSARIAL = [
    "1",
    "12 345 ",
    "36 045, ",
    "36 045 en ",
    "36045/",
    "Kamerstuk ",
    "Kamerstuk 36 045, nr. 1, ",
    "Kamerstukken II 2009/10, ",
    "2009/10 ",
    "nr. 1 (",
    "((((((",
    "36 045          ",
    "36 045, nrs. 1 en 2, 3, 4 en ",
    "Handelingen II ",
    "motie ",
    "motie A en B en ",
    "genoemde brief ",
    "Ibid. ",
    "(2022) ",
    "36 045\nTitel\n",
    "28 676\nAa\n",
    "motie (nr. 5) ",
    "Kamerstuk 36 045, nr. 1 motie (nr. 5) ",
    "35133-31-",
    "nr. 1, 2, ",
    "Kamerstuk 36 045, nr. 1, 2, 3, 4, ",
    "Richtlijn 2014/23/EU, ",
    "Handelingen II 2022/23, nr. 45, item 1, ",
    "Stb. 2011, 35, 2012, 4, ",
    "van 2022 ",
    "kst-C",
    "Zitting 1958-1959-5380 ",
    "A-B-",
    "Stb. 2011 ",
    "IX ",
    " ",
    "\n",
]


@pytest.mark.parametrize("unit", ADVERSARIAL)
def test_adversarial_repetition_is_read_to_its_end(unit: str) -> None:
    """A finder whose time is not linear in the text would not come to the end of these."""
    text = unit * (24_000 // len(unit))
    assert all(text[c.start : c.end] == c.raw for c in find_citations(text))
