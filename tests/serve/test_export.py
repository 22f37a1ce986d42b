"""`tracker export` as a user runs it, and the file it leaves."""

from __future__ import annotations

import csv
import io
import json
import os
import stat
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from typer.testing import CliRunner

from tests.serve.conftest import MANY
from tracker.cli import app
from tracker.serve.export import ExportError, atomically, chosen_format


def run(*arguments: object, code: int = 0):
    result = CliRunner().invoke(app, ["export", *map(str, arguments)])
    assert result.exit_code == code, result.output + result.stderr
    return result


def test_csv_to_standard_output(seeds_path, seeds_db):
    result = run("overzicht", "--db", seeds_path)
    rows = list(csv.DictReader(io.StringIO(result.stdout)))
    assert len(rows) == seeds_db.execute("select count(*) from overzicht").fetchone()[0]
    assert result.stderr == ""


def test_overzicht_is_what_you_get_without_a_name(seeds_path):
    assert run("--db", seeds_path).stdout == run("overzicht", "--db", seeds_path).stdout


@pytest.mark.parametrize("name", ["json", "jsonl", "csv", "xlsx"])
def test_every_format_holds_the_same(seeds_path, tmp_path, name):
    path = tmp_path / f"moties.{name}"
    result = run("motions", "--db", seeds_path, "--output", path)
    assert result.stdout == ""
    assert result.stderr == f"1 row of motions in {path}\n"
    if name == "xlsx":
        names, values = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
        row = dict(zip(names, values, strict=True))
    elif name == "csv":
        (row,) = csv.DictReader(path.open(encoding="utf-8", newline=""))
    else:
        (row,) = json.loads(path.read_text("utf-8")) if name == "json" else [json.loads(path.read_text("utf-8"))]
        assert row["sponsors"] == ["Paternotte", "Brekelmans"]
    assert row["id"] == "kst-21501-02-2898"
    assert os.listdir(tmp_path) == [path.name]


def test_dutch_excel_csv(seeds_path, tmp_path):
    path = tmp_path / "bijdragen.csv"
    run("bijdragen", "--db", seeds_path, "--excel", "--output", path)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(path.open(encoding="utf-8-sig", newline=""), delimiter=";"))
    biggest = rows[0]
    assert (biggest["bedrag_eur"], biggest["datum"], biggest["munt"]) == ("2500000000", "18-12-2023", "EUR")
    norm = run("norm_2_procent", "--db", seeds_path, "--excel")
    assert ";2;bbp;" in norm.stdout
    confident = list(
        csv.DictReader(io.StringIO(run("overzicht", "--db", seeds_path, "--excel").stdout[1:]), delimiter=";")
    )
    assert all("." not in row["zekerheid"] for row in confident)
    assert any("," in row["zekerheid"] for row in confident)


def test_xlsx_reads_back(seeds_path, seeds_db, tmp_path):
    path = tmp_path / "overzicht.xlsx"
    run("--db", seeds_path, "-o", path)
    sheet = openpyxl.load_workbook(path).active
    names, *rows = sheet.iter_rows(values_only=True)
    stored = seeds_db.execute("select datum, bedrag_eur, citaat from overzicht order by datum desc").fetchall()
    assert len(rows) == len(stored)
    column = {name: index for index, name in enumerate(names)}
    for row, (date, amount, quote) in zip(rows, stored, strict=True):
        assert row[column["datum"]] == (datetime.fromisoformat(date) if date else None)
        assert row[column["bedrag_eur"]] == amount
        assert row[column["citaat"]] == quote


def test_selection(seeds_path, seeds_db):
    result = run(
        "--db",
        seeds_path,
        "--kind",
        "bijdrage",
        "--where",
        "bedrag_eur>=1000000000",
        "--sort",
        "bedrag_eur",
        "--format",
        "jsonl",
    )
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["bedrag_eur"] for row in rows] == [1.6e9, 2.5e9]
    open_ones = run(
        "commitments", "--db", seeds_path, "--status", "openstaand", "--format", "jsonl"
    ).stdout.splitlines()
    assert (
        len(open_ones) == seeds_db.execute("select count(*) from commitments where status = 'open'").fetchone()[0] > 0
    )


