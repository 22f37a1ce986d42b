"""What a visitor can't do: take memory, time or threads, see the machine, or get an error page of the server."""

from __future__ import annotations

import asyncio
import csv
import io
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from urllib.parse import quote

import httpx
import openpyxl
import pytest
import uvicorn

from tests.serve.conftest import MANY
from tracker.serve import bounded, http, limits, server
from tracker.serve.site import headers, streams

SLOW = "with recursive n(i) as (select 1 union all select i + 1 from n) select count(*) from n where i < 0"


def sql(question: str, form: str = "json") -> str:
    return f"/tracker.{form}?sql={quote(question)}"


@pytest.mark.parametrize(
    "question",
    [
        "select zeroblob(1000000000)",
        "select hex(zeroblob(900000000))",
        "select randomblob(500000000)",
        "select printf('%.*c', 500000000, 'x')",
        "select replace(hex(zeroblob(900000)), '00', '0123456789')",
        "select group_concat(hex(zeroblob(500000))) from overzicht",
        "with recursive n(i) as (select 1 union all select i+1 from n limit 100) select zeroblob(1000000) from n",
        "select " + "+".join("1" for _ in range(3000)),
        "select " + "(" * 500 + "1" + ")" * 500,
        "select " + ",".join(str(i) for i in range(1500)),
        " union all ".join("select 1" for _ in range(400)),
    ],
)
async def test_no_query_takes_much_memory(hostile_site, question):
    answer = await hostile_site.client.get(sql(question))
    assert answer.status_code == 400 or answer.json()["rows"] == [[None]]
    assert len(answer.content) < 100_000
    page = await hostile_site.client.get(sql(question).replace(".json", ""))
    assert page.status_code in (200, 400)
    assert len(page.content) < 100_000
    assert (await hostile_site.client.get("/")).status_code == 200


async def test_answers_of_tables_are_capped(hostile_path, monkeypatch):
    monkeypatch.setattr(bounded, "PAGES", limits.Limits(5000, 300, 1 << 20, 200_000, 2000, 500, 4, 200))
    site = server.build(hostile_path)
    answer = await site.client.get("/tracker/documents.json?_size=max&_shape=array")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    "question",
    [
        "select * from pragma_database_list",
        "select file from pragma_database_list()",
        "pragma database_list",
        "attach '/etc/passwd' as x",
        "select load_extension('/tmp/x')",
        "select readfile('/etc/passwd')",
    ],
)
async def test_no_query_tells_of_the_machine(hostile_site, hostile_path, question):
    answer = await hostile_site.client.get(sql(question))
    assert answer.status_code == 400
    assert str(hostile_path) not in answer.text


def alphabet(length: int) -> str:
    return f"hex(zeroblob({length}))"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("instr('abcabc', 'ca')", 3), ("instr('abc', 'x')", 0), ("instr(null, 'x')", None), ("instr('aé', 'é')", 2),
        ("instr(x'0102', x'02')", 2), ("replace('banaan', 'a', 'oo')", "boonoooon"), ("replace('a', '', 'x')", "a"),
        ("replace(12, 2, 3)", "13"), ("trim('  a ')", "a"), ("trim('xxaxx', 'x')", "a"), ("ltrim('xyz', 'yx')", "z"),
        ("rtrim('zxy', 'yx')", "z"), ("trim(null, 'x')", None), ("replace('a', null, 'b')", None),
    ],
)  # fmt: skip
def test_functions_are_those_of_sqlite(expression, expected):
    with closing(sqlite3.connect(":memory:")) as plain, closing(sqlite3.connect(":memory:")) as confined:
        limits.confine(confined)
        answers = [c.execute(f"select {expression}").fetchone()[0] for c in (plain, confined)]
    assert [str(a) if a is not None else None for a in answers] == [str(expected) if expected is not None else None] * 2


async def test_functions_take_time_in_proportion(hostile_site):
    """SQLite's own compare every place with every character: an hour for each of these."""
    many, part = alphabet(900_000), f"{alphabet(450_000)} || 'b'"
    for expression in (
        f"instr({many}, {part})",
        f"length(trim({many}, {part} || '0'))",
        f"replace({many}, {part}, '')",
    ):
        answer = await asyncio.wait_for(hostile_site.client.get(sql(f"select {expression} as x")), 60)
        assert answer.status_code in (200, 400)


