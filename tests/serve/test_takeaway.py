"""What can be taken along or followed of any list: Word, Atom, calendar, the preview of an alert; CORS and OpenAPI."""

from __future__ import annotations

import io
import re
from html import unescape
from urllib.parse import parse_qs, unquote, urlsplit
from xml.etree import ElementTree as Tree

import docx
import pytest

from tests.serve.conftest import many_letter, plain_letter
from tests.serve.test_followed import linked
from tracker.serve import schema, server
from tracker.serve.alerts import feeds
from tracker.serve.site import filters, mistakes, takeaway

CHOICES = ("", "?soort=bijdrage", "?soort=bijdrage&soort=standpunt&_search=NAVO", "?_context=1&jaar=2024")
ATOM = "{http://www.w3.org/2005/Atom}"


async def counted(site, table: str, choice: str) -> int:
    found = await site.client.get(f"/tracker/{table}.json{choice}{'&' if choice else '?'}_size=0")
    return found.json()["filtered_table_rows_count"]


@pytest.mark.parametrize("choice", CHOICES)
async def test_a_report_has_the_rows_of_the_page(seeds_site, choice):
    answer = await seeds_site.client.get(f"/tracker/overzicht.docx{choice}")
    assert answer.headers["content-type"] == takeaway.DOCX_TYPE
    assert re.search(r'filename="overzicht[\w-]*-\d{4}-\d\d-\d\d\.docx"', answer.headers["content-disposition"])
    document = docx.Document(io.BytesIO(answer.content))
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(takeaway.COLUMNS["overzicht"])
    assert len(table.rows) - 1 == await counted(seeds_site, "overzicht", choice)
    said = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Adres van deze selectie: http" in said
    assert ("soort is bijdrage" in said) == ("bijdrage" in choice)


@pytest.mark.parametrize("table", takeaway.FOLLOWED)
async def test_every_list_of_sentences_has_each_form(seeds_site, table):
    page = (await seeds_site.client.get(f"/tracker/{table}")).text
    for form in ("docx", "atom", *(["ics"] if table in takeaway.DATED else [])):
        assert f'href="/tracker/{table}.{form}"' in page
        assert (await seeds_site.client.get(f"/tracker/{table}.{form}")).status_code == 200
    assert f'href="/melding/{table}"' in page


@pytest.mark.parametrize("choice", CHOICES)
async def test_a_feed_has_the_rows_of_the_page(seeds_site, choice):
    answer = await seeds_site.client.get(f"/tracker/overzicht.atom{choice}")
    feed = Tree.fromstring(answer.content)
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == min(takeaway.NEWEST, await counted(seeds_site, "overzicht", choice))
    assert len({entry.find(f"{ATOM}id").text for entry in entries}) == len(entries)
    for entry in entries[:3]:
        address = urlsplit(entry.find(f"{ATOM}link").get("href"))
        page = (await seeds_site.client.get(address.path)).text
        assert f'id="{address.fragment}"' in page


async def test_a_calendar_has_the_last_days(seeds_site, seeds_db):
    text = (await seeds_site.client.get("/tracker/toezeggingen_open.ics")).text
    days = {day for (day,) in seeds_db.execute(
        "select uiterlijk from toezeggingen_open where kern = 'ja' and uiterlijk is not null")}  # fmt: skip
    assert {f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in re.findall(r"DTSTART;VALUE=DATE:(\d{8})", text)} == days
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


async def test_the_preview_counts_what_came(tmp_path, monkeypatch):
    site = server.build(linked(tmp_path / "a.db", plain_letter(), many_letter(120)))
    page = unescape((await site.client.get("/melding/overzicht?soort=toezegging+aan+de+Kamer")).text)
    assert "<strong>121</strong> regels tot nu toe" in page
    assert "<strong>121</strong> nieuw in de laatste 7 dagen" in page
    assert "18 december 2023" in page
    assert "/tracker/overzicht.atom?soort=toezegging+aan+de+Kamer" in page
    monkeypatch.setattr(filters, "today", lambda: "2999-01-01")
    page = (await site.client.get("/melding/overzicht?soort=toezegging+aan+de+Kamer")).text
    assert "<strong>0</strong> nieuw in de laatste 7 dagen" in page
    assert "Nog niets" in (await site.client.get("/melding/overzicht?_search=qqqq")).text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/tracker/documents.docx", 404), ("/tracker/bijdragen.ics", 404), ("/melding/documents", 404),
        ("/tracker/nergens.atom", 404), ("/tracker/overzicht.atom?_sort=nergens", 400),
        ("/tracker/overzicht.docx?_where=1", 400), ("/melding/overzicht?_col=soort", 400),
        ("/tracker/overzicht.ics?_van=ooit", 400), ("/nergens/overzicht.docx", 404),
    ],
)  # fmt: skip
async def test_what_is_asked_wrongly(seeds_site, address, status):
    answer = await seeds_site.client.get(address)
    assert answer.status_code == status
    assert re.search(r"\b(?:niet|kan|geen)\b", answer.text)


