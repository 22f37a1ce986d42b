"""`tracker sync --check SOURCE`: which assumptions hold on one page. All answers are hand-made."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fake_server import RECORDED, FakeServer, Reply
from fake_tweedekamer import ODATA, ODATA5, FakeTweedeKamer, guid, letter, meeting, motion, sru, sru_record, undertaking
from test_listing import API, FakeOverheid
from typer.testing import CliRunner, Result

from tracker import store
from tracker.cli import app
from tracker.feeds.check import Finding, check
from tracker.feeds.client.http import Limits

LIMITS = Limits(tries=1, interval=0)


def answers(found: list[Finding]) -> dict[tuple[str, str], bool | None]:
    return {(each.part, each.assumption): each.holds for each in found}


@pytest.fixture
def full(chamber: FakeTweedeKamer) -> FakeTweedeKamer:
    """A Tweede Kamer with a whole page of each kind, the latest change first."""
    moments = [f"2024-06-01T10:00:{59 - n // 2:02}.{n % 2}+02:00" for n in range(100)]
    chamber.letters = [letter(n + 1, changed=at) for n, at in enumerate(sorted(moments, reverse=True))]
    chamber.motions = [motion(n + 1, GewijzigdOp=letter_["GewijzigdOp"]) for n, letter_ in enumerate(chamber.letters)]
    chamber.undertakings = [
        undertaking(n + 1, GewijzigdOp=letter_["GewijzigdOp"]) for n, letter_ in enumerate(chamber.letters)
    ]
    chamber.meetings = [meeting(n + 1, GewijzigdOp=letter_["GewijzigdOp"]) for n, letter_ in enumerate(chamber.letters)]
    return chamber


def test_a_service_as_it_is_taken_to_be(full: FakeTweedeKamer) -> None:
    found = answers(check("tweedekamer", full.base, LIMITS))
    assert [key for key, holds in found.items() if holds is False] == []
    assert found["letters", "a page has 100 records"]
    assert found["undertakings", "DatumNakoming is a date"]


def test_what_does_not_hold_is_named(full: FakeTweedeKamer) -> None:
    full.undertakings = [
        undertaking(1, Status="Doorgeschoven", DatumNakoming="morgen"),
        undertaking(2, GewijzigdOp="2025-01-01T00:00:00Z"),
    ]
    found = check("tweedekamer", full.base, LIMITS)
    wrong = {(each.part, each.assumption): each.seen for each in found if each.holds is False}
    assert wrong == {
        ("undertakings", "a page has 100 records"): "2 records",
        ("undertakings", "the latest change comes first"): "2024-05-17T07:00:00.000000Z to 2025-01-01T00:00:00.000000Z",
        ("undertakings", "DatumNakoming is a date"): "morgen",
        ("undertakings", "every value is known"): "Toezegging.Status: Doorgeschoven",
    }


def test_a_service_that_is_away_or_sends_something_else_is_a_finding(server: FakeServer) -> None:
    server.routes[f"{ODATA}/$metadata"] = Reply(b"<html/>", kind="text/html")
    for source in ("tweedekamer", "officielebekendmakingen", "overheid", "rijksoverheid"):
        found = check(source, f"{server.base}{ODATA}", LIMITS)
        assert [(each.part, each.holds) for each in found] == [("service", False)]


def test_the_other_sources(server: FakeServer) -> None:
    overheid = FakeOverheid(server)
    overheid.add(1)
    found = answers(check("overheid", overheid.base, LIMITS))
    assert False not in found.values()
    server.routes["/sru"] = Reply(
        sru([sru_record(f"kst-28676-{n}", pdf="https://x/a.pdf") for n in range(100)]), kind="text/xml"
    )
    assert False not in answers(check("officielebekendmakingen", f"{server.base}/sru", LIMITS)).values()
    id_ = guid(21, 1)
    server.routes["/docs"] = Reply(
        f"<documents><document><id>{id_}</id></document></documents>".encode(), kind="text/xml"
    )
    server.routes[f"/docs/{id_}"] = Reply(
        f"<document><id>{id_}</id><title>x</title></document>".encode(), kind="text/xml"
    )
    found = answers(check("rijksoverheid", f"{server.base}/docs", LIMITS))
    assert found["documents", "it says when documents changed"] is False
    assert found["record", "it has a title"] is True


def run(tmp_path: Path, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["sync", *arguments, "--db", str(tmp_path / "t.db")])


def test_it_is_printed_and_kept(full: FakeTweedeKamer, tmp_path: Path) -> None:
    done = run(tmp_path, "--check", "tweedekamer", "--base", full.base)
    assert done.exit_code == 0, done.output
    assert "letters\tyes\ta page has 100 records\t100 records" in done.stdout.splitlines()
    full.undertakings = []
    done = run(tmp_path, "--check", "tweedekamer", "--base", full.base, "--json")
    assert done.exit_code == 1
    said: list[dict[str, Any]] = json.loads(done.stdout)
    with store.open_database(tmp_path / "t.db") as db:
        ((feed, findings),) = db.execute("SELECT feed, findings FROM feed_state WHERE part = 'check'").fetchall()
    assert (feed, json.loads(findings)) == ("tweedekamer", said)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--check", "weg"], "choose from tweedekamer"),
        (["--check", "overheid", "--base", "http://example.org/"], "begins with https://"),
        (["--check", "overheid", "rijksoverheid"], "goes without a command"),
    ],
)
def test_wrong_use_is_one_line(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = CliRunner().invoke(app, ["sync", *arguments]) if len(arguments) == 3 else run(tmp_path, *arguments)
    assert done.exit_code == 2
    assert said in done.stderr


def test_renames_of_the_next_edition_are_findings(full: FakeTweedeKamer) -> None:
    server = full.server
    server.routes[f"{ODATA5}/$metadata"] = Reply((RECORDED / "metadata_v5.xml").read_bytes(), kind="application/xml")
    found = check("tweedekamer", full.base5, LIMITS)
    assert any("VoortouwCommissieNaam" in each.seen and each.holds is False for each in found)


def test_the_pages_of_the_check_are_not_kept(server: FakeServer, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    FakeOverheid(server)
    run(tmp_path, "--check", "overheid", "--base", server.base + API)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.db"]
