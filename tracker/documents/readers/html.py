"""Web pages and HTML files: officielebekendmakingen.nl, tweedekamer.nl, rijksoverheid.nl and any other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tracker.documents.blocks import Block, BlockKind, ParsedSource, UnreadableError, footnote_ref
from tracker.documents.letterhead.publication import from_terms
from tracker.documents.xmltree import Element, head_text, parse_html, plain, tag
from tracker.models import Metadata

NAME = "html"
LINE = 20
"""Letters a page has to hold to be a document."""
ROOTS = (
    ".//*[@id='broodtekst']",
    ".//main",
    ".//*[@role='main']",
    ".//article",
    ".//*[@id='content']",
    ".//*[@id='content-container']",
)
"""Where the text of a page stands, best first; else the whole body."""
SILENT = {"script", "style", "nav", "header", "footer", "aside", "noscript", "template", "svg", "form", "button"}
SILENT |= {"head", "select", "textarea", "iframe", "object", "figure", "video", "audio", "map", "canvas", "input"}
HIDDEN = re.compile(
    r"\b(navigation|nav-main|breadcrumb\w*|broodkruimels|sr-only|visually-hidden|cookie\w*|skiplinks?)\b"
)
HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
BLOCKS = {"p", "div", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "section", "article", "main", "blockquote"}
BLOCKS |= {
    "pre",
    "address",
    "hr",
    "tbody",
    "thead",
    "tfoot",
    "td",
    "th",
    "caption",
    "form",
    "body",
    "center",
    *HEADINGS,
}
LETTERHEAD = re.compile(r"\b(kamerstukdatum|dossiertitel|vergaderjaar|kamernummer)\b")
TECHNICAL = re.compile(r"Technische informatie over de publicatie")


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of a page before its blocks are read."""

    marks: dict[str, str] = field(default_factory=dict)
    """The number of the footnote that an id belongs to."""
    notes: dict[Element, str] = field(default_factory=dict)
    """The elements that hold a footnote, in order, with its number."""
    nesting: set[Element] = field(default_factory=set)
    """The elements that hold blocks."""


def sniff(head: bytes, name: str) -> bool:
    """Whether the head has the doctype or an element only HTML has."""
    if b"<" not in head:
        return False
    text = head_text(head)
    return bool(re.search(r"<!doctype\s+html|<html[\s>]|^\s*<(?:head|body|div|p|h[1-6]|table|span)[\s>]", text))


def read(data: bytes) -> ParsedSource:
    """The blocks and metadata of a page; raises UnreadableError when it has no running text."""
    root = parse_html(data)
    page = _survey(root)
    content = _content(root)
    blocks = [block for block in _blocks(content, page, "paragraph") if block.text]
    text = " ".join(block.text for block in blocks)
    if TECHNICAL.search(text):
        raise UnreadableError(
            "alleen de technische informatie over een publicatie: haal de tekst zelf op (.html of .xml)"
        )
    if sum(c.isalpha() for c in text) < LINE:
        raise UnreadableError("webpagina zonder tekst: sla de pagina op nadat ze helemaal geladen is")
    footnotes = [Block(_text(note, page), "footnote", number=number) for note, number in page.notes.items()]
    return ParsedSource(NAME, (*blocks, *footnotes), _metadata(root, blocks))


def fragment(text: str) -> list[Block]:
    """The blocks of a piece of HTML without a page around it."""
    root = parse_html(f"<html><body>{text}</body></html>")
    return [block for block in _blocks(_content(root), _survey(root), "paragraph") if block.text]


def _content(root: Element) -> Element:
    """The element that holds the text of the page rather than its navigation."""
    for path in ROOTS:
        found: list[Element] = root.findall(path)
        best = max(found, key=_letters, default=None)
        if best is not None and _letters(best) >= LINE:
            return best
    body = root.find(".//body")
    return root if body is None else body


def _letters(element: Element) -> int:
    """How many letters an element shows."""
    return sum(len(text) for text in element.itertext() if isinstance(text, str))


