"""The work of `tracker evaluate`."""

from __future__ import annotations

from pathlib import Path

import typer

from tracker import store
from tracker.cli import options
from tracker.cli import output as show
from tracker.evaluation.compare import Evaluation, Finding, NoGold, differences, evaluate
from tracker.evaluation.report import as_markdown, as_values, finding_lines, tables


def run(gold: list[Path], db_path: Path, *, against: Path | None, as_json: bool, markdown: bool, verbose: bool) -> int:
    """Print the figures; returns the exit code."""
    if as_json and markdown:
        options.stop("--json and --markdown exclude one another: choose one")
    try:
        result = _evaluate(gold, db_path)
        other = _evaluate(gold, against) if against is not None else None
    except (store.DatabaseProblem, NoGold) as problem:
        options.stop(str(problem))
    gains, losses = differences(result, other) if other is not None else ([], [])
    if as_json:
        compared = {"gains": finding_lines(gains), "losses": finding_lines(losses)} if other is not None else {}
        show.as_json(as_values(result) | compared)
    else:
        _print(result, gains, losses, markdown=markdown)
    if verbose:
        for line in finding_lines(f for f in result.findings if f.outcome != "hit"):
            typer.echo(line, err=True)
    if result.absent:
        typer.echo(f"tracker: not in {db_path}: {', '.join(result.absent)}", err=True)
        return options.REJECTED
    return options.OK


def _print(result: Evaluation, gains: list[Finding], losses: list[Finding], *, markdown: bool) -> None:
    """The figures, then a line with + for each gain and one with - for each loss."""
    if markdown:
        typer.echo(as_markdown(result), nl=False)
    else:
        for title, head, rows in tables(result):
            show.table(title, head, rows)
    for sign, findings in (("+", gains), ("-", losses)):
        for line in finding_lines(findings):
            typer.echo(f"{sign}\t{line}")


def _evaluate(gold: list[Path], path: Path) -> Evaluation:
    with store.open_database(path, create=False, write=False) as db:
        return evaluate(db, gold)
