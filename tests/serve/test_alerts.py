"""What changed since a moment, and the forms in which that is told."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as Tree

import pytest
from sqlite_utils import Database
from typer.testing import CliRunner

from tests.serve.test_reports import LATE, MADE, SUBJECT, paper
from tracker import store
from tracker.cli import app
from tracker.serve.alerts.changes import Changed, changes
from tracker.serve.alerts.write import WRITERS

MET = f"Hiermee doe ik de toezegging gestand u te informeren over {SUBJECT}."
MOVED = "Zoals toegezegd ontvangt uw Kamer de voortgangsrapportage armoedebeleid, maar pas later."


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    letters = (
        ("2024-01-10", paper("1.txt", "2024-01-10", MADE, "open", "2024-07-05")),
        ("2024-02-01", paper("2.txt", "2024-02-01", LATE, "open", "2024-04-30")),
        ("2024-04-01", paper("4.txt", "2024-04-01", MOVED, "open", "2024-08-31")),
        ("2024-09-01", paper("3.txt", "2024-09-01", MET, "fulfilled")),
    )
    with store.open_database(tmp_path / "t.db") as db:
        for day, letter in letters:
            for module in ("tracker.store.save", "tracker.resolve.promises_sql"):
                monkeypatch.setattr(f"{module}.now", lambda day=day: f"{day}T12:00:00Z")
            store.save_document(db, letter)
            store.link_over_time(db)
    return tmp_path / "t.db"


def told(path: Path, since: str, until: str) -> list[tuple[str, str]]:
    with Database(path) as db:
        return [(each.change, each.text) for each in changes(db.conn, since, until)]


PERIODS = [
    ("2024-01-01", "2024-01-31", [("new", MADE)]),
    ("2024-02-01", "2024-03-31", [("new", LATE)]),
    ("2024-04-01", "2024-06-30", [("moved", MOVED)]),
    ("2024-09-01", "2024-09-30", [("late", LATE), ("met", MET)]),
    ("2025-01-01", "2025-12-31", []),
]


@pytest.mark.parametrize(("since", "until", "expected"), PERIODS)
def test_what_changed_in_a_period(path: Path, since: str, until: str, expected: list[tuple[str, str]]) -> None:
    assert told(path, f"{since}T00:00:00Z", f"{until}T23:59:59Z") == expected


def test_a_sentence_that_went_is_told(path: Path) -> None:
    with store.open_database(path) as db:
        store.save_document(db, paper("2.txt", "2024-02-01", "Ik informeer uw Kamer over iets heel anders.", "open"))
        store.link_over_time(db)
    assert ("gone", LATE) in told(path, "2024-01-01T00:00:00Z", "2099-01-01T00:00:00Z")


CHANGE = Changed(
    "met", "2024-09-01T12:00:00Z", "p1", "A < B & \x00 «C»", "minister", "Kamerstuk 1", "d 1", "2024-09-01"
)


def test_each_form_holds_the_change() -> None:
    written = {form: "".join(write([CHANGE], "https://register.example", "2024-09-02T00:00:00Z"))
               for form, write in WRITERS.items()}  # fmt: skip
    assert written["text"].split("\t")[:2] == ["2024-09-01T12:00:00Z", "met"]
    assert json.loads(written["jsonl"])["url"] == "https://register.example/brief/d 1"
    event = json.loads(written["cloudevents"])
    assert (event["specversion"], event["type"]) == ("1.0", "nl.commitment-tracker.promise.met")
    entry = Tree.fromstring(written["atom"]).find("{http://www.w3.org/2005/Atom}entry")
    assert entry is not None
    assert entry.findtext("{http://www.w3.org/2005/Atom}title") == "Voldaan: A < B &  «C»"


def test_the_command(path: Path) -> None:
    arguments = ["changes", "--db", str(path), "--since", "2024-01-01", "--until", "2024-12-31", "--only", "met"]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    assert done.output.count("\n") == 1
    for wrong in (["--since", "gisteren"], ["--since", "2024-01-01", "--format", "rss"],
                  ["--since", "2024-01-01", "--only", "alles"]):  # fmt: skip
        assert CliRunner().invoke(app, ["changes", "--db", str(path), *wrong]).exit_code == 2
