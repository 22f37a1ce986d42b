"""What `tracker export` does."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import typer

from tracker.cli import options
from tracker.serve.export import CannotWrite, Format, atomically, chosen_format, export
from tracker.serve.query import Condition, WrongQuestion, condition
from tracker.serve.vocabulary import kind_condition, status_condition
from tracker.store.database import DatabaseProblem, explained, open_database


def run(
    table: str,
    db: Path,
    *,
    form: str | None,
    output: Path | None,
    excel: bool,
    kind: str | None,
    status: str | None,
    where: list[str],
    sort: str | None,
) -> int:
    """Write the rows, say how many went to a file; gives the exit code."""
    output = None if output == Path("-") else output
    try:
        chosen = chosen_format(form, output)
        if excel and chosen != "csv":
            raise CannotWrite(f"--excel makes a CSV; {chosen} needs no such option")
        if chosen == "xlsx" and output is None and sys.stdout.isatty():
            raise CannotWrite("an XLSX can't be shown on a terminal: name a file with --output")
        connection = open_database(db, create=False, write=False).conn
        conditions = [condition(text) for text in where]
        conditions += [kind_condition(connection, table, kind)] if kind else []
        conditions += [status_condition(connection, table, status)] if status else []
        return _write(connection, table, chosen, output, excel, conditions, sort)
    except (WrongQuestion, CannotWrite, DatabaseProblem) as problem:
        options.stop(str(problem))
    except sqlite3.Error as error:
        options.stop(str(explained(error, db)))


def _write(
    connection: sqlite3.Connection,
    table: str,
    form: Format,
    output: Path | None,
    excel: bool,
    conditions: list[Condition],
    sort: str | None,
) -> int:
    if output is None:
        try:
            export(connection, table, sys.stdout.buffer, form=form, excel=excel, conditions=conditions, order=sort)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The reader has seen enough (`| head`); without this Python complains when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return options.OK
    with atomically(output) as out:
        count = export(connection, table, out, form=form, excel=excel, conditions=conditions, order=sort)
    typer.echo(f"{count} {'row' if count == 1 else 'rows'} of {table} in {output}", err=True)
    return options.OK
