"""Metadata from letterheads of all kinds and years, and what each part of one looks like."""

from importlib.resources import files

import pytest
import yaml

from tracker.documents import read_text
from tracker.documents.letterhead.letterhead_patterns import NAME, OFFICE, is_letterhead
from tracker.documents.letterhead.paper_numbers import metadata_of_margin
from tracker.parliament.ministries import ministries_in, ministry_of

MINISTRIES = yaml.safe_load((files("tracker.lexicon") / "ministries.yml").read_text("utf-8"))

LETTERS = {
    "a letter of today": (
        "Ministerie van Buitenlandse Zaken\n\nAan de Voorzitter van de\nEerste Kamer der Staten-Generaal\n"
        "Kazernestraat 52\n"
        "Den Haag\n\nOns kenmerk\nBZ2401423\n\nDatum 11 juni 2024\nBetreft Verslag informele bijeenkomst\n\nGeachte"
        " voorzitter,"
        "\n\nHierbij bied ik u het verslag aan.\n\nDe minister van Buitenlandse Zaken,\n\nHanke Bruins Slot\n",
        {
            "date": "2024-06-11",
            "chamber": "EK",
            "reference": "BZ2401423",
            "title": "Verslag informele bijeenkomst",
            "kind": "verslag",
            "ministry": "Buitenlandse Zaken",
            "signatory": "Hanke Bruins Slot",
            "office": "De minister van Buitenlandse Zaken",
        },
    ),
    "a Kamerstuk": (
        "Vergaderjaar 2009–2010\n\n31 700\n\nVaststelling van de begrotingsstaten\n\nNr. 12\n\nBRIEF VAN DE"
        " STAATSSECRETARIS"
        " VAN VERKEER EN WATERSTAAT\n\nAan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 3 mei"
        " 2010\n\n"
        "Hierbij informeer ik u over het spoor.\n\nDe staatssecretaris van Verkeer en Waterstaat,\nJ.C."
        " Huizinga-Heringa\n",
        {
            "identifier": "kst-31700-12",
            "dossier": "31700",
            "number": "12",
            "session_year": "2009-2010",
            "date": "2010-05-03",
            "chamber": "TK",
            "ministry": "Verkeer en Waterstaat",
            "signatory": "J.C. Huizinga-Heringa",
            "kind": "brief",
            "url": "https://zoek.officielebekendmakingen.nl/kst-31700-12.html",
        },
    ),
    "a letter of 1996 in 's-Gravenhage": (
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\n's-Gravenhage, 3 mei 1996\n\nConform mijn"
        " toezegging"
        " informeer ik u hierbij.\n\nDe Staatssecretaris van Landbouw, Natuurbeheer en Visserij,\nJ. J. van Aartsen\n",
        {
            "date": "1996-05-03",
            "chamber": "TK",
            "ministry": "Landbouw, Natuurbeheer en Visserij",
            "signatory": "J. J. van Aartsen",
        },
    ),
    "answers in the Aanhangsel": (
        "Tweede Kamer der Staten-Generaal\n2\nVergaderjaar 2021–2022\nAanhangsel van de Handelingen\nVragen gesteld"
        " door de"
        " leden der Kamer, met de daarop door de\nregering gegeven antwoorden\n945\nVragen van het lid Piri (PvdA) aan"
        " de"
        " Minister van Defensie over de missie\nin Mali (ingezonden 3 december 2021).\nAntwoord van Minister Kamp"
        " (Defensie)"
        " (ontvangen 23 december 2021).\nVraag 1\nKent u het bericht?\nAntwoord 1\nJa.\n",
        {
            "identifier": "ah-tk-20212022-945",
            "number": "945",
            "session_year": "2021-2022",
            "date": "2021-12-23",
            "chamber": "TK",
            "title": "Vragen van het lid Piri (PvdA) aan de Minister van Defensie over de missie in Mali",
            "ministry": "Defensie",
            "signatory": "Kamp",
            "kind": "antwoorden",
        },
    ),
    "a fiche": (
        "Fiche 2: Verordening herstel van de natuur\n\n1. Algemene gegevens\na) Titel voorstel\nVerordening van het"
        " Parlement.\n"
        "\ng) Eerstverantwoordelijk ministerie\nMinisterie van Landbouw, Natuur en Voedselkwaliteit\n\n2. Essentie"
        " voorstel\n"
        "Het voorstel beoogt herstel.\n",
        {
            "title": "Verordening herstel van de natuur",
            "kind": "fiche",
            "ministry": "Landbouw, Natuur en Voedselkwaliteit",
            "date": None,
        },
    ),
    "the report of a council": (
        "Verslag Raad Buitenlandse Zaken van 27 mei 2024\n\nOp maandag 27 mei 2024 vond de Raad Buitenlandse Zaken"
        " plaats in"
        " Brussel. De minister nam deel.\n",
        {
            "meeting": "Raad Buitenlandse Zaken",
            "meeting_start": "2024-05-27",
            "meeting_end": "2024-05-27",
            "place": "Brussel",
            "kind": "verslag",
        },
    ),
    "a motion": (
        "Vergaderjaar 2024-2025\nTweede Kamer der Staten-Generaal\n2\nKamerstukken\n36 600\nXIV\nVaststelling van de"
        " begroting\nNr."
        "\n35\nMOTIE VAN HET LID VEDDER\nVoorgesteld tijdens het Wetgevingsoverleg van\n7 oktober 2024\nDe Kamer,\n"
        "gehoord de"
        " beraadslaging,\nverzoekt de regering dit te regelen,\nen gaat over tot de orde van de dag.\nVedder\n",
        {"identifier": "kst-36600-XIV-35", "date": "2024-10-07", "kind": "motie", "chamber": "TK"},
    ),
    "a label whose own date the layout put elsewhere": (
        "Kenmerk 2023-0000012345\nDatum Aan de voorzitter van de Tweede Kamer der Staten-Generaal\nPostbus 20018\n"
        "2500 EA Den Haag\nDatum 31 januari 2023\nBetreft Reactie op moties\n\nGeachte voorzitter,\n\nHierbij"
        " reageer ik op de moties.\n",
        {"date": "2023-01-31", "title": "Reactie op moties"},
    ),
    "a text that tells nothing": (
        "Nederland steunt het voorstel van de Commissie en zal dat ook uitdragen.",
        {"date": None, "chamber": None, "ministry": None, "signatory": None, "kind": "overig", "meeting": None},
    ),
}


