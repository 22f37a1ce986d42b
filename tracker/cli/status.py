"""`tracker status`: what the database holds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tracker.cli import options, output

if TYPE_CHECKING:
    from sqlite_utils import Database

    from tracker.store.status_summary import Overview


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
    from dataclasses import asdict

    from tracker import store
    from tracker.store.status_summary import overview

    with options.errors_in_one_line(db), store.open_database(db, create=False, write=False) as database:
        holds = overview(database)
    if json:
        output.as_json(asdict(holds))
        return
    output.table(str(db), ("", "number"), count_rows(holds))
    if holds.run is not None:
        output.table("last run", ("run", ""), [("last run", _last_run(holds.run))])


def count_rows(holds: Overview) -> list[tuple[str, int]]:
    """The counts, one a line."""
    return [
        ("documents", holds.documents),
        ("commitments", holds.commitments),
        *((f"  {kind}", number) for kind, number in holds.kinds.items()),
        ("motions", holds.motions),
        ("  carried out", holds.motions_carried_out),
        ("citations", holds.citations),
        ("  of a document that is here", holds.citations_linked),
        ("threads", holds.threads),
        ("rejects", holds.rejects),
    ]


def print_counts(db: Database, title: str) -> None:
    """Print the counts of an open database."""
    from tracker.store.status_summary import overview

    output.table(title, ("", "number"), count_rows(overview(db)))


def _last_run(run: dict[str, Any]) -> str:
    """What the last run was, how it ended and when, by which version."""
    return f"{run['command']} {run['status']} {run['finished'] or run['started']}, tracker {run['extractor_version']}"
