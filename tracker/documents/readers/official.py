"""Official publications in XML: `officiele-publicatie` (from 2010) and `kamerwrk` (1995-2009)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tracker.documents.blocks import Block, BlockKind, ParsedSource, UnreadableError, footnote_ref
from tracker.documents.letterhead.publication import from_terms
from tracker.documents.xmltree import Element, inline, parse_xml, plain, root_name, tag
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.session_years import session_year

NAME = "xml"
ROOTS = {"officiele-publicatie", "kamerwrk", "handelingen", "kamerstuk"}

SILENT = {"metadata", "versie", "ordernr", "witreg", "plaatje", "illustratie", "colspec", "spanspec", "redactie"}
HEADINGS = {"kop": 0, "tussenkop": 0, "tuskop": 0, "item-titel": 1, "spreker": 3}
HEAD = {"kamerstukkop", "kamervraagkop", "frontm", "dossier", "stuknr", "datumtekst", "kamervraagnummer"}
FIELDS = {"dossier", "onderw", "stuknr", "datumtekst", "kamervraagnummer", "kamervraagomschrijving"}
SIGNED = {"ondertekening", "ondtek", "tekst-sluiting", "slotformulering"}
NESTED = {"divisie", "hoofdstuk", "paragraaf", "sub-paragraaf", "artikel", "bijlage", "deel", "afdeling"}
LEAVES = {"al", "tekstregel", "kamervraagomschrijving", "functie", "p", "titel", "subtitel", "naam", "datumtekst"}
NOTES = {"noot", "voetnoot", "ftnote"}
REFERENCES = {"nootref", "noot-ref", "voetref", "ftnref", "voetnootref"}
# Den Haag, 7 juli 2023 / 's-Gravenhage, 12 februari 1998 / Aan de Voorzitter van de Tweede Kamer der Staten-Generaal
ADDRESS = re.compile(
    r"(Aan de (heer |leden |[Vv]oorzitter)|(Den Haag|['’‘]s[- ]Gravenhage|Amsterdam),? )[^.;]{0,120}\.?$"
)


def sniff(head: bytes, name: str) -> bool:
    """Whether the root element is that of an official publication."""
    return root_name(head) in ROOTS


def read(data: bytes) -> ParsedSource:
    """The blocks and metadata of an official publication; raises UnreadableError when it's damaged or has no text."""
    root = parse_xml(data)
    notes: list[Block] = []
    blocks = [block for block in _blocks(root, notes, 1, "paragraph") if block.text]
    if not any(block.kind in ("paragraph", "item", "row") for block in blocks):
        raise UnreadableError("officiële publicatie zonder tekst (alleen metadata of een afbeelding): neem de PDF")
    return ParsedSource(NAME, (*blocks, *notes), _metadata(root))


def _blocks(element: Element, notes: list[Block], level: int, kind: BlockKind) -> Iterator[Block]:
    """The blocks of an element, in order; footnotes go to `notes`."""
    name = tag(element)
    if not name or name in SILENT or name in REFERENCES or (name == "nummer" and tag(_parent(element)) == "stuk"):
        return
    if name in NOTES:
        _note(element, notes)
    elif (depth := _heading_level(element, name, level)) is not None:
        yield Block(_line(element, notes), "heading", level=depth)
    elif name in FIELDS:
        yield Block(_line(element, notes), "letterhead")
    elif name == "ltrlabel":
        yield _labelled(element, notes)
    elif name == "li":
        yield from _item(element, notes, level)
    elif name in ("row", "tr"):
        yield Block(" | ".join(cell for cell in (_line(c, notes) for c in element) if cell), "row")
    elif name in LEAVES or not len(element):
        yield _leaf(element, notes, kind)
    else:
        inner: BlockKind = "letterhead" if name in HEAD or name in SIGNED or _is_masthead(element) else kind
        deeper = level + 1 if name in NESTED else level
        yield from _container(element, notes, deeper, inner)


def _heading_level(element: Element, name: str, level: int) -> int | None:
    """The level of the heading that an element is, None when it is none."""
    if name in HEADINGS:
        return HEADINGS[name] or _emphasis(element, level)
    if name == "nr" and tag(_parent(element)) in ("vraag", "antwoord"):
        return 2
    return 1 if name == "titel" and tag(_parent(element)) == "stuk" else None


def _labelled(label: Element, notes: list[Block]) -> Block:
    """The line of a label and the value beside it: `Nr.` and `448`."""
    value = label.getnext()
    return Block(f"{_line(label, notes)} {_line(value, notes) if value is not None else ''}".strip(), "letterhead")


