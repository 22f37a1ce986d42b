"""`tracker sync`: follow the open-data feeds; one module a feed."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options, output
from tracker.cli.sync.begroting import begroting
from tracker.cli.sync.officielebekendmakingen import officielebekendmakingen
from tracker.cli.sync.overheid import overheid
from tracker.cli.sync.rijksoverheid import rijksoverheid
from tracker.cli.sync.tweedekamer import tweedekamer

app = typer.Typer(no_args_is_help=True, invoke_without_command=True)
app.command()(tweedekamer)
app.command()(officielebekendmakingen)
app.command()(overheid)
app.command()(rijksoverheid)
app.command()(begroting)


@app.callback()
def sync(
    context: typer.Context,
    check: Annotated[
        str | None, typer.Option("--check", help="Read one page of this source and tell which assumptions hold.")
    ] = None,
    db: options.Database = options.DEFAULT_DATABASE,
    json: options.Json = False,
    base: Annotated[str | None, typer.Option(help="Address of the service to check.")] = None,
) -> None:
    """Follow an open-data feed: what is new or changed since the last time.

    \b
    Examples:
      tracker sync tweedekamer --odata --committee BuZa --since 2024-01-01
      tracker sync officielebekendmakingen --dossier 28676
      tracker sync --check tweedekamer

    What a check finds is kept in the table feed_state.

    \b
    Exit codes: 0 done, 1 an assumption does not hold or something was rejected, 2 wrong use.
    """
    if context.invoked_subcommand is not None:
        if check is not None:
            options.stop("--check NAME goes without a command: tracker sync --check tweedekamer")
        return
    if check is None:
        options.stop("name a feed, or --check one; see tracker sync --help")
    from dataclasses import asdict

    from tracker import store
    from tracker.feeds import check as checking
    from tracker.feeds.client.http import Limits

    if check not in checking.CHECKS:
        options.stop(f"--check {check}: choose from {', '.join(checking.CHECKS)}")
    with options.errors_in_one_line(db), store.open_database(db) as database:
        found = checking.check(check, base, Limits())
        checking.save_check(database, check, found)
    if json:
        output.as_json([asdict(each) for each in found])
    else:
        words = {True: "yes", False: "no", None: "?"}
        rows = [(each.part, words[each.holds], each.assumption, each.seen) for each in found]
        output.table(f"{check}: what holds", ("part", "holds", "assumption", "seen"), rows)
    if any(each.holds is False for each in found):
        raise typer.Exit(options.REJECTED)
