"""What a document costs as the archive grows: a made-up archive of N letters with their motions and promises.

    python benchmarks/scale.py [N ...] [--rate LETTERS_A_YEAR] [--workers N] [--by-date] [--keep FOLDER]

For each N it writes an archive, ingests it in a process of its own and prints user CPU a document, the most memory that
took, and where the time went. Every text is put together from the words below by a seeded random generator, so two runs
measure the same files. The archive grows in years and not in density: parliament writes so many letters a year
(`--rate`). The files come in the order of a hash unless `--by-date` is given: motions then come before the letters that
name them.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import blake2b
from pathlib import Path

RATE = 3300
"""Letters a year, as parliament gets them."""
MOTIONS = 0.6
"""Motions a letter."""
MEMBERS, TERM = 150, 4 * 365
"""Members who put motions, and for how many days they sit."""
FIRST = date(1996, 1, 1)
MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
STEMS = "Bak Boer Brand Dekk Groen Haan Jans Kamp Kuip Land Meul Molen Nijs Oud Post Riet Slot Steen Veld Wolf".split()
ENDS = "er ers man mans sma stra veld wijk huis berg dam hof kamp meer".split()
PREFIXES = ("", "", "", "Van ", "De ", "Van der ")
THINGS = (
    "dijken rivieren scholen wachtlijsten veehouderij kustwacht vaarwegen stikstof huurtoeslag jeugdzorg spoorwegen "
    "warmtenetten rechtbanken bibliotheken zorgverzekeraars visserij luchthavens pensioenen gemeenten waterschappen"
).split()
DEEDS = "versterking financiering evaluatie spreiding verduurzaming toegankelijkheid digitalisering handhaving".split()
PLACES = "Groningen Friesland Drenthe Overijssel Gelderland Utrecht Zeeland Limburg Flevoland Brabant Caribisch".split()
FILLER = (
    "In {year} is de {deed} van {things} in {place} opnieuw bezien, waarbij ook {other} aan de orde kwamen.",
    "De uitvoering ligt bij de provincie {place}, die daarvoor met {things} en {other} samenwerkt.",
    "Uit onderzoek van {year} blijkt dat {number} procent van de {things} hierover tevreden is.",
    "Daarnaast wijzen betrokken partijen op het belang van de {deed} van {other} in {place}.",
    "De leden van de fractie vroegen hoe de {deed} van {things} zich verhoudt tot die van {other}.",
)


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion of the archive."""

    put: date
    dossier: str
    number: int
    sponsors: tuple[str, ...]
    subject: str

    @property
    def named(self) -> str:
        """As a letter names it, without its number."""
        if len(self.sponsors) == 1:
            return f"de motie van het lid {self.sponsors[0]} over {self.subject}"
        return f"de motie van de leden {' en '.join(self.sponsors)} over {self.subject}"

    @property
    def place(self) -> str:
        """Its Kamerstuk."""
        return f"Kamerstuk {self.dossier[:2]} {self.dossier[2:]}, nr. {self.number}"


