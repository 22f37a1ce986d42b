"""Which motions a mention by name could mean, and which mentions could mean a motion: found by sponsor and year.

Both look-ups answer from an index on the first sponsor and the date, so that what they cost depends on how much that
member put and is named within a term, and not on the size of the archive.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from sqlite_utils import Database

from tracker.parliament.members import normalise_surname, sponsors_match
from tracker.resolve.motions import REACH_YEARS, KnownMotion, MotionMention
from tracker.sql import IN_JSON_ARRAY, NONE, json_array

MENTIONS = (
    "SELECT l.id, l.sponsors, l.cosponsors, l.title, l.date, l.dossier, d.date, l.first_sponsor, l.motion_id, "
    "l.method, l.runners_up, l.document_id FROM motion_links l JOIN documents d ON d.id = l.document_id "
    "WHERE l.identifier IS NULL AND l.first_sponsor IS NOT NULL AND"
)
PUT = (
    "SELECT motion_id FROM motion_sponsors WHERE sponsor = :sponsor AND date BETWEEN :first AND :last "
    "UNION SELECT motion_id FROM motion_sponsors WHERE sponsor = :sponsor AND date IS NULL"
)
NAMED = (
    "SELECT id FROM motion_links WHERE identifier IS NULL AND first_sponsor = :sponsor "
    "AND document_date BETWEEN :first AND :last "
    "UNION ALL SELECT id FROM motion_links WHERE identifier IS NULL AND first_sponsor = :sponsor "
    "AND document_date IS NULL"
)
LATEST = "~"
"""Sorts after every digit: '2024~' is the end of 2024, whatever the precision of a date."""


class OpenMention(NamedTuple):
    """A mention by name, and what it was taken to mean the last time."""

    mention: MotionMention
    first_sponsor: str
    motion_id: str | None
    method: str
    runners_up: str
    document_id: str

    @property
    def listed(self) -> set[str]:
        """The motions it was taken to mean, or could have meant."""
        return {id_ for id_, _ in json.loads(self.runners_up)} | {id_ for id_ in (self.motion_id,) if id_}


def motion_names(db: Database, ids: Iterable[str]) -> dict[str, KnownMotion]:
    """What these motions are recognised by; without those that are not there."""
    rows = db.conn.execute(
        f"SELECT id, sponsors, title, date, dossier FROM motions WHERE id {IN_JSON_ARRAY}", (json_array(ids),)
    )
    return {
        id_: KnownMotion(id_, tuple(json.loads(sponsors)), title, date, None if dossier == NONE else dossier)
        for id_, sponsors, title, date, dossier in rows
    }


class Candidates:
    """The motions that mentions could mean; each is read from the database once in a batch."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, KnownMotion] = {}

    def in_reach(self, first_sponsor: str, document_date: str | None) -> list[KnownMotion]:
        """Those that this member put, alone or with others, within a term before the document."""
        first, last = ("", LATEST)
        if document_date:
            first, last = _years(document_date, -REACH_YEARS), document_date[:4] + LATEST
        reach = {"sponsor": first_sponsor, "first": first, "last": last}
        return self.these({id_ for (id_,) in self._db.conn.execute(PUT, reach)})

    def these(self, ids: set[str]) -> list[KnownMotion]:
        """The motions with these ids, without those that are gone."""
        self._known |= motion_names(self._db, ids - self._known.keys())
        return [self._known[id_] for id_ in sorted(ids) if id_ in self._known]


def mentions_of_documents(db: Database, documents: Iterable[str]) -> dict[str, OpenMention]:
    """The mentions by name in these documents, by their id."""
    return _mentions(db, "l.document_id", documents)


def mentions_of_motions(
    db: Database, versions: Mapping[str, Iterable[KnownMotion]], known: Iterable[str]
) -> dict[str, tuple[OpenMention, set[str]]]:
    """The mentions that could mean one of these motions, as it was or as it is now, each with those motions.

    Without the mentions in `known`.
    """
    near: dict[str, set[str]] = {}
    for id_, motions in versions.items():
        for motion in motions:
            for mention in _named(db, motion):
                near.setdefault(mention, set()).add(id_)
    for id_ in known:
        near.pop(id_, None)
    rows = _mentions(db, "l.id", near)
    found = {
        key: (row, {id_ for id_ in near[key] if any(_may_mean(row.mention, motion) for motion in versions[id_])})
        for key, row in rows.items()
    }
    return {key: (row, motions) for key, (row, motions) in found.items() if motions}


def _named(db: Database, motion: KnownMotion) -> set[str]:
    """The mentions that name one of a motion's sponsors first, within a term after it."""
    first, last = (motion.date[:4], _years(motion.date, REACH_YEARS) + LATEST) if motion.date else ("", LATEST)
    sponsors = {normalise_surname(name) for name in motion.sponsors}
    reaches = ({"sponsor": name, "first": first, "last": last} for name in sponsors)
    return {id_ for reach in reaches for (id_,) in db.conn.execute(NAMED, reach)}


def _may_mean(mention: MotionMention, motion: KnownMotion) -> bool:
    return sponsors_match(motion.sponsors, mention.sponsors)


def _years(date: str, years: int) -> str:
    return f"{int(date[:4]) + years:04}" if date[:4].isdigit() else date[:4]


def _mentions(db: Database, column: str, values: Iterable[str]) -> dict[str, OpenMention]:
    rows: Iterable[tuple[Any, ...]] = db.conn.execute(f"{MENTIONS} {column} {IN_JSON_ARRAY}", (json_array(values),))
    return {
        key: OpenMention(
            MotionMention(
                key,
                tuple(json.loads(names)),
                bool(cosponsors),
                title,
                date,
                dossier=None if dossier == NONE else dossier,
                document_date=seen,
            ),
            *rest,
        )
        for key, names, cosponsors, title, date, dossier, seen, *rest in rows
    }
