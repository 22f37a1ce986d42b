"""Copies made while others write, put back, and looked through."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.conftest import SEEDS
from tests.store.records import PROMISE, TEXT, letter
from tests.store.test_save import contents
from tracker import store
from tracker.ingestion.run import ingest
from tracker.store import recognise
from tracker.store.backup import backup
from tracker.store.check import CHECKS, check
from tracker.store.database import DatabaseError

WHOLE: dict[str, list[str]] = {name: [] for name in CHECKS}
WRITER = """
import sys
from tests.store.records import TEXT, letter
from tracker import store
with store.open_database(sys.argv[1]) as db:
    print("begun", flush=True)
    for n in range(10_000):
        store.save_document(db, letter(f"{TEXT} Brief {n}.", f"{n}.txt"))
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "t.db"
    with store.open_database(path) as db:
        store.save_document(db, letter())
    return path


def test_a_copy_made_while_another_program_writes_is_whole(database: Path, tmp_path: Path) -> None:
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", WRITER, str(database)], stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        for n in range(6):
            copy = tmp_path / f"copy{n}.db"
            assert backup(database, copy) == copy.stat().st_size
            assert check(copy) == WHOLE
            assert not Path(f"{copy}-wal").exists()
        writer.kill()
    assert not list(tmp_path.glob(".*.part*"))


def test_a_copy_put_back_goes_on_where_it_was(tmp_path: Path) -> None:
    path, copy = tmp_path / "t.db", tmp_path / "kopie" / "t.db"
    seeds = sorted(SEEDS.glob("*.txt"))
    ingest([str(seed) for seed in seeds[:3]], path)
    backup(path, copy)
    ingest([str(SEEDS)], path)
    with store.open_database(path, create=False, write=False) as db:
        whole = contents(db)
    for beside in tmp_path.glob("t.db*"):
        beside.unlink()
    copy.rename(path)
    assert check(path) == WHOLE
    report = ingest([str(SEEDS)], path)
    assert (report.counts.added, report.counts.unchanged) == (2, 3)
    with store.open_database(path, create=False, write=False) as db:
        assert contents(db) == whole


def test_a_copy_never_goes_over_what_is_there(database: Path, tmp_path: Path) -> None:
    (tmp_path / "er.db").write_text("van iemand anders")
    with pytest.raises(DatabaseError, match="is there already: name a new file"):
        backup(database, tmp_path / "er.db")
    assert (tmp_path / "er.db").read_text() == "van iemand anders"
    with pytest.raises(DatabaseError, match="does not exist"):
        backup(tmp_path / "weg.db", tmp_path / "kopie.db")


WRONG: list[tuple[str, str, str]] = [
    ("foreign keys", "PRAGMA foreign_keys=OFF; UPDATE citations SET document_id = 'weg'", "is not there"),
    ("spans", "UPDATE commitments SET start = start + 1", "is not what its document says there"),
    ("spans", "UPDATE documents SET text = replace(text, 'Geachte', 'Beste')", "is not what its document says"),
    ("overview", "DELETE FROM overzicht WHERE soort_id = 'motion'", "overzicht lacks the row"),
    ("overview", "UPDATE overzicht SET status = 'voldaan' WHERE soort_id = 'undertaking'", "has without ground"),
    ("documents", "UPDATE documents SET commitment_count = 9", "another number of commitments"),
    ("documents", "UPDATE renditions SET best = 0", "no file, or several"),
    (
        "search index",
        "INSERT INTO commitments_fts(commitments_fts) VALUES ('delete-all')",
        "search index of commitments",
    ),
    (
        "search index",
        f"INSERT INTO commitments_fts(commitments_fts, rowid, quote) SELECT 'delete', rowid, quote FROM commitments "
        f"WHERE quote = '{PROMISE}'",
        "is wrong on 'informeren'",
    ),
]


@pytest.mark.parametrize(("name", "harm", "said"), WRONG)
def test_what_is_not_whole_is_named(database: Path, name: str, harm: str, said: str) -> None:
    assert check(database) == WHOLE
    with sqlite3.connect(database) as db:
        db.executescript(harm)
    found = check(database)
    assert any(said in problem for problem in found[name]), found


def _middle(path: Path) -> None:
    with path.open("r+b") as file:
        for page in range(20, 60):
            file.seek(page * 4096)
            file.write(b"\xff" * 4096)


def _cut(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: len(data) - 4096 * 3])


def _schema(path: Path) -> None:
    with path.open("r+b") as file:
        file.seek(110)
        file.write(b"\x05" * 900)


def _sql(*statements: str) -> Callable[[Path], None]:
    def run(path: Path) -> None:
        with sqlite3.connect(path) as db:
            for statement in statements:
                db.execute(statement)

    return run


REFUSED: list[tuple[Callable[[Path], None], str, bool]] = [
    (_cut, "put back a copy", True),
    (_schema, "is not a sound SQLite database", True),
    (_middle, "is damaged|not a sound", False),
    (_sql("ALTER TABLE commitments ADD COLUMN later TEXT"), "made by a newer version", True),
    (_sql("PRAGMA user_version = 999"), "made by a newer version", True),
    (
        _sql("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('tracker', 'later', '')"),
        "made by a newer version",
        True,
    ),
    (_sql("PRAGMA application_id = 1"), "is not one of the tracker", True),
    (_sql("UPDATE _sqlite_migrations SET migration_set = 'recepten'"), "is not one of the tracker", True),
]


@pytest.mark.parametrize(("harm", "said", "reading_too"), REFUSED)
def test_a_database_that_can_not_be_used_is_refused_in_one_line_and_left_as_it_is(
    database: Path, harm: Callable[[Path], None], said: str, reading_too: bool
) -> None:
    with sqlite3.connect(database) as db:
        db.execute("PRAGMA journal_mode=DELETE")
    harm(database)
    before = database.read_bytes()
    for write in (True, False) if reading_too else (True,):
        with pytest.raises(DatabaseError, match=said) as refused:
            store.open_database(database, create=False, write=write)
        assert "\n" not in str(refused.value)
    assert database.read_bytes() == before


def test_the_header_says_whose_it_is_and_which_schema_it_has(database: Path) -> None:
    with sqlite3.connect(database) as db:
        assert db.execute("PRAGMA application_id").fetchone() == (recognise.APPLICATION,)
        assert db.execute("PRAGMA user_version").fetchone() == (recognise.schema_number(),)
    assert database.read_bytes()[68:72] == b"trK1"


def test_an_older_database_without_a_mark_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "t.db"
    from tracker.store.migrations import migrations

    older = Database(path)
    migrations.apply(older, stop_before="register")
    older.close()
    with store.open_database(path) as db:
        store.save_document(db, letter(TEXT))
    assert check(path) == WHOLE


def test_an_overview_of_another_version_is_called_so(seeds_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "older.db"
    shutil.copy(seeds_path, copy)
    with closing(sqlite3.connect(copy)) as db, db:
        db.execute("UPDATE derived_schema SET digest = 'of another version' WHERE name = 'overview'")
    assert [problem for problem in check(copy)["overview"] if "tracker refresh" in problem]
    store.open_database(copy).close()
    assert not any(check(copy).values())
