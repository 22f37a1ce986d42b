"""The start page and the page of search results."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest

from tracker.serve.site import filters, state


async def test_what_is_late_and_what_is_due(seeds_site, monkeypatch):
    for today, late, due in (("2023-06-20", 0, 1), ("2023-07-11", 0, 1), ("2023-07-12", 1, 0), ("2024-01-01", 1, 0)):
        monkeypatch.setattr(filters, "today", lambda today=today: today)
        page = (await seeds_site.client.get("/")).text
        sections = dict(re.findall(r'(?s)<section class="panel">\s*<h2>([^<]+)</h2>(.*?)</section>', page))
        assert sections["Te laat"].count("“tijdig voorafgaand aan de NAVO-Top in Vilnius”") == late, today
        assert sections["Verwacht binnen 30 dagen"].count("“tijdig voorafgaand aan de NAVO-Top in Vilnius”") == due, (
            today
        )
        assert ("1 dag te laat" in page) == (today == "2023-07-12")


async def test_every_link_of_the_start_page_leads_somewhere(seeds_site):
    page = (await seeds_site.client.get("/")).text
    addresses = {unescape(address).split("#")[0] for address in re.findall(r'href="(/[^"]*)"', page)}
    assert len(addresses) > 20
    for address in addresses:
        assert (await seeds_site.client.get(address)).status_code == 200, address


async def test_bars_count_the_rows_behind_them(seeds_site):
    page = (await seeds_site.client.get("/")).text
    for address, number in re.findall(r'<td><a href="([^"]+)">\d{4}</a></td><td class="r number">(\d+)</td>', page):
        found = (await seeds_site.client.get(unescape(address).replace("overzicht?", "overzicht.json?_size=0&"))).json()
        assert found["filtered_table_rows_count"] == int(number)


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("trustfund", "<mark>trustfund</mark>"), ("28 676, nr. 448", "FMM"), ("Bruins Slot", "Bruins Slot"),
        ("bruins slott", "Bruins Slot"), ("oekraine", "<mark>Oekraïne</mark>"), ('"alle inzet', "Niets gevonden"),
        ("qqqqq", "Niets gevonden"),
    ],
)  # fmt: skip
async def test_search_over_everything(seeds_site, typed, there):
    page = (await seeds_site.client.get(f"/zoeken?q={quote(typed)}")).text
    assert there in page


@pytest.mark.parametrize(
    "typed", ["", '"', " ", "%", "*", "OF", "x'y", "<script>", "(", "NEAR", "{title}:x", "a AND", "\x02"]
)
async def test_no_search_is_an_error(hostile_site, typed):
    answer = await hostile_site.client.get(f"/zoeken?q={quote(typed)}")
    assert answer.status_code == 200
    assert "<script>" not in answer.text


async def test_what_was_found_is_escaped(hostile_site):
    page = (await hostile_site.client.get("/zoeken?q=kabinet")).text
    assert "<mark>kabinet</mark>" in page
    assert "&lt;script&gt;alert" in page


async def test_totals_are_those_of_the_list(seeds_site):
    page = (await seeds_site.client.get("/zoeken?q=NAVO")).text
    said = int(re.search(r'role="status">(\d+) uitspraken', page)[1])
    address = unescape(re.search(r'href="([^"]+)">Alle \d+ uitspraken', page)[1])
    found = (await seeds_site.client.get(address.replace("overzicht?", "overzicht.json?_size=0&"))).json()
    assert found["filtered_table_rows_count"] == said


async def test_kept_answers_last_until_the_database_changes(tmp_path):
    class Database:
        path = str(tmp_path / "x.db")

    database, made = Database(), []

    async def make():
        made.append(1)
        return len(made)

    (tmp_path / "x.db").write_text("a")
    assert [await state.kept(database, "k", make) for _ in range(3)] == [1, 1, 1]
    (tmp_path / "x.db").write_text("ab")
    assert await state.kept(database, "k", make) == 2
    for number in range(state.MOST + 5):
        await state.kept(database, number, make)
    assert await state.kept(database, "k", make) == len(made)


async def test_the_manual_stands_on_the_site(seeds_site):
    page = (await seeds_site.client.get("/handleiding")).text
    assert 'href="/handleiding"' in (await seeds_site.client.get("/")).text
    assert "<h2>Zoeken en filteren</h2>" in page
    assert ".md" not in page
    assert "<img" not in page


@pytest.mark.parametrize("path", ["/gegevens", "/toegankelijkheid"])
async def test_pages_about_the_site(seeds_site, path):
    page = (await seeds_site.client.get(path)).text
    assert f'href="{path}"' in (await seeds_site.client.get("/")).text
    for address in re.findall(r'<td><a href="([^"]+)"', page):
        answer = await seeds_site.client.get(unescape(address))
        assert answer.status_code == 200, address
        assert "toegezegd" in answer.text, address
