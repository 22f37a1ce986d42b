from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlite_utils import Database

from tests.store.records import letter
from tracker import store
from tracker.store.migrations import migrations, statements


def _folder(path: Path) -> None:
    path.mkdir()


def _other_program(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE recepten (naam TEXT)")


def _text(path: Path) -> None:
    path.write_text("dit is geen database, maar een brief die per ongeluk zo heet" * 100)


def _truncated(path: Path) -> None:
    with store.open_database(path) as db:
        store.save_document(db, letter())
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 3])


UNUSABLE: list[tuple[Callable[[Path], None], str]] = [
    (_folder, "is a folder: name a file in it"),
    (_text, "is not a sound SQLite database: name another with --db"),
    (_truncated, "is not a sound SQLite database"),
    (_other_program, "holds other tables and is not one of the tracker"),
]


@pytest.mark.parametrize(("make", "said"), UNUSABLE, ids=lambda v: getattr(v, "__name__", "").strip("_"))
def test_what_is_no_tracker_database_is_refused_in_one_line(
    tmp_path: Path, make: Callable[[Path], None], said: str
) -> None:
    path = tmp_path / "t.db"
    make(path)
    before = path.read_bytes() if path.is_file() else b""
    with pytest.raises(store.DatabaseError) as problem, store.open_database(path) as db:
        store.save_document(db, letter("Nieuw."))
    assert said in str(problem.value)
    assert str(path) in str(problem.value)
    assert "\n" not in str(problem.value)
    assert path.is_dir() or path.read_bytes() == before


def test_a_locked_database_is_refused_before_anything_is_read(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    store.open_database(path).close()
    other = sqlite3.connect(path)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(store.DatabaseError, match=r"is locked by another program.*wait for it or stop it"):
        store.open_database(path, wait=0.05)
    other.rollback()
    store.open_database(path, wait=0.05).close()


@contextmanager
def reading_alone(folder: Path) -> Iterator[None]:
    """The folder as it is for someone who may only read it; root gives up its rights meanwhile."""
    root = os.geteuid() == 0
    for path in (*folder.iterdir(), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    if root:
        os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        if root:
            os.setresuid(0, 0, 0)
        folder.chmod(0o755)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everyone may enter, which those of pytest are not."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_read_only_database_can_not_be_written_but_can_be_read(open_folder: Path) -> None:
    path = open_folder / "t.db"
    with store.open_database(path) as db:
        store.save_document(db, letter())
    with reading_alone(open_folder):
        with pytest.raises(store.DatabaseError, match=r"t\.db can't be written: change its permissions"):
            store.open_database(path)
        assert store.on_read_only_disk(path)
        with store.open_database(path, create=False, write=False) as db:
            assert db["commitments"].count == 3
        with pytest.raises(store.DatabaseError, match="can't be written: change its permissions"):
            store.open_database(open_folder / "nieuw.db")
    assert not store.on_read_only_disk(path)


def test_rows_that_still_stand_in_the_log_are_not_passed_over(open_folder: Path) -> None:
    path = open_folder / "t.db"
    store.open_database(path).close()
    Path(f"{path}-wal").write_bytes(b"rows that another program has not put in the database yet")
    with reading_alone(open_folder):
        assert not store.on_read_only_disk(path)
        with pytest.raises(store.DatabaseError, match="permission"):
            store.open_database(path, create=False, write=False)


def test_what_sqlite_says_of_a_read_only_disk_is_explained() -> None:
    error = sqlite3.OperationalError("attempt to write a readonly database")
    assert "give yourself write permission" in str(store.translate_sqlite_error(error, "t.db"))


def test_reading_alone_needs_a_database_that_is_there(tmp_path: Path) -> None:
    with pytest.raises(store.DatabaseError, match="does not exist: run `tracker ingest"):
        store.open_database(tmp_path / "t.db", create=False, write=False)
    assert not (tmp_path / "t.db").exists()


def test_a_database_is_made_with_its_folder_in_wal_mode(tmp_path: Path) -> None:
    with store.open_database(tmp_path / "a" / "b" / "t.db") as db:
        assert db.journal_mode == "wal"
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    store.open_database(tmp_path / "a" / "b" / "t.db", create=False, write=False).close()


def test_migrating_again_changes_nothing_and_keeps_what_is_stored(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    with store.open_database(path) as db:
        store.save_document(db, letter())
        made = db.schema
    with store.open_database(path) as db:
        assert db.schema == made
        assert db["commitments"].count == 3
        assert not migrations.pending(db)


def test_each_migration_alone_brings_an_older_database_up_to_date() -> None:
    newest = Database(memory=True)
    store.migrate(newest)
    names = [migration.name for migration in migrations.applied(newest)]
    for name in names:
        older = Database(memory=True)
        migrations.apply(older, stop_before=name)
        store.migrate(older)
        assert older.schema == newest.schema, name


@pytest.mark.parametrize(
    ("script", "expected"),
    [
        ("CREATE TABLE a (b);\n-- niets\nCREATE INDEX c ON a(b);\n", 2),
        ("CREATE TRIGGER t AFTER INSERT ON a BEGIN\n  DELETE FROM b;\n  DELETE FROM c;\nEND;\n", 1),
    ],
)
def test_a_script_is_split_into_statements(script: str, expected: int) -> None:
    assert len(list(statements(script))) == expected


def test_half_a_statement_is_refused() -> None:
    with pytest.raises(ValueError, match="ends in the middle"):
        list(statements("CREATE TABLE a (b)"))


def test_a_write_outside_a_transaction_opens_none_and_is_kept(tmp_path: Path) -> None:
    """Else every later transaction would be a savepoint in one that nobody ends."""
    path = tmp_path / "t.db"
    with store.open_database(path) as db:
        db.conn.execute("DELETE FROM stale_motions")
        db.conn.execute("INSERT INTO stale_motions (id) VALUES ('a')")
        assert not db.conn.in_transaction
        with db.atomic():
            db.conn.execute("INSERT INTO stale_motions (id) VALUES ('b')")
        with sqlite3.connect(path) as other:
            assert other.execute("SELECT count(*) FROM stale_motions").fetchone() == (2,)
        taken_back = False
        try:
            with db.atomic():
                db.conn.execute("DELETE FROM stale_motions")
                raise KeyboardInterrupt
        except KeyboardInterrupt:
            taken_back = True
        assert taken_back
        assert [row[0] for row in db.conn.execute("SELECT id FROM stale_motions")] == ["a", "b"]
