"""What linking promises costs as their number grows, and how many planted ones it finds.

    python benchmarks/promises.py [ROWS ...] [--samples FOLDER] [--seed N]

For each number of rows (10,000 and 100,000) it makes a database of rows as letters give them: undertakings of made-up
subjects, each planted promise met, moved or left open by later letters in other words, and between them rows that speak
of no other. With `--samples` those are the sentences of the texts in a folder. It links them in a process of its own
and prints seconds and CPU seconds, CPU seconds a thousand rows, the most memory, and of the planted pairs which were
found (recall) and how many of the pairs that were made are planted ones (precision).
"""

from __future__ import annotations

import argparse
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from sqlite_utils import Database

from tracker import store

STEMS = (
    "water dijk school wacht kust vaar stik huur jeugd spoor warmte recht boek zorg vis lucht pensioen gemeente berg "
    "bos veld mest wind zon gas olie graan melk schip haven brug tunnel straat plein toren molen kerk markt fiets tram"
).split()
MIDDLES = "beheer bescherming financiering tarief toezicht keten register fonds toets kader opvang kwaliteit".split()
ENDS = "aanpak agenda regeling wet evaluatie verkenning strategie monitor visie convenant pilot plan programma".split()
PLACES = (
    "Groningen Friesland Drenthe Overijssel Gelderland Utrecht Zeeland Limburg Flevoland Brabant Bonaire Saba".split()
)
MINISTRIES = ("Defensie", "Financiën", "Justitie en Veiligheid", "Infrastructuur en Waterstaat", "Buitenlandse Zaken")
MADE = (
    "Ik zal uw Kamer {term} informeren over de {subject} in {place}.",
    "Ik zeg uw Kamer toe {term} met een brief te komen over de {subject} in {place}.",
    "Uw Kamer ontvangt {term} de uitkomsten van de {subject} in {place}.",
)
MET = (
    "Hiermee doe ik de toezegging gestand over de {subject} in {place}.",
    "Zoals toegezegd informeer ik u hierbij over de {subject}, die in {place} is begonnen.",
    "Met deze brief is voldaan aan de toezegging u te informeren over de {subject} in {place}.",
)
MOVED = (
    "De toegezegde brief over de {subject} in {place} komt later dan gepland.",
    "Het is niet gelukt uw Kamer, zoals toegezegd, te informeren over de {subject} in {place}.",
)
ALONE = "De {subject} in {place} wordt dit jaar onderzocht en uw Kamer krijgt daarover bericht."
TERMS = ("voor de zomer", "dit najaar", "begin volgend jaar", "binnen drie maanden")


@dataclass(frozen=True, slots=True)
class Made:
    """A row, and the planted promise it belongs to; 0 for none."""

    id: str
    date: str
    text: str
    status: str
    dossier: str
    ministry: str
    planted: int


def rows(number: int, seed: int, sentences: Sequence[str]) -> Iterator[Made]:
    """Rows as letters give them, a third of them of planted promises."""
    chance = random.Random(seed)
    made = planted = 0
    while made < number:
        day = date(2000, 1, 1) + timedelta(days=chance.randrange(9000))
        dossier, ministry = str(chance.randrange(21000, 37000)), chance.choice(MINISTRIES)
        if made % 3:
            text = chance.choice(sentences) if sentences else ALONE.format(**_subject(chance))
            yield Made(f"{made:08}", day.isoformat(), text, "open", dossier, ministry, 0)
            made += 1
            continue
        planted += 1
        about = _subject(chance)
        told = [(chance.choice(MADE).format(term=chance.choice(TERMS), **about), "open")]
        if chance.random() < 0.3:
            told.append((chance.choice(MOVED).format(**about), "open"))
        if chance.random() < 0.7:
            told.append((chance.choice(MET).format(**about), "fulfilled"))
        for text, status in told:
            yield Made(f"{made:08}", day.isoformat(), text, status, dossier, ministry, planted)
            made += 1
            day += timedelta(days=chance.randrange(20, 300))


