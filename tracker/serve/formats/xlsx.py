"""XLSX: real dates and numbers, a fixed header with filters; written row by row, so that memory stays flat."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from itertools import chain, islice
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from tracker.serve.formats import Row, Rows, Value
from tracker.serve.formats.cells import day, moment, neutralise, plain

LONGEST_CELL = 32_767
"""Characters Excel allows in a cell."""
CUT = " […]"
"""Ends a text that was longer."""
ROWS_A_SHEET = 1_048_575
"""Rows Excel allows in a sheet, less the header; what is more goes on in a next sheet."""
SAMPLE = 200
"""Rows looked at to choose the width of the columns."""
NARROWEST, WIDEST = 8, 60
FIRST_YEAR = 1900
"""Excel counts days from 1900; an older date stays text."""
NUMBER_FORMAT = "#,##0.####"
WHOLE_FORMAT = "#,##0"
AS_IT_IS = ("jaar", "year", "nr", "id", "number", "start", "end")
"""Columns whose whole numbers take no thousands separator."""


def write(columns: Sequence[str], rows: Rows, out: IO[bytes], title: str = "overzicht") -> int:
    """Write a workbook to `out`; gives the number of rows. Excel shows the separators of the reader's own language."""
    book = Workbook(write_only=True)
    remaining = iter(rows)
    total, sheets = 0, 0
    while True:
        written = _sheet(book, columns, islice(remaining, ROWS_A_SHEET), _title(title, sheets))
        total, sheets = total + written, sheets + 1
        following = next(remaining, None) if written == ROWS_A_SHEET else None
        if following is None:
            break
        remaining = chain([following], remaining)
    book.save(out)
    return total


def _title(title: str, sheet: int) -> str:
    # Excel forbids some characters in the name of a sheet and more than 31 of them.
    name = "".join(c if c not in "[]:*?/\\'" else "_" for c in title)[:26]
    return name if sheet == 0 else f"{name} {sheet + 1}"


def _sheet(book: Workbook, columns: Sequence[str], rows: Iterator[Row], title: str) -> int:
    sheet: Any = book.create_sheet(title)
    sample = list(islice(rows, SAMPLE))
    for index, name in enumerate(columns):
        sheet.column_dimensions[get_column_letter(index + 1)].width = _width(name, [row[index] for row in sample])
    sheet.freeze_panes = "A2"
    sheet.append([_heading(sheet, name) for name in columns])
    count, cells = 0, _Cells(sheet)
    for row in chain(sample, rows):
        sheet.append([cells.make(name, value) for name, value in zip(columns, row, strict=True)])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(max(1, len(columns)))}{count + 1}"
    return count


def _width(name: str, values: Sequence[Value]) -> int:
    lengths = sorted(len(str(v)) for v in values if v is not None)
    usual = lengths[int(len(lengths) * 0.9)] if lengths else 0
    return min(WIDEST, max(NARROWEST, len(name) + 3, usual + 2))


def _heading(sheet: WriteOnlyWorksheet, name: str) -> Cell:
    cell = WriteOnlyCell(sheet, value=neutralise(name))
    cell.font = Font(name="Calibri", size=11, bold=True, color="FFFFFF")
    cell.fill = PatternFill("solid", start_color="1F3A5F")
    cell.alignment = Alignment(vertical="center")
    return cell


class _Cells:
    """Makes the cells of a sheet: looking a style up for each of a million cells would take most of the time."""

    def __init__(self, sheet: WriteOnlyWorksheet) -> None:
        self.sheet = sheet
        self.styles: dict[str, Any] = {}

    def make(self, column: str, value: Value) -> Any:  # noqa: ANN401 (the published types of a cell lack its style)
        """The cell for a stored value; None for an empty one."""
        content = excel_value(value)
        if content is None:
            return None
        cell: Any = WriteOnlyCell(self.sheet)
        cell.value = content
        cell._style = self._style(_number_format(column, content))
        return cell

    def _style(self, number_format: str) -> object:
        if number_format not in self.styles:
            model: Any = WriteOnlyCell(self.sheet)
            model.alignment = Alignment(vertical="top", wrap_text=True)
            model.number_format = number_format
            self.styles[number_format] = model._style
        return self.styles[number_format]


def _number_format(column: str, content: date | float | str) -> str:
    if isinstance(content, datetime):
        return "dd-mm-yyyy hh:mm"
    if isinstance(content, date):
        return "dd-mm-yyyy"
    if isinstance(content, str) or column in AS_IT_IS or column.endswith("_id"):
        return "General"
    return WHOLE_FORMAT if float(content).is_integer() else NUMBER_FORMAT


def excel_value(value: Value) -> date | datetime | int | float | str | None:
    """A stored value as Excel keeps it: dates as dates; text neutralised, cut to size and without control signs."""
    when = moment(value) or day(value)
    if when is not None and when.year >= FIRST_YEAR:
        return when
    value = plain(value)
    if isinstance(value, int | float):
        return value if math.isfinite(value) else None
    if not isinstance(value, str):
        return None
    text = neutralise(ILLEGAL_CHARACTERS_RE.sub("", value))
    return text if len(text) <= LONGEST_CELL else text[: LONGEST_CELL - len(CUT)] + CUT
