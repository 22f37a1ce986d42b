"""Judgments, legislation and the Official Journal, as lawyers cite them."""

from __future__ import annotations

import pytest

from tracker.extraction.citations import find_citations

EURLEX = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri="
CURIA = "https://curia.europa.eu/juris/liste.jsf?num="
RECHTSPRAAK = "https://deeplink.rechtspraak.nl/uitspraak?id="

JUDGMENTS = [
    ("ECLI:NL:RVS:2019:1603", "ECLI:NL:RVS:2019:1603", RECHTSPRAAK + "ECLI:NL:RVS:2019:1603"),
    ("(ECLI:NL:HR:2019:2006).", "ECLI:NL:HR:2019:2006", RECHTSPRAAK + "ECLI:NL:HR:2019:2006"),
    ("ECLI:NL:RBDHA:2015:7145;", "ECLI:NL:RBDHA:2015:7145", RECHTSPRAAK + "ECLI:NL:RBDHA:2015:7145"),
    ("ECLI:NL:CRVB:2012:BY4335, r.o. 4", "ECLI:NL:CRVB:2012:BY4335", RECHTSPRAAK + "ECLI:NL:CRVB:2012:BY4335"),
    ("ECLI:EU:C:2020:559, punt 3", "ECLI:EU:C:2020:559", EURLEX + "ECLI:EU:C:2020:559"),
    ("EU:C:2020:559", "ECLI:EU:C:2020:559", EURLEX + "ECLI:EU:C:2020:559"),
    ("ECLI:CE:ECHR:2015:1006JUD000187404", "ECLI:CE:ECHR:2015:1006JUD000187404", None),
    ("(LJN: BH2815)", "LJN BH2815", None),
    ("LJN BW9869, r.o. 2.3", "LJN BW9869", None),
    ("LJN-nummer AA1234", "LJN AA1234", None),
    ("Hof Den Haag 2 maart 2010, LJN-nr. BL6071;", "LJN BL6071", None),
    ("zaak C-311/18", "C-311/18", CURIA + "C-311/18"),
    ("zaak C‑311/18", "C-311/18", CURIA + "C-311/18"),
    ("zaak C–311/18", "C-311/18", CURIA + "C-311/18"),
    ("C-311/18 (Schrems II)", "C-311/18", CURIA + "C-311/18"),
    ("arrest T-123/19", "T-123/19", CURIA + "T-123/19"),
    ("hogere voorziening C-123/20 P", "C-123/20 P", CURIA + "C-123/20"),
    ("zaak C 311/18", "C-311/18", CURIA + "C-311/18"),
    ("HvJ EG 5 februari 1963, zaak 26/62 (Van Gend & Loos)", "26/62", CURIA + "26/62"),
]


@pytest.mark.parametrize(("text", "number", "url"), JUDGMENTS)
def test_a_judgment_by_its_number(text: str, number: str, url: str | None) -> None:
    (citation,) = find_citations(f"Zie {text} voor meer.")
    assert (citation.kind, citation.number, citation.url, citation.identifier) == ("uitspraak", number, url, None)
    assert citation.note


def test_joined_cases_and_a_case_with_its_ecli_are_each_cited() -> None:
    text = "gevoegde zaken C-203/15 en C-698/15, ECLI:EU:C:2016:970"
    assert [c.number for c in find_citations(text)] == ["C-203/15", "C-698/15", "ECLI:EU:C:2016:970"]


