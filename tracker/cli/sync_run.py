"""The work of `tracker sync` and `tracker rebuild`."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import typer

from tracker import store
from tracker.cli import options
from tracker.cli import output as show
from tracker.feeds import Options, SyncReport, preview, rebuild, sync_publications, sync_tweedekamer
from tracker.feeds.client.errors import FeedError
from tracker.feeds.client.http import Limits
from tracker.feeds.context import Progress, Tally
from tracker.feeds.officielebekendmakingen.records import BASE, cql
from tracker.feeds.tweedekamer.queries import PARTS, Filter
from tracker.feeds.tweedekamer.sync import SERVICES, SYNCFEED


@dataclass(frozen=True, slots=True)
class Wish:
    """The options that both feeds share."""

    db: Path
    raw: Path
    limit: int | None
    pause: float
    dry_run: bool
    as_json: bool
    since: str | None

    def limits(self) -> Limits:
        """The client's limits with the pause that was asked for."""
        return Limits(interval=self.pause)


def tweedekamer(
    wish: Wish,
    parts: tuple[str, ...],
    wanted: dict[str, Any],
    *,
    papers: bool,
    motion_papers: bool,
    bases: tuple[str, ...],
    feed: str | None,
    syncfeed: bool,
) -> int:
    """Read the Tweede Kamer's feed and print what that did; returns the exit code."""
    unknown = set(parts) - set(PARTS)
    if unknown:
        options.stop(f"--part {', '.join(sorted(unknown))}: choose from {', '.join(PARTS)}")
    if wanted.get("dossier"):
        wanted = {**wanted, "dossier": _dossier(str(wanted["dossier"]))}
    chosen = tuple(part for part in PARTS if not parts or part in parts)
    filter_ = Filter(**wanted, since=wish.since)
    services = bases or SERVICES
    if wish.dry_run:
        return _preview(wish, lambda: preview.preview_tweedekamer(chosen, filter_, services, wish.limits()))
    address = (feed or SYNCFEED) if syncfeed else None
    return _report(
        wish,
        lambda made: sync_tweedekamer(made, chosen, filter_, services=services, feed=address),
        papers=papers,
        motion_papers=motion_papers,
    )


def publications(wish: Wish, dossier: str | None, until: str | None, query: str, base: str | None) -> int:
    """Read the official publications and print what that did; returns the exit code."""
    if not (dossier or wish.since or query):
        options.stop("say which publications: --dossier, --since or --query (there are some millions of them)")
    question = cql(dossier=_dossier(dossier) if dossier else None, since=wish.since, until=until, query=query)
    if wish.dry_run:
        return _preview(wish, lambda: preview.preview_publications(question, base or BASE, wish.limits()))
    return _report(wish, lambda made: sync_publications(made, question, base=base or BASE))


def again(db: Path, raw: Path, as_json: bool) -> int:
    """Make the database again from the raw answers and print what that did; returns the exit code."""
    if not (raw / "index.db").is_file():
        options.stop(f"{raw} holds no raw answers: run `tracker sync` first, or name their folder with --raw")
    wish = Wish(db, raw, None, 0.0, dry_run=False, as_json=as_json, since=None)
    return _report(wish, rebuild)


def _dossier(given: str) -> str:
    """`28 676` and `28676` alike. Stops when it is no dossier."""
    dossier = re.sub(r"[\s.]", "", given)
    if not re.fullmatch(r"\d{3,6}(?:-[0-9A-Za-z*]+)?", dossier):
        options.stop(f"--dossier {given}: write it as 28676, 21501-02 or 35300-XV")
    return dossier


def _report(wish: Wish, run: Callable[[Options], SyncReport], **more: bool) -> int:
    try:
        with _progress() as progress:
            report = run(Options(wish.db, wish.raw, wish.limit, limits=wish.limits(), progress=progress, **more))
    except store.DatabaseProblem as problem:
        options.stop(str(problem))
    except FeedError as error:
        options.stop(error.reason)
    for note in report.notes:
        typer.echo(f"note: {note}", err=True)
    if wish.as_json:
        show.as_json(asdict(report))
    else:
        _print(report)
    if report.status == "stopped":
        typer.echo(
            f"stopped: {report.stopped}; what was stored is whole, the same command goes on from there", err=True
        )
        return options.REJECTED
    if report.status == "interrupted":
        typer.echo("stopped; what was stored is whole, the same command goes on from there", err=True)
        return options.INTERRUPTED
    return options.REJECTED if report.rejected else options.OK


def _print(report: SyncReport) -> None:
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
        for t in report.tallies
    ]  # fmt: skip
    show.table(f"{report.requests} requests in {report.seconds:.1f} s", columns, rows)
    if report.joined is not None:
        joined = report.joined
        show.table(
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


def _preview(wish: Wish, ask: Callable[[], list[preview.Preview]]) -> int:
    try:
        found = ask()
    except FeedError as error:
        options.stop(error.reason, options.REJECTED)
    if wish.as_json:
        show.as_json([asdict(each) for each in found])
    else:
        rows = [(each.part, "?" if each.count is None else each.count, each.first or "") for each in found]
        show.table("dry run: nothing was stored", ("part", "records", "latest"), rows)
    return options.OK


@contextmanager
def _progress() -> Iterator[Progress]:
    """A line on standard error when that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        yield lambda tally: None
        return
    from rich.console import Console

    with Console(stderr=True).status("asking the feed") as line:

        def tell(tally: Tally) -> None:
            of = f" of {tally.total}" if tally.total else ""
            line.update(
                f"{tally.part}: page {tally.pages}, {tally.records}{of} records, {tally.new} new, "
                f"{tally.stored} papers, {tally.rejected} rejected, {tally.rate:.0f}/s"
            )

        yield tell
