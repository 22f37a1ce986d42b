"""What the commands share: the options that mean the same everywhere, exit codes, and the one-line way to stop."""

from __future__ import annotations

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from tracker.errors import TrackerError

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


def checked_day(day: str | None) -> str | None:
    """The day as it was given. Raises TrackerError for what is no day."""
    from datetime import date

    try:
        date.fromisoformat(day or "2000-01-01")
    except ValueError as error:
        raise TrackerError(f"{day!r} is no day: write it as 2024-12-31") from error
    return day


@contextmanager
def errors_in_one_line(db: Path | None = None) -> Iterator[None]:
    """End the command with one line and code 2 on an error the user can do something about; `db` is what it used."""
    import sqlite3

    try:
        yield
    except TrackerError as error:
        logging.getLogger(__name__).debug("ended by", exc_info=error)
        stop(str(error))
    except sqlite3.Error as error:
        if db is None:
            raise
        from tracker.store import translate_sqlite_error

        stop(str(translate_sqlite_error(error, db)))


def log_to_stderr(*, verbose: bool) -> None:
    """Write what the program says of its work to standard error: warnings only, or every step with its time."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        logging.Formatter(
            "%(asctime)s %(levelname)s %(name)s: %(message)s" if verbose else "%(levelname)s: %(message)s"
        )
    )
    log = logging.getLogger("tracker")  # what libraries have to say is for who uses them from Python
    log.handlers = [handler]
    log.setLevel(logging.DEBUG if verbose else logging.WARNING)
    log.propagate = False


def on_terminal() -> bool:
    """Whether standard output is a terminal: tables and progress there, TSV and read_timeout in a pipe."""
    return sys.stdout.isatty()