async def test_slow_questions_of_visitors_leave_the_pages_alone(hostile_path):
    site = server.build(hostile_path)
    await site.client.get("/")
    slow = [asyncio.create_task(site.client.get(sql(SLOW))) for _ in range(8)]
    await asyncio.sleep(0.3)
    page = await site.client.get("/tracker/overzicht")
    assert page.status_code == 200
    assert not any(task.done() and task.result().status_code == 200 for task in slow)
    statuses = {(await task).status_code for task in slow}
    assert statuses == {400, 503}
    busy = [task.result() for task in slow if task.result().status_code == 503]
    assert all("druk" in answer.text and answer.headers["retry-after"] for answer in busy)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("sql=select+1", True), ("_where=1", True), ("citaat__contains=x", True), ("citaat__glob=*x*", True),
        ("_facet_array=indieners", True), ("", False), ("soort=bijdrage", False), ("jaar__gte=2020", False),
        ("_search=x", False), ("_facet=soort", False), ("citaat__exact=like", False),
    ],
)  # fmt: skip
def test_what_is_heavy(query, expected):
    assert headers.heavy(query.encode()) == expected


async def test_without_sql(hostile_path):
    site = server.build(hostile_path, sql=False)
    for path in (sql("select 1"), sql("select 1", "csv"), "/tracker?sql=select+1", "/tracker/overzicht?_where=1"):
        answer = await site.client.get(path)
        assert answer.status_code == 403, path
        assert "permission" not in answer.text.lower()
    page = (await site.client.get("/tracker")).text
    assert "<textarea" not in page
    assert "wijzig de SQL" not in (await site.client.get("/tracker/overzicht")).text


WRONG = (
    "?_sort=onbekend", "?_sort_desc=onbekend", "?_sort=datum&_sort_desc=datum", "?_next=x", "?_next=,,,", "?_next=%00",
    "?_size=x", "?_size=-1", "?_size=99999999999999999999", "?_col=onbekend", "?_nocol=onbekend", "?onbekend=1",
    "?jaar__onbekend=1", "?_facet=onbekend", "?_facet_size=x", "?_facet_array=citaat", "?_facet_date=citaat",
    "?_search_onbekend=x", "?_searchmode=raw&_search=%22", "?_fts_table=onbekend&_search=x",
    "?_fts_pk=onbekend&_search=x",
    "?_where=syntax+fout", "?_through=x", "?_through=%7B%7D", "?_labels=x", "?_timelimit=x", "?_ttl=x", "?_shape=x",
    "?indieners__arraycontains=x", "?_json=onbekend", "?_trace=1", "?%FF=%FE", "?_size=0", "?_nl=x", "?_label=x",
    "?datum__date=x", "?jaar__in=x,y", "?jaar__in=%5B", "?_extra=x", "?_filter_column=x", "?_filter_op=y",
)  # fmt: skip


@pytest.mark.parametrize("arguments", WRONG)
@pytest.mark.parametrize("path", ["/tracker/overzicht", "/tracker/bijdragen", "/tracker/overzicht.json"])
async def test_wrong_use_is_no_error_of_the_server(hostile_site, path, arguments):
    answer = await hostile_site.client.get(path + arguments)
    assert answer.status_code in (200, 302, 400), answer.text[-600:]
    if answer.status_code == 400 and "_shape" not in arguments:
        found = re.search(r'class="problem">([^<]+)|"error": "([^"]+)', answer.text)
        assert re.search(r"(?i)\b(de|het|een|er|geen|niet|kan|dit|deze|in)\b", found[1] or found[2])
        assert "Traceback" not in answer.text


@pytest.mark.parametrize("arguments", WRONG)
async def test_wrong_use_of_downloads(hostile_site, arguments):
    for form in ("csv", "xlsx", "jsonl"):
        assert (await hostile_site.client.get(f"/tracker/overzicht.{form}{arguments}")).status_code in (200, 400)


@pytest.mark.parametrize("path", ["/tracker", "/tracker.json", "/tracker.csv", "/tracker.xlsx"])
@pytest.mark.parametrize(
    "question", ["", "selec 1", "select", "select 1; select 2", "delete from overzicht", "select :x", "%"]
)
async def test_wrong_sql(hostile_site, path, question):
    answer = await hostile_site.client.get(f"{path}?sql={quote(question)}")
    assert answer.status_code in (200, 400)
    assert "Traceback" not in answer.text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "CONNECT", "PROPFIND", "ONZIN"])
@pytest.mark.parametrize("path", ["/", "/tracker/overzicht", "/brief/x", "/tracker/overzicht.csv", "/-/static/app.css"])
async def test_unknown_methods(hostile_site, method, path):
    answer = await hostile_site.client.request(method, path)
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")


