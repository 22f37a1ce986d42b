"""The readers, one module a format. A module in this package that defines NAME, sniff and read is a reader."""

from __future__ import annotations

import importlib
import pkgutil
import re
from dataclasses import replace
from functools import cache
from types import ModuleType
from typing import Protocol, cast

from tracker.documents import sandbox
from tracker.documents.blocks import MARK_CLOSE, MARK_OPEN, Block, ParsedSource, UnreadableError
from tracker.documents.decode import normalise
from tracker.documents.letterhead.masthead import reclassify
from tracker.documents.readers.office.package import zip_summary

HEAD = 4096
"""How many bytes of a source `sniff` is shown; of a ZIP also what it says of itself further on."""
LAST = "text"
"""The reader that is asked last, because almost any bytes are some text."""
ISOLATED = ("pdf", "docx", "odt", "doc")
"""Readers that run in a child process, because their sources may unpack to anything or are parsed by C code."""
LARGE = 2**18
"""Bytes from which any source is read in the child."""
MARKED = re.compile(f"({MARK_OPEN}[^{MARK_OPEN}{MARK_CLOSE}]{{1,8}}{MARK_CLOSE})")


class Reader(Protocol):
    """What a module of this package offers."""

    NAME: str

    def sniff(self, head: bytes, name: str) -> bool:
        """Whether these first bytes of the source called `name` are of this format."""
        ...

    def read(self, data: bytes) -> ParsedSource:
        """The blocks of a source of this format; raises UnreadableError."""
        ...


@cache
def readers() -> tuple[Reader, ...]:
    """Every reader of this package, by name, the text reader last."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if not m.name.startswith("_")]
    modules = (importlib.import_module(f"{__name__}.{n}") for n in sorted(names, key=lambda n: (n == LAST, n)))
    return tuple(cast(Reader, m) for m in modules if hasattr(m, "sniff") and hasattr(m, "read"))


def read(data: bytes, name: str) -> ParsedSource:
    """The blocks of a source, by the first reader that recognises its content; raises UnreadableError."""
    if not data.strip():
        raise UnreadableError("leeg bestand: er staat geen tekst in")
    head = data[:HEAD] + zip_summary(data)
    for reader in readers():
        if reader.sniff(head, name):
            isolate = reader.NAME in ISOLATED or len(data) >= LARGE
            rendition = sandbox.read(cast(ModuleType, reader).__name__, data) if isolate else reader.read(data)
            plain = rendition.blocks if reader.NAME == LAST else tuple(map(_plain, rendition.blocks))
            return classified(replace(rendition, blocks=plain))
    raise UnreadableError("onbekend bestandsformaat: lever het aan als PDF, DOCX, ODT, HTML, XML of platte tekst")


def classified(rendition: ParsedSource) -> ParsedSource:
    """What a reader gives, its blocks of the kinds that their text shows, by the same rules for every format."""
    return replace(rendition, blocks=tuple(reclassify(rendition.blocks)))


def _plain(block: Block) -> Block:
    """The block with plain spaces, ligatures as letters and nothing invisible, but for its footnote marks."""
    if block.text.isascii():
        return block
    pieces = MARKED.split(block.text)
    text = "".join(piece if at % 2 else normalise(piece) for at, piece in enumerate(pieces))
    return block if text == block.text else replace(block, text=text)
