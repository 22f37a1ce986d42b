"""Word 97-2003 documents (DOC), read without a converter: text, tables, footnotes and the letterhead in headers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.documents.blocks import Block, ParsedSource, footnote_ref
from tracker.documents.readers.office.word97 import Story, read_story
from tracker.documents.readers.office.wordstyles import to_roman

NAME = "doc"
PARAGRAPH, CELL, NOTE, PAGE = "\r", "\x07", "\x02", "\x0c"
# HYPERLINK "..." between the begin and the separator of a field; the text between separator and end is shown
FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(\x14|(?=\x15))")
SPECIAL = str.maketrans({"\x0b": " ", "\t": " ", "\x1e": "-", "\x1f": "", "\xa0": " ", "\x0e": " "})
SPECIAL |= dict.fromkeys((1, 3, 4, 5, 8), "")
# • een punt / – een punt / - een punt
BULLET = re.compile(r"[•·▪●○\uf000-\uf0ff–-]\s+")
PAGE_NUMBER = re.compile(r"(?i)(pagina|blad|page)?\s*\d*\s*((van|of|/)\s*\d*)?$")


def sniff(head: bytes, name: str) -> bool:
    """Whether this is a compound file, in which Word kept its documents until 2003."""
    return head[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes) -> ParsedSource:
    """The blocks of a Word 97-2003 document; raises UnreadableError when it is damaged, encrypted or something else."""
    story = read_story(data)
    head = (Block(t, "letterhead", page=1) for t in _lines(story.headers) if not PAGE_NUMBER.match(t))
    blocks = [*dict.fromkeys(head), *_blocks(story)]
    return ParsedSource(NAME, (*blocks, *_notes(story)))


def _blocks(story: Story) -> Iterator[Block]:
    """The blocks of the main text; every reference becomes the mark of the next footnote."""
    count = 0

    def numbered(_: re.Match[str]) -> str:
        nonlocal count
        count += 1
        return footnote_ref(_number(story, count))

    text = re.sub(NOTE, numbered, _without_fields(story.main)) if story.footnotes or story.endnotes else story.main
    page = 1
    for row in re.split(f"(?<={CELL}){CELL}", _without_fields(text)):
        *before, last = row.split(PARAGRAPH)
        for part in before:
            if CELL not in part:
                yield from _paragraph(part, page)
            else:
                last = f"{part} {last}" if CELL in last else last
            page += part.count(PAGE)
        cells = [" ".join(cell.translate(SPECIAL).split()) for cell in last.split(CELL)]
        filled = [cell for cell in cells if cell]
        if len(filled) > 1:
            yield Block(" | ".join(filled), "row", page=page)
        elif filled:
            yield from _paragraph(filled[0], page)


def _paragraph(part: str, page: int) -> Iterator[Block]:
    """The block of one paragraph."""
    for piece in part.split(PAGE):
        text = " ".join(piece.translate(SPECIAL).replace(NOTE, "").split())
        if text:
            bullet = BULLET.match(text)
            yield Block(text[bullet.end() :], "item", page=page) if bullet else Block(text, page=page)


def _notes(story: Story) -> Iterator[Block]:
    """The footnotes and endnotes, in the order of their references."""
    notes = [*_split(story.footnotes), *_split(story.endnotes)]
    for at, text in enumerate(notes, 1):
        yield Block(text, "footnote", number=_number(story, at))


def _split(part: str) -> list[str]:
    """The notes of a part: each begins with its own reference character."""
    pieces = _without_fields(part).replace(PARAGRAPH, " ").split(NOTE)
    return [text for text in (" ".join(piece.translate(SPECIAL).split()) for piece in pieces) if text]


def _number(story: Story, at: int) -> str:
    """The number of the reference at this place: footnotes count, endnotes behind them are Roman."""
    footnotes = len(_split(story.footnotes))
    return str(at) if at <= footnotes or not story.endnotes else to_roman(at - footnotes)


def _lines(part: str) -> list[str]:
    """The lines of a part that is no running text."""
    lines = re.split(f"[{PARAGRAPH}{CELL}]", _without_fields(part))
    return [text for text in (" ".join(line.translate(SPECIAL).split()) for line in lines) if text]


def _without_fields(text: str) -> str:
    """The text with the results of its fields, their codes left out."""
    for _ in range(5):
        shorter = FIELD_CODE.sub("", text)
        if shorter == text:
            break
        text = shorter
    return text.replace("\x14", "").replace("\x15", "").replace("\x13", "")
