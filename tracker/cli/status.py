"""`tracker status`: what the database holds."""

from __future__ import annotations

import typer

from tracker.cli import options


def status(db: options.Database = options.DEFAULT_DATABASE, json: options.Json = False) -> None:
    """Say what the database holds: documents, commitments by kind, motions, citations, rejects, the last run.

    \b
    Examples:
      tracker status
      tracker status --json | jq .commitments
      tracker status --db data/2024.db

    \b
    Exit codes: 0 done, 2 no database or wrong use.
    """
    from tracker.cli.status_run import run

    raise typer.Exit(run(db, as_json=json))
