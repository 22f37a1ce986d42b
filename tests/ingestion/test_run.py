from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.conftest import SEEDS
from tests.store.test_save import contents
from tracker import store
from tracker.ingestion import reader as reading
from tracker.ingestion import workers
from tracker.ingestion.reader import Job
from tracker.ingestion.run import ingest, refresh
from tracker.store.document_match import Incoming


def opened(path: Path) -> Database:
    return store.open_database(path, create=False, write=False)


def copies(folder: Path, number: int) -> Path:
    """Copies of the seeds, each with a sentence of its own."""
    folder.mkdir(exist_ok=True)
    for place in range(number):
        seed = sorted(SEEDS.glob("*.txt"))[place % 5]
        (folder / f"{place:03}.txt").write_text(f"{seed.read_text('utf-8')}\n\nDit is afschrift nummer {place}.\n")
    return folder


def test_the_seeds_become_rows_whose_spans_are_their_quotes(seeds_db: Database) -> None:
    text = dict(seeds_db.execute("SELECT id, text FROM documents"))
    assert len(text) == 5
    quoted = {"commitments": "quote", "citations": "raw", "motion_links": "raw", "motion_events": "quote"}
    for table, column in quoted.items():
        for row in seeds_db.query(f'SELECT document_id, {column} AS said, start, "end" FROM {table}'):
            assert text[row["document_id"]][row["start"] : row["end"]] == row["said"], table
    assert seeds_db["commitments"].count > 40
    assert seeds_db["overzicht"].count == seeds_db["commitments"].count


def test_every_row_tells_its_rule_version_and_moment(seeds_db: Database) -> None:
    for name in ("rule", "extractor_version", "first_seen", "last_seen", "quote", "document_id"):
        assert seeds_db.execute(f"SELECT count(*) FROM commitments WHERE coalesce({name}, '') = ''").fetchone()[0] == 0


def test_ingesting_twice_adds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    first = ingest([str(SEEDS)], path)
    assert (first.counts.added, first.counts.rejected) == (5, 0)
    before = contents(opened(path))
    second = ingest([str(SEEDS)], path)
    assert (second.counts.added, second.counts.changed, second.counts.unchanged) == (0, 0, 5)
    assert contents(opened(path)) == before
    assert [r["status"] for r in opened(path).query("SELECT status FROM runs")] == ["finished", "finished"]


def test_new_rules_are_applied_to_the_stored_text_and_keep_what_was_first_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "t.db"
    ingest([str(SEEDS)], path)
    with store.open_database(path) as db:
        db.execute("UPDATE commitments SET first_seen = '2020-01-01T00:00:00Z'")
        db.conn.commit()
    monkeypatch.setattr("tracker.ingestion.run.extractor_version", lambda: "9.9+anders")
    monkeypatch.setattr(reading, "read_document", None)  # nothing is read
    before = opened(path)["commitments"].count
    report = ingest([str(SEEDS)], path)
    assert (report.counts.unchanged, report.counts.added) == (5, 0)
    assert (report.counts.reextracted, report.counts.reread) == (5, 0)
    after = opened(path)
    assert [tuple(r) for r in after.execute("SELECT reextracted, reread FROM runs ORDER BY id")] == [(0, 0), (5, 0)]
    assert after["row_history"].count == 0
    assert after["commitments"].count == before
    assert {r[0] for r in after.execute("SELECT extractor_version FROM commitments")} == {"9.9+anders"}
    assert {r[0] for r in after.execute("SELECT first_seen FROM commitments")} == {"2020-01-01T00:00:00Z"}


def test_two_processes_give_the_same_rows_as_one(tmp_path: Path) -> None:
    folder = copies(tmp_path / "brieven", 35)
    (folder / "leeg.txt").write_text("")
    for number in (1, 2):
        report = ingest([str(folder)], tmp_path / f"{number}.db", workers=number)
        assert (report.counts.added, report.counts.rejected) == (35, 1)
    assert contents(opened(tmp_path / "1.db")) == contents(opened(tmp_path / "2.db"))


def test_an_archive_is_read_member_by_member_and_skipped_when_unchanged(tmp_path: Path) -> None:
    archive = tmp_path / "zending.zip"
    with zipfile.ZipFile(archive, "w") as zipped:
        for seed in sorted(SEEDS.glob("*.txt"))[:2]:
            zipped.write(seed, f"map/{seed.name}")
    path = tmp_path / "t.db"
    assert ingest([str(archive)], path).counts.added == 2
    sources = [r[0] for r in opened(path).execute("SELECT source FROM documents ORDER BY source")]
    assert sources[0] == f"{archive}!map/000_919b42d2bb855783.txt"
    again = ingest([str(archive)], path)
    assert (again.counts.unchanged, again.counts.changed) == (2, 0)


def _weird(folder: Path) -> None:
    (folder / "leeg.txt").write_bytes(b"")
    (folder / "wit.txt").write_bytes(b" \n\t\n")
    (folder / "plaatje.bin").write_bytes(bytes(range(256)) * 40)
    (folder / "half.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type")
    (folder / "half.docx").write_bytes(b"PK\x03\x04" + b"\0" * 100)


