"""Official XML of both periods, debate records, web pages, ODT, and the XML that is no document."""

from __future__ import annotations

import pytest
from makers import FILLER, make_odt

from tracker.documents.blocks import ParsedSource, UnreadableError, footnote_ref
from tracker.documents.readers import read

PAPER = """<?xml version="1.0" encoding="UTF-8"?>
<officiele-publicatie><metadata>

 <meta name="OVERHEIDop.externMetadataRecord" content="https://zoek.officielebekendmakingen.nl/kst-28676-448/metadata.xml"/>
</metadata><kamerstuk><kamerstukkop><tekstregel inhoud="vergaderjaar">Vergaderjaar 2023-2024</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>28 676</dossiernr></dossiernummer><titel>NAVO</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">448</ondernummer></stuknr><titel>BRIEF VAN DE MINISTER</titel><algemeen><tekst>
<al>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</al><al>Den Haag, 7 juli 2023</al>
<divisie><kop><nr>1.</nr><titel>Inleiding</titel></kop>
<al>Het kabinet<noot id="n1" type="voet"><noot.nr>1</noot.nr>
<noot.al>Kamerstuk <extref doc="kst-28676-434">28 676, nr. 434</extref>.
</noot.al></noot> voert de <nadruk>motie</nadruk> uit.</al><tussenkop kopopmaak="cur">Inzet</tussenkop>
<lijst><li><li.nr>–</li.nr><al>een punt;</al></li><li><li.nr>b.</li.nr><al>nog een.</al></li></lijst>
<table><tgroup><tbody><row><entry><al>2024</al></entry><entry><al>100</al></entry></row></tbody></tgroup></table>
</divisie>
<ondertekening><functie>De Minister van Defensie,</functie><naam><voornaam>K.H.</voornaam>
<achternaam>Ollongren</achternaam>
</naam></ondertekening></tekst></algemeen></stuk></kamerstuk></officiele-publicatie>"""

OLDER = """<?xml version="1.0" encoding="utf-8"?>
<kamerwrk kamer="2" publtype="brie"><metadata>

<meta name="OVERHEIDop.externMetadataRecord" content="https://zoek.officielebekendmakingen.nl/kst-25823-3/metadata.xml"/></metadata>
<kop><titel>Tweede Kamer der Staten-Generaal</titel><subtitel>Vergaderjaar 1997-1998</subtitel></kop>
<frontm><ordernr>KST27002</ordernr><vergjaar>1997-1998</vergjaar><onderw><nummer>25 823</nummer>
<naam>Woningwet</naam></onderw></frontm>
<body><stuk><ltrlabel>Nr. </ltrlabel><nummer>3</nummer><titel>BRIEF</titel><tuskop letat="vet">1. Doel</tuskop>
<al>De wet wordt
gewijzigd.</al><witreg></witreg><al>Daarna volgt overleg.</al></stuk></body></kamerwrk>"""

DEBATE = """<handelingen><agendapunt><nr>13</nr><item-titel>Afval</item-titel>
<spreekbeurt><spreker><voorvoegsels>De</voorvoegsels> <naam><achternaam>voorzitter</achternaam></naam> :</spreker>
<tekst><al-groep><al>Zij krijgt nr. <extref doc="kst-30872-169">169</extref> (30872).</al></al-groep></tekst>
</spreekbeurt>
</agendapunt></handelingen>"""

VLOS = """<vlosCoreDocument xmlns="http://www.tweedekamer.nl/ggm/vergaderverslag/v1.0">
<vergadering kamer="Tweede Kamer">
<titel>Politie</titel><vergaderjaar>2024-2025</vergaderjaar><datum>2025-07-02T00:00:00</datum><tekst><alinea>
<alineaitem>De <nadruk type="Vet">voorzitter</nadruk>:</alineaitem><alineaitem>Dames en heren, welkom.</alineaitem>
</alinea></tekst>
</vergadering></vlosCoreDocument>"""

