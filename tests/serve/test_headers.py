"""What stands in the headers of every answer, and what the operator reads of requests that were refused."""

from __future__ import annotations

import io
import re
from urllib.parse import unquote

import pytest

from tracker.serve import journal
from tracker.serve.site import headers

PATHS = (
    "/", "/tracker", "/tracker?sql=select+1", "/tracker/overzicht", "/tracker/overzicht.json", "/tracker/overzicht.csv",
    "/tracker/overzicht.xlsx", "/tracker/overzicht.jsonl", "/tracker/overzicht.atom", "/tracker/overzicht.ics",
    "/tracker.json?sql=select+1", "/openapi.json", "/brief/kst-28676-448", "/-/static/app.css", "/favicon.ico",
    "/nergens", "/tracker/overzicht?_sort=nergens", "/tracker/overzicht.json?_sort=nergens", "/-/versions",
    "/zoeken?q=x",
    "/-/static-plugins/commitment-tracker/tracker.js", "/-/static-plugins/commitment-tracker/tracker.css",
)  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
async def test_every_answer_says_its_type_how_long_it_keeps_and_who_may_frame_it(hostile_site, path):
    answer = await hostile_site.client.get(path)
    kind = answer.headers["content-type"]
    assert "charset=utf-8" in kind or not re.match(r"text/|application/json", kind)
    assert answer.headers["cache-control"]
    assert (answer.status_code >= 400) == (answer.headers["cache-control"] == "no-store")
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] in ("same-origin", "no-referrer")
    assert len(answer.headers.get_list("content-type")) == len(answer.headers.get_list("cache-control")) == 1


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/tracker/overzicht.json", "overzicht.json"), ("/tracker.json?sql=select+1", "tracker.json"),
        ("/openapi.json", "openapi.json"), ("/.json", "data.json"), ("/tracker/overzicht.atom", "overzicht.atom"),
        ("/tracker/overzicht.json?_callback=calc.bat", "overzicht.json"),
        ("/tracker/overzicht.csv?_dl=calc.bat", "overzicht.csv"),
    ],
)  # fmt: skip
async def test_data_comes_as_a_file_whose_name_no_argument_chooses(hostile_site, path, name):
    answer = await hostile_site.client.get(path)
    assert answer.headers["content-disposition"] == f'attachment; filename="{name}"'


@pytest.mark.parametrize(
    "path", ["/tracker/overzicht.json;calc.bat", "/tracker/overzicht.json/calc.bat", "/tracker/calc.bat", "/a%22b.json"]
)
async def test_no_path_chooses_the_name_of_a_file(hostile_site, path):
    answer = await hostile_site.client.get(path)
    assert answer.status_code in (302, 400, 404)
    assert "content-disposition" not in answer.headers


@pytest.mark.parametrize(
    "path",
    ["//evil.example/", "///evil.example/", "//evil.example/%22", "/%2F%2Fevil.example/", "/\\evil.example/",
     "/\\/evil.example/", "/%5Cevil.example/", "//evil.example/tracker/", "/%0d%0aLocation:%20//evil.example/",
     "/tracker/overzicht/", "/tracker/overzicht?_filter_column=x&_filter_op=//evil.example", "/https://evil.example/"],
)  # fmt: skip
async def test_no_redirect_leads_elsewhere(hostile_site, path):
    status, found = await raw_request(hostile_site, path)
    assert status == 302
    (location,) = [value.decode() for name, value in found if name == b"location"]
    assert re.match(r"/(?![/\\])", location)
    assert not set("\r\n\\") & set(location)


async def raw_request(site, path):
    """Status and headers for a path as it stands in a request, which a client would tidy first."""
    sent = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    before, _, query = path.partition("?")
    scope = {
        "type": "http", "http_version": "1.1", "method": "GET", "path": unquote(before), "raw_path": before.encode(),
        "query_string": query.encode(), "headers": [(b"host", b"localhost")], "scheme": "http", "root_path": "",
        "server": ("localhost", 80), "client": ("127.0.0.1", 1),
    }  # fmt: skip
    await site.invoke_startup()
    await site.app()(scope, receive, send)
    return sent[0]["status"], sent[0]["headers"]


async def test_what_a_page_says_of_itself_stays(hostile_site):
    scope = {"path": "/tracker/x.json", "scheme": "http"}
    given = [(b"Cache-Control", b"max-age=9"), (b"content-type", b"application/json"), (b"Set-Cookie", b"a"),
             (b"Set-Cookie", b"b")]  # fmt: skip
    found = headers.completed(scope, 200, given)
    assert [value for name, value in found if name == b"cache-control"] == [b"max-age=9"]
    assert [value for name, value in found if name == b"set-cookie"] == [b"a", b"b"]


async def test_what_is_refused_is_told_to_the_operator_without_what_was_looked_for(hostile_site, monkeypatch):
    out = io.StringIO()
    monkeypatch.setattr(headers, "JOURNAL", journal.Journal(out))
    await hostile_site.client.request(
        "TRACE", "/tracker/overzicht?_search=mijn+zieke+buurman", headers={"cookie": "a=b"}
    )
    await hostile_site.client.post("/brief/a%0Ab%1b[31m", content=b"wachtwoord")
    await hostile_site.client.get("/tracker/overzicht?_search=iets+anders")
    await hostile_site.client.get("/nergens")
    lines = out.getvalue().splitlines()
    assert [line.split(" ", 1)[1] for line in lines] == [
        "refused 405 TRACE /tracker/overzicht",
        r"refused 405 POST /brief/a\nb\x1b[31m",
    ]
    assert all(re.match(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", line) for line in lines)


def test_nobody_fills_a_disk_by_asking():
    out, now = io.StringIO(), [0.0]
    noted = journal.Journal(out, lambda: now[0])
    for _ in range(10_000):
        noted.refused(405, "PUT", "/" + "x" * 10_000)
    now[0] = 61.0
    noted.refused(405, "PUT", "/")
    lines = out.getvalue().splitlines()
    assert len(lines) == journal.MOST + 2
    assert lines[-2].endswith(f"and {10_000 - journal.MOST} more in 61 s")
    assert max(map(len, lines)) < 300


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/a b", r"/a\x20b"),
        ("/a\r\nb", r"/a\r\nb"),
        ("/é€", r"/\xe9\u20ac"),
        ("", ""),
        ("/\u202e", r"/\u202e"),
        ("\\", r"\\"),
    ],
)
def test_a_path_is_one_word(text, expected):
    assert journal.plain(text) == expected
