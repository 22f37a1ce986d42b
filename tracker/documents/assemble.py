"""From the blocks of a source to a Document: clean text, sections, sentences, footnotes, letterhead."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block, ParsedSource
from tracker.documents.letterhead import read_letterhead
from tracker.documents.letterhead.paper_numbers import merge
from tracker.documents.letterhead.settle import settle_letterhead
from tracker.documents.speakers import find_speakers
from tracker.documents.structure.split_fused_blocks import split_blocks
from tracker.dutch.sentences import split
from tracker.models import Document, Footnote, Section, Sentence
from tracker.parliament.urls import official_url

MARK = re.compile(f" ?{MARK_OPEN}([^{MARK_CLOSE}]*){MARK_CLOSE}")
GAP = "\n\n"
WHOLE = frozenset({"heading", "letterhead", "row", "footnote"})
"""Kinds of blocks that are one sentence, whatever stands in them."""
SentenceKind = Literal["running", "item", "row", "heading", "letterhead", "footnote"]


def _take_marks(text: str) -> tuple[str, list[tuple[int, str]]]:
    """The text without footnote marks, and where each stood in it."""
    marks: list[tuple[int, str]] = []
    parts: list[str] = []
    done = length = 0
    for found in MARK.finditer(text):
        part = text[done : found.start()]
        length += len(part)
        parts.append(part)
        marks.append((length, found[1]))
        done = found.end()
    parts.append(text[done:])
    return "".join(parts), marks


def _one_line(text: str) -> str:
    """The text with every run of white space as one space, none at its ends."""
    # The space is the only white space that counts as printable: most blocks need no splitting.
    bare = text.replace(MARK_OPEN, "").replace(MARK_CLOSE, "") if MARK_OPEN in text else text
    if bare.isprintable() and "  " not in text and not text.startswith(" ") and not text.endswith(" "):
        return text
    return " ".join(text.split())


class _Writer:
    """Writes blocks one behind the other and keeps the spans."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.sentences: list[Sentence] = []
        self.marks: dict[str, list[int]] = {}
        self.sections: list[tuple[str | None, int, int]] = []

    def add(self, block: Block, ordinal: int) -> tuple[int, int]:
        """Writes one block; returns its span in the text."""
        text = _one_line(block.text)
        marks: list[tuple[int, str]] = []
        if MARK_OPEN in text:
            text, marks = _take_marks(text)
        if not text:
            return self.length, self.length
        breaks = [(at, int(number[1:])) for at, number in marks if number[:1] == "p" and number[1:].isdigit()]
        if breaks:
            marks = [(at, number) for at, number in marks if number[:1] != "p"]
        start = self.length + (len(GAP) if self.parts else 0)
        self.parts.append(text)
        self.length = start + len(text)
        if block.kind == "heading" or not self.sections:
            self.sections.append((text if block.kind == "heading" else None, block.level, start))
        kind: SentenceKind = "running" if block.kind == "paragraph" else block.kind
        section, page = len(self.sections) - 1, block.page
        if block.kind in WHOLE:
            numbers = tuple(number for _, number in marks)
            self.sentences.append(Sentence(start, self.length, kind, ordinal, section, numbers, page))
        elif not marks and not breaks:
            for begin, end in split(text):
                self.sentences.append(Sentence(start + begin, start + end, kind, ordinal, section, (), page))
        else:
            spans = split(text)
            for (begin, end), until in zip(spans, [*(begin for begin, _ in spans[1:]), len(text)], strict=True):
                numbers = tuple(number for at, number in marks if begin < at <= until)
                page = next((new for at, new in reversed(breaks) if at <= begin), block.page)
                self.sentences.append(Sentence(start + begin, start + end, kind, ordinal, section, numbers, page))
        for at, number in marks:
            self.marks.setdefault(number, []).append(start + at)
        return start, self.length


def assemble(rendition: ParsedSource, source: str, sha256: str) -> Document:
    """The document that a rendition shows; `sha256` is of the bytes of the source.

    The text holds every block, in order, blank lines between, footnotes behind the rest. What the file itself
    declares (`rendition.metadata`) beats what the letterhead says; both together tell the kind of paper.
    """
    blocks = settle_letterhead(list(split_blocks(rendition.blocks)))
    writer = _Writer()
    body = [block for block in blocks if block.kind != "footnote"]
    for ordinal, block in enumerate(body):
        writer.add(block, ordinal)
    end = writer.length
    footnotes: list[Footnote] = []
    for ordinal, block in enumerate((b for b in blocks if b.kind == "footnote"), start=len(body)):
        start, stop = writer.add(block, ordinal)
        number = block.number or str(len(footnotes) + 1)
        places = writer.marks.get(number)
        footnotes.append(Footnote(number, start, stop, places.pop(0) if places else None))
    starts = [section[2] for section in writer.sections] + [end]
    sections = tuple(
        Section(title, level, 0 if n == 0 else start, starts[n + 1])
        for n, (title, level, start) in enumerate(writer.sections)
    )
    read = read_letterhead(body, rendition.metadata)
    metadata = replace(merge(rendition.metadata, read), kind=read.kind, author=read.author)
    if metadata.url is None:
        metadata = replace(metadata, url=official_url(metadata.identifier, metadata.session_year))
    text = GAP.join(writer.parts)
    return Document(
        source=source,
        sha256=sha256,
        format=rendition.format,
        text=text,
        metadata=metadata,
        sections=sections,
        sentences=tuple(writer.sentences),
        footnotes=tuple(footnotes),
        speakers=find_speakers(text, sections, writer.sentences, metadata),
    )
