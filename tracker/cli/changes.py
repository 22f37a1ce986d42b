"""`tracker changes`: what is new, met, late, moved, changed or withdrawn since a moment."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options


def changes(
    since: Annotated[str, typer.Option(help="A day (YYYY-MM-DD) or a moment in UTC (YYYY-MM-DDTHH:MM:SSZ).")],
    db: options.Database = options.DEFAULT_DATABASE,
    until: Annotated[str | None, typer.Option(help="Up to this day or moment. [default: now]")] = None,
    form: Annotated[str, typer.Option("--format", help="text, jsonl, atom or cloudevents.")] = "text",
    only: Annotated[list[str] | None, typer.Option(help="Only this change: new, met, late, ... Repeat it.")] = None,
    base: Annotated[str, typer.Option("--url", help="Address of the site, for links to the letters.")] = "",
) -> None:
    """List what changed since a moment: promises that are new, met, late, moved, handed over or dropped, and rows that
    changed or went.

    \b
    Examples:
      tracker changes --since 2024-11-01
      tracker changes --since 2024-11-01 --only late --only met --format jsonl
      tracker changes --since 2024-11-01 --format atom --url https://example.org > changes.xml

    \b
    Exit codes: 0 done, 2 no database or wrong use.
    """
    from tracker.errors import TrackerError
    from tracker.serve.alerts.changes import CHANGES
    from tracker.serve.alerts.changes import changes as read
    from tracker.serve.alerts.write import WRITERS
    from tracker.sql import now
    from tracker.store.database import open_database

    with options.errors_in_one_line(db):
        if form not in WRITERS:
            raise TrackerError(f"no format {form!r}: choose one of {', '.join(WRITERS)}")
        if unknown := set(only or ()) - set(CHANGES):
            raise TrackerError(f"no change {unknown.pop()!r}: choose from {', '.join(CHANGES)}")
        start, end = _moment(since, "T00:00:00Z"), _moment(until, "T23:59:59Z") if until else now()
        found = read(open_database(db, create=False, write=False).conn, start, end)
        chosen = [each for each in found if not only or each.change in only]
        for piece in WRITERS[form](chosen, base, end):
            typer.echo(piece, nl=False)


def _moment(given: str, time: str) -> str:
    """A day or a moment as the database writes it. Raises TrackerError for what is neither."""
    from datetime import UTC, datetime

    from tracker.errors import TrackerError

    try:
        moment = datetime.fromisoformat(f"{given}{time}" if len(given) == 10 else given)
    except ValueError as error:
        raise TrackerError(f"{given!r} is no day or moment: write it as 2024-11-01 or 2024-11-01T12:00:00Z") from error
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
