"""What it costs to get the text out of real files, beside `pdftotext` on the same PDFs in the same run.

Run: `python benchmarks/formats.py FOLDER...` (default: `../shared/samples`). Each figure is the best of three rounds,
wall clock, one file at a time. `pdftotext` (poppler-utils) starts a process for each file, as our reader does for
none; its own start-up is shown so that it can be taken off.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tracker.documents import readers as formats
from tracker.documents.blocks import UnreadableError
from tracker.ingestion.archives import unpack

ROUNDS = 3


def best(work: Callable[[], int]) -> tuple[float, int]:
    """The least seconds of ROUNDS rounds, and what the work returned."""
    times, result = [], 0
    for _ in range(ROUNDS):
        start = time.perf_counter()
        result = work()
        times.append(time.perf_counter() - start)
    return min(times), result


def ours(paths: list[Path]) -> Callable[[], int]:
    """Reads every file with our readers; returns the characters of text."""

    def work() -> int:
        total = 0
        for path in paths:
            try:
                total += sum(len(block.text) for block in formats.read(path.read_bytes(), path.name).blocks)
            except UnreadableError:
                continue
        return total

    return work


def pdftotext(paths: list[Path]) -> Callable[[], int]:
    """Reads every file with pdftotext; returns the characters of text."""

    def work() -> int:
        runs = (subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=False) for path in paths)
        return sum(len(run.stdout.decode("utf-8", "replace")) for run in runs)

    return work


def startup(count: int) -> Callable[[], int]:
    """Starts pdftotext as often, for nothing."""

    def work() -> int:
        for _ in range(count):
            subprocess.run(["pdftotext", "-v"], capture_output=True, check=False)
        return 0

    return work


def report(name: str, files: int, seconds: float, characters: int) -> None:
    """Print one line of the table."""
    rate = characters / seconds / 1e6 if characters else 0.0
    print(
        f"{name:28} {files:5} files {seconds:8.3f} s {1000 * seconds / files:8.2f} ms/file {rate:7.2f} M characters/s"
    )


def main(folders: list[str]) -> None:
    """Measure every format found in the folders."""
    paths = [path for folder in folders for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    by_format: dict[str, list[Path]] = {}
    for path in paths:
        data = path.read_bytes()
        if unpack(data, path.name) is None and data:
            try:
                by_format.setdefault(formats.read(data, path.name).format, []).append(path)
            except UnreadableError:
                continue
    for name, found in sorted(by_format.items()):
        report(f"tracker {name}", len(found), *best(ours(found)))
    pdfs = by_format.get("pdf", [])
    if pdfs and shutil.which("pdftotext"):
        report("pdftotext", len(pdfs), *best(pdftotext(pdfs)))
        report("  of which its start-up", len(pdfs), *best(startup(len(pdfs))))


if __name__ == "__main__":
    main(sys.argv[1:] or [str(Path(__file__).parent.parent.parent / "shared" / "samples")])