async def test_posts(hostile_site):
    for path in ("/", "/tracker", "/tracker/overzicht", "/brief/kst-28676-448", "/tracker/overzicht.csv"):
        assert (await hostile_site.client.post(path, data={"a": "b"})).status_code == 405
    assert (await hostile_site.client.post("/-/logout", content=b"x" * 100_000)).status_code == 405
    answer = await hostile_site.client.request("GET", "/", content=b"x" * 100_000)
    assert answer.status_code == 413


@pytest.mark.parametrize(
    "name",
    ["versions", "plugins", "settings", "threads", "databases", "metadata", "permissions", "allow-debug", "patterns",
     "messages", "actor", "config", "logout", "versions.json", "threads.json", "databases.json", "plugins/"],
)  # fmt: skip
async def test_pages_for_developers_are_closed(hostile_site, name):
    assert (await hostile_site.client.get(f"/-/{name}")).status_code == 404


async def test_nothing_tells_versions_or_paths(hostile_site, hostile_path):
    import datasette

    for path in (
        "/",
        "/.json",
        "/tracker",
        "/tracker.json",
        "/tracker/overzicht",
        "/tracker/overzicht.json",
        "/nergens",
    ):
        answer = await hostile_site.client.get(path)
        assert datasette.__version__ not in answer.text, path
        assert str(hostile_path.parent) not in answer.text, path


async def test_headers_allow_no_script_in_the_page(hostile_site):
    for path in ("/", "/tracker?sql=select+1", "/tracker/overzicht", "/tracker", "/nergens", "/brief/kst-28676-448"):
        answer = await hostile_site.client.get(path)
        policy = answer.headers["content-security-policy"]
        assert "unsafe" not in policy
        assert not re.search(r"<script(?![^>]* src=)|<style|\bstyle=|\bon\w+=\"", answer.text), path


async def test_https_is_kept_where_it_is_used(hostile_site):
    transport = httpx.ASGITransport(app=hostile_site.app())
    for scheme, expected in (("https", "max-age=31536000"), ("http", None)):
        async with httpx.AsyncClient(transport=transport, base_url=f"{scheme}://localhost") as client:
            assert (await client.get("/")).headers.get("strict-transport-security") == expected


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("localhost", True), ("localhost:8001", True), ("127.0.0.1:8001", True), ("[::1]:8001", True),
        ("10.1.2.3", True),
        ("register.example.nl", True), ("REGISTER.example.nl.:443", True), ("kwaad.example", False), ("", False),
        ("localhost.kwaad.example", False), ("register.example.nl.kwaad.example", False), ("[::1", True),
        ("a b", False),
    ],
)  # fmt: skip
def test_hosts(host, expected):
    assert server.known_hosts(["register.example.nl"])(host) == expected


async def test_another_host_is_refused(hostile_site):
    app = headers.hosted(hostile_site.app(), server.known_hosts())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://kwaad.example") as client:
        assert (await client.get("/tracker/overzicht.json")).status_code == 421


@pytest.mark.parametrize(
    ("host", "expected"), [("127.0.0.1", False), ("localhost", False), ("::1", False), ("0.0.0.0", True)]
)
def test_open_to_others(host, expected):
    assert server.open_to_others(host) == expected


async def test_own_queries_leave_no_formula(hostile_site):
    question = "select quote, 1.5 as getal, null as niets from commitments order by quote"
    for more, delimiter in (("", ","), ("&_dl=on", ","), ("&_excel=on", ";")):
        text = (await hostile_site.client.get(sql(question, "csv") + more)).content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
        assert len(rows) == 10
        assert not any(row[0].startswith(("=", "+", "-", "@")) for row in rows)
        assert any(row[0].startswith("'=HYPERLINK") for row in rows)
    answer = await hostile_site.client.get(sql(question, "xlsx"))
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


async def test_own_queries_come_whole(many_site):
    answer = await many_site.client.get(
        sql("select commitment_id from overzicht where jaar > :jaar", "csv") + "&jaar=0"
    )
    assert len(answer.text.splitlines()) == MANY + 1


async def test_downloads_take_no_condition_of_a_visitor(hostile_site):
    for form in ("csv", "xlsx", "jsonl"):
        answer = await hostile_site.client.get(f"/tracker/overzicht.{form}?_where=1+in+({quote(SLOW)})")
        assert answer.status_code == 400


