"""`tracker evaluate`: compare the database with annotations made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import options, output

if TYPE_CHECKING:
    from tracker.evaluation.compare import Evaluation, Finding


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
    from tracker.evaluation.compare import differences
    from tracker.evaluation.report import as_values, finding_lines

    if json and markdown:
        options.stop("--json and --markdown exclude one another: choose one")
    with options.errors_in_one_line():
        result = _evaluate(gold, db)
        other = _evaluate(gold, against) if against is not None else None
    gains, losses = differences(result, other) if other is not None else ([], [])
    if json:
        compared = {"gains": finding_lines(gains), "losses": finding_lines(losses)} if other is not None else {}
        output.as_json(as_values(result) | compared)
    else:
        _print(result, gains, losses, markdown=markdown)
    if verbose:
        for line in finding_lines(f for f in result.findings if f.outcome != "hit"):
            typer.echo(line, err=True)
    if result.absent:
        typer.echo(f"tracker: not in {db}: {', '.join(result.absent)}", err=True)
        raise typer.Exit(options.REJECTED)


def _print(result: Evaluation, gains: list[Finding], losses: list[Finding], *, markdown: bool) -> None:
    """The figures, then a line with + for each gain and one with - for each loss."""
    from tracker.evaluation.report import as_markdown, finding_lines, tables

    if markdown:
        typer.echo(as_markdown(result), nl=False)
    else:
        for title, head, rows in tables(result):
            output.table(title, head, rows)
    for sign, findings in (("+", gains), ("-", losses)):
        for line in finding_lines(findings):
            typer.echo(f"{sign}\t{line}")


def _evaluate(gold: list[Path], path: Path) -> Evaluation:
    from tracker import store
    from tracker.evaluation.compare import evaluate as compare

    with store.open_database(path, create=False, write=False) as db:
        return compare(db, gold)
