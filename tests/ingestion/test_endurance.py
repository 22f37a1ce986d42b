"""One document, however bad, costs that document alone, and a run that ends early keeps what it read."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SEEDS
from tests.ingestion.test_run import copies, opened
from tracker import store
from tracker.ingestion import reader as reading
from tracker.ingestion import run as running
from tracker.ingestion import workers
from tracker.ingestion.deadline import DeadlineExceeded, deadline
from tracker.ingestion.paths import Found
from tracker.ingestion.reader import Job, Versions
from tracker.ingestion.run import ingest
from tracker.store.check import check

SAID = "Nederland steunt voorstel {} van de Europese Commissie."


@pytest.mark.parametrize("number", [1, 2])
def test_a_name_that_is_not_utf_8_costs_nothing(tmp_path: Path, number: int) -> None:
    folder = os.fsencode(tmp_path / "brieven")
    os.mkdir(folder)
    for n, name in enumerate(
        (b"caf\xe9.txt", b"\xff.txt", b"rood\x1b[31m.txt", b"twee\nregels.txt", "één.txt".encode())
    ):
        Path(os.fsdecode(os.path.join(folder, name))).write_text(SAID.format(n))
    Path(os.fsdecode(os.path.join(folder, b"leeg\xe9.txt"))).write_text("")
    report = ingest([os.fsdecode(folder)], tmp_path / "t.db", workers=number)
    assert (report.counts.added, [Path(source).name for source, _ in report.rejects]) == (5, [r"leeg\xe9.txt"])
    names = {Path(source).name for (source,) in opened(tmp_path / "t.db").execute("SELECT source FROM documents")}
    assert names == {r"caf\xe9.txt", r"\xff.txt", r"rood\x1b[31m.txt", r"twee\nregels.txt", "één.txt"}
    assert ingest([os.fsdecode(folder)], tmp_path / "t.db").counts.unchanged == 5
    assert ingest([os.fsdecode(os.path.join(folder, b"weg\xe9.txt"))], tmp_path / "t.db").counts.rejected == 1


def test_a_document_that_can_not_be_stored_is_rejected_and_those_beside_it_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = reading.rows

    def with_half_a_character(extraction: Any) -> Any:
        made = real(extraction)
        if "002_" in extraction.document.source:
            made.document["title"] = "half \ud800 teken"
        if "003_" in extraction.document.source:
            made.document["year"] = 2**70
        return made

    monkeypatch.setattr(reading, "rows", with_half_a_character)
    report = ingest([str(SEEDS)], tmp_path / "t.db")
    assert (report.counts.seen, report.counts.added, report.counts.rejected) == (5, 3, 2)
    assert sorted(Path(source).name[:4] for source, _ in report.rejects) == ["002_", "003_"]
    assert all("fout in het programma" in reason for _, reason in report.rejects)
    stages = opened(tmp_path / "t.db").execute("SELECT DISTINCT stage FROM rejects").fetchall()
    assert stages == [("store",)]
    assert not any(check(tmp_path / "t.db").values())


def _in_python() -> None:
    while True:
        pass


def _in_a_pattern() -> None:
    re.match(r"(a+)+$", "a" * 60 + "b")


@pytest.mark.parametrize("work", [_in_python, _in_a_pattern, lambda: time.sleep(60)])
def test_work_is_ended_at_its_deadline(work: Any) -> None:
    with pytest.raises(DeadlineExceeded), deadline(0.1):
        work()
    with deadline(0.1):
        pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_outside_the_main_thread_nothing_is_bounded() -> None:
    from concurrent.futures import ThreadPoolExecutor

    def bounded() -> int:
        with deadline(0.01):
            time.sleep(0.05)
        return 1

    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(bounded).result() == 1


@pytest.mark.parametrize(
    ("slow", "stage", "reason"),
    [
        ("read_document", "read", "het lezen duurde langer dan"),
        ("extract_document", "extract", "het zoeken van uitspraken duurde langer dan"),
        ("rows", "extract", "het zoeken van uitspraken duurde langer dan"),
    ],
)
def test_a_document_that_takes_too_long_is_rejected_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: str, stage: str, reason: str
) -> None:
    real = getattr(reading, slow)

    def sometimes(given: Any, *rest: Any) -> Any:
        source = rest[0] if rest else getattr(getattr(given, "document", given), "source", "")
        if "002_" in source:
            _in_a_pattern()
        return real(given, *rest)

    monkeypatch.setattr(reading, slow, sometimes)
    monkeypatch.setattr(reading, "SECONDS", 2)
    monkeypatch.setattr(reading, "GRACE", 0)
    report = ingest([str(SEEDS)], tmp_path / "t.db")
    assert report.counts.added == 4
    ((source, said),) = report.rejects
    assert "002_" in source
    assert said.startswith(reason)
    assert opened(tmp_path / "t.db").execute("SELECT stage FROM rejects").fetchone() == (stage,)


def test_an_archive_that_takes_too_long_to_unpack_is_rejected_and_what_it_gave_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(data: bytes, source: str) -> Iterator[tuple[str, bytes]] | None:
        def give() -> Iterator[tuple[str, bytes]]:
            yield f"{source}!een.txt", SAID.format(1).encode()
            time.sleep(60)

        return give() if source.endswith(".zip") else None

    monkeypatch.setattr(reading, "unpack", slowly)
    monkeypatch.setattr(reading, "SECONDS", 0.5)
    (tmp_path / "a.zip").write_text("x")
    report = ingest([str(tmp_path / "a.zip")], tmp_path / "t.db")
    assert report.counts.added == 1
    assert "het uitpakken duurde langer dan" in report.rejects[0][1]


def test_what_a_slow_reader_gave_is_stored_every_few_seconds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "BATCH_SECONDS", 0.0)
    stored: list[int] = []
    real = store.save_files

    def counted(db: Any, files: Any, **rest: Any) -> Any:
        stored.append(len(files))
        return real(db, files, **rest)

    monkeypatch.setattr(store, "save_files", counted)
    ingest([str(copies(tmp_path / "brieven", 6))], tmp_path / "t.db")
    assert stored == [1] * 6


def test_a_worker_hands_over_what_it_has_and_the_rest_follows_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "SECONDS", 0.0)
    paths = sorted(str(path) for path in copies(tmp_path / "brieven", 5).iterdir())
    jobs: list[Any] = [Job(Found(path, path), {}, Versions("1", "1")) for path in paths]
    read = []
    while jobs:
        results, jobs, _ = workers.read_chunk(jobs)
        assert len(results) == 1
        read += [result.source for result in results]  # type: ignore[union-attr]
    assert read == paths


HOLDS = """
import sys, time
from tracker.ingestion import workers
from tracker.ingestion.reader import Found, Job, Versions