def test_what_cannot_be_read_is_kept_with_its_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    folder = tmp_path / "map"
    shutil.copytree(SEEDS, folder)
    _weird(folder)
    report = ingest([str(folder), str(tmp_path / "weg.txt")], tmp_path / "t.db")
    assert report.counts.added == 5
    rejected = {Path(source).name: reason for source, reason in report.rejects}
    assert set(rejected) == {"leeg.txt", "wit.txt", "plaatje.bin", "half.pdf", "half.docx", "weg.txt"}
    assert all("\n" not in reason and len(reason) > 10 for reason in rejected.values())
    assert not [reason for reason in rejected.values() if "fout in het programma" in reason]
    stored = {(Path(r["source"]).name, r["reason"]) for r in opened(tmp_path / "t.db").query("SELECT * FROM rejects")}
    assert stored == set(rejected.items())
    again = ingest([str(folder), str(tmp_path / "weg.txt")], tmp_path / "t.db")
    assert again.counts.rejected == 6
    assert opened(tmp_path / "t.db")["rejects"].count == 6


@pytest.mark.parametrize(
    ("encoding", "mark"), [("utf-16", b""), ("utf-16-le", b"\xff\xfe"), ("cp1252", b""), ("utf-8-sig", b"")]
)
def test_text_in_another_encoding_gives_the_same_commitments(
    tmp_path: Path, seeds_db: Database, encoding: str, mark: bytes
) -> None:
    seed = SEEDS / "002_e47a5db50cc64457.txt"
    said = seed.read_text("utf-8")
    (tmp_path / seed.name).write_bytes(mark + said.encode(encoding, "replace"))
    ingest([str(tmp_path / seed.name)], tmp_path / "t.db")
    quotes = "SELECT quote FROM commitments c JOIN documents d ON d.id = document_id WHERE source LIKE ? ORDER BY start"
    expected = [r[0] for r in seeds_db.execute(quotes, [f"%{seed.name}"])]
    assert [r[0] for r in opened(tmp_path / "t.db").execute(quotes, [f"%{seed.name}"])] == expected


