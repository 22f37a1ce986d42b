"""A whole PDF: opened, its pages read, furniture dropped, text put in blocks."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium2  # type: ignore[import-untyped]

from tracker.documents.blocks import Block, ParsedSource, UnreadableError
from tracker.documents.readers.pdf import flow, letter, margins
from tracker.documents.readers.pdf.columns import columns, split_margin
from tracker.documents.readers.pdf.lines import Line, body_size, segments
from tracker.documents.readers.pdf.runs import Run, page_runs

PAGES = 3000
"""Pages of one document that are read; the longest official publications have some 1,500."""
LETTERS_A_PAGE = 12
"""Letters a page has at least, on average, when the PDF holds text and no scans."""
UNMAPPED = "PDF waarvan de letters niet te herleiden zijn: maak er met tekstherkenning (OCR) een nieuwe van"
"""Why a PDF is rejected whose glyphs have no table of characters, or a wrong one."""
PASSWORD = 4
"""FPDF_ERR_PASSWORD."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of a page that is no text of the document, and what it is: kop, voet, bladzijdenummer, marge."""

    page: int
    text: str
    reason: str


def read_document(data: bytes) -> ParsedSource:
    """The blocks and metadata of a PDF; raises UnreadableError for a scan, an encrypted, damaged or enormous one."""
    return read_whole(data)[0]


def read_whole(data: bytes) -> tuple[ParsedSource, list[Dropped]]:
    """What `read_document` gives, and every line that it leaves out, with the reason."""
    with _opened(data) as document:
        count = len(document)
        if count > PAGES:
            raise UnreadableError(f"PDF van {count} bladzijden, meer dan {PAGES}: splits het bestand")
        sizes: list[tuple[float, float]] = []
        pages: list[list[Run]] = []
        glyphs = 0
        for at in range(count):
            page = document[at]
            sizes.append(page.get_size())
            runs, count_of_page = page_runs(page.raw)
            pages.append(runs)
            glyphs += count_of_page
            page.close()
    letters = sum(len(run.text) for runs in pages for run in runs)
    few = LETTERS_A_PAGE * max(count, 1)
    if letters < few <= glyphs:
        raise UnreadableError(UNMAPPED)
    if letters < few:
        raise UnreadableError("gescande PDF zonder tekst: maak er met tekstherkenning (OCR) een doorzoekbare PDF van")
    if not is_legible("".join(run.text for runs in pages[:20] for run in runs)):
        raise UnreadableError(UNMAPPED)
    return _rendition(pages, sizes)


def is_legible(text: str) -> bool:
    """Whether text reads as a language, not as the codes of glyphs whose letters the file does not tell.

    Such codes are private or replacement characters, or letters shifted along the alphabet, which leaves few vowels
    (Dutch and English have about 38 in 100 letters).
    """
    unknown = sum(0xE000 <= ord(c) < 0xF900 or c == "\ufffd" for c in text)
    if unknown > 0.3 * len(text):
        return False
    latin = [c for c in text.lower() if "a" <= c <= "z"]
    return len(latin) < 400 or sum(c in "aeiouy" for c in latin) > 0.18 * len(latin)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    """The PDF in `data`, closed afterwards; raises UnreadableError."""
    try:
        document = pdfium2.PdfDocument(data)
    except pdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD or "password" in str(error).lower():
            raise UnreadableError("met een wachtwoord beveiligde PDF: sla hem op zonder wachtwoord") from None
        raise UnreadableError("beschadigde of onvolledige PDF: haal het bestand opnieuw op") from None
    try:
        yield document
    except pdfium2.PdfiumError:
        raise UnreadableError("PDF met een beschadigde bladzijde: haal het bestand opnieuw op") from None
    finally:
        document.close()


def _rendition(pages: list[list[Run]], sizes: list[tuple[float, float]]) -> tuple[ParsedSource, list[Dropped]]:
    """The blocks of the runs of all pages, and the lines that are left out."""
    body = body_size(run for runs in pages for run in runs)
    split = [segments(runs, at) for at, runs in enumerate(pages, 1)]
    heights = [height for _, height in sizes]
    furniture = margins.furniture(split, heights, body)
    furniture |= margins.interruptions([[line for line in page if line not in furniture] for page in split], heights)
    dropped = [Dropped(line.page, line.text, margins.reason(line, heights[line.page - 1])) for line in furniture]
    aside: list[Line] = []
    parted: list[flow.Page] = []
    for lines, (width, height) in zip(split, sizes, strict=True):
        kept = [line for line in lines if line not in furniture]
        text, margin = split_margin(kept, width, body) if width < height else (kept, [])
        aside.extend(margin)
        parted.extend(flow.split_notes(column, body) for column in columns(text, width, height))
    head, rest = letter.letterhead([line for page in parted for line in page.text])
    seen: set[str] = set()
    address: list[Line] = []
    for line in aside:
        if line.text in seen:
            dropped.append(Dropped(line.page, line.text, "marge"))
        else:
            address.append(line)
            seen.add(line.text)
    top = (*(Block(line.text, "letterhead", page=line.page) for line in address), *head)
    running = (block for block in (*top, *flow.flow(rest, body)) if block.text.strip())
    blocks = (*running, *flow.footnotes(parted))
    return ParsedSource("pdf", blocks, margins.metadata(list(furniture))), dropped
