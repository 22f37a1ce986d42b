"""The raw responses of the feeds on disk: bytes by their hash, and an index of which address gave which bytes when.

`data/raw/blobs/ab/abcd...` holds the bytes; `data/raw/index.db` the rows. No name from a feed ever becomes a path. An
response is written before its row, so that a crash leaves at most a blob that nothing refers to.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tracker.feeds.client.errors import FeedError
from tracker.part_files import clear_left, part_file

_TABLES = """
CREATE TABLE IF NOT EXISTS responses (
    seq INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    role TEXT NOT NULL,
    version TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL,
    size INTEGER NOT NULL,
    content_type TEXT NOT NULL DEFAULT '',
    etag TEXT NOT NULL DEFAULT '',
    last_modified TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    fetched TEXT NOT NULL,
    checked TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS responses_url ON responses (url, seq);
"""
_COLUMNS = "seq, url, role, version, sha256, size, content_type, etag, last_modified, note, fetched"

NEW = "new"
"""Where bytes are before they are whole: a folder of its own, so that what a killed run left is found at once."""


@dataclass(frozen=True, slots=True)
class Response:
    """One response in the index. `role` says what the feed uses it for (`tweedekamer/motions`)."""

    seq: int
    url: str
    role: str
    version: str
    """Which edition it is, where the feed says so."""
    sha256: str
    size: int
    content_type: str
    etag: str
    last_modified: str
    note: str
    """What was asked with it, as JSON, so that the page can be read again without asking."""
    fetched: str


class RawStore:
    """The cache of raw responses in one folder. One process writes; any number may read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            (folder / NEW).mkdir(parents=True, exist_ok=True)
            clear_left(folder / NEW)
            self._index = sqlite3.connect(folder / "index.db", timeout=30, isolation_level=None)
            self._index.execute("PRAGMA journal_mode=WAL")
            self._index.execute("PRAGMA synchronous=NORMAL")
            self._rename_table()
            self._index.executescript(_TABLES)
        except (OSError, sqlite3.Error) as error:
            raise FeedError(
                str(folder),
                f"can't be used ({error}): choose another folder with --raw",
                f"kan niet worden gebruikt ({error}): kies een andere map met --raw",
            ) from error

    def _rename_table(self) -> None:
        """An index of an earlier version calls its table `answers`."""
        tables = {name for (name,) in self._index.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if "answers" in tables and "responses" not in tables:
            self._index.execute("ALTER TABLE answers RENAME TO responses")
            self._index.execute("DROP INDEX IF EXISTS answers_url")

    def close(self) -> None:
        """Close the index."""
        self._index.close()

    def latest(self, url: str) -> Response | None:
        """The last response of an address, None when there is none or its bytes are gone."""
        row = self._index.execute(
            f"SELECT {_COLUMNS} FROM responses WHERE url = ? ORDER BY seq DESC LIMIT 1", (url,)
        ).fetchone()
        response = Response(*row) if row else None
        return response if response is not None and self._path(response.sha256).is_file() else None

    def holds(self, url: str) -> bool:
        """Whether there was ever an answer of an address, also when its bytes are gone."""
        return self._index.execute("SELECT 1 FROM responses WHERE url = ?", (url,)).fetchone() is not None

    def body(self, response: Response) -> bytes | None:
        """The bytes of an response; None when they are gone or no longer what was written."""
        try:
            data = self._path(response.sha256).read_bytes()
        except FileNotFoundError:
            return None
        return data if hashlib.sha256(data).hexdigest() == response.sha256 else None

    def responses(self, after: int = 0) -> Iterator[Response]:
        """Every response in the order of arrival, from just after a seq."""
        while rows := self._index.execute(
            f"SELECT {_COLUMNS} FROM responses WHERE seq > ? ORDER BY seq LIMIT 500", (after,)
        ).fetchall():
            for row in rows:
                yield Response(*row)
            after = rows[-1][0]

    def count(self) -> int:
        """How many responses the index holds."""
        return int(self._index.execute("SELECT count(*) FROM responses").fetchone()[0])

    def save(
        self,
        url: str,
        data: bytes,
        *,
        role: str,
        now: str,
        version: str = "",
        content_type: str = "",
        etag: str = "",
        last_modified: str = "",
        note: str = "",
    ) -> Response:
        """Write an response; the same bytes again for the same use only renew the row. `now` is an ISO time."""
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            self._write(sha256, data)
            return self._note(url, sha256, len(data), (role, version, content_type, etag, last_modified, note), now)
        except (OSError, sqlite3.Error) as error:
            raise FeedError(
                url,
                f"can't be kept in {self.folder} ({error}): make room",
                f"kan niet worden bewaard in {self.folder} ({error}): maak ruimte vrij",
            ) from error

    def _note(self, url: str, sha256: str, size: int, said: tuple[str, ...], now: str) -> Response:
        """The row of an response, made or renewed."""
        role, version, content_type, etag, last_modified, note = said
        known = self.latest(url)
        if known is not None and (known.sha256, known.role) == (sha256, role):
            self._index.execute(
                "UPDATE responses SET version = ?, etag = ?, last_modified = ?, note = ?, checked = ? WHERE seq = ?",
                (version, etag, last_modified, note, now, known.seq),
            )
        else:
            self._index.execute(
                "INSERT INTO responses (url, role, version, sha256, size, content_type, etag, last_modified, note,"
                " fetched, checked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (url, role, version, sha256, size, content_type, etag, last_modified, note, now, now),
            )
        found = self.latest(url)
        assert found is not None
        return found

    def mark_checked(self, response: Response, now: str) -> None:
        """Note that the host said an response is still good."""
        self._index.execute("UPDATE responses SET checked = ? WHERE seq = ?", (now, response.seq))

    def _path(self, sha256: str) -> Path:
        return self.folder / "blobs" / sha256[:2] / sha256

    def _write(self, sha256: str, data: bytes) -> None:
        path = self._path(sha256)
        if path.is_file() and path.stat().st_size == len(data):
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        part = part_file(self.folder / NEW / sha256)
        try:
            part.write_bytes(data)
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
