"""What a format reader hands to `assemble`: the blocks of a document, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from tracker.errors import TrackerError
from tracker.models import Metadata

BlockKind = Literal["heading", "paragraph", "item", "row", "footnote", "letterhead"]

MARK_OPEN = "\ue000"
"""Opens a footnote mark inside a block's text; a private-use character, so that it can't occur in a document."""
MARK_CLOSE = "\ue001"
"""Closes a footnote mark: `woord\\ue0001\\ue001` is 'woord' with the mark of footnote 1."""
# p4 between the signs of a mark: here page 4 begins
BREAK = re.compile(f"{MARK_OPEN}p(\\d+){MARK_CLOSE}")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, table row, footnote or line of the letterhead.

    `text` may hold line breaks, which mean a space, footnote marks as MARK_OPEN + number + MARK_CLOSE, and page breaks.
    """

    text: str
    kind: BlockKind = "paragraph"
    level: int = 0
    """Of a heading, 1 for the outermost; 0 elsewhere."""
    page: int | None = None
    """Page of the source the block starts on, from 1; None where the source has no pages."""
    number: str | None = None
    """Of a footnote: the number its mark carries."""


@dataclass(frozen=True, slots=True)
class ParsedSource:
    """A source as its reader sees it. `metadata` holds what the file itself declares; that beats the letterhead."""

    format: str
    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)


class UnreadableError(TrackerError):
    """A source that can't be read; `reason` is one line that says why and what to do about it."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


Unreadable = UnreadableError
"""What it was called first, for programs that use that name."""


def page_break(page: int) -> str:
    """The sign inside a block's text that page `page` begins there."""
    return f"{MARK_OPEN}p{page}{MARK_CLOSE}"


def pop_page_breaks(text: str, page: int) -> tuple[str, int]:
    """A block's text without the page breaks it begins with, and the page it so begins on."""
    while found := BREAK.match(text):
        text, page = text[found.end() :].lstrip(), int(found[1])
    return text, page


def footnote_ref(number: str) -> str:
    """A footnote mark as it stands inside a block's text."""
    return f"{MARK_OPEN}{number}{MARK_CLOSE}"
