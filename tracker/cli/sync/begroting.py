"""`tracker sync begroting`: what the annexes of a budget say of motions and undertakings."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.sync.common import DEFAULT_RAW, CommonOptions, Limit, Pause, Raw, dossier_number
from tracker.cli.sync.report import report


def begroting(
    dossier: Annotated[str, typer.Option(help="Dossier of the budget, as 36600 (2025) or 36800 (2026).")],
    chapter: Annotated[
        list[str] | None, typer.Option(help="Only this chapter, as VII or XVI; may be repeated.")
    ] = None,
    papers: Annotated[bool, typer.Option(help="Read the memoranda themselves as well.")] = True,
    limit: Limit = None,
    pause: Pause = 0.2,
    db: options.Database = options.DEFAULT_DATABASE,
    raw: Raw = DEFAULT_RAW,
    json: options.Json = False,
    base: Annotated[str | None, typer.Option(help="Address of the official publications.")] = None,
) -> None:
    """The annex 'Moties en toezeggingen' of each chapter of a budget: every row with its place and how it stands.

    \b
    Examples:
      tracker sync begroting --dossier 36800
      tracker sync begroting --dossier 36600 --chapter VII --chapter XVI

    \b
    Exit codes: 0 done, 1 something was rejected or the host gave up, 2 wrong use, 130 stopped with Ctrl-C.
    """
    from tracker.feeds import sync_budget
    from tracker.feeds.begroting.sync import BASE, CHAPTERS

    chapters = tuple(each.upper() for each in chapter or CHAPTERS)
    unknown = set(chapters) - set(CHAPTERS)
    if unknown:
        options.stop(f"--chapter {', '.join(sorted(unknown))}: choose from {', '.join(CHAPTERS)}")
    number = dossier_number(dossier) or ""
    if "-" in number:
        options.stop(f"--dossier {dossier}: name the dossier alone, as 36800, and its chapters with --chapter")
    common = CommonOptions(db, raw, limit, pause, as_json=json)
    report(common, lambda made: sync_budget(made, number, chapters, base=base or BASE), papers=papers)
