"""Prints what the commands have to say: a table on a terminal, tab-separated lines in a pipe, JSON when asked."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

import typer

from tracker.cli.options import on_terminal


def as_json(value: object) -> None:
    """Print a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2))


def table(title: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows: with rules and a title on a terminal, else one line a row with tabs, without a heading."""
    if not on_terminal():
        for row in rows:
            typer.echo("\t".join("" if cell is None else " ".join(str(cell).split()) for cell in row))
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    grid = Table(title=title, title_justify="left")
    for place, column in enumerate(columns):
        grid.add_column(column, justify="left" if place == 0 else "right")
    for row in rows:
        grid.add_row(*("" if cell is None else escape(str(cell)) for cell in row))
    Console().print(grid)
