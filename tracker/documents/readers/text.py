"""Plain text and Markdown, in any encoding."""

from __future__ import annotations

import re

from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.documents.decode import decode, is_text
from tracker.documents.letterhead.paper_numbers import metadata_of_margin
from tracker.documents.structure import to_blocks
from tracker.documents.structure.footnotes import extract_footnotes
from tracker.documents.structure.furniture import PAGE, without_furniture
from tracker.documents.structure.margin_column import take_margin
from tracker.documents.structure.markup import strip_markup
from tracker.documents.structure.paragraphs import measure, unwrap
from tracker.documents.structure.tokenised import detokenise, is_tokenised

NAME = "text"
# '## Verslag', or any sign of a heading at the very top
APART = " " * 8
"""So much space within a line parts the columns of a page that kept its layout."""
MARKDOWN_HEADING = re.compile(r"\A#|\n#{1,4} ")


def sniff(head: bytes, name: str) -> bool:
    """Whether these first bytes are text; `name` does not matter."""
    return is_text(head)


def read(data: bytes) -> ParsedSource:
    """The blocks of a text; raises UnreadableError when there is no text in it."""
    return read_string(decode(data))


def read_string(text: str) -> ParsedSource:
    """The blocks of a text that is already decoded; raises UnreadableError when there is nothing in it."""
    markdown = ("*" in text and "**" in text) or ("#" in text and MARKDOWN_HEADING.search(text) is not None)
    clean = strip_markup(text)
    if PAGE in clean:
        clean = clean.replace(PAGE, f"\n{PAGE}\n")
    beside: list[str] = []
    if APART in clean:
        kept, beside = take_margin(clean.split("\n"))
        clean = "\n".join(kept)
    while "  " in clean:
        clean = clean.replace("  ", " ")
    pages = PAGE in clean
    lines = [line if line == PAGE else line.strip() for line in clean.split("\n")]
    if not any(line and line != PAGE for line in lines):
        raise UnreadableError("er staat geen tekst in: is het een scan, laat die dan eerst door tekstherkenning lezen")
    lines, margin = without_furniture(lines)
    if is_tokenised(clean):
        notes, lines = detokenise(lines)
        layout = measure(lines, pages=pages)
    else:
        layout = measure(lines, pages=pages)
        notes = extract_footnotes(lines, layout)
    blocks = to_blocks(unwrap(lines, layout))
    blocks += [Block(note.text, "footnote", number=note.number) for note in notes]
    return ParsedSource("md" if markdown else "txt", tuple(blocks), metadata_of_margin([*margin, *beside]))
