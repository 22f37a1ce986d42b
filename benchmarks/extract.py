"""How fast commitments are found, beside a citation finder, a full Dutch parser and a bare scan, in one run.

    python benchmarks/extract.py [PATH ...] [--megabytes 2]

Texts are the given files and folders, by default the seeds, repeated to the size asked for. Reading the documents
is done before the clock starts. Peers are optional: `pip install eyecite hyperscan`; `apt-get install frog frogdata`.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from citations import OPINION, SEEDS, _eyecite, _installed, rate

from tracker.documents import read_text
from tracker.extraction.commitments import find_commitments
from tracker.models import Document

FROG_SAMPLE = 20_000
"""Bytes given to frog, which reads some kilobytes a second."""


def documents(paths: list[Path], size: int) -> list[Document]:
    """The files under `paths` as documents, again and again until there are `size` bytes; each copy says its number."""
    files = [file for path in paths for file in (sorted(path.rglob("*.txt")) if path.is_dir() else [path])]
    texts = [file.read_text(encoding="utf-8", errors="replace") for file in files]
    if not any(texts):
        raise SystemExit(f"no text in {', '.join(map(str, paths))}: give files or folders with .txt files")
    found: list[Document] = []
    total = copy = 0
    while total < size:
        copy += 1
        for text in texts:
            document = read_text(f"{text}\n\nAfschrift {copy}.\n")
            found.append(document)
            total += len(document.text.encode())
    return found


def frog(text: str) -> float | str:
    """Bytes a second of `frog`, its start left out, or why there is no figure."""
    if shutil.which("frog") is None:
        return "not installed: apt-get install frog frogdata"
    sample = text.encode()[:FROG_SAMPLE].decode("utf-8", "ignore")
    with tempfile.TemporaryDirectory() as folder:
        short, long = Path(folder, "short.txt"), Path(folder, "long.txt")
        short.write_text("Nederland steunt dit.\n", encoding="utf-8")
        long.write_text(sample, encoding="utf-8")
        seconds = []
        for path in (short, long):
            start = time.perf_counter()
            done = subprocess.run(["frog", "--skip=p", "-t", str(path)], capture_output=True, check=False, cwd=folder)
            seconds.append(time.perf_counter() - start)
            if not done.stdout.strip():
                return "reads nothing: apt-get install frogdata"
    return len(sample.encode()) / max(seconds[1] - seconds[0], 1e-3)


def main() -> None:
    """Measure and report."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("paths", nargs="*", type=Path, default=[SEEDS])
    parser.add_argument("--megabytes", type=float, default=2.0)
    args = parser.parse_args()
    read = documents(args.paths, int(args.megabytes * 1e6))
    text = "\n".join(document.text for document in read)
    size = len(text.encode())
    ours = rate(lambda _: sum(len(find_commitments(document)) for document in read), text)
    figures: dict[str, float | str] = {"find_commitments": ours["bytes_per_second"]}
    figures["bare scan (\\w+)"] = rate(lambda t: len(re.findall(r"\w+", t)), text)["bytes_per_second"]
    if _installed("eyecite", "hyperscan"):
        opinion = (OPINION * (size // len(OPINION) + 1))[: size // 4]
        figures["eyecite (hyperscan)"] = rate(_eyecite(), opinion, repeat=1)["bytes_per_second"]
    else:
        figures["eyecite (hyperscan)"] = "not installed: pip install eyecite hyperscan"
    figures["frog"] = frog(text)
    for name, speed in figures.items():
        if isinstance(speed, str):
            sys.stdout.write(f"{name:22} {speed}\n")
        else:
            ratio = ours["bytes_per_second"] / speed
            sys.stdout.write(f"{name:22} {speed / 1e6:8.3f} MB/s  ours x {ratio:,.2f}\n")
    sys.stdout.write(f"{ours['found']:.0f} commitments in {size / 1e6:.1f} MB\n")


if __name__ == "__main__":
    main()
