"""One letter in every format says the same: the same sentences of the same kinds, and the same letterhead."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fpdf import FPDF

from tracker.documents import read
from tracker.models import Document

sys.path.insert(0, str(Path(__file__).parent / "readers"))
from makers import make_docx, make_odt, make_pdf, paragraph, wrap

MINISTRY = [
    "> Retouradres Postbus 20701 2500 ES Den Haag",
    "De Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Datum 3 juni 2024",
    "Betreft Onderzoek naar de dijken",
    "Geachte Voorzitter,",
    "Hierbij informeer ik uw Kamer over het onderzoek naar de dijken, dat vorig jaar is begonnen. Het is bijna klaar.",
    "Het kabinet zal uw Kamer voor 1 oktober 2024 informeren over de uitkomsten en over wat daarna nog moet gebeuren.",
    "De Minister van Defensie,",
    "K.H. Ollongren",
]
PAPER = [
    "Tweede Kamer der Staten-Generaal",
    "Vergaderjaar 2023-2024",
    "21 501-02 Raad Algemene Zaken",
    "36 045 Situatie in de Oekraïne",
    "Nr. 2893 BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN",
    "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
    "Den Haag, 3 juni 2024",
    "Nederland heeft in de Raad gepleit voor strenge sancties tegen Rusland. De Raad neemt daarover later besluiten.",
    "De Minister heeft daarbij ook gewezen op gevolgen voor de handel, en op de steun die andere landen vragen.",
    "De Minister van Buitenlandse Zaken,",
    "H.G.J. Bruins Slot",
]
ANSWERS = [
    "Datum 3 juni 2024",
    "Betreft Beantwoording vragen van het lid Bos over dijken",
    "Hierbij bied ik u de antwoorden aan op de schriftelijke vragen van het lid Bos over de dijken in het land.",
    "De Minister van Defensie,",
    "K.H. Ollongren",
    "Vraag 1",
    "Kent u het bericht over de dijken, en wat vindt u daarvan?",
    "Antwoord 1",
    "Ja. Het kabinet zal de Kamer voor 1 oktober 2024 informeren over de uitkomsten van het onderzoek naar de dijken.",
]
DEBATE = [
    "Verslag van een commissiedebat",
    "De voorzitter: Ik open de vergadering en heet u allen welkom, ook de mensen die van huis uit met ons meekijken.",
    "De heer Bos (CDA): Dank u wel, voorzitter. Kan de minister dat toezeggen, en kan zij zeggen wanneer dat is?",
    "Minister Prins: Ik zal de Kamer voor 1 oktober 2024 informeren over de uitkomsten van het onderzoek.",
]
LETTERS = {"ministry": MINISTRY, "paper": PAPER, "answers": ANSWERS, "debate": DEBATE}


def as_pdf(lines: list[str]) -> bytes:
    def draw(pdf: FPDF) -> None:
        y = 80.0
        for line in lines:
            y = wrap(pdf, 72, y, line, 400) + 12

    return make_pdf(draw)


def as_rtf(lines: list[str]) -> bytes:
    def escaped(line: str) -> str:
        return "".join(c if ord(c) < 128 else f"\\u{ord(c)}?" for c in line)

    return ("{\\rtf1\\ansi " + "\\par ".join(map(escaped, lines)) + "\\par}").encode()


FORMATS = {
    "txt": lambda lines: "\n\n".join(lines).encode(),
    "html": lambda lines: ("<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>").encode(),
    "docx": lambda lines: make_docx("".join(paragraph(line) for line in lines)),
    "odt": lambda lines: make_odt("".join(f"<text:p>{line}</text:p>" for line in lines)),
    "rtf": as_rtf,
    "pdf": as_pdf,
}


def said(document: Document) -> list[tuple[str, str]]:
    return [(s.kind, document.text[s.start : s.end]) for s in document.sentences]


@pytest.mark.parametrize("name", LETTERS)
@pytest.mark.parametrize("form", [form for form in FORMATS if form != "txt"])
def test_the_same_letter_gives_the_same_sentences(name: str, form: str) -> None:
    lines = [line.replace(">", "&gt;") if form in ("html", "odt") else line for line in LETTERS[name]]
    text = read(FORMATS["txt"](LETTERS[name]), "x.txt")
    other = read(FORMATS[form](lines), f"x.{form}")
    assert said(other) == said(text)
    assert other.metadata == text.metadata
    assert [(t.side, t.name) for t in other.speakers] == [(t.side, t.name) for t in text.speakers]
