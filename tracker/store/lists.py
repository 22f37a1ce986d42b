"""Queries over many values: a JSON array is one parameter, however long, and uses the index."""

from __future__ import annotations

import json
from collections.abc import Iterable

ANY = "IN (SELECT value FROM json_each(?))"
"""`WHERE id {ANY}` with `many(ids)` as its parameter."""


def many(values: Iterable[str]) -> str:
    """Values as the one parameter of ANY, in a fixed order."""
    return json.dumps(sorted(values))
