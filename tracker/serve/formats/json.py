"""JSON and JSON Lines: values as stored, lists as lists."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence

from tracker.serve.formats import Row, Rows
from tracker.serve.formats.cells import listed, plain


def array(columns: Sequence[str], rows: Rows, lists: Collection[str] = ()) -> Iterator[str]:
    """One JSON array of objects, in pieces; the columns in `lists` hold JSON arrays and become arrays."""
    begin = "[\n"
    for row in rows:
        yield begin + _object(columns, row, lists)
        begin = ",\n"
    yield "[]\n" if begin == "[\n" else "\n]\n"


def lines(columns: Sequence[str], rows: Rows, lists: Collection[str] = ()) -> Iterator[str]:
    """One object a line."""
    for row in rows:
        yield _object(columns, row, lists) + "\n"


def _object(columns: Sequence[str], row: Row, lists: Collection[str]) -> str:
    values: dict[str, object] = {}
    for name, value in zip(columns, row, strict=True):
        decoded = listed(value) if name in lists else None
        values[name] = plain(value) if decoded is None else decoded
    return json.dumps(values, ensure_ascii=False)
