"""`tracker publish`: make a release of the database for others."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import options

if TYPE_CHECKING:
    from tracker.serve.release.publish import Evaluate


def publish(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the releases, one below it each.")],
    db: options.Database = options.DEFAULT_DATABASE,
    url: Annotated[str, typer.Option(help="Address at which that folder is published.")] = "https://example.org/",
    publisher: Annotated[str, typer.Option(help="Name of who publishes it.")] = "onbekend",
    contact: Annotated[str, typer.Option(help="Web or mail address for questions.")] = "https://example.org/",
    gold: Annotated[
        list[Path] | None, typer.Option(help="Gold files to measure this release by, and folders of them. Repeat it.")
    ] = None,
    allow: Annotated[
        list[str] | None, typer.Option(help="An assertion that need not hold this time, by its name. Repeat it.")
    ] = None,
    sign: Annotated[Path | None, typer.Option(help="Private key of OpenSSH to sign the sums with.")] = None,
) -> None:
    """Make a release: SQLite, a CSV a table, what changed since the last one, what is known to be wrong, and sums.

    A release never changes and appears whole or not at all. Paths of this machine and names of reviewers are not in
    it. One that lost half of its rows, or a column that was filled, is not made: the line says which assertion stopped
    it.

    \b
    Examples:
      tracker publish releases --url https://example.org/toezeggingen --publisher "Dienst X" --contact x@example.org
      tracker publish releases --gold tests/gold --sign ~/.ssh/id_ed25519
      (cd releases/2026-11-30T120000Z && sha256sum --check SHA256SUMS)

    \b
    Exit codes: 0 made, 1 an assertion does not hold, 2 no database, or a folder or key that can't be used.
    """
    from tracker.serve.release.publish import AssertionFailedError, Publisher
    from tracker.serve.release.publish import publish as make

    with options.errors_in_one_line(db):
        try:
            made = make(
                db,
                folder,
                publisher=Publisher(url, publisher, contact),
                evaluate=_evaluator(gold) if gold else None,
                allowed=allow or (),
                key=sign,
            )
        except AssertionFailedError as error:
            options.stop(str(error), options.REJECTED)
    since = f", {made.changes} changes since {made.before.name}" if made.before else ""
    size = sum(file.size for file in made.files) / 2**20
    typer.echo(f"{made.folder}: {len(made.files)} files, {size:.1f} MB{since}")


def _evaluator(gold: list[Path]) -> Evaluate:
    from tracker import store
    from tracker.evaluation.compare import evaluate
    from tracker.evaluation.report import as_values

    def figures(database: Path) -> dict[str, Any]:
        with store.open_database(database, create=False, write=False) as opened:
            return as_values(evaluate(opened, gold))

    return figures
