"""`tracker export`: write a table or view to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import options

if TYPE_CHECKING:
    import sqlite3

    from tracker.serve.export import Format
    from tracker.serve.query import Condition


def export(
    table: Annotated[
        str, typer.Argument(help="A table or view: overzicht, toezeggingen_open, bijdragen, motions, ...")
    ] = "overzicht",
    db: options.Database = options.DEFAULT_DATABASE,
    form: Annotated[
        str | None,
        typer.Option("--format", help="csv, xlsx, json or jsonl. [default: by the name of the file, else csv]"),
    ] = None,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="The file; standard output without it.")] = None,
    excel: Annotated[
        bool, typer.Option("--excel", help="CSV for a Dutch Excel: semicolons, decimal commas, Dutch dates.")
    ] = False,
    kind: Annotated[
        str | None, typer.Option(help="Only this kind: pledge or bijdrage, undertaking or toezegging, ...")
    ] = None,
    status: Annotated[str | None, typer.Option(help="Only this status: open or openstaand, fulfilled, ...")] = None,
    where: Annotated[
        list[str] | None,
        typer.Option(help="Only rows where COLUMN=VALUE; also !=, >, >=, <, <=, ~ (contains). Repeat it for more."),
    ] = None,
    sort: Annotated[str | None, typer.Option(help="Order by this column; -COLUMN for the highest first.")] = None,
) -> None:
    """Write a table or view, all rows of it or those that you choose, as CSV, XLSX, JSON or JSON Lines.

    A text that a spreadsheet would take for a formula gets an apostrophe before it, in CSV and XLSX. A file appears
    under its name only when it is whole.

    \b
    Examples:
      tracker export overzicht --output overzicht.xlsx
      tracker export bijdragen --excel --output bijdragen.csv
      tracker export overzicht --kind toezegging --status openstaand --where "jaar>=2023"
      tracker export motions --format jsonl | jq .sponsors

    \b
    Exit codes: 0 done, 2 no database, no such table or column, a file that can't be written, or wrong use.
    """
    from tracker.serve.query import condition
    from tracker.serve.vocabulary import kind_condition, status_condition
    from tracker.store.database import open_database

    output = None if output == Path("-") else output
    with options.errors_in_one_line(db):
        chosen = _format(form, output, excel=excel)
        connection = open_database(db, create=False, write=False).conn
        conditions = [condition(text) for text in where or []]
        conditions += [kind_condition(connection, table, kind)] if kind else []
        conditions += [status_condition(connection, table, status)] if status else []
        _write(connection, table, chosen, output, excel, conditions, sort)


def _format(form: str | None, output: Path | None, *, excel: bool) -> Format:
    """The format asked for. Raises ExportError when it does not go with the other options."""
    import sys

    from tracker.serve.export import ExportError, chosen_format

    chosen = chosen_format(form, output)
    if excel and chosen != "csv":
        raise ExportError(f"--excel makes a CSV; {chosen} needs no such option")
    if chosen == "xlsx" and output is None and sys.stdout.isatty():
        raise ExportError("an XLSX can't be shown on a terminal: name a file with --output")
    return chosen


def _write(
    connection: sqlite3.Connection,
    table: str,
    form: Format,
    output: Path | None,
    excel: bool,
    conditions: list[Condition],
    sort: str | None,
) -> None:
    """Write the rows to standard output, or to a file and say how many."""
    import os
    import sys

    from tracker.serve.export import atomically
    from tracker.serve.export import export as write

    if output is None:
        try:
            write(connection, table, sys.stdout.buffer, form=form, excel=excel, conditions=conditions, order=sort)
            sys.stdout.buffer.flush()
        except BrokenPipeError:
            # The reader has seen enough (`| head`); without this Python complains when it closes the stream.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    with atomically(output) as out:
        count = write(connection, table, out, form=form, excel=excel, conditions=conditions, order=sort)
    typer.echo(f"{count} {'row' if count == 1 else 'rows'} of {table} in {output}", err=True)
