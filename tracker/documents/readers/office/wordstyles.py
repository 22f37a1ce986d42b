"""What the styles and numbering of a Word document say of a paragraph: heading level, bold, its number."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracker.documents.xmltree import Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = ("0", "false", "none", "off")
ROMAN = {1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl", 10: "x"}
ROMAN |= {9: "ix", 5: "v", 4: "iv", 1: "i"}


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style, what it inherits included."""

    heading: int | None = None
    """Level from 1, None when it is no heading."""
    bold: bool = False
    italic: bool = False
    number: str | None = None
    depth: int = 0


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has counted."""

    levels: dict[str, dict[int, tuple[str, str, int]]] = field(default_factory=dict)
    """By list: per depth the number format, the text around it (`%1.`) and where it starts."""
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, number: str, depth: int) -> str | None:
        """The label of the next paragraph of a list (`2.`, `a)`); empty for a bullet, None when it's no list."""
        levels = self.levels.get(number)
        if not levels or depth not in levels:
            return None
        form, pattern, start = levels[depth]
        counts = self.counts.setdefault(number, {})
        counts[depth] = counts.get(depth, start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        if form in ("bullet", "none"):
            return ""

        def level(found: re.Match[str]) -> str:
            at = int(found.group(1)) - 1
            given = levels.get(at, ("decimal", "", 1))
            return format_number(counts.get(at, given[2]), given[0])

        return re.sub(r"%(\d)", level, pattern)


def format_number(value: int, form: str) -> str:
    """A number as Word shows it: decimal, lowerLetter, upperRoman, ..."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (value - 1) % 26) * ((value - 1) // 26 + 1)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman"):
        roman = to_roman(value)
        return roman.upper() if form == "upperRoman" else roman
    return str(value)


def to_roman(value: int) -> str:
    """A number in lower-case Roman numerals: 14 is `xiv`."""
    out = ""
    for worth, sign in ROMAN.items():
        while value >= worth and len(out) < 20:
            out += sign
            value -= worth
    return out


def value(element: Element | None, path: str, attribute: str = "val") -> str | None:
    """The attribute of the descendant at `path`, as `w:pPr/w:pStyle`; None when it isn't there."""
    if element is None:
        return None
    found = element.find(path.replace("w:", W))
    return None if found is None else found.get(W + attribute)


def is_on(element: Element | None, path: str) -> bool | None:
    """Whether a toggle as `w:rPr/w:b` is on; None when it isn't there."""
    if element is None:
        return None
    found = element.find(path.replace("w:", W))
    return None if found is None else found.get(W + "val", "1") not in OFF


def read_styles(root: Element | None) -> dict[str, Style]:
    """The paragraph styles by id, each with what it inherits."""
    raw = {e.get(W + "styleId", ""): e for e in root.iter(W + "style")} if root is not None else {}
    known: dict[str, Style] = {}

    def style(name: str, depth: int) -> Style:
        if name in known or name not in raw or depth > 20:
            return known.get(name, Style())
        element = raw[name]
        base = style(value(element, "w:basedOn") or "", depth + 1)
        bold, italic = is_on(element, "w:rPr/w:b"), is_on(element, "w:rPr/w:i")
        known[name] = Style(
            heading=_heading(element) or base.heading,
            bold=base.bold if bold is None else bold,
            italic=base.italic if italic is None else italic,
            number=value(element, "w:pPr/w:numPr/w:numId") or base.number,
            depth=_number(value(element, "w:pPr/w:numPr/w:ilvl"), base.depth),
        )
        return known[name]

    for name in raw:
        style(name, 0)
    return known


def _heading(element: Element) -> int | None:
    """The heading level of a style, by its name or its outline level."""
    name = (value(element, "w:name") or "").lower()
    if named := re.match(r"(?:heading|kop|koptekst niveau)\s*(\d)$", name):
        return int(named.group(1))
    if name in ("title", "titel"):
        return 1
    outline = value(element, "w:pPr/w:outlineLvl")
    return int(outline) + 1 if outline and outline.isdigit() and int(outline) < 9 else None


def read_numbering(root: Element | None) -> Numbering:
    """The lists of a document by the id that paragraphs refer to."""
    if root is None:
        return Numbering()
    abstract: dict[str, dict[int, tuple[str, str, int]]] = {}
    for element in root.iter(W + "abstractNum"):
        abstract[element.get(W + "abstractNumId", "")] = {
            _number(level.get(W + "ilvl"), 0): (
                value(level, "w:numFmt") or "decimal",
                value(level, "w:lvlText") or "",
                _number(value(level, "w:start"), 1),
            )
            for level in element.iter(W + "lvl")
        }
    lists = {
        element.get(W + "numId", ""): abstract.get(value(element, "w:abstractNumId") or "", {})
        for element in root.iter(W + "num")
    }
    return Numbering(lists)


def _number(text: str | None, default: int) -> int:
    """A small whole number, `default` when the text is none."""
    return int(text) if text and text.isdigit() and len(text) < 6 else default
