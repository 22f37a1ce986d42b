"""Reads single values out of a record of the feed: what is absent or odd becomes None, never a guess."""

from __future__ import annotations

import re
from typing import Any

from tracker.feeds.client.dutch_time import moment
from tracker.feeds.client.errors import ResponseError

Record = dict[str, Any]

_GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
# 2024Z08921 · 2024D20935 · 2026A01894 · TZ202603-130
_OWN_NUMBER = re.compile(r"\d{4}[ZDAP]\d{5,6}|TZ\d{6}-\d+")


def is_deleted(record: Record) -> bool:
    """Whether a record is a stub of something taken away."""
    return record.get("Verwijderd") is True or str(record.get("Verwijderd")).casefold() == "true"


def guid_of(record: Record) -> str:
    """The record's id in lower case. Raises ResponseError when it is no GUID, since it becomes part of an address."""
    value = str(record.get("Id", "")).lower()
    if not _GUID.fullmatch(value):
        raise ResponseError("a record", f"its Id is no GUID: {value[:60]!r}", f"het Id is geen GUID: {value[:60]!r}")
    return value


def is_guid(value: object) -> bool:
    """Whether a value is a GUID, in either case."""
    return isinstance(value, str) and _GUID.fullmatch(value.lower()) is not None


def own_number(value: str | None) -> str | None:
    """A number as the Tweede Kamer gives out (`2024Z08921`, `TZ202603-130`), None for anything else."""
    return value if value and _OWN_NUMBER.fullmatch(value) else None


def text(record: Record, key: str) -> str | None:
    """A value as text with its spaces tidied; None when absent, empty, or not a text or number."""
    value = record.get(key)
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return " ".join(str(value).split()) or None


def listed(value: object) -> list[Any]:
    """A value as a list: none, one or many."""
    return [] if value is None else value if isinstance(value, list) else [value]


def related(record: Record, key: str) -> list[Record]:
    """The records a record is related to."""
    return [item for item in listed(record.get(key)) if isinstance(item, dict)]


def live(record: Record, key: str) -> list[Record]:
    """The records a record is related to, without those taken away."""
    return [item for item in related(record, key) if not is_deleted(item)]


def first(record: Record, key: str) -> Record:
    """The first record related to; empty when there is none."""
    return next(iter(live(record, key)), {})


def changed(record: Record) -> str:
    """When the feed says the record last changed, in UTC; '' when it doesn't."""
    return moment(text(record, "GewijzigdOp"))