def test_a_reject_is_resolved_when_the_file_is_mended(tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("")
    ingest([str(letter)], tmp_path / "t.db")
    letter.write_text((SEEDS / "002_e47a5db50cc64457.txt").read_text("utf-8"))
    ingest([str(letter)], tmp_path / "t.db")
    assert [r["resolved"] for r in opened(tmp_path / "t.db").query("SELECT resolved FROM rejects")] == ["ja"]


def test_a_file_that_is_too_large_is_rejected_without_being_read(tmp_path: Path) -> None:
    with open(tmp_path / "groot.txt", "wb") as file:
        file.truncate(200 * 2**20)
    report = ingest([str(tmp_path / "groot.txt")], tmp_path / "t.db")
    assert report.rejects == [
        (str(tmp_path / "groot.txt"), "te groot (200 MB, hooguit 100 MB): splits het of lever de tekst aan")
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read anything")
def test_an_unreadable_file_in_a_folder_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert "pas de rechten aan" in ingest([str(tmp_path)], tmp_path / "t.db").rejects[0][1]


def test_a_fault_in_the_program_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = reading.extract_document

    def faulty(document: object) -> object:
        if "002_" in document.source:  # type: ignore[attr-defined]
            raise ZeroDivisionError("deling\ndoor nul")
        return real(document)  # type: ignore[arg-type]

    monkeypatch.setattr(reading, "extract_document", faulty)
    report = ingest([str(SEEDS)], tmp_path / "t.db")
    assert report.counts.added == 4
    ((_, reason),) = report.rejects
    assert reason.startswith("fout in het programma (ZeroDivisionError: deling door nul in test_run.py")
    stage = next(opened(tmp_path / "t.db").query("SELECT stage FROM rejects"))["stage"]
    assert stage == "extract"


def _dies_on_two(jobs: list[Job]) -> workers.Portion:
    """Read files; a file named 2 ends the process, as a fault in a parser would."""
    if any(job.file.source.endswith("2.txt") for job in jobs):
        os._exit(9)
    return [result for job in jobs for result in reading.read_file(job)], [], {}


def test_a_file_that_ends_its_process_is_rejected_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "read_chunk", _dies_on_two)
    folder = copies(tmp_path / "brieven", 4)
    report = ingest([str(folder)], tmp_path / "t.db", workers=2)
    assert [Path(source).name for source, _ in report.rejects] == ["002.txt"]
    assert report.counts.added == 3


SLOW = """
import signal, sys, time
from tracker.ingestion import run as pipeline
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background is born deaf to Ctrl-C
taken = pipeline._Run._take
def slow(self, result):
    taken(self, result)
    self._store()
    print("stored", flush=True)
    time.sleep(0.05)
pipeline._Run._take = slow
if __name__ == "__main__":
    from tracker.cli import app
    app(["ingest", sys.argv[1], "--db", sys.argv[2], "--workers", sys.argv[3]])
"""


@pytest.mark.parametrize(
    ("sent", "number", "code", "status"),
    [
        (signal.SIGINT, 1, 130, "interrupted"),
        (signal.SIGINT, 2, 130, "interrupted"),
        (signal.SIGTERM, 1, 130, "interrupted"),
        (signal.SIGTERM, 2, 130, "interrupted"),
        (signal.SIGHUP, 1, 130, "interrupted"),
        (signal.SIGKILL, 2, -9, "running"),
        (signal.SIGKILL, 1, -9, "running"),
    ],
)
def test_stopped_at_any_moment_the_database_is_whole_and_the_next_run_goes_on(
    tmp_path: Path, sent: signal.Signals, number: int, code: int, status: str
) -> None:
    folder, path = copies(tmp_path / "brieven", 16), tmp_path / "t.db"
    (tmp_path / "slow.py").write_text(SLOW)
    with subprocess.Popen(
        [sys.executable, str(tmp_path / "slow.py"), str(folder), str(path), str(number)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        for _ in range(3):
            assert process.stdout.readline() == "stored\n"
        process.send_signal(sent)
        _, errors = process.communicate(timeout=30)
    assert process.returncode == code, errors
    assert "Traceback" not in errors
    with sqlite3.connect(path) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        stored = db.execute("SELECT count(*) FROM documents").fetchone()[0]
        assert 3 <= stored < 16
        assert db.execute("SELECT status FROM runs").fetchall() == [(status,)]
        half = (
            "SELECT count(*) FROM documents d WHERE commitment_count <> "
            "(SELECT count(*) FROM commitments WHERE document_id = d.id)"
        )
        assert db.execute(half).fetchone()[0] == 0
        waiting = db.execute("SELECT count(*) FROM stale_subjects").fetchone()[0]
        assert (waiting == 0) == (status == "interrupted"), "the threads of what is stored"
    assert ingest([str(folder)], path).counts.added == 16 - stored
    ingest([str(folder)], tmp_path / "whole.db")
    assert contents(opened(path)) == contents(opened(tmp_path / "whole.db"))


def test_results_come_in_order_and_no_further_ahead_than_can_be_held(tmp_path: Path) -> None:
    given: list[int] = []

    def chunks() -> object:
        for place, path in enumerate(sorted(copies(tmp_path / "brieven", 30).iterdir())):
            given.append(place)
            yield [Job(reading.Found(str(path), str(path)), {}, reading.Versions("1", "1"))]

    results = (each for each in workers.read_all(chunks(), 2) if each)  # type: ignore[arg-type]
    (first,) = next(results)
    assert isinstance(first, Incoming)
    assert first.source.endswith("000.txt")
    assert len(given) <= 2 * workers.AHEAD + 1
    names = [Path(result.source).name for (result,) in results]  # type: ignore[union-attr]
    assert names == [f"{place:03}.txt" for place in range(1, 30)]


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    ingest([str(SEEDS)], tmp_path / "t.db", progress=lambda counts, total: told.append((counts.seen, total)))
    assert told[-1] == (5, 5)


def test_a_database_that_becomes_locked_is_told_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> None:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(store, "save_files", locked)
    with pytest.raises(store.DatabaseError, match="is locked by another program"):
        ingest([str(SEEDS)], tmp_path / "t.db")


@pytest.mark.parametrize(("what", "counted"), [("reader_version", "reread"), ("extractor_version", "reextracted")])
def test_a_run_does_only_what_a_change_asks_for_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, counted: str
) -> None:
    path = tmp_path / "t.db"
    ingest([str(SEEDS)], path)
    before = contents(opened(path))
    monkeypatch.setattr(f"tracker.ingestion.run.{what}", lambda: "anders")
    counts = ingest([str(SEEDS)], path).counts
    assert {name: getattr(counts, name) for name in ("reread", "reextracted")} == {
        "reread": 0, "reextracted": 0, counted: 5,
    }  # fmt: skip
    assert ingest([str(SEEDS)], path).counts.reread == 0
    for table in ("commitments", "citations", "motions", "motion_events"):
        assert len(contents(opened(path))[table]) == len(before[table])


@pytest.mark.parametrize("number", [1, 2])
def test_what_other_rules_extracted_is_extracted_again_without_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folder, path = copies(tmp_path / "brieven", 20), tmp_path / "t.db"
    ingest([str(folder)], path)
    with store.open_database(path) as db:
        whole = contents(db)
        db.execute("UPDATE documents SET extractor_version = 'ouder'")
        db.execute("DELETE FROM overzicht")
        db.execute("UPDATE commitments SET status = 'anders' WHERE kind = 'position'")
    shutil.rmtree(folder)
    report = refresh(path, workers=number)
    assert (report.counts.reextracted, report.counts.unchanged, report.rejects) == (20, 20, [])
    after = contents(opened(path))
    assert {name: after[name] for name in whole} == whole
    changes = opened(path).execute("SELECT DISTINCT change, earlier FROM row_history").fetchall()
    assert changes == [("changed", '{"status": "anders"}')]
    assert refresh(path).counts.seen == 0
