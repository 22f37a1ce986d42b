"""The work of `tracker ingest`."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import typer

from tracker import store
from tracker.cli import options, status_run
from tracker.cli import output as show
from tracker.ingestion.run import Progress, Report, ingest


def run(paths: list[str], db_path: Path, *, workers: int, as_json: bool) -> int:
    """Read the paths and print what that did; returns the exit code."""
    try:
        with _progress() as progress:
            report = ingest(paths, db_path, workers=workers, progress=progress)
    except store.DatabaseProblem as problem:
        options.stop(str(problem))
    for source, reason in report.rejects:
        typer.echo(f"{source}: {reason}", err=True)
    if as_json:
        found = asdict(report)
        found["rejects"] = [{"source": source, "reason": reason} for source, reason in report.rejects]
        show.as_json(found)
    else:
        _print(report, db_path)
    if report.status == "interrupted":
        typer.echo(f"stopped; what is stored in {db_path} is whole, run the same command to go on", err=True)
        return options.INTERRUPTED
    return options.REJECTED if report.counts.rejected else options.OK


def _print(report: Report, db_path: Path) -> None:
    """What this run did, and what the database holds now."""
    counts = report.counts
    show.table(
        f"read in {report.seconds:.1f} s",
        ("this run", "files"),
        [
            ("added", counts.added),
            ("changed", counts.changed),
            ("unchanged", counts.unchanged),
            ("other renditions", counts.renditions),
            ("rejected", counts.rejected),
        ],
    )
    with store.open_database(db_path, create=False, write=False) as db:
        status_run.table(db, str(db_path))


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on standard error when that is a terminal, else nothing."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(counts: store.Counts, total: int) -> None:
            megabytes = counts.bytes / 2**20
            bar.update(task, completed=counts.seen, total=total, description=f"reading, {megabytes:.1f} MB")

        yield tell