def _survey(root: Element) -> Page:
    """Find the elements that hold blocks, and the footnotes.

    A footnote is what a link of nothing but a number or asterisk leads to, when that comes later in the page.
    """
    page = Page()
    order = {element: at for at, element in enumerate(root.iter())}
    for element in order:
        if tag(element) in BLOCKS:
            parent = element.getparent()
            while parent is not None and parent not in page.nesting:
                page.nesting.add(parent)
                parent = parent.getparent()
    by_id = {e.get("id") or e.get("name"): e for e in order if e.get("id") or e.get("name")}
    for link in root.iter("a"):
        target = _target(link)
        if target not in by_id or target in page.marks or len(link) > 2:
            continue
        number = re.fullmatch(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?", plain(link))
        holder = _holder(by_id[target])
        if number and holder is not None and order[holder] > order[link] and holder not in page.notes:
            page.marks[target] = number.group(1)
            page.notes[holder] = number.group(1)
    return page


def _target(link: Element) -> str:
    """The id within the page that a link leads to; empty when it leads elsewhere."""
    address = link.get("href") or ""
    return address[1:] if address.startswith("#") else ""


def _holder(target: Element) -> Element | None:
    """The block a target stands in, or is."""
    element: Element | None = target
    while element is not None and tag(element) not in ("p", "div", "li", "td", "dd", "section", "aside"):
        element = element.getparent()
    return element


def _blocks(element: Element, page: Page, kind: BlockKind) -> Iterator[Block]:
    """The blocks of an element in order, footnotes left out."""
    name = tag(element)
    if _is_silent(element) or element in page.notes:
        return
    if name in HEADINGS:
        yield Block(_text(element, page), "heading", level=HEADINGS[name])
    elif name == "tr":
        cells = [_text(cell, page) for cell in element if tag(cell) in ("td", "th")]
        yield Block(" | ".join(cell for cell in cells if cell), "row")
    elif element not in page.nesting:
        yield Block(_text(element, page), _kind(element, kind))
    else:
        yield from _mixed(element, page, "item" if name == "li" else kind)


def _mixed(element: Element, page: Page, kind: BlockKind) -> Iterator[Block]:
    """The blocks of an element that holds blocks; text between them is a block too."""
    loose = element.text or ""
    for child in element:
        if tag(child) in BLOCKS or child in page.nesting:
            if loose.strip():
                yield Block(" ".join(loose.split()), kind)
            yield from _blocks(child, page, kind)
            loose = child.tail or ""
        elif tag(child) == "br":
            loose += " " + (child.tail or "")
        else:
            loose += ("" if _is_silent(child) else _pieces(child, page)) + (child.tail or "")
    if loose.strip():
        yield Block(" ".join(loose.split()), kind)


def _kind(element: Element, kind: BlockKind) -> BlockKind:
    """The kind of a block without blocks in it."""
    if tag(element) in ("li", "dd"):
        return "item"
    return "letterhead" if kind == "paragraph" and LETTERHEAD.search(element.get("class") or "") else kind


def _is_silent(element: Element) -> bool:
    """Whether an element is not part of what a reader reads."""
    if not tag(element) or (tag(element) in SILENT and not _is_page_form(element)):
        return True
    style = re.sub(r"\s", "", element.get("style") or "").lower()
    return "display:none" in style or bool(HIDDEN.search(f"{element.get('class') or ''} {element.get('id') or ''}"))


def _is_page_form(element: Element) -> bool:
    """Whether this is the form that older ASP.NET sites wrap around the whole page."""
    return tag(element) == "form" and any(tag(child) in ("p", "h1", "h2") for child in element.iter())


def _text(element: Element, page: Page) -> str:
    """The text of an element as one line, footnote marks as marks, the number of a footnote itself left out."""
    text = " ".join(_pieces(element, page).split())
    if number := page.notes.get(element):
        return re.sub(rf"^[\[(]?{re.escape(number)}[\]).]?\s*", "", text)
    return re.sub(r"^[•·▪–-]\s+", "", text) if tag(element) == "li" else text


def _pieces(element: Element, page: Page) -> str:
    """The text of an element as it stands."""
    if tag(element) == "a" and (target := _target(element)) in page.marks:
        return footnote_ref(page.marks[target])
    pieces = [element.text or ""]
    for child in element:
        if tag(child) == "br" or tag(child) in BLOCKS:
            pieces.append(" ")
        if tag(child) and not _is_silent(child):
            pieces.append(_pieces(child, page))
        pieces.append(child.tail or "")
    return "".join(pieces)


def _metadata(root: Element, blocks: list[Block]) -> Metadata:
    """What the page declares; its title is the first heading when it declares none."""
    terms = [(m.get("name") or m.get("property") or "", m.get("content") or "") for m in root.iter("meta")]
    known = from_terms((name, value) for name, value in terms if re.match(r"(?i)(dc|dcterms|overheid\w*)[.:]", name))
    canonical = next((link.get("href") for link in root.iter("link") if link.get("rel") == "canonical"), None)
    title = known.title or next((block.text for block in blocks if block.kind == "heading"), None)
    return replace(known, title=title, url=known.url or canonical)
