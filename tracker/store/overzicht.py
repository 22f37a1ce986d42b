"""Writes the table `overzicht`: what staff open, in Dutch. What stands in it is said in tables/overzicht.yml."""

from __future__ import annotations

from functools import cache

from sqlite_utils import Database

from tracker.sql import IN_JSON_ARRAY, json_array
from tracker.store.derived import filling
from tracker.store.tables import table


@cache
def _fill() -> str:
    return filling(table("overzicht"), f"c.document_id {IN_JSON_ARRAY}")


def refresh(db: Database, documents: set[str]) -> None:
    """Write the rows of these documents anew."""
    ids = (json_array(documents),)
    db.conn.execute(f"DELETE FROM overzicht WHERE document_id {IN_JSON_ARRAY}", ids)
    db.conn.execute(_fill(), ids)
