"""Dossier, number and identity of a paper, from its head in every guise in which people have it as text."""
# ruff: noqa: E501 (one case a line reads as the table it is)

from __future__ import annotations

import pytest

from tracker.documents import read, read_text
from tracker.models import Metadata

BODY = "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 juni 2024\n\nHierbij informeer ik uw Kamer over de stand van zaken rond de dijken in het land.\n\nDe Minister van Defensie,\nK.H. Ollongren\n"
HOUSE = "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2023-2024\n\n"
SENATE = "Eerste Kamer der Staten-Generaal\n1\nVergaderjaar 2023-2024\n\n"
BRIEF = "BRIEF VAN DE MINISTER VAN DEFENSIE\n\n"
MOTION = "De Kamer,\n\ngehoord de beraadslaging,\n\nverzoekt de regering dit te doen,\n\nen gaat over tot de orde van de dag.\n\nBos"

HEADS = [
    # Each part on a line of its own.
    (f"{HOUSE}28 676\nNAVO\n\nNr. 448\n{BRIEF}{BODY}", "kst-28676-448"),
    (f"{HOUSE}28 676\n\nNAVO\n\nNr. 448\n\n{BRIEF}{BODY}", "kst-28676-448"),
    # Dossier and title, number and kind on one line: spaces, tabs, columns.
    (f"21 501-02 Raad Algemene Zaken en Raad Buitenlandse Zaken\n\nNr. 2893 {BRIEF}{BODY}", "kst-21501-02-2893"),
    (f"28 676\tNAVO\n\nNr. 448\t{BRIEF}{BODY}", "kst-28676-448"),
    (f"28 676      NAVO\n\nNr. 448     {BRIEF}{BODY}", "kst-28676-448"),
    (f"{HOUSE}21 501-07      Raad voor Economische en Financiële Zaken\n\n\nNr. 1602       BRIEF VAN DE MINISTER VAN FINANCIËN\n\n{BODY}", "kst-21501-07-1602"),
    (f"Tweede Kamer der Staten-Generaal      2\n\nVergaderjaar 2018-2019\n\n21 501-07   Raad voor Ecofin\n\nNr. 1602  {BRIEF}{BODY}", "kst-21501-07-1602"),
    (f"Brief regering : Verslag van de Eurogroep\n21 501-07 Raad voor Economische en Financiële Zaken\nNr. 2155\n{BRIEF}{BODY}", "kst-21501-07-2155"),
    (f"31 271 Ruimtelijke ordening\nNr. 14 {BRIEF}{BODY}", "kst-31271-14"),
    # The word and the number on lines or in paragraphs of their own, as cells of a table come.
    (f"{HOUSE}28 676\n\nNAVO\n\nNr.\n\n448\n\n{BRIEF}{BODY}", "kst-28676-448"),
    (f"28 676\nNAVO\nNr.\n448\n{BRIEF}{BODY}", "kst-28676-448"),
    (f"36 410 X\n\nVaststelling van de begrotingsstaten\n\nnr.\n\n12\n\n{BRIEF}{BODY}", "kst-36410-X-12"),
    (f"21 501-02\n\nRaad Algemene Zaken\n\nNR.\n\n2893\n\n{BRIEF}{BODY}", "kst-21501-02-2893"),
    (f"{SENATE}36 259\nWijziging van de wet\nNr.\nH\n{BRIEF}{BODY}", "kst-36259-H"),
    (f"28 676\n\nNAVO\n\nNr.\n\n{BRIEF}{BODY}", None),
    # The hyphen as the writer's program made it.
    (f"21 501–02 Raad Algemene Zaken\n\nNr. 2893 {BRIEF}{BODY}", "kst-21501-02-2893"),
    (f"21 501‑02 Raad Algemene Zaken\n\nNr. 2893 {BRIEF}{BODY}", "kst-21501-02-2893"),
    (f"21 501 − 02 Raad Algemene Zaken\n\nNr. 2893 {BRIEF}{BODY}", "kst-21501-02-2893"),
    # Several dossiers: the paper is numbered in the first.
    (f"21 501-20 Europese Raad\n36 045\nSituatie in Oekraïne\nNr. 2189\n{BRIEF}{BODY}", "kst-21501-20-2189"),
    (f"{HOUSE}22 054\nWapenexportbeleid\n\n36 045\nSituatie in Oekraïne\n\nNr. 390\n{BRIEF}{BODY}", "kst-22054-390"),
    (f"29 398 Maatregelen verkeersveiligheid\n31 305 Mobiliteitsbeleid\nNr. 1102 {BRIEF}{BODY}", "kst-29398-1102"),
    # Chapters and funds, also over lines.
    (f"{HOUSE}36 600 XV\nVaststelling van de begrotingsstaten van het Ministerie (XV) voor het jaar 2025\n\nNr. 12\n{BRIEF}{BODY}", "kst-36600-XV-12"),
    (f"{HOUSE}36 600\nVII\nVaststelling van de begrotingsstaten van het Ministerie (VII) voor het jaar 2025\nNr. 21\n{BRIEF}{BODY}", "kst-36600-VII-21"),
    (f"{HOUSE}36 600\nB\nVaststelling van de begrotingsstaat van het gemeentefonds voor het jaar 2025\n\nNr. 9\n{BRIEF}{BODY}", "kst-36600-B-9"),
    (f"36 600 B Vaststelling van de begrotingsstaat van het gemeentefonds\n\nNr. 9 {BRIEF}{BODY}", "kst-36600-B-9"),
    (f"36 410-X Vaststelling van de begrotingsstaten van het Ministerie van Defensie\n\nNr. 63 {BRIEF}{BODY}", "kst-36410-X-63"),
    (f"{HOUSE}21 501\n-02\nRaad Algemene Zaken\nNr. 77\n{BRIEF}{BODY}", "kst-21501-02-77"),
    # The Eerste Kamer: a letter for a number, Roman dossiers.
    (f"{SENATE}34 237\nInvoeringswet\n\nC\nBRIEF VAN DE MINISTER VAN JUSTITIE\n\n{BODY}", "kst-34237-C"),
    (f"{SENATE}35 010\nWijziging van de wet\n\nC BRIEF VAN DE MINISTER VAN JUSTITIE\n\n{BODY}", "kst-35010-C"),
    (f"{SENATE}36 600\nB\nVaststelling van de begrotingsstaat\n\nK\nVERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\n{BODY}", "kst-36600-B-K"),
    (f"{SENATE}36 600 B Vaststelling van de begrotingsstaat\n\nK VERSLAG VAN EEN SCHRIFTELIJK OVERLEG\n\n{BODY}", "kst-36600-B-K"),
    (f"{SENATE}CXXIV\nParlementair onderzoek privatisering\n\nG\nBRIEF VAN DE MINISTER VAN FINANCIËN\n\n{BODY}", "kst-CXXIV-G"),
    (f"{SENATE}CXXXIX Staat van de rechtsstaat\n\nB BRIEF VAN DE MINISTER VAN FINANCIËN\n\n{BODY}", "kst-CXXXIX-B"),
    (f"{SENATE}28 676\nNAVO\n\nH\nBRIEF VAN DE MINISTER VAN DEFENSIE\n\n{BODY}", "kst-28676-H"),
    (f"Eerste Kamer der Staten-Generaal\nCXXXIX, B\n{BRIEF}{BODY}", "kst-CXXXIX-B"),
    (f"Eerste Kamer der Staten-Generaal\n\n36 259, H\n\n{BRIEF}{BODY}", "kst-36259-H"),
    # A letter for a number, where the address alone tells the Eerste Kamer, or nothing but the sort of paper below it.
    (f"36 600 B\nGemeentefonds\n\nK\n{BRIEF}Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\n{BODY}", "kst-36600-B-K"),
    (f"28 676\nNAVO\n\nH\n\n{BRIEF}Aan de Voorzitter van de Eerste Kamer der Staten-Generaal\n\n{BODY}", "kst-28676-H"),
    (f"28 676\nNAVO\n\nH {BRIEF}{BODY}", "kst-28676-H"),
    (f"36 600 B Gemeentefonds\n36 600 C Provinciefonds\n\nA {BRIEF}{BODY}", "kst-36600-B-A"),
    (f"36 600\nVII\nBegroting\n\nC\n{BRIEF}{BODY}", "kst-36600-VII-C"),
    (f"28 676\nNAVO\n\nA\nalgemeen\n\n{BODY}", None),
    (f"28 676\nNAVO\n\nNr. 12\nA\n{BRIEF}{BODY}", "kst-28676-12"),
    # A motion sheet.
    (f"31016-367\n\nMotie van het lid Bos\n\n{MOTION}", "kst-31016-367"),
    (f"36410-V-63\n\n{MOTION}", "kst-36410-V-63"),
    (f"36 410-V-63\n\n{MOTION}", "kst-36410-V-63"),
    (f"21501-02-2893\n\n{MOTION}", "kst-21501-02-2893"),
    # Run together by a converter; the page of a portal.
    (f"Tweede Kamer der Staten-Generaal 2Vergaderjaar 2012Œ2013 33 037Mestbeleid Nr. 49 BRIEF VAN DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN MILIEU {' '.join(BODY.split())}", "kst-33037-49"),
    (f"Tweede Kamer der Staten-Generaal 2 Vergaderjaar 2023–2024 28 676 NAVO Nr. 448 BRIEF VAN DE MINISTER VAN DEFENSIE {' '.join(BODY.split())}", "kst-28676-448"),
    (f"Kamerstuk 33 037, nr. 49\n\nMestbeleid; Brief regering; Reactie\n\n{BODY}", "kst-33037-49"),
    (f"Kamerstuk 21501-02 nr. 2893\n\n{BODY}", "kst-21501-02-2893"),
    # No paper of parliament, or none yet.
    (f"Nr. 12\n\n{BODY}", None),
    (f"28 676\nNAVO\n\nNr.\n{BRIEF}{BODY}", None),
    (f"12 500 soldaten gingen naar huis, en dat is veel.\n\nNr. 12 is de eerste van hen.\n\n{BODY}", None),
    (BODY, None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "identifier"), HEADS, ids=[f"{n}-{identifier}" for n, (_, identifier) in enumerate(HEADS)]
)
def test_the_identity_of_a_paper(text: str, identifier: str | None) -> None:
    metadata = read_text(text).metadata
    assert metadata.identifier == identifier
    if identifier and "gehoord" not in text:
        assert metadata.date == "2024-06-03"


