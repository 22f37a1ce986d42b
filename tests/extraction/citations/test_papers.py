"""Tables of Kamerstuk citations: `(text, [identifier or dossier, ...])`."""

from __future__ import annotations

import pytest

from tracker.extraction.citations import find_citations

ONE = [
    ("Kamerstukken II 2009/10, 27858, nr. 88, p. 3", "kst-27858-88", "TK", "2009-2010", "3"),
    ("Kamerstukken I 2008/09, 31700 VI, D, p. 4", "kst-31700-VI-D", "EK", "2008-2009", "4"),
    ("nummer 21501-02-2898, 23 mei 2024", "kst-21501-02-2898", "TK", None, None),
    ("Kamerstuk 28 676, nr. 434", "kst-28676-434", "TK", None, None),
    ("de brief (35 300-XV, nr. 28)", "kst-35300-XV-28", "TK", None, None),
    ("(2021/2022, 35 925 IV, nr. 26)", "kst-35925-IV-26", "TK", "2021-2022", None),
    ("Kamerstuk TK 31.700XII, 6", "kst-31700-XII-6", "TK", None, None),
    ("Kamerstukken Tweede Kamer 31-700 XII nr 6", "kst-31700-XII-6", "TK", None, None),
    ("Kamerstukken II, 2008/09, 31700.VIII, 32", "kst-31700-VIII-32", "TK", "2008-2009", None),
    ("Kamerstuk 34 000, XIII, nr. 60", "kst-34000-XIII-60", "TK", None, None),
    ("TK 2008-2009, 31473, nummer 25, bladzijde 5 - 6", "kst-31473-25", "TK", "2008-2009", "5-6"),
    ("kamerstukken II 1986/87, 19 700 hoofdstuk XV, nr. 2", "kst-19700-XV-2", "TK", "1986-1987", None),
    ("(1985/- 86, 19 559, nr. 6)", "kst-19559-6", "TK", "1985-1986", None),
    ("Kamerstukken II, Zitting 1958-1959-5380, Nr. 3, blz. 41", "kst-5380-3", "TK", "1958-1959", "41"),
    ("Bijlage bij Kamerstukken II 2015/16, 34389, nr. 9", "kst-34389-9", "TK", "2015-2016", None),
    ("Tweede Kamer, vergaderjaar 1994–1995, 23 900 XV, nr. 44", "kst-23900-XV-44", "TK", "1994-1995", None),
    ("Tweede Kamer vergaderjaar 2011–2012 stuk 32 637 , nr. 15 .", "kst-32637-15", "TK", "2011-2012", None),
    ("Kamerstukken II, 31 459 22", "kst-31459-22", "TK", None, None),
    ("Kamerstukken 2, 2008-2009, 31459, 22", "kst-31459-22", "TK", "2008-2009", None),
    ("Kamerstukken 11, 1997/1998, 25 672 nr.3 pag.4", "kst-25672-3", "TK", "1997-1998", "4"),
    ("Kamerstukken II2015–16, 34 104, nr. 128", "kst-34104-128", "TK", "2015-2016", None),
    ("kamerstukken II 1999/00, 26 824, nr. 3, pag 4 e v.", "kst-26824-3", "TK", "1999-2000", "4 e.v."),
    ("Kamerstukken II 2008-2009, 31 560, nr. 6, p. 17, 19-22", "kst-31560-6", "TK", "2008-2009", "17, 19-22"),
    ("Kamerstukken I 1979/80, 15 516, nr. 42e, blz. 7", "kst-15516-42e", "EK", "1979-1980", "7"),
    ("Kamerstukken EK, 2014-2015, 31 145, AA", "kst-31145-AA", "EK", "2014-2015", None),
    ("Kamerstuk I 31145 AA", "kst-31145-AA", "EK", None, None),
    ("Kamerstuk 35 570 K nr. 1 van 21 september 2020", "kst-35570-K-1", "TK", None, None),
    ("Kamerstuk 36600-B-19", "kst-36600-B-19", "TK", None, None),
    ("(EK 36 600 B, A)", "kst-36600-B-A", "EK", None, None),
    ("Kamerstuk 35526-L", "kst-35526-L", "EK", None, None),
    ("Kamerstukken I 2016/17, CXXIV, G", "kst-CXXIV-G", "EK", "2016-2017", None),
    ("Kamerstuk 2012-2013, CII,B", "kst-CII-B", "EK", "2012-2013", None),
    ("Kamerstukken II 2015/16, 34 356 (R2064), nr. 3", "kst-34356-3", "TK", "2015-2016", None),
    ("Kamerstukken II 1994/95, 23 908 (R 1519), nr. 103", "kst-23908-R1519-103", "TK", "1994-1995", None),
    ("Kamerstuk 35315-(R2137)-1", "kst-35315-1", "TK", None, None),
    ("Zij krijgt nr. 30 (32563).", "kst-32563-30", "TK", None, None),
    ("nr. 203(28286)", "kst-28286-203", "TK", None, None),
    ("Zij krijgt nr. 9 ( 36740-XVI).", "kst-36740-XVI-9", "TK", None, None),
    ("Kamerstuk 34 775, nr. 9 (herdruk)", "kst-34775-9-h1", "TK", None, None),
    ("de motie (31936-53)", "kst-31936-53", "TK", None, None),
    ("motie van der Plas (29 861–102)", "kst-29861-102", "TK", None, None),
    ("(32500 VII, 31)", "kst-32500-VII-31", "TK", None, None),
    ("(35 934, letter D)", "kst-35934-D", "EK", None, None),
    ("Kamerstukken II 2019/20 (35 300), nr. 3", "kst-35300-3", "TK", "2019-2020", None),
    ("Kamerstukken II 1988/89, 21 227, nr. 3 (bijlage IV), blz. 21", "kst-21227-3", "TK", "1988-1989", "21"),
    ("Kamerstuk 31793- 262", "kst-31793-262", "TK", None, None),
    ("31.700XII, 6", "kst-31700-XII-6", "TK", None, None),
    ("Zitting 1958-1959-5380, Nr. 3", "kst-5380-3", "TK", "1958-1959", None),
    ("28 676\nNAVO\nNr. 448\nBRIEF VAN DE MINISTER", "kst-28676-448", "TK", None, None),
    ("**28 676**\n\n**NAVO**\n\n**Nr. 448**", "kst-28676-448", "TK", None, None),
    ("(36 063, F)", "kst-36063-F", "EK", None, None),
    ("kst-CXXIV-G", "kst-CXXIV-G", "EK", None, None),
    ("23908-R1519-103", "kst-23908-R1519-103", "TK", None, None),
    ("https://zoek.officielebekendmakingen.nl/kst-21501-02-2898.html", "kst-21501-02-2898", "TK", None, None),
]


