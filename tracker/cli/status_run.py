"""The work of `tracker status`, and the table that `tracker ingest` ends with."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from tracker import store
from tracker.cli import options
from tracker.cli import output as show
from tracker.store.status_summary import Overview, overview


def run(db_path: Path, *, as_json: bool) -> int:
    """Print what the database holds; returns the exit code."""
    try:
        db = store.open_database(db_path, create=False, write=False)
    except store.DatabaseProblem as problem:
        options.stop(str(problem))
    with db:
        holds = overview(db)
    if as_json:
        show.as_json(asdict(holds))
    else:
        show.table(str(db_path), ("", "number"), lines(holds))
        _last_run(holds.run)
    return options.OK


def lines(holds: Overview) -> list[tuple[str, int]]:
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


def table(db: Database, title: str) -> None:
    """Print the counts of an open database."""
    show.table(title, ("", "number"), lines(overview(db)))


def _last_run(run: dict[str, Any] | None) -> None:
    if run is not None:
        said = (
            f"{run['command']} {run['status']} {run['finished'] or run['started']}, tracker {run['extractor_version']}"
        )
        show.table("last run", ("run", ""), [("last run", said)])