def test_what_stands_between_dossier_and_number_is_no_text_of_the_paper() -> None:
    document = read_text(HEADS[2][0])
    shown = [(s.kind, document.text[s.start : s.end]) for s in document.sentences[:4]]
    assert shown == [
        ("letterhead", "21 501-02"),
        ("letterhead", "Raad Algemene Zaken en Raad Buitenlandse Zaken"),
        ("letterhead", "Nr. 2893"),
        ("letterhead", "BRIEF VAN DE MINISTER VAN DEFENSIE"),
    ]


def test_a_paper_run_together_keeps_its_text_and_its_signature() -> None:
    body = "Hierbij informeer ik uw Kamer over de dijken in het land. " * 12
    end = "De Staatssecretaris van Infrastructuur en Milieu, W.J. Mansveld Uitgangspunt van het beleid is het water."
    document = read_text(
        "Tweede Kamer der Staten-Generaal 2Vergaderjaar 2012Œ2013 33 037Mestbeleid Nr. 49 BRIEF VAN DE MINISTER VAN "
        f"DEFENSIE Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Den Haag, 3 juni 2024 {body}{end}"
    )
    assert document.metadata.identifier == "kst-33037-49"
    assert document.metadata.signatory == "W.J. Mansveld"
    assert sum(sentence.kind == "running" for sentence in document.sentences) == 13


