"""Adding letters one at a time, in portions or all at once, in any order, ends in the same promises and subjects."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlite_utils import Database

from tests.resolve.test_deadline_ties import WAITS
from tests.resolve.test_promises_sql import TOLD, paper
from tests.store.records import letter, motion_paper
from tracker import store

PAPERS = (*WAITS, *(paper(f"t{told[0]}", *told[1:]) for told in TOLD), letter(), motion_paper())
TABLES = {
    "promises": "title, kind, date, deadline_last, deadline_kind, state_government, state_chamber, settled, "
    "seat_office, ministry, mentions, events, moved, recurring, instance",
    "promise_events": "event, date, author_role, old_deadline, new_deadline, ministry, quote, method",
    "promise_mentions": "method",
    "threads": "title",
    "motions": "id, status, adopted, report_due",
}


def stored(db: Database) -> dict[str, list[Any]]:
    """What is known of promises, subjects and motions, but for moments and keys."""
    found = {}
    for table, columns in TABLES.items():
        names = {column.name for column in db[table].columns}
        chosen = ", ".join(name for name in columns.split(", ") if name in names)
        found[table] = sorted(map(str, db.conn.execute(f"SELECT {chosen} FROM {table}"))) if chosen else []
    return found


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.permutations(range(len(PAPERS))), st.integers(1, len(PAPERS)))
def test_any_order_in_any_portions(order: list[int], portion: int) -> None:
    ends = []
    with TemporaryDirectory() as folder:
        for name, places, step in (("whole", range(len(PAPERS)), len(PAPERS)), ("parts", order, portion)):
            with store.open_database(Path(folder) / f"{name}.db") as db:
                for number, place in enumerate(places, 1):
                    store.save_document(db, PAPERS[place])
                    if number % step == 0:
                        store.link_over_time(db)
                store.link_over_time(db)
                ends.append(stored(db))
    assert ends[0] == ends[1]
    assert all(ends[0][table] for table in ("promises", "promise_events", "motions"))
