"""Keeps the motions: what documents say of one motion, wherever and in whatever order, becomes one row.

A mention by name is compared with the motions it could mean once, when it comes. A motion that comes, or is known by
something else from now on, is compared with the mentions that could mean it, and with what those were taken to mean.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from sqlite_utils import Database

from tracker.resolve.changes import ChangeSet
from tracker.resolve.motion_candidates import (
    Candidates,
    OpenMention,
    mentions_of_documents,
    mentions_of_motions,
    motion_names,
)
from tracker.resolve.motion_rows import save_motion_counts, save_motions
from tracker.resolve.motions import LISTED, KnownMotion, MotionLink, resolve_mention
from tracker.sql import IN_JSON_ARRAY, as_json, json_array, now

# A motion is entered by its id before what is said of it is put together: mentions and events refer to it.
ENTER = (
    "INSERT OR IGNORE INTO motions (id, first_seen, last_seen) "
    f"SELECT DISTINCT identifier, ?, ? FROM motion_links WHERE identifier {IN_JSON_ARRAY}"
)
BY_NUMBER = f"UPDATE motion_links SET motion_id = identifier WHERE identifier {IN_JSON_ARRAY} AND motion_id IS NULL"
SETTLE = "UPDATE motion_links SET motion_id = ?, method = ?, runners_up = ? WHERE id = ?"


def link_motions(db: Database, changes: ChangeSet) -> set[str]:
    """Bring motions, their sponsors, events and status up to date; returns the other documents this changed."""
    before = motion_names(db, changes.motions)
    moment, ids = now(), json_array(changes.motions)
    db.conn.execute(ENTER, (moment, moment, ids))
    db.conn.execute(BY_NUMBER, (ids,))
    _follow(db, changes.documents)
    save_motions(db, changes.motions)
    changed, meant = _resolve(db, changes.documents, _renamed(before, motion_names(db, changes.motions)))
    _follow(db, changed)
    save_motions(db, meant)
    save_motion_counts(db, changes.cited - changes.motions - meant)
    changes.motions |= meant
    return changed


Renamed = dict[str, tuple[KnownMotion | None, KnownMotion | None]]
"""Motions with what they were known by, and what they are known by now."""


def _renamed(before: dict[str, KnownMotion], after: dict[str, KnownMotion]) -> Renamed:
    """The motions that came, went, or are known by something else than before."""
    pairs = {id_: (before.get(id_), after.get(id_)) for id_ in before.keys() | after.keys()}
    return {id_: (old, new) for id_, (old, new) in sorted(pairs.items()) if old != new}


def _resolve(db: Database, documents: Iterable[str], renamed: Renamed) -> tuple[set[str], set[str]]:
    """Find the motions that are named without a number; returns the documents and the motions this changed."""
    changed, motions = set[str](), set[str]()
    for row, candidates in _questions(db, documents, renamed):
        link = _link(resolve_mention(row.mention, candidates))
        if link != (row.motion_id, row.method, row.runners_up):
            db.conn.execute(SETTLE, (*link, row.mention.key))
            motions |= {id_ for id_ in (row.motion_id, link[0]) if id_}
            changed.add(row.document_id)
    return changed, motions


def _questions(
    db: Database, documents: Iterable[str], renamed: Renamed
) -> Iterator[tuple[OpenMention, list[KnownMotion]]]:
    """The mentions to resolve, each with the motions to choose from."""
    known = Candidates(db)
    new = mentions_of_documents(db, documents)
    for _, row in sorted(new.items()):
        yield row, known.in_reach(row.first_sponsor, row.mention.document_date)
    versions = {id_: [each for each in pair if each is not None] for id_, pair in renamed.items()}
    for _, (row, motions) in sorted(mentions_of_motions(db, versions, new).items()):
        if _list_ends(row, motions, renamed):
            yield row, known.in_reach(row.first_sponsor, row.mention.document_date)
        else:
            yield row, known.these(row.listed | motions)


def _list_ends(row: OpenMention, motions: set[str], renamed: Renamed) -> bool:
    """Whether a motion that was cut off the list of runners-up may come on it, since one that is on it may go down."""
    if len(json.loads(row.runners_up)) < LISTED:
        return False
    return bool(motions & row.listed) or any(renamed[id_][1] is None for id_ in motions)


def _link(found: MotionLink | None) -> tuple[str | None, str, str]:
    """The motion meant, how that was found, and the others it could have been."""
    if found is None:
        return None, "none", "[]"
    return found.target, found.method if found.target else "ambiguous", as_json(found.runners_up)


def _follow(db: Database, documents: Iterable[str]) -> None:
    """Carry the motion of each mention over to its events and its commitment."""
    ids = (json_array(documents),)
    db.conn.execute(
        "UPDATE motion_events SET motion_id = (SELECT motion_id FROM motion_links l "
        f"WHERE l.id = motion_events.motion_link_id) WHERE document_id {IN_JSON_ARRAY}",
        ids,
    )
    db.conn.execute(
        "UPDATE commitments SET motion_id = (SELECT l.motion_id FROM motion_links l "
        "WHERE l.commitment_id = commitments.id AND l.motion_id IS NOT NULL ORDER BY l.start, l.id LIMIT 1) "
        f"WHERE document_id {IN_JSON_ARRAY} "
        f"AND id IN (SELECT commitment_id FROM motion_links WHERE document_id {IN_JSON_ARRAY})",
        (*ids, *ids),
    )
