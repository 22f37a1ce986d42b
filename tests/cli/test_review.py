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
from tracker.store.review_log import Entry, ReviewLog, Verdict

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


def said(log: ReviewLog, row: dict[str, object], verdict: Verdict, **corrections: object) -> None:
    """Write down in the site's log what a reviewer says of a row."""
    log.add(Entry(str(row["id"]), "brief.xml", str(row["quote"]), verdict, corrections, {}, "", "j.jansen"))


def test_what_was_said_on_the_site_is_taken_over_once(path: Path, tmp_path: Path) -> None:
    log = ReviewLog(tmp_path / "reviews.db")
    first, second, third, fourth = listed(path)[:4]
    said(log, first, "onjuist")
    said(log, first, "juist")
    said(log, second, "onjuist")
    said(log, third, "aangepast", beneficiary="Moldavië")
    said(log, {**fourth, "id": "gone"}, "juist")
    taken = review(path, "--from", str(log.path))
    assert taken.stdout == "3 reviews taken over, 1 of rows that are no longer there\n"
    assert "juist" in overview(path, str(first["id"]))[0]
    assert overview(path, str(second["id"])) == []
    assert overview(path, str(third["id"]))[0][0] == "Moldavië"
    with closing(sqlite3.connect(path)) as db:
        names = {name for (name,) in db.execute("SELECT reviewer FROM reviews")}
    assert names == {log.pseudonym("j.jansen")}
    assert review(path, "--from", str(log.path)).stdout.startswith("0 reviews")
    said(log, fourth, "afgedaan")
    assert review(path, "--from", str(log.path)).stdout.startswith("1 reviews")
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("SELECT status FROM commitments WHERE id = ?", (fourth["id"],)).fetchone() == ("fulfilled",)


def test_gold_is_written_of_letters_that_were_reviewed_whole(path: Path, tmp_path: Path) -> None:
    log, folder = ReviewLog(tmp_path / "reviews.db"), tmp_path / "gold"
    by_letter: dict[str, list[dict[str, object]]] = {}
    for row in listed(path):
        by_letter.setdefault(str(row["document_id"]), []).append(row)
    whole, other = list(by_letter.values())[:2]
    for row in whole[1:]:
        said(log, row, "juist")
    said(log, whole[0], "onjuist")
    said(log, other[0], "juist")
    written = review(path, "--from", str(log.path), "--gold", str(folder))
    [file] = written.stdout.split()
    assert f"{len(other) - 1} rows without a review" in written.stderr
    gold = json.loads(Path(file).read_text(encoding="utf-8"))
    assert [each["key"] for each in gold["commitments"]] == [
        row["quote"] for row in sorted(whole[1:], key=lambda row: whole_order(path, row))
    ]
    assert all(each["kind"] and each["need"] == "must" for each in gold["commitments"])


def whole_order(path: Path, row: dict[str, object]) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("SELECT start FROM commitments WHERE id = ?", (row["id"],)).fetchone()[0])


@pytest.mark.parametrize(
    "arguments",
    [("--from", "absent.db"), ("--gold", "gold"), ("--from", "absent.db", "--accept"), ("x", "--gold", "g")],
)
def test_taking_over_says_what_is_wrong(path: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    result = review(path, *arguments)
    assert result.exit_code == 2
    assert "tracker serve --review FILE" in result.stderr or "--from FILE stands alone" in result.stderr
