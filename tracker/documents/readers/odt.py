"""OpenDocument text (ODT), as LibreOffice writes it and officielebekendmakingen.nl publishes it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracker.documents.blocks import (
    Block,
    BlockKind,
    ParsedSource,
    UnreadableError,
    footnote_ref,
    page_break,
    pop_page_breaks,
)
from tracker.documents.letterhead.publication import from_identifier
from tracker.documents.readers.office.headings import LONG, is_title
from tracker.documents.readers.office.package import Package
from tracker.documents.xmltree import Element, plain, tag
from tracker.models import Metadata
from tracker.parliament.identifiers import IDENTIFIER_IN

NAME = "odt"
# application/vnd.oasis.opendocument.text, its template or its master, not ...text-web
OPENDOCUMENT = re.compile(rb"application/vnd\.oasis\.opendocument\.text(?:-template|-master)?(?![\w-])")
SILENT = {"tracked-changes", "sequence-decls", "annotation", "bookmark", "forms", "variable-decls", "user-field-decls"}
# kst-32545-143 / ’s-Gravenhage 2021 / ISSN 0921 - 7371: the imprint in the margin
IMPRINT = re.compile(r"(?i)((kst|ah|h|kv|blg)-\S+|issn[\s\d–-]+x?|['’‘]s-gravenhage \d{4})$")


@dataclass(slots=True)
class Writer:
    """A document while it's read."""

    bold: frozenset[str]
    """Names of the styles in bold."""
    page: int = 1
    started: bool = False
    """Whether the running text has begun; tables and frames before it are the letterhead."""
    notes: list[Block] = field(default_factory=list)


def sniff(head: bytes, name: str) -> bool:
    """Whether this is a ZIP that declares itself OpenDocument text."""
    return head[:4] == b"PK\x03\x04" and OPENDOCUMENT.search(head) is not None


def read(data: bytes) -> ParsedSource:
    """The blocks of an OpenDocument text; raises UnreadableError when it is damaged, encrypted or empty."""
    package = Package(data, "ODT")
    manifest = package.part("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        raise UnreadableError("met een wachtwoord beveiligd ODT-bestand: sla het op zonder wachtwoord")
    root = package.xml("content.xml")
    body = next(root.iter("{*}text"), None) if root is not None else None
    if root is None or body is None:
        raise UnreadableError("ODT-bestand zonder tekst: haal het opnieuw op")
    writer = Writer(_bold_styles(root))
    blocks = [block for block in _blocks(body, writer, "paragraph") if block.text]
    if not any(block.kind != "letterhead" for block in blocks):
        raise UnreadableError("ODT-bestand zonder tekst: haal het opnieuw op")
    imprint = [block.text for block in blocks if IMPRINT.match(block.text)]
    kept = [block for block in blocks if not IMPRINT.match(block.text)]
    return ParsedSource(NAME, (*kept, *writer.notes), _metadata(imprint))


def _bold_styles(root: Element) -> frozenset[str]:
    """The names of the automatic styles whose text is bold."""
    found = set()
    for style in root.iter("{*}style"):
        for properties in style.iter("{*}text-properties"):
            if _attribute(properties, "font-weight") == "bold":
                found.add(_attribute(style, "name"))
    return frozenset(found)


def _attribute(element: Element, name: str) -> str:
    """The value of an attribute by its local name, empty when it isn't there."""
    return next((str(v) for k, v in element.attrib.items() if str(k).rsplit("}", 1)[-1] == name), "")


def _blocks(element: Element, writer: Writer, kind: BlockKind) -> Iterator[Block]:
    """The blocks of a body, section, list or cell, in order."""
    for child in element:
        name = tag(child)
        if name in SILENT:
            continue
        if name == "h":
            level = _attribute(child, "outline-level")
            page = writer.page
            text, page = pop_page_breaks(_text(child, writer), page)
            yield Block(text, "heading", level=int(level) if level.isdigit() else 1, page=page)
        elif name == "p":
            yield from _paragraph(child, writer, kind)
        elif name == "soft-page-break":
            writer.page += 1
        elif name in ("list-item", "list-header"):
            yield from _blocks(child, writer, "item" if kind == "paragraph" else kind)
        elif name == "table-row":
            yield from _row(child, writer, kind)
        elif name == "frame":
            yield from _blocks(child, writer, kind if writer.started else "letterhead")
        else:
            yield from _blocks(child, writer, kind)


def _paragraph(element: Element, writer: Writer, kind: BlockKind) -> Iterator[Block]:
    """The block of a paragraph, and those of the frames anchored in it."""
    page = writer.page
    text, page = pop_page_breaks(_text(element, writer), page)
    spans = [child for child in element if tag(child) == "span" and plain(child)]
    loose = (element.text or "") + "".join(child.tail or "" for child in element)
    own = _attribute(element, "style-name") in writer.bold
    strong = own or (
        bool(spans) and not loose.strip() and all(_attribute(s, "style-name") in writer.bold for s in spans)
    )
    writer.started = writer.started or (kind == "paragraph" and len(text) >= LONG)
    if kind == "paragraph" and strong and is_title(text):
        yield Block(text, "heading", level=2, page=page)
    elif text:
        yield Block(text, kind, page=page)
    for box in element.iter("{*}text-box"):
        yield from _blocks(box, writer, kind if writer.started else "letterhead")


def _row(row: Element, writer: Writer, kind: BlockKind) -> Iterator[Block]:
    """A row of a table; one before the running text is part of the letterhead."""
    cells = [[b for b in _blocks(cell, writer, kind) if b.text] for cell in row if tag(cell) == "table-cell"]
    filled = [cell for cell in cells if cell]
    if len(filled) == 1:
        yield from filled[0]
    elif filled:
        head = kind == "letterhead" or not writer.started
        text = (" " if head else " | ").join(" ".join(b.text for b in cell) for cell in filled)
        yield Block(text, "letterhead" if head else "row", page=filled[0][0].page)


def _text(element: Element, writer: Writer) -> str:
    """The text of a paragraph as one line, its notes as marks."""
    return " ".join("".join(_pieces(element, writer)).split())


def _pieces(element: Element, writer: Writer) -> Iterator[str]:
    """The pieces of text of an element, in order."""
    yield element.text or ""
    for child in element:
        name = tag(child)
        if name == "note":
            yield _note(child, writer)
        elif name in ("s", "tab", "line-break"):
            yield " "
        elif name == "soft-page-break":
            writer.page += 1
            yield page_break(writer.page)
        elif name not in SILENT and name not in ("frame", "text-box", "change", "change-start", "change-end"):
            yield from _pieces(child, writer)
        yield child.tail or ""


def _note(element: Element, writer: Writer) -> str:
    """Keep a footnote or endnote and return its mark."""
    number = "".join(plain(c) for c in element if tag(c) == "note-citation") or str(len(writer.notes) + 1)
    text = " ".join(plain(p) for c in element if tag(c) == "note-body" for p in c)
    writer.notes.append(Block(" ".join(text.split()), "footnote", number=number))
    return footnote_ref(number)


def _metadata(imprint: list[str]) -> Metadata:
    """What the imprint of an official publication determines."""
    found = [m.group(1) for m in map(IDENTIFIER_IN.match, imprint) if m]
    return from_identifier(found[0] if found else None)
