"""`tracker sync overheid`: what government bodies disclose on open.overheid.nl."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.sync.common import DEFAULT_RAW, CommonOptions, DryRun, Limit, Raw, Since, day
from tracker.cli.sync.report import preview, report


def overheid(
    query: Annotated[str, typer.Option(help="Words to look for.")] = "",
    kind: Annotated[str, typer.Option(help="Kind of document as the site names it, as Kamerbrief.")] = "",
    organisation: Annotated[str, typer.Option(help="Who published it, as 'ministerie van Algemene Zaken'.")] = "",
    theme: Annotated[str, typer.Option(help="Theme as the site names it.")] = "",
    since: Since = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Only what is published on or before this day.")
    ] = None,
    papers: Annotated[bool, typer.Option(help="Fetch and read the documents themselves.")] = True,
    limit: Limit = None,
    dry_run: DryRun = False,
    pause: Annotated[float, typer.Option(min=0.0, help="Least seconds between two requests.")] = 0.25,
    db: options.Database = options.DEFAULT_DATABASE,
    raw: Raw = DEFAULT_RAW,
    json: options.Json = False,
    base: Annotated[str | None, typer.Option(help="Address of the service.")] = None,
) -> None:
    """Documents of ministries and other bodies, with their attachments. The service is used as its users describe it.

    \b
    Examples:
      tracker sync overheid --kind Kamerbrief --since 2026-01-01
      tracker sync overheid --query luchtverdediging --organisation "ministerie van Defensie" --dry-run

    \b
    Exit codes: 0 done, 1 something was rejected or the host gave up, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.feeds import sync_overheid
    from tracker.feeds.listing import ListingFilter, ListingPart
    from tracker.feeds.overheid.source import BASE, SOURCE
    from tracker.feeds.preview import preview_listing

    if not (query or kind or since):
        options.stop("say which documents: --query, --kind or --since (there are some 663,000 of them)")
    chosen = ListingFilter(query, kind, organisation, theme, day(since) or "", day(until) or "")
    common = CommonOptions(db, raw, limit, pause, dry_run, json)
    if dry_run:
        preview(common, lambda: preview_listing(ListingPart(SOURCE, chosen, base or BASE), common.limits()))
        return
    report(common, lambda made: sync_overheid(made, chosen, base=base or BASE), papers=papers)
