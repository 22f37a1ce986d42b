"""The command line: registers one module of `tracker.cli` a command, and nothing else.

A new command is a module `tracker/cli/<name>.py` with a function `<name>` (or, with sub-commands, a Typer `app`)
and one line here. Heavy imports go inside the function: `tracker --help` must stay as quick as `sqlite-utils --help`.
"""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options
from tracker.cli.backup import backup
from tracker.cli.changes import changes
from tracker.cli.check import check
from tracker.cli.evaluate import evaluate
from tracker.cli.explain import explain
from tracker.cli.export import export
from tracker.cli.figures import figures
from tracker.cli.ingest import ingest
from tracker.cli.lexicon import app as lexicon
from tracker.cli.mail import app as mail
from tracker.cli.publish import publish
from tracker.cli.rebuild import rebuild
from tracker.cli.refresh import refresh
from tracker.cli.report import report
from tracker.cli.review import review
from tracker.cli.serve import serve
from tracker.cli.status import status
from tracker.cli.sync import app as sync

app = typer.Typer(
    name="tracker",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.command()(ingest)
app.command()(refresh)
app.command()(serve)
app.command()(export)
app.command()(status)
app.command()(evaluate)
app.command()(explain)
app.add_typer(lexicon, name="lexicon")
app.command()(review)
app.command()(report)
app.command()(changes)
app.command()(figures)
app.add_typer(mail, name="mail")
app.add_typer(sync, name="sync")
app.command()(rebuild)
app.command()(publish)
app.command()(backup)
app.command()(check)


Verbose = Annotated[
    bool, typer.Option("--verbose", "-v", help="Tell each step on standard error, with its time; before the command.")
]


@app.callback()
def tracker(verbose: Verbose = False) -> None:
    """Commitments of Dutch ministers to parliament, with their motions and papers, in one SQLite database.

    \b
    Examples:
      tracker ingest seeds
      tracker serve
      tracker export overzicht --output overzicht.xlsx

    `tracker COMMAND --help` shows more, and what the exit codes mean.
    """
    options.log_to_stderr(verbose=verbose)


def main() -> None:
    """Entry point of the console script."""
    app()
