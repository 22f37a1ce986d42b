"""The pages as people use them, on the seeds and on a letter of our own."""

from __future__ import annotations

import re
from html import unescape

import httpx
import pytest

from tests.serve.conftest import MANY, stored
from tests.store.records import PROMISE, QUOTE, letter
from tracker.serve import schema, server

VIEWS = ("overzicht", "toezeggingen_open", "bijdragen", "norm_2_procent", "moties_uitgevoerd")


async def test_front_page_counts_and_leads_on(seeds_site, seeds_db):
    answer = await seeds_site.client.get("/")
    number = seeds_db.execute("select count(*) from overzicht where kern = 'ja'").fetchone()[0]
    assert answer.status_code == 200
    assert f"<strong>{number}</strong> uitspraken" in answer.text
    assert 'name="q"' in answer.text
    for view in VIEWS:
        assert f'href="/tracker/{view}"' in answer.text
        assert (await seeds_site.client.get(f"/tracker/{view}")).status_code == 200


async def test_every_table_and_view_opens_and_is_described(seeds_site):
    listed = (await seeds_site.client.get("/tracker")).text
    for name, table in schema.tables().items():
        answer = await seeds_site.client.get(f"/tracker/{name}")
        assert answer.status_code == 200, name
        assert unescape(answer.text).count(table["description"].strip()) == 1, name
        assert (f'href="/tracker/{name}"' in listed) != bool(table.get("hidden")), name


@pytest.mark.parametrize("name", [name for name in schema.site()["tables"] if schema.shown(name).get("facets")])
async def test_facets_show_on_tables_and_views(seeds_site, name):
    names = schema.shown(name).get("filters") or schema.shown(name)["facets"]
    page = (await seeds_site.client.get(f"/tracker/{name}")).text
    shown = re.findall(r'id="facet-([^"]+)"', page)
    assert shown == [facet for facet in names if facet in shown]
    if "zero-results" not in page:
        assert set(shown) >= set(names) - {"_laat"}


async def test_filters_have_dutch_names_and_values(seeds_site):
    page = (await seeds_site.client.get("/tracker/commitments?kind=pledge")).text
    heads = [found.strip() for found in re.findall(r"<h2>([^<]+)", page)]
    assert heads[:7] == ["soort", "stand", "ambt", "onderwerp", "begunstigde", "jaar", "kamer"]
    assert re.search(r">Tweede Kamer</a>", page)
    assert re.search(r"<li>soort is\s+<strong>bijdrage</strong>", page)


async def test_filter_by_kind(seeds_site, seeds_db):
    page = (await seeds_site.client.get("/tracker/overzicht?soort=bijdrage")).text
    assert (
        page.count('<td class="day"')
        == seeds_db.execute("select count(*) from overzicht where soort = 'bijdrage' and kern = 'ja'").fetchone()[0]
    )
    assert "€ 2.500.000.000" in page
    assert 'aria-label="Weghalen: soort is bijdrage"' in page


async def test_search_ignores_accents_and_finds_whole_words(seeds_site):
    with_accent = (await seeds_site.client.get("/tracker/overzicht.json?_search=Oekraïne&_shape=array")).json()
    without = (await seeds_site.client.get("/tracker/overzicht.json?_search=oekraine&_shape=array")).json()
    assert with_accent == without != []
    letters = (await seeds_site.client.get("/tracker/documents.json?_search=Vilnius&_shape=array")).json()
    assert letters
    assert all("Vilnius" in letter["text"] for letter in letters)


async def test_a_row_leads_to_its_passage_to_the_character(seeds_site, seeds_db):
    page = (await seeds_site.client.get("/tracker/overzicht?_size=max&_context=1")).text
    links = re.findall(r'class="passage" href="/brief/([^"#]+)#(c-[^"]+)"', page)
    assert len(links) == seeds_db.execute("select count(*) from overzicht").fetchone()[0]
    letters: dict[str, str] = {}
    for document, anchor in links:
        if document not in letters:
            letters[document] = (await seeds_site.client.get(f"/brief/{document}")).text
        quote, start, end = seeds_db.execute(
            'select quote, start, "end" from commitments where id = ?', [anchor.removeprefix("c-")]
        ).fetchone()
        letter = letters[document]
        assert letter.count(f'id="{anchor}"') == 1
        behind = letter.split(f'id="{anchor}"', 1)[1]
        marked = unescape(re.sub(r"<[^>]+>", "", behind.split(">", 1)[1])[: len(quote) * 3])
        assert marked.startswith(quote[:40])
        assert f"tekens {start}–{end}" in letter


async def test_the_letter_is_whole(seeds_site, seeds_db):
    for key, text in seeds_db.execute("select id, text from documents").fetchall():
        article = (await seeds_site.client.get(f"/brief/{key}")).text.split("<article", 1)[1].split("</article>", 1)[0]
        article = re.sub(r'(?s)<ul class="notes".*?</ul>', "", article.split(">", 1)[1])
        shown = unescape(re.sub(r"<[^>]+>", "", article))
        assert "".join(shown.split()) == "".join(text.split())


