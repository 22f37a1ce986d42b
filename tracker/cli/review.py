"""`tracker review`: see what is least certain, and keep what a person says of it."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options


def review(
    commitment: Annotated[
        str | None, typer.Argument(help="The id of a row, as listed or as `commitment_id` on the site.")
    ] = None,
    accept: Annotated[bool, typer.Option("--accept", help="The row is right.")] = False,
    reject: Annotated[bool, typer.Option("--reject", help="The row is wrong: it leaves the overview.")] = False,
    correct: Annotated[
        list[str] | None, typer.Option("--set", help="COLUMN=VALUE that must change; repeat it for more.")
    ] = None,
    note: Annotated[str | None, typer.Option("--note", help="Why, in your words.")] = None,
    reviewer: Annotated[str | None, typer.Option("--reviewer", help="Who says so. [default: your user name]")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many rows to list.")] = 20,
    db: options.Database = options.DEFAULT_DATABASE,
    json: options.Json = False,
) -> None:
    """List the rows to look at, or keep what you say of one: right, wrong, or what it must be.

    Rows whose letter and extraction both changed since their review come first, then the least certain that nobody
    has looked at. A review survives reading the letter again.

    \b
    Examples:
      tracker review --limit 50
      tracker review 081f67886b8be3ed4bf0 --accept
      tracker review 081f67886b8be3ed4bf0 --reject --note "geen toezegging, maar een vraag"
      tracker review 081f67886b8be3ed4bf0 --set beneficiary=Moldavië --set status=fulfilled

    \b
    Exit codes: 0 done, 1 there is no such row, 2 no database or wrong use.
    """
    from tracker.cli import review_run

    if commitment is None:
        if accept or reject or correct or note or reviewer:
            options.stop("name the row that you say this of: its id; without one `tracker review` lists rows")
        raise typer.Exit(review_run.waiting(db, limit, as_json=json))
    if accept + reject + bool(correct) != 1:
        options.stop("say one thing of the row: --accept, --reject, or --set COLUMN=VALUE")
    verdict = review_run.verdict(accept=accept, reject=reject)
    raise typer.Exit(review_run.say(db, commitment, verdict, correct or [], note, reviewer))
