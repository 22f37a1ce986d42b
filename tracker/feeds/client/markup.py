"""Reads the XML of a feed without trusting it: no document type, no entities, bounded depth and size."""

from __future__ import annotations

from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from tracker.feeds.client.errors import ResponseError

DEEPEST = 200
MOST_ELEMENTS = 2_000_000


def parse(data: bytes, where: str) -> Element:
    """The root element; tags as `{namespace}name`. Raises ResponseError on broken XML, a DOCTYPE or an entity."""
    builder = TreeBuilder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    depth = count = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count
        depth, count = depth + 1, count + 1
        if depth > DEEPEST or count > MOST_ELEMENTS:
            raise ResponseError(
                where,
                "XML deeper or longer than a feed needs: not read",
                "XML die dieper of langer is dan een bron nodig heeft: niet gelezen",
            )
        builder.start(_tag(name), {_tag(key): value for key, value in attributes.items()})

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(_tag(name))

    def refuse(*_: object) -> None:
        raise ResponseError(
            where,
            "XML with a document type or entities, which no feed needs: not read",
            "XML met een documenttype of entiteiten, die geen bron nodig heeft: niet gelezen",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError) as error:
        raise ResponseError(where, f"not well-formed XML ({error})", f"geen welgevormde XML ({error})") from error
    return builder.close()


def local(tag: str) -> str:
    """The name of a tag without its namespace."""
    return tag.rpartition("}")[2]


def _tag(name: str) -> str:
    return "{" + name if "}" in name else name
