"""The sponsors in the names of a mention, and when two mentions are of one motion."""

from __future__ import annotations

import pytest

from tracker.extraction.motions.coreference import MentionSpan, cluster_mentions
from tracker.extraction.motions.sponsors import is_plural, is_singular, only_members, read_sponsors, sponsor_groups
from tracker.models import Motion


@pytest.mark.parametrize(
    ("role", "plural", "singular"),
    [
        ("van het lid ", False, True),
        ("van de leden ", True, False),
        ("de heren ", True, False),
        ("mevrouw ", False, True),
        ("senator ", False, True),
        ("senatoren ", True, False),
        ("van ", False, False),
        (None, False, False),
    ],
)
def test_a_role_says_how_many_members_it_is_of(role: str | None, plural: bool, singular: bool) -> None:
    assert (is_plural(role), is_singular(role)) == (plural, singular)


@pytest.mark.parametrize(
    ("names", "plural", "role", "groups"),
    [
        ("Piri en Klaver", False, None, ["Piri en Klaver"]),
        ("Piri en Klaver", True, None, ["Piri", "Klaver"]),
        ("Piri en Klaver", True, "de leden ", ["Piri en Klaver"]),
        ("Piri c.s. en Klaver c.s.", False, None, ["Piri c.s.", "Klaver c.s."]),
        ("Thijssen/Bromet en Piri", True, None, ["Thijssen/Bromet", "Piri"]),
    ],
)
def test_names_behind_moties_are_of_one_motion_each(
    names: str, plural: bool, role: str | None, groups: list[str]
) -> None:
    assert sponsor_groups(names, plural, role) == groups


@pytest.mark.parametrize(
    ("names", "kept"),
    [
        ("Ceder, Kamerstuk", "Ceder"),
        ("Kamerstuk", ""),
        ("Ceder en Piri", "Ceder en Piri"),
        ("Ceder de Kamer", "Ceder"),
        ("In 't Veld", "In 't Veld"),
        ("Nederland", ""),
    ],
)
def test_names_end_at_the_first_word_that_is_no_member(names: str, kept: str) -> None:
    assert only_members(names) == kept


def test_parties_and_cosponsors() -> None:
    assert read_sponsors("Piri (PvdA) en Klaver (GL) c.s.", None) == (("Piri", "Klaver"), ("PvdA", "GL"), True)
    assert read_sponsors("van der Plas", None) == (("Van der Plas",), (None,), False)


def motion(start: int, **fields: object) -> Motion:
    return Motion(start, start + 5, **fields)  # type: ignore[arg-type]


def test_one_number_is_one_motion() -> None:
    one, two = motion(0, identifier="kst-1-2", title="zorg"), motion(50, identifier="kst-1-2", date="2024-01-01")
    clusters, spans = cluster_mentions([one, two])
    assert [(m.identifier, m.title, m.date, m.start) for m in clusters] == [("kst-1-2", "zorg", "2024-01-01", 0)]
    assert spans == (MentionSpan(0, 0, 5), MentionSpan(0, 50, 55))


def test_a_name_is_the_only_motion_of_those_sponsors() -> None:
    known = motion(0, identifier="kst-1-2", sponsors=("Piri", "Klaver"))
    clusters, _ = cluster_mentions([known, motion(50, sponsors=("Piri",))])
    assert len(clusters) == 1


def test_a_name_that_fits_two_motions_stays_apart() -> None:
    known = [motion(0, identifier="kst-1-2", sponsors=("Piri",)), motion(9, identifier="kst-1-3", sponsors=("Piri",))]
    clusters, _ = cluster_mentions([*known, motion(50, sponsors=("Piri",))])
    assert [m.identifier for m in clusters] == ["kst-1-2", "kst-1-3", None]


def test_one_sponsor_with_quite_another_subject_is_another_motion() -> None:
    known = motion(0, identifier="kst-1-2", sponsors=("Piri",), title="gratis openbaar vervoer")
    clusters, _ = cluster_mentions([known, motion(50, sponsors=("Piri",), title="steun aan ziekenhuizen")])
    assert len(clusters) == 2


def test_a_quoted_request_finds_the_motion_of_that_subject() -> None:
    known = motion(0, identifier="kst-1-2", title="gratis openbaar vervoer voor studenten")
    asked = motion(50, requests=("verzoekt de regering openbaar vervoer voor studenten gratis te maken",))
    clusters, _ = cluster_mentions([known, asked])
    assert len(clusters) == 1
    assert clusters[0].requests
