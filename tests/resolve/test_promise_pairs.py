"""Sentences of one letter that go on about a promise, and pairs that people judged."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.resolve.test_promises import MADE, later
from tracker.resolve.promise_terms import Mention, keys
from tracker.resolve.promises import antecedent

BENCHMARKS = Path(__file__).parents[2] / "benchmarks"
BEFORE = replace(MADE, text="In het debat van 3 juni heb ik toegezegd uw Kamer over de dijkversterking te informeren.")


def after(text: str, status: str = "open", gap: int = 1, before: Mention = BEFORE) -> Mention:
    """A sentence that stands some characters behind another in its letter."""
    return replace(
        before, key="b", start=before.start + len(before.text) + gap, text=text, status=status, deadline=None
    )


GOES_ON = [
    # the sentence, its status, characters between, and by what it is the same promise
    ("Met deze brief voldoe ik aan deze toezegging.", "fulfilled", 1, "reference"),
    ("Hiermee is die toezegging afgedaan.", "fulfilled", 700, "reference"),
    ("Beide toezeggingen zijn hiermee voldaan.", "fulfilled", 1, "reference"),
    ("Hiermee is die toezegging afgedaan.", "fulfilled", 3000, None),
    ("Deze brief ontvangt u voor het einde van het jaar.", "open", 1, "reference"),
    ("Deze brief ontvangt u voor het einde van het jaar.", "open", 400, None),
    ("Daarin zal ik ook ingaan op de kosten.", "open", 1, "reference"),
    ("Hierover wordt de Kamer na de zomer bericht.", "open", 1, "reference"),
    ("Met deze brief stuur ik u de uitkomsten.", "fulfilled", 1, "reference"),
    ("Met deze brief stuur ik u de uitkomsten.", "open", 1, None),
    ("De dijkversterking wordt helaas later onderzocht.", "open", 300, "recall"),
    ("Ook informeer ik u over de dijkversterking langs de Maas.", "open", 1, None),
    ("Tot slot heb ik toegezegd te berichten over de dijkversterking bij Venlo.", "open", 1, None),
    ("Tevens doe ik deze toezegging over de kustwacht gestand.", "fulfilled", 1, None),
    ("Ik heb mevrouw Jansen toegezegd terug te komen op dijkversterking.", "open", 1, None),
    ("Ik zal de windmolens laten tellen.", "open", 1, None),
    ("Ik zal daarbij ook de kosten noemen.", "open", 100, "reference"),
    ("Dan wordt uw Kamer daarover geïnformeerd.", "open", 100, "reference"),
    ("Dan wordt uw Kamer daarover geïnformeerd.", "open", 300, None),
]


@pytest.mark.parametrize(("text", "status", "gap", "method"), GOES_ON)
def test_what_goes_on_about_the_promise_before_it(text: str, status: str, gap: int, method: str | None) -> None:
    mention = after(text, status, gap)
    link = antecedent(mention, [BEFORE])
    assert (link.method if link else None) == method
    assert method is None or keys(mention) & keys(BEFORE)


def test_the_promise_that_is_recalled_goes_before_a_sentence_between() -> None:
    between = replace(after("In de bijlage ontvangt u een uitwerking."), key="c")
    mention = after("Middels deze brief beschouw ik deze toezegging als afgedaan.", "fulfilled", 120)
    link = antecedent(mention, [between, BEFORE])
    assert link is not None
    assert link.antecedent == "a"


AGAIN = [
    # what a letter promises or does, a sentence a little behind it, and whether it is the same promise
    ("Ik zal de Kamer de zorgwerkagenda sturen.", "open", "De werkagenda wordt in mei verwacht.", True),
    ("Ik zal de Kamer de zorgwerkagenda sturen.", "open", "In deze werkagenda ga ik ook in op wonen.", True),
    ("Ik stuur u de wetsevaluatie.", "open", "De wetsevaluatie volgt in mei.", True),
    ("Ik stuur u de evaluatie van de Wet wonen.", "open", "De evaluatie van de Wet bouwen volgt in mei.", False),
    ("Ik stuur u het jaarverslag.", "open", "De cijfers komen in het najaar als deel van het jaarverslag.", False),
    ("Ik stuur u de wetsevaluatie.", "open", "Het actieplan volgt in mei.", False),
    ("U krijgt over de bouw een C-brief.", "open", "In de C-brief staat wat de keuze wordt.", True),
    ("U krijgt over de bouw een A-brief.", "open", "In de C-brief staat wat de keuze wordt.", False),
    ("Ik bericht u over het Havenprotocol.", "fulfilled",
     "Mijn voorganger heeft toegezegd jaarlijks over dit Havenprotocol te berichten.", True),
    ("Ik bericht u over het Havenprotocol.", "open",
     "Mijn voorganger heeft toegezegd jaarlijks over dit Havenprotocol te berichten.", False),
    ("Ik bericht u over het Havenprotocol.", "fulfilled",
     "Mijn voorganger heeft toegezegd jaarlijks over de zeesluizen te berichten.", False),
    ("Hiermee is de toezegging over het Havenprotocol afgedaan.", "fulfilled",
     "Ik heb ook toegezegd jaarlijks over het Havenprotocol te berichten.", False),
]  # fmt: skip


@pytest.mark.parametrize(("first", "status", "text", "same"), AGAIN)
def test_a_paper_named_again_without_saying_which_is_the_promised_one(
    first: str, status: str, text: str, same: bool
) -> None:
    before = replace(BEFORE, text=first, status=status)
    assert (antecedent(after(text, gap=200, before=before), [before]) is not None) is same


@pytest.mark.parametrize(("text", "status", "gap", "method"), [row for row in GOES_ON if row[3] == "reference"])
def test_nothing_points_into_another_letter(text: str, status: str, gap: int, method: str) -> None:
    assert antecedent(replace(after(text, status, gap), document="other"), [BEFORE]) is None


def test_an_office_is_not_what_a_promise_is_about() -> None:
    office = "de minister voor Primair en Voortgezet Onderwijs"
    made = replace(MADE, text=f"Hierbij informeert {office} u over rekenen.", deadline=None)
    assert antecedent(later(f"De toegezegde brief stuurt {office} u binnenkort."), [made]) is None


@pytest.mark.parametrize(("text", "linked"), [
    ("De toegezegde evaluatie van de Wet gemeentelijke schuldhulpverlening volgt later.", True),
    ("De toegezegde brief over de Wet gemeentelijke schuldhulpverlening volgt later.", True),
    ("De Wet gemeentelijke schuldhulpverlening en de toegezegde wachtlijstmonitor volgen later.", False),
])  # fmt: skip
def test_what_is_called_promised_is_what_must_be_the_same(text: str, linked: bool) -> None:
    assert (antecedent(later(text), [MADE]) is not None) is linked


def test_judged_pairs(shared: Path, tmp_path: Path) -> None:
    sys.path.insert(0, str(BENCHMARKS))
    from promise_pairs import files, read_pairs, score

    from tracker import store
    from tracker.ingestion.run import ingest

    pairs = read_pairs()
    assert any(pair.same for pair in pairs)
    assert not all(pair.same for pair in pairs)
    found = files(shared, pairs)
    if len(found) < len({pair.document for pair in pairs}):
        pytest.skip("the letters of the pairs are not here")
    ingest(found, tmp_path / "t.db")
    with store.open_database(tmp_path / "t.db") as db:
        made = score(db, pairs)
    assert made.precision >= 0.95, made.wrong + made.unjudged
    assert made.recall >= 0.85, made.missed
