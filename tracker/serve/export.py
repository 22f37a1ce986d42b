"""Write a table or view, or a selection of it, to a file or to standard output."""

from __future__ import annotations

import io
import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from tracker.errors import TrackerError
from tracker.part_files import part_file
from tracker.serve.formats import Row, Rows, csv, json
from tracker.serve.query import Condition, query

Format = Literal["csv", "xlsx", "json", "jsonl"]
FORMATS: tuple[Format, ...] = ("csv", "xlsx", "json", "jsonl")
LISTS = frozenset(
    {"sponsors", "parties", "indieners", "considerations", "requests", "footnotes", "sections", "runners_up"}
)
"""Columns that hold a JSON array; JSON exports write them as arrays."""


class ExportError(TrackerError):
    """The export can't be written; the message is one line that names the file and says what to do."""


def export(
    connection: sqlite3.Connection,
    table: str,
    out: IO[bytes],
    *,
    form: Format = "csv",
    excel: bool = False,
    conditions: Iterable[Condition] = (),
    order: str | None = None,
) -> int:
    """Write the chosen rows of `table` to `out`; gives their number.

    Rows are read and written one by one, so that memory stays flat at any number. `excel` makes a CSV what a Dutch
    Excel opens with a double click. Raises QueryError for a table, column or order that is not there.
    """
    asked = query(connection, table, conditions, order)
    cursor = connection.execute(asked.sql, asked.parameters)
    columns = [column[0] for column in cursor.description]
    counter = _Counter(cursor)
    if form == "xlsx":
        from tracker.serve.formats import xlsx  # noqa: PLC0415  (openpyxl takes a quarter of a second)

        xlsx.write(columns, counter, out, table)
        return counter.count
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=False)
    try:
        text.writelines(_lines(columns, counter, form, excel))
        text.flush()
    finally:
        text.detach()
    return counter.count


def _lines(columns: Sequence[str], rows: Rows, form: Format, excel: bool) -> Iterator[str]:
    if form == "csv":
        return csv.lines(columns, rows, csv.DUTCH_EXCEL if excel else csv.STANDARD)
    return json.array(columns, rows, LISTS) if form == "json" else json.lines(columns, rows, LISTS)


class _Counter:
    """Counts what passes."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self.rows:
            self.count += 1
            yield row


def chosen_format(form: str | None, output: Path | None) -> Format:
    """The format asked for, else the one the file's name tells, else CSV; raises ExportError for any other."""
    name = form or (output.suffix.lstrip(".").lower() if output and output.suffix.lower() != "" else "csv")
    name = {"ndjson": "jsonl"}.get(name, name)
    for known in FORMATS:
        if name == known:
            return known
    given = f"format {form!r}" if form else f"the ending of {output}"
    raise ExportError(f"{given} is not one of {', '.join(FORMATS)}: choose one with --format")


@contextmanager
def atomically(path: Path) -> Iterator[IO[bytes]]:
    """A file that appears under its name only when it is whole; what stood there stays until then.

    A device or pipe, as /dev/stdout, is written as it is. Raises ExportError.
    """
    if path.is_dir():
        raise ExportError(f"{path} is a folder: name a file in it")
    if path.exists() and not path.is_file():
        with path.open("wb") as out:
            yield out
        return
    part = part_file(path)
    try:
        out = part.open("xb")
    except OSError as error:
        raise ExportError(f"{path} can't be written ({error.strerror}): name another file") from error
    try:
        with out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        os.replace(part, path)
    except OSError as error:
        raise ExportError(f"{path} can't be written ({error.strerror}): make room or name another file") from error
    finally:
        part.unlink(missing_ok=True)
