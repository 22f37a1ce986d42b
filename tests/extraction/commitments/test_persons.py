"""Who stands behind the words of a row: the signatory, the office a sentence names, the government as a whole."""

from __future__ import annotations

import pytest

from tracker.extraction.commitments.attributes.persons import (
    NOBODY,
    UNKNOWN_SPEAKER,
    Who,
    actor_shown,
    speaker_of,
    who_of,
    who_speaks,
)
from tracker.models import Metadata

SIGNATURES = [
    ("Hanke Bruins Slot", "De minister van Buitenlandse Zaken", "2024-06-11",
     Who("H.G.J. Bruins Slot", "minister van Buitenlandse Zaken", "Buitenlandse Zaken")),
    ("J. J. Atsma", "DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN MILIEU", "2012-03-05",
     Who("J.J. Atsma", "staatssecretaris van Infrastructuur en Milieu", "Infrastructuur en Milieu")),
    (None, "de minister van Volksgezondheid", "2015-05-04",
     Who("E.I. Schippers", "minister van Volksgezondheid, Welzijn en Sport", "Volksgezondheid, Welzijn en Sport")),
    ("drs. P. Onbekend", "De minister van Defensie", "1999-05-04",
     Who("P. Onbekend", "minister van Defensie", "Defensie")),
    ("Van Rij", "staatssecretaris van Financiën", "2023-05-04",
     Who("M.L.A. van Rij", "staatssecretaris Fiscaliteit en Belastingdienst", "Financiën")),
    (None, None, "2015-05-04", NOBODY),
]  # fmt: skip


@pytest.mark.parametrize(("name", "office", "day", "who"), SIGNATURES)
def test_who_signs(name: str | None, office: str | None, day: str, who: Who) -> None:
    assert who_speaks(name, office, None, day) == who


SPEAKER = who_speaks("S. Dekker", "staatssecretaris van OCW", None, "2015-03-03")
ACTORS = [
    ("ik", SPEAKER),
    ("kabinet", Who(None, "kabinet")),
    ("kabinet (wij)", Who(None, "kabinet")),
    ("regering", Who(None, "kabinet")),
    ("Rijk", Who(None, "kabinet")),
    ("Koninkrijk", Who(None, "kabinet")),
    ("Nederland", Who(None, "kabinet")),
    ("minister van JenV", Who("S.A. Blok", "minister van Veiligheid en Justitie", "Veiligheid en Justitie")),
    ("staatssecretaris", SPEAKER),
    ("minister", Who("M. Bussemaker", "minister van Onderwijs, Cultuur en Wetenschap",
                     "Onderwijs, Cultuur en Wetenschap")),
    ("ambtsvoorganger (minister)", Who("H. Zijlstra", SPEAKER.office, SPEAKER.ministry)),
    ("ministerie van VWS", Who(None, None, "Volksgezondheid, Welzijn en Sport")),
    ("Defensie", Who(None, None, "Defensie")),
    ("ministerie", Who(None, None, SPEAKER.ministry)),
    ("bondgenoten (waaronder Nederland)", NOBODY),
    ("ministers van VWS en BZK", NOBODY),
    ("Raad", NOBODY),
    (None, NOBODY),
]  # fmt: skip


@pytest.mark.parametrize(("actor", "who"), ACTORS, ids=[str(row[0]) for row in ACTORS])
def test_who_acts(actor: str | None, who: Who) -> None:
    day = "2015-03-15" if actor == "minister van JenV" else "2015-03-03"
    assert who_of(actor, SPEAKER, day) == who


def test_the_first_person_is_shown_by_name() -> None:
    assert actor_shown("ik", SPEAKER) == "staatssecretaris van Onderwijs, Cultuur en Wetenschap S. Dekker (ik)"
    assert actor_shown("ik", Who(ministry="Defensie")) == "bewindspersoon van Defensie (ik)"
    assert actor_shown("ik", NOBODY) == UNKNOWN_SPEAKER
    assert actor_shown("kabinet", SPEAKER) == "kabinet"


def test_the_meeting_dates_a_report_without_a_date() -> None:
    known = Metadata(office="minister van Buitenlandse Zaken", meeting_end="2018-04-28")
    assert speaker_of(known).person == "S.A. Blok"
