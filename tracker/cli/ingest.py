"""`tracker ingest`: read documents into the database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import options, output
from tracker.cli.status import print_counts

if TYPE_CHECKING:
    import sqlite3

    from tracker import store
    from tracker.ingestion.run import Progress, Report


def ingest(
    paths: Annotated[
        list[str], typer.Argument(help="Files and folders (with all below them); - reads standard input.")
    ],
    db: options.Database = options.DEFAULT_DATABASE,
    workers: Annotated[int, typer.Option(min=1, help="Processes that read and extract; one process stores.")] = 1,
    scheduler: Annotated[
        str | None,
        typer.Option(help="Address of a Dask scheduler, whose workers read and extract."),
    ] = None,
    json: options.Json = False,
    profile: Annotated[bool, typer.Option("--profile", help="Say where the time went, by stage.")] = False,
) -> None:
    """Read documents and store their commitments, motions and citations.

    A document that has not changed is skipped; one that has replaces its rows, and what it said before is kept. When
    the rules changed they are applied to the stored text; when the reader changed the file is read again. What can't
    be read is kept in the table `rejects`, with the reason, and the rest goes on.

    \b
    Examples:
      tracker ingest seeds
      tracker ingest letters/*.pdf --db data/2024.db --workers 4
      curl -s https://example.org/brief.txt | tracker ingest -
      tracker ingest archive --scheduler tcp://10.0.0.1:8786

    \b
    Exit codes: 0 all read, 1 something was rejected, 2 wrong use, 130 stopped with Ctrl-C (the database is whole).
    """
    from tracker.ingestion.run import ingest as read_all

    if scheduler and workers > 1:
        options.stop("--scheduler and --workers exclude one another: the cluster has its own workers")
    with options.errors_in_one_line(db), progress_bar() as progress:
        report = read_all(paths, db, workers=workers, scheduler=scheduler, progress=progress)
    if profile and not json:
        _print_profile(report)
    tell(report, db, json=json)


def tell(report: Report, db: Path, *, json: bool) -> None:
    """Print what a run did, and leave with the exit code that says so when it did not do all."""
    from dataclasses import asdict

    from tracker.cli.reasons import in_english

    rejects = [(source, in_english(reason)) for source, reason in report.rejects]
    for source, reason in rejects:
        typer.echo(f"{source}: {reason}", err=True)
    if json:
        found = asdict(report)
        found["rejects"] = [{"source": source, "reason": reason} for source, reason in rejects]
        output.as_json(found)
    else:
        _print(report, db)
    if report.status == "interrupted":
        typer.echo(f"stopped; what is stored in {db} is whole, run the same command to go on", err=True)
        raise typer.Exit(options.INTERRUPTED)
    if report.counts.rejected:
        raise typer.Exit(options.REJECTED)


def _print_profile(report: Report) -> None:
    """CPU time by stage, of all processes together."""
    whole = sum(report.spent.values()) or 1
    rows = [
        (name, f"{seconds:.2f} s", f"{1000 * seconds / max(report.counts.seen, 1):.2f} ms", f"{seconds / whole:.0%}")
        for name, seconds in sorted(report.spent.items(), key=lambda item: -item[1])
    ]
    output.table("where the time went", ("stage", "CPU", "a file", "share"), rows)


def _print(report: Report, db_path: Path) -> None:
    """What this run did, and what the database holds now."""
    counts = report.counts
    output.table(
        f"read in {report.seconds:.1f} s",
        ("this run", "files"),
        [
            ("added", counts.added),
            ("changed", counts.changed),
            ("unchanged", counts.unchanged),
            ("other renditions", counts.renditions),
            ("rejected", counts.rejected),
            ("read again, the reader changed", counts.reread),
            ("extracted again from stored text, the rules changed", counts.reextracted),
        ],
    )
    from tracker import store

    with store.open_database(db_path, create=False, write=False) as db:
        print_counts(db, str(db_path))
        _print_changes(db.conn, report.run_id)


def _print_changes(db: sqlite3.Connection, run_id: int) -> None:
    """How many promises are new, met, late, ... since this run began; `tracker changes` lists them."""
    from collections import Counter

    from tracker.serve.alerts.changes import CHANGES, changes
    from tracker.sql import now

    (started,) = db.execute("SELECT started FROM runs WHERE id = ?", (run_id,)).fetchone() or (now(),)
    counts = Counter(each.change for each in changes(db, started, now()))
    if counts:
        title = f"changed; tracker changes --since {started} lists them"
        output.table(
            title, ("promises", "number"), [(f"{name} since", counts[name]) for name in CHANGES if counts[name]]
        )


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A bar on standard error when that is a terminal, with the rate and the time left; else nothing."""
    import sys
    import time

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    begun = time.monotonic()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(counts: store.Counts, total: int) -> None:
            rate = counts.seen / max(time.monotonic() - begun, 0.001)
            said = f"reading, {counts.bytes / 2**20:.1f} MB, {rate:.0f} files a second"
            bar.update(task, completed=counts.seen, total=total, description=said)

        yield tell
