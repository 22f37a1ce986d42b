"""Reads the annex 'Moties en toezeggingen' of a budget bill's explanatory memorandum: tables in official XML. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from tracker.feeds.client.markup import local, parse
from tracker.resolve.official_statements import Statement, StatementKind

_HEADINGS = frozenset({"titel", "title", "kop", "tussenkop", "subkop"})
# what stands above a column, in lower case: Omschrijving van de motie · Vindplaats · Stand van zaken
_COLUMNS = {
    "state": re.compile(r"stand\s*van\s*zaken|^status|afhandeling|^stand\b|voortgang"),
    "reference": re.compile(r"vindplaats|kamerstuk|^bron\b|^datum en vindplaats"),
    "text": re.compile(r"omschrijving|onderwerp|^motie\b|^toezegging\b|^inhoud|^titel"),
    "number": re.compile(r"^(?:nr\.?|nummer|id)$"),
}


def budget_statements(xml: bytes, where: str) -> list[Statement]:
    """Each row of the tables of motions and undertakings, in order. Raises ResponseError on XML that can't be read.

    A table is one of these when it has a column with descriptions and one with how they stand.
    """
    out: list[Statement] = []
    heading = ""
    for element in parse(xml, where).iter():
        name = local(element.tag)
        if name in _HEADINGS and (said := _text(element)):
            heading = said if _kind(said) else heading
        elif name == "table":
            out += _table(element, heading)
    return out


def _table(table: Element, heading: str) -> Iterator[Statement]:
    rows = _rows(table)
    top, columns = next(((place, found) for place, row in enumerate(rows) if (found := _columns(row))), (0, {}))
    if not columns:
        return
    own = next((_text(e) for e in table if local(e.tag) in _HEADINGS), "")
    described = rows[top][columns["text"]]
    kind = next((kind for said in (described, own, heading) if (kind := _kind(said))), None)
    for row in rows[top + 1 :]:
        cells = {name: row[place] if place < len(row) else "" for name, place in columns.items()}
        text = cells["text"]
        if len({cell for cell in row if cell}) == 1 and len(text) < 80 and _kind(text):
            kind = _kind(text)  # a row over the whole width that says what comes below it
        elif text and not _columns(row):
            yield Statement(
                kind=kind or "onbekend",
                text=text,
                reference=cells.get("reference", ""),
                state_text=cells["state"],
                heading=own or heading,
            )


def _columns(row: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the words above them; empty when the row is no head of such a table."""
    found: dict[str, int] = {}
    for place, cell in enumerate(row):
        lower = cell.casefold()
        if len(lower) < 60:
            name = next((name for name, words in _COLUMNS.items() if name not in found and words.search(lower)), None)
            if name:
                found[name] = place
    return found if {"state", "text"} <= set(found) and len(set(row)) > 1 else {}


def _kind(said: str) -> StatementKind | None:
    """Whether a heading speaks of motions or of undertakings; None when of both or neither."""
    motion, undertaking = re.search(r"\bmotie", said, re.I), re.search(r"\btoezegging", said, re.I)
    if bool(motion) == bool(undertaking):
        return None
    return "motion" if motion else "undertaking"


def _rows(table: Element) -> list[list[str]]:
    """The cells of each row as text; one that spans rows or columns stands in each of them."""
    out: list[list[str]] = []
    down: dict[int, tuple[int, str]] = {}  # column -> rows still to fill, text
    for row in (e for e in table.iter() if local(e.tag) == "row"):
        cells: list[str] = []
        for entry in (e for e in row if local(e.tag) == "entry"):
            _fill(cells, down)
            text = _text(entry)
            for _ in range(_span(entry)):
                more = entry.get("morerows", "0")
                if more.isdigit() and int(more):
                    down[len(cells)] = (min(int(more), 500), text)
                cells.append(text)
        _fill(cells, down)
        out.append(cells)
    return out


def _fill(cells: list[str], down: dict[int, tuple[int, str]]) -> None:
    """Put in the cells that hang down from an earlier row at this place."""
    while len(cells) in down:
        left, text = down.pop(len(cells))
        if left > 1:
            down[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(entry: Element) -> int:
    """Over how many columns an entry stands: `namest="c1" nameend="c3"` -> 3."""
    first, last = (re.search(r"\d+$", entry.get(name, "")) for name in ("namest", "nameend"))
    return min(max(int(last[0]) - int(first[0]) + 1, 1), 50) if first and last else 1


def _text(element: Element) -> str:
    """The words of an element, a space between its parts, without its footnotes."""
    words: list[str] = []

    def add(each: Element) -> None:
        if local(each.tag) not in ("noot", "voetnoot"):
            words.append(each.text or "")
            for child in each:
                add(child)
                words.append(child.tail or "")
            if local(each.tag) in ("al", "li", "p"):
                words.append(" ")

    add(element)
    return " ".join("".join(words).split())
