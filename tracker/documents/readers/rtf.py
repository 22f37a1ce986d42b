"""Rich Text Format (RTF): paragraphs, headings in bold, items, rows of tables, footnotes.

Source: Rich Text Format (RTF) Specification 1.9.1.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tracker.documents.blocks import Block, BlockKind, ParsedSource, UnreadableError, footnote_ref
from tracker.documents.readers.office.headings import is_title

NAME = "rtf"
LARGEST = 64 * 2**20
DEPTH = 200
"""Groups within groups."""
# \par / \u8217 / \'e9 / { / } / a stretch of text
TOKEN = re.compile(r"\\([a-z]+)(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+", re.S)
SILENT = {
    *("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "generator", "themedata", "datastore", "xmlnstbl"),
    *(
        "listtable",
        "listoverridetable",
        "rsidtbl",
        "fldinst",
        "nonshppict",
        "filetbl",
        "revtbl",
        "latentstyles",
        "bkmkstart",
    ),
    *("bkmkend", "annotation", "atnid", "atnauthor", "pgptbl", "colorschememapping", "mmathPr", "deleted"),
}
HEAD = {"header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"}
FORMATTING = ("b", "v", "deleted", "plain", "uc")
CHARACTERS = {"tab": " ", "line": " ", "emdash": "—", "endash": "–", "bullet": "•", "lquote": "‘", "rquote": "’"}
CHARACTERS |= {"ldblquote": "“", "rdblquote": "”", "emspace": " ", "enspace": " ", "qmspace": " "}
SYMBOLS = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\n": "\n", "\r": "\n"}
BULLET = re.compile(r"[•·▪\uf000-\uf0ff–-]\s*")


@dataclass(frozen=True, slots=True)
class State:
    """What holds within a group."""

    silent: bool = False
    bold: bool = False
    hidden: bool = False
    item: bool = False
    skip: int = 1
    """Characters that stand in for a Unicode character and are passed over."""
    note: bool = False
    head: bool = False


@dataclass(slots=True)
class Writer:
    """The blocks of a document while it's read."""

    blocks: list[Block] = field(default_factory=list)
    notes: list[Block] = field(default_factory=list)
    head: list[Block] = field(default_factory=list)
    pieces: list[tuple[str, bool]] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    page: int = 1
    item: bool = False

    def paragraph(self) -> None:
        """End the paragraph at hand."""
        text = _whole("".join(t for t, _ in self.pieces))
        strong = all(bold for t, bold in self.pieces if t.strip())
        self.pieces = []
        kind: BlockKind = "item" if self.item else "paragraph"
        self.item = False
        bullet = BULLET.match(text)
        if bullet and len(text) > bullet.end():
            kind, text = "item", text[bullet.end() :]
        if text and kind == "paragraph" and strong and is_title(text):
            self.blocks.append(Block(text, "heading", level=2, page=self.page))
        elif text:
            self.blocks.append(Block(text, kind, page=self.page))

    def row(self) -> None:
        """End the row at hand."""
        filled, self.cells = [cell for cell in self.cells if cell], []
        if filled:
            kind: BlockKind = "row" if len(filled) > 1 else "paragraph"
            self.blocks.append(Block(" | ".join(filled), kind, page=self.page))


