"""The parts of reading plain text: lines joined, words mended, labels and furniture told from the text."""

import pytest

from tracker.documents import read_text
from tracker.documents.letterhead.meetings import read_meeting
from tracker.documents.structure.footnotes import extract_footnotes
from tracker.documents.structure.furniture import PAGE, SEAM, without_furniture
from tracker.documents.structure.markup import strip_markup
from tracker.documents.structure.paragraphs import Layout, dehyphenate, measure
from tracker.documents.structure.question_labels import split_label

MENDED = [
    ("onze bondge-", "noten zijn", "onze bondgenoten zijn"),
    ("de NAVO-", "top in", "de NAVO-top in"),
    ("andere EU-", "lidstaten", "andere EU-lidstaten"),
    ("de zee-", "en luchtmacht", "de zee- en luchtmacht"),
    ("in- of", "uitvoer", "in- of uitvoer"),
    ("steun van Noord-", "Korea", "steun van Noord-Korea"),
    ("de fusie-", "effectrapportage", "de fusie-effectrapportage"),
    ("per e-", "mail", "per e-mail"),
    ("gewone", "regel", "gewone regel"),
    ("constructen -", "zogenaamde", "constructen - zogenaamde"),
    (
        "zie https://www.rijksoverheid.nl/onderwerpen/",
        "klimaat/brief",
        "zie https://www.rijksoverheid.nl/onderwerpen/klimaat/brief",
    ),
    ("zie https://eur-lex.europa.eu/legal-", "content/NL", "zie https://eur-lex.europa.eu/legal-content/NL"),
    ("zie https://www.rijksoverheid.nl/brief", "voor meer", "zie https://www.rijksoverheid.nl/brief voor meer"),
]


@pytest.mark.parametrize(("left", "right", "expected"), MENDED)
def test_mend(left, right, expected):
    assert dehyphenate(left, right) == expected


LABELS = [
    ("Vraag 1", ("Vraag 1", "")),
    ("Vragen 4 en 5:", ("Vragen 4 en 5", "")),
    ("Antwoord op de vragen 3 t/m 6", ("Antwoord op de vragen 3 t/m 6", "")),
    ("Antwoord op vraag 2 De politie speelt", ("Antwoord op vraag 2", "De politie speelt")),
    ("Vraag 1 Kent u het bericht?", ("Vraag 1", "Kent u het bericht?")),
    ("Antwoord: ja, dat klopt.", ("Antwoord", "ja, dat klopt.")),
    ("Antwoord Ja.", ("Antwoord", "Ja.")),
    ("ANTWOORD 3", ("ANTWOORD 3", "")),
    ("Vraag 3 is eerder beantwoord.", None),
    ("Vragen van het lid Piri", None),
    ("Antwoord van Minister Kamp", None),
    ("Antwoorden van de minister op Kamervragen", None),
    ("Vraagstukken als deze", None),
]


@pytest.mark.parametrize(("text", "expected"), LABELS)
def test_split_label(text, expected):
    assert split_label(text) == expected


