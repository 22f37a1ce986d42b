"""Writes changes: a line each, JSON Lines, an Atom feed, or CloudEvents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from xml.etree import ElementTree as Tree

from tracker.serve.alerts.changes import Changed
from tracker.sql import digest

DUTCH = {
    "new": "Nieuwe toezegging", "met": "Voldaan", "partly_met": "Deels voldaan", "not_met": "Niet nagekomen",
    "moved": "Termijn verschoven", "late": "Te laat", "transferred": "Overgedragen", "withdrawn": "Vervallen",
    "changed": "Gewijzigde uitspraak", "gone": "Uitspraak verdwenen",
}  # fmt: skip
_ATOM = "http://www.w3.org/2005/Atom"
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))


def text(changes: Sequence[Changed], base: str, until: str) -> Iterator[str]:
    """One line a change, its fields parted by tabs: moment, change, deadline, who, letter, sentence."""
    for each in changes:
        yield "\t".join((each.moment, each.change, each.deadline or "", each.who, each.letter, each.text)) + "\n"


def json_lines(changes: Sequence[Changed], base: str, until: str) -> Iterator[str]:
    """One JSON object a change."""
    for each in changes:
        yield json.dumps(asdict(each) | {"url": letter_url(each, base)}, ensure_ascii=False) + "\n"


def cloudevents(changes: Sequence[Changed], base: str, until: str) -> Iterator[str]:
    """One CloudEvent 1.0 a line, named after the NL GOV profile (source a URN, type in reverse domain notation)."""
    for each in changes:
        event = {
            "specversion": "1.0",
            "id": _id(each),
            "source": "urn:nld:commitment-tracker",
            "type": f"nl.commitment-tracker.promise.{each.change}",
            "time": each.moment if "T" in each.moment else f"{each.moment}T00:00:00Z",
            "subject": each.subject,
            "datacontenttype": "application/json",
            "data": asdict(each),
        }
        yield json.dumps(event, ensure_ascii=False) + "\n"


def atom(changes: Sequence[Changed], base: str, until: str) -> Iterator[str]:
    """An Atom feed in Dutch, the latest first; `until` is when it was made."""
    feed = Tree.Element("feed", {"xmlns": _ATOM, "xml:lang": "nl"})
    _add(feed, "title", "Toezeggingen: wat er veranderde")
    _add(feed, "id", "urn:nld:commitment-tracker:changes")
    _add(feed, "updated", until)
    _add(feed, "generator", "commitment tracker")
    _add(_add(feed, "author"), "name", "commitment tracker")
    for each in reversed(changes):
        entry = _add(feed, "entry")
        _add(entry, "title", f"{DUTCH[each.change]}: {each.text[:160]}")
        _add(entry, "id", f"urn:nld:commitment-tracker:change:{_id(each)}")
        _add(entry, "updated", each.moment if "T" in each.moment else f"{each.moment}T00:00:00Z")
        if url := letter_url(each, base):
            _add(entry, "link", href=url)
        parts = (each.text, each.who, each.letter, f"termijn {each.deadline}" if each.deadline else "")
        _add(entry, "summary", " · ".join(filter(None, parts)))
    yield '<?xml version="1.0" encoding="utf-8"?>\n' + Tree.tostring(feed, encoding="unicode") + "\n"


WRITERS: dict[str, Callable[[Sequence[Changed], str, str], Iterable[str]]] = {
    "text": text,
    "jsonl": json_lines,
    "atom": atom,
    "cloudevents": cloudevents,
}


def _add(parent: Tree.Element, name: str, value: str = "", **attributes: str) -> Tree.Element:
    child = Tree.SubElement(parent, name, attributes)
    child.text = value.translate(_CONTROL) or None
    return child


def _id(each: Changed) -> str:
    """The same change has the same id, whenever it is asked for."""
    return digest("change", each.change, each.moment, each.subject, each.text)


def letter_url(each: Changed, base: str) -> str | None:
    """The page of the letter on the site at `base`; None without one."""
    return f"{base.rstrip('/')}/brief/{each.document_id}" if base and each.document_id else None