REGULATIONS = [
    ("BWBR0001840", "BWBR0001840", "https://wetten.overheid.nl/BWBR0001840"),
    ("https://wetten.overheid.nl/BWBR0005537/2024-01-01", "BWBR0005537", "https://wetten.overheid.nl/BWBR0005537"),
    ("(BWBV0001000)", "BWBV0001000", "https://wetten.overheid.nl/BWBV0001000"),
    ("BWBW33333 en BWBR0037073", "BWBR0037073", "https://wetten.overheid.nl/BWBR0037073"),
    ("CVDR123456", "CVDR123456", "https://lokaleregelgeving.overheid.nl/CVDR123456"),
    ("CVDR 123456", "CVDR123456", "https://lokaleregelgeving.overheid.nl/CVDR123456"),
    ("CVDR123456_2", "CVDR123456_2", "https://lokaleregelgeving.overheid.nl/CVDR123456/2"),
    (
        "https://lokaleregelgeving.overheid.nl/CVDR641872/1",
        "CVDR641872_1",
        "https://lokaleregelgeving.overheid.nl/CVDR641872/1",
    ),
]


@pytest.mark.parametrize(("text", "number", "url"), REGULATIONS)
def test_a_regulation_by_its_number(text: str, number: str, url: str) -> None:
    (citation,) = find_citations(f"Zie {text} voor meer.")
    assert (citation.kind, citation.number, citation.url) == ("regeling", number, url)


JOURNALS = [
    ("PbEU 2016, L 119/1", "2016, L 119", "1", "OJ:L:2016:119:TOC"),
    ("PbEU 2016, L 119", "2016, L 119", None, "OJ:L:2016:119:TOC"),
    ("PbEU 2011, L55", "2011, L 55", None, "OJ:L:2011:055:TOC"),
    ("PbEU 2016 L 119", "2016, L 119", None, "OJ:L:2016:119:TOC"),
    ("PbEU L 119 van 4.5.2016, blz. 1", "2016, L 119", "1", "OJ:L:2016:119:TOC"),
    ("PB L 119 van 4 mei 2016, p. 1", "2016, L 119", "1", "OJ:L:2016:119:TOC"),
    ("PB L 20, 31.1.2022, blz. 1", "2022, L 20", "1", "OJ:L:2022:020:TOC"),
    ("OJ L 119, 4.5.2016, p. 1–88", "2016, L 119", "1-88", "OJ:L:2016:119:TOC"),
    ("PbEG 1995, L 281", "1995, L 281", None, "OJ:L:1995:281:TOC"),
    ("PbEG L 281 van 23.11.1995, blz. 31", "1995, L 281", "31", "OJ:L:1995:281:TOC"),
    ("PB 2010, C 83", "2010, C 83", None, "OJ:C:2010:083:TOC"),
    ("PB C 393 I, 29.9.2021, blz. 3", "2021, C 393 I", "3", None),
    ("PbEU L, 2024/1689, 12.7.2024", "L 2024/1689", None, None),
    ("PbEU C 326", "C 326", None, None),
    ("Publicatieblad van de Europese Unie L 119", "L 119", None, None),
]


@pytest.mark.parametrize(("text", "number", "pages", "uri"), JOURNALS)
def test_the_official_journal(text: str, number: str, pages: str | None, uri: str | None) -> None:
    (citation,) = find_citations(f"Zie ({text}) voor meer.")
    assert (citation.kind, citation.number, citation.pages) == ("publicatieblad", number, pages)
    assert citation.url == (EURLEX + uri if uri else None)


def test_an_act_and_the_journal_it_stands_in_are_two_citations() -> None:
    found = find_citations("Verordening (EU) 2016/679 (PbEU 2016, L 119)")
    assert [(c.kind, c.number) for c in found] == [("eu", "2016/679"), ("publicatieblad", "2016, L 119")]


FALSE_FRIENDS = [
    "de C-130 en de F-35",
    "ECLI:NL:RVS:2019",
    "XECLI:NL:RVS:2019:1603",
    "BWBR000184",
    "CVDR12",
    "in 26/62 gevallen",
    "de PB-leden",
    "klasse C 12",
    "EU:C",
    "vitamine C 100/50",
    "OJ Simpson",
]


@pytest.mark.parametrize("text", FALSE_FRIENDS)
def test_what_looks_like_law_and_is_none(text: str) -> None:
    assert find_citations(text) == ()
