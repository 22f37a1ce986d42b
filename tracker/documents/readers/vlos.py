"""Debate records of the Tweede Kamer (VLOS `vlosCoreDocument`): who said what, as published within hours."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.documents.xmltree import Element, inline, parse_xml, root_name, tag
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.session_years import session_year

NAME = "xml"


def sniff(head: bytes, name: str) -> bool:
    """Whether the root element is that of a debate record."""
    return root_name(head) == "vloscoredocument"


def read(data: bytes) -> ParsedSource:
    """The speeches of a debate, each under a heading with its speaker; raises UnreadableError."""
    root = parse_xml(data)
    meeting = next(root.iter("{*}vergadering"), None)
    if meeting is None:
        raise UnreadableError("debatverslag zonder vergadering: haal het opnieuw op")
    blocks = [block for part in root.iter("{*}tekst") for block in _text(part) if block.text]
    if not blocks:
        raise UnreadableError("debatverslag zonder tekst: het debat is nog niet uitgewerkt, probeer het later opnieuw")
    title = _value(meeting, "titel")
    heading = (Block(title, "heading", level=1),) if title else ()
    return ParsedSource(NAME, (*heading, *blocks), _metadata(meeting))


def _text(part: Element) -> Iterator[Block]:
    """The blocks of one stretch of speech: the speaker before the colon is a heading, the rest paragraphs and items."""
    for child in part:
        if tag(child) == "lijst":
            yield from (Block(_line(item), "item") for item in child.iter("{*}alineaitem"))
        elif tag(child) == "alinea":
            for item in child:
                if tag(item) == "lijst":
                    yield from (Block(_line(entry), "item") for entry in item.iter("{*}alineaitem"))
                    continue
                line = _line(item)
                is_speaker = line.endswith(":") and len(line) < 120 and any(tag(e) == "nadruk" for e in item)
                yield Block(line, "heading", level=3) if is_speaker else Block(line)


def _line(element: Element) -> str:
    """The text of an element as one line."""
    return inline(element, lambda _: None, skip=lambda _: False)


def _value(element: Element, name: str) -> str | None:
    """The text of the first child of that name, None when there is none."""
    child = element.find(f"{{*}}{name}")
    return _line(child) or None if child is not None else None


def _metadata(meeting: Element) -> Metadata:
    """What the record says of the meeting."""
    day = (_value(meeting, "datum") or "")[:10] or None
    return Metadata(
        title=_value(meeting, "titel"),
        kind="stenogram",
        author="chamber",
        chamber=chamber_of(meeting.get("kamer") or ""),
        date=day,
        session_year=session_year(_value(meeting, "vergaderjaar") or ""),
        meeting=_value(meeting, "titel"),
        meeting_start=day,
        place=_value(meeting, "zaal"),
    )
