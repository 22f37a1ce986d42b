"""Time is counted once, for the innermost stage, by whichever process took it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.conftest import SEEDS
from tracker import stages
from tracker.cli import app
from tracker.ingestion.run import ingest

STAGES = {"reading", "extraction", "storing", "linking"}


def test_a_stage_within_a_stage_is_taken_off_and_nothing_is_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    stages.take()
    moments = iter(range(100))
    monkeypatch.setattr(stages.time, "thread_time", lambda: float(next(moments)))
    with stages.stage("storing"):
        with stages.stage("linking"):
            pass
        with pytest.raises(ValueError, match="x"), stages.stage("linking"):
            raise ValueError("x")
    assert stages.take() == {"storing": 3.0, "linking": 2.0}
    stages.add({"reading": 2.5})
    stages.add({"reading": 0.5})
    assert stages.take() == {"reading": 3.0}
    assert stages.take() == {}


@pytest.mark.parametrize("workers", [1, 2])
def test_a_run_tells_what_each_stage_took(workers: int, tmp_path: Path) -> None:
    report = ingest([str(SEEDS)], tmp_path / "t.db", workers=workers)
    assert set(report.spent) == STAGES
    assert min(report.spent.values()) > 0
    assert set(ingest([str(SEEDS)], tmp_path / "t.db").spent) <= STAGES - {"reading", "extraction"}


def test_profile_prints_the_stages_before_what_was_done(tmp_path: Path) -> None:
    given = ["ingest", str(SEEDS), "--profile", "--db", str(tmp_path / "t.db")]
    lines = CliRunner().invoke(app, given).stdout.splitlines()
    assert {line.split("\t")[0] for line in lines[:4]} == STAGES
    assert lines[0].endswith("%")
