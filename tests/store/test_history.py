"""What rows and documents said before is kept, with what came in the place of a row that is gone."""

from __future__ import annotations

import json
from typing import Any

import pytest
from sqlite_utils import Database

from tests.store.records import MOTION, PROMISE, QUOTE, TEXT, commitment, document, letter
from tracker.models import Extraction
from tracker.store import save_document
from tracker.store.history import compare
from tracker.store.reviews import review

LATER = "Het kabinet zal uw Kamer voor het einde van het jaar informeren."


def said(text: str, *quotes: str, **values: object) -> Extraction:
    made = tuple(commitment(text, quote, "undertaking", **{"status": "open", **values}) for quote in quotes)
    return Extraction(document(text), made)


def history(db: Database) -> list[dict[str, Any]]:
    rows = list(db.query("SELECT * FROM row_history WHERE \"table\" = 'commitments' ORDER BY id"))
    return [row | {"earlier": json.loads(row["earlier"])} for row in rows]


def test_reading_the_same_again_leaves_no_history(fresh_db: Database) -> None:
    for _ in range(2):
        save_document(fresh_db, letter())
    assert history(fresh_db) == []
    assert fresh_db["document_versions"].count == 0


def test_a_row_that_says_something_else_keeps_what_it_said(fresh_db: Database) -> None:
    save_document(fresh_db, said(TEXT, PROMISE), extractor_version="1")
    save_document(fresh_db, said(TEXT, PROMISE, status="fulfilled", actor="minister"), extractor_version="2")
    (row,) = history(fresh_db)
    assert row["earlier"] == {"status": "open", "actor": "Nederland"}
    assert (row["change"], row["extractor_version"], row["successor"]) == ("changed", "1", None)
    assert fresh_db.execute("SELECT id FROM commitments").fetchall() == [(row["row_id"],)]


def test_a_changed_document_keeps_its_earlier_edition_and_what_it_said(fresh_db: Database) -> None:
    changed = TEXT.replace(PROMISE, LATER)
    save_document(fresh_db, said(TEXT, PROMISE, QUOTE))
    before = dict(fresh_db.execute("SELECT quote, id FROM commitments").fetchall())
    save_document(fresh_db, said(changed, LATER, QUOTE))
    after = dict(fresh_db.execute("SELECT quote, id FROM commitments").fetchall())
    gone = [row for row in history(fresh_db) if row["change"] == "gone"]
    assert [(row["row_id"], row["successor"], row["method"]) for row in gone] == [
        (before[PROMISE], after[LATER], "wording")
    ]
    assert gone[0]["earlier"]["quote"] == PROMISE
    (edition,) = fresh_db.query("SELECT * FROM document_versions")
    start, end = gone[0]["earlier"]["start"], gone[0]["earlier"]["end"]
    assert edition["text"][start:end] == PROMISE
    assert fresh_db.execute("SELECT text FROM documents").fetchone() == (changed,)


def test_each_edition_is_kept_once_and_follows_the_one_before(fresh_db: Database) -> None:
    for n in range(4):
        save_document(fresh_db, said(f"{TEXT} Editie {n}.", PROMISE))
    editions = list(fresh_db.query("SELECT * FROM document_versions ORDER BY id"))
    assert [edition["text"][-2] for edition in editions] == ["0", "1", "2"]
    assert all(edition["first_seen"] <= edition["replaced"] for edition in editions)


def test_a_row_that_comes_back_was_first_seen_when_it_was(fresh_db: Database) -> None:
    save_document(fresh_db, said(TEXT, PROMISE))
    fresh_db.execute("UPDATE commitments SET first_seen = '2020-01-01T00:00:00Z'")
    save_document(fresh_db, said(TEXT, QUOTE))
    save_document(fresh_db, said(TEXT, QUOTE, PROMISE))
    seen = dict(fresh_db.execute("SELECT quote, first_seen FROM commitments").fetchall())
    assert seen[PROMISE] == "2020-01-01T00:00:00Z" < seen[QUOTE]


def test_what_a_person_corrected_is_no_change_of_the_letter(fresh_db: Database) -> None:
    save_document(fresh_db, said(TEXT, PROMISE))
    id_ = fresh_db.execute("SELECT id FROM commitments").fetchone()[0]
    review(fresh_db, id_, "aangepast", corrections={"status": "fulfilled"})
    save_document(fresh_db, said(TEXT, PROMISE))
    assert history(fresh_db) == []


def test_a_better_file_of_a_letter_that_this_run_found_is_no_later_edition(fresh_db: Database) -> None:
    run = (
        fresh_db["runs"]
        .insert(
            {"command": "ingest", "paths": "[]", "started": "2024", "tracker_version": "1", "extractor_version": "1"}
        )
        .last_pk
    )
    for source, kind in (("a.txt", "txt"), ("a.xml", "xml")):
        save_document(fresh_db, letter(source=source, format_=kind, identifier="kst-1-2"), run_id=run)
    assert fresh_db["documents"].count == 1
    assert history(fresh_db) == []
    assert fresh_db["document_versions"].count == 0


def row(id_: str, quote: str, start: int, kind: str = "undertaking") -> dict[str, Any]:
    values = {"id": id_, "quote": quote, "start": start, "end": start + len(quote), "kind": kind}
    return dict.fromkeys(("status", "actor")) | values


SUCCESSORS = [
    ("the same place", [row("b", "Ik informeer u.", 10)], True, "b", "position"),
    ("the same place, cut off earlier", [row("b", "Ik informeer", 10)], True, "b", "position"),
    ("another kind in the same place", [row("b", "Ik informeer u.", 10, "action")], True, "b", "position"),
    ("another place in the same text", [row("b", "Ik stuur een brief.", 90)], True, None, None),
    ("other words in another text", [row("b", "Nederland steunt dit plan.", 10)], False, None, None),
    ("nearly the same words", [row("b", "Ik informeer u nader.", 70)], False, "b", "wording"),
    ("the nearest of two", [row("c", "Ik informeer hen.", 5), row("b", "Ik informeer u!", 70)], False, "b", "wording"),
    ("nothing came", [], False, None, None),
]


@pytest.mark.parametrize(
    ("after", "same", "id_", "method"), [case[1:] for case in SUCCESSORS], ids=[c[0] for c in SUCCESSORS]
)
def test_what_came_in_the_place_of_a_row(
    after: list[dict[str, Any]], same: bool, id_: str | None, method: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.store import history as module

    monkeypatch.setattr(module, "table", lambda _: type("T", (), {"written": ()}))
    (change,) = compare("commitments", [row("a", "Ik informeer u.", 10)], after, same_text=same)
    assert (change.kind, change.successor, change.method) == ("gone", id_, method)


def test_motions_and_citations_that_went_are_kept_too(fresh_db: Database) -> None:
    save_document(fresh_db, letter())
    save_document(fresh_db, letter(TEXT.replace(MOTION, "Er is geen motie.")))
    gone = fresh_db.execute("SELECT DISTINCT \"table\" FROM row_history WHERE change = 'gone' ORDER BY 1").fetchall()
    assert [name for (name,) in gone] == ["citations", "commitments", "motion_events", "motion_links"]
