from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from tests.conftest import SEEDS
from tracker.cli import app
from tracker.ingestion.run import ingest
from tracker.store import open_database

runner = CliRunner()


@pytest.fixture
def path(seeds_path: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(seeds_path, tmp_path / "t.db"))


def review(path: Path, *arguments: str) -> Result:
    return runner.invoke(app, ["review", *arguments, "--db", str(path)])


def listed(path: Path) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads(review(path, "--json", "--limit", "500").stdout)
    return rows


def overview(path: Path, id_: str) -> list[tuple[str, str]]:
    with open_database(path, create=False, write=False) as db:
        return db.execute("SELECT begunstigde, beoordeling FROM overzicht WHERE commitment_id = ?", [id_]).fetchall()


def test_the_least_certain_come_first(path: Path) -> None:
    rows = listed(path)
    certain = [row["confidence"] for row in rows]
    assert certain == sorted(certain)  # type: ignore[type-var]
    lines = review(path, "--limit", "3").stdout.splitlines()
    assert [line.split("\t")[0] for line in lines] == [row["id"] for row in rows[:3]]


def test_on_a_terminal_ids_and_quotes_stand_whole(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tracker.cli.options.on_terminal", lambda: True)
    row = listed(path)[0]
    shown = review(path, "--limit", "1").stdout
    assert shown.startswith(f"{row['id']}  ")
    assert str(row["quote"]) in " ".join(shown.split())


def test_what_is_said_survives_reading_again_and_is_not_asked_again(path: Path) -> None:
    accepted, rejected, corrected = (str(row["id"]) for row in listed(path)[:3])
    for arguments, verdict in (
        ((accepted, "--accept"), "juist"),
        ((rejected, "--reject", "--note", "een vraag", "--reviewer", "AB"), "onjuist"),
        ((corrected, "--set", "beneficiary=Moldavië"), "aangepast"),
    ):
        result = review(path, *arguments)
        assert (result.exit_code, result.stdout) == (0, f"{arguments[0]}\t{verdict}\n")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("UPDATE renditions SET extractor_version = 'older'")
    assert ingest([str(SEEDS)], path).rejects == []
    with closing(sqlite3.connect(path)) as db:
        assert not db.execute(
            "SELECT 1 FROM documents d JOIN renditions r ON r.document_id = d.id WHERE r.extractor_version = 'older'"
        ).fetchall(), "read again"
    assert overview(path, rejected) == []
    assert overview(path, corrected) == [("Moldavië", "aangepast")]
    assert [verdict for _, verdict in overview(path, accepted)] == ["juist"]
    assert not {accepted, rejected, corrected} & {row["id"] for row in listed(path)}
    with open_database(path, create=False, write=False) as db:
        (kept,) = db.query("SELECT note, reviewer FROM reviews WHERE verdict = 'onjuist'")
    assert kept == {"note": "een vraag", "reviewer": "AB"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["0000", "--accept"], 1, "has no row 0000"),
        (["0000"], 2, "say one thing of the row"),
        (["0000", "--accept", "--reject"], 2, "say one thing of the row"),
        (["0000", "--set", "quote=x"], 2, "is not COLUMN=VALUE"),
        (["--accept"], 2, "name the row"),
    ],
)
def test_wrong_use_is_told_in_one_line(path: Path, arguments: list[str], code: int, said: str) -> None:
    result = review(path, *arguments)
    assert result.exit_code == code
    assert said in result.stderr
    assert result.stderr.count("\n") == 1


def test_without_a_database(tmp_path: Path) -> None:
    for arguments in ([], ["0000", "--accept"]):
        result = review(tmp_path / "niets.db", *arguments)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
