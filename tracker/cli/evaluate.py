"""`tracker evaluate`: compare the database with annotations made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import options


def evaluate(
    gold: Annotated[list[Path], typer.Argument(help="Gold files, and folders of them.")],
    db: options.Database = options.DEFAULT_DATABASE,
    against: Annotated[Path | None, typer.Option(help="Another database: show the gains and losses.")] = None,
    json: options.Json = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Write the report as Markdown.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", help="Also list each miss and false alarm.")] = False,
) -> None:
    """Compare the database with annotations made by hand: precision, recall, attributes, calibration.

    \b
    Examples:
      tracker evaluate tests/gold
      tracker evaluate tests/gold --db new.db --against old.db
      tracker evaluate tests/gold --markdown > docs/evaluation.md

    \b
    Exit codes: 0 done, 1 a document of the gold is not in the database, 2 no database, no gold or wrong use.
    """
    from tracker.cli.evaluate_run import run

    raise typer.Exit(run(gold, db, against=against, as_json=json, markdown=markdown, verbose=verbose))
