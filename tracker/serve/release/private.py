"""Takes out of a copy of the database what is nobody else's: paths of the machine, names of reviewers."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tracker.serve.private import PATHS, public_source

REVIEWER = "beoordelaar"


def make_public(database: Path) -> None:
    """Change the copy at `database` in place: sources without the folders of the machine, reviewers by a number.

    A reviewer has one number, in the order of their first review, so that judgements of one person can be told apart
    from those of another.
    """
    with closing(sqlite3.connect(database)) as connection:
        connection.create_function("public_source", 1, public_source, deterministic=True)
        with connection:
            for table, columns in PATHS.items():
                for column in columns:
                    connection.execute(
                        f'UPDATE "{table}" SET "{column}" = public_source("{column}") '
                        f'WHERE "{column}" IS NOT public_source("{column}") AND "{column}" IS NOT NULL'
                    )
            connection.execute("UPDATE runs SET paths = '[]'")
            _number_reviewers(connection)
        connection.execute("VACUUM")


def _number_reviewers(connection: sqlite3.Connection) -> None:
    names = connection.execute("SELECT reviewer FROM reviews GROUP BY reviewer ORDER BY min(id)").fetchall()
    numbers = {name: f"{REVIEWER} {number}" for number, (name,) in enumerate(names, start=1)}
    connection.executemany(
        "UPDATE reviews SET reviewer = ? WHERE reviewer = ?", [(number, name) for name, number in numbers.items()]
    )
    said = connection.execute(
        "SELECT id, author FROM promise_events WHERE author_role = 'reviewer' AND author IS NOT NULL"
    ).fetchall()
    connection.executemany(
        "UPDATE promise_events SET author = ? WHERE id = ?", [(numbers.get(name, REVIEWER), id_) for id_, name in said]
    )
