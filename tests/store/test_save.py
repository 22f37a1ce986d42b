from __future__ import annotations

import json
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.store.records import MOTION, PROMISE, QUOTE, TEXT, commitment, document, letter, motion_paper
from tracker import store
from tracker.models import Citation, Extraction, Motion, MotionEvent
from tracker.store import save_document

NOT_COMPARED = {"runs", "row_history"}  # what was done, and what was said before, in the order in which files came
TIMES = {"first_seen", "last_seen", "run_id", "recorded"}


def contents(db: Database, *, times: bool = False) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, without the moments and the numbers of rows."""
    made = {}
    for table in db.table_names():
        if table in NOT_COMPARED or "_fts" in table or table.startswith(("_", "sqlite_")):
            continue
        columns = [f'"{c.name}"' for c in db[table].columns if (times or c.name not in TIMES) and c.name != "nr"]
        made[table] = sorted(db.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall(), key=repr)
    return made


def one(db: Database, sql: str, *parameters: object) -> object:
    return db.execute(sql, parameters).fetchone()[0]


def test_a_letter_becomes_rows(fresh_db: Database) -> None:
    assert save_document(fresh_db, letter(dossier="28676", number="448", identifier="kst-28676-448")) == "added"
    row = next(fresh_db.query("SELECT * FROM documents"))
    assert (row["id"], row["vindplaats"], row["year"], row["commitment_count"]) == (
        "kst-28676-448", "Kamerstuk 28 676, nr. 448", 2024, 3,
    )  # fmt: skip
    pledge = next(fresh_db.query("SELECT * FROM commitments WHERE kind = 'pledge'"))
    assert (pledge["amount"], pledge["amount_eur"], pledge["currency"], pledge["beneficiary"]) == (
        1e8, 1e8, "EUR", "Oekraïne",
    )  # fmt: skip
    assert (pledge["addressee"], pledge["deadline_precision"], pledge["chamber"]) == ("geen", "geen", "TK")
    assert row["text"][pledge["start"] : pledge["end"]] == pledge["quote"] == QUOTE
    cited = next(fresh_db.query("SELECT * FROM citations"))
    told = next(fresh_db.query("SELECT * FROM commitments WHERE kind = 'motion'"))
    assert cited["commitment_id"] == told["id"]
    assert told["motion_id"] == "kst-21501-02-2898"


def test_twice_adds_nothing_and_changes_only_when_it_was_seen(
    fresh_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.store.save.now", lambda: "2024-01-01T00:00:00Z")
    save_document(fresh_db, letter())
    before = contents(fresh_db)
    monkeypatch.setattr("tracker.store.save.now", lambda: "2024-01-02T00:00:00Z")
    assert save_document(fresh_db, letter()) == "unchanged"
    assert contents(fresh_db) == before
    assert {tuple(r) for r in fresh_db.execute("SELECT first_seen, last_seen FROM commitments")} == {
        ("2024-01-01T00:00:00Z", "2024-01-02T00:00:00Z")
    }
    assert one(fresh_db, "SELECT first_seen FROM documents") == "2024-01-01T00:00:00Z"


def test_a_changed_document_replaces_its_rows(fresh_db: Database) -> None:
    save_document(fresh_db, letter())
    kept = one(fresh_db, "SELECT id FROM commitments WHERE quote = ?", PROMISE)
    fresh_db.execute("UPDATE commitments SET first_seen = '2020-01-01T00:00:00Z'")
    fresh_db.execute("UPDATE documents SET first_seen = '2020-01-01T00:00:00Z'")
    assert save_document(fresh_db, letter(f"Geachte voorzitter,\n\n{PROMISE}")) == "changed"
    assert one(fresh_db, "SELECT count(*) FROM documents") == 1
    assert [tuple(r) for r in fresh_db.execute("SELECT id, quote, first_seen FROM commitments")] == [
        (kept, PROMISE, "2020-01-01T00:00:00Z")
    ]
    assert one(fresh_db, "SELECT first_seen FROM documents") == "2020-01-01T00:00:00Z"
    for table in ("citations", "motion_links", "motion_events", "motions", "motion_sponsors"):
        assert one(fresh_db, f"SELECT count(*) FROM {table}") == 0, table
    assert one(fresh_db, "SELECT count(*) FROM overzicht") == 1
    assert one(fresh_db, "SELECT count(*) FROM commitments_fts WHERE commitments_fts MATCH 'beschikbaar'") == 0
    fresh_db.execute("INSERT INTO commitments_fts(commitments_fts) VALUES ('integrity-check')")
    fresh_db.execute("INSERT INTO documents_fts(documents_fts) VALUES ('integrity-check')")


@pytest.mark.parametrize("step", ["INSERT INTO commitments", "INSERT INTO motion_events", "DELETE FROM bulk_load",
                                  "INSERT INTO overzicht", "UPDATE documents SET cited_by"])  # fmt: skip
def test_a_crash_anywhere_leaves_what_was_there(fresh_db: Database, step: str) -> None:
    save_document(fresh_db, letter())
    before = contents(fresh_db, times=True)
    real = fresh_db.conn

    class Crashing:
        def __getattr__(self, name: str) -> object:
            return getattr(real, name)

        def execute(self, sql: str, *rest: object) -> object:
            if sql.startswith(step):
                raise KeyboardInterrupt
            return real.execute(sql, *rest)

        def executemany(self, sql: str, *rest: object) -> object:
            if sql.startswith(step):
                raise KeyboardInterrupt
            return real.executemany(sql, *rest)

    fresh_db.conn = Crashing()  # type: ignore[assignment]
    with pytest.raises(KeyboardInterrupt):
        save_document(fresh_db, letter(TEXT.replace("Geachte", "Zeer geachte")))
    fresh_db.conn = real
    assert contents(fresh_db, times=True) == before
    assert save_document(fresh_db, letter(TEXT.replace("Geachte", "Zeer geachte"))) == "changed"


def test_letter_and_motion_paper_end_as_one_motion_in_either_order() -> None:
    ends = []
    for order in permutations([letter(), motion_paper()]):
        db = Database(memory=True)
        store.migrate(db)
        for extraction in order:
            save_document(db, extraction)
        motion = next(db.query("SELECT * FROM motions"))
        assert (motion["status"], motion["status_event"], motion["status_date"]) == (
            "fulfilled",
            "fulfilled",
            "2024-06-11",
        )
        assert (motion["title"], motion["date"]) == ("een strategie voor luchtafweer", "2024-05-23")
        assert json.loads(motion["sponsors"]) == ["Paternotte", "Brekelmans"]
        assert motion["document_id"] == "kst-21501-02-2898"
        assert (motion["mentions"], motion["cited_by"]) == (1, 1)
        assert one(db, "SELECT target_document_id FROM citations") == "kst-21501-02-2898"
        assert one(db, "SELECT cited_by FROM documents WHERE id = 'kst-21501-02-2898'") == 1
        assert one(db, "SELECT motie FROM overzicht WHERE motie_id IS NOT NULL") == "Kamerstuk 21 501-02, nr. 2898"
        ends.append(contents(db))
    assert ends[0] == ends[1]


def test_a_motion_named_by_its_sponsors_is_found_whichever_came_first() -> None:
    text = "Hiermee is de motie van de leden Paternotte en Brekelmans uitgevoerd."
    named = Motion(14, 58, sponsors=("Paternotte", "Brekelmans"))
    told = Extraction(
        document(text, "namen.txt"), (commitment(text, text, "motion", status="fulfilled"),),
        motions=(named,), events=(MotionEvent(0, "fulfilled", 0, len(text)),),
    )  # fmt: skip
    ends = []
    for order in permutations([told, motion_paper()]):
        db = Database(memory=True)
        store.migrate(db)
        for extraction in order:
            save_document(db, extraction)
        link = next(db.query("SELECT * FROM motion_links WHERE method <> 'own'"))
        assert (link["motion_id"], link["method"]) == ("kst-21501-02-2898", "sponsors")
        assert one(db, "SELECT status FROM motions") == "fulfilled"
        assert one(db, "SELECT motion_id FROM commitments") == "kst-21501-02-2898"
        assert one(db, "SELECT motie_id FROM overzicht") == "kst-21501-02-2898"
        ends.append(contents(db))
    assert ends[0] == ends[1]


def test_a_motion_that_no_document_knows_is_not_made_up(fresh_db: Database) -> None:
    text = "Hiermee is de motie van het lid Jansen uitgevoerd."
    told = Extraction(document(text), motions=(Motion(14, 38, sponsors=("Jansen",)),),
                      events=(MotionEvent(0, "fulfilled", 0, len(text)),))  # fmt: skip
    save_document(fresh_db, told)
    assert one(fresh_db, "SELECT count(*) FROM motions") == 0
    assert [tuple(r) for r in fresh_db.execute("SELECT motion_id, method FROM motion_links")] == [(None, "none")]
    assert one(fresh_db, "SELECT motie FROM moties_uitgevoerd") == "motie van het lid Jansen"


def test_a_citation_finds_its_target_whichever_came_first() -> None:
    text = "Zie Kamerstuk 28 676, nr. 448."
    cited = Citation("Kamerstuk 28 676, nr. 448", "kamerstuk", 4, 29, identifier="kst-28676-448")
    citing = Extraction(document(text, "b.txt"), citations=(cited,))
    for order in permutations([citing, letter(identifier="kst-28676-448")]):
        db = Database(memory=True)
        store.migrate(db)
        for extraction in order:
            save_document(db, extraction)
        assert one(db, "SELECT target_document_id FROM citations WHERE start = 4") == "kst-28676-448"
        assert one(db, "SELECT cited_by FROM documents WHERE id = 'kst-28676-448'") == 1
        save_document(db, replace(citing, citations=()))
        assert one(db, "SELECT cited_by FROM documents WHERE id = 'kst-28676-448'") == 0


def test_the_same_sentence_twice_gives_two_rows(fresh_db: Database) -> None:
    text = f"{PROMISE}\n\n{PROMISE}"
    first = commitment(text, PROMISE, "undertaking")
    again = replace(first, start=len(PROMISE) + 2, end=2 * len(PROMISE) + 2)
    save_document(fresh_db, Extraction(document(text), (first, again)))
    assert one(fresh_db, "SELECT count(DISTINCT id) FROM commitments") == 2


def test_what_is_too_unsure_is_kept_apart(fresh_db: Database) -> None:
    unsure = replace(commitment(TEXT, QUOTE), confidence=0.1)
    save_document(fresh_db, Extraction(document(), (unsure,)))
    counts = [one(fresh_db, f"SELECT count(*) FROM {t}") for t in ("commitments", "candidates", "overzicht")]
    assert counts == [0, 1, 0]


def test_search_finds_words_without_their_accents_and_survives_vacuum(tmp_path: Path) -> None:
    db = store.open_database(tmp_path / "t.db")
    save_document(db, letter("Inleiding zonder meer.\n\n" + PROMISE, "a.txt"))
    save_document(db, letter(source="b.txt"))
    save_document(db, letter("Heel iets anders.\n\n" + PROMISE, "a.txt"))
    find = (
        "SELECT c.quote FROM commitments c WHERE c.rowid IN "
        "(SELECT rowid FROM commitments_fts WHERE commitments_fts MATCH ?)"
    )
    for _ in range(2):
        assert [r[0] for r in db.execute(find, ["oekraine"])] == [QUOTE]
        db.execute("INSERT INTO commitments_fts(commitments_fts) VALUES ('integrity-check')")
        db.execute("INSERT INTO documents_fts(documents_fts) VALUES ('integrity-check')")
        db.conn.commit()
        db.vacuum()


def test_rows_written_by_others_are_found_too(fresh_db: Database) -> None:
    save_document(fresh_db, letter())
    fresh_db.execute("UPDATE commitments SET quote = 'Pannenkoeken.' WHERE kind = 'pledge'")
    assert one(fresh_db, "SELECT count(*) FROM commitments_fts WHERE commitments_fts MATCH 'pannenkoeken'") == 1
    assert one(fresh_db, "SELECT count(*) FROM bulk_load") == 0


def test_relink_changes_nothing_that_is_right(fresh_db: Database) -> None:
    for extraction in (letter(), motion_paper(), letter(MOTION + " " + PROMISE, "c.txt")):
        save_document(fresh_db, extraction)
    store.link_over_time(fresh_db)
    before = contents(fresh_db)
    store.relink(fresh_db)
    assert contents(fresh_db) == before


def test_two_motions_that_fit_are_both_kept_as_candidates(fresh_db: Database) -> None:
    for number, subject in (("10", "een strategie voor luchtafweer"), ("11", "steun aan Moldavië")):
        paper = motion_paper(f"kst-1-{number}.xml")
        motion = replace(paper.motions[0], identifier=f"kst-1-{number}", number=number, dossier="1", title=subject)
        known = replace(paper.document.metadata, identifier=f"kst-1-{number}", dossier="1", number=number)
        text = f"{paper.document.text} {subject}"
        own = replace(document(text, f"kst-1-{number}.xml", "xml"), metadata=known)
        save_document(fresh_db, replace(paper, document=own, motions=(motion,)))
    text = "Hiermee is de motie van de leden Paternotte en Brekelmans uitgevoerd."
    told = Extraction(document(text), motions=(Motion(14, 58, sponsors=("Paternotte", "Brekelmans")),))
    save_document(fresh_db, told)
    link = next(fresh_db.query("SELECT * FROM motion_links WHERE method <> 'own'"))
    assert (link["motion_id"], link["method"]) == (None, "ambiguous")
    assert [id_ for id_, _ in json.loads(link["runners_up"])] == ["kst-1-10", "kst-1-11"]
