"""Kill what writes at random moments, again and again, and look whether everything stays whole.

    python benchmarks/kills.py [KILLS] [SEED]

Each of `ingest` (one and two workers), `sync` (against a feed on this machine), `rebuild`, `export` and `publish` is
started KILLS times, killed outright or asked to stop, and what it left is checked: of a database SQLite's own checks,
search index, quotes and overview; of a file or release that it is whole or not there. In the end a run that is left
alone must give what a run without kills gives.
"""

from __future__ import annotations

import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "feeds")]

from fake_server import FakeServer  # noqa: E402
from fake_tweedekamer import FakeTweedeKamer, motion, undertaking  # noqa: E402

from tests.store.test_save import contents  # noqa: E402
from tracker import store  # noqa: E402
from tracker.serve.release.publish import SUMS  # noqa: E402
from tracker.store.check import check  # noqa: E402

SIGNALS = ("SIGKILL", "SIGTERM", "SIGINT")
COPIES = 60
MOMENTS = ("feed_state",)
"""Tables that say when something was done, and nothing else that a run leaves."""
ANEW = 0.2
"""The chance that a round begins with nothing."""
RUN = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from tracker.cli import main; main()"
SYNC = """
import signal, sys
from pathlib import Path
from tracker.feeds import SyncOptions, sync_tweedekamer
from tracker.feeds.client.http import Limits
from tracker.feeds.tweedekamer.queries import PARTS, Filter
signal.signal(signal.SIGINT, signal.default_int_handler)
options = SyncOptions(Path(sys.argv[1]), Path(sys.argv[2]), limits=Limits(interval=0, tries=1))
sys.exit(0 if sync_tweedekamer(options, PARTS, Filter(), services=(sys.argv[3],)).status == "finished" else 130)
"""


@dataclass(frozen=True)
class Victim:
    """A command that is killed: what it is started with, what it may leave broken, and what it ends in."""

    name: str
    commands: Sequence[list[str]]
    """One is chosen each time."""
    result: Path
    problems: Callable[[Path], list[str]]
    ending: Callable[[Path], object]


def letters(folder: Path) -> None:
    """Copies of the seeds, each with a sentence of its own."""
    folder.mkdir()
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    for n in range(COPIES):
        text = seeds[n % len(seeds)].read_text("utf-8")
        (folder / f"{n:03}.txt").write_text(f"{text}\n\nDit is afschrift nummer {n}.\n", "utf-8")


def chamber() -> FakeTweedeKamer:
    """A feed on this machine with letters, motions and undertakings, a few on a page."""
    served = FakeTweedeKamer(FakeServer(), page=3)
    for number in range(1, 25):
        served.add_letter(number)
    served.motions += [motion(number) for number in range(70, 80)]
    served.undertakings += [undertaking(number) for number in range(10, 30)]
    return served


def made(path: Path) -> bool:
    """Whether all tables were made: a run killed before that leaves what the next one goes on with."""
    with closing(sqlite3.connect(path)) as db:
        known = db.execute("SELECT 1 FROM sqlite_master WHERE name = 'derived_schema'").fetchone()
        return (
            known is not None
            and db.execute("SELECT 1 FROM derived_schema WHERE name = 'overview'").fetchone() is not None
        )


def of_database(path: Path) -> list[str]:
    """What is wrong with a database; nothing where there is none yet, or none whose tables were made."""
    if not path.exists() or not path.stat().st_size:
        return []
    if not made(path):
        return []
    try:
        return [problem for problems in check(path).values() for problem in problems]
    except store.DatabaseError as error:
        return [] if "older version" in str(error) or "not one of the tracker" in str(error) else [str(error)]


def rows(path: Path) -> object:
    """All that a database says, but the moments."""
    with store.open_database(path, write=False) as db:
        return {table: found for table, found in contents(db).items() if table not in MOMENTS}


def of_file(whole: bytes) -> Callable[[Path], list[str]]:
    """What is wrong with a file that must hold these bytes or not be there."""
    return lambda path: [] if not path.exists() or path.read_bytes() == whole else ["half a file"]