def _whole(text: str) -> str:
    """Text as one line, characters that RTF writes in two halves put together."""
    return " ".join(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").split())


def sniff(head: bytes, name: str) -> bool:
    """Whether the first bytes are those of RTF."""
    return head.lstrip()[:5] == b"{\\rtf"


def read(data: bytes) -> ParsedSource:
    """The blocks of an RTF document; raises UnreadableError when it is too large, nested too deep or empty."""
    if len(data) > LARGEST:
        raise UnreadableError("RTF-bestand van meer dan 64 MB: sla het op als DOCX zonder afbeeldingen")
    text = data.decode("latin-1")
    writer = Writer()
    _walk(text, _encoding(text), writer)
    writer.paragraph()
    if not writer.blocks:
        raise UnreadableError("RTF-bestand zonder tekst: sla het opnieuw op, of als DOCX")
    return ParsedSource(NAME, (*dict.fromkeys(writer.head), *writer.blocks, *writer.notes))


def _encoding(text: str) -> str:
    """The code page of the bytes above 127."""
    found = re.search(r"\\ansicpg(\d{1,5})", text[:2000])
    name = f"cp{found.group(1)}" if found else "cp1252"
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name


def _walk(text: str, encoding: str, writer: Writer) -> None:
    """Read all tokens; raises UnreadableError for groups nested too deep."""
    stack: list[State] = []
    state = State()
    skip = 0
    starred = False
    for token in TOKEN.finditer(text):
        word, number, code, symbol, brace, plain = token.groups()
        if brace == "{":
            stack.append(state)
            if len(stack) > DEPTH:
                raise UnreadableError("beschadigd RTF-bestand: sla het opnieuw op, of als DOCX")
        elif brace == "}":
            before, state = state, stack.pop() if stack else State()
            _close(before, state, writer)
        elif word:
            if word == "u" and number and not state.silent:
                _put(chr(int(number) % 65536), state, writer)
                skip = state.skip
            else:
                state = _word(word, int(number) if number else None, state, writer, starred=starred)
        elif code or plain or symbol:
            piece = plain or (SYMBOLS.get(symbol, "") if symbol else "")
            if code:
                piece = bytes([int(code, 16)]).decode(encoding, "replace")
            passed = min(skip, len(piece))
            skip -= passed
            if piece[passed:]:
                _put(piece[passed:], state, writer)
        starred = symbol == "*"


def _word(word: str, number: int | None, state: State, writer: Writer, *, starred: bool) -> State:
    """The state after a control word."""
    if word in SILENT or (starred and word not in ("footnote", "shptxt")):
        return replace(state, silent=True)
    if word == "footnote":
        if not state.note:
            _put(footnote_ref(str(len(writer.notes) + 1)), state, writer)
        return replace(state, note=True, bold=False)
    if word in HEAD:
        return replace(state, head=True)
    if word in ("listtext", "pntext"):
        writer.item = writer.item or not state.silent
        return replace(state, silent=True)
    if word in FORMATTING:
        return _formatted(word, number, state)
    if word in CHARACTERS:
        _put(CHARACTERS[word], state, writer)
    elif not state.silent:
        _structure(word, state, writer)
    return state


def _formatted(word: str, number: int | None, state: State) -> State:
    """The state after a control word that says how characters look, or how many of them are skipped."""
    if word == "uc":
        return replace(state, skip=max(0, min(number or 0, 8)))
    if word == "plain":
        return replace(state, bold=False, hidden=False)
    on = number != 0
    return replace(state, bold=on) if word == "b" else replace(state, hidden=on)


def _structure(word: str, state: State, writer: Writer) -> None:
    """End a paragraph, cell, row or page."""
    if state.note or state.head:
        if word in ("par", "cell", "row"):
            _put("\n" if state.head else " ", state, writer)
    elif word in ("par", "sect"):
        writer.paragraph() if not writer.cells else writer.pieces.append((" ", False))
    elif word == "page":
        writer.page += 1
    elif word == "cell":
        writer.cells.append(_whole("".join(t for t, _ in writer.pieces)))
        writer.pieces = []
    elif word == "row":
        writer.row()


def _put(piece: str, state: State, writer: Writer) -> None:
    """Add text where it belongs."""
    if state.silent or state.hidden:
        return
    if state.note:
        writer.note.append(piece)
    elif state.head:
        writer.line.append(piece)
    else:
        writer.pieces.append((piece, state.bold))


def _close(before: State, after: State, writer: Writer) -> None:
    """Keep the footnote or header that ends with a group."""
    if before.note and not after.note:
        text = _whole("".join(writer.note))
        writer.notes.append(Block(text, "footnote", number=str(len(writer.notes) + 1)))
        writer.note = []
    if before.head and not after.head:
        lines: Iterator[str] = (_whole(line) for line in "".join(writer.line).split("\n"))
        writer.head.extend(Block(line, "letterhead", page=1) for line in lines if any(c.isalpha() for c in line))
        writer.line = []
