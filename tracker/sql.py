"""What modules that write or ask SQL share: ids, absent values, the clock, many values as one parameter."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from typing import Any

NONE = "geen"
"""Facet value of what a text does not have."""
UNKNOWN = "onbekend"
"""Facet value of what is not known."""
IN_JSON_ARRAY = "IN (SELECT value FROM json_each(?))"
"""`WHERE id {IN_JSON_ARRAY}` with `json_array(ids)` as its parameter."""


def json_array(values: Iterable[str]) -> str:
    """Values as the one parameter of IN_JSON_ARRAY, in a fixed order."""
    return json.dumps(sorted(values))


def portions(values: Sequence[str], size: int) -> Iterator[Sequence[str]]:
    """Values in portions of a size, the last of which may be smaller."""
    for start in range(0, len(values), size):
        yield values[start : start + size]


def digest(*parts: object) -> str:
    """Twenty hexadecimal digits that stand for these values."""
    return blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def as_json(value: Sequence[Any]) -> str:
    """A JSON array with its letters as they are."""
    return json.dumps(value, ensure_ascii=False) if value else "[]"


def year_of(date: str | None) -> int:
    """The year of an ISO date, 0 when there is none."""
    return int(date[:4]) if date and date[:4].isdigit() else 0


def now() -> str:
    """The moment, in UTC, as ISO 8601 to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
