"""`tracker backup`: copy the database while it is in use."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import options


def backup(
    file: Annotated[Path, typer.Argument(help="The copy, a file that is not there yet.")],
    db: options.Database = options.DEFAULT_DATABASE,
) -> None:
    """Copy the database to FILE, whole, while others read and write it.

    A copy of the file itself may be half of one moment and half of another. To put a copy back, stop what writes and
    move the copy to the place of the database, without what stands beside that (-wal, -shm).

    \b
    Examples:
      tracker backup backups/2024-06-11.db
      tracker check --db backups/2024-06-11.db

    \b
    Exit codes: 0 copied, 2 no database, or FILE is there already or can't be written.
    """
    from tracker.store.backup import backup as copy

    with options.errors_in_one_line(db):
        size = copy(db, file)
    typer.echo(f"{file}: {size / 2**20:.1f} MB")
