"""The day, chamber and subject of a debate, from the lines above its first speech."""
# ruff: noqa: E501 (one case a line reads as the table it is)

from __future__ import annotations

import pytest

from tracker.documents import read_text

SPEECH = (
    "\n\nDe voorzitter:\nGoedemorgen. Ik geef het woord aan de heer Bos.\n\nDe heer Bos (VVD):\nVoorzitter, dank u.\n"
)
CLERK = "\n\nDe voorzitter van de commissie,\nBos\n\nDe griffier van de commissie,\nMulder\n"
HEADS = [
    ("Verslag van een commissiedebat\n\nDe vaste commissie voor Defensie heeft op 15 mei 2024 overleg gevoerd met mevrouw Bos, minister van Defensie, over Vliegtuigen." + CLERK,
     ("2024-05-15", "TK", "Vliegtuigen")),
    ("VERSLAG VAN EEN ALGEMEEN OVERLEG\nVastgesteld 23 mei 2024\n\nDe vaste commissie voor Defensie en de vaste commissie voor Europese Zaken hebben op 15 mei 2024 overleg gevoerd met de heer Bos, Minister van Defensie, over de Raad van 20 mei 2024." + CLERK,
     ("2024-05-15", "TK", "de Raad van 20 mei 2024")),
    ("VERSLAG VAN EEN NOTAOVERLEG\n\nVastgesteld 3 juni 2024\n\nDe algemene commissie voor Digitale Zaken heeft op 27 mei 2024 overleg gevoerd over: Een veilig net." + CLERK,
     ("2024-05-27", "TK", "Een veilig net")),
    ("VERSLAG VAN EEN WETGEVINGSOVERLEG\n\nDe vaste commissie voor Financiën heeft op 3 juni 2024 overleg gevoerd met de heer Bos, Minister van Financiën, en mevrouw Mulder, Staatssecretaris van Financiën, over het jaarverslag." + CLERK,
     ("2024-06-03", "TK", "het jaarverslag")),
    ("Stenogram\n\nOnderwerp: Dijken\n\nDonderdag 23 mei 2024", ("2024-05-23", None, "Dijken")),
    ("Ongecorrigeerd stenogram\n\nTweede Kamer der Staten-Generaal\n\nVergadering van woensdag 14 juni 2023\n\nAan de orde is het tweeminutendebat Dijken (CD d.d. 09/10).",
     ("2023-06-14", "TK", "Dijken")),
    ("Stenogram\n\nAan de orde is het tweeminutendebat Dijken (CD d.d. 09/10).", (None, "TK", "Dijken")),
    ("Stenogram\n\nEerste Kamer der Staten-Generaal\n\nDatum vergadering: 5 maart 2024\n\nAan de orde is de behandeling van: de Wet dijken.",
     ("2024-03-05", "EK", "Wet dijken")),
    ("Stenogram\n\nDonderdag 23 mei\n\nOnderwerp: Dijken", (None, None, "Dijken")),
    ("Verslag van een rondetafelgesprek\n\nDe vaste commissie voor Defensie heeft op 15 mei 2024 een gesprek gevoerd over vliegtuigen." + CLERK,
     ("2024-05-15", None, "vliegtuigen")),
]  # fmt: skip


@pytest.mark.parametrize(("head", "expected"), HEADS, ids=range(len(HEADS)))
def test_the_head_of_a_debate(head: str, expected: tuple[str | None, ...]) -> None:
    metadata = read_text(head + SPEECH).metadata
    assert metadata.kind == "stenogram"
    assert (metadata.date, metadata.chamber, metadata.title) == expected


def test_the_day_of_the_debate_dates_what_is_said_in_it() -> None:
    document = read_text(HEADS[1][0] + SPEECH)
    assert (document.metadata.date, document.metadata.meeting_start) == ("2024-05-15", "2024-05-15")
    assert [turn.side for turn in document.speakers] == ["chair", "member"]
