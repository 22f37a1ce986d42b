"""To whom is spoken: the chamber of the paper, a member, or who is called upon."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments.attributes.addressee import told_parliament
from tracker.models import Chamber

CALLED = [
    ("Wij verzoeken gemeenten hun regels aan te passen.", "gemeenten"),
    ("Ik zal de inspectie vragen hiernaar te kijken.", "inspectie"),
    ("Nederland riep andere bondgenoten op meer bij te dragen.", "bondgenoten"),
    ("Bijzondere aandacht vraag ik voor een veerdienst tussen de eilanden.", None),
    ("Ik zal hierover met de minister van Buitenlandse Zaken van Suriname overleggen.", None),
    ("Wij roepen op tot het bewaren van de eenheid van Suriname.", None),
    ("Nederland roept de regering van Suriname op om hulp toe te laten.", "Suriname"),
    ("U krijgt van mij in mei een brief en u wordt daarna geïnformeerd.", "Kamer"),
    ("Ik heb aan het lid Van der Berg toegezegd dit te onderzoeken.", "Kamer (Van der Berg)"),
]


@pytest.mark.parametrize(("sentence", "addressee"), CALLED, ids=[row[1] for row in CALLED])
def test_addressee(sentence: str, addressee: str) -> None:
    rows = extract_document(read_text(sentence)).commitments
    assert [row.addressee for row in rows] == [addressee]


PARLIAMENT = [
    ("Ik informeer uw Kamer voor de zomer.", "TK", "Tweede Kamer"),
    ("Ik informeer uw Kamer voor de zomer.", "EK", "Eerste Kamer"),
    ("Ik informeer uw Kamer voor de zomer.", None, "Kamer"),
    ("Ik informeer beide Kamers voor de zomer.", "TK", "beide Kamers"),
    ("Ik informeer de Eerste Kamer voor de zomer.", "TK", "Eerste Kamer"),
    ("Ik informeer uw Kamer zodra de Tweede Kamer heeft gestemd.", "EK", "Eerste Kamer"),
    ("U ontvangt de evaluatie in mei.", "TK", "Tweede Kamer"),
    ("Mevrouw Hagen zegde ik toe dit na te gaan.", "TK", "Tweede Kamer (Hagen)"),
    ("Voorts heb ik de heer Van Laan toegezegd een overzicht aan u te doen toekomen.", "TK", "Tweede Kamer (Van Laan)"),
    ("Dit heb ik aan de heer De Wit toegezegd.", None, "Kamer (De Wit)"),
    ("Naar aanleiding van vragen van het lid Hagen informeer ik uw Kamer in mei.", "TK", "Tweede Kamer"),
    ("Op verzoek van het lid Hagen zal ik hierop ingaan.", "TK", "Tweede Kamer (Hagen)"),
    ("Ik zal het Europees Parlement overtuigen.", "TK", None),
    ("Ik kom hierop terug.", "TK", None),
]


@pytest.mark.parametrize(("sentence", "chamber", "addressee"), PARLIAMENT)
def test_parliament(sentence: str, chamber: Chamber | None, addressee: str | None) -> None:
    assert told_parliament(sentence, chamber) == addressee


def test_a_promise_is_to_the_chamber_of_the_paper_also_where_it_is_not_named() -> None:
    letter = (
        "Ministerie van Defensie\n\nAan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\n"
        "BRIEF VAN DE MINISTER VAN DEFENSIE\n\nIk zeg toe dit te onderzoeken.\n"
    )
    assert [row.addressee for row in extract_document(read_text(letter)).commitments] == ["Eerste Kamer"]
