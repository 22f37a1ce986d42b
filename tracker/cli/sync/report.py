"""Runs a feed and prints what that did, or what it would do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from tracker.cli import options, output
from tracker.cli.sync.common import CommonOptions

if TYPE_CHECKING:
    from tracker.feeds import SyncOptions, SyncReport
    from tracker.feeds.context import PartCounts, Progress
    from tracker.feeds.preview import Preview


def report(common: CommonOptions, run: Callable[[SyncOptions], SyncReport], **more: bool) -> None:
    """Run, print what that did, and leave with the exit code that tells how it ended."""
    from dataclasses import asdict

    from tracker.feeds import SyncOptions

    with options.errors_in_one_line(common.db), _progress() as progress:
        result = run(
            SyncOptions(common.db, common.raw, common.limit, limits=common.limits(), progress=progress, **more)
        )
    for line in result.not_restored:
        typer.echo(f"not restored: {line}", err=True)
    for note in result.notes:
        typer.echo(f"note: {note}", err=True)
    if common.as_json:
        output.as_json(asdict(result))
    else:
        _print(result)
    if result.status == "stopped":
        typer.echo(
            f"stopped: {result.stopped}; what was stored is whole, the same command goes on from there", err=True
        )
        raise typer.Exit(options.REJECTED)
    if result.status == "interrupted":
        typer.echo("stopped; what was stored is whole, the same command goes on from there", err=True)
        raise typer.Exit(options.INTERRUPTED)
    if result.rejected or result.not_restored:
        raise typer.Exit(options.REJECTED)


def _print(result: SyncReport) -> None:
    columns = (
        "part",
        "pages",
        "records",
        "new",
        "unchanged",
        "deleted",
        "papers",
        "rejected",
        "a second",
        "to the end",
    )
    rows = [
        (
            t.part, t.pages, t.records, t.new, t.unchanged, t.deleted, t.stored, t.rejected, f"{t.rate:.0f}",
            "yes" if t.finished else "no",
        )
        for t in result.part_counts
    ]  # fmt: skip
    output.table(f"{result.requests} requests in {result.seconds:.1f} s", columns, rows)
    if result.joined is not None:
        joined = result.joined
        output.table(
            "joined with the letters",
            ("what", "number"),
            [
                ("official motions taken over", joined.motions),
                ("links between register and letters", joined.register_links),
                ("open conflicts about motions", joined.motion_conflicts),
                ("open conflicts about the register", joined.register_conflicts),
                ("papers that the feed took away", joined.withdrawn),
            ],
        )


def preview(common: CommonOptions, ask: Callable[[], list[Preview]]) -> None:
    """Print how many records there are, storing nothing."""
    from dataclasses import asdict

    from tracker.feeds.client.errors import FeedError

    try:
        found = ask()
    except FeedError as error:
        options.stop(str(error), options.REJECTED)
    if common.as_json:
        output.as_json([asdict(each) for each in found])
    else:
        rows = [(each.part, "?" if each.count is None else each.count, each.first or "") for each in found]
        output.table("dry run: nothing was stored", ("part", "records", "latest"), rows)


@contextmanager
def _progress() -> Iterator[Progress]:
    """A line on standard error when that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda counts: None
        return
    from rich.console import Console

    with Console(stderr=True).status("asking the feed") as line:

        def tell(counts: PartCounts) -> None:
            of = f" of {counts.total}" if counts.total else ""
            line.update(
                f"{counts.part}: page {counts.pages}, {counts.records}{of} records, {counts.new} new, "
                f"{counts.stored} papers, {counts.rejected} rejected, {counts.rate:.0f}/s"
            )

        yield tell