async def test_letter_found_by_its_official_number_too(hostile_site):
    answer = await hostile_site.client.get("/brief/kst-28676-448")
    assert answer.status_code == 200
    assert "<h1>Verslag NAVO</h1>" in answer.text
    assert '<mark class="pledge">Nederland heeft EUR 2,5 miljard toegezegd aan Oekraïne.</mark>' in answer.text
    assert re.search(
        r'<mark class="undertaking"><a href="https://zoek[^>]+>Kamerstuk 28 676, nr. 434</a></mark>', answer.text
    )
    assert "<h2>Steun aan Oekraïne</h2>" in answer.text


async def test_missing_pages_say_so_in_dutch(seeds_site, capsys):
    for path in ("/brief/bestaat-niet", "/tracker/bestaat_niet", "/nergens", "/tracker/commitments/geen"):
        answer = await seeds_site.client.get(path)
        assert answer.status_code == 404
        assert "<h1>Niet gevonden</h1>" in answer.text
        assert 'href="/tracker/overzicht"' in answer.text
    assert capsys.readouterr().err == ""


async def test_pages_are_accessible_without_script(seeds_site):
    for path in ("/", "/tracker", "/tracker/overzicht", "/tracker/documents"):
        page = (await seeds_site.client.get(path)).text
        assert '<html lang="nl">' in page
        assert 'href="#inhoud"' in page
        assert 'id="inhoud"' in page
        assert page.count("<h1>") == 1
        named = set(re.findall(r'<label[^>]* for="([^"]+)"', page))
        for control in re.findall(r"<(?:input|select|textarea)[^>]*>", page):
            if 'type="hidden"' in control or 'type="submit"' in control or 'type="checkbox"' in control:
                continue
            identifier = re.search(r' id="([^"]+)"', control)
            assert "aria-label" in control or (identifier and identifier[1] in named), control


async def test_page_of_many_rows_pages_on(many_site):
    page = (await many_site.client.get("/tracker/overzicht")).text
    assert f"{MANY:,} regels".replace(",", ".") in page
    address = unescape(re.search(r'rel="next" href="([^"]+)"', page)[1])
    following = await many_site.client.get(address.removeprefix("http://localhost"))
    assert following.status_code == 200
    assert following.text != page


async def test_a_row_shows_its_links(hostile_site):
    rows = (await hostile_site.client.get("/tracker/commitments.json?_shape=array&kind=pledge")).json()
    page = (await hostile_site.client.get(f"/tracker/commitments/{rows[0]['id']}")).text
    assert f'<a href="/brief/{rows[0]["document_id"]}">' in page
    assert f'<a class="passage" href="/brief/{rows[0]["document_id"]}#c-{rows[0]["id"]}">in de brief</a>' in page


@pytest.mark.parametrize("passed_on", [True, False])
async def test_site_under_a_path(hostile_path, passed_on):
    site = server.build(hostile_path, base_url="/register/")
    transport = httpx.ASGITransport(app=site.app())
    async with httpx.AsyncClient(transport=transport, base_url="http://test") as client:
        await under_a_path(client, "/register" if passed_on else "")


async def under_a_path(client, before):
    page = (await client.get(f"{before}/tracker/overzicht?soort=bijdrage")).text
    addresses = re.findall(r'(?:href|action)="(/[^"]*)"', page)
    assert addresses
    assert all(address.startswith("/register/") for address in addresses), addresses
    for address in addresses:
        answer = await client.get(before + unescape(address).split("#")[0].removeprefix("/register"))
        assert answer.status_code == 200, address


async def test_a_letter_without_date_and_title(tmp_path):
    source = "/home/jansen/brieven/brief.txt"
    known = {"date": "", "title": "Verslag JBZ-Raad 12/13 juni"}
    second = letter(f"{QUOTE} {PROMISE}", source="/home/jansen/tweede.txt", **known)
    site = server.build(stored(tmp_path / "kaal.db", letter(source=source, date=""), second))
    for table in ("documents", "overzicht", "commitments"):
        page = (await site.client.get(f"/tracker/{table}?_weergave=tabel&_context=1")).text
        facet = page.split(f'id="facet-{"jaar" if table == "overzicht" else "year"}"')[1].split("</section>")[0]
        assert re.search(r">onbekend</a>", facet), table
        assert ">0</a>" not in facet, table
        assert re.search(r"<td class=\"col-(jaar|year)[^>]*>onbekend</td>", page), table
        assert "/home/jansen" not in page, table
    page = (await site.client.get("/tracker/overzicht?_context=1")).text
    assert "Verslag JBZ-Raad 12/13 juni" in page
    assert "brief.txt" in page
    ids = [row["id"] for row in (await site.client.get("/tracker/documents.json?_shape=array")).json()]
    for id_ in ids:
        assert "/home/jansen" not in (await site.client.get(f"/brief/{id_}")).text
    row = (await site.client.get(f"/tracker/documents/{ids[0]}")).text
    assert "/home/jansen" not in row
