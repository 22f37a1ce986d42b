"""XML and HTML parsed without entities, network or unbounded trees, and the text of an element as one line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape
from html.entities import name2codepoint

from lxml import etree

from tracker.documents.blocks import UnreadableError

Element = etree._Element

# &euml; / &nbsp;: names of HTML that older XML uses without declaring them
NAMED = re.compile(rb"&([A-Za-z]\w{1,9});")
LARGEST = 64 * 2**20
"""Bytes of XML or HTML that are parsed; the largest official publications are some 20 MB."""


def head_text(head: bytes) -> str:
    """The first bytes of a source as lower-case text, whatever its encoding, for recognising a root element."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return head.decode("utf-16", "ignore").lower()
    return head.decode("utf-8", "ignore").lstrip("\ufeff").lower()


def root_name(head: bytes) -> str | None:
    """Lower-case local name of the first element in the head of a source; None when it isn't markup."""
    if b"<" not in head or not head_text(head).lstrip().startswith("<"):
        return None
    text = re.sub(r"<!--.*?(-->|$)|<\?.*?(\?>|$)|<!doctype[^>\[]*(\[.*?\]\s*)?>", "", head_text(head), flags=re.S)
    found = re.match(r"\s*<(?:[\w.-]+:)?([a-z_][\w.-]*)[\s/>]", text)
    return found.group(1) if found else None


def parse_xml(data: bytes) -> Element:
    """The root of an XML document; raises UnreadableError when it's damaged, too large or grows when read."""
    _check(data)
    if b"<!ENTITY" in data[:65536] or b"<\0!\0E\0N\0T\0I\0T\0Y" in data[:65536]:
        raise UnreadableError("XML met eigen entiteiten (mogelijk een XML-bom): wordt om veiligheid niet gelezen")
    try:
        return etree.fromstring(data.lstrip(), _xml_parser())
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        named = NAMED.sub(_numeric, data.lstrip()) if "Entity" in str(error) else None
        if named is not None and named != data.lstrip():
            return parse_xml(named)
        where = getattr(error, "lineno", None)
        at = f" op regel {where}" if where else ""
        raise UnreadableError(f"beschadigde XML{at}: haal het bestand opnieuw op") from None


def _xml_parser() -> etree.XMLParser:
    """A parser that fetches nothing and expands nothing."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )


def _numeric(found: re.Match[bytes]) -> bytes:
    """A character of HTML by its number: `&euml;` is `&#235;`; those of XML itself and unknown ones stay."""
    code = name2codepoint.get(found[1].decode("ascii"))
    return found[0] if code is None or code < 128 else f"&#{code};".encode()


def parse_html(data: bytes | str) -> Element:
    """The root of an HTML document, however sloppy; raises UnreadableError when there is nothing in it."""
    if isinstance(data, str):
        data = data.encode("utf-8", "replace")
        encoding: str | None = "utf-8"
    else:
        encoding = _html_encoding(data)
    _check(data)
    try:
        parser = etree.HTMLParser(
            no_network=True, huge_tree=False, remove_comments=True, remove_pis=True, encoding=encoding, recover=True
        )
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        root = None
    if root is None:
        raise UnreadableError("HTML zonder inhoud: sla de pagina opnieuw op")
    return root


def tag(element: Element) -> str:
    """The local name of an element in lower case; an empty string for an entity or comment."""
    name = element.tag
    return name.rsplit("}", 1)[-1].lower() if isinstance(name, str) else ""


def plain(element: Element, between: str = "") -> str:
    """The bare text of an element as one line, `between` put between its pieces."""
    return " ".join(between.join(text for text in element.itertext() if isinstance(text, str)).split())


def inline(element: Element, special: Callable[[Element], str | None], *, skip: Callable[[Element], bool]) -> str:
    """The text of an element with runs of white space as one space.

    `special` may give the text that stands for a descendant (a footnote mark); None means: its own text. A descendant
    for which `skip` holds is left out.
    """
    return " ".join("".join(_pieces(element, special, skip)).split())


def _pieces(
    element: Element, special: Callable[[Element], str | None], skip: Callable[[Element], bool]
) -> Iterator[str]:
    """The pieces of text of an element, in order."""
    yield element.text or ""
    for child in element:
        given = special(child)
        if given is not None:
            yield given
        elif child.tag is etree.Entity:
            yield unescape(child.text or "")
        elif tag(child) and not skip(child):
            yield from _pieces(child, special, skip)
        yield child.tail or ""


def _check(data: bytes) -> None:
    """Raise UnreadableError for markup that is too large to parse in bounded memory."""
    if len(data) > LARGEST:
        raise UnreadableError(f"opgemaakt bestand van meer dan {LARGEST // 2**20} MB: splits het op")


def _html_encoding(data: bytes) -> str | None:
    """The encoding of HTML where the parser would not find it: UTF-8 without saying so."""
    if data[:3] == b"\xef\xbb\xbf":
        return "utf-8"
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.I)
    try:
        data.decode("utf-8")
        return "utf-8"
    except UnicodeDecodeError:
        return declared.group(1).decode("ascii") if declared and declared.group(1).lower() != b"utf-8" else "cp1252"