@pytest.mark.parametrize("name", LETTERS)
def test_metadata(name):
    text, expected = LETTERS[name]
    metadata = read_text(text).metadata
    assert {field: getattr(metadata, field) for field in expected} == expected


MARGINS = [
    (["kst-28676-448", "ISSN 0921 - 7371"], {"identifier": "kst-28676-448", "dossier": "28676", "number": "448"}),
    (["h tk 20232024 387"], {"number": "387", "session_year": "2023-2024", "chamber": "TK"}),
    (
        ["Tweede Kamer, vergaderjaar 2023–2024, 21 501-02, nr. 2733 3"],
        {"identifier": "kst-21501-02-2733", "session_year": "2023-2024", "chamber": "TK"},
    ),
    (["Eerste Kamer, vergaderjaar 2008–2009, 31 700 VI, D 4"], {"identifier": "kst-31700-VI-D", "chamber": "EK"}),
    (["Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 11"], {"identifier": None, "session_year": "2021-2022"}),
    (["Onze referentie", "1400405"], {"reference": "1400405"}),
    (["Pagina 3 van 12"], {"identifier": None, "reference": None}),
]


@pytest.mark.parametrize(("lines", "expected"), MARGINS)
def test_metadata_of_margin(lines, expected):
    metadata = metadata_of_margin(lines)
    assert {field: getattr(metadata, field) for field in expected} == expected


