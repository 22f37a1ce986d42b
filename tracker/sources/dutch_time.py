"""Moments in the feeds as days in the Netherlands."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def day(moment: str | None) -> str | None:
    """The ISO day of `2024-05-23T00:00:00+02:00` or `2024-05-22T22:00:00Z` (the same day); None for 0001-01-01.

    The feeds write 0001-01-01 where there is no date. A moment in UTC is taken to Dutch time; one with another offset,
    or none, is already local.
    """
    if not moment:
        return None
    try:
        found = datetime.fromisoformat(moment.strip())
    except ValueError:
        return None
    if found.year <= 1:
        return None
    if found.tzinfo is not None and found.utcoffset() == UTC.utcoffset(None):
        try:
            found = found.astimezone(ZoneInfo("Europe/Amsterdam"))
        except ZoneInfoNotFoundError:
            found = found.astimezone()
    return found.date().isoformat()


def midnight(of_day: str) -> str:
    """The first moment of a day in the Netherlands, `2024-05-23` -> `2024-05-23T00:00:00+02:00`. Raises ValueError."""
    local = datetime.fromisoformat(of_day)
    try:
        return local.replace(tzinfo=ZoneInfo("Europe/Amsterdam")).isoformat()
    except ZoneInfoNotFoundError:
        return f"{local.isoformat()}+01:00"
