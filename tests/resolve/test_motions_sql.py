"""Motions in the database: the same in whatever order and portions papers come, each pair compared once."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest
from sqlite_utils import Database

from tests.store.records import document
from tests.store.test_save import contents, one
from tracker import store
from tracker.models import Citation, Extraction, Motion
from tracker.resolve import motions_sql
from tracker.store.document_match import Incoming, rendition_key
from tracker.store.readings import pack
from tracker.store.rows import rows

PEOPLE = ("Bakker", "De Wit", "Van der Zee", "Özdemir", "Smit-Vos")
SUBJECTS = ("de veiligheid van veerdiensten", "het beheer van duinen", "steun aan dorpshuizen", "de prijs van water")
TABLES = ("motions", "motion_links", "motion_events", "motion_sponsors", "citations", "overzicht")


def paper(number: int, sponsors: tuple[str, ...], subject: str | None, date: str, dossier: str = "30100") -> Extraction:
    """The paper of a motion."""
    id_ = f"kst-{dossier}-{number}"
    text = f"Motie van {' en '.join(sponsors)} over {subject}, nummer {number}\n\nverzoekt de regering iets te doen."
    own = document(text, f"{id_}.xml", "xml", identifier=id_, kind="motie", date=date, dossier=dossier,
                   number=str(number))  # fmt: skip
    return Extraction(own, motions=(Motion(0, 8, id_, dossier, str(number), "TK", subject, sponsors, date=date),))


def naming(name: str, date: str, *motions: Motion, cites: str | None = None) -> Extraction:
    """A letter that names motions, and cites a paper."""
    text = f"Brief {name} noemt moties en stukken; dit is de zin waarin dat gebeurt."
    cited = (Citation("stuk", "kamerstuk", 2, 6, identifier=cites),) if cites else ()
    return Extraction(document(text, f"{name}.txt", date=date), citations=cited, motions=motions)


def by_name(place: int, *sponsors: str, title: str | None = None) -> Motion:
    return Motion(place, place + 5, title=title, sponsors=sponsors)


def archive(seed: int) -> list[Extraction]:
    """Papers of motions and letters that name them by sponsors, by number, or only cite them."""
    chance = random.Random(seed)
    made = []
    for number in range(1, 13):
        sponsors = tuple(chance.sample(PEOPLE[:3], chance.choice((1, 2))))
        made.append(
            paper(number, sponsors, chance.choice(SUBJECTS), f"20{chance.choice((10, 23)):02}-0{number % 9 + 1}-01")
        )
    for number in range(12):
        named = [by_name(0, *chance.sample(PEOPLE[:3], chance.choice((1, 2))), title=chance.choice((None, *SUBJECTS)))]
        if chance.random() < 0.5:
            known = str(chance.randrange(1, 16))
            named.append(
                Motion(10, 15, f"kst-30100-{known}", "30100", known, "TK", "iets anders", (PEOPLE[number % 5],))
            )
        cites = f"kst-30100-{chance.randrange(1, 16)}" if chance.random() < 0.7 else None
        made.append(naming(f"b{number}", f"20{chance.choice((11, 24))}-1{number % 3}-05", *named, cites=cites))
    return made


def save(db: Database, *extractions: Extraction) -> None:
    """Store these in one batch."""
    files = [
        Incoming(e.document.source, rendition_key(e.document.source, e.document.sha256), None, e.document.format,
                 e.document.sha256, 1, rows(e), pack(e.document), "r")
        for e in extractions
    ]  # fmt: skip
    store.save_files(db, files, run_id=None, extractor_version="x")


def fresh() -> Database:
    db = Database(memory=True)
    store.migrate(db)
    return db


def kept(db: Database) -> dict[str, Any]:
    found = contents(db)
    return {name: found[name] for name in TABLES}


@pytest.mark.parametrize("seed", range(12))
def test_batches_of_one_in_any_order_give_what_all_at_once_gives(seed: int) -> None:
    extractions = archive(seed)
    whole, parts = fresh(), fresh()
    save(whole, *extractions)
    random.Random(seed + 100).shuffle(extractions)
    for extraction in extractions:
        save(parts, extraction)
    assert kept(parts) == kept(whole)
    store.relink(parts)
    assert kept(parts) == kept(whole)


@pytest.mark.parametrize("seed", range(4))
def test_papers_that_change_and_change_back_leave_no_trace(seed: int) -> None:
    extractions = archive(seed)
    db = fresh()
    save(db, *extractions)
    expected = kept(db)
    other = paper(3, ("Van der Zee", "Bakker"), "iets heel anders", "2001-01-01")
    save(db, other)
    assert kept(db) != expected
    save(db, next(e for e in extractions if e.document.source == other.document.source))
    assert kept(db) == expected


def test_a_paper_that_only_cites_a_motion_counts_whenever_it_comes_and_goes() -> None:
    db = fresh()
    save(db, paper(1, ("Bakker",), "duinen", "2023-03-01"))
    for count in (1, 2, 3):
        save(db, naming(f"c{count}", "2024-01-01", cites="kst-30100-1"))
        assert one(db, "SELECT cited_by FROM motions") == count
    save(db, naming("c2", "2024-01-01"))
    assert one(db, "SELECT cited_by FROM motions") == 2


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """How many motions each mention was compared with."""
    counts: list[int] = []
    real = motions_sql.resolve_mention

    def counting(mention: Any, known: list[Any]) -> Any:
        counts.append(len(known))
        return real(mention, known)

    monkeypatch.setattr(motions_sql, "resolve_mention", counting)
    return counts


@pytest.mark.parametrize("terms", [1, 4])
def test_a_mention_is_compared_with_the_motions_of_its_sponsor_and_its_term_only(
    terms: int, compared: list[int]
) -> None:
    db = fresh()
    for term in range(terms):
        for number in range(8):
            save(db, paper(number + 1, (PEOPLE[number % 4],), SUBJECTS[0], f"{2023 - 8 * term}-0{number + 1}-01",
                           str(30000 + term)))  # fmt: skip
    save(db, naming("brief", "2024-01-01", by_name(0, PEOPLE[0])))
    assert compared == [2]


@pytest.mark.parametrize("letters", [5, 20])
def test_a_new_motion_asks_only_the_mentions_that_could_mean_it_and_reads_nothing_else(
    letters: int, compared: list[int]
) -> None:
    db = fresh()
    for number in range(letters):
        save(db, naming(f"b{number}", "2024-01-01", by_name(0, "De Wit")))
    for number in range(9):
        save(db, paper(number + 1, ("Bakker",), SUBJECTS[0], "2023-05-01"))
    save(db, naming("een", "2024-01-01", by_name(0, "Bakker")))
    compared.clear()
    save(db, paper(20, ("Bakker",), SUBJECTS[1], "2023-06-01"))
    assert compared == [6]  # the five that are listed and the new one, of ten
    compared.clear()
    save(db, naming("nog een", "2024-02-01", cites="kst-30100-20"))
    save(db, naming("en een", "2024-02-01", Motion(0, 5, "kst-30100-20", "30100", "20", "TK")))
    assert compared == []
