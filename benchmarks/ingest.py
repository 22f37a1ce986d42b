"""How fast text becomes committed rows: copies of the seeds, each with its own text, read by one process and by two.

    python benchmarks/ingest.py [megabytes]

Prints megabytes of text a second from the first read to the last commit, for ingesting, for ingesting again unchanged,
and where the time goes.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from pathlib import Path

from tracker.documents import read_text
from tracker.extraction import extract_document
from tracker.ingestion.run import ingest
from tracker.store.rows import rows

SEEDS = Path(__file__).parent.parent / "seeds"


def copies(folder: Path, megabytes: float) -> float:
    """Write altered copies of the seeds until there are so many megabytes; returns how many there are."""
    texts = [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    written = number = 0
    while written < megabytes * 1e6:
        number += 1
        for place, text in enumerate(texts):
            altered = text.replace("Nederland", f"Nederland ({number})", 1).replace("EUR 100", f"EUR {100 + number}")
            sentence = (
                f"\n\nHet kabinet zal uw Kamer voor 1 juli {2000 + number % 100} informeren over punt {number}.\n"
            )
            data = (altered + sentence).encode()
            (folder / f"{number:05}_{place}.txt").write_bytes(data)
            written += len(data)
    return written / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("megabytes", nargs="?", type=float, default=8.0)
    megabytes = parser.parse_args().megabytes
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "letters")
        folder.mkdir()
        size = copies(folder, megabytes)
        stages(folder, size)
        for workers in (1, 2):
            database = Path(place, f"{workers}.db")
            for what in ("new", "again"):
                begun = time.perf_counter()
                report = ingest([str(folder)], database, workers=workers)
                took = time.perf_counter() - begun
                stored = database.stat().st_size / 1e6
                print(
                    f"{what:6} workers={workers}  {size / took:6.2f} MB/s  {report.counts.seen / took:7.0f} letters/s  "
                    f"{size:.1f} MB in {took:.1f} s, database {stored:.0f} MB"
                )


def stages(folder: Path, size: float) -> None:
    """Time reading, extracting and making rows apart, without a database."""
    texts = [path.read_text("utf-8") for path in sorted(folder.iterdir())]
    begun = time.perf_counter()
    documents = [read_text(text) for text in texts]
    read = time.perf_counter()
    extractions = [extract_document(document) for document in documents]
    extracted = time.perf_counter()
    for extraction in extractions:
        rows(extraction)
    made = time.perf_counter()
    for name, took in (("read", read - begun), ("extract", extracted - read), ("rows", made - extracted)):
        print(f"{name:8} {size / took:6.2f} MB/s")


if __name__ == "__main__":
    main()
