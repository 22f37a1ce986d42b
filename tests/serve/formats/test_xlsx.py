import io
import zipfile
from datetime import datetime

import openpyxl
import pytest

from tracker.serve.formats import xlsx


def book(columns, rows, title="overzicht"):
    out = io.BytesIO()
    count = xlsx.write(columns, rows, out, title)
    return count, openpyxl.load_workbook(out)


COLUMNS = ["datum", "bedrag_eur", "jaar", "citaat", "first_seen", "percentage"]
ROWS = [
    ("2024-05-23", 2.5e9, 2024, "=1+1", "2026-11-22T00:21:53Z", 2.5),
    ("2024-05", None, 2023, "gewoon\x00\x0b tekst", None, -2.0),
    ("1815-06-18", 12.345, 0, "x" * 40_000, "voor de zomer", 100.0),
]


def test_real_dates_numbers_and_safe_texts():
    count, found = book(COLUMNS, ROWS)
    sheet = found.active
    values = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert count == 3
    assert values[0] == COLUMNS
    assert values[1] == [datetime(2024, 5, 23), 2.5e9, 2024, "'=1+1", datetime(2026, 11, 22, 0, 21, 53), 2.5]
    assert values[2] == ["2024-05", None, 2023, "gewoon tekst", None, -2]
    assert values[3][0] == "1815-06-18"
    assert len(values[3][3]) == xlsx.LONGEST_CELL
    assert values[3][3].endswith(xlsx.CUT)
    assert sheet["A2"].number_format == "dd-mm-yyyy"
    assert sheet["B2"].number_format == "#,##0"
    assert sheet["C2"].number_format == "General"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)


def test_the_sheet_is_ready_to_use():
    sheet = book(COLUMNS, ROWS)[1].active
    assert sheet.title == "overzicht"
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:F4"
    assert sheet["A1"].font.bold
    assert sheet.column_dimensions["D"].width == xlsx.WIDEST
    assert sheet.column_dimensions["C"].width == xlsx.NARROWEST
    assert sheet["D2"].alignment.wrap_text


def test_rows_that_do_not_fit_go_on_in_a_next_sheet(monkeypatch):
    monkeypatch.setattr(xlsx, "ROWS_A_SHEET", 3)
    for number, sheets in ((0, [0]), (3, [3]), (4, [3, 1]), (6, [3, 3]), (7, [3, 3, 1])):
        count, found = book(["a"], ((i,) for i in range(number)))
        assert count == number
        assert [sheet.max_row - 1 for sheet in found.worksheets] == sheets
        assert [r[0] for s in found.worksheets for r in s.iter_rows(min_row=2, values_only=True)] == list(range(number))
    assert found.sheetnames == ["overzicht", "overzicht 2", "overzicht 3"]


@pytest.mark.parametrize("title", ["a[b]:*?/\\'c", "t" * 60])
def test_any_name_makes_a_sheet(title):
    assert len(book(["a"], [(1,)], title)[1].sheetnames[0]) <= 31


def test_rows_are_not_kept_in_memory():
    import tracemalloc

    def peak(number):
        tracemalloc.start()
        xlsx.write(["a", "b"], ((i, f"tekst {i}") for i in range(number)), io.BytesIO())
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(10)  # what openpyxl keeps of its own
    assert peak(2_400) < peak(600) + 500_000


def test_two_writings_hold_the_same():
    first, second = io.BytesIO(), io.BytesIO()
    xlsx.write(COLUMNS, ROWS, first)
    xlsx.write(COLUMNS, ROWS, second)
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(second) as other:
        assert one.read("xl/worksheets/sheet1.xml") == other.read("xl/worksheets/sheet1.xml")
