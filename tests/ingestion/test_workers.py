"""The processes that read."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SCRIPT = """
from tracker.ingestion.run import ingest
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


GIVES_MUCH = """
from much import gives_much
from tracker.ingestion import workers
from tracker.ingestion.reader import Found, Job, Versions

if __name__ == "__main__":
    workers.read_chunk = gives_much
    given = workers.read_all(([Job(Found(str(n), str(n)), {}, Versions("1", "1"))] for n in range(20)), 2)
    next(given)
    given.close()
    print("closed", flush=True)
"""


def test_a_worker_stopped_half_way_through_its_result_keeps_nobody_waiting(tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(GIVES_MUCH)
    (tmp_path / "much.py").write_text("def gives_much(jobs):\n    return [bytes(2**26)], [], {}\n")
    for _ in range(2):
        done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)
        assert (done.returncode, done.stdout) == (0, "closed\n"), done.stderr
