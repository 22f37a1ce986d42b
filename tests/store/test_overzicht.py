from __future__ import annotations

import pytest
from sqlite_utils import Database

from tests.store.records import PROMISE, QUOTE, TEXT, commitment, document, letter
from tracker.models import Extraction, Period
from tracker.store import migrate, save_document


@pytest.mark.parametrize(
    ("source", "title", "brief"),
    [
        ("/home/jansen/brieven/brief 12.pdf", None, "brief 12.pdf"),
        (r"C:\brieven\brief.docx", None, "brief.docx"),
        ("archief.zip/2024/brief.txt", None, "brief.txt"),
        ("https://www.tweedekamer.nl/stukken/brief/", None, "brief"),
        ("aa/a/aa", None, "aa"),
        ("brief.txt", None, "brief.txt"),
        ("-", None, "Brief zonder titel"),
        ("brieven/brief.pdf", "Verslag JBZ-Raad 12/13 juni", "Verslag JBZ-Raad 12/13 juni"),
    ],
)
def test_a_letter_is_called_by_its_title_or_its_file(
    fresh_db: Database, source: str, title: str | None, brief: str
) -> None:
    known = {} if title is None else {"title": title}
    save_document(fresh_db, letter(source=source, **known))
    assert {row["brief"] for row in fresh_db.query("SELECT brief FROM overzicht")} == {brief}
    assert {row["brief"] for row in fresh_db.query("SELECT brief FROM moties_uitgevoerd")} == {brief}


def test_who_what_and_when_stand_in_the_row_and_in_dutch_in_the_overview(fresh_db: Database) -> None:
    sure = commitment(
        TEXT, PROMISE, "undertaking", status="transferred", core=True, core_confidence=0.95, status_confidence=0.7,
        person="A. de Vries", office="minister van Asiel", ministry="Asiel en Migratie", counted=True,
        deadline=Period("voor de zomer", 90, 103, "2024-06", "month"),
    )  # fmt: skip
    other = commitment(TEXT, QUOTE, "action", deadline=Period("dit jaar", 90, 98, "2024", "year", last="2024-12-15"))
    save_document(fresh_db, Extraction(document(signatory="B. Jansen", ministry="Financiën"), (sure, other)))
    columns = "core, core_confidence, status_confidence, person, office, ministry, counted, deadline_last"
    assert set(fresh_db.execute(f"SELECT {columns} FROM commitments").fetchall()) == {
        (1, 0.95, 0.7, "A. de Vries", "minister van Asiel", "Asiel en Migratie", 1, "2024-06-30"),
        (0, 0.0, 1.0, "onbekend", "onbekend", "Financiën", 0, "2024-12-15"),
    }
    columns = "soort, status, kern, bewindspersoon, ambt, ministerie, telt_mee, uiterlijk, soort_id, status_id"
    assert set(fresh_db.execute(f"SELECT {columns} FROM overzicht").fetchall()) == {
        ("toezegging aan de Kamer", "overgedragen", "ja", "A. de Vries", "minister van Asiel", "Asiel en Migratie",
         "ja", "2024-06-30", "undertaking", "transferred"),
        ("aangekondigde actie", "aangekondigd", "nee", "B. Jansen", "onbekend", "Financiën", "nee", "2024-12-15",
         "action", "announced"),
    }  # fmt: skip


def test_an_overview_of_another_definition_is_made_anew_with_its_rows(fresh_db: Database) -> None:
    save_document(fresh_db, letter())
    before = list(fresh_db.query("SELECT * FROM overzicht ORDER BY nr"))
    fresh_db.execute("UPDATE derived_schema SET digest = 'an older one' WHERE name = 'overview'")
    fresh_db.execute("DELETE FROM overzicht")
    migrate(fresh_db)
    assert list(fresh_db.query("SELECT * FROM overzicht ORDER BY nr")) == before != []


@pytest.mark.parametrize("chosen", ["1", "kern = 'ja'", "kern = 'ja' AND soort = 'standpunt'"])
@pytest.mark.parametrize(
    "beyond", ["1", "(datum < '2024-01-01' OR datum IS NULL OR (datum = '2024-01-01' AND commitment_id > 'x'))"]
)
def test_no_page_of_the_register_is_sorted(seeds_db, chosen: str, beyond: str) -> None:
    """The query of a page, as Datasette asks it for the first and for any later one, reads rows in their order."""
    asked = f"SELECT * FROM overzicht WHERE {chosen} AND {beyond} ORDER BY datum DESC, commitment_id LIMIT 101"
    steps = [row[3] for row in seeds_db.conn.execute(f"EXPLAIN QUERY PLAN {asked}")]
    assert not any("B-TREE" in step or "MULTI-INDEX" in step for step in steps), steps
