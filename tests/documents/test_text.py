"""Plain text and Markdown as blocks: each case is a text as found and what it must be read as.

`heading:`, `item:`, `letterhead:`, `row:` and `footnote 1:` in front of an expected line name its kind;
`{1}` is a mark.
"""

import pytest

from tracker.documents import read_text
from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, UnreadableError
from tracker.documents.readers import text as reader
from tracker.documents.structure.split_fused_blocks import split_blocks

WIDE = "Nederland onderschreef dat de activiteiten van dat land invloed hebben op de individuele"

CASES = {
    "hard wraps go, a word broken at the margin is mended": (
        "De voortdurende agressie maakt overduidelijk hoe belangrijk het is dat we als bondge-\n"
        "noten onze gemeenschappelijke afschrikking en verdediging op orde hebben. Om dit te\n"
        "doen is inspanning nodig.\n",
        [
            "De voortdurende agressie maakt overduidelijk hoe belangrijk het is dat we als bondgenoten onze"
            " gemeenschappelijke afschrikking en verdediging op orde hebben. Om dit te doen is inspanning nodig."
        ],
    ),
    "a word broken over a page": (
        f"{WIDE} bondge-\n\nnoten en van de alliantie als geheel.",
        [f"{WIDE} bondgenoten en van de alliantie als geheel."],
    ),
    "a footnote that interrupts a word": (
        "Dat staat in de bijlage<sup>1</sup>. Nederland uitte waardering voor de voortgang in de hervor-\n\n"
        "<sup>1</sup> Ter vertrouwelijke inzage gelegd bij het Centraal Informatiepunt.\n\n"
        "mingen en gaf aan uit te kijken naar meer.",
        [
            "Dat staat in de bijlage{1}. Nederland uitte waardering voor de voortgang in de hervormingen en gaf aan uit"
            " te kijken naar meer.",
            "footnote 1: Ter vertrouwelijke inzage gelegd bij het Centraal Informatiepunt.",
        ],
    ),
    "bare footnote numbers, as pdftotext leaves them": (
        "Nederland heeft inmiddels meer dan EUR 1,6 miljard aan militaire steun aan het land\n"
        "geleverd.1 Conform verzoek van de commissie zal het kabinet de Kamer hierover tijdig\n"
        "informeren, zoals gemeld.2\n\n"
        "1 Kamerstukken 22 054 en 36 045, nr. 390\n"
        "2 Kamerstuk 28 676, nr. 434\n",
        [
            "Nederland heeft inmiddels meer dan EUR 1,6 miljard aan militaire steun aan het land geleverd.{1} Conform"
            " verzoek van de commissie zal het kabinet de Kamer hierover tijdig informeren, zoals gemeld.{2}",
            "footnote 1: Kamerstukken 22 054 en 36 045, nr. 390",
            "footnote 2: Kamerstuk 28 676, nr. 434",
        ],
    ),
    "numbers that are no footnotes stay": (
        "De CO2-uitstoot en PM10 dalen in 2030 met 49%, op 3 km2 binnen 2 jaar, ook na COVID19.",
        ["De CO2-uitstoot en PM10 dalen in 2030 met 49%, op 3 km2 binnen 2 jaar, ook na COVID19."],
    ),
    "superscripts and brackets as marks": (
        "De motie is gestand gedaan¹. De berichten zijn bekend[2 ]. Het 11[e ] pakket beslaat 5 km².\n\n¹ Motie van het"
        " lid A.\n\n[2] NRC, 3 mei 2024",
        [
            "De motie is gestand gedaan{1}. De berichten zijn bekend{2}. Het 11e pakket beslaat 5 km².",
            "footnote 1: Motie van het lid A.",
            "footnote 2: NRC, 3 mei 2024",
        ],
    ),
    "markup goes": (
        "[bookmark: _Hlk163731257]## **Verslag van de Raad**\n\nDit was de *informal* bijeenkomst van **alle** landen"
        " &amp; partners.<br>\n\n---\n\n#### *Oekraïne*\n\nEr is gesproken over steun.",
        [
            "heading: Verslag van de Raad",
            "Dit was de informal bijeenkomst van alle landen & partners.",
            "heading: Oekraïne",
            "Er is gesproken over steun.",
        ],
    ),
    "headings without markup": (
        "Werksessie 1: Vooruitblik op de NAVO-top in Washington D.C. \nBondgenoten spraken over de hoofdonderwerpen.\n"
        "Rusland\nBondgenoten herbevestigden dat Rusland de grootste dreiging blijft.",
        [
            "heading: Werksessie 1: Vooruitblik op de NAVO-top in Washington D.C.",
            "Bondgenoten spraken over de hoofdonderwerpen.",
            "heading: Rusland",
            "Bondgenoten herbevestigden dat Rusland de grootste dreiging blijft.",
        ],
    ),
    "labels of questions and answers": (
        "Vraag 1\nKent u het bericht?\n\nAntwoord op vraag 1\nJa.\n\nVraag 2: Wat vindt u?\nAntwoord op vraag 2 De"
        " politie"
        " speelt een rol.\nVraag 3 is eerder beantwoord.",
        [
            "heading: Vraag 1",
            "Kent u het bericht?",
            "heading: Antwoord op vraag 1",
            "Ja.",
            "heading: Vraag 2",
            "Wat vindt u?",
            "heading: Antwoord op vraag 2",
            "De politie speelt een rol.",
            "Vraag 3 is eerder beantwoord.",
        ],
    ),
    "lists": (
        "De inzet is:\n1. Vermindering van gebruik;\n2. Substitutie;\n3. Hergebruik.\n\n• het eerste\n- \nhet tweede\n",
        [
            "De inzet is:",
            "item: 1. Vermindering van gebruik;",
            "item: 2. Substitutie;",
            "item: 3. Hergebruik.",
            "item: het eerste",
            "item: het tweede",
        ],
    ),
    "page furniture goes and the sentence runs on": (
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel 2\n"
        "In die context is een dergelijk onderzoek niet opportuun, zo meldt het kabinet aan de\n"
        "Tweede Kamer, vergaderjaar 2023–2024, Aanhangsel\n3\n\n"
        "voorzitter van de commissie, die daar om verzocht heeft in het laatste debat hierover.\n"
        "h tk 20232024 387\n",
        [
            "In die context is een dergelijk onderzoek niet opportuun, zo meldt het kabinet aan de voorzitter van de"
            " commissie, die daar om verzocht heeft in het laatste debat hierover."
        ],
    ),
    "letterhead and signature": (
        "Ministerie van Defensie\n\nAan de Voorzitter van de\nTweede Kamer der Staten-Generaal\nBinnenhof 4\nDen"
        " Haag\n\n"
        "Ons kenmerk\nBS2024012345\n\nDatum 11 juni 2024\nBetreft Voortgang van de\ngevechtskracht\n\nGeachte"
        " voorzitter,\n\n"
        "Hierbij informeer ik u over de voortgang.\n\nMet vriendelijke groet,\n\nDE MINISTER VAN DEFENSIE,\n\n\ndrs."
        " K.H. Ollongren\n",
        [
            "letterhead: Ministerie van Defensie",
            "letterhead: Aan de Voorzitter van de",
            "letterhead: Tweede Kamer der Staten-Generaal",
            "letterhead: Binnenhof 4",
            "letterhead: Den Haag",
            "letterhead: Ons kenmerk BS2024012345",
            "letterhead: Datum 11 juni 2024",
            "letterhead: Betreft Voortgang van de gevechtskracht",
            "letterhead: Geachte voorzitter,",
            "Hierbij informeer ik u over de voortgang.",
            "letterhead: Met vriendelijke groet,",
            "letterhead: DE MINISTER VAN DEFENSIE,",
            "letterhead: drs. K.H. Ollongren",
        ],
    ),
    "spaced tokens": (
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal Den Haag , 5 maart 2012 Hierbij bied ik u het"
        " rapport"
        " aan ( EU ETS ) 1 Ter inzage gelegd bij het Centraal Informatiepunt Tweede Kamer . \n. \n"
        "Dit heb ik toegezegd , zoals bekend , op 4 april jl. . \nDe minister van Economische Zaken , M. J. M."
        " Verhagen",
        [
            "letterhead: Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
            "letterhead: Den Haag, 5 maart 2012",
            "Hierbij bied ik u het rapport aan (EU ETS){1}.",
            "Dit heb ik toegezegd, zoals bekend, op 4 april jl..",
            "letterhead: De minister van Economische Zaken,",
            "letterhead: M. J. M. Verhagen",
            "footnote 1: Ter inzage gelegd bij het Centraal Informatiepunt Tweede Kamer.",
        ],
    ),
    "clauses of a motion stay apart": (
        "De Kamer,\ngehoord de beraadslaging,\nconstaterende dat het anders moet;\nverzoekt de regering dit te"
        " regelen,\n"
        "en gaat over tot de orde van de dag.\nKoekkoek\nCeder",
        [
            "De Kamer,",
            "gehoord de beraadslaging,",
            "constaterende dat het anders moet;",
            "verzoekt de regering dit te regelen,",
            "en gaat over tot de orde van de dag.",
            "letterhead: Koekkoek",
            "letterhead: Ceder",
        ],
    ),
    "numbers alone above the questions and answers of an older paper": (
        "Vragen van het lid Koenders (PvdA) over Kosovo. (Ingezonden 3 mei 1999)\n1\nKent u het bericht?\n2\nWat vindt"
        " u?\n"
        "Antwoord\n1\nJa.\n2\nDe regering betreurt dit.\n",
        [
            "letterhead: Vragen van het lid Koenders (PvdA) over Kosovo. (Ingezonden 3 mei 1999)",
            "heading: Vraag 1",
            "Kent u het bericht?",
            "heading: Vraag 2",
            "Wat vindt u?",
            "heading: Antwoord",
            "heading: Antwoord 1",
            "Ja.",
            "heading: Antwoord 2",
            "De regering betreurt dit.",
        ],
    ),
    "a Markdown table": (
        "| Jaar | Bedrag |\n| --- | --- |\n| 2024 | EUR 2,5 miljard |\n",
        ["row: Jaar | Bedrag", "row: 2024 | EUR 2,5 miljard"],
    ),
}


