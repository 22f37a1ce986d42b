from __future__ import annotations

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from tests.conftest import ROOT, SEEDS
from tracker.cli import app

runner = CliRunner()


def commands() -> list[list[str]]:
    """Every command and sub-command, as one types it."""

    def names(of: typer.Typer) -> list[str]:
        return [c.name or c.callback.__name__.replace("_", "-") for c in of.registered_commands if c.callback]

    found = [[name] for name in names(app)]
    for group in app.registered_groups:
        assert group.typer_instance is not None
        name = group.name or ""
        found += [[name], *([name, below] for below in names(group.typer_instance))]
    return found


@pytest.mark.parametrize("command", commands(), ids=" ".join)
def test_each_command_has_help_with_an_example_and_its_exit_codes(command: list[str]) -> None:
    result = runner.invoke(app, [*command, "--help"])
    assert result.exit_code == 0
    said = result.output
    assert len(said.splitlines()) > 5
    assert "Usage: " in said
    assert f"tracker {' '.join(command)}" in said
    assert "Examples:" in said
    if "Commands:" not in said:
        assert "Exit codes:" in said


def test_the_commands_of_the_contract_are_there() -> None:
    result = runner.invoke(app, ["--help"])
    assert result.exit_code == 0
    assert "Examples:" in result.output
    for name in ("ingest", "serve", "export", "status", "evaluate", "sync"):
        assert f"  {name}" in result.output


def test_ingest_prints_lines_that_a_program_can_read(tmp_path: Path) -> None:
    result = runner.invoke(app, ["ingest", str(SEEDS), "--db", str(tmp_path / "t.db")])
    assert result.exit_code == 0, result.output
    said = dict(line.split("\t") for line in result.stdout.splitlines())
    assert (said["added"], said["rejected"], said["documents"], said["motions"]) == ("5", "0", "5", "1")
    assert int(said["position"]) > 20
    assert result.stderr == ""


def test_ingest_and_status_as_json(tmp_path: Path) -> None:
    path = str(tmp_path / "t.db")
    read = runner.invoke(app, ["ingest", str(SEEDS), str(tmp_path / "weg.txt"), "--db", path, "--json"])
    assert read.exit_code == 1
    assert json.loads(read.stdout)["rejects"] == [
        {"source": str(tmp_path / "weg.txt"), "reason": "does not exist: check the path"}
    ]
    holds = json.loads(runner.invoke(app, ["status", "--db", path, "--json"]).stdout)
    assert (holds["documents"], holds["rejects"], holds["run"]["status"]) == (5, 1, "finished")
    assert sum(holds["kinds"].values()) == holds["commitments"]


def test_standard_input_is_read(tmp_path: Path) -> None:
    path, said = str(tmp_path / "t.db"), "Het kabinet zal uw Kamer voor de zomer informeren over de voortgang."
    for text in (said, said + " En over meer."):
        assert (
            runner.invoke(app, ["ingest", "-", "--db", path], input=f"Geachte voorzitter,\n\n{text}\n").exit_code == 0
        )
    with sqlite3.connect(path) as db:
        assert db.execute("SELECT count(*), min(source) FROM documents").fetchone() == (2, "-")


def _folder(path: Path) -> None:
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("geen database " * 100)


def _locked(path: Path) -> None:
    assert runner.invoke(app, ["ingest", str(SEEDS / "000_919b42d2bb855783.txt"), "--db", str(path)]).exit_code == 0
    _locked.other = sqlite3.connect(path)  # type: ignore[attr-defined]
    _locked.other.execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]


BAD = [
    (_folder, "is a folder"),
    (_text, "is not a sound SQLite database"),
    (_locked, "is locked by another program"),
]


@pytest.mark.parametrize(("make", "said"), BAD, ids=["a folder", "not SQLite", "locked"])
def test_a_database_that_cannot_be_used_is_named_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: object, said: str
) -> None:
    monkeypatch.setattr("tracker.store.database.WAIT", 0.05)
    path = tmp_path / "t.db"
    make(path)  # type: ignore[operator]
    result = runner.invoke(app, ["ingest", str(SEEDS), "--db", str(path)])
    assert result.exit_code == 2
    assert said in result.stderr
    assert str(path) in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [["status"], ["evaluate", str(ROOT / "tests" / "gold")], ["export", "overzicht"], ["serve"]],
    ids=lambda a: a[0],
)
def test_without_a_database_the_remedy_is_named(tmp_path: Path, arguments: list[str]) -> None:
    result = runner.invoke(app, [*arguments, "--db", str(tmp_path / "weg.db")])
    assert result.exit_code == 2
    assert f"{tmp_path / 'weg.db'} does not exist: run `tracker ingest" in result.stderr
    assert not (tmp_path / "weg.db").exists()


