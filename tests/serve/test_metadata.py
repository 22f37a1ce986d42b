"""metadata.yml, the schema and the database say the same: all that is named exists, all that exists is described."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tracker.serve import metadata, schema
from tracker.serve.query import names

ROOT = Path(__file__).parents[2]
BUILT = metadata.build()
TABLES = BUILT["databases"]["tracker"]["tables"]


def columns(db, table):
    return [row[1] for row in db.execute(f'PRAGMA table_xinfo("{table}")').fetchall() if row[6] != 1]


def test_the_file_is_up_to_date():
    assert (ROOT / "metadata.yml").read_text("utf-8") == metadata.as_yaml(), "run `make docs`"
    assert yaml.safe_load(metadata.as_yaml()) == BUILT


def test_site_says_what_it_is():
    for key in ("title", "description", "license", "license_url", "source", "source_url", "about"):
        assert BUILT[key]


def test_every_table_and_column_is_described(fresh_db):
    for table in names(fresh_db.conn):
        assert TABLES[table]["description"].strip(), table
        assert list(TABLES[table]["columns"]) == columns(fresh_db, table), table
        assert all(TABLES[table]["columns"].values()), table


@pytest.mark.parametrize("table", sorted(TABLES))
def test_everything_named_exists(fresh_db, table):
    settings = TABLES[table]
    known = set(columns(fresh_db, table))
    assert known, f"{table} does not exist"
    named = [*settings.get("facets", []), *settings.get("units", {})]
    named += [settings[key] for key in ("sort", "sort_desc", "label_column") if key in settings]
    if "fts_table" in settings:
        assert columns(fresh_db, settings["fts_table"])
        named.append(settings.get("fts_pk", "rowid"))
        known.add("rowid")
    assert set(named) <= known


def test_facets_asked_for_are_there():
    assert TABLES["commitments"]["facets"] == ["kind", "status", "office", "topic", "beneficiary", "year", "chamber"]
    asked = {
        "soort",
        "status",
        "bewindspersoon",
        "ambt",
        "ministerie",
        "onderwerp",
        "begunstigde",
        "jaar",
        "kamer",
        "dossier",
    }
    assert set(TABLES["overzicht"]["facets"]) >= asked
    assert set(TABLES["overzicht"]["filters"]) == asked | {"_laat"}


def test_facets_are_never_null(fresh_db):
    for table, settings in TABLES.items():
        required = {row[1] for row in fresh_db.execute(f'PRAGMA table_info("{table}")').fetchall() if row[3] or row[5]}
        is_view = fresh_db.execute("select type from sqlite_master where name = ?", [table]).fetchone()[0] == "view"
        if not is_view:
            assert set(settings.get("facets", [])) <= required, table


def test_facets_of_tables_are_indexed(fresh_db):
    for table, settings in TABLES.items():
        indexed = set()
        for index in fresh_db.execute(f'PRAGMA index_list("{table}")').fetchall():
            indexed.add(fresh_db.execute(f'PRAGMA index_info("{index[1]}")').fetchone()[2])
        if table in fresh_db.table_names():
            assert set(settings.get("facets", [])) <= indexed, table


def test_every_table_has_a_shown_order_or_is_internal():
    unknown = set(schema.site()["tables"]) - set(schema.tables())
    assert unknown == set()
