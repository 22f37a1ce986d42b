"""Handelingen, Aanhangsel, gazettes, registers, European documents and back references."""

from __future__ import annotations

import pytest

from tracker.extract.citations import find_citations

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