def of_releases(folder: Path) -> list[str]:
    """What is wrong with the releases in a folder: one without its sums, or a file that is not what they say."""
    found = []
    for release in folder.glob("[0-9]*"):
        sums = release / SUMS
        lines = sums.read_text("utf-8").splitlines() if sums.exists() else []
        wrong = [line for line in lines if sha256((release / line[66:]).read_bytes()).hexdigest() != line[:64]]
        found += [f"{release.name} is half a release"] if wrong or not lines else []
    return found


def victims(folder: Path, served: FakeTweedeKamer) -> list[Victim]:
    """All that is killed, with what it needs made beforehand."""
    letters(folder / "letters")
    tracker = [sys.executable, "-c", RUN]
    whole, raw = folder / "whole.db", folder / "raw"
    subprocess.run([*tracker, "ingest", str(folder / "letters"), "--db", str(whole)], check=True, capture_output=True)
    sync = [sys.executable, "-c", SYNC]
    subprocess.run([*sync, str(folder / "fed.db"), str(raw), served.base], check=True)
    exported = folder / "whole.csv"
    subprocess.run([*tracker, "export", "--db", str(whole), "-o", str(exported)], check=True, capture_output=True)
    ingests = [
        [*tracker, "ingest", str(folder / "letters"), "--db", str(folder / "killed-ingest.db"), "--workers", workers]
        for workers in ("1", "2")
    ]
    synced, rebuilt, file = folder / "killed-sync.db", folder / "killed-rebuild.db", folder / "killed-export.csv"
    return [
        Victim("ingest", ingests, folder / "killed-ingest.db", of_database, rows),
        Victim("sync", [[*sync, str(synced), str(folder / "killed-raw"), served.base]], synced, of_database, rows),
        Victim("rebuild", [[*tracker, "rebuild", "--db", str(rebuilt), "--raw", str(raw)]], rebuilt, of_database, rows),
        Victim(
            "export", [[*tracker, "export", "--db", str(whole), "-o", str(file)]], file, of_file(exported.read_bytes()),
            lambda path: path.read_bytes(),
        ),
        Victim(
            "publish", [[*tracker, "publish", str(folder / "releases"), "--db", str(whole)]], folder / "releases",
            of_releases, lambda path: len(list(path.glob(".*"))),
        ),
    ]  # fmt: skip


def without_kills(victim: Victim) -> object:
    """What the command ends in when nobody kills it, from nothing; and what is there is removed again."""
    subprocess.run(victim.commands[0], check=True, capture_output=True)
    ending = victim.ending(victim.result)
    if victim.result.is_file():
        remove(victim.result)
    return ending


def remove(path: Path) -> None:
    """A file, and what SQLite keeps beside it."""
    for left in path.parent.glob(f"{path.name}*"):
        left.unlink()


def rounds(victim: Victim, kills: int, chance: random.Random) -> bool:
    """Kill a command `kills` times; print how the runs ended and whether anything was broken."""
    begun = time.monotonic()
    right = without_kills(victim)
    longest, ended, broken = time.monotonic() - begun, Counter[str](), 0
    for _ in range(kills):
        if victim.result.is_file() and chance.random() < ANEW:
            remove(victim.result)
        sent = signal.Signals[chance.choice(SIGNALS)]
        with subprocess.Popen(chance.choice(victim.commands), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
            try:
                run.wait(chance.uniform(0.2, longest))
            except subprocess.TimeoutExpired:
                run.send_signal(sent)
            run.communicate(timeout=60)
        ended[f"{sent.name} {run.returncode}"] += 1
        if problems := victim.problems(victim.result):
            broken += 1
            print(f"{victim.name}: {sent.name} {run.returncode}: {problems}")
    subprocess.run(victim.commands[-1], check=True, capture_output=True)
    same = victim.ending(victim.result) == right
    how = ", ".join(f"{name} {count}" for name, count in sorted(ended.items()))
    print(
        f"{victim.name}: {kills} kills ({how}); {broken} left something broken; the same in the end: {same}", flush=True
    )
    return same and not broken


def main() -> None:
    """Kill each command, and say by the exit code whether all was well."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    chance = random.Random(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    with TemporaryDirectory() as name:
        outcomes = [rounds(victim, kills, chance) for victim in victims(Path(name), chamber())]
    sys.exit(0 if all(outcomes) else 1)


if __name__ == "__main__":
    main()
