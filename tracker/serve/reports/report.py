"""What a report is, whatever it is written as: a title, what was chosen, and sections with a table each."""

from __future__ import annotations

from dataclasses import dataclass, field

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Section:
    """A table under a heading; `empty` is what stands there when it has no rows."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str = "Geen."


@dataclass(frozen=True, slots=True)
class Report:
    """A report in Dutch; `notes` say what was chosen, as of when, and how to read it."""

    title: str
    notes: tuple[str, ...]
    sections: tuple[Section, ...]
    widths: tuple[int, ...] = field(default=())
    """Shares of the width of a page, one a column; equal when absent."""
