"""Word documents (DOCX): text, footnotes, text boxes, letterhead in the page header; tracked changes accepted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tracker.documents.blocks import (
    BREAK,
    Block,
    BlockKind,
    ParsedSource,
    UnreadableError,
    footnote_ref,
    page_break,
    pop_page_breaks,
)
from tracker.documents.readers.office.headings import LONG, is_title
from tracker.documents.readers.office.package import Package, zip_member
from tracker.documents.readers.office.wordstyles import (
    Numbering,
    Style,
    W,
    is_on,
    read_numbering,
    read_styles,
    to_roman,
    value,
)
from tracker.documents.xmltree import Element, tag

NAME = "docx"
GONE = {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "Fallback", "commentReference"}
SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-"}
"""Elements of a run that stand for a sign."""
SHORT = 40
"""Characters a line has at least that may go on in the next paragraph."""
MASTHEAD = 400
"""Characters a field of the letterhead and its value have at most, in a table before the running text."""
JOIN = "\0"
"""Text of the block that says the one before it goes on in the next; no document can hold it."""
# • een punt / – een punt
BULLET = re.compile(r"^[•·▪●○–-]\s+")
# Pagina 2 van 7 / 2 / Pagina 3
PAGE_NUMBER = re.compile(r"(?i)(pagina|blad|page)?\s*\d*\s*((van|of|/)\s*\d*)?$")


@dataclass(slots=True)
class Word:
    """A document while it's read."""

    styles: dict[str, Style]
    numbering: Numbering
    rendered: bool
    """Whether Word left marks where its pages broke."""
    page: int = 1
    started: bool = False
    """Whether the running text has begun; tables and text boxes before it are the letterhead."""
    notes: list[tuple[str, str]] = field(default_factory=list)
    """Kind and id of the notes, in the order of their marks."""
    boxes: list[Element] = field(default_factory=list)
    """Text boxes met in the paragraph at hand."""
    fields: list[bool] = field(default_factory=list)
    """The fields that the text at hand stands in, outermost first: whether it is the result of each, or its code."""

    def next_page(self) -> str:
        """Go to the next page; returns the sign of it."""
        self.page += 1
        return page_break(self.page)

    def footnote_ref(self, kind: str, identity: str) -> str:
        """The mark of a note, numbered as Word does: endnotes in Roman numerals."""
        if (kind, identity) not in self.notes:
            self.notes.append((kind, identity))
        return footnote_ref(self.number(kind, identity))

    def number(self, kind: str, identity: str) -> str:
        """The number of a note among the notes of its kind."""
        same = [known for known in self.notes if known[0] == kind]
        at = same.index((kind, identity)) + 1
        return to_roman(at) if kind == "endnote" else str(at)


def sniff(head: bytes, name: str) -> bool:
    """Whether this is a ZIP with the parts of a Word document."""
    return (
        zip_member(head, (b"word/", b"[Content_Types].xml", b"docProps/", b"_rels/.rels"))
        and b"xl/" not in head
        and b"ppt/" not in head
    )


def read(data: bytes) -> ParsedSource:
    """The blocks of a Word document; raises UnreadableError when it is damaged, protected or something else."""
    package = Package(data, "Word")
    root = package.xml("word/document.xml")
    if root is None:
        raise UnreadableError("geen Word-document maar een ander Office-bestand: sla het op als DOCX of PDF")
    body = root.find(W + "body")
    rendered = next(root.iter(W + "lastRenderedPageBreak"), None) is not None
    styles, numbering = read_styles(package.xml("word/styles.xml")), read_numbering(package.xml("word/numbering.xml"))
    word = Word(styles, numbering, rendered)
    blocks = [block for block in _blocks(body, word, "paragraph") if block.text] if body is not None else []
    if not any(block.kind != "letterhead" for block in blocks):
        raise UnreadableError("Word-document zonder tekst: neem de PDF, of haal het opnieuw op")
    footnotes = _footnotes(package, word)
    return ParsedSource(NAME, (*_letterhead(package, blocks), *_merged(blocks), *footnotes))


def _blocks(element: Element, word: Word, kind: BlockKind) -> Iterator[Block]:
    """The blocks of a body, cell, content control or text box, in order."""
    for child in element:
        name = _name(child)
        if name == "p":
            yield from _paragraph(child, word, kind)
            boxes, word.boxes = word.boxes, []
            for box in boxes:
                yield from _blocks(box, word, kind if word.started or _is_prose(box) else "letterhead")
        elif name == "tbl":
            floats = child.find(f"{W}tblPr/{W}tblpPr") is not None and not word.started
            yield from _table(child, word, "letterhead" if floats else kind)
        elif name not in GONE and name != "sectPr" and not _is_placeholder(child):
            yield from _blocks(child, word, kind)


