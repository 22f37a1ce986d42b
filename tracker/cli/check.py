"""`tracker check`: look whether the database is whole."""

from __future__ import annotations

import typer

from tracker.cli import options, output


def check(db: options.Database = options.DEFAULT_DATABASE, json: options.Json = False) -> None:
    """Look whether the database is whole: file, foreign keys, search index, quotes, overview, documents.

    Nothing is changed. Takes about as long as reading the whole file; others may read and write meanwhile.

    \b
    Examples:
      tracker check
      tracker check --db backups/2024-06-11.db

    \b
    Exit codes: 0 whole, 1 something is wrong and was named, 2 no database or none that can be opened.
    """
    from tracker.store.check import check as look

    with options.errors_in_one_line(db):
        found = look(db)
    if json:
        output.as_json(found)
    else:
        output.table(str(db), ("check", "problems"), [(name, len(problems)) for name, problems in found.items()])
        for name, problems in found.items():
            for problem in problems:
                typer.echo(f"{name}: {problem}", err=True)
    if any(found.values()):
        raise typer.Exit(options.REJECTED)