def test_all_rows_of_a_large_view(many_path):
    assert len(run("toezeggingen_open", "--db", many_path).stdout.splitlines()) == MANY + 1


def test_formulas_are_neutralised(hostile_path, tmp_path):
    text = run("commitments", "--db", hostile_path).stdout
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not any(cell.startswith(("=", "@")) for cell in cells)
    path = tmp_path / "x.xlsx"
    run("commitments", "--db", hostile_path, "-o", path)
    assert not any(cell.data_type == "f" for row in openpyxl.load_workbook(path).active.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nergens"], "there is no table or view 'nergens'; choose one of: "),
        (["--where", "kleur=rood"], "overzicht has no column 'kleur'"),
        (["--where", "rood"], "can't read the condition 'rood'"),
        (["--sort", "kleur"], "overzicht has no column 'kleur'"),
        (["--kind", "belofte"], "there is no kind 'belofte'"),
        (["--format", "pdf"], "format 'pdf' is not one of csv, xlsx, json, jsonl"),
        (["--format", "xlsx", "--excel"], "--excel makes a CSV"),
        (["--output", "overzicht.doc"], "the ending of overzicht.doc is not one of"),
        (["--output", "/nergens/overzicht.csv"], "/nergens/overzicht.csv can't be written"),
        (["--output", "/tmp", "--format", "csv"], "/tmp is a folder"),
    ],
)
def test_what_is_wrong_is_one_line(seeds_path, arguments, said):
    result = run("--db", seeds_path, *arguments, code=2)
    assert result.stderr.startswith("tracker: ")
    assert said in result.stderr
    assert result.stderr.count("\n") == 1
    assert result.stdout == ""


def test_no_database(tmp_path):
    for path in (tmp_path / "niets.db", tmp_path):
        result = run("--db", path, code=2)
        assert str(path) in result.stderr
        assert result.stderr.count("\n") == 1
    assert not (tmp_path / "niets.db").exists()


def test_a_failed_export_leaves_the_old_file(tmp_path):
    path = tmp_path / "overzicht.csv"
    path.write_text("oud")

    def fail():
        with atomically(path) as out:
            out.write(b"half")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert path.read_text() == "oud"
    assert os.listdir(tmp_path) == ["overzicht.csv"]


def test_the_new_file_has_usual_rights_and_replaces(tmp_path):
    path = tmp_path / "overzicht.csv"
    path.write_text("oud")
    with atomically(path) as out:
        out.write(b"nieuw")
        assert path.read_text() == "oud"
    assert path.read_text() == "nieuw"
    usual = tmp_path / "gewoon"
    usual.touch()
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(usual.stat().st_mode)


def test_format_by_name():
    assert chosen_format(None, None) == "csv"
    assert chosen_format(None, Path("a.XLSX")) == "xlsx"
    assert chosen_format("json", Path("a.txt")) == "json"
    assert chosen_format(None, Path("a.ndjson")) == "jsonl"
    with pytest.raises(ExportError):
        chosen_format(None, Path("a.txt"))


def test_a_reader_that_stops_early_is_no_error(many_path):
    command = [sys.executable, "-c", "from tracker.cli import main; main()", "export", "--db", str(many_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b"datum")
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(30) == 0


KILLED = """
import sys
from tracker.cli import app
from tracker.serve import export as module
class Slow(module._Counter):
    def __iter__(self):
        for row in super().__iter__():
            if self.count % 100 == 50:
                print("row", flush=True)
                sys.stdin.readline()
            yield row
module._Counter = Slow
app(["export", "overzicht", "--db", sys.argv[1], "--output", sys.argv[2]])
"""


@pytest.mark.parametrize("name", ["overzicht.csv", "overzicht.xlsx"])
@pytest.mark.parametrize("there", [False, True])
def test_killed_half_way_there_is_the_earlier_file_or_none(many_path, tmp_path, name, there):
    path = tmp_path / name
    if there:
        path.write_bytes(b"the earlier file")
    command = [sys.executable, "-c", KILLED, str(many_path), str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "row\n"
        process.kill()
    assert path.exists() == there
    assert not there or path.read_bytes() == b"the earlier file"
    run("overzicht", "--db", many_path, "--output", path)
    assert [left.name for left in tmp_path.iterdir()] == [name]
