"""`tracker sync`: follow the open-data feeds; one module a feed."""

from __future__ import annotations

import typer

from tracker.cli.sync.begroting import begroting
from tracker.cli.sync.officielebekendmakingen import officielebekendmakingen
from tracker.cli.sync.tweedekamer import tweedekamer

app = typer.Typer(
    no_args_is_help=True,
    help="""Follow an open-data feed: what is new or changed since the last time.

    \b
    Examples:
      tracker sync tweedekamer --odata --committee BuZa --since 2024-01-01
      tracker sync officielebekendmakingen --dossier 28676
    """,
)

app.command()(tweedekamer)
app.command()(officielebekendmakingen)
app.command()(begroting)