@pytest.mark.parametrize("ministry", MINISTRIES)
def test_examples_of_ministries(ministry):
    assert ministry_of(MINISTRIES[ministry]["example"]) == ministry
    assert ministry_of(f"Het ministerie van {ministry} steunt dit") == ministry


def test_ministries_by_abbreviation_only_when_asked():
    assert ministry_of("de ministers van IenW en BZ") is None
    assert ministry_of("de ministers van IenW en BZ", abbreviations=True) == "Infrastructuur en Waterstaat"
    assert ministries_in("De minister van Defensie en de minister van Financiën") == ["Defensie", "Financiën"]


@pytest.mark.parametrize(
    "text",
    [
        "Het ministerie van Defensie koopt drie schepen.",
        "De minister van Defensie zegt dit toe.",
        "Den Haag is de gaststad van de top in 2025.",
        "Datum en plaats worden later bekendgemaakt.",
        "Kenmerk van deze aanpak is de samenwerking met gemeenten.",
        "Bijlage: Mogelijke aanvullende maatregelen op het programma",
        "Vraag 1",
    ],
)
def test_sentences_and_headings_are_no_letterhead(text):
    assert not is_letterhead(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("drs. V.L.W.A. Heijnen", "V.L.W.A. Heijnen"),
        ("mr. drs. S.A. Blok", "S.A. Blok"),
        ("A.Th.B. Bijleveld-Schouten", "A.Th.B. Bijleveld-Schouten"),
        ("D.M. van Weel", "D.M. van Weel"),
        ("Sigrid A.M. Kaag", "Sigrid A.M. Kaag"),
        ("Hanke Bruins Slot", "Hanke Bruins Slot"),
        ("Rusland", None),
    ],
)
def test_names(text, name):
    found = NAME.match(text)
    assert (found["name"] if found else None) == name


@pytest.mark.parametrize(
    ("text", "office"),
    [
        ("De minister-president, minister van Algemene Zaken,", True),
        ("DE STAATSSECRETARIS VAN INFRASTRUCTUUR EN WATERSTAAT,", True),
        ("Mede namens de minister van Defensie, de minister van Financiën,", True),
        ("De minister nam deel aan het overleg", False),
    ],
)
def test_offices(text, office):
    assert (OFFICE.match(text) is not None) is office


SHEET = (
    "Vergaderjaar 2023-2024\nTweede Kamer der Staten-Generaal\n2\n27 858\nDijken\nNr.\n697\n{}\n"
    "De Kamer,\ngehoord de beraadslaging,\n"
)
CLAUSES = "verzoekt de regering de dijken te verhogen voordat het water in de winter weer gaat stijgen,\n" * 3


@pytest.mark.parametrize(
    "lines",
    [
        "GEWIJZIGDE MOTIE VAN HET LID BOS TER VERVANGING VAN DIE GEDRUKT ONDER NR. 693\nVoorgesteld\n4 juni 2024",
        "GEWIJZIGDE MOTIE VAN HET LID BOS C.S. TER VERVANGING VAN DIE GEDRUKT ONDER NR. 9\nVoorgesteld 4 juni 2024",
        "MOTIE VAN DE LEDEN BOS EN VAN DER BERG\nVoorgesteld tijdens het Notaoverleg\n4 juni 2024",
        "MOTIE VAN DE LEDEN BOS EN VAN DER BERG\nVoorgesteld tijdens het Wetgevingsoverleg van\n4 juni 2024",
        "MOTIE VAN HET LID BOS\nVoorgesteld 4 juni 2024",
    ],
)
def test_the_day_on_which_a_motion_was_moved(lines):
    text = SHEET.format(lines) + CLAUSES + "en gaat over tot de orde van de dag.\nBos\n"
    assert read_text(text).metadata.date == "2024-06-04"
