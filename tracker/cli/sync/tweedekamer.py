"""`tracker sync tweedekamer`: letters, motions, the register and the meetings of the Tweede Kamer."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.sync.common import (
    DEFAULT_RAW,
    CommonOptions,
    Dossier,
    DryRun,
    Limit,
    Pause,
    Raw,
    Since,
    day,
    dossier_number,
)
from tracker.cli.sync.report import preview, report


def tweedekamer(
    part: Annotated[
        list[str] | None,
        typer.Option(help="letters, motions, undertakings or meetings; may be given again. Default: all."),
    ] = None,
    committee: Annotated[
        str | None, typer.Option(help="Committee in the lead: its abbreviation, or part of its name.")
    ] = None,
    dossier: Dossier = None,
    subject: Annotated[str | None, typer.Option(help="Words in the subject or title.")] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(help="Kind of paper as the feed names it; default: all of the government."),
    ] = None,
    since: Since = None,
    limit: Limit = None,
    papers: Annotated[bool, typer.Option(help="Fetch and read the letters themselves.")] = True,
    motion_papers: Annotated[bool, typer.Option(help="Fetch and read the motions themselves as well.")] = False,
    odata: Annotated[
        bool,
        typer.Option(
            "--odata", help="Ask OData, quick for a narrow filter, instead of reading the SyncFeed, which tells all."
        ),
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
    """Letters, motions with votes, the register of oral undertakings, and meetings with their agenda.

    By default the SyncFeed is read: the first time whole, which takes hours, later only what changed, what was taken
    away too. With --odata only what the filter asks for is asked. Stopped at any moment (Ctrl-C, a failing network) the
    next run continues from there. Values that no list of the tracker knows are reported.

    \b
    Examples:
      tracker sync tweedekamer --odata --committee BuZa --since 2024-01-01
      tracker sync tweedekamer --odata --part motions --dossier 21501-02
      tracker sync tweedekamer --part undertakings --dry-run

    \b
    Exit codes: 0 done, 1 something was rejected or the host gave up, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.feeds import sync_tweedekamer
    from tracker.feeds.preview import preview_tweedekamer
    from tracker.feeds.tweedekamer.queries import PARTS, Filter
    from tracker.feeds.tweedekamer.sync import SERVICES, SYNCFEED

    unknown = set(part or ()) - set(PARTS)
    if unknown:
        options.stop(f"--part {', '.join(sorted(unknown))}: choose from {', '.join(PARTS)}")
    chosen = tuple(each for each in PARTS if not part or each in part)
    selected = Filter(committee, dossier_number(dossier), subject, tuple(kind or ()), day(since))
    services = tuple(base or SERVICES)
    common = CommonOptions(db, raw, limit, pause, dry_run, json)
    if dry_run:
        preview(common, lambda: preview_tweedekamer(chosen, selected, services, common.limits()))
        return
    url = None if odata else (feed or SYNCFEED)
    report(
        common,
        lambda made: sync_tweedekamer(made, chosen, selected, services=services, feed=url),
        papers=papers,
        motion_papers=motion_papers,
    )
