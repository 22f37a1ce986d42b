"""Cut a letter's text into paragraphs and pieces, so that each commitment and citation can be shown where it stands.

Pure: text and spans in, records out. The template escapes every piece; nothing here makes HTML.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text, `text[start:end]`, and whatever the page wants to know of it."""

    start: int
    end: int
    key: str
    """Identifies the span; a span that is cut in pieces keeps its key in each."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one paragraph in which the same spans hold from begin to end."""

    text: str
    keys: tuple[str, ...]
    first: tuple[str, ...]
    """The keys whose span starts with this piece: their anchors stand here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the letter: where it starts in the text, its pieces, and the spans that start in it."""

    start: int
    pieces: tuple[Piece, ...]
    heading: int = 0
    """Level of the heading, 0 for running text."""

    @property
    def starting(self) -> tuple[str, ...]:
        """Keys of the spans that start in this paragraph, in the order of the text."""
        return tuple(key for piece in self.pieces for key in piece.first)


# 'Eerste alinea.\n\nTweede alinea.' breaks at the empty line.
BREAK = re.compile(r"\n\s*\n")


def paragraphs(text: str, spans: Iterable[Span], headings: Mapping[int, int] | None = None) -> Iterator[Paragraph]:
    """The paragraphs of `text`, each cut where one of `spans` begins or ends.

    `headings` gives the level of the headings by the offset at which they start. Spans outside the text are cut to
    it; empty ones are left out.
    """
    levels = headings or {}
    kept = sorted(
        (Span(max(0, s.start), min(len(text), s.end), s.key) for s in spans if s.start < min(len(text), s.end)),
        key=lambda s: (s.start, -s.end),
    )
    begin, seen = 0, set[str]()
    for end, following in _breaks(text):
        if text[begin:end].strip():
            within = [s for s in kept if s.start < end]
            yield Paragraph(begin, tuple(_pieces(text, begin, end, within, seen)), levels.get(begin, 0))
        kept = [s for s in kept if s.end > end]
        begin = following


def _breaks(text: str) -> Iterator[tuple[int, int]]:
    for match in BREAK.finditer(text):
        yield match.start(), match.end()
    yield len(text), len(text)


def _pieces(text: str, begin: int, end: int, spans: list[Span], seen: set[str]) -> Iterator[Piece]:
    inside = (offset for s in spans for offset in (s.start, s.end) if begin < offset < end)
    cuts = sorted({begin, end, *inside})
    for start, stop in pairwise(cuts):
        holding = tuple(s.key for s in spans if s.start <= start and s.end >= stop)
        first = tuple(key for key in holding if key not in seen)
        seen.update(first)
        yield Piece(text[start:stop], holding, first)
