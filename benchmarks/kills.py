"""Kill `tracker ingest` at random moments, again and again, and look whether the database stays whole.

    python benchmarks/kills.py [KILLS] [SEED]

Each round starts an ingest with one or two workers, kills it outright or asks it to stop, and checks what it left:
SQLite's own checks, search index, quotes and overview. In the end a run that is left alone must give the very database
that a run without kills gives.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.store.test_save import contents
from tracker import store
from tracker.store.check import check

ROOT = Path(__file__).parents[1]
SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT")
COPIES = 60


def letters(folder: Path) -> None:
    """Copies of the seeds, each with a sentence of its own."""
    folder.mkdir()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for n in range(COPIES):
        text = seeds[n % len(seeds)].read_text("utf-8")
        (folder / f"{n:03}.txt").write_text(f"{text}\n\nDit is afschrift nummer {n}.\n", "utf-8")


def command(folder: Path, database: Path, workers: int) -> list[str]:
    """What is run and killed."""
    code = "from tracker.cli import main; main()"
    return [sys.executable, "-c", code, "ingest", str(folder), "--db", str(database), "--workers", str(workers)]


def _problems(database: Path) -> list[str]:
    """What is wrong with the database; nothing where there is none yet, or none whose tables were made."""
    if not database.exists() or not database.stat().st_size:
        return []
    try:
        return [problem for problems in check(database).values() for problem in problems]
    except store.DatabaseError as error:
        return [] if "older version" in str(error) or "not one of the tracker" in str(error) else [str(error)]


def main() -> None:
    """Print how many kills there were, how the runs ended, and what was broken."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    chance, ended, broken = random.Random(seed), Counter[str](), 0
    with TemporaryDirectory() as name:
        folder, database, whole = Path(name, "letters"), Path(name, "killed.db"), Path(name, "whole.db")
        letters(folder)
        begun = time.monotonic()
        subprocess.run(command(folder, whole, 1), check=True, capture_output=True)
        longest = time.monotonic() - begun
        for _ in range(kills):
            if database.exists() and chance.random() < 0.2:
                for left in Path(name).glob("killed.db*"):
                    left.unlink()
            sent = getattr(signal, chance.choice(SIGNALS))
            with subprocess.Popen(
                command(folder, database, chance.choice((1, 2))), stdout=subprocess.PIPE, stderr=subprocess.PIPE
            ) as run:
                try:
                    run.wait(chance.uniform(0.2, longest))
                except subprocess.TimeoutExpired:
                    run.send_signal(sent)
                run.communicate(timeout=60)
            ended[f"{signal.Signals(sent).name} {run.returncode}"] += 1
            if problems := _problems(database):
                broken += 1
                sys.stdout.write(f"{signal.Signals(sent).name} {run.returncode}: {problems}\n")
        subprocess.run(command(folder, database, 2), check=True, capture_output=True)
        with store.open_database(database, write=False) as left, store.open_database(whole, write=False) as right:
            same = contents(left) == contents(right)
    for how, number in sorted(ended.items()):
        sys.stdout.write(f"{how}: {number}\n")
    sys.stdout.write(f"{kills} kills, {broken} left something broken; the same in the end: {same}\n")
    sys.exit(0 if same and not broken else 1)


if __name__ == "__main__":
    main()
