"""What reviewers said on the site: a log of its own, which is only added to.

The site reads the register and never writes it; what is said there goes into this file (`tracker serve --review FILE`).
An entry names a statement by its id (hash of document, kind and quote), so that it holds after the letter was read
again, and keeps what the program had said at that moment. `tracker review --from FILE` takes the entries over into the
register.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, get_args

from tracker.errors import TrackerError
from tracker.sql import now

Verdict = Literal["juist", "onjuist", "aangepast", "afgedaan"]
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
APPLICATION = 0x54524C47
"""`application_id` of the file, by which it is told from a register."""
LONGEST_NOTE = 2_000
"""Characters of a note that are kept."""
_SCHEMA = f"""
PRAGMA application_id = {APPLICATION};
PRAGMA user_version = 1;
CREATE TABLE reviews (
  id INTEGER PRIMARY KEY,
  commitment_id TEXT NOT NULL,
  document TEXT NOT NULL,
  quote TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ({", ".join(f"'{verdict}'" for verdict in VERDICTS)})),
  corrections TEXT NOT NULL,
  machine TEXT NOT NULL,
  note TEXT NOT NULL,
  reviewer TEXT NOT NULL,
  moment TEXT NOT NULL,
  source_sha256 TEXT NOT NULL,
  extractor_version TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_commitment_id ON reviews (commitment_id, id);
CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews BEGIN SELECT RAISE(ABORT, 'a review is never changed'); END;
CREATE TRIGGER reviews_remain BEFORE DELETE ON reviews BEGIN SELECT RAISE(ABORT, 'a review is never removed'); END;
CREATE TABLE secret (salt TEXT NOT NULL) STRICT;
"""
_COLUMNS = (
    "commitment_id, document, quote, verdict, corrections, machine, note, reviewer, moment, source_sha256, "
    "extractor_version"
)


class ReviewLogError(TrackerError):
    """The file can't hold reviews; the message is one line that names it and says what to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a reviewer said of a statement."""

    commitment_id: str
    document: str
    """Name of the letter's file, or its official number."""
    quote: str
    verdict: Verdict
    corrections: Mapping[str, Any]
    """Column and value, of what must be otherwise."""
    machine: Mapping[str, Any]
    """What the program had said, by column."""
    note: str
    reviewer: str
    moment: str = ""
    """UTC, ISO 8601; set when it is written."""
    source_sha256: str = ""
    extractor_version: str = ""


class ReviewLog:
    """The log at a path; each call opens the file for itself, so that threads may share it."""

    def __init__(self, path: Path) -> None:
        """Make the file where it is not there yet. Raises ReviewLogError for one that is something else."""
        self.path = path
        try:
            with self._opened() as db:
                self._prepare(db)
        except (sqlite3.Error, OSError) as error:
            raise ReviewLogError(
                f"{path} can't hold reviews ({error}): name a new file, or one that `tracker serve --review` made"
            ) from error

    def _prepare(self, db: sqlite3.Connection) -> None:
        application = db.execute("PRAGMA application_id").fetchone()[0]
        if application == APPLICATION:
            return
        if application or db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            raise sqlite3.DatabaseError("it is another database")
        db.executescript(_SCHEMA)
        with db:
            db.execute("INSERT INTO secret VALUES (?)", (secrets.token_hex(16),))

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(self.path, timeout=10)) as db:
            db.row_factory = sqlite3.Row
            yield db

    def add(self, entry: Entry) -> None:
        """Write down what was said, with the moment."""
        values = (
            entry.commitment_id, entry.document, entry.quote, entry.verdict, _as_json(entry.corrections),
            _as_json(entry.machine), entry.note[:LONGEST_NOTE], entry.reviewer, entry.moment or now(),
            entry.source_sha256, entry.extractor_version,
        )  # fmt: skip
        with self._opened() as db, db:
            db.execute(f"INSERT INTO reviews ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)

    def latest(self, commitments: Iterable[str] | None = None) -> dict[str, Entry]:
        """The last entry of each of these statements, of every one when None, by its id."""
        found = self._entries(_LATEST, ()) if commitments is None else self._latest_of(list(commitments))
        return {entry.commitment_id: entry for entry in found}

    def _latest_of(self, commitments: list[str]) -> list[Entry]:
        return self._entries(
            f"{_LATEST} AND commitment_id IN (SELECT value FROM json_each(?))", (json.dumps(commitments),)
        )

    def history(self, commitment: str) -> list[Entry]:
        """All that was said of a statement, the newest first."""
        return self._entries(f"SELECT {_COLUMNS} FROM reviews WHERE commitment_id = ? ORDER BY id DESC", (commitment,))

    def newest(self, limit: int) -> list[Entry]:
        """What was said last, of any statement."""
        return self._entries(f"SELECT {_COLUMNS} FROM reviews ORDER BY id DESC LIMIT ?", (limit,))

    def counts(self) -> Counter[str]:
        """How many statements have each verdict, by their last entry."""
        return Counter(entry.verdict for entry in self.latest().values())

    def _entries(self, sql: str, parameters: tuple[object, ...]) -> list[Entry]:
        with self._opened() as db:
            return [_entry(row) for row in db.execute(sql, parameters)]

    def pseudonym(self, reviewer: str) -> str:
        """A name for a reviewer that tells nothing of who it is, the same each time in this log."""
        with self._opened() as db:
            salt = db.execute("SELECT salt FROM secret").fetchone()[0]
        return "beoordelaar-" + hashlib.sha256(f"{salt}{reviewer}".encode()).hexdigest()[:8]


_LATEST = f"SELECT {_COLUMNS} FROM reviews WHERE id IN (SELECT max(id) FROM reviews GROUP BY commitment_id)"


def _as_json(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, sort_keys=True)


def _entry(row: sqlite3.Row) -> Entry:
    values = dict(row)
    return Entry(**{**values, "corrections": json.loads(row["corrections"]), "machine": json.loads(row["machine"])})