def shown(data: bytes) -> list[str]:
    """The blocks of a text in the notation of the cases."""
    lines = []
    for block in split_blocks(reader.read(data).blocks):
        kind = f"footnote {block.number}" if block.kind == "footnote" else block.kind
        text = " ".join(block.text.split()).replace(MARK_OPEN, "{").replace(MARK_CLOSE, "}")
        lines.append(text if kind == "paragraph" else f"{kind}: {text}")
    return lines


@pytest.mark.parametrize("name", CASES)
def test_blocks(name):
    text, expected = CASES[name]
    assert shown(text.encode()) == expected


@pytest.mark.parametrize("data", [b" \n \n", b"\f\f", b"\xef\xbb\xbf"])
def test_nothing_to_read(data):
    with pytest.raises(UnreadableError, match="geen tekst"):
        reader.read(data)


def test_form_feeds_number_pages():
    rendition = reader.read(b"Eerste bladzijde is hier.\n\f\nTweede bladzijde is hier.\n")
    assert [(b.text, b.page) for b in rendition.blocks] == [
        ("Eerste bladzijde is hier.", 1),
        ("Tweede bladzijde is hier.", 2),
    ]


@pytest.mark.parametrize("label", ["Antwoord 1 ", "Vraag 3 ", "Geachte voorzitter, ", "Antwoord op vraag 2: "])
def test_a_paragraph_of_labels_is_read(label: str) -> None:
    document = read_text(f"{label * 3000}\n\nHet kabinet steunt dit voorstel.\n")
    assert document.text.endswith("Het kabinet steunt dit voorstel.")
