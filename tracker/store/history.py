"""Keeps what rows and documents said before, and what came in the place of a row that is gone.

A document that is read again is compared with what is stored. What the links made of a row (its motion, thread, review)
is not its own and is left out; so is what a person corrected.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz
from sqlite_utils import Database

from tracker.store.bulk import insert
from tracker.store.reviews import CORRECTABLE
from tracker.store.tables import table
from tracker.store.values import Row

TABLES = {"commitments": "quote", "citations": "raw", "motion_links": "raw", "motion_events": "quote"}
"""Tables with what a document says, and the column with its words."""
SAID_WITH = ("motion_events", "motion_links", "citations", "overzicht", "commitments", "candidates")
"""Tables with what a document says, in the order in which it can be deleted."""
OF_LINKS = ("counted",)
"""Columns that the links fill in anew, whatever the document says."""
ALIKE = 70.0
"""Likeness, of 100, from which words that came are those that went, worded anew."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row that is not as it was: `earlier` holds the columns that changed, or all of a row that is gone."""

    table: str
    row_id: str
    kind: str
    """`changed` or `gone`."""
    earlier: Mapping[str, Any]
    successor: str | None = None
    method: str | None = None
    first_seen: str | None = None
    extractor_version: str = ""


def compare(name: str, before: Sequence[Row], after: Sequence[Row], *, same_text: bool) -> list[Change]:
    """What changed between the rows that a document had in a table and those that it has now."""
    new = {row["id"]: row for row in after}
    old = {row["id"] for row in before}
    came = [row for row in after if row["id"] not in old]
    columns = [column.name for column in table(name).written]
    changes = []
    for row in before:
        if row["id"] in new:
            earlier = _changed(columns, row, new[row["id"]])
            if earlier:
                changes.append(_change(name, row, "changed", earlier))
            continue
        successor, method = _successor(name, row, came, same_text)
        changes.append(_change(name, row, "gone", {column: row[column] for column in columns}, successor, method))
    return changes


def _change(
    name: str, row: Row, kind: str, earlier: Row, successor: str | None = None, method: str | None = None
) -> Change:
    seen, version = row.get("first_seen"), row.get("extractor_version") or ""
    return Change(name, row["id"], kind, earlier, successor, method, seen, version)


def _changed(columns: Iterable[str], before: Row, after: Row) -> Row:
    """The earlier values of the columns that differ."""
    corrected = CORRECTABLE if before.get("review") == "aangepast" else ()
    return {
        column: before[column]
        for column in columns
        if column in after and before[column] != after[column] and column not in (*corrected, *OF_LINKS)
    }


def _successor(name: str, row: Row, came: Sequence[Row], same_text: bool) -> tuple[str | None, str | None]:
    """The row that came in the place of one that went, and how that shows; the nearest in wording goes first."""
    if same_text:
        there = [each for each in came if each["start"] < row["end"] and row["start"] < each["end"]]
        if there:
            return _nearest(TABLES[name], row, there)[1], "position"
    score, id_ = _nearest(TABLES[name], row, came) if came else (0.0, None)
    return (id_, "wording") if score >= ALIKE else (None, None)


def _nearest(words: str, row: Row, others: Sequence[Row]) -> tuple[float, str]:
    """The row with the most alike words, of the same kind where two are as alike."""

    def rank(each: Row) -> tuple[float, bool, int, str]:
        likeness = fuzz.ratio(row[words], each[words])
        return -likeness, each.get("kind") != row.get("kind"), abs(each["start"] - row["start"]), each["id"]

    best = min(others, key=rank)
    return -rank(best)[0], best["id"]


class Earlier:
    """What a document said until now, read before it is replaced."""

    def __init__(self, db: Database, document_id: str) -> None:
        self.document_id = document_id
        self.rows = {name: _rows(db, f'SELECT * FROM "{name}" WHERE document_id = ?', document_id) for name in TABLES}
        self.document = _rows(db, "SELECT * FROM documents WHERE id = ?", document_id)[0]
        gone = db.conn.execute(
            "SELECT row_id, min(first_seen) FROM row_history WHERE document_id = ? AND \"table\" = 'commitments' "
            "AND change = 'gone' GROUP BY row_id",
            (document_id,),
        )
        self.first_seen: dict[str, str] = dict(gone) | {
            row["id"]: row["first_seen"] for row in self.rows["commitments"]
        }
        """When each of its commitments was first seen, those that went and may come back included."""

    def keep(
        self, db: Database, document: Row, rows: Mapping[str, Sequence[Row]], run_id: int | None, moment: str
    ) -> None:
        """Write down what is not any more as it was, now that the document says this."""
        same_text = self.document["text"] == document["text"]
        if not same_text:
            self._keep_edition(db, run_id, moment)
        changes = [
            change
            for name, before in self.rows.items()
            for change in compare(name, before, rows[name], same_text=same_text)
        ]
        columns = [column.name for column in table("documents").written if column.name not in ("text", "sha256")]
        if earlier := _changed(columns, self.document, document):
            changes.insert(0, _change("documents", self.document, "changed", earlier))
        for change in changes:
            save_change(db, self.document_id, change, run_id, moment)

    def _keep_edition(self, db: Database, run_id: int | None, moment: str) -> None:
        kept = ("source", "format", "sha256", "title", "date", "extractor_version", "text")
        row = {"document_id": self.document_id} | {name: self.document[name] for name in kept}
        since = db.conn.execute(
            "SELECT max(replaced) FROM document_versions WHERE document_id = ?", (self.document_id,)
        ).fetchone()[0]
        row |= {"run_id": run_id, "first_seen": since or self.document["first_seen"], "replaced": moment}
        insert(db.conn, "document_versions", row)


def save_change(db: Database, document_id: str, change: Change, run_id: int | None, moment: str) -> None:
    """Add a change to `row_history`."""
    row = {
        "table": change.table,
        "row_id": change.row_id,
        "document_id": document_id,
        "change": change.kind,
        "successor": change.successor,
        "method": change.method,
        "run_id": run_id,
        "extractor_version": change.extractor_version,
        "first_seen": change.first_seen,
        "replaced": moment,
        "earlier": json.dumps(dict(change.earlier), ensure_ascii=False),
    }
    insert(db.conn, "row_history", row)


def _rows(db: Database, sql: str, *parameters: str) -> list[Row]:
    cursor = db.conn.execute(sql, parameters)
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]