def _table(table: Element, word: Word, kind: BlockKind) -> Iterator[Block]:
    """The rows of a table; the cells of a table that only lays out the page are read as text."""
    started = word.started
    rows = [row for row in table.iter(W + "tr") if next(row.iterancestors(W + "tbl")) is table]
    for row in rows:
        cells = [[b for b in _blocks(cell, word, kind) if b.text] for cell in row.iter(W + "tc") if _row(cell) is row]
        filled = [cell for cell in cells if cell]
        if len(filled) <= 1 or any(len(cell) > 3 and sum(len(b.text) for b in cell) > 400 for cell in filled):
            for cell in filled:
                yield from cell
        else:
            texts = [" ".join(b.text for b in cell) for cell in filled]
            is_head = kind == "letterhead" or (not started and len(texts) == 2 and sum(map(len, texts)) < MASTHEAD)
            word.started = word.started and not (is_head and not started)
            text = (" " if is_head else " | ").join(texts)
            yield Block(text, "letterhead" if is_head else "row", page=filled[0][0].page)


def _row(cell: Element) -> Element | None:
    """The row a cell stands in."""
    return next(cell.iterancestors(W + "tr"), None)


def _paragraph(paragraph: Element, word: Word, kind: BlockKind) -> Iterator[Block]:
    """The blocks of a paragraph: one, or more where line breaks part a heading or an empty line from the rest."""
    style = word.styles.get(value(paragraph, "w:pPr/w:pStyle") or "", Style())
    page = word.page
    lines = _lines(paragraph, word, style)
    label = _label(paragraph, word, style) if any(pop_page_breaks(text, 0)[0].strip() for text, _ in lines) else None
    heading = style.heading or _outline(paragraph)
    for at, (line, strong) in enumerate(lines):
        shown, page = pop_page_breaks(line.strip(), page)
        text = " ".join(f"{label} {shown}".split() if at == 0 and label else shown.split())
        level = heading or (2 if strong and is_title(text) else None)
        word.started = word.started or (kind == "paragraph" and len(text) >= LONG)
        if kind == "paragraph" and level and text:
            yield Block(text, "heading", level=level, page=page)
        elif text:
            item = kind == "paragraph" and label is not None
            yield Block(BULLET.sub("", text) if item else text, "item" if item else kind, page=page)
        page = max([page, *map(int, BREAK.findall(shown))])
    if (mark := paragraph.find(f"{W}pPr/{W}rPr")) is not None and mark.find(W + "del") is not None and lines:
        yield Block(JOIN, kind, page=page)


def _lines(paragraph: Element, word: Word, style: Style) -> list[tuple[str, bool]]:
    """The text of a paragraph and whether it is all bold, parted at empty lines and behind a line in bold."""
    lines: list[tuple[str, bool]] = []
    current: list[tuple[str, bool]] = []
    for text, strong in [*_runs(paragraph, word, style), ("\n", False)]:
        for at, piece in enumerate(re.split("(\n)", text)):
            if at % 2 == 0:
                current.append((piece, strong))
                continue
            inked = [s for t, s in current if t.strip()]
            lines.append(("".join(t for t, _ in current), bool(inked) and all(inked)))
            current = []
    merged: list[tuple[str, bool]] = []
    for text, strong in lines:
        previous = merged[-1] if merged else ("", False)
        if merged and text.strip() and previous[0].strip() and previous[1] == strong:
            merged[-1] = (f"{previous[0]} {text}", strong)
        elif merged and text.strip() and previous[0].strip() and not (previous[1] and is_title(previous[0].strip())):
            merged[-1] = (f"{previous[0]} {text}", False)
        else:
            merged.append((text, strong))
    return [line for line in merged if line[0].strip()]


def _runs(element: Element, word: Word, style: Style) -> Iterator[tuple[str, bool]]:
    """The text of the runs of a paragraph and whether each is bold or italic; line breaks as newlines."""
    for child in element:
        name = _name(child)
        if name in GONE or _is_placeholder(child):
            continue
        if name == "r":
            if is_on(child, "w:rPr/w:vanish"):
                continue
            bold, italic = is_on(child, "w:rPr/w:b"), is_on(child, "w:rPr/w:i")
            strong = (style.bold if bold is None else bold) or (style.italic if italic is None else italic)
            yield "".join(_run(child, word)), strong
        elif name == "txbxContent":
            word.boxes.append(child)
        else:
            yield from _runs(child, word, style)