@pytest.mark.parametrize(("text", "identifier", "chamber", "year", "pages"), ONE)
def test_one_paper(text: str, identifier: str, chamber: str, year: str | None, pages: str | None) -> None:
    (citation,) = find_citations(text)
    assert (citation.identifier, citation.chamber, citation.session_year, citation.pages) == (
        identifier,
        chamber,
        year,
        pages,
    )
    assert text[citation.start : citation.end] == citation.raw


SEVERAL = [
    ("Kamerstuk 34 105, nrs. 16 en 17", ["kst-34105-16", "kst-34105-17"]),
    ("kamerstuk 32174, nrs. 1-4", ["kst-32174-1", "kst-32174-2", "kst-32174-3", "kst-32174-4"]),
    ("Kamerstuk 32174, nrs. 12 t/m 14", ["kst-32174-12", "kst-32174-13", "kst-32174-14"]),
    ("Kamerstuk 25 295, nrs. 422, 463, 508", ["kst-25295-422", "kst-25295-463", "kst-25295-508"]),
    ("Kamerstukken II, 25 424, nr. 679, nr. 684 en 685", ["kst-25424-679", "kst-25424-684", "kst-25424-685"]),
    ("Kamerstukken II, 26 271, nr. 6, p. 15-16; nr. 7, p. 5-6.", ["kst-26271-6", "kst-26271-7"]),
    ("Kamerstukken II 2020/21, 35 625, nr. 4, p. 12 en 13, en nr. 6", ["kst-35625-4", "kst-35625-6"]),
    ("Kamerstuk 35570-X-24 en 29)", ["kst-35570-X-24", "kst-35570-X-29"]),
    ("Kamerstuk 25087-164 en 25087-168", ["kst-25087-164", "kst-25087-168"]),
    ("kamerstuk 21501-20, nr. 601 en 21 501-02, nr. 7", ["kst-21501-20-601", "kst-21501-02-7"]),
    ("Kamerstukken 22 054 en 36 045, nr. 390", ["kst-22054-390", None]),
    ("31 293 / 31 289, nr. 390", ["kst-31293-390", None]),
    ("(35925 VII / 35925 IV, A)", ["kst-35925-VII-A", None]),
    ("Kamerstuk 31524 en 31288-459", [None, "kst-31288-459"]),
    ("Kamerstukken I 2020/21, 35 570, C; Kamerstukken II 2020/21, 35 570, nr. 3", ["kst-35570-C", "kst-35570-3"]),
    ("(EK 36 600 B, A en EK 36 600 C, A)", ["kst-36600-B-A", "kst-36600-C-A"]),
    ("Kamerstuk 28 973, nr. 237, 24 557, nr. 3", ["kst-28973-237", "kst-24557-3"]),
    ("Kamerstuk 35133-31-32", ["kst-35133-31", "kst-35133-32"]),
    ("Kamerstuk 35133-31-2019", ["kst-35133-31"]),
    ("Kamerstukken I 2020/21, 35 570, A t/m C", ["kst-35570-A", "kst-35570-B", "kst-35570-C"]),
    ("Kamerstukken I 2022/23, CLVII, A-C", ["kst-CLVII-A", "kst-CLVII-B", "kst-CLVII-C"]),
    ("Kamerstuk 35 925, nrs. 12, 18 en 20-22", [f"kst-35925-{n}" for n in (12, 18, 20, 21, 22)]),
    ("Kamerstuk 29 984, nr. 1033, 1034 en 1035.", ["kst-29984-1033", "kst-29984-1034", "kst-29984-1035"]),
    ("Kamerstuk 29 984, nr. 1033, 12 december 2022 en 3 mei 2023", ["kst-29984-1033"]),
    ("Kamerstuk 29 984, nr. 1033 en 12 leden", ["kst-29984-1033"]),
]


