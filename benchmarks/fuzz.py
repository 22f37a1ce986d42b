"""Damage real files in every format thousands of times, ingest them, and look what became of each.

    python benchmarks/fuzz.py FOLDER [FILES] [SEED]

FOLDER holds files to start from (PDF, DOCX, ODT, RTF, DOC, HTML, XML, ZIP, ...). Each damaged file loses, repeats
or swaps pieces, or has bytes changed. All are ingested in one run with two workers, as a user would. Printed are
how many were read and why the others were not; the exit code is 1 when a reader crashed, was ended for its time or
its memory, or when a file is neither a document nor a reject.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker.ingestion.run import ingest
from tracker.store import open_database

LARGEST = 2 << 20
"""Bytes of a file to start from."""
PIECES = (
    b"",
    b"\0",
    b"\xff\xfe",
    b"<",
    b">",
    b"&#0;",
    b"&x;",
    b"{\\*",
    b"}",
    b"PK\x03\x04",
    b"endobj",
    b"stream",
    b"9" * 40,
)
FAULTS = re.compile(r"fout in het programma|te zwaar of beschadigd|langer dan")
"""Reasons that say that a reader crashed or hung, not what is wrong with the file."""


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes with one to six pieces lost, repeated, moved or changed."""
    for _ in range(chance.randint(1, 6)):
        start, length = chance.randrange(len(data) or 1), chance.choice((1, 4, 64, 1024))
        piece = data[start : start + length]
        data = chance.choice(
            (
                data[:start] + data[start + length :],
                data[:start] + piece * chance.choice((2, 50)) + data[start:],
                data[:start] + bytes(chance.randrange(256) for _ in piece) + data[start + length :],
                data[:start] + chance.choice(PIECES) + data[start + length :],
                data[: max(start, 1)],
            )
        )
    return data


def make(folder: Path, sources: list[Path], count: int, chance: random.Random) -> None:
    """Fill a folder with damaged files, as many of each format."""
    formats: dict[str, list[Path]] = {}
    for source in sources:
        formats.setdefault(source.suffix.lower(), []).append(source)
    for number in range(count):
        suffix = sorted(formats)[number % len(formats)]
        data = chance.choice(formats[suffix]).read_bytes()
        (folder / f"{number:05}{suffix}").write_bytes(damaged(data, chance))


def main() -> None:
    """Make, ingest and count."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 2000
    chance = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 1)
    sources = sorted(p for p in Path(sys.argv[1]).rglob("*") if p.is_file() and 0 < p.stat().st_size <= LARGEST)
    with TemporaryDirectory() as name:
        folder, database = Path(name, "files"), Path(name, "fuzz.db")
        folder.mkdir()
        make(folder, sources, count, chance)
        begun = time.monotonic()
        report = ingest([str(folder)], database, workers=2)
        took = time.monotonic() - begun
        with open_database(database, write=False) as db:
            known = {
                row[0].split("!")[0]
                for row in db.execute("SELECT source FROM renditions UNION SELECT source FROM rejects")
            }
    reasons = Counter(re.sub(r"\d+|\(.*?\)|«.*?»", "…", reason)[:90] for _, reason in report.rejects)
    for reason, number in reasons.most_common(25):
        print(f"{number:6} {reason}")
    faults = [(source, reason) for source, reason in report.rejects if FAULTS.search(reason)]
    for source, reason in faults[:10]:
        print(f"FAULT {Path(source).name}: {reason}")
    lost = [path.name for path in folder_names(count, sources) if not any(path.name in source for source in known)]
    print(f"{count} files in {took:.0f} s; {report.counts.added} documents; {len(report.rejects)} rejects")
    print(f"{len(faults)} faults; {len(lost)} neither document nor reject")
    sys.exit(1 if faults or lost else 0)


def folder_names(count: int, sources: list[Path]) -> list[Path]:
    """The names that `make` gives."""
    suffixes = sorted({source.suffix.lower() for source in sources})
    return [Path(f"{number:05}{suffixes[number % len(suffixes)]}") for number in range(count)]


if __name__ == "__main__":
    main()
