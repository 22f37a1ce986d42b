"""One spelling an office, whatever a paper calls it."""

from __future__ import annotations

import pytest

from tracker.parliament.offices import read_office

OFFICES = [
    ("de minister van JenV", "2023-05-05", "minister van Justitie en Veiligheid"),
    ("DE MINISTER VAN DEFENSIE,", "2015-05-05", "minister van Defensie"),
    ("mijn ambtgenoot van Financiën", "2023-05-05", "minister van Financiën"),
    ("De Minister-President, Minister van Algemene Zaken", "2023-05-05", "minister-president"),
    ("mede namens de minister van OCW, de staatssecretaris van OCW", "2015-05-05",
     "staatssecretaris van Onderwijs, Cultuur en Wetenschap"),
    ("minister van Landbouw", "2019-05-05", "minister van Landbouw, Natuur en Voedselkwaliteit"),
    ("minister van Justitie", "2019-05-05", "minister van Justitie en Veiligheid"),
    ("minister van Volksgezondheid", "2015-05-05", "minister van Volksgezondheid, Welzijn en Sport"),
    ("minister voor Armoedebeleid", "2023-02-03", "minister voor Armoedebeleid, Participatie en Pensioenen"),
    ("minister van EZ", "2025-01-01", "minister van Economische Zaken"),
    ("minister van EZ", "2019-01-01", "minister van Economische Zaken en Klimaat"),
    ("minister voor BHOS", "2023-01-01", "minister voor Buitenlandse Handel en Ontwikkelingssamenwerking"),
    ("minister van Wonen", "2015-01-01", "minister voor Wonen en Rijksdienst"),
    ("minister van Verkeer en Waterstaat", "2005-01-01", "minister van Verkeer en Waterstaat"),
    ("staatssecretaris van Financiën – Fiscaliteit en Belastingdienst", "2024-06-14",
     "staatssecretaris Fiscaliteit en Belastingdienst"),
    ("minister voor Rechtsbescherming", None, "minister voor Rechtsbescherming"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "day", "name"), OFFICES)
def test_office(text: str, day: str | None, name: str) -> None:
    office = read_office(text, day)
    assert office is not None
    assert office.name == name


@pytest.mark.parametrize(
    "text",
    ["de ministers van VWS en BZK", "minister", "het kabinet", "minister van Toverij", "",
     "de minister van Defensie en de minister van Financiën", "de directeur van het RIVM"],
)  # fmt: skip
def test_no_single_office(text: str) -> None:
    assert read_office(text, "2020-01-01") is None


def test_the_name_tells_which_of_two_state_secretaries() -> None:
    karremans = read_office("staatssecretaris van VWS", "2024-08-30", "Karremans")
    nobody = read_office("staatssecretaris van VWS", "2024-08-30")
    assert karremans is not None
    assert nobody is not None
    assert karremans.name == "staatssecretaris Jeugd, Preventie en Sport"
    assert (nobody.name, nobody.seat) == ("staatssecretaris van Volksgezondheid, Welzijn en Sport", None)
