"""Two hundred sentences, balanced over what became of a promise: the state that is derived never contradicts one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tracker.api import extract
from tracker.resolve.promise_life import promises, state_on
from tracker.resolve.promises import Mention

SUBJECTS = (
    "de evaluatie van de Wet kinderopvang", "de wachtlijsten in de jeugdzorg", "het toezicht op de vaarwegen",
    "de vervanging van de mijnenjagers", "de veiligheid van dijken",
)  # fmt: skip
SAYS = {
    "open": (
        "Ik zal uw Kamer voor de zomer informeren over {}.",
        "Ik zeg uw Kamer toe nog dit jaar een brief te sturen over {}.",
        "Uw Kamer ontvangt in het najaar een brief over {}.",
        "De toegezegde brief over {} is nog niet gereed; ik stuur uw Kamer die voor de zomer.",
        "Het is niet gelukt de toezegging over {} voor het reces na te komen; ik informeer uw Kamer in oktober.",
        "Ik verwacht uw Kamer begin volgend jaar te informeren over {}.",
        "Ik ben bereid uw Kamer nader te informeren over {}.",
        "De toezegging uw Kamer te informeren over {} staat nog open.",
    ),
    "fulfilled": (
        "Hiermee doe ik de toezegging gestand om uw Kamer te informeren over {}.",
        "Met deze brief voldoe ik aan de toezegging over {}.",
        "Zoals toegezegd informeer ik uw Kamer hierbij over {}.",
        "Hiermee beschouw ik de toezegging over {} als afgedaan.",
        "De toezegging aan uw Kamer over {} is hiermee nagekomen.",
        "Conform mijn toezegging stuur ik u hierbij de brief over {}.",
        "Met dit verslag wordt voldaan aan de toezegging over {}.",
        "Hiermee is voldaan aan de toezegging uw Kamer te informeren over {}.",
    ),
    "partly_fulfilled": (
        "Met deze brief voldoe ik gedeeltelijk aan de toezegging over {}.",
        "Hiermee is de toezegging over {} deels afgedaan.",
        "De toezegging aan uw Kamer over {} is hiermee ten dele nagekomen.",
        "Met deze brief kom ik deels tegemoet aan de toezegging over {}.",
        "Hiermee doe ik de toezegging over {} gedeeltelijk gestand.",
        "De toezegging uw Kamer te informeren over {} is deels voldaan.",
        "Met deze brief geef ik gedeeltelijk invulling aan de toezegging over {}.",
        "Hiermee wordt gedeeltelijk voldaan aan de toezegging over {}.",
    ),
    "transferred": (
        "De toezegging over {} is overgedragen aan SZW.",
        "De toezegging over {} draag ik over aan mijn ambtgenoot van Defensie.",
        "De toezegging aan uw Kamer over {} is overgedragen aan de minister van Financiën.",
        "De toezegging over {} is overgeheveld naar BZK.",
        "De minister van Financiën neemt de toezegging over {} over.",
        "Ik heb de toezegging over {} overgedragen aan de staatssecretaris van Defensie.",
        "De toezegging uw Kamer te informeren over {} is overgedragen aan het ministerie van OCW.",
        "De afhandeling van de toezegging over {} is overgedragen aan de minister van BZK.",
    ),
    "withdrawn": (
        "De toezegging over {} is vervallen.",
        "De toezegging over {} komt hiermee te vervallen.",
        "Ik trek de toezegging over {} in.",
        "De toezegging aan uw Kamer over {} is ingetrokken.",
        "Ik beschouw de toezegging over {} als vervallen.",
        "De toezegging uw Kamer te informeren over {} is komen te vervallen.",
        "Hiermee vervalt de toezegging over {}.",
        "Daarmee is de toezegging over {} vervallen.",
    ),
}  # fmt: skip


def sentences() -> Iterator[tuple[str, str]]:
    """Each sentence, and the state it tells."""
    for state, forms in SAYS.items():
        for form in forms:
            for subject in SUBJECTS:
                yield form.format(subject), state


def test_there_are_two_hundred_and_as_many_of_each_state() -> None:
    told = [state for _, state in sentences()]
    assert len(told) == 200
    assert {told.count(state) for state in SAYS} == {40}


@pytest.mark.parametrize("state", SAYS)
def test_no_state_contradicts_its_sentence(state: str) -> None:
    told = [text for text, said in sentences() if said == state]
    found = []
    for text in told:
        letter = f"Geachte voorzitter,\n\n{text}\n\nDe minister van Defensie,\n\nK.H. Ollongren\n"
        for row in extract(letter).commitments:
            if row.kind == "undertaking":
                (promise,) = promises([Mention("a", "brief", "2024-01-10", row.status, row.quote)], {})
                found.append((state_on(promise.events, "2024-12-31").government, text))
    assert [each for each in found if each[0] != state] == []
    assert len(found) >= 0.85 * len(told)
