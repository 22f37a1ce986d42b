"""File formats of the exports: one module a format, each from column names and rows to bytes or lines.

A row is a sequence of stored values: None, int, float, str or bytes. Nothing here knows of databases or paths.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Value = int | float | str | bytes | None
Row = Sequence[Value]
Rows = Iterable[Row]