def _container(element: Element, notes: list[Block], level: int, kind: BlockKind) -> Iterator[Block]:
    """The blocks of what an element holds, loose text among its children included."""
    if loose := " ".join((element.text or "").split()):
        yield Block(loose, kind)
    for child in element:
        yield from _blocks(child, notes, level, kind)
        if loose := " ".join((child.tail or "").split()):
            yield Block(loose, kind)


def _leaf(element: Element, notes: list[Block], kind: BlockKind) -> Block:
    """A paragraph, or a line of the letterhead where it's an address or a date."""
    text = plain(element, " ") if tag(element) == "naam" else _line(element, notes)
    return Block(text, "letterhead" if kind == "paragraph" and ADDRESS.match(text) else kind)


def _item(element: Element, notes: list[Block], level: int) -> Iterator[Block]:
    """The items of a `li`: its number goes before its first paragraph, dashes and bullets go."""
    label = ""
    for child in element:
        if tag(child) == "li.nr":
            label = _line(child, notes)
        elif tag(child) == "al":
            numbered = f"{label} {_line(child, notes)}" if re.search(r"\w", label) else _line(child, notes)
            yield Block(numbered.strip(), "item")
            label = ""
        else:
            yield from _blocks(child, notes, level, "item")


def _note(element: Element, notes: list[Block]) -> str:
    """Keep a footnote and return the mark that stands for it."""
    number = element.get("nr") or next((plain(c) for c in element if tag(c) in ("noot.nr", "nr")), "")
    number = re.sub(r"\W", "", number) or str(len(notes) + 1)
    text = " ".join(_line(child, notes) for child in element if tag(child) not in ("noot.nr", "nr"))
    notes.append(Block(text or plain(element), "footnote", number=number))
    return footnote_ref(number)


def _line(element: Element, notes: list[Block]) -> str:
    """The text of an element as one line, footnotes replaced by their marks."""

    def special(child: Element) -> str | None:
        name = tag(child)
        if name in NOTES:
            return _note(child, notes)
        if name in REFERENCES:
            return footnote_ref(re.sub(r"\W", "", child.get("nr") or plain(child) or (child.get("refid") or "")))
        return (
            " " if name in ("br", "nr", "titel", "naam", "al", "label") and not len(child) and not child.text else None
        )

    pieces = inline(element, special, skip=lambda child: tag(child) in SILENT)
    if tag(element) in ("kop", "dossier", "onderw", "entry", "noot.al"):
        pieces = " ".join(part for part in (_line(c, notes) for c in element) if part) if _no_text(element) else pieces
    return re.sub(r" +:$", ":", pieces)


def _no_text(element: Element) -> bool:
    """Whether all text of an element stands in its children, more than none."""
    loose = (element.text or "") + "".join(child.tail or "" for child in element)
    return len(element) > 0 and not loose.strip()


def _parent(element: Element) -> Element:
    """The parent of an element, itself at the root."""
    parent = element.getparent()
    return element if parent is None else parent


def _is_masthead(element: Element) -> bool:
    """Whether this is the `kop` of the whole paper in the older markup: the name of the chamber and the year."""
    return tag(element) == "kop" and tag(_parent(element)) == "kamerwrk"


def _emphasis(element: Element, level: int) -> int:
    """The level of a heading between paragraphs: bold stands above italics."""
    if tag(element) == "kop":
        return 4 if tag(_parent(element)) == "motie" else level
    look = element.get("kopopmaak") or element.get("letat") or "vet"
    return level + (1 if look.startswith("vet") else 2)


def _metadata(root: Element) -> Metadata:
    """What the publication declares in `meta`, filled up from its own head."""
    pairs = [(m.get("name") or m.get("property") or "", m.get("content") or "") for m in root.iter("{*}meta")]
    known = from_terms(pairs)
    head = {line.get("inhoud"): plain(line) for line in root.iter("tekstregel")}
    head_of_older = " ".join(plain(k) for k in root.findall("kop"))
    chamber = chamber_of(head.get("kameraanduiding") or "") or chamber_of(head_of_older)
    dates = [d.get("isodatum") or "" for d in root.iter("datum") if d.get("isodatum")]
    title = next((plain(t) for t in root.iterfind(".//stuk/titel")), None)
    subject = next((plain(t) for t in root.iter("kamervraagonderwerp", "item-titel")), None)
    functions = [plain(e).rstrip(",. ") for e in root.iter("functie")]
    names = [plain(e, " ").rstrip(", ") for s in root.iter("ondertekening") for e in s.iter("naam")]
    return replace(
        known,
        chamber=known.chamber or chamber,
        session_year=known.session_year or session_year(head.get("vergaderjaar") or head_of_older),
        date=known.date or (dates[-1] if dates else None),
        title=known.title or subject or title,
        office=functions[0] if functions else None,
        signatory=names[0] if names else None,
    )