PAGE = f"""<!DOCTYPE html><html><head><meta name="DC.identifier" content="kst-32545-143"/>
<meta name="DCTERMS.issued" content="2021-07-06"/><meta name="DC.type" content="Motie"/></head><body>
<nav><p>Home</p></nav><div id="broodtekst"><h2>Inzet</h2><p>{FILLER}<a id="r1" href="#n1"><sup>1</sup></a></p>
<ul><li>• een punt</li><li>twee</li></ul><table><tr><th>Jaar</th><td>2024</td></tr></table>
<p id="n1"><a href="#r1">1</a> Kamerstuk 28676, nr. 434.</p><script>weg()</script></div><footer>Voettekst</footer>
</body></html>"""


def kinds(rendition: ParsedSource) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in rendition.blocks]


def test_an_official_paper() -> None:
    rendition = read(PAPER.encode(), "x")
    assert kinds(rendition) == [
        ("letterhead", "Vergaderjaar 2023-2024"),
        ("letterhead", "Tweede Kamer der Staten-Generaal"),
        ("letterhead", "28 676"),
        ("heading", "NAVO"),
        ("letterhead", "Nr. 448"),
        ("letterhead", "BRIEF VAN DE MINISTER"),
        ("letterhead", "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal"),
        ("letterhead", "Den Haag, 7 juli 2023"),
        ("heading", "1. Inleiding"),
        ("paragraph", f"Het kabinet{footnote_ref('1')} voert de motie uit."),
        ("heading", "Inzet"),
        ("item", "een punt;"),
        ("item", "b. nog een."),
        ("row", "2024 | 100"),
        ("letterhead", "De Minister van Defensie,"),
        ("letterhead", "K.H. Ollongren"),
        ("footnote", "Kamerstuk 28 676, nr. 434."),
    ]
    found = rendition.metadata
    assert (found.identifier, found.dossier, found.number) == ("kst-28676-448", "28676", "448")
    assert (found.chamber, found.session_year, found.signatory) == ("TK", "2023-2024", "K.H. Ollongren")


