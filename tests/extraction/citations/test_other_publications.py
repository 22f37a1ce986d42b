"""Handelingen, Aanhangsel, gazettes, registers, European documents and back references."""

from __future__ import annotations

import pytest

from tracker.extraction.citations import find_citations

CASES = [
    ("Handelingen II 2007/08, nr. 108, p. 7909-7943", "handelingen", "h-tk-20072008-7909-7943", "108"),
    ("Handelingen II 2010/11, nr. 108, item 5, p. 25-36", "handelingen", "h-tk-20102011-108-5", "108-5"),
    ("Handelingen II 2012/13, 71-15-53", "handelingen", "h-tk-20122013-71-15", "71-15"),
    ("Handelingen Tweede Kamer 2007-08, nr. 49, p. 3623", "handelingen", None, "49"),
    ("Handelingen II, 1995-1996, 24 692, nr. 3, p. 14", "handelingen", None, "3"),
    ("Handelingen UCV, 1988/89, nr. 26, blz. 50 en 53", "handelingen", None, "26"),
    ("( Handelingen II 2011/12 , nr. 39 )", "handelingen", None, "39"),
    ("Handelingen II 2021–2022, nr. 2423", "handelingen", None, "2423"),
    ("Aanhangsel Handelingen I 2014/15, nr. 12", "aanhangsel", "ah-ek-20142015-12", "12"),
    ("Aanhangsel van de Handelingen II, 2022/-23, nr. 1823", "aanhangsel", "ah-tk-20222023-1823", "1823"),
    ("Aanhangsel Handelingen, vergaderjaar, 2021–2022, nr. 1728", "aanhangsel", "ah-tk-20212022-1728", "1728"),
    ("Aanhangsel Handelingen TK, 2007/08, nr. 1835, blz 33", "aanhangsel", "ah-tk-20072008-1835", "1835"),
    ("vergaderjaar 2023–2024, Aanhangsel van de Handelingen, nr. 1848", "aanhangsel", "ah-tk-20232024-1848", "1848"),
    ("Stb. 2011, 35", "staatsblad", "stb-2011-35", "2011, 35"),
    ("Staatsblad 2017 327", "staatsblad", "stb-2017-327", "2017, 327"),
    ("Stb. 1948, K 174", "staatsblad", None, "1948, K 174"),
    ("Stb. 2005", "staatsblad", None, "2005"),
    ("Stcrt. 2018, nr. 49440", "staatscourant", "stcrt-2018-49440", "2018, 49440"),
    ("Stcrt-2018-49440, 4 september 2018", "staatscourant", "stcrt-2018-49440", "2018, 49440"),
    ("Stcrt. 2005, 110", "staatscourant", None, "2005, 110"),
    ("Trb.\xa01966, 91", "tractatenblad", "trb-1966-91", "1966, 91"),
    ("zaak 2020Z11540", "zaak", None, "2020Z11540"),
    ("Kamervragen 2020Z11540", "kamervragen", "kv-tk-2020Z11540", "2020Z11540"),
    ("document 2023D32937", "document", None, "2023D32937"),
    ("activiteit 2026A01894", "activiteit", None, "2026A01894"),
    ("toezegging T03131", "toezegging", None, "T03131"),
    ("toezegging TZ202603-130", "toezegging", None, "TZ202603-130"),
    ("bijlage blg-929493", "bijlage", "blg-929493", None),
    ("ah-tk-20232024-387", "aanhangsel", "ah-tk-20232024-387", "387"),
    ("h-tk-20102011-108-5", "handelingen", "h-tk-20102011-108-5", "108-5"),
    ("Aanhangsel van de Handelingen, nr. 1028, vergaderjaar 2022-2023", "aanhangsel", "ah-tk-20222023-1028", "1028"),
    ("Aanhangsel Handelingen I nr. 12 (vergaderjaar 2014/15)", "aanhangsel", "ah-ek-20142015-12", "12"),
    ("het Staatsblad van 2011, nummer 35", "staatsblad", "stb-2011-35", "2011, 35"),
    ("Staatscourant nr. 12345 van 2022", "staatscourant", "stcrt-2022-12345", "2022, 12345"),
    ("kst-1268678", "kamerstuk", "kst-1268678", None),
    ("ETS nr. 5", "verdrag", None, "CETS 5"),
    ("het IAO-verdrag nr. 111", "verdrag", None, "IAO 111"),
]


@pytest.mark.parametrize(("text", "kind", "identifier", "number"), CASES)
def test_other_publications(text: str, kind: str, identifier: str | None, number: str | None) -> None:
    (citation,) = find_citations(f"Zie {text} voor meer.")
    assert (citation.kind, citation.identifier, citation.number) == (kind, identifier, number)
    assert citation.identifier or citation.note


EUROPEAN = [
    ("COM (2022) 546", "COM(2022) 546", None),
    ("SWD(2022)546 final", "SWD(2022) 546", "52022SC0546"),
    ("JOIN(2023) 9", "JOIN(2023) 9", "52023JC0009"),
    ("Verordening (EU) 2016/679", "2016/679", "32016R0679"),
    ("Verordening (EU) No 260/2012", "260/2012", "32012R0260"),
    ("Verordening (EG) nr. 924/2009", "924/2009", "32009R0924"),
    ("Richtlijn 2008/98/EG", "2008/98/EG", "32008L0098"),
    ("Richtlijn 95/46/EG", "95/46/EG", "31995L0046"),
    ("Kaderbesluit 2008/909/JBZ", "2008/909/JBZ", "32008F0909"),
    ("SEC(2008) 2048", "SEC(2008) 2048", "52008SC2048"),
    ("Besluit nr. 1313/2013/EU", "1313/2013/EU", "32013D1313"),
    ("Gedelegeerde verordening (EU) 2020/123", "2020/123", "32020R0123"),
    ("Verordening 2016/679", "2016/679", "32016R0679"),
    ("Verordening 1049/2001", "1049/2001", "32001R1049"),
    ("Richtlijn 2000/60", "2000/60", "32000L0060"),
    ("CELEX:32016R0679", "32016R0679", "32016R0679"),
    ("https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:52022PC0546", "52022PC0546", "52022PC0546"),
]


