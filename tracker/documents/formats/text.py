"""Plain text and Markdown, in any encoding."""

from __future__ import annotations

from tracker.documents.blocks import Block, Rendition

NAME = "text"


def sniff(head: bytes, name: str) -> bool:
    """Whether the bytes are text: no NUL bytes, or those of UTF-16."""
    return head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" not in head


def read(data: bytes) -> Rendition:
    """The blocks of a text; raises Unreadable."""
    text = data.decode("utf-8-sig", "replace")
    return Rendition("txt", tuple(Block(p.strip()) for p in text.split("\n\n") if p.strip()))
