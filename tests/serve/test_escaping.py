"""Nothing that stands in a document becomes markup, script, a link to anywhere, or a formula."""

from __future__ import annotations

import csv
import io
from html.parser import HTMLParser

import openpyxl
import pytest

from tests.serve.conftest import HOSTILE_QUOTES, HOSTILE_TITLE
from tracker.serve.site.links import is_official

ALLOWED_TAGS = set(
    "html head meta title link body a div header nav ul li main p h1 h2 h3 h4 h5 footer form label input select option "
    "details summary section span dl dt dd table thead tbody tr th td mark article aside ol br strong code pre em b "
    "button textarea script svg rect line text fieldset legend".split()
) - {"b"}


class Page(HTMLParser):
    """What a browser would see: tags, event handlers and addresses."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.handlers: list[str] = []
        self.addresses: list[str] = []
        self.scripts: list[str] = []
        self.text: list[str] = []
        self._inside: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self._inside.append(tag)
        for name, value in attributes:
            if name.startswith("on"):
                self.handlers.append(name)
            if name in ("href", "src", "action"):
                self.addresses.append(value or "")

    def handle_endtag(self, tag):
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data):
        (self.scripts if "script" in self._inside else self.text).append(data)


PAGES = [
    "/",
    "/tracker",
    "/tracker/overzicht",
    "/tracker/overzicht?_weergave=tabel",
    "/tracker/overzicht?_search=alert",
    "/tracker/overzicht?wie=%3Dactor+%3Cscript%3Ealert%281%29%3C%2Fscript%3E",
    "/tracker/overzicht?citaat__contains=%3Cscript%3E",
    "/tracker/overzicht?_search=%3Cscript%3Ealert(9)%3C/script%3E&_weergave=%3Cscript%3E",
    "/tracker/toezeggingen_open",
    "/tracker/bijdragen",
    "/tracker/norm_2_procent",
    "/tracker/moties_uitgevoerd",
    "/tracker/commitments",
    "/tracker/documents",
    "/tracker/documents?_weergave=tabel",
    "/tracker/citations",
    "/tracker/renditions",
    "/tracker/rejects",
    "/tracker?sql=select+quote%2Curl+from+commitments%2Cdocuments",
    "/brief/%3Cscript%3Ealert(1)%3C%2Fscript%3E",
    "/tracker/%3Cscript%3E",
]


async def details(site) -> list[str]:
    """The pages of the letters and of their rows."""
    answer = await site.client.get("/tracker/commitments.json?_shape=array&_size=max")
    rows = answer.json()
    letters = {f"/brief/{row['document_id']}" for row in rows}
    documents = {f"/tracker/documents/{row['document_id']}" for row in rows}
    return [*letters, *documents, *(f"/tracker/commitments/{row['id']}" for row in rows)]


async def test_no_page_carries_what_a_document_says_as_markup(hostile_site):
    for path in [*PAGES, *await details(hostile_site)]:
        answer = await hostile_site.client.get(path, follow_redirects=True)
        assert answer.status_code in (200, 404), path
        page = Page(answer.text)
        assert page.tags <= ALLOWED_TAGS, (path, page.tags - ALLOWED_TAGS)
        assert page.handlers == [], path
        assert not any("alert" in script for script in page.scripts), path
        for address in page.addresses:
            if not address.startswith(("/", "#", "?")) and address != "":
                known = address.startswith(
                    ("https://datasette.io/", "https://creativecommons.org/", "http://localhost/", "mailto:?subject=")
                )
                assert known or is_official(address), (path, address)


async def test_the_letter_shows_the_hostile_text_as_text(hostile_site, hostile_path):
    found = (await hostile_site.client.get("/tracker/documents.json?_shape=array")).json()
    letter = next(row for row in found if row["title"] == HOSTILE_TITLE)
    page = Page((await hostile_site.client.get(f"/brief/{letter['id']}")).text)
    text = "".join(page.text)
    for quote in HOSTILE_QUOTES:
        assert quote in text
    assert "https://officielebekendmakingen.nl.evil.example/kst-1-2.html" not in page.addresses
    assert "https://zoek.officielebekendmakingen.nl/kst-28676-434.html" in page.addresses
    assert not any(address.startswith("javascript") for address in page.addresses)


async def test_every_page_limits_what_it_may_do(hostile_site):
    for path in ("/", "/tracker/overzicht", "/nergens", "/tracker/overzicht.csv"):
        headers = (await hostile_site.client.get(path)).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "frame-ancestors 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path", ["/tracker/overzicht.csv", "/tracker/overzicht.csv?_excel=on", "/tracker/commitments.csv"]
)
async def test_no_cell_of_a_csv_starts_a_formula(hostile_site, path):
    answer = await hostile_site.client.get(path)
    text = answer.content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text), delimiter=";" if "_excel" in path else ","))
    assert len(rows) == 1 + len(HOSTILE_QUOTES) + 2
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "@", "\t", "\r")), cell
            assert not (cell.startswith(("+", "-")) and not cell[1:].replace(",", "").replace(".", "").isdigit()), cell
    assert "'" + HOSTILE_QUOTES[1] in [cell for row in rows for cell in row]


async def test_no_cell_of_an_xlsx_is_a_formula(hostile_site):
    answer = await hostile_site.client.get("/tracker/overzicht.xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert not any(
        cell.data_type == "f" or (cell.data_type == "s" and str(cell.value).startswith("=")) for cell in cells
    )
    assert "'" + HOSTILE_QUOTES[1] in [cell.value for cell in cells]


async def test_the_database_cannot_be_written_from_the_site(hostile_site):
    before = (await hostile_site.client.get("/tracker/commitments.csv")).text
    for sql in (
        "delete from commitments",
        "drop table commitments",
        "attach database '/tmp/x' as x",
        "pragma writable_schema=1",
    ):
        answer = await hostile_site.client.get("/tracker.json", params={"sql": sql})
        assert answer.status_code == 400, sql
    for value in ("'; drop table commitments; --", '" or 1=1 --'):
        answer = await hostile_site.client.get("/tracker/overzicht.csv", params={"wie": value})
        assert len(answer.text.splitlines()) == 1
    assert (await hostile_site.client.get("/tracker/commitments.csv")).text == before