if __name__ == "__main__":
    from slow import slowly
    workers.read_chunk = slowly
    for _ in workers.read_all(([Job(Found(str(n), str(n)), {}, Versions("1", "1"))] for n in range(20)), 2):
        print("waiting", flush=True)
"""
SLOWLY = """
import time
def slowly(jobs):
    time.sleep(120)
    return [], [], {}
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a system with signals")
def test_no_worker_outlives_its_parent(tmp_path: Path) -> None:
    """Each of them holds the standard output of the one that was killed; it ends when the last does."""
    (tmp_path / "holds.py").write_text(HOLDS)
    (tmp_path / "slow.py").write_text(SLOWLY)
    with subprocess.Popen([sys.executable, str(tmp_path / "holds.py")], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"waiting\n"
        process.kill()
        process.communicate(timeout=20)


def test_a_worker_that_takes_too_much_memory_costs_one_document(tmp_path: Path) -> None:
    (tmp_path / "glutton.py").write_text(
        "from tracker.ingestion import reader\n"
        "def eat(jobs):\n"
        "    real = reader.extract_document\n"
        "    def greedy(document):\n"
        "        if '1.txt' in document.source: bytearray(1200 * 2**20)\n"
        "        return real(document)\n"
        "    reader.extract_document = greedy\n"
        "    try: return [result for job in jobs for result in reader.read_file(job)], [], {}\n"
        "    finally: reader.extract_document = real\n"
    )
    (tmp_path / "script.py").write_text(
        "import sys\nfrom tracker.ingestion import workers\nfrom tracker.ingestion.run import ingest\n"
        "if __name__ == '__main__':\n"
        "    from glutton import eat\n    workers.read_chunk = eat\n"
        "    print([reason for _, reason in ingest(sys.argv[1:], 't.db', workers=2).rejects])\n"
    )
    for n in range(3):
        (tmp_path / f"{n}.txt").write_text(SAID.format(n))
    done = subprocess.run(
        [sys.executable, "script.py", "0.txt", "1.txt", "2.txt"], cwd=tmp_path, capture_output=True, text=True,
        timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout == "['te groot of te diep om te lezen: splits het bestand']\n", done.stderr