@pytest.mark.parametrize(("text", "number", "celex"), EUROPEAN)
def test_european_documents_carry_their_celex_where_determined(text: str, number: str, celex: str | None) -> None:
    (citation,) = find_citations(f"volgens {text} geldt")
    assert (citation.kind, citation.number, citation.celex, citation.identifier) == ("eu", number, celex, None)


def test_a_back_reference_resolves_to_the_only_paper_of_its_sort() -> None:
    text = "In de brief van 3 mei (Kamerstuk 36 045, nr. 3) staat dat. In genoemde brief staat ook meer."
    paper, back = find_citations(text)
    assert (paper.identifier, back.identifier, back.raw) == ("kst-36045-3", "kst-36045-3", "genoemde brief")
    assert back.note == "terugverwijzing naar kst-36045-3: het enige stuk van die soort kort tevoren aangehaald"


def test_a_back_reference_with_two_candidates_stays_open() -> None:
    text = (
        "De brief (Kamerstuk 36 045, nr. 3) en de brief (Kamerstuk 36 045, nr. 4) kwamen. In genoemde brief staat het."
    )
    back = find_citations(text)[-1]
    assert (back.identifier, back.note) == (None, "niet bepaald: 2 stukken van die soort kort tevoren aangehaald")


def test_a_motion_is_not_what_genoemde_brief_means() -> None:
    text = "De motie (Kamerstuk 36 045, nr. 3) is aangenomen. In genoemde brief staat het."
    assert find_citations(text)[-1].identifier is None


def test_ibid_means_the_citation_right_before() -> None:
    text = "1 Kamerstuk 36 045, nr. 3.\n2 Ibid., p. 4\n3 NRC, 3 mei 2024.\n4 Ibid."
    paper, ibid, open_ibid = find_citations(text)
    assert (ibid.identifier, ibid.pages) == (paper.identifier, "4")
    assert (open_ibid.identifier, open_ibid.note) == (None, "niet bepaald: er staat een andere bron tussen")


LISTS = [
    ("Handelingen II 2022/23, nr. 45, items 12 en 14", ["h-tk-20222023-45-12", "h-tk-20222023-45-14"]),
    ("Handelingen II 2022/23, nr. 45, item 12, p. 1; nr. 46, item 3.", ["h-tk-20222023-45-12", "h-tk-20222023-46-3"]),
    ("Handelingen II 2022/23, nr. 45, item 12 en 13 mei 2023", ["h-tk-20222023-45-12"]),
    ("Handelingen II 2022/23, nr. 45, item 12; 14.", ["h-tk-20222023-45-12"]),
    ("Trb. 1951, 154 en 1990, 94", ["trb-1951-154", "trb-1990-94"]),
    ("Stb. 2011, 35, 36 en 2012, 4.", ["stb-2011-35", "stb-2011-36", "stb-2012-4"]),
    ("Stb. 2011, 35 en 2 mei 2012", ["stb-2011-35"]),
]


@pytest.mark.parametrize(("text", "identifiers"), LISTS)
def test_lists_of_items_and_gazettes(text: str, identifiers: list[str]) -> None:
    found = find_citations(text)
    assert [citation.identifier for citation in found] == identifiers
    assert all(text[citation.start : citation.end] == citation.raw for citation in found)


@pytest.mark.parametrize(
    ("text", "celex"),
    [
        ("richtlijnen 2014/23/EU, 2014/24/EU en 2014/25/EU", ["32014L0023", "32014L0024", "32014L0025"]),
        ("Verordeningen (EU) 2016/679 en 2018/1725", ["32016R0679", "32018R1725"]),
        ("Verordening (EU) 2016/679 en het jaar 2018/19", ["32016R0679"]),
        ("Richtlijn 2021/22 en besluit 2016/12", []),
    ],
)
def test_a_list_of_acts_is_of_the_sort_named_first(text: str, celex: list[str]) -> None:
    assert [citation.celex for citation in find_citations(text)] == celex


def test_treaties_in_a_list() -> None:
    assert [c.number for c in find_citations("de IAO-verdragen nr. 87 en 98.")] == ["IAO 87", "IAO 98"]


@pytest.mark.parametrize(
    ("text", "file"), [("Trb. 1951, 154", "trb-1951-154.pdf"), ("Stb. 2011, 35", "stb-2011-35.html")]
)
def test_older_gazettes_are_on_the_portal_as_images(text: str, file: str) -> None:
    assert find_citations(text)[0].url == f"https://zoek.officielebekendmakingen.nl/{file}"


@pytest.mark.parametrize("text", ["in het Staatsblad van 2011 staat", "in de Staatscourant van 2022 12 publicaties"])
def test_a_year_of_a_gazette_is_no_citation(text: str) -> None:
    assert find_citations(text) == ()
