"""`tracker sync rijksoverheid`: what ministries publish on rijksoverheid.nl."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.sync.common import DEFAULT_RAW, CommonOptions, DryRun, Limit, Pause, Raw, Since, day
from tracker.cli.sync.report import preview, report


def rijksoverheid(
    kind: Annotated[str, typer.Option(help="Type of document as the site names it, as rapport.")] = "kamerstuk",
    organisation: Annotated[str, typer.Option(help="Part of the government, as ministerie-van-defensie.")] = "",
    subject: Annotated[str, typer.Option(help="Subject as the site names it.")] = "",
    since: Since = None,
    papers: Annotated[bool, typer.Option(help="Fetch and read the documents themselves.")] = True,
    limit: Limit = None,
    dry_run: DryRun = False,
    pause: Pause = 0.2,
    db: options.Database = options.DEFAULT_DATABASE,
    raw: Raw = DEFAULT_RAW,
    json: options.Json = False,
    base: Annotated[str | None, typer.Option(help="Address of the service.")] = None,
) -> None:
    """Letters to parliament and other documents of ministries, by the open data of the site.

    \b
    Examples:
      tracker sync rijksoverheid --since 2026-01-01
      tracker sync rijksoverheid --kind rapport --organisation ministerie-van-defensie --limit 100

    \b
    Exit codes: 0 done, 1 something was rejected or the host gave up, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.feeds import sync_rijksoverheid
    from tracker.feeds.listing import ListingFilter, ListingPart
    from tracker.feeds.preview import preview_listing
    from tracker.feeds.rijksoverheid.source import BASE, SOURCE

    chosen = ListingFilter("", kind, organisation, subject, day(since) or "")
    common = CommonOptions(db, raw, limit, pause, dry_run, json)
    if dry_run:
        preview(common, lambda: preview_listing(ListingPart(SOURCE, chosen, base or BASE), common.limits()))
        return
    report(common, lambda made: sync_rijksoverheid(made, chosen, base=base or BASE), papers=papers)
