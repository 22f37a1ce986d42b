"""`tracker export`: write a table or view to a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import options


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
    from tracker.cli import export_run

    raise typer.Exit(
        export_run.run(
            table, db, form=form, output=output, excel=excel, kind=kind, status=status, where=where or [], sort=sort
        )
    )