@pytest.mark.parametrize("text", [HEADS[0][0], HEADS[2][0], HEADS[12][0], HEADS[17][0], HEADS[21][0], HEADS[25][0]])
def test_html_gives_the_same_identity_as_text(text: str) -> None:
    def identity(metadata: Metadata) -> tuple[str | None, ...]:
        return (metadata.identifier, metadata.dossier, metadata.number, metadata.chamber, metadata.date, metadata.kind)

    page = "".join(f"<p>{line}</p>" for line in text.split("\n") if line.strip())
    document = read(f"<html><body>{page}</body></html>".encode(), "x.html")
    assert identity(document.metadata) == identity(read_text(text).metadata)


def test_an_id_without_a_dossier_is_never_taken_apart() -> None:
    html = f"<html><head><meta name='DC.identifier' content='kst-1268678'></head><body><p>{BODY}</p></body></html>"
    metadata = read(html.encode(), "x.html").metadata
    assert (metadata.identifier, metadata.dossier, metadata.number) == ("kst-1268678", None, None)


@pytest.mark.parametrize("label", ["Antwoord 1", "Vraag 1", "De voorzitter:", "Reactie van het kabinet:"])
def test_a_label_is_no_title(label: str) -> None:
    assert read_text(f"{label}\n\nDat is zo, en het blijft zo.\n\n{label}\n\nDat is ook zo.").metadata.title is None
