"""A workbook to hand out: a dozen columns that fit a page in landscape, a link to each sentence, and a sheet that says
which rows these are and of when. Written row by row; pure but for the bytes that go out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from tracker.serve.formats import Row
from tracker.serve.formats.xlsx import ROWS_A_SHEET, excel_value

LINE = 14.5
"""Points of one line of text."""
A4 = 9
"""Excel's number for that size of paper."""
TALLEST = 400.0
"""Points; Excel allows 409."""
MOST_LINKS = 65_000
"""Links Excel allows on a sheet (65,530); rows beyond it show the address as text."""
FORMATS = {"day": "dd-mm-yyyy", "money": "#,##0;[Red]-#,##0", "days": "#,##0", "percent": '0.0##"%"'}
INK, HEAD, RULE, LINK = "1B2733", "1F3A5F", "C3CFDB", "0B5394"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in characters, and how its values are shown."""

    title: str
    width: float
    shown: str = "text"
    """`text`, `day`, `money`, `days`, `percent`, or `link`: an address, shown as 'open'."""


def write(
    columns: Sequence[Column], rows: Iterable[Row], out: IO[bytes], title: str, about: Sequence[tuple[str, str]]
) -> int:
    """Write the workbook to `out`: `rows` in the order of `columns`, and `about` on a sheet of its own.

    Gives the number of rows; what Excel can't hold on one sheet is said on the second.
    """
    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(title[:31])
    _set_page(sheet, columns, title)
    cells = _Cells(sheet)
    sheet.row_dimensions[1].height = 30
    sheet.append([cells.heading(column.title) for column in columns])
    count = 0
    remaining = iter(rows)
    for row in islice(remaining, ROWS_A_SHEET):
        count += 1
        sheet.row_dimensions[count + 1].height = _height(columns, row)
        sheet.append([cells.make(column, value, count) for column, value in zip(columns, row, strict=True)])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{count + 1}"
    cut = (
        [("Let op", "Er zijn meer regels dan een werkblad kan bevatten; neem de CSV.")]
        if any(True for _ in remaining)
        else []
    )
    _about(book, [*about, ("Aantal regels", str(count)), *cut])
    book.save(out)
    return count


def _set_page(sheet: Any, columns: Sequence[Column], title: str) -> None:  # noqa: ANN401 (openpyxl's own types differ)
    for index, column in enumerate(columns):
        sheet.column_dimensions[get_column_letter(index + 1)].width = column.width
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.oddFooter.left.text = title
    sheet.oddFooter.right.text = "&P van &N"


def _height(columns: Sequence[Column], row: Row) -> float:
    lines = 1
    for column, value in zip(columns, row, strict=True):
        if column.shown == "text" and isinstance(value, str):
            lines = max(lines, sum(math.ceil(max(1, len(part)) / (column.width * 1.08)) for part in value.split("\n")))
    return min(TALLEST, lines * LINE + 4)


def _about(book: Workbook, about: Sequence[tuple[str, str]]) -> None:
    sheet: Any = book.create_sheet("Over deze lijst")
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 22, 90
    for label, value in about:
        cells = []
        for text, bold in ((label, True), (value, False)):
            cell: Any = WriteOnlyCell(sheet)
            cell.value = excel_value(text)
            cell.font = Font(name="Calibri", size=11, bold=bold, color=INK)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            cells.append(cell)
        sheet.append(cells)


class _Cells:
    """Makes the cells of a sheet with a style a way of showing, made once."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401
        self.sheet = sheet
        self.styles: dict[str, Any] = {}

    def heading(self, title: str) -> Any:  # noqa: ANN401
        """A cell of the first row."""
        cell: Any = WriteOnlyCell(self.sheet, value=title)
        cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
        cell.fill = PatternFill("solid", start_color=HEAD)
        cell.alignment = Alignment(vertical="center", wrap_text=True)
        return cell

    def make(self, column: Column, value: Any, row: int) -> Any:  # noqa: ANN401
        """The cell for a value; an empty one keeps its style."""
        content = excel_value(value)
        cell: Any = WriteOnlyCell(self.sheet)
        if column.shown == "link" and isinstance(content, str) and row <= MOST_LINKS:
            cell.value = "open"
            cell.hyperlink = value
        else:
            cell.value = content
        cell._style = self._style(column.shown)
        return cell

    def _style(self, shown: str) -> object:
        if shown not in self.styles:
            model: Any = WriteOnlyCell(self.sheet)
            link = shown == "link"
            model.font = Font(
                name="Calibri", size=10, color=LINK if link else INK, underline="single" if link else None
            )
            model.alignment = Alignment(vertical="top", wrap_text=shown == "text")
            model.border = Border(bottom=Side("thin", color=RULE))
            model.number_format = FORMATS.get(shown, "General")
            self.styles[shown] = model._style
        return self.styles[shown]
