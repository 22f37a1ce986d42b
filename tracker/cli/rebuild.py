"""`tracker rebuild`: make the database again from the raw answers of the feeds."""

from __future__ import annotations

import typer

from tracker.cli import options
from tracker.cli.sync import DEFAULT_RAW, Raw


def rebuild(
    db: options.Database = options.DEFAULT_DATABASE, raw: Raw = DEFAULT_RAW, json: options.Json = False
) -> None:
    """Make the database again from the raw answers that `tracker sync` kept, without a network.

    Works on a new database and on one that is there: what it holds stays, what the feeds said is put in again.

    \b
    Examples:
      tracker rebuild --db data/new.db
      tracker rebuild --raw /archive/raw

    \b
    Exit codes: 0 done, 1 something was rejected, 2 no raw answers or wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.cli import sync_run

    raise typer.Exit(sync_run.again(db, raw, json))
