"""`tracker ingest`: read documents into the database."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options


def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="Files and folders (with all below them); - reads standard input.")
    ],
    db: options.Database = options.DEFAULT_DATABASE,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read and extract; one process stores.")] = 1,
    json: options.Json = False,
) -> None:
    """Read documents and store their commitments, motions and citations.

    A document that has not changed is skipped; one that has replaces its rows. What can't be read is kept in the
    table `rejects`, with the reason, and the rest goes on.

    \b
    Examples:
      tracker ingest seeds
      tracker ingest letters/*.pdf --db data/2024.db --workers 4
      curl -s https://example.org/brief.txt | tracker ingest -

    \b
    Exit codes: 0 all read, 1 something was rejected, 2 wrong use, 130 stopped with Ctrl-C (the database is whole).
    """
    from tracker.cli.ingest_run import run

    raise typer.Exit(run(paths, db, workers=workers, as_json=json))
