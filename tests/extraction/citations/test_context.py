"""What stands in front of a dossier or behind it, one module at a time."""

from __future__ import annotations

import pytest

from tracker.extraction.citations.bare_numbers import find_bare_numbers
from tracker.extraction.citations.context import left_context
from tracker.extraction.citations.law import find_law
from tracker.extraction.citations.number_first import numbers_in_front
from tracker.extraction.citations.official_journal import find_journal
from tracker.extraction.citations.portal_ids import find_portal_id

LEFT = [
    ("Kamerstukken II 2021/22, ", "Kamerstukken", "TK", "2021-2022", False),
    ("Kamerstuk ", "Kamerstuk", None, None, False),
    ("(EK ", None, "EK", None, False),
    ("Tweede Kamer, vergaderjaar 1994–1995, ", None, "TK", "1994-1995", False),
    ("Bijlage bij Kamerstukken II 2015/16, ", "Kamerstukken", "TK", "2015-2016", True),
    ("2021/2022, ", None, None, "2021-2022", False),
    ("in totaal ", None, None, None, False),
]


@pytest.mark.parametrize(("left", "word", "chamber", "year", "annex"), LEFT)
def test_publication_chamber_and_year_in_front_of_a_dossier(
    left: str, word: str | None, chamber: str | None, year: str | None, annex: bool
) -> None:
    context = left_context(f"Zie {left}28 676", len("Zie ") + len(left))
    assert (context.word, context.chamber, context.session_year, context.annex) == (word, chamber, year, annex)


@pytest.mark.parametrize(
    ("left", "behind", "numbers"),
    [
        ("krijgt nr. 30 (", ").", ["30"]),
        ("krijgt nr. 52, was nr. 30 (", ").", ["52", "30"]),
        ("krijgt nr. 52 (", "), was nr. 30.", ["52", "30"]),
        ("nrs. 4 t/m 6 (", ")", ["4", "5", "6"]),
        ("nrs. 4 en 5 (", ")", ["4", "5"]),
        ("nr. 30 (", ", nr. 3)", None),
        ("motie (", ")", None),
    ],
)
def test_numbers_in_front_of_their_dossier(left: str, behind: str, numbers: list[str] | None) -> None:
    text = f"{left}32563{behind}"
    found = numbers_in_front(text, len(left), len(left) + 5, 0)
    assert (found and [one.number for one in found.papers]) == numbers


def test_a_bare_number_is_filed_in_the_dossier_of_the_document_itself() -> None:
    (found,) = find_bare_numbers("De motie Piri op stuk nr. 52 is aangenomen.", (), "36410-V")
    assert (found.identifier, found.raw) == ("kst-36410-V-52", "nr. 52")
    assert list(find_bare_numbers("De brief op stuk nr. 52.", (), "36410-V")) == []


def test_a_portal_id_starts_before_its_figures() -> None:
    text = "zie kst-28676-448."
    found = find_portal_id(text, text.index("2"), 0)
    assert found is not None
    assert [(c.raw, c.identifier) for c in found[0]] == [("kst-28676-448", "kst-28676-448")]


def test_law_and_journal_are_found_in_any_order() -> None:
    text = "BWBR0001840 en ECLI:NL:HR:2019:2006 in PbEU 2016, L 119 en PB 2010, C 83"
    assert {c.number for c in find_law(text)} == {"BWBR0001840", "ECLI:NL:HR:2019:2006"}
    assert [c.number for c in find_journal(text)] == ["2016, L 119", "2010, C 83"]