FURNITURE = [
    "Pagina 3 van 12",
    "P agina 3 van 7",
    "3 / 12",
    "- 4 -",
    "kst-28676-448",
    "h tk 20232024 387",
    "ISSN 0921 - 7371",
    "’s-Gravenhage 2024",
    "Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448 3",
    "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 11",
    "-----",
    "KST42541",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_goes(line):
    lines, margin = without_furniture(["Nederland steunt dit voorstel.", line, "Dat blijft zo."])
    assert lines == ["Nederland steunt dit voorstel.", SEAM, "Dat blijft zo."]
    assert margin == [line]


@pytest.mark.parametrize(
    "line",
    [
        "Tweede Kamer, vergaderjaar 2021–2022, stemde in met de motie.",
        "In 2024 gaat dit door.",
        "Pagina 3 van het rapport noemt dit.",
        "28 676",
        "2 Tweede Kamer, vergaderjaar 2017-2018, 31 293, nr. 390",
    ],
)
def test_text_is_no_furniture(line):
    lines, margin = without_furniture(["Nederland steunt dit.", line, "Dat blijft zo."])
    assert (lines[1], margin) == (line, [])


def test_what_repeats_beside_page_breaks_is_furniture_and_answers_are_not():
    page = ["Ministerie van Defensie", "Ons kenmerk", "BS2024", "Vraag 1", "Ja.", "Nederland steunt dit.", PAGE]
    lines, margin = without_furniture([*page, *page, *page])
    text = ["Vraag 1", "Ja.", "Nederland steunt dit."]
    assert [line for line in lines if line not in (PAGE, SEAM)] == [*page[:3], *text * 3]
    assert margin == page[:3] * 2


FIRST = ["Ministerie van OCW", "Datum", "8 juni 2015", "Kenmerk", "2015-0041", "4453254", "Geachte voorzitter,"]


def letter(*margin: str) -> list[str]:
    """The lines of a letter of four pages, each of which ends amid a sentence, with this margin atop the later ones."""
    lines = [*FIRST, "Daarmee is de"]
    for which, what in (("eerste", "bouw"), ("tweede", "vaart"), ("derde", "zorg")):
        lines += [PAGE, *margin, f"{which} stap gezet, zodat ook", f"daarna het overleg over de {what} en de"]
    return lines


MARGINS = [
    ("Datum", "8 juni 2015"),
    ("Kenmerk", "2015-0041"),
    ("Directie", "Internationale", "Zaken", "Datum", "8 juni 2015", "Ons kenmerk", "2015-0041"),
    (
        "Directie",
        "Datum",
        "8 juni 2015",
        "Ons kenmerk",
        "4453254",
        "Fout!",
        "Onbekende",
        "naam",
        "voor",
        "eigensch",
        "ap.",
    ),
]


@pytest.mark.parametrize("margin", MARGINS, ids=[" ".join(margin) for margin in MARGINS])
def test_the_margin_of_each_later_page_goes_and_the_letterhead_stays(margin):
    lines, _ = without_furniture(letter(*margin))
    kept = [line for line in lines if line not in (PAGE, SEAM)]
    assert kept == [line for line in letter() if line != PAGE]


def test_a_table_that_goes_on_over_pages_stays():
    rows = [f"{word} {amount}" for amount in (10, 20, 30) for word in ("Bonaire", "Saba", "Totaal")]
    pages = [line for at in range(3) for line in [*rows[3 * at : 3 * at + 3], PAGE]]
    assert [line for line in without_furniture(pages)[0] if line not in (PAGE, SEAM)] == rows


MARKUP = [
    ("de *informal* top", "de informal top"),
    ("**vet** en ***beide***", "vet en beide"),
    ("NOC*NSF en NOC*NSF", "NOC*NSF en NOC*NSF"),
    ("_schuin_ en snake_case_naam", "schuin en snake_case_naam"),
    ("[brief](https://www.rijksoverheid.nl/x) van", "brief van"),
    ("art. 5 \\[nieuw\\]", "art. 5 [nieuw]"),
    ("het 11[e ] pakket", "het 11e pakket"),
    ("20<sup>e</sup> eeuw", "20e eeuw"),
    ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
]


@pytest.mark.parametrize(("text", "expected"), MARKUP)
def test_strip_markup(text, expected):
    assert strip_markup(text) == expected


def test_emphasised_lines_inside_a_sentence_are_no_headings():
    text = "De steun aan de partners is\n_onverminderd groot in het komende jaar en blijft_\ndat ook."
    assert (
        strip_markup(text) == "De steun aan de partners is\nonverminderd groot in het komende jaar en blijft\ndat ook."
    )


def test_measure():
    wrapped = [
        "Nederland onderschreef dat de activiteiten van dat land invloed hebben op",
        "de veiligheid van allen.",
    ] * 4
    assert measure(wrapped).wrapped
    assert not measure(["Een alinea op een regel, die met een punt eindigt en daarna is het klaar."] * 9).wrapped
    assert measure([]) == Layout(False, 0, False)


def test_a_number_is_no_mark_without_its_note():
    lines = ["Dit staat in artikel5 van de wet.", "", "6 Zie de bijlage."]
    assert extract_footnotes(lines, Layout(True, 80)) == []
    assert lines[0] == "Dit staat in artikel5 van de wet."


MEETINGS = [
    (
        "Verslag Raad Buitenlandse Zaken d.d. 27 mei 2024",
        ["Op 27 mei 2024 vond de Raad plaats in Brussel."],
        ("Raad Buitenlandse Zaken", "2024-05-27", "2024-05-27", "Brussel"),
    ),
    (
        "Geannoteerde agenda informele bijeenkomst van defensieministers van 29 en 30 augustus 2024",
        ["Op 29 en 30 augustus 2024 vindt in NAVO-verband overleg plaats in New York."],
        ("informele bijeenkomst van defensieministers", "2024-08-29", "2024-08-30", "New York"),
    ),
    ("Voortgang woningbouw", ["Op 27 mei 2024 vond overleg plaats in Utrecht."], (None, None, None, None)),
]


@pytest.mark.parametrize(("title", "running", "expected"), MEETINGS)
def test_read_meeting(title, running, expected):
    found = read_meeting(title, [], running)
    assert (found.meeting, found.meeting_start, found.meeting_end, found.place) == expected


GOES_ON = [
    # A line that begins with a dash and is no item.
    "Het kabinet zal uw Kamer\n- zoals eerder toegezegd -\nvoor 1 oktober 2024 informeren.",
    "Het kabinet zal de Kamer\n– zoals toegezegd – voor de zomer van dit jaar opnieuw\ninformeren.",
    "Het kabinet – zoals\neerder toegezegd –\nzal de Kamer informeren.",
    "Antwoord van Minister Bos (Volksgezondheid, Welzijn en Sport\n- Jeugd en Sport) was laat.",
    "De sector krijgt 12 miljoen\n- een deel daarvan later - voor het\nonderhoud van de dijken.",
    # A line that ends in an abbreviation.
    "Ik informeer u over de motie van het lid Jansen c.s.\nover geluid voor 1 oktober.",
    "Tijdens het debat van 3 mei jl.\nheb ik uw Kamer gemeld dat het kan.",
    "Hieraan is vorig jaar 12 mln.\neuro besteed door het Rijk.",
    "Het gaat om brieven, nota's e.d.\ndie de Kamer heeft ontvangen.",
    "Ik informeer u over de motie-Van Dijk c.s.\n(Kamerstuk 28676, nr. 12) in het najaar.",
    "De minister komt op 12 mei a.s.\nnaar de Kamer voor het debat.",
    "De regeling kost 3 mld.\neuro in de komende jaren.",
    "Dit geldt voor de politie, het OM, de rechtspraak enz.\nen voor de gemeenten.",
]


@pytest.mark.parametrize("text", GOES_ON)
def test_a_sentence_goes_on_over_the_line(text: str) -> None:
    document = read_text(text)
    assert [document.text[s.start : s.end] for s in document.sentences] == [" ".join(text.split())]


ITEMS = [
    "Het gaat om drie onderwerpen:\n- de hoogte van de dijken;\n- de kosten daarvan.",
    "Wij doen het volgende\n- we bouwen dijken\n- we meten het water",
    "De Kamer vraagt om:\n- een brief - voor de zomer - over dijken\n- een debat",
]


@pytest.mark.parametrize("text", ITEMS)
def test_items_stay_items(text: str) -> None:
    document = read_text(text)
    assert [s.kind for s in document.sentences].count("item") == 2


def test_an_abbreviation_can_end_a_sentence() -> None:
    document = read_text("Dit geldt voor de politie, het OM, de rechtspraak enz.\nDe Kamer krijgt daarover een brief.")
    assert len(document.sentences) == 2
