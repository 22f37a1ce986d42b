"""Making and starting the site: what it refuses, and that it serves while the database is written."""

from __future__ import annotations

import socket
import sqlite3
import subprocess
import sys
import urllib.request

import pytest
from typer.testing import CliRunner

from tests.serve.conftest import plain_letter, stored
from tracker.cli import app
from tracker.serve import server
from tracker.store.database import open_database


def test_what_can_not_be_served(tmp_path):
    other = tmp_path / "anders.db"
    sqlite3.connect(other).execute("create table t (a)").connection.commit()
    text = tmp_path / "tekst.db"
    text.write_text("geen database, maar wel lang genoeg om er een te lijken" * 40)
    for path in (tmp_path / "niets.db", tmp_path, other, text):
        with pytest.raises(server.ServeError, match=str(path)):
            server.check(path)
        result = CliRunner().invoke(app, ["serve", "--db", str(path)])
        assert result.exit_code == 2
        assert result.stderr.count("\n") == 1


def test_a_taken_port_is_named():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(server.ServeError, match=f"127.0.0.1:{port}.*choose another --port"):
            server.bind("127.0.0.1", port)
    with pytest.raises(server.ServeError, match="choose another"):
        server.bind("host.invalid", 0)


@pytest.mark.parametrize(
    ("given", "expected"), [("/", "/"), ("", "/"), ("register", "/register/"), ("/a/b/", "/a/b/"), ("/a", "/a/")]
)
def test_base_path(given, expected):
    assert server.base_path(given) == expected


@pytest.mark.parametrize("given", ["https://example.org/", "/a?b", "/a b", "#x"])
def test_no_base_path(given):
    with pytest.raises(server.ServeError, match="give it as /register/"):
        server.base_path(given)


def test_address():
    with server.bind("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        assert server.address(listener, "/register/") == f"http://127.0.0.1:{port}/register/"
    with server.bind("0.0.0.0", 0) as listener:
        assert server.address(listener).startswith("http://127.0.0.1:")


async def test_a_database_of_an_older_version_is_brought_up_to_date(tmp_path):
    path = stored(tmp_path / "oud.db", plain_letter())
    with sqlite3.connect(path) as connection:
        connection.execute("drop view toezeggingen_open")
        connection.execute("delete from derived_schema")
    server.check(path)
    site = server.build(path)
    for page in ("/", "/tracker/toezeggingen_open", "/tracker/overzicht?_search=Kamer", "/zoeken?q=Oekraïne"):
        assert (await site.client.get(page)).status_code == 200, page


async def test_new_letters_show_while_it_serves(hostile_path, tmp_path):
    path = stored(tmp_path / "groeit.db")
    site = server.build(path)
    assert "<strong>0</strong> uitspraken" in (await site.client.get("/")).text
    stored(path, plain_letter())
    assert (await site.client.get("/tracker/overzicht.json")).json()["filtered_table_rows_count"] == 2


async def test_reads_while_another_writes(tmp_path):
    path = stored(tmp_path / "bezig.db", plain_letter())
    site = server.build(path)
    with open_database(path) as db:
        db.conn.execute("begin immediate")
        db.conn.execute("delete from overzicht")
        answer = await site.client.get("/tracker/overzicht.csv")
        db.conn.execute("rollback")
    assert len(answer.text.splitlines()) == 3


async def test_immutable_serves_and_offers_the_file(hostile_path):
    site = server.build(hostile_path, immutable=True)
    page = await site.client.get("/tracker")
    assert 'href="/tracker.db"' in page.text
    assert (await site.client.get("/tracker/overzicht")).status_code == 200
    assert (await server.build(hostile_path).client.get("/tracker.db")).status_code == 403


def test_the_command_serves(hostile_path):
    command = [
        sys.executable,
        "-c",
        "from tracker.cli import main; main()",
        "serve",
        "--db",
        str(hostile_path),
        "--port",
        "0",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        address = line.split("http://")[1].split(" ")[0]
        with urllib.request.urlopen(f"http://{address}tracker/bijdragen.csv", timeout=20) as answer:
            assert b"toegezegd" in answer.read()
        process.send_signal(2)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""


def test_the_site_works_whoever_is_imported_first(hostile_path):
    """Datasette looks for the site while it is itself first imported: by the site, that is then half there."""
    code = (
        "import asyncio, sys, pathlib, tracker.serve.site\n"
        "from tracker.serve import server\n"
        "page = asyncio.run(server.build(pathlib.Path(sys.argv[1])).client.get('/nergens'))\n"
        "print(page.status_code, 'Naar het begin' in page.text)\n"
    )
    told = subprocess.run([sys.executable, "-c", code, str(hostile_path)], capture_output=True, text=True, check=False)
    assert told.stdout.split() == ["404", "True"], told.stderr
