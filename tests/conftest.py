"""Fixtures of the whole suite: an empty database, the seeds ingested once, and the shared samples where they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from tracker import store

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
SHARED = ROOT.parent / "shared"


@pytest.fixture
def fresh_db() -> Iterator[Database]:
    """An empty tracker database in memory, foreign keys enforced."""
    db = Database(memory=True)
    db.conn.execute("PRAGMA foreign_keys=ON")
    store.migrate(db)
    with db:
        yield db


@pytest.fixture(scope="session")
def seeds_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database file with the five seeds; tests must not write to it."""
    from tracker.ingestion.run import ingest

    path = tmp_path_factory.mktemp("seeds") / "tracker.db"
    report = ingest([str(SEEDS)], path)
    assert report.rejects == []
    return path


@pytest.fixture
def seeds_db(seeds_path: Path) -> Iterator[Database]:
    """The five seeds, open for reading."""
    with Database(sqlite3.connect(f"file:{seeds_path}?mode=ro", uri=True)) as db:
        yield db


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with samples and gold beside the checkout; tests that use it are skipped where it is not."""
    if not SHARED.is_dir():
        pytest.skip(f"needs the sample documents in {SHARED}")
    return SHARED
