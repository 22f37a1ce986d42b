from __future__ import annotations

from dataclasses import replace

import pytest
from sqlite_utils import Database

from tests.store.records import QUOTE, TEXT, letter
from tracker.models import Extraction
from tracker.store import save_document
from tracker.store.reviews import review


def pledge(db: Database) -> dict[str, object]:
    return next(db.query("SELECT * FROM commitments WHERE quote = ?", [QUOTE]))


def changed(extraction: Extraction, **values: object) -> Extraction:
    commitments = tuple(replace(c, **values) if c.quote == QUOTE else c for c in extraction.commitments)  # type: ignore[arg-type]
    return replace(extraction, commitments=commitments)


@pytest.fixture
def db(fresh_db: Database) -> Database:
    save_document(fresh_db, letter())
    return fresh_db


def test_a_correction_survives_reading_the_letter_again(db: Database) -> None:
    review(db, str(pledge(db)["id"]), "aangepast", corrections={"beneficiary": "Moldavië"}, reviewer="AB")
    assert (pledge(db)["beneficiary"], pledge(db)["review"]) == ("Moldavië", "aangepast")
    save_document(db, letter())
    assert (pledge(db)["beneficiary"], pledge(db)["review"]) == ("Moldavië", "aangepast")
    assert db.execute("SELECT begunstigde FROM overzicht WHERE citaat = ?", [QUOTE]).fetchone()[0] == "Moldavië"


def test_what_is_called_wrong_leaves_the_overview_and_stays_away(db: Database) -> None:
    review(db, str(pledge(db)["id"]), "onjuist")
    for _ in range(2):
        assert db.execute("SELECT count(*) FROM overzicht WHERE citaat = ?", [QUOTE]).fetchone()[0] == 0
        assert pledge(db)["review"] == "onjuist"
        save_document(db, letter())


OTHER = TEXT.replace("Geachte", "Zeer geachte")


@pytest.mark.parametrize(
    ("again", "verdict"),
    [
        pytest.param(letter(OTHER), "juist", id="only the source changed"),
        pytest.param(changed(letter(), actor="kabinet"), "juist", id="only the extraction changed"),
        pytest.param(changed(letter(OTHER), actor="kabinet"), "heropend", id="both changed"),
    ],
)
def test_a_review_is_reopened_when_source_and_extraction_both_changed(
    db: Database, again: Extraction, verdict: str
) -> None:
    review(db, str(pledge(db)["id"]), "juist")
    save_document(db, again)
    assert pledge(db)["review"] == verdict
    assert db.execute("SELECT verdict FROM reviews").fetchone()[0] == verdict


def test_wrong_use_is_told(db: Database) -> None:
    with pytest.raises(LookupError, match="no commitment nergens"):
        review(db, "nergens", "juist")
    with pytest.raises(ValueError, match="can't be corrected: quote"):
        review(db, str(pledge(db)["id"]), "aangepast", corrections={"quote": "iets"})