@pytest.mark.parametrize(("text", "identifiers"), SEVERAL)
def test_lists_and_ranges_give_one_citation_a_paper(text: str, identifiers: list[str | None]) -> None:
    assert [citation.identifier for citation in find_citations(text)] == identifiers


UNDETERMINED = [
    ("(Kamerstukken 31945)", "31945"),
    ("Kamerstuk 36455 (R2188)", "36455"),
    ("35 099 (R2114)", "35099"),
    ("Kamerstukken II, 2013-2014, 33.950, pag. 2 en 6", "33950"),
    ("Kamerstuk 35470-VI", "35470-VI"),
    ("Kamerstuk 35925-J", "35925"),
    ("Kamerstuk 36 200, nr. 34, letter B", "36200"),
]


@pytest.mark.parametrize(("text", "dossier"), UNDETERMINED)
def test_what_the_text_leaves_open_has_no_identifier_but_a_reason(text: str, dossier: str) -> None:
    (citation,) = find_citations(text)
    assert (citation.identifier, citation.url, citation.dossier) == (None, None, dossier)
    assert citation.note


@pytest.mark.parametrize(
    "text",
    [
        "Er kwamen 12 500, 3 keer zoveel als in 2019.",
        "Het gaat om 12 500 woningen en 20.000 personen.",
        "De kosten zijn € 25 500, nr. 3 op de lijst.",
        "Postbus 20350, 2500 EJ Den Haag, telefoon 070 340 7911",
        "tussen 10000-15000 en 12000-150 stuks",
        "volgens NEN 27001-2013 en ISO 14001-2015",
        "artikel 12 345, nr. 2",
        "op 12/05/2023 en in 2023-2024 werd 1.234.567,89 betaald",
        "zie bladzijde 12 en 13 van het rapport uit 2020",
        "Tweede Kamer, vergaderjaar 2021–2022, Aanhangsel 11",
        "KvK 30 123, nr. 4",
        "een zaal (12 500, A) en een zaal (13 500, 14 500)",
        "36 410 X mariniers en 33 000 VII, 12 leden",
        "32016R0679",
        "een zaal (25000-30 personen)",
        "bijlage (nr. 3) bij vraag (nr. 5)",
        "Tweede Kamer der Staten-Generaal\n\n2\n\nKamerstukken\n\n21 501-02 Raad Algemene Zaken",
    ],
)
def test_false_friends_stay_out(text: str) -> None:
    assert [c for c in find_citations(text) if c.kind in ("kamerstuk", "aanhangsel", "handelingen")] == []


