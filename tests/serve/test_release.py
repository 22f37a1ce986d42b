"""`tracker publish`: what a release holds, what stops one, what may not be in it, and that it appears whole."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.conftest import ROOT
from tracker import store
from tracker.cli import app
from tracker.serve.release import publish as publishing
from tracker.serve.release.assertions import failures
from tracker.serve.release.publish import AssertionFailedError, Publisher, Release, ReleaseError, publish
from tracker.store.check import check
from tracker.store.reviews import review

FOREVER = 400
"""Lines of a listing nobody reads to the end."""


@pytest.fixture
def database(seeds_path: Path, tmp_path: Path) -> Path:
    """A copy of the seeds' database that a test may change."""
    copy = tmp_path / "own.db"
    shutil.copy(seeds_path, copy)
    return copy


@pytest.fixture
def moments(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock of which every look is a day later."""
    days = iter(f"2024-06-{day:02}T12:00:00Z" for day in range(1, 30))
    monkeypatch.setattr(publishing, "now", lambda: next(days))


@pytest.fixture(scope="module")
def release(seeds_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder = tmp_path_factory.mktemp("releases")
    return publish(seeds_path, folder, publisher=Publisher("https://voorbeeld.nl/t", "Dienst X", "x@voorbeeld.nl"))


def loaded(release: Release, name: str) -> Any:
    return json.loads((release.folder / name).read_text("utf-8"))


def test_each_listed_table_is_a_csv_with_all_its_rows(release: Release) -> None:
    with closing(sqlite3.connect(release.folder / "tracker.db")) as db:
        for file in (file for file in release.files if file.table):
            with (release.folder / file.path).open(encoding="utf-8", newline="") as content:
                rows = list(csv.DictReader(content))
            assert len(rows) == db.execute(f'SELECT count(*) FROM "{file.table}"').fetchone()[0]
            assert not rows or tuple(rows[0]) == file.columns
    assert {"overzicht", "commitments", "toezeggingen_open", "bijdragen", "promises"} <= {
        f.table for f in release.files
    }


def test_the_description_tells_each_column_as_it_is_in_the_file(release: Release) -> None:
    package = loaded(release, "datapackage.json")
    assert package["licenses"][0]["name"] == "CC0-1.0"
    casts = {"integer": int, "number": float, "string": str, "any": str}
    for resource in package["resources"]:
        content = (release.folder / resource["path"]).read_bytes()
        assert (resource["bytes"], resource["hash"]) == (len(content), f"sha256:{sha256(content).hexdigest()}")
        if "schema" not in resource:
            continue
        with (release.folder / resource["path"]).open(encoding=resource["encoding"], newline="") as lines:
            reader = csv.reader(lines)
            fields = resource["schema"]["fields"]
            assert next(reader) == [field["name"] for field in fields]
            rows = list(reader)
        for row in rows[:FOREVER]:
            for field, cell in zip(fields, row, strict=True):
                assert cell == "" or casts[field["type"]](cell) is not None
        keys = [
            [row[[f["name"] for f in fields].index(k)] for k in resource["schema"].get("primaryKey", [])]
            for row in rows
        ]
        assert len({tuple(key) for key in keys}) == len(keys) or "primaryKey" not in resource["schema"]


def test_the_catalogue_says_what_the_dutch_profile_asks(release: Release) -> None:
    found = loaded(release, "catalog.jsonld")
    (dataset,) = found["dcat:dataset"]
    asked = "title description identifier publisher accessRights license issued modified".split()
    assert all(dataset[f"dct:{name}"] for name in asked)
    contact = found["dcat:contactPoint"]
    assert contact["vcard:hasEmail"] == {"@id": "mailto:x@voorbeeld.nl"}
    assert dataset["dcat:contactPoint"] == {"@id": contact["@id"]}
    assert dataset["dcat:theme"][0]["skos:prefLabel"]["@language"] == "nl"
    assert dataset["dcat:theme"][0]["@id"].startswith("http://publications.europa.eu/resource/authority/data-theme/")
    addresses = {each["dcat:downloadURL"]["@id"] for each in dataset["dcat:distribution"]}
    assert addresses == {f"https://voorbeeld.nl/t/{release.folder.name}/{file.path}" for file in release.files}


CLASSES = {
    "dct:license": "dct:LicenseDocument",
    "dct:language": "dct:LinguisticSystem",
    "dct:accessRights": "dct:RightsStatement",
    "dct:spatial": "dct:Location",
    "dct:provenance": "dct:ProvenanceStatement",
    "dct:format": "dct:MediaTypeOrExtent",
    "dcat:mediaType": "dct:MediaType",
    "dcat:theme": "skos:Concept",
    "dcat:landingPage": "foaf:Document",
    "spdx:algorithm": "spdx:ChecksumAlgorithm",
}
"""The class that the shapes of DCAT-AP 3 ask of what stands behind a property."""


def properties(node: Any) -> Iterator[tuple[str, Any]]:
    """Each property of a JSON-LD tree with each of its values."""
    if isinstance(node, list):
        for each in node:
            yield from properties(each)
    elif isinstance(node, dict):
        for name, value in node.items():
            yield from ((name, each) for each in (value if isinstance(value, list) else [value]))
            yield from properties(value)


def test_the_catalogue_says_the_class_of_what_it_names(release: Release) -> None:
    found = list(properties(loaded(release, "catalog.jsonld")))
    said = {(name, value.get("@type")) for name, value in found if name in CLASSES}
    assert said == set(CLASSES.items())
    # a source is a dataset in DCAT-AP 3, which a site with papers is not
    assert "dct:source" not in {name for name, _ in found}


def test_every_prefix_of_the_catalogue_is_declared(release: Release) -> None:
    catalogue = loaded(release, "catalog.jsonld")
    context = catalogue.pop("@context")
    names = {name for name, _ in properties(catalogue) if not name.startswith("@")}
    types = {value for name, value in properties(catalogue) if name == "@type"}
    assert {name.partition(":")[0] for name in names | types} == set(context)


def test_every_file_is_summed_and_nobody_may_write_it(release: Release) -> None:
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=release.folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    files = {path.relative_to(release.folder).as_posix() for path in release.folder.rglob("*") if path.is_file()}
    assert files == {line.split(": ")[0] for line in done.stdout.splitlines()} | {"SHA256SUMS"}
    assert all((release.folder / name).stat().st_mode & 0o222 == 0 for name in files)


def test_the_figures_are_those_of_the_database(release: Release, seeds_db: Any) -> None:
    found = loaded(release, "statistics.json")
    tables = found["tables"]
    assert tables["documents"]["rows"] == 5 == tables["documents"]["filled"]["text"]
    dated = seeds_db.execute("SELECT count(*) FROM documents WHERE date IS NOT NULL").fetchone()[0]
    assert tables["documents"]["filled"]["date"] == dated
    assert sum(tables["commitments"]["values"]["kind"].values()) == tables["commitments"]["rows"]
    assert found["made_by"]["tracker"]
    assert set(loaded(release, "issues.json")) >= {"rejects", "unknown_values", "conflicts"}


def test_the_database_of_a_release_is_whole_and_serves(release: Release) -> None:
    assert not any(check(release.folder / "tracker.db").values())
    with store.open_database(release.folder / "tracker.db", create=False, write=False) as db:
        assert db["overzicht"].count


def test_paths_and_reviewers_stay_at_home(database: Path, tmp_path: Path) -> None:
    with store.open_database(database) as db:
        first, second = (row["id"] for row in db.query("SELECT id FROM commitments ORDER BY id LIMIT 2"))
        review(db, first, "juist", reviewer="j.jansen@voorbeeld.nl")
        review(db, second, "juist", reviewer="p.pietersen@voorbeeld.nl")
        db.conn.execute("UPDATE renditions SET source = '/home/jansen/brieven/' || source")
        db.conn.execute("UPDATE documents SET source = '/home/jansen/brieven/' || source")
        db.conn.execute("UPDATE runs SET paths = '[\"/home/jansen/brieven\"]'")
        db.conn.commit()
    made = publish(database, tmp_path / "releases")
    for path in (path for path in made.folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        assert b"jansen" not in content, path
        assert b"pietersen" not in content, path
    with closing(sqlite3.connect(made.folder / "tracker.db")) as db:
        assert [row[0] for row in db.execute("SELECT reviewer FROM reviews ORDER BY id")] == [
            "beoordelaar 1", "beoordelaar 2",
        ]  # fmt: skip


@pytest.mark.usefixtures("moments")
def test_the_difference_with_the_release_before_is_told_row_by_row(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "releases"
    first = publish(database, target)
    assert not (first.folder / "delta.jsonl").exists()
    with store.open_database(database) as db:
        db.conn.execute("UPDATE motions SET title = 'Een andere titel' WHERE rowid = (SELECT min(rowid) FROM motions)")
        db.conn.execute("UPDATE commitments SET last_seen = '2030-01-01T00:00:00Z'")
        db.conn.execute("INSERT INTO threads SELECT 'nieuw' AS id, " + _others(db, "threads") + " FROM threads LIMIT 1")
        db.conn.execute("PRAGMA foreign_keys=OFF")
        db.conn.execute("DELETE FROM motion_events WHERE id = (SELECT min(id) FROM motion_events)")
        db.conn.commit()
    second = publish(database, target)
    assert second.before == first.folder
    lines = [json.loads(line) for line in (second.folder / "delta.jsonl").read_text("utf-8").splitlines()]
    told = {(line["table"], line["change"]) for line in lines}
    assert told == {("motions", "changed"), ("threads", "new"), ("motion_events", "gone")}
    (change,) = (line for line in lines if line["change"] == "changed")
    assert change["row"] == {"title": "Een andere titel"}
    assert change["earlier"]["title"] != "Een andere titel"


def _others(db: Any, table: str) -> str:
    return ", ".join(f'"{column.name}"' for column in db[table].columns if column.name != "id")


@pytest.mark.usefixtures("moments")
def test_a_release_that_lost_half_its_rows_is_not_made(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "releases"
    publish(database, target)
    with store.open_database(database) as db:
        db.conn.execute("DELETE FROM seats WHERE rowid % 10 > 0")
        db.conn.commit()
    with pytest.raises(AssertionFailedError, match=r"seats has \d+ rows.*--allow rows:seats"):
        publish(database, target)
    assert [path.name for path in target.iterdir()] == ["2024-06-01T120000Z"]
    assert publish(database, target, allowed=["rows:seats"]).before


def figures(rows: int, filled: dict[str, int]) -> dict[str, Any]:
    least = {name: {"rows": 5, "filled": {}} for name in ("documents", "commitments", "overzicht")}
    return least | {"motions": {"rows": rows, "filled": filled}}


@pytest.mark.parametrize(
    ("now", "before", "stops"),
    [
        (figures(100, {"title": 100}), figures(100, {"title": 100}), []),
        (figures(50, {"title": 50}), figures(100, {"title": 100}), []),
        (figures(49, {"title": 49}), figures(100, {"title": 100}), ["rows:motions"]),
        (figures(0, {"title": 0}), figures(100, {"title": 100}), ["rows:motions"]),
        (figures(100, {"title": 49}), figures(100, {"title": 100}), ["filled:motions.title"]),
        (figures(100, {"title": 50}), figures(100, {"title": 100}), []),
        (figures(200, {"title": 90}), figures(100, {"title": 100}), ["filled:motions.title"]),
        (figures(100, {}), figures(100, {"title": 100}), ["filled:motions.title"]),
        (figures(1, {"title": 0}), figures(19, {"title": 19}), []),
        (figures(100, {"title": 0}), figures(100, {"title": 19}), []),
        (figures(0, {}) | {"commitments": {"rows": 0, "filled": {}}}, None, ["rows:commitments"]),
    ],
)
def test_what_stops_a_release(now: dict[str, Any], before: dict[str, Any] | None, stops: list[str]) -> None:
    assert [failure.name for failure in failures(now, before, {"spans": []})] == stops


def test_a_database_that_is_not_whole_is_not_published(database: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(database)) as db, db:
        db.execute("UPDATE overzicht SET citaat = 'iets anders' WHERE rowid = 1")
    with pytest.raises(AssertionFailedError, match="check:overview"):
        publish(database, tmp_path / "releases")


def test_a_release_cut_off_half_way_is_not_there(
    seeds_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_seal", cut)
    with pytest.raises(KeyboardInterrupt):
        publish(seeds_path, tmp_path / "releases")
    assert list((tmp_path / "releases").iterdir()) == []


def test_what_a_killed_process_left_is_cleared_and_what_another_makes_is_not(seeds_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "releases"
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    for process in (gone.pid, os.getppid()):
        (target / f".2024-01-01T000000Z.{process}.part" / "csv").mkdir(parents=True)
    publish(seeds_path, target)
    assert [path.name for path in target.glob(".*")] == [f".2024-01-01T000000Z.{os.getppid()}.part"]


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen of OpenSSH")
def test_the_sums_are_signed(seeds_path: Path, tmp_path: Path) -> None:
    key = tmp_path / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(key)], check=True)
    made = publish(seeds_path, tmp_path / "releases", key=key)
    signers = tmp_path / "signers"
    signers.write_text(f"dienst {(tmp_path / 'key.pub').read_text()}")
    verify = ["ssh-keygen", "-Y", "verify", "-f", str(signers), "-I", "dienst", "-n", "commitment-tracker-release"]
    signature = [*verify, "-s", str(made.folder / "SHA256SUMS.sig")]
    sums = (made.folder / "SHA256SUMS").read_bytes()
    assert subprocess.run(signature, input=sums, check=False, capture_output=True).returncode == 0
    assert subprocess.run(signature, input=sums + b"x", check=False, capture_output=True).returncode != 0
    with pytest.raises(ReleaseError, match="can't be signed with"):
        publish(seeds_path, tmp_path / "others", key=tmp_path / "signers")


def test_the_command(seeds_path: Path, tmp_path: Path) -> None:
    target = tmp_path / "releases"
    given = ["publish", str(target), "--db", str(seeds_path), "--gold", str(ROOT / "tests" / "gold")]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 0, done.output
    (folder,) = target.iterdir()
    assert json.loads((folder / "evaluation.json").read_text())["commitments"]["recall"] == 1.0
    assert CliRunner().invoke(app, ["publish", str(target), "--db", str(tmp_path / "none.db")]).exit_code == 2
    (tmp_path / "file").write_text("")
    wrong = CliRunner().invoke(app, ["publish", str(tmp_path / "file"), "--db", str(seeds_path)])
    assert (wrong.exit_code, "can't be written" in wrong.output) == (2, True)
