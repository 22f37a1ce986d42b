"""A list that somebody follows: its newest rows as an Atom feed, its last days as a calendar. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from xml.etree import ElementTree as Tree

_ATOM = "http://www.w3.org/2005/Atom"
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 65534, 65535))
LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list as a feed or a calendar shows it."""

    id: str
    text: str
    about: tuple[str, ...]
    """Who, which letter, how it stands: each a phrase."""
    address: str
    seen: str
    """When the register learned of it (ISO, UTC)."""
    last_day: str | None = None
    """The last day its term allows (ISO)."""


@dataclass(frozen=True, slots=True)
class Followed:
    """A list with what was chosen in words, its address, and when the register was last brought up to date."""

    title: str
    address: str
    updated: str


def atom(followed: Followed, entries: Sequence[Entry]) -> str:
    """An Atom feed (RFC 4287) in Dutch, in the order given."""
    feed = Tree.Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    _add(feed, "title", followed.title)
    _add(feed, "id", followed.address)
    _add(feed, "updated", moment(followed.updated))
    _add(feed, "link", rel="alternate", type="text/html", href=followed.address)
    _add(_add(feed, "author"), "name", "Toezeggingen en standpunten")
    for each in entries:
        entry = _add(feed, "entry")
        _add(entry, "title", _title(each))
        _add(entry, "id", f"urn:nld:commitment-tracker:row:{each.id}")
        _add(entry, "updated", moment(each.seen))
        _add(entry, "link", href=each.address)
        _add(entry, "summary", " · ".join((each.text, *each.about)))
    return '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(feed, encoding="unicode") + "\n"


def moment(stored: str) -> str:
    """A moment as RFC 3339 wants it: `2024-05-01` gives `2024-05-01T00:00:00Z`."""
    return stored if "T" in stored else f"{stored or '1970-01-01'}T00:00:00Z"


def calendar(followed: Followed, entries: Iterable[Entry]) -> str:
    """A calendar (RFC 5545) with a whole day for each entry that has a last day."""
    stamp = moment(followed.updated).translate({ord(c): None for c in "-:"})
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//commitment tracker//NL", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_escaped(followed.title)}",
    ]  # fmt: skip
    for each in entries:
        lines += _event(each, stamp)
    return "".join(f"{folded}\r\n" for line in [*lines, "END:VCALENDAR"] for folded in _fold(line))


def _event(entry: Entry, stamp: str) -> list[str]:
    if not entry.last_day:
        return []
    day = date.fromisoformat(entry.last_day)
    return [
        "BEGIN:VEVENT", f"UID:{entry.id}@commitment-tracker", f"DTSTAMP:{stamp}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}", f"DTEND;VALUE=DATE:{day + timedelta(1):%Y%m%d}",
        f"SUMMARY:{_escaped('Termijn: ' + _title(entry))}",
        f"DESCRIPTION:{_escaped(chr(10).join((entry.text, *entry.about, entry.address)))}",
        f"URL:{entry.address}", "TRANSP:TRANSPARENT", "END:VEVENT",
    ]  # fmt: skip


def _title(entry: Entry) -> str:
    line = " ".join(entry.text.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rstrip() + "…"


def _escaped(text: str) -> str:
    plain = text.translate(_CONTROL).replace("\r", "")
    return plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def _fold(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, no character cut; pieces after the first begin with a space."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > 75:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece


def _add(parent: Tree.Element, name: str, value: str = "", **attributes: str) -> Tree.Element:
    child = Tree.SubElement(parent, name, attributes)
    child.text = value.translate(_CONTROL) or None
    return child
