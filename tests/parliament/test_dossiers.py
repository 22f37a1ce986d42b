"""Dossiers, session years and chambers: every form that papers, feeds and letters write, and what is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parliament.chambers import chamber_in, chamber_of, chamber_of_number
from tracker.parliament.dashes import with_plain_hyphens
from tracker.parliament.dossiers import PRINTED_DOSSIER, parse_dossier, printed, read_dossier
from tracker.parliament.session_years import session_year, session_year_on
from tracker.parliament.vindplaats import named, vindplaats

WRITTEN = [
    ("28 676", "28676"),
    ("28676", "28676"),
    ("28.676", "28676"),
    ("21 501-02", "21501-02"),
    ("21 501–02", "21501-02"),
    ("21 501 - 20", "21501-20"),
    ("21 501 02", "21501-02"),
    ("21 501\n\n07", "21501-07"),
    ("21501‑07", "21501-07"),
    ("35 300-XV", "35300-XV"),
    ("35 300 XV", "35300-XV"),
    ("35 300–XV", "35300-XV"),
    ("31.700XII", "31700-XII"),
    ("19 700 hoofdstuk XV", "19700-XV"),
    ("25 000 IXA", "25000-IXA"),
    ("36 600 B", "36600-B"),
    ("36600-B", "36600-B"),
    ("23 908 (R1519)", "23908-R1519"),
    ("35 099 (R2114)", "35099"),
    ("CXXIV", "CXXIV"),
    ("9595", "9595"),
    (" 28 \n676 ", "28676"),
]


@pytest.mark.parametrize(("text", "name"), WRITTEN)
def test_a_dossier_has_one_canonical_name(text: str, name: str) -> None:
    assert parse_dossier(text) == name


@pytest.mark.parametrize(
    "text",
    [
        "",
        None,
        "Kamer",
        "28 6765",
        "28",
        "28 676 NAVO",
        "28 676, nr. 3",
        "28 676 02",
        "28 676-02",
        "21 501-45",
        "070 12 345",
        "28-676",
        "12 maart",
    ],
)
def test_what_is_no_dossier_is_none(text: str | None) -> None:
    assert parse_dossier(text) is None


@given(st.integers(10000, 39999), st.sampled_from(["", "-XV", "-IXA", "-B", "-VII"]))
def test_a_printed_dossier_reads_back(number: int, addition: str) -> None:
    name = f"{number}{addition}"
    assert parse_dossier(printed(name)) == name
    assert re.fullmatch(PRINTED_DOSSIER, printed(name))


@given(st.integers(1, 39))
def test_a_dossier_of_a_council_reads_back(council: int) -> None:
    name = f"21501-{council:02d}"
    assert parse_dossier(printed(name)) == name
    assert re.fullmatch(PRINTED_DOSSIER, printed(name))


@given(st.text(max_size=30))
def test_any_text_is_a_dossier_or_none(text: str) -> None:
    name = parse_dossier(text)
    assert name is None or parse_dossier(printed(name)) == name


@given(st.text(max_size=60), st.integers(0, 60))
def test_reading_in_running_text_never_runs_past_it(text: str, start: int) -> None:
    found = read_dossier(text, start)
    assert found is None or start < found.end <= len(text)


@given(st.text(alphabet="ab 1-‐‑‒–−—é", max_size=30))
def test_hyphens_become_plain_in_their_place(text: str) -> None:
    plain = with_plain_hyphens(text)
    assert len(plain) == len(text)
    assert all(b in (a, "-") for a, b in zip(text, plain, strict=True))
    assert not set(plain) & set("‐‑‒–−")


YEARS = [
    ("2009/10", "2009-2010"),
    ("2009-2010", "2009-2010"),
    ("1999/00", "1999-2000"),
    ("1999-2000", "1999-2000"),
    ("2014–15", "2014-2015"),
    ("2023 / 2024", "2023-2024"),
    ("2023 – 2024", "2023-2024"),
    ("2023‑2024", "2023-2024"),
    ("2023−24", "2023-2024"),
    ("1985/- 86", "1985-1986"),
    ("2022/-23", "2022-2023"),
    ("20232024", "2023-2024"),
    ("Vergaderjaar 2023-2024", "2023-2024"),
    ("Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448", "2023-2024"),
    ("vergaderjaar 2009/10", "2009-2010"),
    ("2023–34", None),
    ("2023-2025", None),
    ("2023", None),
    ("2009-10-05", None),
    ("12023-2024", None),
    ("", None),
    (None, None),
]


@pytest.mark.parametrize(("text", "year"), YEARS)
def test_a_session_year_has_one_form(text: str | None, year: str | None) -> None:
    assert session_year(text) == year


@given(st.integers(1814, 2098), st.sampled_from(["-", "/", "–", " - ", "−"]), st.booleans())
def test_every_form_of_a_session_year_reads_alike(first: int, mark: str, short: bool) -> None:
    last = f"{(first + 1) % 100:02d}" if short else str(first + 1)
    assert session_year(f"{first}{mark}{last}") == f"{first}-{first + 1}"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        ("2022-10-11", "2022-2023"),
        ("2022-09-20", "2022-2023"),
        ("2022-09-19", "2021-2022"),
        ("2020-09-15", "2020-2021"),
        ("2020-09-14", "2019-2020"),
        ("2023-01-01", "2022-2023"),
        ("2015-09-15", "2015-2016"),
    ],
)
def test_a_session_year_begins_on_the_third_tuesday_of_september(day: str, year: str) -> None:
    assert session_year_on(day) == year


CHAMBERS = [
    *((name, "TK") for name in ("II", "TK", "2", "Tweede Kamer", "der Tweede Kamer", "tk", "11", "Tweede")),
    *((name, "TK") for name in ("Tweede Kamer der Staten-Generaal", "Tweede Kamer  der Staten-Generaal")),
    *((name, "EK") for name in ("I", "EK", "1", "Eerste Kamer", "der Eerste Kamer der Staten-Generaal", "ek")),
    *((name, None) for name in ("", None, "III", "Kamer", "Raad van State")),
]


@pytest.mark.parametrize(("name", "chamber"), CHAMBERS)
def test_a_chamber_by_any_name(name: str | None, chamber: str | None) -> None:
    assert chamber_of(name) == chamber


def test_the_chamber_named_first_counts() -> None:
    assert chamber_in("Aan de Voorzitter van de Eerste Kamer, in afschrift aan de Tweede Kamer") == "EK"
    assert chamber_in("TWEEDE KAMER DER STATEN-GENERAAL") == "TK"
    assert chamber_in("de Kamer") is None


@pytest.mark.parametrize(
    ("number", "chamber"), [("448", "TK"), ("C", "EK"), ("AB", "EK"), ("188b", None), ("0A", None), ("", None)]
)
def test_the_chamber_that_gives_out_a_number(number: str, chamber: str | None) -> None:
    assert chamber_of_number(number) == chamber


VINDPLAATSEN = [
    (("kst-28676-448", "TK", None, "28676", "448"), "Kamerstuk 28 676, nr. 448"),
    (("kst-21501-02-2898", "TK", None, "21501-02", "2898"), "Kamerstuk 21 501-02, nr. 2898"),
    (("kst-35300-XV-28", "TK", None, "35300-XV", "28"), "Kamerstuk 35 300 XV, nr. 28"),
    (("kst-36600-A", "EK", None, "36600", "A"), "Kamerstuk I 36 600, A"),
    (("kst-CXXIV-G", "EK", None, "CXXIV", "G"), "Kamerstuk I CXXIV, G"),
    (("ah-tk-20232024-387", "TK", "2023-2024", None, "387"), "Aanhangsel Handelingen 2023-2024, nr. 387"),
    (("ah-ek-20142015-12", "EK", "2014-2015", None, "12"), "Aanhangsel Handelingen I 2014-2015, nr. 12"),
    ((None, "TK", None, "28676", None), ""),
    ((None, "TK", None, None, "3"), ""),
]


@pytest.mark.parametrize(("paper", "text"), VINDPLAATSEN)
def test_a_paper_is_referred_to_as_the_rules_for_drafting_have_it(
    paper: tuple[str | None, str | None, str | None, str | None, str | None], text: str
) -> None:
    assert vindplaats(*paper) == text


@pytest.mark.parametrize(("identifier", "name"), [
    ("kst-28676-448", "Kamerstuk 28 676, nr. 448"),
    ("kst-35925-VIII-190", "Kamerstuk 35 925 VIII, nr. 190"),
    ("kst-34972-AH", "Kamerstuk I 34 972, AH"),
    ("ah-tk-20212022-3015", "Aanhangsel Handelingen 2021-2022, nr. 3015"),
    ("blg-929493", "blg-929493"),
    ("een brief", "een brief"),
])  # fmt: skip
def test_an_identifier_as_it_is_printed(identifier: str, name: str) -> None:
    assert named(identifier) == name
