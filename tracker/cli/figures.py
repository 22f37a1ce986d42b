"""`tracker figures`: how long promises take, how many are late, which are open longest."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options


def figures(
    db: options.Database = options.DEFAULT_DATABASE,
    as_of: Annotated[str | None, typer.Option(help="The day (YYYY-MM-DD) it is to stand on. [default: today]")] = None,
    by: Annotated[str | None, typer.Option(help="Only by this: ministry, year or kind.")] = None,
    as_json: options.Json = False,
) -> None:
    """Count promises by ministry, year and kind as things stood on a day: open, settled, median days to settle, share
    late of those with a term, moved, and the date of the oldest that is open.

    \b
    Examples:
      tracker figures
      tracker figures --by ministry --as-of 2023-12-31
      tracker figures --json > cijfers.json

    \b
    Exit codes: 0 done, 2 no database or wrong use.
    """
    from dataclasses import asdict, fields
    from datetime import date

    from tracker.cli import output
    from tracker.errors import TrackerError
    from tracker.resolve.figures import PARTS, Figure
    from tracker.resolve.figures_sql import figures_on
    from tracker.store.database import open_database

    with options.errors_in_one_line(db):
        if by is not None and by not in PARTS:
            raise TrackerError(f"can't count by {by!r}: choose ministry, year or kind")
        day = options.checked_day(as_of) or date.today().isoformat()
        found = figures_on(open_database(db, create=False, write=False).conn, day)
    chosen = [figure for figure in found if by is None or figure.part == by]
    if as_json:
        output.as_json([asdict(figure) | {"as_of": day} for figure in chosen])
        return
    output.table(f"as of {day}", [field.name for field in fields(Figure)], [tuple(asdict(f).values()) for f in chosen])
