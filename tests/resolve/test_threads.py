from __future__ import annotations

from itertools import permutations

import pytest
from sqlite_utils import Database

from tests.store.records import commitment
from tracker.lexicon import load
from tracker.models import Percentage
from tracker.resolve.threads import Mention, developments, subject, summarise

SUBJECTS = [
    ("Bondgenoten besteden minimaal 2% van het bbp aan defensie.", {"percentage": Percentage(2.0, 29, 31, "bbp")},
     "2%-norm voor defensie"),
    ("Alle landen moeten de 2% NAVO-norm halen.", {"percentage": Percentage(2.0, 24, 26)}, "2%-norm voor defensie"),
    ("Nederland streeft naar 3,5% van het bnp voor defensie.", {"percentage": Percentage(3.5, 24, 28, "bnp")},
     "3,5%-norm voor defensie"),
    ("Nederland houdt vast aan 0,7% van het bni voor ontwikkelingssamenwerking.",
     {"percentage": Percentage(0.7, 25, 29, "bni")}, "0,7%-norm voor ontwikkelingssamenwerking"),
    ("Het tekort bedraagt 4% van het bbp.", {"percentage": Percentage(4.0, 20, 22, "bbp")}, "4% van het bbp"),
    ("De rente steeg met 2%.", {"percentage": Percentage(2.0, 19, 21)}, None),
    ("Nederland wil de luchtverdediging versterken.", {"beneficiary": "Oekraïne"}, "luchtverdediging Oekraïne"),
    ("Nederland benadrukte het belang van snelle toetreding van Zweden tot de NAVO.", {}, "toetreding Zweden"),
    ("Nederland betreurt dat Zweden nog niet als volwaardig NAVO-lid kon deelnemen.", {}, "toetreding Zweden"),
    ("De Zweedse toetreding werd verwelkomd.", {}, "toetreding Zweden"),
    ("Nederland hoopt dat de parlementen van Turkije en Hongarije na het belang van toetreding instemmen.", {}, None),
    ("Nederland riep op meer bij te dragen aan het UCAP.", {}, "UCAP, steunpakket van de NAVO voor Oekraïne"),
    ("Nederland steunde het Ukraine Comprehensive Assistance Package.", {},
     "UCAP, steunpakket van de NAVO voor Oekraïne"),
    ("De toekomst van Oekraïne ligt in de NAVO; die toekomst van Oekraïne in de NAVO ligt vast.", {},
     "Oekraïne in de NAVO"),
    ("Nederland nam deel aan de FMM en aan EUFOR.", {}, None),
    ("Nederland riep de NAVO en de EU op.", {}, None),
    ("De leden van de VVD en het CDA vroegen hiernaar.", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "values", "expected"), SUBJECTS)
def test_what_a_commitment_is_about(quote: str, values: dict[str, object], expected: str | None) -> None:
    assert subject(commitment(quote, quote, "position", **values)) == expected


@pytest.mark.parametrize("row", load("threads")["subjects"], ids=lambda row: row["name"])
def test_each_subject_is_recognised_in_its_examples_alone(row: dict[str, list[str]]) -> None:
    for example in row["examples"]:
        assert str(subject(commitment(example, example))).startswith(str(row["name"])), example
    for counter in row["counter"]:
        assert not str(subject(commitment(counter, counter))).startswith(str(row["name"])), counter


SEEDS = {
    "2%-norm voor defensie": 5,
    "Oekraïne in de NAVO": 4,
    "UCAP, steunpakket van de NAVO voor Oekraïne": 2,
    "bilaterale veiligheidsarrangementen met Oekraïne": 2,
    "toetreding Zweden": 2,
}
"""The subjects that run through the five seeds, and in how many letters each stands, at the least."""


def test_the_subjects_of_the_seeds(seeds_db: Database) -> None:
    found = {row["title"]: row["document_count"] for row in seeds_db.query("SELECT * FROM threads")}
    assert {name: count for name, count in SEEDS.items() if found.get(name, 0) < count} == {}


def test_what_changed_within_a_subject() -> None:
    told = [
        Mention("a", "2022-01-01", "t", "pledge", "announced", "steunen", 1e8),
        Mention("b", "2022-06-01", "t", "pledge", "announced", "toezeggen", 2.5e8),
        Mention("c", "2024-01-01", "t", "position", "stated", "verwelkomen"),
    ]
    assert [(each.kind, each.detail) for each in developments(reversed(told))] == [
        ("higher_amount", "100000000 -> 250000000"), ("firmer", "steunen -> toezeggen"),
        ("silence", "579"), ("weaker", "toezeggen -> verwelkomen"),
    ]  # fmt: skip


EARLY = Mention("a", "2023-12-18", "defensie", "agreement", "stated")
LATE = Mention("b", "2024-06-11", "defensie", "undertaking", "open")
DONE = Mention("c", "2024-09-01", "steun", "undertaking", "fulfilled")
THREADS = [
    ((EARLY,), None),
    ((EARLY, EARLY), None),
    ((EARLY, LATE), ("defensie", "open", "2023-12-18", "2024-06-11", 2)),
    ((EARLY, LATE, DONE), ("defensie", "fulfilled", "2023-12-18", "2024-09-01", 3)),
    ((EARLY, Mention("d", None, "steun", "position", "stated")), ("defensie", "stated", "2023-12-18", "2023-12-18", 2)),
]


@pytest.mark.parametrize(("mentions", "expected"), THREADS)
def test_a_thread_is_the_same_in_any_order(mentions: tuple[Mention, ...], expected: object) -> None:
    for order in permutations(mentions):
        thread = summarise(order)
        assert (
            thread and (thread.topic, thread.status, thread.first_date, thread.last_date, thread.documents)
        ) == expected
