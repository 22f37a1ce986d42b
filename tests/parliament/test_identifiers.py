"""Identifiers of the official portal: taken apart, put together, and the address each determines."""

from __future__ import annotations

import string

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tracker.documents import read_text
from tracker.documents.letterhead.publication import from_identifier
from tracker.extraction.citations import find_citations
from tracker.parliament.dossiers import BUDGET_DOSSIERS, COUNCIL_DOSSIERS
from tracker.parliament.identifiers import IDENTIFIER_IN, Identifier, answers, minutes, paper, parse_identifier
from tracker.parliament.urls import official_url, register_url

PARTS = [
    # identifier, dossier, number, chamber, session year, suffix
    ("kst-28676-448", "28676", "448", "TK", None, ""),
    ("kst-21501-02-2898", "21501-02", "2898", "TK", None, ""),
    ("kst-21501-02-A", "21501-02", "A", "EK", None, ""),
    ("kst-27400-XV-52", "27400-XV", "52", "TK", None, ""),
    ("kst-25000-IXA-A", "25000-IXA", "A", "EK", None, ""),
    ("kst-23908-R1519-103", "23908-R1519", "103", "TK", None, ""),
    ("kst-35300-J-3", "35300-J", "3", "TK", None, ""),
    ("kst-36600-B-A", "36600-B", "A", "EK", None, ""),
    ("kst-CXXIV-G", "CXXIV", "G", "EK", None, ""),
    ("kst-26643-144-h1", "26643", "144", "TK", None, "-h1"),
    ("kst-35315-AB-n1", "35315", "AB", "EK", None, "-n1"),
    ("kst-9595-3", "9595", "3", "TK", None, ""),
    ("kst-33885-0A", "33885", "0A", None, None, ""),
    ("kst-1268678", None, "1268678", None, None, ""),
    ("ah-tk-20082009-2945", None, "2945", "TK", "2008-2009", ""),
    ("ah-ek-20142015-12", None, "12", "EK", "2014-2015", ""),
    ("h-tk-20102011-108-5", None, "108-5", "TK", "2010-2011", ""),
    ("h-tk-20072008-7140-7144", None, "7140-7144", "TK", "2007-2008", ""),
    ("kv-tk-2010Z06025", None, "2010Z06025", "TK", None, ""),
    ("blg-929493", None, "929493", None, None, ""),
    ("stb-2011-35", None, "2011-35", None, None, ""),
    ("stcrt-2018-49440-n1", None, "2018-49440", None, None, "-n1"),
]


@pytest.mark.parametrize(("identifier", "dossier", "number", "chamber", "year", "suffix"), PARTS)
def test_an_identifier_taken_apart_and_put_together(
    identifier: str, dossier: str | None, number: str, chamber: str | None, year: str | None, suffix: str
) -> None:
    parsed = parse_identifier(identifier)
    assert parsed is not None
    assert (parsed.dossier, parsed.number, parsed.chamber, parsed.session_year, parsed.suffix) == (
        dossier, number, chamber, year, suffix,
    )  # fmt: skip
    assert str(parsed) == identifier


@pytest.mark.parametrize(
    ("written", "canonical", "year"),
    [
        ("kst-20082009-32024-C", "kst-32024-C", "2008-2009"),
        ("kst-20052006-30300F-A", "kst-30300-F-A", "2005-2006"),
        ("kst-20052006-30300VI-B", "kst-30300-VI-B", "2005-2006"),
    ],
)
def test_the_session_year_in_an_old_identifier_is_no_part_of_the_canonical_one(
    written: str, canonical: str, year: str
) -> None:
    parsed = parse_identifier(written)
    assert parsed is not None
    assert (str(parsed), parsed.session_year) == (canonical, year)
    assert official_url(written) == f"https://zoek.officielebekendmakingen.nl/{written}.html"
    assert official_url(canonical, year) == official_url(written)


@pytest.mark.parametrize(
    "text",
    ["", "kst", "kst-", "kst-28676", "28676-448", "kst-28676-448 ", "kst-20082011-32024-C", "KST-28676-448", "x-1"],
)
def test_what_is_no_identifier_is_none(text: str) -> None:
    assert parse_identifier(text) is None
    assert official_url(text) is None


def test_parts_make_an_identifier() -> None:
    assert paper("21501-02", "2898") == "kst-21501-02-2898"
    assert paper("34775", "9", "-h1") == "kst-34775-9-h1"
    assert (paper(None, "3"), paper("34775", None)) == (None, None)
    assert answers("TK", "2008-2009", "2945") == "ah-tk-20082009-2945"
    assert answers("TK", None, "2945") is None
    assert minutes("EK", "2010-2011", "108-5") == "h-ek-20102011-108-5"


def test_an_identifier_is_found_inside_an_address() -> None:
    found = IDENTIFIER_IN.findall("https://zoek.officielebekendmakingen.nl/kst-28676-448.html en kst-CXXIV-G.pdf")
    assert found == ["kst-28676-448", "kst-CXXIV-G"]


