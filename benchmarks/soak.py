"""Serve a register to many visitors at once while letters are read in again and again, and look what grows.

    python benchmarks/soak.py [SECONDS] [CONNECTIONS]

The site runs as a process of its own on a database of the seeds, and CONNECTIONS visitors (16) ask its pages without
a pause for SECONDS (180), while `tracker ingest` loops over letters that change. The same visitors then ask a stock
Datasette for the table behind the register. Printed are answers, errors, and the median and 99th percentile of both;
memory and open files of the site at a third of the time and at the end; and the size of the log beside the database.
The exit code is 1 when an answer was an error, or when memory, files or log grew.
"""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import HTTPError

ROOT = Path(__file__).parents[1]
TRACKER = [sys.executable, "-c", "from tracker.cli import main; main()"]
PAGES = (
    "/", "/tracker/overzicht", "/tracker/overzicht?soort=standpunt", "/tracker/toezeggingen_open", "/zoeken?q=navo",
    "/tracker/overzicht.json?_size=20", "/brief/kst-28676-448", "/tracker/bijdragen", "/onderwerp", "/bewindspersoon",
)  # fmt: skip
STOCK = ("/soak/overzicht", "/soak/overzicht?soort=standpunt", "/soak/overzicht.json?_size=20", "/soak/bijdragen")
MAY_GROW = 32 << 20
"""Bytes of memory that caches may still take between the two looks."""
LARGEST_LOG = 64 << 20
"""Bytes of the log beside the database."""


@dataclass
class Visits:
    """What visitors met."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)


@contextmanager
def served(command: Sequence[str]) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """A server as a process, and its address, which it prints first."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT) as process:
        assert process.stdout is not None
        found = None
        while found is None and (line := process.stdout.readline()):
            found = re.search(r"http://[\d.]+:\d+", line)
        if found is None:
            sys.exit("the server did not start")
        threading.Thread(target=process.stdout.read, daemon=True).start()
        try:
            yield process, found[0]
        finally:
            process.terminate()


def visit(base: str, pages: Sequence[str], first: int, until: float, visits: Visits) -> None:
    """Ask one page after another until a moment."""
    at = first
    while time.monotonic() < until:
        begun = time.monotonic()
        try:
            with urllib.request.urlopen(base + pages[at % len(pages)], timeout=30) as answer:
                answer.read()
        except HTTPError as error:
            visits.errors.append(f"{error.code} {pages[at % len(pages)]}")
        except OSError as error:
            visits.errors.append(f"{type(error).__name__} {pages[at % len(pages)]}")
        visits.seconds.append(time.monotonic() - begun)
        at += 1


def ask(base: str, pages: Sequence[str], seconds: float, connections: int) -> tuple[Visits, list[threading.Thread]]:
    """Visitors that ask for so many seconds, begun and not waited for."""
    visits, until = Visits(), time.monotonic() + seconds
    threads = [threading.Thread(target=visit, args=(base, pages, n, until, visits)) for n in range(connections)]
    for thread in threads:
        thread.start()
    return visits, threads


def letters(folder: Path, round_: int) -> None:
    """The seeds, with a sentence that is another each round."""
    folder.mkdir(exist_ok=True)
    for seed in sorted((ROOT / "seeds").glob("*.txt")):
        (folder / seed.name).write_text(f"{seed.read_text('utf-8')}\n\nDit is afschrift {round_}.\n", "utf-8")


def resources(process: int) -> tuple[int, int]:
    """Bytes of memory and open files of a process."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages * 4096, len(list(Path(f"/proc/{process}/fd").iterdir()))


def percentiles(visits: Visits) -> str:
    """Median and 99th percentile, in milliseconds."""
    cuts = statistics.quantiles(visits.seconds, n=100)
    return f"{len(visits.seconds)} answers, median {cuts[49] * 1000:.0f} ms, 99th percentile {cuts[98] * 1000:.0f} ms"


def main() -> None:
    """Serve, visit, read letters in, and compare."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 180.0
    connections = int(sys.argv[2]) if len(sys.argv) > 2 else 16
    with TemporaryDirectory() as name:
        folder, database = Path(name, "letters"), Path(name, "soak.db")
        log, largest = Path(f"{database}-wal"), 0
        letters(folder, 0)
        ingest = [*TRACKER, "ingest", str(folder), "--db", str(database)]
        subprocess.run(ingest, check=True, capture_output=True, cwd=ROOT)
        with served([*TRACKER, "serve", "--db", str(database), "--port", "0"]) as (process, base):
            ends, early, rounds = time.monotonic() + seconds, (0, 0), 0
            visits, threads = ask(base, PAGES, seconds, connections)
            while time.monotonic() < ends:
                rounds += 1
                letters(folder, rounds)
                subprocess.run(ingest, check=True, capture_output=True, cwd=ROOT)
                largest = max(largest, log.stat().st_size if log.exists() else 0)
                if not early[0] and time.monotonic() > ends - seconds * 2 / 3:
                    early = resources(process.pid)
            for thread in threads:
                thread.join()
            late = resources(process.pid)
        datasette = [sys.executable, "-m", "datasette", "serve", str(database), "--port", "0", "--plugins-dir", name]
        stock = ["env", "DATASETTE_LOAD_PLUGINS=", *datasette]
        with served(stock) as (_, base):
            plain, threads = ask(base, STOCK, seconds / 4, connections)
            for thread in threads:
                thread.join()
    print(f"site, while {rounds} times five letters were read in: {percentiles(visits)}; {len(visits.errors)} errors")
    print(f"stock Datasette, nothing read in: {percentiles(plain)}; {len(plain.errors)} errors")
    print(
        f"memory {early[0] >> 20} MB, then {late[0] >> 20} MB; files {early[1]}, then {late[1]}; log {largest >> 20} MB"
    )
    for error in sorted(set(visits.errors))[:10]:
        print(f"ERROR {error}")
    grew = late[0] - early[0] > MAY_GROW or late[1] > early[1] + connections or largest > LARGEST_LOG
    sys.exit(1 if visits.errors or grew else 0)


if __name__ == "__main__":
    main()