def _run(run: Element, word: Word) -> Iterator[str]:
    """The text of a run."""
    for child in run:
        name = _name(child)
        if name == "fldChar":
            _enter_field(child.get(W + "fldCharType", ""), word.fields)
        elif not all(word.fields):
            continue
        elif name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name == "br":
            yield from _break(child, word)
        elif name == "lastRenderedPageBreak":
            yield word.next_page()
        elif name in ("footnoteReference", "endnoteReference"):
            yield word.footnote_ref(name.removesuffix("Reference"), child.get(W + "id", ""))
        elif name not in GONE:
            word.boxes.extend(_boxes(child))


def _break(element: Element, word: Word) -> Iterator[str]:
    """What a break of a line or a page leaves in the text."""
    is_page = element.get(W + "type") == "page"
    yield " " if is_page else "\n"
    if is_page and not word.rendered:
        yield word.next_page()


def _boxes(element: Element) -> Iterator[Element]:
    """The text boxes below an element, but for the copies that older programs are to show."""
    for box in element.iter(W + "txbxContent"):
        if not any(_name(above) == "Fallback" for above in box.iterancestors()):
            yield box


def _enter_field(mark: str, fields: list[bool]) -> None:
    """Keep count of the fields: one begins with its code, has its result behind the separator, and ends. In place."""
    if mark == "begin":
        fields.append(False)
    elif fields and mark == "separate":
        fields[-1] = True
    elif fields and mark == "end":
        fields.pop()


def _is_placeholder(element: Element) -> bool:
    """Whether this is a control that nobody filled in, which shows what to fill in."""
    return _name(element) == "sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _is_prose(box: Element) -> bool:
    """Whether a text box holds running text, and no address or reference."""
    paragraphs = ("".join(t.text or "" for t in p.iter(W + "t")).strip() for p in box.iter(W + "p"))
    return any(len(text) >= LONG and text.endswith((".", "?", "!")) for text in paragraphs)


def _label(paragraph: Element, word: Word, style: Style) -> str | None:
    """The label numbering gives a paragraph: `2.`, empty for a bullet, None when it's in no list."""
    own = value(paragraph, "w:pPr/w:numPr/w:numId")
    number = own or style.number
    if not number or number == "0":
        return None
    depth = value(paragraph, "w:pPr/w:numPr/w:ilvl") or ("0" if own else str(style.depth))
    return word.numbering.next(number, int(depth) if depth.isdigit() else 0)


def _outline(paragraph: Element) -> int | None:
    """The outline level a paragraph itself declares, from 1."""
    level = value(paragraph, "w:pPr/w:outlineLvl")
    return int(level) + 1 if level and level.isdigit() and int(level) < 9 else None


def _merged(blocks: list[Block]) -> Iterator[Block]:
    """The blocks, those whose paragraph mark a tracked change deletes made one with the next."""
    held: Block | None = None
    for block, following in zip(blocks, [*blocks[1:], None], strict=True):
        if block.text == JOIN:
            continue
        whole = replace(held, text=f"{held.text} {block.text}") if held else block
        held = whole if following is not None and (following.text == JOIN or _goes_on(whole, following)) else None
        if held is None:
            yield whole
    if held is not None:
        yield held


def _goes_on(block: Block, following: Block) -> bool:
    """Whether a paragraph stops in mid-sentence, its author having pressed Enter at the end of a line."""
    both = block.kind == following.kind == "paragraph" and len(block.text) > SHORT
    return both and block.text[-1:].isalnum() and following.text[:1].islower()


def _footnotes(package: Package, word: Word) -> list[Block]:
    """The notes that have a mark in the text, in the order of their marks."""
    texts: dict[tuple[str, str], str] = {}
    for kind in ("footnote", "endnote"):
        root = package.xml(f"word/{kind}s.xml")
        for note in root if root is not None else ():
            inner = Word(word.styles, word.numbering, True)
            text = " ".join(block.text for block in _blocks(note, inner, "footnote"))
            texts[(kind, note.get(W + "id", ""))] = " ".join(text.split())
    known = [(note, texts[note]) for note in word.notes if texts.get(note)]
    return [Block(text, "footnote", number=word.number(*note)) for note, text in known]


def _letterhead(package: Package, body: list[Block]) -> list[Block]:
    """The lines of the page headers and footers that are no page number, each once: the letterhead of a ministry."""
    seen = {block.text for block in body}
    lines: list[Block] = []
    for name in sorted(n for n in package.names if re.fullmatch(r"word/(header|footer)\d*\.xml", n)):
        root = package.xml(name)
        word = Word({}, Numbering(), True)
        for block in _blocks(root, word, "letterhead") if root is not None else ():
            if block.text not in seen and not PAGE_NUMBER.match(block.text):
                seen.add(block.text)
                lines.append(Block(block.text, "letterhead", page=1))
    return lines


def _name(element: Element) -> str:
    """The local name of an element, its case kept."""
    return element.tag.rsplit("}", 1)[-1] if isinstance(element.tag, str) else tag(element)
