"""The runs of a PDF page: stretches of text in one font on one baseline, with where they stand."""

from __future__ import annotations

import ctypes
import re
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

GAP = 0.14
"""Share of the font size between two glyphs from which a space the file does not hold is a space."""
WIDE_GAP = 0.18
"""The same in a file that holds its own spaces."""
SHEETS = 400_000
"""Glyphs of one page that are read; a page of text holds some 5,000."""
LEAP = 16
"""Glyphs that are passed over at once in looking for the end of a run."""
ITALIC = 0x40
"""Bit of the font descriptor flags, PDF 32000-1, table 123."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one font; coordinates in points from the lower left corner, `y` is the baseline."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    """Height of the font's line in points, about 1.2 times the nominal size."""
    bold: bool = False
    italic: bool = False


def page_runs(page: Any) -> tuple[list[Run], int]:  # noqa: ANN401
    """The horizontal runs of a page (an FPDF_PAGE handle), in the order of the file, and how many glyphs it has."""
    text_page = pdfium.FPDFText_LoadPage(page)
    if not text_page:
        return [], 0
    try:
        reader = _Reader(text_page)
        return reader.runs(), reader.count
    finally:
        pdfium.FPDFText_ClosePage(text_page)


# sanctiemaat- / regelen: the reader of the file marks such a hyphen by 2 or U+FFFE, sometimes behind the hyphen itself
BROKEN = re.compile("-?[\x02\xad\ufffe]")
CONTROLS: dict[int, str | None] = dict.fromkeys(
    (*range(32), *range(0x7F, 0xA0), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF)
)
# 📞 or 😀 as a bullet: no letter stands beyond the first plane
SYMBOL = re.compile("[\U00010000-\U0010ffff]")
CONTROLS |= {9: " ", 10: " ", 13: " "}


def _page_text(text_page: Any, count: int) -> str:  # noqa: ANN401
    """The glyphs of a page as text, one character a glyph."""
    buffer = (ctypes.c_ushort * (count + 1))()
    if pdfium.FPDFText_GetText(text_page, 0, count, buffer) == count + 1:
        text = bytes(buffer)[: 2 * count].decode("utf-16-le", "replace")
        if len(text) == count:
            return text
    codes = (pdfium.FPDFText_GetUnicode(text_page, at) for at in range(count))
    return "".join(chr(code) if code < 0x110000 else "\ufffd" for code in codes)


class _Reader:
    """Reads one text page; keeps the C variables that the calls fill."""

    def __init__(self, text_page: Any) -> None:  # noqa: ANN401
        self.page = text_page
        self.count = min(pdfium.FPDFText_CountChars(text_page), SHEETS)
        self.text = _page_text(text_page, self.count)
        spaces = [found.start() for found in re.finditer(" ", self.text)]
        self.made = {at for at in spaces if pdfium.FPDFText_IsGenerated(text_page, at) == 1}
        """Where the reader of the file put a space that the file does not hold."""
        spaced = len(spaces) - len(self.made) > 0.03 * self.count
        self.gap = WIDE_GAP if spaced else GAP
        self.box = pdfium.FS_RECTF()
        self.matrix = pdfium.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.fonts: dict[int, tuple[bool, bool]] = {}

    def runs(self) -> list[Run]:
        """The runs of the page: the glyphs of one text object stand together, so its end is found in leaps."""
        found: list[Run] = []
        at = 0
        while at < self.count:
            if self.text[at].isspace():
                at += 1
                continue
            text_object = pdfium.FPDFText_GetTextObject(self.page, at)
            if not text_object:
                at += 1
                continue
            end, leap = at + 1, LEAP
            while end < self.count and leap:
                probe = min(end + leap, self.count) - 1
                other = pdfium.FPDFText_GetTextObject(self.page, probe)
                if other and ctypes.addressof(other.contents) == ctypes.addressof(text_object.contents):
                    end = probe + 1
                else:
                    leap //= 2
            run = self._run(at, self.text[at:end], text_object)
            if run is not None:
                found.append(run)
            at = end
        return found

    def _run(self, start: int, text: str, text_object: Any) -> Run | None:  # noqa: ANN401
        """The run of the glyphs from `start`; None when it shows nothing or is turned."""
        lead, shown = len(text) - len(text.lstrip()), text.strip()
        if not shown:
            return None
        first, last = start + lead, start + lead + len(shown) - 1
        if self._is_turned(first):
            return None
        pdfium.FPDFText_GetCharOrigin(self.page, first, self.x, self.y)
        pdfium.FPDFText_GetLooseCharBox(self.page, first, self.box)
        size = abs(self.box.top - self.box.bottom)
        x0 = self.x.value
        pdfium.FPDFText_GetLooseCharBox(self.page, last, self.box)
        x1 = max(self.box.right, x0)
        spaces = self._made_up(first, shown, size) if self.made else shown
        text = SYMBOL.sub("", BROKEN.sub("-", spaces).translate(CONTROLS)).strip()
        if not text:
            return None
        text = " " * self._holds_space(first - 1) + text + " " * self._holds_space(last + 1)
        bold, italic = self._style(first, text_object)
        return Run(text, x0, x1, self.y.value, max(size, 0.1), bold, italic)

    def _is_turned(self, at: int) -> bool:
        """Whether a glyph stands on a slanting line; letters that only slant themselves (made-up italics) do not."""
        if not 0.1 < pdfium.FPDFText_GetCharAngle(self.page, at) < 6.18:
            return False
        pdfium.FPDFText_GetMatrix(self.page, at, self.matrix)
        return bool(self.matrix.a <= 0 or abs(self.matrix.b) > 0.1 * self.matrix.a)

    def _holds_space(self, at: int) -> bool:
        """Whether the file itself has a space as this glyph."""
        return 0 <= at < self.count and self.text[at] == " " and at not in self.made

    def _made_up(self, start: int, text: str, size: float) -> str:
        """The text without the spaces that the reader of the file made up between letters set wide apart."""
        gone = []
        for found in re.finditer(" ", text):
            at = start + found.start()
            if at in self.made:
                pdfium.FPDFText_GetLooseCharBox(self.page, at - 1, self.box)
                right = self.box.right
                pdfium.FPDFText_GetLooseCharBox(self.page, at + 1, self.box)
                if self.box.left - right < self.gap * size:
                    gone.append(found.start())
        return "".join(c for at, c in enumerate(text) if at not in gone) if gone else text

    def _style(self, at: int, text_object: Any) -> tuple[bool, bool]:  # noqa: ANN401
        """Whether the font of a glyph is bold and italic."""
        font = pdfium.FPDFTextObj_GetFont(text_object)
        key = ctypes.addressof(font.contents) if font else 0
        if key not in self.fonts:
            flags = ctypes.c_int()
            buffer = ctypes.create_string_buffer(128)
            pdfium.FPDFText_GetFontInfo(self.page, at, buffer, 128, flags)
            name = buffer.value.decode("utf-8", "ignore").lower()
            heavy = pdfium.FPDFText_GetFontWeight(self.page, at) >= 600 or any(
                word in name for word in ("bold", "black", "heavy", "-bd")
            )
            self.fonts[key] = (heavy, bool(flags.value & ITALIC) or "italic" in name or "oblique" in name)
        return self.fonts[key]
