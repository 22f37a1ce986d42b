"""The database and its description hold together, and what staff filter on is always there."""

from __future__ import annotations

import json

import pytest
from sqlite_utils import Database

from tests.store.records import letter, motion_paper
from tracker import store
from tracker.lexicon import load
from tracker.serve.metadata import build
from tracker.serve.schema import tables
from tracker.store.tables import table

FACETS = {
    name: [facet if isinstance(facet, str) else next(iter(facet.values())) for facet in table.get("facets", [])]
    for name, table in next(iter(build()["databases"].values()))["tables"].items()
}


def test_every_table_and_column_is_described_and_nothing_else(fresh_db: Database) -> None:
    there = {
        name: [column.name for column in fresh_db[name].columns]
        for name in fresh_db.table_names() + fresh_db.view_names()
        if not name.startswith(("_", "sqlite_")) and "_fts" not in name
    }
    described = {name: list(table["columns"]) for name, table in tables().items()}
    assert {name: sorted(columns) for name, columns in described.items()} == {n: sorted(c) for n, c in there.items()}


@pytest.mark.parametrize("name", sorted(n for n in FACETS if FACETS[n]))
def test_facet_columns_are_never_empty_and_indexed(fresh_db: Database, name: str) -> None:
    if name not in fresh_db.table_names():
        return _check_view(fresh_db, name)
    columns = {column.name: column for column in fresh_db[name].columns}
    first = {index.columns[0] for index in fresh_db[name].indexes}
    for facet in FACETS[name]:
        assert columns[facet].notnull or columns[facet].is_pk, f"{name}.{facet} may be null"
        assert facet in first, f"{name}.{facet} has no index"
    return None


def _check_view(db: Database, name: str) -> None:
    for extraction in (letter(), motion_paper()):
        store.save_document(db, extraction)
    for facet in FACETS[name]:
        assert db.execute(f'SELECT count(*) FROM {name} WHERE "{facet}" IS NULL').fetchone()[0] == 0


def test_every_value_of_kind_and_status_has_a_dutch_word(fresh_db: Database) -> None:
    from typing import get_args

    from tracker import models

    labels = load("labels")
    for name, values in (
        ("kind", models.Kind), ("status", models.Status), ("chamber", models.Chamber),
        ("event", models.MotionEventKind), ("motion_status", models.MotionEventKind),
    ):  # fmt: skip
        assert sorted(labels[name]) == sorted(get_args(values))


def test_the_overview_has_a_source_for_every_column(fresh_db: Database) -> None:
    assert [column.name for column in fresh_db["overzicht"].columns] == [
        column.name for column in table("overzicht").columns
    ]
    assert all(column.source for column in table("overzicht").columns)


def test_the_ready_made_views_have_their_rows(fresh_db: Database) -> None:
    for extraction in (letter(), motion_paper()):
        store.save_document(fresh_db, extraction)
    assert [r["citaat"] for r in fresh_db.query("SELECT citaat FROM toezeggingen_open")] == [
        "Het kabinet zal uw Kamer voor de zomer informeren."
    ]
    assert [tuple(r) for r in fresh_db.execute("SELECT bedrag_eur, begunstigde FROM bijdragen")] == [(1e8, "Oekraïne")]
    done = next(fresh_db.query("SELECT * FROM moties_uitgevoerd"))
    assert (done["motie"], done["motiedatum"], json.loads(done["indieners"])) == (
        "Kamerstuk 21 501-02, nr. 2898", "2024-05-23", ["Paternotte", "Brekelmans"],
    )  # fmt: skip


def test_a_facet_over_the_overview_reads_an_index_alone(fresh_db: Database) -> None:
    sql = (
        "SELECT soort AS value, count(*) AS n FROM (SELECT * FROM overzicht ORDER BY commitment_id) "
        "WHERE soort IS NOT NULL GROUP BY soort ORDER BY n DESC, value LIMIT 31"
    )
    plan = " ".join(row[3] for row in fresh_db.execute(f"EXPLAIN QUERY PLAN {sql}"))
    assert "COVERING INDEX overzicht_soort" in plan


@pytest.mark.parametrize(("view", "column"), [("toezeggingen_open", "volgorde"), ("bijdragen", "bedrag_eur DESC")])
def test_a_ready_made_view_comes_sorted_from_its_index(fresh_db: Database, view: str, column: str) -> None:
    sql = f"EXPLAIN QUERY PLAN SELECT * FROM {view} ORDER BY {column} LIMIT 51"
    plan = [row[3] for row in fresh_db.execute(sql)]
    assert len(plan) == 1
    assert "USING INDEX overzicht_" in plan[0]


def test_undertakings_without_a_deadline_come_last(fresh_db: Database) -> None:
    store.save_document(fresh_db, letter())
    fresh_db.execute("UPDATE overzicht SET soort_id = 'undertaking', status_id = 'open'")
    fresh_db.execute(
        "UPDATE overzicht SET termijn = '2024-07', uiterlijk = '2024-07-31' WHERE nr = (SELECT max(nr) FROM overzicht)"
    )
    found = [row[0] for row in fresh_db.execute("SELECT termijn FROM toezeggingen_open ORDER BY volgorde")]
    assert found == ["2024-07", None, None]