@pytest.mark.parametrize("arguments", [["ingest"], ["ingest", "a", "--workers", "0"], ["weg"], ["status", "--weg"]])
def test_wrong_use_ends_with_two(arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == 2


def test_evaluate_in_every_form(seeds_path: Path, tmp_path: Path) -> None:
    gold = str(ROOT / "tests" / "gold")
    lines = runner.invoke(app, ["evaluate", gold, "--db", str(seeds_path)])
    assert lines.exit_code == 0, lines.output
    assert lines.stdout.splitlines()[0].split("\t")[0] == "commitments"
    values = json.loads(runner.invoke(app, ["evaluate", gold, "--db", str(seeds_path), "--json"]).stdout)
    assert values["documents"] == {"gold": 5, "absent": []}
    assert runner.invoke(app, ["evaluate", gold, "--db", str(seeds_path), "--markdown"]).stdout.startswith("Compared")
    assert runner.invoke(app, ["evaluate", gold, "--db", str(seeds_path), "--json", "--markdown"]).exit_code == 2
    assert runner.invoke(app, ["evaluate", str(tmp_path), "--db", str(seeds_path)]).exit_code == 2
    poor = str(tmp_path / "poor.db")
    runner.invoke(app, ["ingest", str(SEEDS / "000_919b42d2bb855783.txt"), "--db", poor])
    against = runner.invoke(app, ["evaluate", gold, "--db", poor, "--against", str(seeds_path)])
    assert against.exit_code == 1
    assert any(line.startswith("-\tmiss\t") for line in against.stdout.splitlines())
    assert "not in" in against.stderr


def test_help_imports_nothing_heavy() -> None:
    """What makes `tracker --help` quick: it loads none of what the commands work with."""
    heavy = (
        "sqlite_utils",
        "sqlite3",
        "datasette",
        "httpx",
        "lxml",
        "openpyxl",
        "yaml",
        "tracker.extraction",
        "tracker.documents",
        "tracker.feeds",
        "tracker.store",
        "tracker.serve",
    )
    code = f"import sys, tracker.cli; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "[]\n"


def test_verbose_tells_the_steps_on_standard_error(tmp_path: Path) -> None:
    missing = str(tmp_path / "weg.db")
    quiet, verbose = (runner.invoke(app, [*flags, "status", "--db", missing]) for flags in ([], ["--verbose"]))
    assert (quiet.exit_code, verbose.exit_code) == (2, 2)
    assert len(quiet.stderr.splitlines()) == 1
    assert "DEBUG tracker.cli.options: ended by" in verbose.stderr
    assert quiet.stderr in verbose.stderr


def test_each_command_is_one_module() -> None:
    folder = ROOT / "tracker" / "cli"
    shared = {"__init__", "options", "output", "reasons"}
    assert {path.stem for path in folder.glob("*.py")} - shared == {
        c[0] for c in commands() if len(c) == 1 and not (folder / c[0]).is_dir()
    }


def test_the_lexicon_is_checked_and_its_faults_named(tmp_path: Path) -> None:
    sound = runner.invoke(app, ["lexicon", "check"])
    assert sound.exit_code == 0, sound.output
    counts = {name: rest for name, *rest in (line.split("\t") for line in sound.stdout.splitlines())}
    assert counts["verbs"][2] == counts["all"][2] == "0"
    assert int(counts["verbs"][1]) < int(counts["verbs"][0]) / 10
    (tmp_path / "verbs.yml").write_text("act:\n  sturen: {exampel: Ik stuur.}\n", "utf-8")
    broken = runner.invoke(app, ["lexicon", "check", str(tmp_path)])
    assert broken.exit_code == 1
    assert "verbs.yml:2: act sturen exampel: there is no field 'exampel'; did you mean 'example'?" in broken.stderr
    as_json = json.loads(runner.invoke(app, ["lexicon", "check", str(tmp_path), "--json"]).stdout)
    assert len(as_json["faults"]) == 2
    assert runner.invoke(app, ["lexicon", "check", str(tmp_path / "none")]).exit_code == 2
