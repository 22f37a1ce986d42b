"""Who acts where no subject says so: a mention of the Dutch side, unless it is a place, a partner or part of a name."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction import extract_document

WHO = [
    ("Het verzoek is afgewezen, waarna is besloten de band van deze groep met Nederland te onderzoeken.", None),
    ("Voor de eilanden van het Koninkrijk zal een eigen kader worden ontwikkeld.", None),
    ("In het debat over Nederland zal hieraan aandacht worden besteed.", None),
    ("De samenwerking binnen het Koninkrijk zal worden versterkt.", None),
    ("De defensie- en luchtvaartindustrie wordt in een vroeg stadium bij de bouw betrokken.", None),
    ("De Kamer is in 2021 geïnformeerd over het rapport dat in opdracht van het ministerie van VWS is gemaakt.", None),
    ("Voor Europees Nederland zal de wet door de betrokken bewindspersonen worden aangepast.", "ministers"),
    ("De drie verantwoordelijke bewindspersonen zijn voornemens deze voorstellen te bundelen.", "ministers"),
    ("Bij die gelegenheid heeft mijn ambtsvoorganger toegezegd uw Kamer te informeren.", "ambtsvoorganger (minister)"),
    (
        "De minister van Volksgezondheid, Welzijn en Sport (VWS) is bereid om hiernaar te kijken.",
        "minister van Volksgezondheid Welzijn en Sport",
    ),
    ("De inzet van Nederland is erop gericht de regels te verruimen.", "Nederland"),
    ("Door het kabinet wordt ingezet op een snelle invoering.", "kabinet"),
    ("Van Nederlandse zijde was de inzet te voorkomen dat de regels worden verruimd.", "Nederland"),
    ("Het is aan het kabinet om dit te regelen.", "kabinet"),
    ("Met het oog hierop is een goede opvang voor Nederland van groot belang.", "Nederland"),
    ("Defensie betrekt de industrie bij de voorbereiding.", "Defensie"),
]


@pytest.mark.parametrize(("sentence", "actor"), WHO)
def test_who_acts(sentence: str, actor: str | None) -> None:
    assert {row.actor for row in extract_document(read_text(sentence)).commitments} == {actor}
