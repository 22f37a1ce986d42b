"""Papers of the Eerste Kamer, with a letter for a number and Roman dossiers, in official XML, HTML and PDF."""

from __future__ import annotations

import pytest
from fpdf import FPDF
from makers import FILLER, make_pdf, put, wrap

from tracker.documents import read
from tracker.models import Document

HOUSE, YEAR = "Eerste Kamer der Staten-Generaal", "Vergaderjaar 2023-2024"
TO, DAY = f"Aan de Voorzitter van de {HOUSE}", "Den Haag, 3 juni 2024"
KIND = "BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN"
PAPERS = [
    ("28 676", "NAVO", "H", "kst-28676-H"),
    ("CXXXIX", "Staat van de rechtsstaat", "B", "kst-CXXXIX-B"),
    ("CXXIV", "Parlementair onderzoek", "G", "kst-CXXIV-G"),
    ("36 600 B", "Begroting van het gemeentefonds", "K", "kst-36600-B-K"),
    ("35 010", "Wijziging van de wet", "AB", "kst-35010-AB"),
]


def as_xml(dossier: str, title: str, number: str) -> bytes:
    return f"""<officiele-publicatie><metadata/><kamerstuk><kamerstukkop>
<tekstregel inhoud="kameraanduiding">{HOUSE}</tekstregel><tekstregel inhoud="vergaderjaar">{YEAR}</tekstregel>
</kamerstukkop><dossier><dossiernummer><dossiernr>{dossier}</dossiernr></dossiernummer><titel>{title}</titel></dossier>
<stuk><stuknr><ondernummer>{number}</ondernummer></stuknr><titel>{KIND}</titel><algemeen><vrije-tekst><tekst>
<al>{TO}</al><al>{DAY}</al><al>{FILLER}</al></tekst></vrije-tekst></algemeen></stuk></kamerstuk>
</officiele-publicatie>""".encode()


def as_html(dossier: str, title: str, number: str) -> bytes:
    lines = [HOUSE, YEAR, dossier, title, number, KIND, TO, DAY, FILLER]
    return ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode()


def as_pdf(dossier: str, title: str, number: str) -> bytes:
    """The official layout: the number where 'Nr. 448' stands in papers of the Tweede Kamer."""

    def draw(pdf: FPDF) -> None:
        rows = [(60, HOUSE, "1"), (90, YEAR, ""), (130, dossier, title), (160, number, KIND)]
        for y, left, right in rows:
            put(pdf, 72, y, left, style="B")
            put(pdf, 500 if right == "1" else 170, y, right, style="B")
        put(pdf, 170, 190, TO)
        put(pdf, 170, 202, DAY)
        wrap(pdf, 170, 230, f"{FILLER} {FILLER}", 380)

    return make_pdf(draw)


@pytest.mark.parametrize("form", [as_xml, as_html, as_pdf], ids=["xml", "html", "pdf"])
@pytest.mark.parametrize(("dossier", "title", "number", "identifier"), PAPERS)
def test_identity_date_and_text(form: object, dossier: str, title: str, number: str, identifier: str) -> None:
    assert callable(form)
    document: Document = read(form(dossier, title, number), "x")
    known = document.metadata
    assert (known.identifier, known.date, known.chamber) == (identifier, "2024-06-03", "EK")
    assert (known.kind, known.author, known.ministry) == ("brief", "government", "Buitenlandse Zaken")
    running = [document.text[s.start : s.end] for s in document.sentences if s.kind == "running"]
    assert set(running) == {FILLER}
