"""Who receives what is pledged, in one spelling, and where that is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.extraction.commitments.attributes.beneficiary import receiver_in
from tracker.extraction.commitments.attributes.receiver_names import canonical_receiver, receiver_class
from tracker.extraction.commitments.attributes.receivers import receiver_at, tokens_of
from tracker.lexicon import load
from tracker.models import Kind

RECEIVERS = [
    # behind a preposition
    ("Nederland draagt 5 miljoen euro bij aan UNICEF.", "UNICEF"),
    ("Aan het VN-agentschap UNDP draagt Nederland 7 miljoen bij.", "VN-agentschap UNDP"),
    ("Er is 20 miljoen euro beschikbaar voor gemeenten en provincies.", "gemeenten en provincies"),
    ("BZK stelt € 2 mln. beschikbaar aan de Kamer van Toezicht voor het Versnelprogramma.", "Kamer van Toezicht"),
    ("Daarvoor wordt aan de provincie dit jaar een bedrag van € 3 mln beschikbaar gesteld.", "provincie"),
    ("Aan de provincie Drenthe wordt 4 miljoen euro verstrekt.", "provincie Drenthe"),
    ("Nederland brengt de bijdrage van 3 miljard euro ten behoeve van Oekraïne onder de aandacht.", "Oekraïne"),
    ("Ik breng 1 miljoen in ten behoeve van het ESF-project van Stichting Zomeravond.", "Stichting Zomeravond"),
    ("Er komt geld voor het ondersteunen van de activiteiten van het Nederlandse Rode Kruis.", "Rode Kruis"),
    ("Het kabinet stelt geld beschikbaar voor de drie scholen voor mbo in Caribisch Nederland.", "Caribisch Nederland"),
    ("Het kabinet stelt op verzoek van de Oekraïense autoriteiten, via het UCPM, hulp beschikbaar.", "Oekraïne"),
    ("Nederland heeft, gelet op de relatie met HCHD, een bijdrage van 2 ton beschikbaar gemaakt.", "HCHD"),
    # in a name, at a place
    ("Nederland investeert in het Global Health Fund.", "Global Health Fund"),
    ("Nederland droeg bij aan het Ukraine Assistance Fund.", "Oekraïne"),
    ("Het kabinet verstrekt steun voor het vliegveld op Saba.", "Saba"),
    ("Het kabinet verstrekt steun voor stroom op Bonaire, Saba en Sint Eustatius.", "Bonaire, Saba en Sint Eustatius"),
    ("2 miljoen voor herstel van de Libanese havens.", "Libanon"),
    # people keep their noun
    ("Het kabinet trekt 3 miljoen uit voor de opvang van Syrische vluchtelingen.", "Syrische vluchtelingen"),
    # the subject receives
    ("De politie ontvangt dit jaar extra middelen.", "politie"),
    ("Vanaf dit jaar krijgen bedrijven een extra aftrek.", "bedrijven"),
    ("Besloten is dat gemeenten eenmalig € 2 miljoen ontvangen voor stembureaus.", "gemeenten"),
    ("Platform AKTE krijgt daarom subsidie.", "Platform AKTE"),
    ("De Ambassade in Kyiv krijgt een programmabudget.", "Oekraïne"),
    # the object of helping and giving
    ("Ook financiert Nederland de Stichting Rule of Law Fund (RLF) meerjarig.", "Stichting Rule of Law Fund (RLF)"),
    ("Nederland heeft Oekraïne acht houwitsers geleverd.", "Oekraïne"),
    ("Ik geef Caribisch Nederland een even groot aandeel.", "Caribisch Nederland"),
    ("Nederland heeft een convenant met UNESCO getekend.", "UNESCO"),
    # in a clause of purpose
    ("Dat geld is er waardoor huishoudens met hoge of stijgende lasten worden geholpen.", "huishoudens"),
    ("Ik stel geld beschikbaar om de inwoners op Saba te kunnen ondersteunen.", "Saba"),
    (
        "Het plafond gaat met € 9 miljoen omhoog zodat eigenaren van molens krediet kunnen krijgen.",
        "eigenaren van molens",
    ),
    ("Er is geld om dichters die uit Oekraïne zijn gevlucht en kunstenaars te ondersteunen.", "kunstenaars"),
]


@pytest.mark.parametrize(("sentence", "name"), RECEIVERS, ids=[row[0][:40] for row in RECEIVERS])
def test_receiver(sentence: str, name: str) -> None:
    assert receiver_in(sentence) == name


NO_RECEIVER = [
    "Het gas werd geleverd vanuit Rusland.",
    "Er is voor 8 miljard aan Nederlands materieel overgedragen.",
    "Hiervoor is de komende jaren 200 miljoen euro beschikbaar.",
    "Er is 4 miljoen voor het Deltaprogramma Zoetwater.",
    "Voor het Schone Lucht Akkoord is 50 miljoen beschikbaar gesteld.",
    "Daarom investeert de minister voor Primair en Voortgezet Onderwijs 5 miljoen per jaar.",
    "De stukken zijn ter inzage voor de leden van de vaste commissie voor Defensie.",
    "Hiertoe is 3 miljoen gereserveerd.",
    "Er komt 3 miljoen voor maatregelen in de dalen van de Maas.",
    "Nederland draagt bij aan het behalen van de SDG’s.",
    "Er is 4 miljoen euro aan VWS overgemaakt.",
]


@pytest.mark.parametrize("sentence", NO_RECEIVER)
def test_no_receiver(sentence: str) -> None:
    assert receiver_in(sentence) is None


OF_OTHER_KINDS = [
    ("Ik ondersteun de scholen met extra begeleiding.", "position", "scholen"),
    ("Het kabinet blijft Oekraïne steunen.", "position", "Oekraïne"),
    ("Ik ben voornemens het Winterfonds in staat te stellen te beginnen.", "action", "Winterfonds"),
    ("Wij verstrekken subsidie aan gemeenten.", "action", "gemeenten"),
    ("De conceptbrief wordt voorgelegd aan ICTU.", "action", None),
    ("Ik wil dat leerlingen meer zicht krijgen op hun rooster.", "position", None),
    ("Ik geef invulling aan de motie Bakker c.s.", "action", None),
    ("Nederland en België houden samen de toestellen in stand en ondersteunen dat.", "position", None),
    ("Ik informeer uw Kamer over de steun aan Oekraïne.", "undertaking", None),
]


@pytest.mark.parametrize(("sentence", "kind", "name"), OF_OTHER_KINDS)
def test_acts_and_stances_that_give_or_help(sentence: str, kind: Kind, name: str | None) -> None:
    assert receiver_in(sentence, kind) == name


CLASSES = [
    ("Oekraïne", "buitenland"),
    ("Syrische vluchtelingen", "buitenland"),
    ("UNICEF", "buitenland"),
    ("Global Health Fund", "buitenland"),
    ("ontwikkelingslanden", "buitenland"),
    ("Palestijnse gebieden", "buitenland"),
    ("Bonaire, Saba en Sint Eustatius", "Koninkrijk"),
    ("Openbaar Lichaam Saba", "Koninkrijk"),
    ("Caribisch Nederland", "Koninkrijk"),
    ("eilanden", "Koninkrijk"),
    ("gemeenten", "binnenland"),
    ("Stichting Zomeravond", "binnenland"),
    (None, None),
]


@pytest.mark.parametrize(("name", "home"), CLASSES)
def test_where_a_receiver_is_at_home(name: str | None, home: str | None) -> None:
    assert receiver_class(name) == home


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("Kyiv", "Oekraïne"),
        ("UCAP", "Oekraïne"),
        ("Ukraine Fund", "Oekraïne"),
        ("Syrian Women’s Net", "Syrian Women’s Net"),
    ],
)
def test_one_name(name: str, canonical: str) -> None:
    assert canonical_receiver(name) == canonical


@pytest.mark.parametrize("group", load("beneficiaries")["groups"])
def test_every_group_of_the_lexicon_is_read(group: str) -> None:
    found = receiver_at(tokens_of(f"de {group}"), 0)
    assert found is not None
    assert found.name == group


@given(st.text(alphabet="aA enEvé,.()-’'\"€5 de van aan", max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert receiver_in(text) is None or receiver_in(text)
