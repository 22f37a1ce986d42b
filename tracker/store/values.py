"""Reads the values of a row off the records that are stored: the definition of a table says where each comes from."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any

from tracker.sql import as_json
from tracker.store.tables import table

Row = dict[str, Any]
"""A row of a table: value by name of the column."""
Path = Callable[[object], Any]


def row_of(name: str, record: object) -> Row:
    """The row of a table that a record gives: the columns that say where they come from."""
    return {column: read(record) for column, read in _readers(name)}


@cache
def _readers(name: str) -> tuple[tuple[str, Path], ...]:
    return tuple((column.name, _reader(column.source, column.absent)) for column in table(name).written)


def _reader(source: str, absent: str | float | None) -> Path:
    """Reads `a.b or c`: the first that is there, else what stands for absence."""
    paths = [_path(path.strip()) for path in source.split(" or ")]

    def read(record: object) -> Any:  # noqa: ANN401
        for path in paths:
            value = path(record)
            if value is not None and value != "":
                return _storable(value)
        return absent

    return read


def _path(source: str) -> Path:
    """Follows `a.b.c` from a record; None as soon as one of them is None."""
    steps = [attrgetter(step) for step in source.split(".")]

    def follow(record: object) -> Any:  # noqa: ANN401
        for step in steps:
            if record is None:
                return None
            record = step(record)
        return record

    return follow


def _storable(value: Any) -> Any:  # noqa: ANN401
    """A value as SQLite keeps it: several as a JSON array, yes and no as 1 and 0."""
    if isinstance(value, (list, tuple)):
        return as_json(value)
    return int(value) if isinstance(value, bool) else value