dossiers = st.one_of(
    st.from_regex(r"[1-3]\d{4}", fullmatch=True),
    st.from_regex(r"21501-[0-3]\d", fullmatch=True),
    st.sampled_from(["35300-XV", "36600-B", "25000-IXA", "23908-R1519", "CXXIV", "35925-VII"]),
)
numbers = st.one_of(st.integers(1, 9999).map(str), st.text(string.ascii_uppercase, min_size=1, max_size=2))


@given(dossiers, numbers, st.sampled_from(["", "-h1", "-n1", "-b12"]))
def test_every_paper_survives_reading_its_own_identifier(dossier: str, number: str, suffix: str) -> None:
    identifier = paper(dossier, number, suffix)
    assume(dossier not in BUDGET_DOSSIERS or not set(number) <= set("IVX"))  # 35300-XV is a chapter, no paper
    assume(dossier not in COUNCIL_DOSSIERS)
    assert str(parse_identifier(identifier)) == identifier


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    parsed = parse_identifier(text)
    assert parsed is None or parse_identifier(str(parsed)) is not None


@given(dossiers, numbers, st.sampled_from([None, "2005-2006", "2009-2010", "2015-2016"]))
def test_one_paper_has_one_address(dossier: str, number: str, year: str | None) -> None:
    """A known year may determine an address that is open without it; it never gives another one than the id does."""
    identifier = paper(dossier, number)
    address = official_url(identifier, year)
    parsed = parse_identifier(identifier)
    if isinstance(parsed, Identifier) and parsed.chamber == "TK":
        assert address == official_url(identifier)


ADDRESSES = [
    ("kst-28676-448", None, "kst-28676-448.html"),
    ("kst-35300-J-3", None, "kst-35300-J-3.html"),
    ("kst-36600-B-A", None, "kst-36600-B-A.html"),
    ("kst-30300-A", "2005-2006", "kst-20052006-30300-A.html"),
    ("kst-30300-A", None, None),
    ("kst-32024-C", "2008-2009", "kst-20082009-32024-C.html"),
    ("kst-32024-C", "2009-2010", None),
    ("kst-32024-C", "2012-2013", "kst-32024-C.html"),
    ("kst-9595-3", None, None),
    ("kst-19700-XV-2", "1986-1987", None),
    ("kst-1268678", None, "kst-1268678.html"),
    ("trb-1951-154", None, "trb-1951-154.pdf"),
    ("stcrt-1991-36", None, None),
    ("stb-2011-35", None, "stb-2011-35.html"),
]


@pytest.mark.parametrize(("identifier", "year", "file"), ADDRESSES)
def test_the_address_that_an_identifier_determines(identifier: str, year: str | None, file: str | None) -> None:
    address = official_url(identifier, year)
    assert address == (f"https://zoek.officielebekendmakingen.nl/{file}" if file else None)


@pytest.mark.parametrize(
    ("cited", "identifier"),
    [
        ("Kamerstukken I 2005/06, 30 300, A", "kst-30300-A"),
        ("Kamerstuk 32 024, C", "kst-32024-C"),
        ("Kamerstukken II 1969/70, 9595, nr. 3", "kst-9595-3"),
        ("Kamerstuk 35 300 J, nr. 3", "kst-35300-J-3"),
        ("Kamerstuk 28 676, nr. 448", "kst-28676-448"),
    ],
)
def test_a_paper_and_a_citation_of_it_have_the_same_address(cited: str, identifier: str) -> None:
    (citation,) = find_citations(cited)
    assert citation.dossier == from_identifier(identifier).dossier
    assert citation.url == official_url(identifier, citation.session_year)
    if citation.session_year is None:
        assert citation.url == from_identifier(identifier).url


def test_numbers_of_the_register_lead_to_their_own_page() -> None:
    assert register_url("2020Z11540") == "https://www.tweedekamer.nl/kamerstukken/detail?id=2020Z11540"
    assert register_url("2023D32937") == "https://www.tweedekamer.nl/downloads/document?id=2023D32937"
    assert register_url("2026A01894") is None


@pytest.mark.parametrize("council", sorted(COUNCIL_DOSSIERS))
@pytest.mark.parametrize("number", ["1", "02", "208", "2898", "A"])
def test_a_dossier_of_councils_without_its_council_has_no_papers(council: str, number: str) -> None:
    assert paper(council, number) is None
    assert parse_identifier(f"kst-{council}-{number}") is None
    assert paper(f"{council}-02", "2898") == f"kst-{council}-02-2898"


def test_a_head_whose_council_a_converter_lost_gives_no_other_papers_identifier() -> None:
    lines = (
        "21 501",
        "02",
        "Raad Algemene Zaken",
        "Nr. 3241",
        "MOTIE VAN HET LID JANSEN",
        "De Kamer,",
        "verzoekt de regering.",
    )
    assert read_text("\n\n".join(lines)).metadata.identifier is None
