from __future__ import annotations

from itertools import permutations

import pytest

from tests.store.records import commitment
from tracker.lexicon import load
from tracker.models import Percentage
from tracker.resolve.threads import Mention, subject, summarise

SUBJECTS = [
    ("Bondgenoten besteden minimaal 2% van het bbp aan defensie.", {"percentage": Percentage(2.0, 29, 31, "bbp")},
     "2% van het bbp"),
    ("Nederland houdt vast aan 0,7% van het bni.", {"percentage": Percentage(0.7, 25, 29, "bni")}, "0,7% van het bni"),
    ("Nederland wil de luchtverdediging versterken.", {"beneficiary": "Oekraïne"}, "luchtverdediging Oekraïne"),
    ("Nederland benadrukte het belang van snelle toetreding van Zweden tot de NAVO.", {}, "toetreding Zweden"),
    ("Nederland riep op meer bij te dragen aan het UCAP.", {}, "UCAP"),
    ("Nederland riep de NAVO en de EU op.", {}, None),
    ("Nederland riep bondgenoten op.", {}, None),
]  # fmt: skip


@pytest.mark.parametrize(("quote", "values", "expected"), SUBJECTS)
def test_what_a_commitment_is_about(quote: str, values: dict[str, object], expected: str | None) -> None:
    assert subject(commitment(quote, quote, "position", **values)) == expected


@pytest.mark.parametrize("theme", load("threads")["themes"], ids=lambda theme: theme["name"])
def test_each_theme_is_recognised_in_its_example(theme: dict[str, str]) -> None:
    found = subject(commitment(theme["example"], theme["example"]))
    assert found is not None
    assert found.startswith(theme["name"])


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
