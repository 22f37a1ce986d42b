"""`tracker refresh`: apply the rules of now to what was read before."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.ingest import progress_bar, tell


def refresh(
    db: options.Database = options.DEFAULT_DATABASE,
    workers: Annotated[int, typer.Option(min=1, help="Processes that extract; one process stores.")] = 1,
    json: options.Json = False,
) -> None:
    """Extract again, from the stored text, what other rules extracted; no file is read.

    What a row said before is kept in `row_history`. A document that an older reader read stays as it is: `ingest` its
    file again.

    \b
    Examples:
      tracker refresh
      tracker refresh --db data/2024.db --workers 4

    \b
    Exit codes: 0 all done, 1 something was rejected, 2 wrong use, 130 stopped with Ctrl-C (the database is whole).
    """
    from tracker.ingestion.run import refresh as extract_again

    with options.errors_in_one_line(db), progress_bar() as progress:
        report = extract_again(db, workers=workers, progress=progress)
    tell(report, db, json=json)
