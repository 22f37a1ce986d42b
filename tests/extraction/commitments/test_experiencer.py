"""Whose deed one is that names nobody who does it: the sentence's, its paragraph's, its section's."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.documents.speakers import members_speak
from tracker.extraction import extract_document
from tracker.extraction.commitments import DEFAULT_THRESHOLD


def shown(text: str) -> list[str]:
    """The quotes of the shown rows of a letter."""
    rows = extract_document(read_text(text)).commitments
    return [row.quote for row in rows if row.confidence >= DEFAULT_THRESHOLD]


OTHERS = [
    "De branche werkt aan een keurmerk. Het streven is om dit in 2026 in te voeren.",
    "De gemeente Utrecht bouwt een nieuw museum. De planning is dat dit in 2027 opent.",
    "De vereniging stelt een gedragscode op. Daarbij zal ook een meldpunt worden ingericht.",
    "De stichting evalueert haar aanpak. Deze evaluatie zal in het najaar verschijnen.",
    "De werkgevers ontwikkelen een scholingsplan. Dit plan zal in het voorjaar worden uitgewerkt.",
    "De onderneming verlaagt haar uitstoot. Het doel is om in 2030 klimaatneutraal te zijn.",
    "De organisatoren verwachten veel bezoekers. Het streven is om de conferentie in mei te openen.",
    "De zorgverzekeraars passen hun polis aan. Hiervoor zal een nieuw model worden ontwikkeld.",
    "Vanuit de sector wordt een plan van aanpak opgesteld.",
    "Onder leiding van de vakbonden zal een onderzoek worden gestart.",
    "Het plan zal door de provincie worden uitgewerkt.",
    "In het onderzoeksrapport wordt aangeraden om de regeling aan te passen.",
    "Op initiatief van de universiteiten wordt een fonds ingesteld.",
    "De sector heeft hiervoor 5 miljoen euro vrijgemaakt.",
]


@pytest.mark.parametrize("text", OTHERS, ids=[text[:60] for text in OTHERS])
def test_what_another_body_does_is_no_commitment(text: str) -> None:
    assert shown(text) == []


OURS = [
    ("Het kabinet werkt aan een keurmerk. Het streven is om dit in 2026 in te voeren.", "Het streven is"),
    ("De branche werkt aan een keurmerk. Ik zal de regeling daarop aanpassen.", "Ik zal"),
    (
        "De branche werkt aan een keurmerk. Het kabinet steunt dit. Daarbij zal een meldpunt worden ingericht.",
        "Daarbij",
    ),
    (
        "De gemeente bouwt een museum. Na ontvangst van het advies zal een rapport worden opgesteld.",
        "Na ontvangst",
    ),
    ("Er zal een meldpunt worden ingericht.", "Er zal"),
    ("Het streven is om dit in 2026 in te voeren.", "Het streven"),
]


@pytest.mark.parametrize(("text", "begin"), OURS, ids=[text[:60] for text, _ in OURS])
def test_what_the_government_does_is_one(text: str, begin: str) -> None:
    assert any(quote.startswith(begin) for quote in shown(text))


def test_a_heading_tells_whose_plan_it_is() -> None:
    plan = "Het streven is om dit in 2026 in te voeren.\n"
    assert shown(f"Brief over keurmerken\n\n2. Plannen van de branche\n\n{plan}") == []
    assert len(shown(f"Brief over keurmerken\n\n2. Plannen van het kabinet\n\n{plan}")) == 1


def test_a_council_that_advises_is_not_the_council_of_ministers() -> None:
    view = "De Raad vindt het van belang dat de norm blijft."
    assert shown(view) == [view]
    assert view not in shown(f"Op 3 mei bracht de Raad voor Cultuur een advies uit. {view}")
    ministers = "Over de Raad voor Cultuur sprak de Raad Buitenlandse Zaken niet."
    assert view in shown(f"{ministers} {view}")


SIGNATURES = [
    "De minister van Binnenlandse Zaken en Koninkrijksrelaties, dr. R.H.A. Plasterk",
    "De staatssecretaris van Financiën, M.L.A. van Rij",
    "DE MINISTER VAN DEFENSIE, J. Jansen",
]


@pytest.mark.parametrize("line", SIGNATURES)
def test_a_signature_is_no_deed(line: str) -> None:
    assert shown(f"Het was een mooie dag.\n\n{line}\n") == []


MEMBERS = [
    "De leden van de CDA-fractie zijn benieuwd hoe de motie-Jansen wordt uitgevoerd.",
    "De leden van de VVD-fractie vragen of de motie van het lid Jansen is uitgevoerd.",
    "Deze leden vragen wanneer de motie-Jansen wordt uitgevoerd.",
    "De aan het woord zijnde leden constateren dat het kabinet dit zal onderzoeken.",
    "De leden van de VVD constateren dat de motie-Jansen (Kamerstuk 29 684, nr. 112) is uitgevoerd.",
    "Voornoemde leden zijn van mening dat het kabinet 5 miljoen euro beschikbaar moet stellen.",
    "Tot slot vragen de leden of het kabinet de motie-Jansen heeft uitgevoerd.",
    "Voorts willen de leden van de D66-fractie weten of het kabinet bereid is dit te onderzoeken.",
    "De leden van de fracties van GroenLinks en PvdA lezen dat de minister dit voor de zomer zal doen.",
    "De leden van de vaste commissie voor Defensie vragen of het kabinet zich hiervoor zal inzetten.",
]


@pytest.mark.parametrize("sentence", MEMBERS)
def test_what_members_ask_or_find_is_theirs(sentence: str) -> None:
    found = extract_document(read_text(f"Geachte voorzitter,\n\n{sentence}\n"))
    assert found.commitments == ()
    assert {event.event for event in found.events} <= {"mentioned"}


@pytest.mark.parametrize(
    "sentence",
    [
        "De leden van de NAVO, waaronder Nederland, hebben afgesproken meer uit te geven aan defensie.",
        "De leden van het kabinet zullen dit onderzoeken.",
        "De motie-Jansen, waar de leden van de VVD-fractie naar vragen, is uitgevoerd.",
        "Ik dank de leden voor hun vragen en zal dit voor de zomer onderzoeken.",
    ],
)
def test_members_of_something_else_or_in_passing_do_not_speak(sentence: str) -> None:
    assert not members_speak(sentence)


def test_what_the_government_says_to_members_is_its_own() -> None:
    sentence = "Ik dank de leden voor hun vragen en zal dit voor de zomer onderzoeken."
    assert shown(f"Geachte voorzitter,\n\n{sentence}\n") == [sentence]


@pytest.mark.parametrize(
    "who", ["Belgische", "Duitse", "Israëlische", "Vlaamse", "Britse", "Franse", "Oekraïense", "Curaçaose", "Zweedse"]
)
def test_the_cabinet_of_another_country_is_not_ours(who: str) -> None:
    assert shown(f"Geachte voorzitter,\n\nHet {who} kabinet zal dit voor de zomer onderzoeken.\n") == []


@pytest.mark.parametrize("which", ["Nederlandse", "nieuwe", "demissionaire", "huidige", "vorige"])
def test_our_cabinet_is_whatever_it_is_called(which: str) -> None:
    sentence = f"Het {which} kabinet zal dit voor de zomer onderzoeken."
    assert shown(f"Geachte voorzitter,\n\n{sentence}\n") == [sentence]