def _subject(chance: random.Random) -> dict[str, str]:
    return {
        "subject": f"{chance.choice(STEMS)}{chance.choice(MIDDLES)} en de {chance.choice(STEMS)}{chance.choice(ENDS)}",
        "place": chance.choice(PLACES),
    }


def fill(db: Database, made: Sequence[Made]) -> None:
    """Put the rows in a database, each in a letter of its own."""
    with db.atomic():
        db.conn.execute("INSERT INTO bulk_load VALUES (1)")
        db.conn.executemany(
            "INSERT INTO documents (id, date, year, dossier, ministry, source, format, sha256, extractor_version, "
            "first_seen, last_seen, text) VALUES (?, ?, ?, ?, ?, 'made', 'txt', ?, '', '', '', '')",
            [(f"d{m.id}", m.date, int(m.date[:4]), m.dossier, m.ministry, m.id) for m in made],
        )
        names = [row[1] for row in db.conn.execute("PRAGMA table_info(commitments)") if row[3] and row[4] is None]
        given = {"id", "document_id", "kind", "core", "status", "quote", "date", "ministry", "start", "end"}
        more = [name for name in names if name not in given]
        columns = [*sorted(given), *more]
        db.conn.executemany(
            f"INSERT INTO commitments ({', '.join(f'[{name}]' for name in columns)}) "
            f"VALUES ({', '.join('?' * len(columns))})",
            [[*(_values(m)[name] for name in sorted(given)), *([0] * len(more))] for m in made],
        )
        db.conn.execute("DELETE FROM bulk_load")


def _values(m: Made) -> dict[str, object]:
    return {
        "id": m.id, "document_id": f"d{m.id}", "kind": "undertaking", "core": 1, "status": m.status, "quote": m.text,
        "date": m.date, "ministry": m.ministry, "start": 0, "end": len(m.text),
    }  # fmt: skip


def measure(number: int, seed: int, folder: Path | None) -> None:
    """Make, link and judge one database."""
    sentences = [line for path in sorted(folder.glob("*.txt")) for line in _sentences(path)] if folder else []
    made = list(rows(number, seed, sentences))
    with tempfile.TemporaryDirectory() as place, store.open_database(Path(place) / "t.db") as db:
        fill(db, made)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begun, used = time.monotonic(), time.process_time()
        store.link_over_time(db)
        seconds, cpu = time.monotonic() - begun, time.process_time() - used
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        promise = dict(db.conn.execute("SELECT id, promise_id FROM commitments").fetchall())
    found, planted, linked = judge(made, promise)
    print(
        f"{len(made)} rows: {seconds:.1f} s, {cpu:.1f} s of CPU, {1000 * cpu / len(made):.3f} a thousand, "
        f"{(most - before) / 1024:.0f} MB more than the {before / 1024:.0f} MB of the made rows; "
        f"planted pairs {planted}, recall {found / planted:.3f}, precision {found / max(linked, 1):.3f}"
    )


def judge(made: Sequence[Made], promise: dict[str, str]) -> tuple[int, int, int]:
    """Of neighbours within a promise: planted pairs that were found, planted pairs, and pairs that were made."""
    found = planted = 0
    previous: dict[int, Made] = {}
    for each in made:
        if each.planted and (earlier := previous.get(each.planted)):
            planted += 1
            found += promise[earlier.id] == promise[each.id]
        previous[each.planted] = each
    together: dict[str, int] = {}
    for id_ in promise.values():
        together[id_] = together.get(id_, 0) + 1
    return found, planted, sum(number - 1 for number in together.values())


def _sentences(path: Path) -> Iterator[str]:
    text = " ".join(path.read_text("utf-8", "replace").split())
    yield from (f"{part.strip()}." for part in text.split(". ") if 60 < len(part) < 400)


def main() -> None:
    """Measure each number of rows in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("rows", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--samples", type=Path)
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.rows[0], options.seed, options.samples)
        return
    for number in options.rows:
        more = ["--samples", str(options.samples)] if options.samples else []
        command = [sys.executable, __file__, str(number), "--one", "--seed", str(options.seed), *more]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
