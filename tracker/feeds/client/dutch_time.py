"""Moments in the feeds as days in the Netherlands."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def day(value: str | None) -> str | None:
    """The ISO day of `2024-05-23T00:00:00+02:00` or `2024-05-22T22:00:00Z` (the same day); None for 0001-01-01.

    The feeds write 0001-01-01 where there is no date. A moment in UTC is taken to Dutch time; one with another offset,
    or none, is already local.
    """
    if not value:
        return None
    try:
        found = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value.strip()))
        if found.year <= 1:
            return None
        if found.tzinfo is not None and found.utcoffset() == UTC.utcoffset(None):
            found = found.astimezone(_zone())
    except (ValueError, OverflowError):
        return None
    return found.date().isoformat()


def moment(value: str | None) -> str:
    """A moment of a feed in UTC, in a form that sorts: `2024-05-24T08:49:07.970000Z`; '' when it is none.

    The feeds write seven decimals, some with an offset, some with Z, some in local time without either.
    """
    if not value:
        return ""
    try:
        found = datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", value.strip()))
        if found.tzinfo is None:
            found = found.replace(tzinfo=_zone())
        return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    except (ValueError, OverflowError):
        return ""


def midnight(of_day: str) -> str:
    """The first moment of a day in the Netherlands, `2024-05-23` -> `2024-05-23T00:00:00+02:00`. Raises ValueError."""
    local = datetime.fromisoformat(of_day)
    return local.replace(tzinfo=_zone()).isoformat()


def _zone() -> tzinfo:
    try:
        return ZoneInfo("Europe/Amsterdam")
    except ZoneInfoNotFoundError:  # a machine without a time-zone database: winter time is at most an hour wrong
        return timezone(timedelta(hours=1))
