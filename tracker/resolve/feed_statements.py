"""What the feeds say of motions, in the shape of what a document says of them; it comes after every document's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sqlite_utils import Database

from tracker.parliament.members import family_name
from tracker.sql import IN_JSON_ARRAY, json_array

# Gewijzigde motie van het lid Sjoerdsma c.s. over de steun aan Oekraine (t.v.v. 28676-400)
_ABOUT = re.compile(r"^(?:nader |gewijzigde |nader gewijzigde )*motie van .*? over (?P<about>.+)$", re.IGNORECASE)
_CLAIMS = (
    "SELECT motion_id, dossier, number, title, sponsors, date, appreciation, url FROM official_motions "
    f"WHERE deleted IS NULL AND motion_id {IN_JSON_ARRAY} ORDER BY motion_id, id"
)
_EVENTS = (
    "SELECT o.motion_id, d.id, d.event, d.date, d.text FROM motion_decisions d "
    "JOIN official_motions o ON o.id = d.official_motion_id "
    f"WHERE o.deleted IS NULL AND d.event <> 'mentioned' AND o.motion_id {IN_JSON_ARRAY} "
    "ORDER BY d.date IS NULL, d.date, d.position, d.id"
)


def official_claims(db: Database, ids: set[str]) -> Iterator[tuple[Any, ...]]:
    """What the Tweede Kamer says of these motions, as values of `linking.motion_rows.Claim`."""
    for motion, dossier, number, title, sponsors, date, appreciation, url in db.conn.execute(
        _CLAIMS, (json_array(ids),)
    ):
        people = json.loads(sponsors)
        yield (
            motion, 0, "", "TK", dossier, number, about(title),
            _array([family_name(each["name"]) for each in people]), 0,
            _array([each["party"] for each in people]), date, "[]", "[]", None, appreciation, url, None,
        )  # fmt: skip


def official_events(db: Database, ids: set[str]) -> Iterator[tuple[Any, ...]]:
    """What was decided on these motions: motion, id of the decision, event, date, words."""
    yield from db.conn.execute(_EVENTS, (json_array(ids),))


def about(title: str) -> str:
    """What a motion is about: its official title without `Motie van de leden X en Y over`."""
    found = _ABOUT.match(title)
    return found["about"] if found else title


def _array(values: list[str | None]) -> str:
    return json.dumps(values, ensure_ascii=False)
