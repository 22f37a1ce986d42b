"""`tracker sync officielebekendmakingen`: the official publications of both chambers."""

from __future__ import annotations

from datetime import datetime
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
    from tracker.feeds import sync_publications
    from tracker.feeds.officielebekendmakingen.records import BASE, cql
    from tracker.feeds.preview import preview_publications

    if not (dossier or since or query):
        options.stop("say which publications: --dossier, --since or --query (there are some millions of them)")
    question = cql(dossier=dossier_number(dossier), since=day(since), until=day(until), query=query)
    common = CommonOptions(db, raw, limit, pause, dry_run, json)
    if dry_run:
        preview(common, lambda: preview_publications(question, base or BASE, common.limits()))
        return
    report(common, lambda made: sync_publications(made, question, base=base or BASE))
