"""The search box: numbers in any notation, names, words in their Dutch forms, phrases, OF and NIET; never an error."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tracker.serve.search import Paper, expression, read, stems


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("28676-448", "kst-28676-448"), ("28 676, nr. 448", "kst-28676-448"), ("28 676 nr 448", "kst-28676-448"),
        ("28.676/448", "kst-28676-448"), ("kst-28676-448", "kst-28676-448"), ("28676–448", "kst-28676-448"),
        ("Kamerstuk 28 676, nr. 448", "kst-28676-448"), ("kamerstukken 28676 448", "kst-28676-448"),
        ("21501-02-2898", "kst-21501-02-2898"), ("21 501-02, nr. 2898", "kst-21501-02-2898"),
        ("36 600 XV, nr. 3", "kst-36600-XV-3"), ("35925-VI nr. 5", "kst-35925-VI-5"), ("32 317, GE", "kst-32317-GE"),
    ],
)  # fmt: skip
def test_numbers_of_papers(typed, expected):
    asked = read(typed)
    assert [paper.identifier for paper in asked.papers] == [expected]
    assert asked.groups == ()


@pytest.mark.parametrize(("typed", "expected"), [("28676", "28676"), ("28 676", "28676"), ("21 501-02", "21501-02")])
def test_dossiers(typed, expected):
    assert read(typed).papers == (Paper(expected),)


def test_several_numbers_and_words():
    asked = read("luchtverdediging 28 676, nrs. 434 en 448")
    assert [paper.identifier for paper in asked.papers] == ["kst-28676-434", "kst-28676-448"]
    assert asked.groups[0][0].text == "luchtverdediging"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2%", '("2")'), ("NAVO-top", '("NAVO top")'), ('"alle inzet"', '("alle inzet")'),
        ('"half open', '("half open")'),
        ("lucht*", '("lucht"*)'), ("toezegging OF motie", '("toezegging"* OR "motie"* OR "moti"*)'),
        ("steun -brief", '(("steun"*)) NOT ("brief"*)'), ("steun NIET brief", '(("steun"*)) NOT ("brief"*)'),
        ("a b", '("a") AND ("b")'), ("brieven", '("brieven"* OR "brief"*)'), ("x'); DROP", '("x") AND ("drop"*)'),
        ("500 000 euro", '("500") AND ("000") AND ("euro"*)'), ("“alle inzet”", '("alle inzet")'),
    ],
)  # fmt: skip
def test_expressions(typed, expected):
    assert expression(read(typed)) == expected


NOTHING = [
    '"',
    '""',
    " ",
    "%",
    "*",
    "-",
    "'",
    "()",
    "\x00",
    '" "',
    "^",
    "a:",
    "NEAR(",
    "{",
    "OF",
    "NIET",
    "-*",
    '"""',
    "\\",
]


@pytest.mark.parametrize("typed", NOTHING)
@pytest.mark.parametrize(
    "path", ["/tracker/overzicht", "/tracker/documents", "/tracker/bijdragen", "/tracker/commitments.json"]
)
async def test_nothing_typed_is_an_error(seeds_site, path, typed):
    answer = await seeds_site.client.get(f"{path}?_search={quote(typed)}")
    assert answer.status_code == 200


@pytest.mark.parametrize("typed", ['"', " ", "%", "*"])
async def test_signs_alone_leave_all_rows(seeds_site, typed):
    every = (await seeds_site.client.get("/tracker/overzicht.json?_size=0")).json()["filtered_table_rows_count"]
    found = (await seeds_site.client.get(f"/tracker/overzicht.json?_size=0&_search={quote(typed)}")).json()
    assert found["filtered_table_rows_count"] == every


def test_stems():
    table = {
        "moties": "motie", "brieven": "brief", "zaken": "zaak", "verslagen": "verslag", "landen": "land",
        "oekraïense": "oekraïens", "ministers": "minister", "besluiten": "besluit", "bommen": "bommen",
    }  # fmt: skip
    for word, expected in table.items():
        assert expected in stems(word), word


async def quotes(site, typed, table="overzicht", more=""):
    found = await site.client.get(f"/tracker/{table}.json?_shape=array&_size=max&_search={quote(typed)}{more}")
    return found.json()


@pytest.mark.parametrize("typed", ["28 676, nr. 448", "kst-28676-448", "28676-448", "Kamerstuk 28676/448"])
async def test_a_number_finds_the_rows_of_the_letter(seeds_site, seeds_db, typed):
    found = await quotes(seeds_site, typed, more="&_context=1")
    number = seeds_db.execute("select count(*) from overzicht where document_id = 'kst-28676-448'").fetchone()[0]
    assert [row["document_id"] for row in found].count("kst-28676-448") == number > 0
    assert [row["id"] for row in await quotes(seeds_site, typed, "documents")][:1] == ["kst-28676-448"]


@pytest.mark.parametrize("typed", ["Bruins Slot", "bruins slot", "Bruin Slot", "Bruins-Slot", "Hoekstra", "hoekstraa"])
async def test_a_name_finds_the_rows_of_the_person(seeds_site, typed):
    found = await quotes(seeds_site, typed)
    assert found
    assert any("bewindspersoon" in row for row in found)
    assert {row["bewindspersoon"].split()[-1] for row in found} <= {"Slot", "Hoekstra"}


async def test_words_find_their_other_forms_and_compounds(seeds_site):
    table = (
        ("bondgenoten", "bondgenoot"),
        ("toezeggingen", "toezegging"),
        ("leveringen", "levering"),
        ("moties", "motie"),
    )
    for plural, singular in table:
        found = {row["nr"] for row in await quotes(seeds_site, plural)}
        assert found >= {row["nr"] for row in await quotes(seeds_site, f'"{singular}"')}, plural
    compounds = [row["citaat"].lower() for row in await quotes(seeds_site, "verdediging")]
    assert any("luchtverdediging" in quote and " verdediging" not in quote for quote in compounds)
    assert {row["nr"] for row in await quotes(seeds_site, "Oekraïne")} == {
        row["nr"] for row in await quotes(seeds_site, "oekraine")
    }


async def test_or_not_and_phrases(seeds_site):
    either = {row["nr"] for row in await quotes(seeds_site, "trustfund OF luchtverdediging")}
    assert either == {row["nr"] for word in ("trustfund", "luchtverdediging") for row in await quotes(seeds_site, word)}
    some = {row["nr"] for row in await quotes(seeds_site, "NAVO -Oekraïne")}
    assert some
    assert not some & {row["nr"] for row in await quotes(seeds_site, "Oekraïne")}
    assert all("trustfund voor" in row["citaat"] for row in await quotes(seeds_site, '"trustfund voor"'))
