"""What each paragraph of a plain text is: heading, item of a list, line of the letterhead, row of a table, or text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block
from tracker.documents.letterhead.letterhead_patterns import is_letterhead
from tracker.documents.structure.headings import (
    LONGEST_HEADING,
    LONGEST_TITLE,
    NUMBER,
    is_heading,
    is_lettered_heading,
    level_of,
)
from tracker.documents.structure.markup import HEADINGS
from tracker.documents.structure.neighbours import (
    FEWEST_CELLS,
    join_values,
    reclassify_answers,
    reclassify_lists,
    reclassify_paper,
    reclassify_runs,
    reclassify_tables,
)
from tracker.documents.structure.paragraphs import Paragraph
from tracker.documents.structure.question_labels import split_label

# '• het', '- het', '– het': a bullet, which goes
BULLET = re.compile(r"(?:[•▪●◦○■□➢‣·*\uf000-\uf0ff]|[-–—](?=\s|$)|o (?=[A-Z]))\s*")
MARK = re.compile(f"{MARK_OPEN}[^{MARK_CLOSE}]*{MARK_CLOSE}")
PLAIN_START = frozenset("CDEFHIJKLMOPRSTUWYZÉ")
"""Letters that no long line of a letterhead, label or title that ends in a full stop begins with."""


def _with_markers(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """The paragraphs, with a bullet or letter that stands on a line of its own put in front of the next one."""
    merged: list[Paragraph] = []
    waiting: Paragraph | None = None
    for found in paragraphs:
        paragraph, text = found, found.text
        if waiting is not None:
            if text[0] not in HEADINGS and split_label(text) is None:
                text = f"{waiting.text} {text}"
                paragraph = Paragraph(text, waiting.page, paragraph.lines, waiting.gap)
            else:
                merged.append(waiting)
            waiting = None
        if len(text) < 5 and (BULLET.fullmatch(text) or NUMBER.fullmatch(text)):
            waiting = paragraph
        else:
            merged.append(paragraph)
    return merged + ([waiting] if waiting else [])


def _classify(paragraph: Paragraph, above: str) -> Block:
    """The block of one paragraph; `above` is the text of the one before it."""
    text = paragraph.text
    if len(text) > LONGEST_HEADING and text[-1] == "." and text[0] in PLAIN_START and text[1] not in ".)":
        return Block(text, "paragraph", 0, paragraph.page)
    if text[0] in HEADINGS:
        return _marked_heading(text, paragraph.page)
    if text[0] == "|" and text[-1] == "|":
        return Block(" | ".join(cell.strip() for cell in text.strip("|").split("|")), "row", 0, paragraph.page)
    if bullet := BULLET.match(text):
        return Block(text[bullet.end() :] or text, "item", 0, paragraph.page)
    return _by_words(paragraph, above) or Block(text, "item" if NUMBER.match(text) else "paragraph", 0, paragraph.page)


def _marked_heading(text: str, page: int | None) -> Block:
    """What a line that markup makes a heading is: a line of the letterhead, a label or a long sentence are none."""
    title, level = text[1:].strip(" *_"), HEADINGS.index(text[0]) + 1
    if is_letterhead(title):
        return Block(title, "letterhead", 0, page)
    if split_label(title) or (title.endswith((".", ";", ",")) and len(title) > LONGEST_HEADING):
        return Block(title, "paragraph", 0, page)
    return Block(title, "heading", level, page)


def _by_words(paragraph: Paragraph, above: str) -> Block | None:
    """A line of the letterhead or a heading without markup; None for other text."""
    text, page = paragraph.text, paragraph.page
    if len(text) > LONGEST_TITLE + 180:
        return None
    bare = (MARK.sub("", text) or text) if MARK_OPEN in text else text
    if is_letterhead(bare):
        return Block(text, "letterhead", 0, page)
    if is_lettered_heading(bare, paragraph, above):
        return Block(text, "heading", 3 if text[0].isalpha() or text[0] == "(" else level_of(text), page)
    return Block(text, "heading", level_of(text), page) if is_heading(bare, paragraph.lines) else None


def to_blocks(paragraphs: Iterable[Paragraph]) -> list[Block]:
    """The blocks of the paragraphs of a plain text, in order."""
    merged = _with_markers(paragraphs)
    texts = ["", *(paragraph.text for paragraph in merged)]
    blocks = [_classify(paragraph, above) for paragraph, above in zip(merged, texts, strict=False)]
    kinds = {block.kind for block in blocks}
    if "heading" in kinds:
        reclassify_lists(blocks)
    if len(blocks) >= FEWEST_CELLS:
        reclassify_tables(blocks, merged)
    if "letterhead" in kinds:
        blocks = join_values(blocks, merged)
        reclassify_runs(blocks)
    reclassify_paper(blocks)
    reclassify_answers(blocks)
    if len(blocks) > 1 and blocks[-1].kind == "heading" and merged[-1].text[0] not in HEADINGS:
        blocks[-1] = replace(blocks[-1], kind="paragraph", level=0)
    return blocks