def archive(letters: int, rate: int, seed: int = 1) -> Iterator[tuple[str, str]]:
    """Names and texts of the files of an archive of so many letters and their motions, in the order of their dates."""
    chance = random.Random(seed)
    days = max(30, round(365 * letters / rate))
    motions = sorted(
        (
            _motion(chance, number, FIRST + timedelta(chance.randrange(days)))
            for number in range(int(letters * MOTIONS))
        ),
        key=lambda motion: motion.put,
    )
    recent: list[Motion] = []
    promised: list[tuple[str, date]] = []
    place = 0
    for number in range(letters):
        day = FIRST + timedelta(days * number // letters)
        while place < len(motions) and motions[place].put <= day:
            recent.append(motions[place])
            yield f"{motions[place].put:%Y%m%d}-m{place:06}", _paper(motions[place])
            place += 1
        while recent and (day - recent[0].put).days > TERM:
            recent = recent[len(recent) // 2 :] if (day - recent[len(recent) // 2].put).days > TERM else recent[1:]
        yield f"{day:%Y%m%d}-z{number:06}", _letter(chance, day, recent, promised)
    for place_left in range(place, len(motions)):
        yield f"{motions[place_left].put:%Y%m%d}-m{place_left:06}", _paper(motions[place_left])


def _member(chance: random.Random, day: date) -> str:
    """One who sits on this day; every four years the members are others."""
    sits = random.Random((day.toordinal() // TERM) * MEMBERS + chance.randrange(MEMBERS))
    return sits.choice(PREFIXES) + sits.choice(STEMS) + sits.choice(ENDS)


def _subject(chance: random.Random) -> str:
    return f"de {chance.choice(DEEDS)} van {chance.choice(THINGS)} in {chance.choice(PLACES)}"


def _motion(chance: random.Random, number: int, put: date) -> Motion:
    sponsors = dict.fromkeys(_member(chance, put) for _ in range(chance.choice((1, 1, 2, 2))))
    return Motion(put, str(20000 + number // 200), number % 200 + 1, tuple(sponsors), _subject(chance))


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _paper(motion: Motion) -> str:
    """The paper of a motion."""
    who = "HET LID " if len(motion.sponsors) == 1 else "DE LEDEN "
    year = motion.put.year - (motion.put.month < 9)
    return "\n\n".join(
        (
            "Tweede Kamer der Staten-Generaal", f"Vergaderjaar {year}-{year + 1}",
            f"{motion.dossier[:2]} {motion.dossier[2:]} Dossier {motion.dossier}",
            f"Nr. {motion.number} MOTIE VAN {who}{' EN '.join(motion.sponsors).upper()}",
            f"Voorgesteld {_day(motion.put)}", "De Kamer,", "gehoord de beraadslaging,",
            f"verzoekt de regering een plan te maken voor {motion.subject},",
            "en gaat over tot de orde van de dag.", "\n".join(motion.sponsors),
        )
    )  # fmt: skip


def _letter(chance: random.Random, day: date, recent: Sequence[Motion], promised: list[tuple[str, date]]) -> str:
    """A letter that names motions by their sponsors and by number, only cites one, promises and keeps promises."""
    said = [_filler(chance, day) for _ in range(24)]
    if recent:
        by_name, by_number, cited = (chance.choice(recent) for _ in range(3))
        said.append(f"Hiermee is {by_name.named} uitgevoerd.")
        said.append(f"Ook is {by_number.named} ({by_number.place}) uitgevoerd.")
        said.append(f"Ik verwijs naar {cited.place}.")
    subject = _subject(chance)
    said.append(f"Ik zal uw Kamer voor 1 juli {day.year + 1} informeren over {subject}.")
    if promised and chance.random() < 0.5:
        said.append(f"Hiermee doe ik de toezegging gestand om uw Kamer te informeren over {promised.pop()[0]}.")
    elif promised and chance.random() < 0.5:
        said.append(f"Zoals toegezegd informeer ik uw Kamer over {chance.choice(promised[-200:])[0]}.")
    promised.append((subject, day))
    chance.shuffle(said)
    paragraphs = [" ".join(said[at : at + 4]) for at in range(0, len(said), 4)]
    return "\n\n".join(
        (
            "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\nPostbus 20018\n2500 EA Den Haag",
            f"Datum {_day(day)}\nBetreft {subject}", "Geachte voorzitter,", *paragraphs,
            "De Minister van Infrastructuur en Waterstaat,", _member(chance, day),
        )
    )  # fmt: skip


def _filler(chance: random.Random, day: date) -> str:
    return chance.choice(FILLER).format(
        year=day.year - chance.randrange(9), number=chance.randrange(100), deed=chance.choice(DEEDS),
        things=chance.choice(THINGS), other=chance.choice(THINGS), place=chance.choice(PLACES),
    )  # fmt: skip


def write(folder: Path, letters: int, rate: int, *, by_date: bool) -> tuple[int, int]:
    """Write an archive; returns how many files and bytes that were."""
    files = size = 0
    for name, text in archive(letters, rate):
        front = "" if by_date else blake2b(name.encode(), digest_size=4).hexdigest() + "-"
        place = folder / (front[:2] or name[:4])
        place.mkdir(exist_ok=True)
        data = text.encode()
        (place / f"{front}{name}.txt").write_bytes(data)
        files, size = files + 1, size + len(data)
    return files, size


def measure(folder: str, database: str, workers: int) -> None:
    """Ingest a folder in this process, and print what that took as JSON."""
    from tracker.ingestion.run import ingest

    report = ingest([folder], database, workers=workers)
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    found = {
        "files": report.counts.seen,
        "rejected": report.counts.rejected,
        "user": own.ru_utime + children.ru_utime,
        "system": own.ru_stime + children.ru_stime,
        "memory": max(own.ru_maxrss, children.ru_maxrss) / 1024,
        "spent": report.spent,
    }
    print(json.dumps(found))


def main() -> None:
    """Make each archive, measure it and print a line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("letters", nargs="*", type=int, default=[1000, 10000])
    parser.add_argument("--rate", type=int, default=RATE)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--by-date", action="store_true")
    parser.add_argument("--keep", type=Path, help="leave files and databases in this folder")
    parser.add_argument("--measure", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.measure:
        measure(*given.measure, given.workers)
        return
    first = None
    for letters in given.letters:
        with tempfile.TemporaryDirectory() as temporary:
            place = (given.keep or Path(temporary)) / str(letters)
            (place / "files").mkdir(parents=True, exist_ok=True)
            files, size = write(place / "files", letters, given.rate, by_date=given.by_date)
            command = [sys.executable, __file__, "--measure", str(place / "files"), str(place / "tracker.db")]
            done = subprocess.run(
                [*command, "--workers", str(given.workers)], stdout=subprocess.PIPE, text=True, check=True
            )
            found = json.loads(done.stdout.splitlines()[-1])
            cost = 1000 * found["user"] / files
            first = first or cost
            print(
                f"{letters:6} letters {files:6} files {size / 1e6:6.1f} MB  {cost:6.2f} ms user a file "
                f"({cost / first:.2f} x)  {found['memory']:.0f} MB memory"
            )
            for name, seconds in sorted(found["spent"].items(), key=lambda item: -item[1]):
                print(f"         {name:12} {1000 * seconds / files:6.2f} ms a file  {seconds / found['user']:6.1%}")


if __name__ == "__main__":
    main()
