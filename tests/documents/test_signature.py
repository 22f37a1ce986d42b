"""Who signs, to which chamber, about what: in every layout in which letters come."""
# ruff: noqa: E501 (one letter a line reads as the table it is)

from __future__ import annotations

import pytest

from tracker.documents import read_text

OPENING = (
    "> Retouradres Postbus 20401 2500 EK Den Haag\nDe Voorzitter van de Tweede Kamer\nder Staten-Generaal\n\nDatum\n17 december 2015\nBetreft\nBegroting van dit jaar\n\nGeachte Voorzitter,\n\n"
    + "Met deze brief informeer ik u, mede namens de staatssecretaris, over de begroting\nvan dit jaar en die van het volgende jaar, en over wat er in de tussentijd met de\nmiddelen voor het onderhoud van de dijken is gebeurd, zoals eerder aan de Kamer is\ngemeld in de brief van het vorige jaar.\n\n"
)

SIGNATURES = [
    ("De Minister van Defensie,\nK.H. Ollongren", "K.H. Ollongren", "De Minister van Defensie"),
    ("Hoogachtend,\n\nDe Minister van Defensie,\n\n\nK.H. Ollongren", "K.H. Ollongren", "De Minister van Defensie"),
    ("(w.g.)\nH.G.J. Kamp\nMinister van Economische Zaken", "H.G.J. Kamp", "Minister van Economische Zaken"),
    ("(w.g.) H.G.J. Kamp\nMinister van Economische Zaken", "H.G.J. Kamp", "Minister van Economische Zaken"),
    ("(w.g.) Martijn van Dam\n\nStaatssecretaris van Economische Zaken", "Martijn van Dam", "Staatssecretaris van Economische Zaken"),
    ("Femke Marije Wiersma\n\nMinister van Landbouw, Visserij, Voedselzekerheid en Natuur", "Femke Marije Wiersma", "Minister van Landbouw, Visserij, Voedselzekerheid en Natuur"),
    ("De Minister voor Armoedebeleid,\n\nParticipatie en Pensioenen,\n\nC.J. Schouten", "C.J. Schouten", "De Minister voor Armoedebeleid, Participatie en Pensioenen"),
    ("de minister van Volksgezondheid,\n\nWelzijn en Sport,\n\nJan Anthonie Bruijn", "Jan Anthonie Bruijn", "de minister van Volksgezondheid, Welzijn en Sport"),
    ("de minister van Volksgezondheid,\n\nWelzijn en Sport, mw. drs. E.I. Schippers", "E.I. Schippers", "de minister van Volksgezondheid, Welzijn en Sport"),
    ("De minister van Binnenlandse Zaken en Koninkrijksrelaties,\n\n\n\ndr. R.H.A. Jansen", "R.H.A. Jansen", "De minister van Binnenlandse Zaken en Koninkrijksrelaties"),
    ("De minister van Defensie,\n\nmr. dr. J. de Vries", "J. de Vries", "De minister van Defensie"),
    ("DE STAATSSECRETARIS VAN DEFENSIE\n\nChristophe van der Maat", "Christophe van der Maat", "DE STAATSSECRETARIS VAN DEFENSIE"),
    ("C.J. Schouten", "C.J. Schouten", None),
    ("Hoogachtend,\n\nHanke Bruins Slot", "Hanke Bruins Slot", None),
    ("Dit is het einde van deze brief, die verder niets meer zegt.", None, None),
    ("Caribisch Nederland", None, None),
]  # fmt: skip


@pytest.mark.parametrize(("foot", "name", "office"), SIGNATURES, ids=range(len(SIGNATURES)))
def test_who_signs(foot: str, name: str | None, office: str | None) -> None:
    document = read_text(OPENING + foot)
    assert (document.metadata.signatory, document.metadata.office) == (name, office)
    shown = {document.text[s.start : s.end].rstrip(" ,") for s in document.sentences if s.kind == "letterhead"}
    assert all(any(part in line for line in shown) for part in (name, office) if part)


SUBJECTS = [
    ("Betreft\nBegroting", "Begroting"),
    ("Betreft Begroting van het jaar", "Begroting van het jaar"),
    ("Betreft\nBegrotingsmutaties ten opzichte van de tweede begroting\nvan het Ministerie van Economische Zaken", "Begrotingsmutaties ten opzichte van de tweede begroting van het Ministerie van Economische Zaken"),
    ("Betreft\nToekenning middelen voor voedselhulp (2021-\n2027)", "Toekenning middelen voor voedselhulp (2021-2027)"),
    ("Betreft\nVervolgaanpak Programma School\nKansengelijkheid en\nOnderwijsondersteuning", "Vervolgaanpak Programma School"),
    ("Betreft\nAppreciatie moties ingediend tijdens het plenaire debat over\nde excuses en het fonds\nwww.rijksoverheid.nl", "Appreciatie moties ingediend tijdens het plenaire debat over de excuses en het fonds"),
    ("Betreft\nOverzicht periodieke rapportages en verslagen Defensie\nPagina 1 van 6\nMinisterie van Defensie", "Overzicht periodieke rapportages en verslagen Defensie"),
    ("Onderwerp: Wijziging van de\nOmgevingswet", "Wijziging van de Omgevingswet"),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "title"), SUBJECTS, ids=range(len(SUBJECTS)))
def test_the_subject(lines: str, title: str) -> None:
    text = OPENING.replace("Betreft\nBegroting van dit jaar", lines)
    assert read_text(text).metadata.title == title


CHAMBERS = [
    ("De Voorzitter van de Tweede Kamer\nder Staten-Generaal", "TK"),
    ("Aan de Voorzitter van de Eerste Kamer der Staten-Generaal", "EK"),
    ("Afschrift aan\nde Voorzitter van de Eerste Kamer\nde Voorzitter van de Tweede Kamer\nder Staten-Generaal", "TK"),
    ("de Voorzitter van de Tweede Kamer\nAfschrift aan\nde Voorzitter van de Eerste Kamer", "TK"),
]


@pytest.mark.parametrize(("lines", "chamber"), CHAMBERS, ids=range(len(CHAMBERS)))
def test_the_chamber_a_letter_is_sent_to(lines: str, chamber: str) -> None:
    text = OPENING.replace("De Voorzitter van de Tweede Kamer\nder Staten-Generaal", lines)
    assert read_text(text).metadata.chamber == chamber


WRITERS = [
    ("Amsterdam, 4 juni 2024", "Met vriendelijke groet,\n\nJ. Bos\nVoorzitter Vereniging van Dijken"),
    ("Utrecht, 4 juni 2024", "Hoogachtend,\n\nmr. J. Bos\nDirecteur"),
    ("Bergen op Zoom, 4 juni 2024", "Met vriendelijke groet,\n\nJ. Bos"),
    ("Rotterdam, dinsdag 4 juni 2024", "Met hoogachting,\n\nJ. Bos\nBestuurder FNV"),
]


@pytest.mark.parametrize(("sent", "closing"), WRITERS)
def test_the_writer_and_the_day_of_a_letter_of_others(sent: str, closing: str) -> None:
    metadata = read_text(
        f"Vereniging van Dijken\nPostbus 1\n\nAan de vaste commissie voor Infrastructuur\n\n{sent}\n\n"
        "Geachte leden,\n\nHierbij vragen wij uw aandacht voor de dijken, die dringend versterkt moeten worden.\n\n"
        f"Wij zullen u daarover informeren.\n\n{closing}\n"
    ).metadata
    assert (metadata.date, metadata.signatory, metadata.author) == ("2024-06-04", "J. Bos", "outsider")
