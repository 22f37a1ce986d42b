"""The same sum in two years is two promises; told again, it is one; totals count each promise once."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest

from tests.resolve.test_promises import MADE
from tests.store.records import commitment, document
from tracker import store
from tracker.models import Amount, Extraction
from tracker.resolve.promise_parts import whole_of
from tracker.resolve.promise_sums import years_of
from tracker.resolve.promises import antecedent

GIVEN = replace(MADE, status="announced", amount="EUR 2e9", receiver="Oekraïne", deadline=None)


@pytest.mark.parametrize(("text", "years"), [
    ("Nederland stelt in 2024 EUR 2 miljard beschikbaar.", {2024}),
    ("In de jaren 2024 en 2025 is EUR 2 miljard beschikbaar.", {2024, 2025}),
    ("Voor 2024-2026 is EUR 2 miljard beschikbaar.", {2024, 2025, 2026}),
    ("Voor 2024 t/m 2026 is EUR 2 miljard beschikbaar.", {2024, 2025, 2026}),
    ("Dit jaar stelt Nederland EUR 2 miljard beschikbaar.", {2023}),
    ("Komend jaar stelt Nederland EUR 2 miljard beschikbaar.", {2024}),
    ("Op 3 maart 2022 stelde Nederland EUR 2 miljard beschikbaar.", set()),
    ("Nederland stelt EUR 2 miljard beschikbaar (Kamerstukken II 2021/22, 21 501-02, nr. 2455).", set()),
    ("Nederland stelt, zo staat in vergaderjaar 2021-2022, EUR 2 miljard beschikbaar.", set()),
    ("Nederland levert 2000 granaten voor EUR 2 miljard.", {2000}),
    ("Nederland stelt EUR 2024 000 beschikbaar.", set()),
])  # fmt: skip
def test_the_years_a_sum_is_for(text: str, years: set[int]) -> None:
    assert years_of(text, "2023-06-01") == years


BOTH = "Nederland stelt {} EUR 2 miljard beschikbaar voor Oekraïne."
SAME = [
    # what was said when, what is said later, whether it is one promise
    ("2023-03-01", BOTH.format("in 2023"), "2023-06-01", BOTH.format("in 2023"), True),
    ("2023-03-01", BOTH.format("in 2023"), "2024-03-01", BOTH.format("in 2024"), False),
    ("2023-03-01", BOTH.format("dit jaar"), "2024-03-01", BOTH.format("dit jaar"), False),
    ("2023-03-01", BOTH.format("dit jaar"), "2023-09-01", BOTH.format("in 2023"), True),
    ("2023-03-01", BOTH.format("komend jaar"), "2024-03-01", BOTH.format("in 2024"), True),
    ("2023-03-01", BOTH.format("in 2023 en 2024"), "2024-03-01", BOTH.format("in 2024"), True),
    ("2023-03-01", BOTH.format("voor 2023-2025"), "2025-03-01", BOTH.format("in 2025"), True),
    ("2023-03-01", BOTH.format("nu"), "2023-04-01", BOTH.format("nu"), True),
    ("2023-03-01", BOTH.format("nu"), "2024-04-01", BOTH.format("nu"), False),
    ("2023-03-01", BOTH.format("nu"), "2024-04-01", BOTH.format("in 2024"), False),
    ("2023-11-01", BOTH.format("nu"), "2024-04-01", BOTH.format("in 2024"), True),
    ("2023-03-01", BOTH.format("nu"), "2023-04-01", BOTH.format("opnieuw"), False),
    ("2023-03-01", BOTH.format("nu"), "2023-04-01", BOTH.format("nog eens"), False),
    ("2023-03-01", BOTH.format("nu"), "2025-04-01", "De toegezegde EUR 2 miljard voor Oekraïne is geleverd.", True),
    ("2023-03-01", BOTH.format("in 2023"), "2025-04-01", "De in 2024 toegezegde EUR 2 miljard is geleverd.", False),
    ("", BOTH.format("nu"), "", BOTH.format("nu"), True),
]  # fmt: skip


@pytest.mark.parametrize(("day", "said", "later", "again", "same"), SAME)
def test_one_sum_in_two_years_is_two_promises(day: str, said: str, later: str, again: str, same: bool) -> None:
    first = replace(GIVEN, date=day, text=said)
    second = replace(GIVEN, key="b", document="brief-2", date=later, text=again)
    assert (antecedent(second, [first]) is not None) is same
    nameless = [replace(mention, receiver=None) for mention in (first, second)]
    if not same:
        assert antecedent(nameless[1], nameless[:1]) is None


def given(source: str, date: str, text: str, status: str = "announced") -> Extraction:
    at = text.index("EUR 2 miljard")
    amount = Amount(2e9, "EUR", at, at + len("EUR 2 miljard"))
    made = replace(
        commitment(text, text, "pledge", status=status, core=True, beneficiary="Oekraïne", amount=amount), counted=True
    )
    return Extraction(document(text, source, date=date, dossier="36045", number=source[:1]), (made,))


TOLD = (
    given("1.txt", "2023-03-01", BOTH.format("in 2023")),
    given("2.txt", "2023-06-01", "De eerder toegezegde EUR 2 miljard voor Oekraïne wordt in 2023 besteed."),
    given("3.txt", "2024-02-01", BOTH.format("in 2024")),
    given("4.txt", "2025-01-15", "Nederland heeft in 2024 EUR 2 miljard aan Oekraïne geleverd.", "fulfilled"),
)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_totals_go_over_promises_in_whatever_order_letters_come(order: tuple[int, ...], tmp_path: Path) -> None:
    for at_once in (True, False):
        with store.open_database(tmp_path / f"{at_once}.db") as db:
            for place in order:
                store.save_document(db, TOLD[place])
                if not at_once:
                    store.link_over_time(db)
            store.link_over_time(db)
            assert db.execute("SELECT date, mentions FROM promises ORDER BY date").fetchall() == [
                ("2023-03-01", 2), ("2024-02-01", 2),
            ]  # fmt: skip
            total, rows = db.execute("SELECT sum(amount_eur), count(*) FROM commitments WHERE counted = 1").fetchone()
            assert (total, rows) == (4e9, 2)


def test_history_names_the_promise_that_another_became_part_of(tmp_path: Path) -> None:
    with store.open_database(tmp_path / "t.db") as db:
        for place in (1, 0):
            store.save_document(db, TOLD[place])
            store.link_over_time(db)
        history = db.execute(
            "SELECT row_id, change, successor, json_extract(earlier, '$.title') FROM row_history "
            "WHERE \"table\" = 'promises'"
        ).fetchall()
        ((kept,),) = db.execute("SELECT id FROM promises").fetchall()
        ((gone, change, successor, title),) = history
        assert (change, successor, title[:9]) == ("gone", kept, "De eerder")
        assert gone != kept


@pytest.mark.parametrize(("text", "amount", "whole"), [
    ("Van de EUR 2 miljard is EUR 1,8 miljard geleverd.", "EUR 1800000000.0", "EUR 2000000000.0"),
    ("Van het in 2023 toegezegde bedrag van EUR 2 miljard is EUR 5 miljoen op.", "EUR 5000000.0", "EUR 2000000000.0"),
    ("Binnen dit budget van 50 miljoen euro gaat 10 miljoen euro naar Odessa.", "EUR 10000000.0", "EUR 50000000.0"),
    ("Nederland geeft EUR 2 miljard, en EUR 5 miljoen voor de opvang.", "EUR 5000000.0", None),
    ("Van de EUR 2 miljard is EUR 1,8 miljard geleverd.", "EUR 2000000000.0", None),
    ("Van de EUR 2 miljard is EUR 1,8 miljard geleverd.", "USD 5.0", None),
    ("De bijdrage van Nederland is EUR 2 miljard.", "EUR 1.0", None),
])  # fmt: skip
def test_the_sum_of_which_another_is_a_part(text: str, amount: str, whole: str | None) -> None:
    assert whole_of(text, amount) == whole


def part(source: str, date: str, text: str, said: str, value: float) -> Extraction:
    at = text.rindex(said)
    amount = Amount(value, "EUR", at, at + len(said))
    made = replace(
        commitment(text, text, "pledge", status="fulfilled", core=True, beneficiary="Oekraïne", amount=amount),
        counted=True,
    )
    return Extraction(document(text, source, date=date, dossier="36045", number=source[:1]), (made,))


PARTS = (
    *TOLD[:3],
    part(
        "5.txt", "2024-01-15", "Van de EUR 2 miljard voor 2023 is EUR 1,8 miljard geleverd.", "EUR 1,8 miljard", 1.8e9
    ),
    part("6.txt", "2024-03-15", "Van de EUR 3 miljard is EUR 1 miljard geleverd.", "EUR 1 miljard", 1e9),
)


@pytest.mark.parametrize("order", list(permutations(range(5)))[::17])
def test_a_part_that_is_delivered_is_no_promise_of_its_own(order: tuple[int, ...], tmp_path: Path) -> None:
    for at_once in (True, False):
        with store.open_database(tmp_path / f"{at_once}.db") as db:
            for place in order:
                store.save_document(db, PARTS[place])
                if not at_once:
                    store.link_over_time(db)
            store.link_over_time(db)
            assert db.execute("SELECT date, mentions, state_government FROM promises ORDER BY date").fetchall() == [
                ("2023-03-01", 3, "partly_fulfilled"), ("2024-02-01", 1, "open"), ("2024-03-15", 1, "fulfilled"),
            ]  # fmt: skip
            total = db.execute("SELECT sum(amount_eur) FROM commitments WHERE counted = 1").fetchone()[0]
            assert total == 2e9 + 2e9 + 1e9
