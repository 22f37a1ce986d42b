"""Members: how their names are written, split, signed, and when two names mean one member."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.parliament.addressees import parliament_in
from tracker.parliament.member_names import signed_names, split_names, title_case
from tracker.parliament.members import family_name, named_alike, normalise_surname, same_member, sponsors_match

NORMALISED = [
    ("Van der Plas", "plas"),
    ("van der Plas", "plas"),
    ("Inge van Dijk", "dijk"),
    ("Agnes Mulder", "agnes mulder"),
    ("Yeşilgöz-Zegerius", "yesilgoz zegerius"),
    ("Kraneveldt-van der Veen", "kraneveldt veen"),
    ("Van 't Riet", "riet"),
    ("Kröger", "kroger"),
    ("El Yassini", "yassini"),
    ("DE ROON", "roon"),
]


@pytest.mark.parametrize(("name", "plain"), NORMALISED)
def test_a_surname_as_it_compares(name: str, plain: str) -> None:
    assert normalise_surname(name) == plain


@given(st.text(alphabet="abcdéöVND '-", max_size=30))
def test_comparing_names_does_not_depend_on_case_or_on_doing_it_twice(name: str) -> None:
    assert normalise_surname(normalise_surname(name)) == normalise_surname(name)
    assert normalise_surname(name.upper()) == normalise_surname(name)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Mulder", "Agnes Mulder", True),
        ("Van Dijk", "Inge van Dijk", True),
        ("Kroger", "Kröger", True),
        ("Mulder", "Mulders", False),
        ("Van Dijk", "Van Dijck", False),
    ],
)
def test_two_names_of_one_member(one: str, other: str, same: bool) -> None:
    assert same_member(one, other) is same
    assert same_member(other, one) is same


@pytest.mark.parametrize(
    ("known", "named", "match"),
    [
        (("Paternotte", "Brekelmans"), ("Paternotte",), True),
        (("Paternotte", "Brekelmans"), ("Brekelmans", "Paternotte"), True),
        (("Paternotte", "Brekelmans"), ("Brekelmans",), False),
        (("Paternotte",), ("Paternotte", "Brekelmans"), True),
        (("Paternotte", "Piri"), ("Paternotte", "Brekelmans"), False),
        (("Paternotte",), (), False),
        ((), ("Paternotte",), False),
    ],
)
def test_when_the_sponsors_of_a_motion_are_those_a_text_names(
    known: tuple[str, ...], named: tuple[str, ...], match: bool
) -> None:
    assert sponsors_match(known, named) is match


def test_lists_are_alike_when_one_begins_the_other() -> None:
    assert named_alike(("Piri", "Klaver"), ("Piri",))
    assert not named_alike(("Piri", "Klaver"), ("Klaver",))
    assert not named_alike((), ("Klaver",))


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Roon de, R.", "De Roon"),
        ("J.M. Paternotte", "Paternotte"),
        ("I. (Inge) van Dijk", "Van Dijk"),
        ("Dijk van, J.", "Van Dijk"),
        ("Th. Bromet", "Bromet"),
    ],
)
def test_the_surname_of_a_name_in_a_feed(name: str, family: str) -> None:
    assert family_name(name) == family


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Paternotte, Van der Werf en Brekelmans", ("Paternotte", "Van der Werf", "Brekelmans")),
        ("Bikker/Omtzigt", ("Bikker", "Omtzigt")),
        ("Bikker & Omtzigt", ("Bikker", "Omtzigt")),
        ("Piri", ("Piri",)),
        ("", ()),
    ],
)
def test_a_list_of_names_is_split(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("block", "names"),
    [
        ("Piri\nVan der Plas (BBB)", (("Piri", None), ("Van der Plas", "BBB"))),
        ("van Kent", (("Van Kent", None),)),
        ("Piri, Klaver", (("Piri", None), ("Klaver", None))),
        ("verzoekt de regering", ()),
    ],
)
def test_names_signed_under_a_motion(block: str, names: tuple[tuple[str, str | None], ...]) -> None:
    assert signed_names(block) == names


@pytest.mark.parametrize(
    ("name", "written"),
    [("VAN DER PLAS", "Van der Plas"), ("YEŞILGÖZ-ZEGERIUS", "Yeşilgöz-Zegerius"), ("PIRI", "Piri")],
)
def test_a_name_in_capitals(name: str, written: str) -> None:
    assert title_case(name) == written


def test_the_part_of_parliament_a_sentence_speaks_to() -> None:
    assert parliament_in("Ik zal uw Kamer informeren.") is not None
    assert parliament_in("Ik zal de gemeente informeren.") is None