def test_a_paper_of_the_older_markup() -> None:
    rendition = read(OLDER.encode(), "x")
    assert kinds(rendition)[-3:] == [
        ("heading", "1. Doel"),
        ("paragraph", "De wet wordt gewijzigd."),
        ("paragraph", "Daarna volgt overleg."),
    ]
    assert (rendition.metadata.identifier, rendition.metadata.session_year) == ("kst-25823-3", "1997-1998")
    assert ("letterhead", "Nr. 3") in kinds(rendition)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_xml_in_any_encoding(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><kamerwrk><al>Oekraïne</al></kamerwrk>'
    assert kinds(read(text.encode(encoding), "x")) == [("paragraph", "Oekraïne")]


@pytest.mark.parametrize("doctype", ["", '<!DOCTYPE kamerwrk SYSTEM "kamerwrk.dtd">'])
def test_named_characters_of_older_xml(doctype: str) -> None:
    data = f"{doctype}<kamerwrk><al>Oekra&iuml;ne &amp; co&ouml;rdinatie</al></kamerwrk>"
    assert kinds(read(data.encode(), "x")) == [("paragraph", "Oekraïne & coördinatie")]


def test_speakers_are_headings() -> None:
    assert kinds(read(DEBATE.encode(), "x"))[-2:] == [
        ("heading", "De voorzitter:"),
        ("paragraph", "Zij krijgt nr. 169 (30872)."),
    ]
    rendition = read(VLOS.encode(), "x")
    assert kinds(rendition)[1:] == [("heading", "De voorzitter:"), ("paragraph", "Dames en heren, welkom.")]
    assert (rendition.metadata.date, rendition.metadata.chamber) == ("2025-07-02", "TK")


def test_a_web_page_without_its_navigation() -> None:
    rendition = read(PAGE.encode(), "x.txt")
    assert kinds(rendition) == [
        ("heading", "Inzet"),
        ("paragraph", f"{FILLER}{footnote_ref('1')}"),
        ("item", "een punt"),
        ("item", "twee"),
        ("row", "Jaar | 2024"),
        ("footnote", "Kamerstuk 28676, nr. 434."),
    ]
    found = rendition.metadata
    assert (found.identifier, found.date, found.kind, found.number) == ("kst-32545-143", "2021-07-06", "motie", "143")


def test_opendocument_text() -> None:
    bold = '<style:style style:name="P1"><style:text-properties fo:font-weight="bold"/></style:style>'
    body = (
        '<text:h text:outline-level="1">Inleiding</text:h><text:p text:style-name="P1">Inzet</text:p>'
        f"<text:p>{FILLER}<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>Zie nr. 434.</text:p>"
        "</text:note-body></text:note></text:p><text:list><text:list-item><text:p>een<text:s/>punt</text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>2024</text:p></table:table-cell><table:table-cell>"
        "<text:p>100</text:p></table:table-cell></table:table-row></table:table>"
        "<text:tracked-changes><text:p>weg</text:p></text:tracked-changes>"
    )
    assert kinds(read(make_odt(body, bold), "x")) == [
        ("heading", "Inleiding"),
        ("heading", "Inzet"),
        ("paragraph", f"{FILLER}{footnote_ref('1')}"),
        ("item", "een punt"),
        ("row", "2024 | 100"),
        ("footnote", "Zie nr. 434."),
    ]


def test_rich_text() -> None:
    rtf = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\header Ministerie van Defensie\par}{\b Inzet}\par "
        rb"Steun aan Oekra\'efne van \u8364?100 miljoen.{\super{\footnote Kamerstuk 28 676, nr. 434.}}\par"
        rb"{\listtext\'95\tab}een punt\par\trowd 2024\cell 100\cell\row{\*\geheim weg}}"
    )
    assert kinds(read(rtf, "x")) == [
        ("letterhead", "Ministerie van Defensie"),
        ("heading", "Inzet"),
        ("paragraph", f"Steun aan Oekraïne van €100 miljoen.{footnote_ref('1')}"),
        ("item", "een punt"),
        ("row", "2024 | 100"),
        ("footnote", "Kamerstuk 28 676, nr. 434."),
    ]


LAUGHS = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
LAUGHS += "<officiele-publicatie><al>&b;</al></officiele-publicatie>"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (LAUGHS.encode(), "entiteiten"),
        (LAUGHS.encode("utf-16"), "entiteiten"),
        (b"<officiele-publicatie><al>x</officiele-publicatie>", "beschadigde XML op regel 1"),
        (b"<officiele-publicatie><metadata/></officiele-publicatie>", "zonder tekst"),
        (b"<?xml version='1.0'?><owms-metadata/>", "metadata van een publicatie"),
        (b"<?xml version='1.0'?><rss/>", "nieuwsfeed"),
        (b"<?xml version='1.0'?><recept><meel/></recept>", "onbekende soort"),
        (b"<html><body><script>x</script></body></html>", "zonder tekst"),
        (b"\xff\xd8\xff\xe0 jpeg", "afbeelding"),
        (b'[{"Id": 1}]', "JSON"),
        (b'{"odata.metadata": "x"}', "JSON"),
        (b"7z\xbc\xaf\x27\x1c....", "7-Zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "beschadigd Word-bestand"),
        (b"{\\rtf1 }", "zonder tekst"),
        (b"{\\rtf1 " + b"{" * 5000, "beschadigd RTF"),
    ],
)
def test_what_can_not_be_read_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(data, "x")


def test_no_entity_reads_a_file_of_this_machine() -> None:
    head = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    data = head + b"<html><body><p>begin &x; einde van de tekst</p></body></html>"
    assert read(data, "x").blocks[-1].text == "begin &x; einde van de tekst"