async def test_nothing_hostile_comes_through(hostile_site):
    feed = (await hostile_site.client.get("/tracker/overzicht.atom")).text
    assert "<script" not in feed
    Tree.fromstring(feed)
    calendar = (await hostile_site.client.get("/tracker/overzicht.ics")).text
    assert calendar.count("BEGIN:VEVENT") == calendar.count("END:VEVENT")
    assert (await hostile_site.client.get("/tracker/overzicht.docx")).status_code == 200
    assert "<script>alert" not in (await hostile_site.client.get("/melding/overzicht")).text


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a, b; c", "SUMMARY:Termijn: a\\, b\\; c"), ("a\\b", "SUMMARY:Termijn: a\\\\b"),
        ("a\nb", "SUMMARY:Termijn: a b"),
        ("a\x07b", "SUMMARY:Termijn: ab"), ("BEGIN:VEVENT\r\nEND:VEVENT", "SUMMARY:Termijn: BEGIN:VEVENT END:VEVENT"),
    ],
)  # fmt: skip
def test_what_a_calendar_escapes(text, line):
    entry = feeds.Entry("1", text, (), "https://x.nl/brief/1", "2024-01-01T00:00:00Z", "2024-02-29")
    lines = feeds.calendar(feeds.Followed("Lijst", "https://x.nl", "2024-01-01"), [entry]).split("\r\n")
    assert line in lines
    assert "DTEND;VALUE=DATE:20240301" in lines
    assert lines.count("BEGIN:VEVENT") == 1


def test_long_lines_are_folded_between_characters():
    entry = feeds.Entry("1", "é" * 300, (), "https://x.nl", "2024-01-01", "2024-05-01")
    text = feeds.calendar(feeds.Followed("Lijst", "https://x.nl", "2024-01-01"), [entry])
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "é" * 300 in text.replace("\r\n ", "")


async def test_programs_of_other_sites_may_read(seeds_site):
    for path in (
        "/tracker/overzicht.json?_size=1",
        "/tracker/overzicht.csv",
        "/tracker/overzicht.atom",
        "/openapi.json",
    ):
        answer = await seeds_site.client.get(path)
        assert answer.headers["access-control-allow-origin"] == "*", path
    assert "access-control-allow-origin" not in (await seeds_site.client.get("/tracker/overzicht")).headers


async def test_the_description_for_programs(seeds_site):
    found = (await seeds_site.client.get("/openapi.json")).json()
    assert found["openapi"] == "3.1.0"
    shown = {name for name, table in schema.tables().items() if not table.get("hidden")}
    assert {path.split("/")[-1].removesuffix(".json") for path in found["paths"]} == shown
    for path, methods in found["paths"].items():
        name = methods["get"]["operationId"]
        answer = (await seeds_site.client.get(f"{path}?_size=1&_shape=objects&_context=1")).json()
        known = set(found["components"]["schemas"][name]["properties"])
        assert known <= set(answer["columns"]) | {"rowid"}, name
        for parameter in methods["get"]["parameters"]:
            assert parameter["description"], (name, parameter["name"])


async def test_a_mistake_is_reported_with_row_quote_and_version(seeds_path):
    site = server.build(seeds_path, contact="register@example.nl")
    page = (await site.client.get("/brief/kst-28676-448")).text
    addresses = [unescape(each) for each in re.findall(r'href="(mailto:[^"]+)"', page)]
    assert addresses
    for address in addresses:
        parts = urlsplit(address)
        assert unquote(parts.path) == "register@example.nl"
        said = parse_qs(parts.query)
        assert "Kamerstuk 28 676, nr. 448" in said["subject"][0]
        assert re.search(r"Citaat: “.+”\r\n.*\r\nAdres: http\S+#c-\w+\r\nRegel: \w+\r\nVersie: \S+", said["body"][0])


def test_a_long_quote_is_cut_for_the_mail():
    row = {"quote": "woord " * 1_000, "id": "1", "extractor_version": "v"}
    assert len(mistakes.mail("", row, "Kamerstuk 1, nr. 2", "https://x.nl")) < 4_000


async def test_a_choice_of_columns(seeds_site):
    page = (await seeds_site.client.get("/tracker/overzicht?_weergave=tabel&soort=bijdrage")).text
    form = page[page.index("Kolommen kiezen") :]
    assert form.count('name="_col"') == form.count(" checked>") > 30
    assert '<input type="hidden" name="soort" value="bijdrage">' in form
    chosen = "/tracker/overzicht?soort=bijdrage&_weergave=tabel&_col=datum&_col=citaat"
    page = unescape((await seeds_site.client.get(chosen)).text)
    assert re.findall(r'data-column="(\w+)"', page)[-2:] == ["datum", "citaat"]
    assert re.findall(r'name="_col" value="(\w+)" checked>', page) == ["datum", "citaat"]
    for address in re.findall(r'href="(/tracker/overzicht\.(?:docx|atom|ics|xlsx|csv)[^"]*|/melding/[^"]+)"', page):
        assert (await seeds_site.client.get(address)).status_code == 200, address
