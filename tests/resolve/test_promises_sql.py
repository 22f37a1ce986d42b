"""Promises in the database: the same whatever the order and the portions in which letters come."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from tests.store.records import commitment, document
from tracker import store
from tracker.models import Extraction
from tracker.resolve import promise_candidates, promise_mentions, promises_sql

SUBJECT = "de evaluatie van de Wet gemeentelijke schuldhulpverlening"
TOLD = (
    ("a.txt", "2024-03-01", f"Ik zal uw Kamer voor de zomer informeren over {SUBJECT}.", "open"),
    ("b.txt", "2024-06-20", f"Zoals toegezegd informeer ik u over {SUBJECT}, maar dat wordt later.", "open"),
    ("c.txt", "2024-12-01", f"Hiermee doe ik de toezegging gestand u te informeren over {SUBJECT}.", "fulfilled"),
    ("d.txt", "2024-05-01", "Ik zal uw Kamer informeren over de wachtlijsten in de jeugdzorg.", "open"),
)


def paper(source: str, date: str, text: str, status: str) -> Extraction:
    made = commitment(text, text, "undertaking", status=status, core=True)
    return Extraction(document(text, source, date=date), (made,))


def stored(db: Database) -> Any:
    """Everything that is known of promises, but for moments."""
    return (
        list(db.query("SELECT title, state_government, date, deadline, mentions, events FROM promises ORDER BY id")),
        list(db.query("SELECT event, date, method, score, quote FROM promise_events ORDER BY quote, event")),
        list(db.query("SELECT quote, promise_id FROM commitments ORDER BY quote")),
    )


@pytest.fixture
def expected(tmp_path: Path) -> Any:
    with store.open_database(tmp_path / "whole.db") as db:
        for told in TOLD:
            store.save_document(db, paper(*told))
        store.link_over_time(db)
        return stored(db)


def test_one_promise_with_its_life(expected: Any) -> None:
    promises, events, rows = expected
    assert sorted((p["state_government"], p["mentions"]) for p in promises) == [("fulfilled", 3), ("open", 1)]
    assert sorted(e["event"] for e in events) == ["claimed_met", "made", "made", "postponed"]
    assert all(row["promise_id"] for row in rows)


@pytest.mark.parametrize("order", list(permutations(range(4)))[::3])
def test_one_at_a_time_in_any_order(order: tuple[int, ...], expected: Any, tmp_path: Path) -> None:
    with store.open_database(tmp_path / "parts.db") as db:
        for place in order:
            store.save_document(db, paper(*TOLD[place]))
            store.link_over_time(db)
        assert stored(db) == expected
        store.link_over_time(db)
        assert stored(db) == expected


def test_a_letter_that_changes_takes_its_mention_back(expected: Any, tmp_path: Path) -> None:
    with store.open_database(tmp_path / "parts.db") as db:
        for told in (*TOLD[:2], (*TOLD[2][:2], "Over de begroting informeer ik u hierbij.", "fulfilled"), TOLD[3]):
            store.save_document(db, paper(*told))
        store.link_over_time(db)
        states = {row["state_government"] for row in db.query("SELECT * FROM promises WHERE mentions > 1")}
        assert states == {"open"}
        store.save_document(db, paper(*TOLD[2]))
        store.link_over_time(db)
        assert stored(db) == expected
        assert db.execute("SELECT count(*) FROM row_history WHERE \"table\" = 'promises'").fetchone()[0] == 1


YEARLY = tuple(
    (
        f"j{n}.txt",
        f"2024-0{n % 9 + 1}-1{n // 9}",
        f"Zoals toegezegd informeer ik uw Kamer over {SUBJECT} {word}.",
        "open",
    )
    for n, word in enumerate("duinen dijken scholen wachtlijsten veehouderij kustwacht vaarwegen stikstof".split())
)


@pytest.mark.parametrize("common", [0, 2, 5, 300])
@pytest.mark.parametrize("step", [1, 3])
def test_what_too_many_share_finds_nothing_whenever_it_became_so(
    common: int, step: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(promise_candidates, "COMMON", common)
    ends = []
    for order in (YEARLY + TOLD, (TOLD + YEARLY)[::-1]):
        with store.open_database(tmp_path / f"{len(ends)}.db") as db:
            for place, told in enumerate(order):
                store.save_document(db, paper(*told))
                if ends and place % step == 0:
                    store.link_over_time(db)
            if ends:  # a letter that says something else for a while makes a key less common
                store.save_document(db, paper(*YEARLY[0][:2], "Ik zal uw Kamer informeren over windmolens.", "open"))
                store.link_over_time(db)
                store.save_document(db, paper(*YEARLY[0]))
            store.link_over_time(db)
            ends.append(stored(db))
    assert ends[0] == ends[1]


@pytest.mark.parametrize("letters", [12, 48])
def test_a_mention_is_compared_with_few_others_however_many_letters_there_are(
    letters: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []
    real = promises_sql.antecedent

    def counting(mention: Any, candidates: list[Any]) -> Any:
        looked_at.append(len(candidates))
        return real(mention, candidates)

    monkeypatch.setattr(promises_sql, "antecedent", counting)
    monkeypatch.setattr(promise_candidates, "COMMON", 5)
    with store.open_database(tmp_path / "many.db") as db:
        for n in range(letters):  # the same two words in all, others in every third
            said = f"Ik zal uw Kamer informeren over {SUBJECT} bij waterschap{n // 3:02}toezicht ({n})."
            store.save_document(db, paper(f"{n}.txt", "2024-01-01", said, "open"))
        store.link_over_time(db)
    assert len(looked_at) == letters
    assert max(looked_at) <= 4 * 5


def test_rows_are_read_by_their_ids_however_many_of_their_kind_there_are(tmp_path: Path) -> None:
    with store.open_database(tmp_path / "plan.db") as db:
        for statement in (promise_mentions.THESE, *promise_mentions.DETAILS):
            plan = db.conn.execute(f"EXPLAIN QUERY PLAN {statement}", ["[]"] * statement.count("?")).fetchall()
            told = [row[3] for row in plan if row[3].startswith(("SEARCH", "SCAN", "MULTI"))]
            assert told
            by_id = ("(id=?)", "(commitment_id=?)", "json_each VIRTUAL TABLE INDEX 1:")
            assert all(line.endswith(by_id) for line in told), told


def test_only_what_was_said_later_is_looked_at_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    real = promises_sql.antecedent

    def noting(mention: Any, candidates: list[Any]) -> Any:
        looked_at.append(mention.date)
        return real(mention, candidates)

    with store.open_database(tmp_path / "later.db") as db:
        for told in (TOLD[0], TOLD[2]):
            store.save_document(db, paper(*told))
        store.link_over_time(db)
        monkeypatch.setattr(promises_sql, "antecedent", noting)
        store.save_document(db, paper(*TOLD[1]))
        store.link_over_time(db)
    assert looked_at == ["2024-06-20", "2024-12-01"]


def test_words_alone_reach_as_far_back_as_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    met = f"Hiermee doe ik de toezegging gestand u te informeren over {SUBJECT}."
    looked_at: dict[str, list[str]] = {}
    real = promises_sql.antecedent

    def noting(mention: Any, candidates: list[Any]) -> Any:
        looked_at[mention.date] = sorted(other.date for other in candidates)
        return real(mention, candidates)

    monkeypatch.setattr(promises_sql, "antecedent", noting)
    with store.open_database(tmp_path / "far.db") as db:
        for day, text, status in (
            ("2012-03-01", TOLD[0][2], "open"),
            ("2020-03-01", TOLD[0][2].replace("voor de zomer", "in mei"), "open"),
            ("2022-03-01", TOLD[0][2].replace("voor de zomer", "dit najaar"), "open"),
            ("2023-03-01", met, "fulfilled"),
        ):
            store.save_document(db, paper(f"{day}.txt", day, text, status))
        store.link_over_time(db)
    assert looked_at == {
        "2012-03-01": [],
        "2020-03-01": [],
        "2022-03-01": [],
        "2023-03-01": ["2020-03-01", "2022-03-01"],
    }
