"""Print what extraction costs by the working tree and by other commits, measured in turn in one run.

    python benchmarks/compare_speed.py COMMIT... --texts FOLDER [--rounds 8]

Each commit reads the plain texts with its own code and extracts them once to warm up; then all take turns, so that what
else the machine does falls on each alike. Only extraction is counted, as CPU of the process; the ratio is to the first
commit named, by the best round and by the median of the rounds.

    python benchmarks/compare_speed.py HEAD~1 --texts seeds
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parent.parent
WORKER = """
import sys, time
from pathlib import Path
from tracker.documents import read_text
from tracker.extraction import extract_document
documents = [read_text(Path(path).read_text("utf-8"), path) for path in sys.argv[1:]]
for document in documents:
    extract_document(document)
print(sum(len(document.sentences) for document in documents), flush=True)
for _ in sys.stdin:
    start = time.process_time()
    for document in documents:
        extract_document(document)
    print(time.process_time() - start, flush=True)
"""


class Worker:
    """A process that extracts the texts with the code of a checkout each time it is asked to."""

    def __init__(self, checkout: Path, texts: list[str]) -> None:
        """Start it and wait until it is warm."""
        self._process = subprocess.Popen(
            [sys.executable, "-c", WORKER, *texts], env=os.environ | {"PYTHONPATH": str(checkout)}, cwd=checkout,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self.sentences = int(self._answer())
        self.rounds: list[float] = []

    def _answer(self) -> str:
        if self._process.stdout is None:
            raise RuntimeError("no output")
        return self._process.stdout.readline()

    def measure(self) -> None:
        """One round more, in seconds of CPU."""
        print(file=self._process.stdin, flush=True)
        self.rounds.append(float(self._answer()))

    def stop(self) -> None:
        """End the process."""
        self._process.communicate()


def report(name: str, worker: Worker, first: Worker) -> str:
    """One line a commit: microseconds a sentence, and the ratio to the first."""
    best = min(worker.rounds)
    turns = median(own / other for own, other in zip(worker.rounds, first.rounds, strict=True))
    cost = best / worker.sentences * 1e6
    return f"{name:12} {cost:7.1f} µs a sentence   ratio {best / min(first.rounds):.2f} (best), {turns:.2f} (median)"


def main() -> None:
    """Check out, warm up, measure in turn."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commits", nargs="+")
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    texts = sorted(str(path.resolve()) for path in options.texts.glob("*.txt"))
    git = ["git", "-C", str(ROOT), "worktree"]
    with TemporaryDirectory() as folder:
        workers: dict[str, Worker] = {}
        try:
            for commit in options.commits:
                subprocess.run([*git, "add", "--quiet", "--detach", f"{folder}/{commit}", commit], check=True)
                workers[commit] = Worker(Path(folder, commit), texts)
            workers["this tree"] = Worker(ROOT, texts)
            for _ in range(options.rounds):
                for worker in workers.values():
                    worker.measure()
        finally:
            for worker in workers.values():
                worker.stop()
            for commit in options.commits:
                subprocess.run([*git, "remove", "--force", f"{folder}/{commit}"], check=False)
    first = next(iter(workers.values()))
    for name, worker in workers.items():
        print(report(name, worker, first))


if __name__ == "__main__":
    main()
