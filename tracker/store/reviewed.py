"""What reviewers said on the site, taken over into the register, or written as gold files."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tracker.store import reviews
from tracker.store.review_log import Entry, ReviewLog

GOLD_FIELDS = ("status", "actor", "addressee", "beneficiary", "amount_eur", "percent", "percent_of", "deadline")
"""What a gold file says of a commitment besides its kind (GOLD.md), where the row has it."""
_ABSENT = (None, "geen", "onbekend")
_ROWS = (
    "SELECT c.id, c.quote, c.kind, c.status, c.actor, c.addressee, c.beneficiary, c.amount_eur, c.percent, "
    "c.percent_of, c.deadline, c.document_id, d.source FROM commitments c JOIN documents d ON d.id = c.document_id "
    "ORDER BY d.id, c.start"
)


@dataclass(frozen=True, slots=True)
class Taken:
    """How many statements got what was said of them, and how many of those named are not in the register now."""

    applied: int
    missing: int


def take_over(db: Database, log: ReviewLog) -> Taken:
    """Apply the last entry of each statement to the register; what is there already is not done again."""
    applied = missing = 0
    known = dict(db.conn.execute("SELECT commitment_id, reviewed FROM reviews").fetchall())
    with db.atomic():
        for entry in log.latest().values():
            if known.get(entry.commitment_id, "") >= entry.moment:
                continue
            try:
                _apply(db, entry, log.pseudonym(entry.reviewer))
                applied += 1
            except LookupError:
                missing += 1
    return Taken(applied, missing)


def _apply(db: Database, entry: Entry, reviewer: str) -> None:
    """Keep in the register what an entry says. Raises LookupError when its statement is not there."""
    verdict: reviews.Verdict = "aangepast" if entry.verdict == "afgedaan" else entry.verdict
    reviews.review(
        db,
        entry.commitment_id,
        verdict,
        corrections=_changes(entry),
        note=entry.note or None,
        reviewer=reviewer,
        moment=entry.moment,
    )


def _changes(entry: Entry) -> dict[str, Any]:
    """What an entry changes in the row; what is settled is met."""
    settled = {"status": "fulfilled"} if entry.verdict == "afgedaan" else {}
    return {**entry.corrections, **settled} if entry.verdict in ("aangepast", "afgedaan") else {}


def gold_files(db: Database, log: ReviewLog) -> Iterator[tuple[str, dict[str, Any], int]]:
    """The name of each letter's file of which anything was reviewed, its gold, and how many rows nobody looked at yet.

    A gold file tells every commitment of a letter, so that one with rows left is not whole.
    """
    latest = log.latest()
    for _, letter in groupby(db.query(_ROWS), key=itemgetter("document_id")):
        rows = list(letter)
        said = [latest.get(row["id"]) for row in rows]
        if any(said):
            name = Path(str(rows[0]["source"]).replace("\\", "/")).name
            pairs = zip(rows, said, strict=True)
            found = [_gold(row, entry) for row, entry in pairs if entry and entry.verdict != "onjuist"]
            gold = {"document": name, "metadata": {}, "commitments": found, "citations": [], "motions": []}
            yield name, gold, said.count(None)


def _gold(row: dict[str, Any], entry: Entry) -> dict[str, Any]:
    """The annotation of a row that a reviewer found right or put right."""
    values = {**row, **_changes(entry)}
    stated = {name: _listed(values[name]) for name in GOLD_FIELDS if values[name] not in _ABSENT}
    return {"need": "must", "kind": [values["kind"]], "key": row["quote"], **stated}


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


def write_gold(db: Database, log: ReviewLog, folder: Path) -> tuple[list[Path], dict[str, int]]:
    """Write the gold of the letters that were reviewed whole; returns the files, and of the others the rows left."""
    folder.mkdir(parents=True, exist_ok=True)
    written: list[Path] = []
    unfinished: dict[str, int] = {}
    for name, gold, left in gold_files(db, log):
        if left:
            unfinished[name] = left
            continue
        path = _free(folder, Path(name).stem, written)
        path.write_text(json.dumps(gold, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        written.append(path)
    return written, unfinished


def _free(folder: Path, stem: str, written: Collection[Path]) -> Path:
    """A file for a letter's gold that no other letter of this run has: letters of two folders may share a name."""
    path, number = folder / f"{stem}.json", 1
    while path in written:
        number += 1
        path = folder / f"{stem}-{number}.json"
    return path
