"""Reading on a Dask cluster: processes of this machine, as machines of a real one would be."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import SEEDS
from tests.store.test_save import contents
from tracker import store
from tracker.cli import app
from tracker.ingestion import cluster, workers
from tracker.ingestion.cluster import ClusterError
from tracker.ingestion.paths import Found
from tracker.ingestion.reader import Job, Versions
from tracker.ingestion.run import ingest
from tracker.versions import extractor_version, reader_version

distributed = pytest.importorskip("distributed", reason="needs the extra [dask]")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a cluster of two processes."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, protocol="tcp://"
    ) as running:
        yield running.scheduler_address


def rows(path: Path) -> object:
    with store.open_database(path, write=False) as db:
        return contents(db)


def test_a_cluster_gives_the_same_database(scheduler: str, seeds_path: Path, tmp_path: Path) -> None:
    report = ingest([str(SEEDS)], tmp_path / "t.db", scheduler=scheduler)
    assert (report.counts.added, report.rejects, report.status) == (5, [], "finished")
    assert rows(tmp_path / "t.db") == rows(seeds_path)
    again = ingest([str(SEEDS)], tmp_path / "t.db", scheduler=scheduler)
    assert (again.counts.added, again.counts.unchanged) == (0, 5)


def test_bytes_travel_and_what_can_not_be_read_is_rejected(scheduler: str, tmp_path: Path) -> None:
    folder = tmp_path / "brieven"
    folder.mkdir()
    (folder / "goed.txt").write_text("Het kabinet zal dit onderzoeken en uw Kamer voor 1 juli 2024 informeren.\n")
    (folder / "stuk.pdf").write_bytes(b"%PDF-1.4 stuk")
    report = ingest([str(folder)], tmp_path / "t.db", scheduler=scheduler)
    assert report.counts.added == 1
    assert [Path(source).name for source, _ in report.rejects] == ["stuk.pdf"]


class Lost:
    """A client whose workers end on every portion that holds a certain file."""

    def __init__(self, fatal: str) -> None:
        self.fatal = fatal
        self.handed: list[list[str]] = []

    def submit(self, function: object, works: list[Job], *, pure: bool, retries: int) -> Lost:
        assert (function, pure, retries > 0) == (workers.read_chunk, False, True)
        self.works = works
        self.handed.append([Path(work.file.source).name for work in works])
        return copy(self)

    def result(self, timeout: float) -> workers.Portion:
        if any(self.fatal in work.file.source for work in self.works):
            raise distributed.KilledWorker("read_chunk", None, 3)
        return workers.read_chunk(list(self.works))


def test_a_file_that_ends_every_worker_is_rejected_and_the_rest_is_read(tmp_path: Path) -> None:
    works = []
    for name in ("een", "dodelijk", "twee"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"Brief {name}. Het kabinet zal dit onderzoeken.\n")
        works.append(Job(Found(path.name, str(path)), {}, Versions(reader_version(), extractor_version())))
    client, waiting, taken = Lost("dodelijk"), cluster.Waiting(), []
    waiting.append((works, client.submit(workers.read_chunk, works, pure=False, retries=2)))
    while waiting:
        taken += [result for results in cluster._first(distributed, client, waiting) for result in results]
    assert [(type(result).__name__, result.source) for result in taken] == [
        ("Incoming", "een.txt"), ("Rejected", "dodelijk.txt"), ("Incoming", "twee.txt"),
    ]  # fmt: skip


def test_no_scheduler_and_no_worker_are_said_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "PATIENCE", 1)
    with pytest.raises(ClusterError, match="no Dask scheduler at tcp"):
        ingest([str(SEEDS)], tmp_path / "t.db", scheduler="tcp://127.0.0.1:9")
    given = ["ingest", str(SEEDS), "--db", str(tmp_path / "t.db"), "--scheduler", "tcp://127.0.0.1:9"]
    done = CliRunner().invoke(app, given)
    assert done.exit_code == 2
    assert CliRunner().invoke(app, [*given, "--workers", "2"]).exit_code == 2
