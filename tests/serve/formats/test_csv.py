import csv as reader
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.serve.formats import csv


def written(columns, rows, **more):
    return "".join(csv.lines(columns, rows, **more))


def test_standard():
    rows = [
        ("2024-05-23", 2.5e9, 2.5, 7, None, 'zegt: "ja", nee', "regel\nregel"),
        ("2024-05", 0.1, -3, -5.5, "", "-5", "=1"),
    ]
    assert written(list("abcdefg"), rows) == (
        "a,b,c,d,e,f,g\r\n"
        '2024-05-23,2500000000,2.5,7,,"zegt: ""ja"", nee","regel\nregel"\r\n'
        "2024-05,0.1,-3,-5.5,,-5,'=1\r\n"
    )


def test_dutch_excel():
    rows = [("2024-05-23", 2.5e9, 2.5, "a;b", "Oekraïne"), ("2024-05", -0.25, None, "a,b", "1815-06-18")]
    assert written(list("abcde"), rows, dialect=csv.DUTCH_EXCEL) == (
        '\ufeffa;b;c;d;e\r\n23-05-2024;2500000000;2,5;"a;b";Oekraïne\r\n2024-05;-0,25;;a,b;1815-06-18\r\n'
    )


def test_without_rows_or_header():
    assert written(["a"], []) == "a\r\n"
    assert written(["a"], [], dialect=csv.DUTCH_EXCEL) == "\ufeffa\r\n"
    assert written(["a"], [(1,)], dialect=csv.DUTCH_EXCEL, header=False) == "\ufeff1\r\n"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1e21, "1" + "0" * 21),
        (1.5e-7, "0.00000015"),
        (float("nan"), ""),
        (float("inf"), ""),
        (True, "1"),
        (123456789.125, "123456789.125"),
    ],
)
def test_numbers(value, expected):
    assert csv.cell(value, csv.STANDARD) == expected


values = st.one_of(
    st.none(), st.integers(-(10**12), 10**12), st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
)


@given(st.lists(st.tuples(values, values), max_size=5), st.sampled_from([csv.STANDARD, csv.DUTCH_EXCEL]))
def test_a_reader_gets_the_cells_back(rows, dialect):
    text = written(["a", "b"], rows, dialect=dialect).removeprefix("\ufeff")
    found = list(reader.reader(io.StringIO(text, newline=""), delimiter=dialect.delimiter))
    assert found == [["a", "b"], *([csv.cell(value, dialect) for value in row] for row in rows)]
