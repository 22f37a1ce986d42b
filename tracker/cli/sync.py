"""`tracker sync`: follow the open-data feeds."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import options

app = typer.Typer(
    no_args_is_help=True,
    help="""Follow an open-data feed: what is new or changed since the last time.

    \b
    Examples:
      tracker sync tweedekamer --committee BuZa --since 2024-01-01
      tracker sync officielebekendmakingen --dossier 28676
    """,
)

DEFAULT_RAW = Path("data/raw")
Raw = Annotated[Path, typer.Option("--raw", help="Folder that keeps every answer, to rebuild from.", show_default=True)]
Limit = Annotated[int | None, typer.Option(min=1, help="Stop after this many new or changed records.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Only say how many records there are; store nothing.")]
Since = Annotated[datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what is dated on or after this day.")]
Pause = Annotated[float, typer.Option(min=0.0, help="Least seconds between two requests.")]
Dossier = Annotated[
    str | None, typer.Option(help="Dossier, as 28676, 21501-02 or 35300-XV; 36600-* with all its additions.")
]


@app.command()
def tweedekamer(
    part: Annotated[
        list[str] | None, typer.Option(help="letters, motions or undertakings; may be given again. Default: all three.")
    ] = None,
    committee: Annotated[
        str | None, typer.Option(help="Committee in the lead: its abbreviation, or part of its name.")
    ] = None,
    dossier: Dossier = None,
    subject: Annotated[str | None, typer.Option(help="Words in the subject or title.")] = None,
    kind: Annotated[
        list[str] | None, typer.Option(help="Kind of letter as the feed names it; default 'Brief regering'.")
    ] = None,
    since: Since = None,
    limit: Limit = None,
    papers: Annotated[bool, typer.Option(help="Fetch and read the letters themselves.")] = True,
    motion_papers: Annotated[bool, typer.Option(help="Fetch and read the motions themselves as well.")] = False,
    syncfeed: Annotated[
        bool, typer.Option("--syncfeed", help="Read the SyncFeed, which also tells what was taken away.")
    ] = False,
    dry_run: DryRun = False,
    pause: Pause = 0.2,
    db: options.Database = options.DEFAULT_DATABASE,
    raw: Raw = DEFAULT_RAW,
    json: options.Json = False,
    base: Annotated[
        list[str] | None, typer.Option(help="Address of the OData service; the first that is there is used.")
    ] = None,
    feed: Annotated[str | None, typer.Option(help="Address of the SyncFeed.")] = None,
) -> None:
    """Letters, motions with votes, and the register of oral undertakings of the Tweede Kamer.

    The first run reads everything that the filter asks for, a later one what changed since. Stopped at any moment
    (Ctrl-C, a failing network) it goes on where it was.

    \b
    Examples:
      tracker sync tweedekamer --committee BuZa --since 2024-01-01
      tracker sync tweedekamer --part motions --dossier 21501-02
      tracker sync tweedekamer --part undertakings --dry-run

    \b
    Exit codes: 0 done, 1 something was rejected or the host gave up, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.cli import sync_run

    wish = sync_run.Wish(db, raw, limit, pause, dry_run, json, day(since))
    code = sync_run.tweedekamer(
        wish,
        tuple(part or ()),
        {"committee": committee, "dossier": dossier, "subject": subject, "kinds": tuple(kind or ())},
        papers=papers,
        motion_papers=motion_papers,
        bases=tuple(base or ()),
        feed=feed,
        syncfeed=syncfeed,
    )
    raise typer.Exit(code)


@app.command()
def officielebekendmakingen(
    dossier: Dossier = None,
    since: Since = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what is dated on or before this day.")
    ] = None,
    query: Annotated[str, typer.Option(help="A clause in CQL, as w.subrubriek==Brief.")] = "",
    limit: Limit = None,
    dry_run: DryRun = False,
    pause: Pause = 0.2,
    db: options.Database = options.DEFAULT_DATABASE,
    raw: Raw = DEFAULT_RAW,
    json: options.Json = False,
    base: Annotated[str | None, typer.Option(help="Address of the SRU service.")] = None,
) -> None:
    """Official publications of both chambers: the papers of a dossier, of a period, or that a query asks for.

    \b
    Examples:
      tracker sync officielebekendmakingen --dossier 28676
      tracker sync officielebekendmakingen --since 2024-05-01 --until 2024-05-31 --dry-run

    \b
    Exit codes: 0 done, 1 something was rejected or the host gave up, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.cli import sync_run

    wish = sync_run.Wish(db, raw, limit, pause, dry_run, json, day(since))
    raise typer.Exit(sync_run.publications(wish, dossier, day(until), query, base))


def day(moment: datetime | None) -> str | None:
    """The ISO day of an option."""
    return moment.date().isoformat() if moment else None
