"""One definition a table: the database is as it says, and a new column takes one line there."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import fields, make_dataclass
from pathlib import Path

import pytest
import yaml
from sqlite_utils import Database

from tests.store.records import PROMISE, TEXT, commitment, document
from tracker import models, store
from tracker.models import Extraction
from tracker.store import derived, overzicht, save_document, tables, upgrade, values
from tracker.store.tables import DefinitionError, Table, read_table

SQL = Path(store.__file__).parent / "sql"
LANDED = {
    "001_tables.sql": "8d6b03ba6af574de",
    "002_search.sql": "9f88c33751b472ed",
    "003_overzicht.sql": "a9add90317f399df",
    "010_feeds.sql": "979d55ed7e94a947",
    "011_register.sql": "e5016c4d9206b5b8",
    "012_promises.sql": "f6320949d332e328",
    "013_feeds.sql": "f31e389792905c1d",
    "014_statements.sql": "efab5c4e3541c443",
}
"""Migrations that databases have had; what they lack is added in tracker/store/tables or in a new migration."""


def test_landed_migrations_are_as_they_were() -> None:
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in sorted(SQL.glob("*.sql"))}
    assert found == LANDED


def declared(db: Database, name: str) -> list[tuple[str, str]]:
    """The columns of a table as the database has them, in the words of a definition."""
    keys = {
        row[3]: f"REFERENCES {row[2]}({row[4]})" + (f" ON DELETE {row[6]}" if row[6] != "NO ACTION" else "")
        for row in db.execute(f"PRAGMA foreign_key_list({name})")
    }
    info = db.execute(f"PRAGMA table_info({name})").fetchall()
    alone = sum(1 for row in info if row[5]) == 1
    made = []
    for _, column, kind, notnull, default, key in info:
        parts = [kind, "PRIMARY KEY" if key and alone else "NOT NULL" if notnull else ""]
        parts += [f"DEFAULT {default}" if default is not None else "", keys.get(column, "")]
        made.append((column, " ".join(part for part in parts if part)))
    return made


@pytest.mark.parametrize("name", [name for name, table in tables.tables().items() if not table.is_view])
def test_a_table_is_as_it_is_defined(fresh_db: Database, name: str) -> None:
    defined = tables.table(name)
    expected = [(column.name, column.type.replace(" UNIQUE", "")) for column in defined.columns]
    assert declared(fresh_db, name) == expected
    first = {index.columns[0] for index in fresh_db[name].indexes}
    assert set(defined.facets) <= first | set(fresh_db[name].pks)


def test_a_database_of_the_definitions_alone_has_the_same_columns(fresh_db: Database) -> None:
    db = Database(memory=True)
    for table in tables.tables().values():
        if not table.is_view:
            for statement in derived.creation(table):
                db.conn.execute(statement)
            assert declared(db, table.name) == declared(fresh_db, table.name)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"titel": "x"}, "t.yml: unknown key titel; known are"),
        ({"columns": {"a": {"typ": "TEXT"}}}, "t.yml, column a: unknown key typ; known are"),
        ({"columns": {"a": {"type": "TEXT", "facet": 1}}}, "t.yml, column a: a facet is never null"),
    ],
)
def test_a_definition_that_means_nothing_is_refused(data: dict[str, object], said: str) -> None:
    base = {"title": "T", "description": "D", "english": "E", "columns": {"a": {"type": "TEXT"}}}
    with pytest.raises(DefinitionError, match=re.escape(said)):
        read_table("t", base | data)


@pytest.mark.parametrize(
    ("type_", "absent"),
    [
        ("TEXT", None),
        ("TEXT NOT NULL DEFAULT 'geen'", "geen"),
        ("INTEGER NOT NULL DEFAULT 0", 0),
        ("REAL DEFAULT 1.5", 1.5),
    ],
)
def test_what_stands_for_no_value(type_: str, absent: object) -> None:
    assert tables.Column("a", type=type_).absent == absent


def test_views_filter_on_kind_and_never_on_a_dutch_word() -> None:
    from tracker.lexicon import load

    words = {word for name in ("kind", "status", "event") for word in load("labels")[name].values()}
    for table in tables.tables().values():
        conditions = " ".join((table.where, *(on for _, on in table.indexes)))
        assert not words & set(re.findall(r"'([^']*)'", conditions)), table.name


@pytest.fixture
def with_urgency(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What docs/contributing.md tells to do for a new attribute: a field of the record, a line in the definition."""
    page = (Path(store.__file__).parents[2] / "docs" / "contributing.md").read_text("utf-8")
    line = re.search(r"(?s)```yaml\n(  urgency:.*?)```", page)
    assert line, "docs/contributing.md shows the definition of a new column"
    defined = tables.tables()
    said = defined["commitments"]
    added = read_table("x", {"title": "", "description": "", "english": "", "columns": yaml.safe_load(line[1])}).columns
    changed: dict[str, Table] = defined | {"commitments": tables.replace(said, columns=said.columns + added)}
    changed = tables._with_overview(changed)
    caches = (derived.definition, upgrade.definition, values._readers, overzicht._fill)
    for each in caches:
        each.cache_clear()
    for module in (tables, derived, upgrade):
        monkeypatch.setattr(module, "tables", lambda: changed)
    yield
    for each in caches:
        each.cache_clear()


def test_a_new_attribute_is_a_field_a_function_and_a_line(fresh_db: Database, with_urgency: None) -> None:
    """An older database gets the column, the overview shows it, and the value is stored where the record has it."""
    plain = commitment(TEXT, PROMISE, "undertaking")
    more = make_dataclass("WithUrgency", [("urgency", "str | None", None)], bases=(models.Commitment,), frozen=True)
    known = {field.name: getattr(plain, field.name) for field in fields(models.Commitment)}
    urgent, calm = more(**known, urgency="spoed"), more(**known | {"kind": "action"})
    store.migrate(fresh_db)
    save_document(fresh_db, Extraction(document(), (urgent, calm)))
    assert sorted(row[0] for row in fresh_db.execute("SELECT urgency FROM commitments")) == ["geen", "spoed"]
    assert sorted(row[0] for row in fresh_db.execute("SELECT spoed FROM overzicht")) == ["geen", "spoed"]
    assert "commitments_urgency" in {index.name for index in fresh_db["commitments"].indexes}
