"""`tracker sync` and `tracker rebuild` on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fake_server import FakeServer, Reply
from fake_tweedekamer import ODATA, FakeTweedeKamer, meeting, motion, undertaking
from test_sync_officielebekendmakingen import Repository
from typer.testing import CliRunner, Result

from tracker.cli import app


@pytest.fixture
def tracker(tmp_path: Path) -> Any:
    def run(*arguments: str) -> Result:
        places = ["--db", str(tmp_path / "t.db")] + ["--raw", str(tmp_path / "raw")] * ("--raw" not in arguments)
        return CliRunner().invoke(app, [*arguments, *places])

    return run


def test_sync_tells_what_it_did_and_rebuild_does_it_again(
    chamber: FakeTweedeKamer, tracker: Any, tmp_path: Path
) -> None:
    chamber.add_letter(1)
    chamber.motions.append(motion())
    chamber.undertakings.append(undertaking())
    chamber.meetings.append(meeting())
    done = tracker("sync", "tweedekamer", "--odata", "--base", chamber.base, "--pause", "0", "--json")
    assert done.exit_code == 0, done.output
    report = json.loads(done.stdout)
    assert [(t["part"], t["records"], t["new"]) for t in report["part_counts"]] == [
        ("tweedekamer/letters", 1, 1),
        ("tweedekamer/motions", 1, 1),
        ("tweedekamer/undertakings", 1, 1),
        ("tweedekamer/meetings", 1, 1),
    ]
    (tmp_path / "t.db").unlink()
    again = tracker("rebuild", "--json")
    assert again.exit_code == 0, again.output
    assert json.loads(again.stdout)["requests"] == 0
    assert [(t["part"], t["new"]) for t in json.loads(again.stdout)["part_counts"]] == [
        ("tweedekamer/letters", 1),
        ("tweedekamer/motions", 1),
        ("tweedekamer/undertakings", 1),
        ("tweedekamer/meetings", 1),
    ]


def test_a_pipe_gets_lines_with_tabs(chamber: FakeTweedeKamer, tracker: Any) -> None:
    chamber.undertakings.append(undertaking())
    done = tracker("sync", "tweedekamer", "--odata", "--part", "undertakings", "--base", chamber.base, "--pause", "0")
    assert done.stdout.splitlines()[0].split("\t")[:4] == ["tweedekamer/undertakings", "1", "1", "1"]


def test_a_dry_run_counts_and_stores_nothing(chamber: FakeTweedeKamer, tracker: Any, tmp_path: Path) -> None:
    for number in (1, 2, 3):
        chamber.add_letter(number)
    chamber.undertakings.append(undertaking())
    done = tracker(
        "sync",
        "tweedekamer",
        "--base",
        chamber.base,
        "--dry-run",
        "--part",
        "letters",
        "--part",
        "undertakings",
        "--json",
    )
    assert done.exit_code == 0, done.output
    assert [(p["part"], p["count"]) for p in json.loads(done.stdout)] == [
        ("tweedekamer/letters", 3),
        ("tweedekamer/undertakings", 1),
    ]
    assert list(tmp_path.iterdir()) == []
    assert not [path for path in chamber.server.paths() if "resource" in path]


def test_a_dry_run_of_the_publications(server: FakeServer, tracker: Any) -> None:
    Repository(server, 5)
    done = tracker(
        "sync", "officielebekendmakingen", "--dossier", "28 676", "--dry-run", "--base", f"{server.base}/sru", "--json"
    )
    assert done.exit_code == 0, done.output
    assert json.loads(done.stdout)[0]["count"] == 5
    assert "w.dossiernummer==28676" in server.log[0].query["query"]


def test_the_filters_reach_the_feed(chamber: FakeTweedeKamer, tracker: Any) -> None:
    options = [
        "--committee",
        "BuZa",
        "--dossier",
        "28.676",
        "--subject",
        "navo",
        "--kind",
        "Nota",
        "--since",
        "2024-05-01",
    ]
    done = tracker("sync", "tweedekamer", "--odata", "--base", chamber.base, "--part", "letters", "--dry-run", *options)
    assert done.exit_code == 0, done.output
    where = chamber.server.log[-1].query["$filter"]
    for piece in ("'BuZa'", "eq 28676", "'navo'", "Soort eq 'Nota'", "Datum ge 2024-05-01T00:00:00+02:00"):
        assert piece in where


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["sync", "tweedekamer", "--part", "votes"], 2, "--part votes: choose from letters, motions, undertakings"),
        (["sync", "tweedekamer", "--dossier", "NAVO"], 2, "--dossier NAVO: write it as 28676"),
        (["sync", "tweedekamer", "--since", "gisteren"], 2, "gisteren"),
        (["sync", "tweedekamer", "--base", "http://example.org/"], 2, "the address of a service begins with https://"),
        (["sync", "officielebekendmakingen"], 2, "--dossier, --since or --query"),
        (["sync", "tweedekamer", "--raw", "/dev/null/raw"], 2, "choose another folder with --raw"),
        (["rebuild"], 2, "holds no raw answers: run `tracker sync` first"),
    ],
)
def test_wrong_use_is_one_line(tracker: Any, arguments: list[str], code: int, said: str) -> None:
    done = tracker(*arguments)
    assert done.exit_code == code
    assert said in " ".join(done.output.split())
    assert "Traceback" not in done.output


def test_a_host_that_fails_gives_one_line_and_code_1(chamber: FakeTweedeKamer, tracker: Any) -> None:
    chamber.server.routes[f"{ODATA}/Toezegging"] = Reply(b"", 400, "text/plain")
    done = tracker("sync", "tweedekamer", "--odata", "--part", "undertakings", "--base", chamber.base, "--pause", "0")
    assert done.exit_code == 1
    assert "stopped: " in done.stderr
    assert "the same command goes on from there" in done.stderr


def test_something_rejected_gives_code_1(chamber: FakeTweedeKamer, tracker: Any) -> None:
    chamber.add_letter(1)
    chamber.texts.clear()
    done = tracker("sync", "tweedekamer", "--odata", "--part", "letters", "--base", chamber.base, "--pause", "0")
    assert done.exit_code == 1
