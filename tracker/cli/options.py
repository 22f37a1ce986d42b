"""What the commands share: the options that mean the same everywhere, exit codes, and the one-line way to stop."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

OK = 0
"""Everything that was asked for was done."""
REJECTED = 1
"""The run finished, but something was rejected or not found; the reasons were printed."""
WRONG_USE = 2
"""The command could not start: a wrong option, path or database."""
INTERRUPTED = 130
"""Stopped with Ctrl-C; what was stored is whole."""

DEFAULT_DATABASE = Path("data/tracker.db")

Database = Annotated[Path, typer.Option("--db", help="The SQLite database.", show_default=True)]
Json = Annotated[bool, typer.Option("--json", help="Write JSON instead of a table.")]


def stop(message: str, code: int = WRONG_USE) -> NoReturn:
    """Print one line on standard error and leave with an exit code."""
    typer.echo(f"tracker: {message}", err=True)
    raise typer.Exit(code)


def on_terminal() -> bool:
    """Whether standard output is a terminal: tables and progress there, TSV and silence in a pipe."""
    return sys.stdout.isatty()
