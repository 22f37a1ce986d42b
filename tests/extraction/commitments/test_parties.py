"""Who receives what is pledged, and to whom is spoken."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments.attributes.parties import receiver_in

RECEIVERS = [
    ("Ook financiert Nederland de Stichting Rule of Law Fund (RLF) meerjarig.", "financieren", "Stichting Rule of Law"),
    ("Het kabinet stelt op verzoek van de Oekraïense autoriteiten hulp beschikbaar.", "stellen", "Oekraïense autor"),
    ("Het kabinet trekt 3 miljoen uit voor de opvang van Syrische vluchtelingen.", None, "Syrische vluchtelingen"),
    ("Nederland draagt 5 miljoen euro bij aan UNICEF.", "bijdragen", "UNICEF"),
    ("Aan het VN-agentschap UNDP draagt Nederland 7 miljoen bij.", "bijdragen", "VN-agentschap UNDP"),
    ("Er is 20 miljoen euro beschikbaar voor gemeenten en provincies.", None, "gemeenten en provincies"),
    ("Nederland heeft Oekraïne acht houwitsers geleverd.", "leveren", "Oekraïne"),
    ("Nederland investeert in het Global Health Fund.", "investeren", "Global Health Fund"),
    ("De politie ontvangt dit jaar extra middelen.", None, "politie"),
    ("Nederland heeft een convenant met UNESCO getekend.", "tekenen", "UNESCO"),
    ("2 miljoen voor herstel van de Libanese havens.", None, "Libanese havens"),
    ("Het kabinet verstrekt steun voor het vliegveld op Saba.", "verstrekken", "Saba"),
]


@pytest.mark.parametrize(("sentence", "stance", "name"), RECEIVERS, ids=[row[2] for row in RECEIVERS])
def test_receiver(sentence: str, stance: str | None, name: str) -> None:
    assert (receiver_in(sentence, stance) or "").startswith(name)


NO_RECEIVER = [
    "Het gas werd geleverd vanuit Rusland.",
    "Er is voor 8 miljard aan Nederlands materieel overgedragen.",
    "Hiervoor is de komende jaren 200 miljoen euro beschikbaar.",
]


@pytest.mark.parametrize("sentence", NO_RECEIVER)
def test_no_receiver(sentence: str) -> None:
    assert receiver_in(sentence, "leveren") is None


ADDRESSEES = [
    ("U krijgt van mij in mei een brief en u wordt daarna geïnformeerd.", "Kamer"),
    ("Ik heb aan het lid Van der Berg toegezegd dit te onderzoeken.", "Kamer (Van der Berg)"),
    ("Wij verzoeken gemeenten hun regels aan te passen.", "gemeenten"),
    ("Ik zal de inspectie vragen hiernaar te kijken.", "inspectie"),
    ("Nederland riep andere bondgenoten op meer bij te dragen.", "bondgenoten"),
]


@pytest.mark.parametrize(("sentence", "addressee"), ADDRESSEES, ids=[row[1] for row in ADDRESSEES])
def test_addressee(sentence: str, addressee: str) -> None:
    rows = extract_document(read_text(sentence)).commitments
    assert [row.addressee for row in rows] == [addressee]
