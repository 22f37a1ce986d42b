"""Other XML: the government's own document records are read, feeds and metadata are rejected with the reason."""

from __future__ import annotations

from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.documents.readers import html
from tracker.documents.xmltree import Element, head_text, parse_xml, plain, root_name, tag
from tracker.models import Metadata

NAME = "xml"
REASONS = {
    "owms-metadata": "metadata van een publicatie, niet de tekst: neem de XML van de publicatie zelf",
    "metadata_gegevens": "metadata van een publicatie, niet de tekst: neem de XML van de publicatie zelf",
    "work": "inhoudsopgave van een archief, niet de tekst: neem het document zelf",
    "searchretrieveresponse": "antwoord van een zoekdienst, geen document: haal de publicaties op met 'tracker sync'",
    "record": "zoekresultaat, geen document: haal de publicatie op met 'tracker sync'",
    "documents": "lijst van documenten, geen document: haal de documenten zelf op",
    "rss": "nieuwsfeed, geen document: haal de publicaties op met 'tracker sync'",
    "feed": "nieuwsfeed, geen document: haal de publicaties op met 'tracker sync'",
    "edmx": "beschrijving van een gegevensdienst, geen document",
    "schema": "XML-schema, geen document",
    "svg": "afbeelding, geen document",
}


def sniff(head: bytes, name: str) -> bool:
    """Whether this is XML of any kind."""
    return b"<" in head and (head_text(head).lstrip().startswith("<?xml") or root_name(head) in REASONS)


def read(data: bytes) -> ParsedSource:
    """The text of a document record of rijksoverheid.nl; raises UnreadableError for any other XML."""
    name = root_name(data[:8192]) or ""
    if name in REASONS:
        raise UnreadableError(REASONS[name])
    root = parse_xml(data)
    if tag(root) == "document" and root.find("content") is not None:
        return _record(root)
    raise UnreadableError(
        f"XML van een onbekende soort ('{tag(root)[:40]}'): lever de publicatie aan als XML, PDF of HTML"
    )


def _record(root: Element) -> ParsedSource:
    """A document record of the government's open data: its paragraphs are HTML in text."""
    blocks: list[Block] = []
    title = " ".join((root.findtext("title") or "").split()) or None
    if title:
        blocks.append(Block(title, "heading", level=1))
    for element in root.iter("introduction", "paragraphtitle", "paragraph"):
        text = "".join(t for t in element.itertext() if isinstance(t, str))
        if tag(element) == "paragraphtitle" and text.strip():
            blocks.append(Block(" ".join(text.split()), "heading", level=2))
        elif text.strip():
            blocks.extend(html.fragment(text))
    if not any(block.kind != "heading" for block in blocks):
        raise UnreadableError("documentbeschrijving zonder tekst: neem het bestand waarnaar ze verwijst")
    day = (root.findtext("issued") or root.findtext("available") or root.findtext("lastmodified") or "")[:10]
    url = root.find("canonical")
    metadata = Metadata(title=title, date=day if len(day) == 10 else None, url=plain(url) if url is not None else None)
    return ParsedSource("html", tuple(blocks), metadata)
