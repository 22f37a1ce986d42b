"""Writes the terms of open promises as an iCalendar file (RFC 5545) that any calendar can read."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import IO

from tracker.serve.reports.followed import Followed, Selection, promises
from tracker.serve.reports.kinds import OPEN

PRODUCT = "-//commitment tracker//termijnen//NL"
LINE = 75
"""Octets a line may have, without its end."""


def calendar(db: sqlite3.Connection, chosen: Selection, day: str, moment: str, out: IO[bytes]) -> int:
    """Write the terms of the promises that are open at the end of a day (ISO); returns how many there are.

    `moment` (UTC, ISO) is when the file is made; the same promise has the same UID in every file.
    """
    due = [each for each in promises(db, chosen, day) if each.state in OPEN and _is_day(each.deadline)]
    for line in _lines(due, "".join(c for c in moment if c.isalnum())):
        out.write(folded(line))
    return len(due)


def _is_day(text: str | None) -> bool:
    try:
        return bool(text) and bool(date.fromisoformat(text or ""))
    except ValueError:
        return False


def _lines(due: Iterable[Followed], stamp: str) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    yield "X-WR-CALNAME:Termijnen van toezeggingen"
    for each in due:
        last = date.fromisoformat(each.deadline or "")
        yield "BEGIN:VEVENT"
        yield f"UID:{each.id}@commitment-tracker"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{last:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
        yield f"SUMMARY:{escaped('Toezegging: ' + shortened(each.description))}"
        told = "\n".join(filter(None, (each.description, each.who, each.vindplaats, each.standing)))
        yield f"DESCRIPTION:{escaped(told)}"
        yield "TRANSP:TRANSPARENT"
        yield "STATUS:CONFIRMED"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def shortened(text: str, most: int = 90) -> str:
    """A text cut at a word, with three dots where something is left out."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} ..."


def escaped(text: str) -> str:
    """A text as the value of a property: what would end it is escaped, what no calendar may hold left out."""
    plain = "".join(c for c in text if c == "\n" or c.isprintable())
    for character, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(character, written)
    return plain


def folded(line: str) -> bytes:
    """A line as bytes, in parts of at most 75 octets; no character is cut in two."""
    parts: list[bytes] = []
    part = b""
    for character in line:
        octets = character.encode("utf-8")
        if len(part) + len(octets) > (LINE if not parts else LINE - 1):
            parts.append(part)
            part = b""
        part += octets
    return b"\r\n ".join((*parts, part)) + b"\r\n"
