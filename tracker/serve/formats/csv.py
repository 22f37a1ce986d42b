"""CSV: as programs read it (comma, UTF-8, points) and as a Dutch Excel opens it with a double click."""

from __future__ import annotations

import csv
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tracker.serve.formats import Rows, Value
from tracker.serve.formats.cells import day, neutralise, plain

BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a table is written as lines."""

    delimiter: str = ","
    bom: bool = False
    """Excel reads a file without it as cp1252."""
    dutch: bool = False
    """Decimal comma and dates as `23-05-2024`, which a Dutch Excel takes for numbers and dates."""


STANDARD = Dialect()
DUTCH_EXCEL = Dialect(";", bom=True, dutch=True)


class _Line:
    """What `csv.writer` writes to: gives each line back."""

    def write(self, line: str) -> str:
        return line


def lines(columns: Sequence[str], rows: Rows, dialect: Dialect = STANDARD, *, header: bool = True) -> Iterator[str]:
    """The lines of the file, each with its line end; a cell that would start a formula is neutralised."""
    writer: Any = csv.writer(_Line(), delimiter=dialect.delimiter, lineterminator="\r\n")
    first = BOM if dialect.bom else ""
    if header:
        yield first + writer.writerow([neutralise(name) for name in columns])
        first = ""
    for row in rows:
        yield first + writer.writerow([cell(value, dialect) for value in row])
        first = ""


def cell(value: Value, dialect: Dialect) -> str:
    """One value as text; None is the empty cell."""
    if value is None:
        return ""
    if isinstance(value, str) and not dialect.dutch:
        return neutralise(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return number(value, dialect)
    if dialect.dutch and (moment := day(value)):
        return moment.strftime("%d-%m-%Y") if moment.year >= 1900 else str(value)
    return neutralise(str(plain(value)))


def number(value: float, dialect: Dialect) -> str:
    """A float without exponent and without a needless `.0`: 2500000000.0 gives `2500000000`."""
    if not math.isfinite(value):
        return ""
    text = f"{value:.0f}" if value.is_integer() else repr(value)
    if "e" in text:
        text = f"{value:.12f}".rstrip("0")
    return text.replace(".", ",") if dialect.dutch else text
