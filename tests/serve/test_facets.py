"""Filters: OR within a column, AND over columns, counts that are SQL's, the choice in words, days the Dutch way."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pytest

from tests.serve.conftest import many_letter, plain_letter, stored
from tracker.serve import bounded, schema, server
from tracker.serve.site import facets, filters

SPECIAL = ("_laat",)


def shown(page: str) -> dict[str, list[tuple[str, int, str]]]:
    """Label, count and address of every value of every filter of a page."""
    found = {}
    for name, section in re.findall(r'(?s)id="facet-([^"]+)">(.*?)</section>', page):
        rows = re.findall(r'(?s)<a href="([^"]+)"[^>]*>(.*?)</a> <span class="n">([\d.]+)</span>', section)
        plain = [
            (re.sub(r"(?s)<span.*?</span>\s*", "", label).strip(), count, address) for address, label, count in rows
        ]
        found[name] = [
            (unescape(label), int(count.replace(".", "")), unescape(address)) for label, count, address in plain
        ]
    return found


@pytest.mark.parametrize(
    "table", ["overzicht", "toezeggingen_open", "bijdragen", "norm_2_procent", "commitments", "documents"]
)
async def test_counts_are_those_of_sql(seeds_site, seeds_db, table):
    page = (await seeds_site.client.get(f"/tracker/{table}?_context=1")).text
    for name, values in shown(page).items():
        if name in SPECIAL:
            continue
        counted = seeds_db.execute(f'select count(*) from "{table}" group by "{name}"').fetchall()
        assert sorted(count for _, count, _ in values) == sorted(count for (count,) in counted), name


async def test_several_values_are_either_and_several_columns_both(seeds_site, seeds_db):
    path = "/tracker/overzicht.json?_size=0&soort=bijdrage&soort=standpunt&status=vastgelegd&status=voldaan"
    found = (await seeds_site.client.get(path)).json()["filtered_table_rows_count"]
    where = "soort in ('bijdrage', 'standpunt') and status in ('vastgelegd', 'voldaan') and kern = 'ja'"
    assert found == seeds_db.execute(f"select count(*) from overzicht where {where}").fetchone()[0] > 0


async def test_each_count_is_what_a_click_gives(seeds_site):
    page = (await seeds_site.client.get("/tracker/overzicht?soort=bijdrage&soort=standpunt&jaar=2023")).text
    seen = 0
    for name, values in shown(page).items():
        for label, count, address in values:
            chosen = (name, label) in {("soort", "bijdrage"), ("soort", "standpunt"), ("jaar", "2023")}
            following = (await seeds_site.client.get(address)).text
            if chosen:
                assert not re.search(rf'class="chosen"><a[^>]*><span[^>]*>✓</span> {re.escape(label)}<', following)
                continue
            again = {known: number for known, number, _ in shown(following)[name]}
            assert again[label] == count, (name, label)
            seen += 1
    assert seen > 15


async def test_the_register_opens_without_context(seeds_site, seeds_db):
    rows = dict(seeds_db.execute("select kern, count(*) from overzicht group by 1").fetchall())
    page = (await seeds_site.client.get("/tracker/overzicht")).text
    assert f"{rows['ja']} regels" in page
    address = unescape(re.search(r'href="([^"]+)">Toon ook context', page)[1])
    page = (await seeds_site.client.get(address)).text
    assert f"{rows['ja'] + rows['nee']} regels" in page
    assert "Toon alleen het register" in page


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("soort=bijdrage", "soort is bijdrage"), ("soort=bijdrage&soort=standpunt", "soort is bijdrage of standpunt"),
        ("soort=bijdrage&soort=standpunt&soort=x", "soort is bijdrage, standpunt of x"), ("_search=NAVO", "met “NAVO”"),
        ("_van=1+mei+2023&_tot=31-12-2023", "vanaf “1 mei 2023”; tot en met “31-12-2023”"),
        ("_laat=1", "termijn voorbij"), ("_context=1", "ook context"),
        ("dossier=28676", "dossier is 28 676"), ("dossier=21501-02", "dossier is 21 501-02"),
        ("jaar__gte=2023", "jaar is ten minste 2023"), ("citaat__contains=x", "citaat bevat x"),
        ("bedrag__notnull=1", "bedrag is ingevuld"), ("jaar=0", "jaar is onbekend"),
    ],
)  # fmt: skip
async def test_the_choice_in_words(seeds_site, arguments, expected):
    page = unescape((await seeds_site.client.get(f"/tracker/overzicht?{arguments}")).text)
    said = re.search(r'(?s)<p class="count"[^>]*>(.*?)</p>', page)[1]
    assert expected in said


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        ("_van=1+december+2023", "datum >= '2023-12-01'"), ("_van=1-12-2023&_tot=31-12-2023", "datum like '2023-12-%'"),
        ("_van=2024", "datum >= '2024'"), ("_tot=juni+2024", "datum <= '2024-06-30'"), ("_tot=2023", "datum < '2024'"),
        ("dossier=28676", "document_id in (select id from documents where dossier = '28676')"),
        ("dossier=28676&dossier=geen", "document_id in (select id from documents where dossier in ('28676','geen'))"),
    ],
)  # fmt: skip
async def test_days_and_dossiers(seeds_site, seeds_db, arguments, where):
    found = (await seeds_site.client.get(f"/tracker/overzicht.json?_size=0&{arguments}")).json()
    counted = seeds_db.execute(f"select count(*) from overzicht where kern = 'ja' and {where}").fetchone()[0]
    assert found["filtered_table_rows_count"] == counted > 0


async def test_a_day_that_can_not_be_read_is_said(seeds_site):
    answer = await seeds_site.client.get("/tracker/overzicht?_van=gisterenavond")
    assert answer.status_code == 400
    assert "“gisterenavond” kan de site niet lezen" in answer.text


async def test_late(seeds_site, seeds_db, monkeypatch):
    for today in ("2023-07-11", "2023-07-12", "2030-01-01"):
        monkeypatch.setattr(filters, "today", lambda today=today: today)
        found = (await seeds_site.client.get("/tracker/overzicht.json?_size=0&_laat=1")).json()
        where = f"kern = 'ja' and {filters.LATE.replace(':today', repr(today))}"
        counted = seeds_db.execute(f"select count(*) from overzicht where {where}").fetchone()[0]
        assert found["filtered_table_rows_count"] == counted
        page = (await seeds_site.client.get("/tracker/overzicht")).text
        assert [count for _, count, _ in shown(page).get("_laat", [])] == ([counted] if counted else [])
    assert date.fromisoformat(filters.today())


async def test_a_page_asks_the_same_number_of_queries_whatever_the_rows(tmp_path):
    counted = {}
    for number in (3, 700):
        site = server.build(stored(tmp_path / f"{number}.db", many_letter(number), plain_letter()))
        for path in (
            "/",
            "/tracker/overzicht",
            "/tracker/documents",
            "/brief/kst-28676-448",
            "/tracker/toezeggingen_open",
        ):
            await site.client.get(path)
            noted: list[str] = []
            token = bounded.QUERIES.set(noted)
            await site.client.get(path + ("?_search=rapport" if "tracker" in path else ""))
            bounded.QUERIES.reset(token)
            counted.setdefault(path, []).append(len(noted))
    for path, numbers in counted.items():
        assert numbers[0] == numbers[1] <= 80, path
        assert numbers[0] > 0


async def test_counts_follow_the_database(tmp_path):
    path = stored(tmp_path / "groeit.db", plain_letter())
    site = server.build(path)
    assert sum(n for _, n, _ in shown((await site.client.get("/tracker/overzicht")).text)["soort"]) == 2
    stored(path, many_letter(4))
    assert sum(n for _, n, _ in shown((await site.client.get("/tracker/overzicht")).text)["soort"]) == 6


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("a=1&b=2", "a=1&b=2"), ("a=1&a=2", "a__in=%5B%221%22%2C+%222%22%5D"), ("a=1&a=1&b=2", "a=1&a=1&b=2"),
        ("_x=1&_x=2", "_x=1&_x=2"), ("a__gt=1&a__gt=2", "a__gt=1&a__gt=2"), ("", ""),
    ],
)  # fmt: skip
def test_several_values_of_a_column(query, expected):
    assert facets.merged(query) == expected


def test_filters_have_words():
    for name in schema.site()["tables"]:
        settings = schema.shown(name)
        for column in settings.get("filters", []):
            assert column in facets.LABELS or column in settings["facets"], name