class Served:
    """A site on a port, with uvicorn as the command configures it."""

    def __init__(self, path):
        self.site = server.build(path)
        self.listener = server.bind("127.0.0.1", 0)
        self.port = self.listener.getsockname()[1]
        self.uvicorn = uvicorn.Server(server.configuration(self.site))
        self.thread = threading.Thread(target=self.uvicorn.run, kwargs={"sockets": [self.listener]}, daemon=True)

    def __enter__(self):
        self.thread.start()
        self.get("/")
        return self

    def __exit__(self, *_):
        self.uvicorn.should_exit = True
        self.thread.join(20)
        assert not self.thread.is_alive()
        server.stop(self.site)

    def get(self, path, timeout=60):
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=timeout) as answer:
            return answer.read()

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=60)


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(http, "REQUEST_SECONDS", 0.5)
    monkeypatch.setattr(http, "UNREAD_SECONDS", 0.5)
    monkeypatch.setattr(http, "LOOK_SECONDS", 0.1)


@pytest.mark.parametrize(
    "begin",
    [b"", b"GET / HTTP/1.1\r\nHost: local",
     b"POST /-/logout HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n\r\nx",
     b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\nGET / HT"],
)  # fmt: skip
def test_a_request_that_does_not_come_is_ended(many_path, impatient, begin):
    with Served(many_path) as served, served.connect() as visitor:
        visitor.sendall(begin)
        while received := _received(visitor):
            assert received
        assert len(served.uvicorn.server_state.connections) == 0


def _received(visitor: socket.socket) -> bytes:
    try:
        return visitor.recv(1 << 16)
    except ConnectionResetError:
        return b""


def test_a_visitor_who_reads_nothing_is_ended(many_path, impatient):
    with Served(many_path) as served, served.connect() as visitor:
        visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        for _ in range(30):
            visitor.sendall(b"GET /tracker/commitments.json?_size=max HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _until(lambda: not served.uvicorn.server_state.connections)


def _until(true):
    for _ in range(600):
        if true():
            return
        time.sleep(0.05)
    raise AssertionError("did not come about")


def test_a_download_ends_when_its_client_leaves(many_path, monkeypatch):
    monkeypatch.setattr(streams, "STEPS", 100)
    with Served(many_path) as served:
        own = streams.Downloads()
        monkeypatch.setattr("tracker.serve.site.downloads.of", lambda _: own)
        visitors = [served.connect() for _ in range(6)]
        for visitor in visitors:
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            visitor.sendall(b"GET /tracker/overzicht.csv?_sort=citaat HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _until(lambda: own.running)
        for visitor in visitors:
            visitor.close()
        _until(lambda: not own.running)
        assert b"uitspraken" in served.get("/")


def test_a_download_that_takes_too_long_is_cut_off_and_seen_to_be(many_path, monkeypatch):
    monkeypatch.setattr(streams, "BATCH_SECONDS", -1.0)
    with Served(many_path) as served:
        with pytest.raises((OSError, http_error())):
            served.get("/tracker/overzicht.csv")
        assert b"uitspraken" in served.get("/")


def http_error():
    from http.client import HTTPException

    return HTTPException


async def test_too_many_downloads_are_told_to_wait(many_path, monkeypatch):
    monkeypatch.setattr(streams, "WAITING", -streams.THREADS)
    answer = await server.build(many_path).client.get("/tracker/overzicht.csv")
    assert answer.status_code == 503
    assert "druk" in answer.text


def test_sigterm_ends_the_server_whatever_runs(many_path):
    command = [
        sys.executable,
        "-c",
        "from tracker.cli import main; main()",
        "serve",
        "--db",
        str(many_path),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        port = int(process.stdout.readline().split("http://127.0.0.1:")[1].split("/")[0])
        visitors = [socket.create_connection(("127.0.0.1", port), timeout=60) for _ in range(6)]
        for visitor in visitors[:3]:
            visitor.sendall(f"GET {sql(SLOW)} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        for visitor in visitors[3:5]:
            visitor.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            visitor.sendall(b"GET /tracker/overzicht.xlsx HTTP/1.1\r\nHost: localhost\r\n\r\n")
        visitors[5].sendall(b"GET / HT")
        time.sleep(0.5)
        process.send_signal(signal.SIGTERM)
        process.wait(60)
        for visitor in visitors:
            visitor.close()
        said = process.stderr.read()
        assert "Traceback" not in said


def test_the_command_says_what_it_opens(many_path):
    command = [sys.executable, "-c", "from tracker.cli import main; main()", "serve", "--db", str(many_path),
               "--port", "0", "--host", "0.0.0.0"]  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        process.stdout.readline()
        process.terminate()  # not SIGINT, which a suite that runs in the background may have been told to ignore
        said = process.communicate(timeout=60)[1]
    assert "over the network" in said
    assert "--no-sql" in said


def test_fault_of_sqlite_is_looked_for():
    assert limits.lacks_aggregate_fix() in (True, False)
