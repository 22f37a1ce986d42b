"""The work of `tracker review`."""

from __future__ import annotations

import getpass
import sqlite3
from pathlib import Path
from shutil import get_terminal_size
from textwrap import fill
from typing import Any

import typer

from tracker import store
from tracker.cli import options
from tracker.cli import output as show
from tracker.store import reviews
from tracker.store.corrections import WrongCorrection, corrections

HEAD = ("id", "review", "kind", "status", "actor", "confidence", "quote")


def waiting(db_path: Path, limit: int, *, as_json: bool) -> int:
    """Print the rows to look at; returns the exit code."""
    try:
        with store.open_database(db_path, create=False, write=False) as db:
            rows = reviews.waiting(db, limit)
    except store.DatabaseProblem as problem:
        options.stop(str(problem))
    if as_json:
        show.as_json(rows)
    elif options.on_terminal():
        for row in rows:
            typer.echo(_paragraph(row))
    else:
        show.table("", HEAD, [[row[name] for name in HEAD] for row in rows])
    return options.OK


def _paragraph(row: dict[str, Any]) -> str:
    """A row as people read it: what is known of it on a line, the sentence below."""
    again = ", reopened" if row["review"] == "heropend" else ""
    known = f"{row['id']}  {row['kind']}, {row['status']}, {row['actor']}, {row['confidence']:.3f}{again}"
    width = min(get_terminal_size().columns, 120)
    return (
        known + "\n" + fill(" ".join(row["quote"].split()), width, initial_indent="  ", subsequent_indent="  ") + "\n"
    )


def verdict(*, accept: bool, reject: bool) -> reviews.Verdict:
    """The word that is stored for what a person said."""
    return "juist" if accept else "onjuist" if reject else "aangepast"


def say(
    db_path: Path, commitment: str, said: reviews.Verdict, changes: list[str], note: str | None, reviewer: str | None
) -> int:
    """Keep what is said of a row; returns the exit code."""
    try:
        values = corrections(changes)
        with store.open_database(db_path, create=False) as db:
            reviews.review(db, commitment, said, corrections=values, note=note, reviewer=reviewer or _user())
    except LookupError:
        options.stop(f"{db_path} has no row {commitment}: `tracker review` lists them", options.REJECTED)
    except (store.DatabaseProblem, WrongCorrection) as problem:
        options.stop(str(problem))
    except sqlite3.Error as error:
        options.stop(str(store.explained(error, db_path)))
    typer.echo(f"{commitment}\t{said}")
    return options.OK


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return "onbekend"
