"""The processes that read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
from tracker.pipeline import ingest
print("begun", flush=True)
report = ingest(["brieven"], "t.db", workers=2)
print(report.counts.added, report.counts.rejected)
"""


def test_a_script_that_reads_with_workers_needs_no_guard_and_runs_once(tmp_path: Path) -> None:
    (tmp_path / "brieven").mkdir()
    for n in range(3):
        (tmp_path / "brieven" / f"{n}.txt").write_text(f"Nederland steunt voorstel {n} van de Europese Commissie.")
    (tmp_path / "script.py").write_text(SCRIPT)
    for given in ([sys.executable, "script.py"], [sys.executable, "-"]):
        done = subprocess.run(
            given, input=SCRIPT, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
        )
        added = 3 if given[1] == "script.py" else 0
        assert (done.stdout, done.stderr, done.returncode) == (f"begun\n{added} 0\n", "", 0)