def test_the_second_dossier_of_a_paper_is_named_but_not_identified() -> None:
    first, second = find_citations("Kamerstukken 22 054 en 36 045, nr. 390")
    assert (first.identifier, second.dossier, second.identifier) == ("kst-22054-390", "36045", None)
    assert second.note == "hetzelfde stuk als kst-22054-390, ook geplaatst in dossier 36045"


def test_urls_lead_to_the_portal_only_where_it_holds_the_paper() -> None:
    (new,) = find_citations("Kamerstuk 28 676, nr. 434")
    (old,) = find_citations("Kamerstukken II 1980/81, 16 625, nr. 4")
    assert (new.url, old.url) == ("https://zoek.officielebekendmakingen.nl/kst-28676-434.html", None)


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Kamerstukken I 2008/09, 32 024, C", "kst-20082009-32024-C.html"),
        ("Kamerstukken I 2005/06, 30 300 F, A", "kst-20052006-30300F-A.html"),
        ("Kamerstukken I 2009/10, 32 024, C", None),
        ("Kamerstukken I 2012/13, 33 131, B", "kst-33131-B.html"),
        ("Kamerstukken I 1979/80, 15 516, nr. 42e", None),
    ],
)
def test_papers_of_the_eerste_kamer_carried_their_year_in_the_address(text: str, url: str | None) -> None:
    (citation,) = find_citations(text)
    assert citation.url == (url and f"https://zoek.officielebekendmakingen.nl/{url}")


def test_a_number_in_brackets_is_a_paper_of_the_only_dossier_in_reach() -> None:
    text = "De brief (Kamerstuk 36 410, nr. 5) noemt de motie van het lid Piri (nr. 52) en de moties (nrs. 53 en 54)."
    alone = find_citations(text)[1:]
    assert [(c.raw, c.identifier) for c in alone] == [
        ("nr. 52", "kst-36410-52"),
        ("nrs. 53", "kst-36410-53"),
        ("54", "kst-36410-54"),
    ]
    assert {c.note for c in alone} == {"dossier niet genoemd: 36410 is het enige dossier in de buurt"}


@pytest.mark.parametrize(
    "text",
    [
        "De brieven (Kamerstuk 36 410, nr. 5 en Kamerstuk 36 411, nr. 6) noemen de motie van het lid Piri (nr. 52).",
        "De motie van het lid Piri (nr. 52) is aangenomen.",
        "Kamerstuk 36 410, nr. 5. De motie is aangenomen. In het rapport (nr. 52) staat meer.",
        "Kamerstuk 36 410, nr. 5. " + "Er gebeurde veel. " * 100 + "De motie van het lid Piri (nr. 52) is aangenomen.",
    ],
)
def test_a_number_in_brackets_stays_out_where_the_dossier_is_not_certain(text: str) -> None:
    assert not any(citation.number == "52" for citation in find_citations(text))
