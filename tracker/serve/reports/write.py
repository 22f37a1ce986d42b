"""Writes a report as Markdown, HTML, DOCX or XLSX. What documents say is text in every one of them, never markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from typing import IO, Any

from tracker.serve.formats.cells import neutralise
from tracker.serve.reports.report import Cell, Report

STYLE = (
    "body{font:11pt/1.4 Calibri,Arial,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#111}"
    "h1{font-size:1.5rem}h2{font-size:1.1rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
    "th,td{border:1px solid #999;padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:#e6ebf1}"
    "@media print{body{margin:0;max-width:none}tr{break-inside:avoid}thead{display:table-header-group}}"
)

MARGIN = 20
"""Millimetres at either side of a page."""


def markdown(report: Report, out: IO[bytes]) -> None:
    """Write Markdown with tables."""
    out.write("\n".join(_markdown(report)).encode("utf-8"))


def _markdown(report: Report) -> Iterator[str]:
    yield f"# {_plain(report.title)}\n"
    yield from (f"{_plain(note)}\n" for note in report.notes)
    for section in report.sections:
        yield f"## {_plain(section.title)}\n"
        if not section.rows:
            yield f"{section.empty}\n"
            continue
        yield f"| {' | '.join(section.columns)} |"
        yield f"|{' --- |' * len(section.columns)}"
        yield from (f"| {' | '.join(_plain(_text(cell)) for cell in row)} |" for row in section.rows)
        yield ""


def html(report: Report, out: IO[bytes]) -> None:
    """Write one HTML page that prints well and loads nothing."""
    out.write("\n".join(_html(report)).encode("utf-8"))


def _html(report: Report) -> Iterator[str]:
    title = escape(report.title)
    yield f'<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{STYLE}</style></head>"
    yield f"<body><h1>{title}</h1>"
    yield from (f"<p>{escape(note)}</p>" for note in report.notes)
    for section in report.sections:
        yield f"<h2>{escape(section.title)}</h2>"
        if not section.rows:
            yield f"<p>{escape(section.empty)}</p>"
            continue
        heads = "".join(f'<th scope="col">{escape(column)}</th>' for column in section.columns)
        yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
        yield from (f"<tr>{''.join(f'<td>{escape(_text(cell))}</td>' for cell in row)}</tr>" for row in section.rows)
        yield "</tbody></table>"
    yield "</body></html>"


def docx(report: Report, out: IO[bytes]) -> None:
    """Write a Word document, landscape, the heads of tables repeated on every page."""
    from docx import Document  # noqa: PLC0415  (only who wants Word waits for it)
    from docx.enum.section import WD_ORIENT  # noqa: PLC0415
    from docx.shared import Mm  # noqa: PLC0415

    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(MARGIN)
    document.core_properties.title, document.core_properties.language = report.title, "nl-NL"
    document.add_heading(report.title, 0)
    for note in report.notes:
        document.add_paragraph(_printable(note))
    for section in report.sections:
        document.add_heading(_printable(section.title), 1)
        if not section.rows:
            document.add_paragraph(section.empty)
            continue
        table = document.add_table(rows=1, cols=len(section.columns), style="Light Grid Accent 1")
        _fill(table.rows[0], section.columns)
        _repeat_head(table.rows[0])
        for row in section.rows:
            _fill(table.add_row(), row)
        _set_widths(table, report.widths[: len(section.columns)], Mm(297 - 2 * MARGIN))
    document.save(out)


def _fill(row: Any, cells: tuple[Cell, ...]) -> None:  # noqa: ANN401 - python-docx has no public types for rows
    for place, cell in enumerate(cells):
        row.cells[place].text = _printable(_text(cell))


def _repeat_head(row: Any) -> None:  # noqa: ANN401
    from docx.oxml import OxmlElement  # noqa: PLC0415

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_widths(table: Any, shares: tuple[int, ...], width: int) -> None:  # noqa: ANN401
    if len(shares) != len(table.columns):
        return
    table.autofit = False
    for place, share in enumerate(shares):
        for cell in table.columns[place].cells:
            cell.width = width * share // sum(shares)


def xlsx(report: Report, out: IO[bytes]) -> None:
    """Write a workbook: a sheet a section, and one that says what was chosen."""
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook()
    about: Any = book.active
    about.title = "Over deze lijst"
    for line in (report.title, *report.notes):
        about.append([neutralise(_printable(line))])
    for number, section in enumerate(report.sections, 1):
        sheet: Any = book.create_sheet(f"{number} {section.title}"[:31].translate(_NO_SHEET_NAME))
        sheet.append(list(section.columns))
        for row in section.rows:
            sheet.append([neutralise(_printable(cell)) if isinstance(cell, str) else cell for cell in row])
        for place in range(len(section.columns)):
            share = report.widths[place] if len(report.widths) == len(section.columns) else 100 // len(section.columns)
            sheet.column_dimensions[get_column_letter(place + 1)].width = max(10, share * 1.4)
        for cells in sheet.iter_rows():
            for cell in cells:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        sheet.freeze_panes, sheet.auto_filter.ref = "A2", sheet.dimensions
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    book.move_sheet(about, len(report.sections))
    book.active = 0
    book.save(out)


_NO_SHEET_NAME = {ord(c): "_" for c in "[]:*?/\\'"}
_CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127, 65534, 65535))

WRITERS: dict[str, Callable[[Report, IO[bytes]], None]] = {"md": markdown, "html": html, "docx": docx, "xlsx": xlsx}


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _printable(text: str) -> str:
    """Text without what XML can't hold."""
    return text.translate(_CONTROL)


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#" else c for c in " ".join(text.split()))
