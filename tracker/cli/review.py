"""`tracker review`: see what is least certain, and keep what a person says of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tracker.cli import options, output

if TYPE_CHECKING:
    from tracker.store.reviews import Verdict

HEAD = ("id", "review", "kind", "status", "actor", "confidence", "quote")


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
    from_site: Annotated[
        Path | None, typer.Option("--from", help="Take over what was said on the site: the file of `serve --review`.")
    ] = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", help="With --from: folder for gold files of the letters reviewed whole.")
    ] = None,
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
      tracker review --from data/reviews.db
      tracker review --from data/reviews.db --gold gold/

    \b
    Exit codes: 0 done, 1 there is no such row, 2 no database or wrong use.
    """
    if from_site or gold:
        if not from_site or commitment or accept or reject or correct or note or reviewer:
            options.stop("--from FILE stands alone or with --gold FOLDER: it takes over what was said on the site")
        _from_site(db, from_site, gold)
        return
    if commitment is None:
        if accept or reject or correct or note or reviewer:
            options.stop("name the row that you say this of: its id; without one `tracker review` lists rows")
        _print_queue(db, limit, as_json=json)
        return
    if accept + reject + bool(correct) != 1:
        options.stop("say one thing of the row: --accept, --reject, or --set COLUMN=VALUE")
    verdict: Verdict = "juist" if accept else "onjuist" if reject else "aangepast"
    _record_review(db, commitment, verdict, correct or [], note, reviewer)


def _print_queue(db_path: Path, limit: int, *, as_json: bool) -> None:
    """Print the rows to look at."""
    from tracker import store
    from tracker.store import reviews

    with options.errors_in_one_line(db_path), store.open_database(db_path, create=False, write=False) as db:
        rows = reviews.review_queue(db, limit)
    if as_json:
        output.as_json(rows)
    elif options.on_terminal():
        for row in rows:
            typer.echo(_paragraph(row))
    else:
        output.table("", HEAD, [[row[name] for name in HEAD] for row in rows])


def _paragraph(row: dict[str, Any]) -> str:
    """A row as people read it: what is known of it on a line, the sentence below."""
    from shutil import get_terminal_size
    from textwrap import fill

    again = ", reopened" if row["review"] == "heropend" else ""
    known = f"{row['id']}  {row['kind']}, {row['status']}, {row['actor']}, {row['confidence']:.3f}{again}"
    width = min(get_terminal_size().columns, 120)
    quote = " ".join(row["quote"].split())
    return known + "\n" + fill(quote, width, initial_indent="  ", subsequent_indent="  ") + "\n"


def _record_review(
    db_path: Path, commitment: str, verdict: Verdict, changes: list[str], note: str | None, reviewer: str | None
) -> None:
    """Keep what is said of a row, and print the row's id with the verdict."""
    from tracker import store
    from tracker.store import reviews
    from tracker.store.corrections import CorrectionError, corrections

    try:
        values = corrections(changes)
        with options.errors_in_one_line(db_path), store.open_database(db_path, create=False) as db:
            reviews.review(db, commitment, verdict, corrections=values, note=note, reviewer=reviewer or _user())
    except LookupError:
        options.stop(f"{db_path} has no row {commitment}: `tracker review` lists them", options.REJECTED)
    except CorrectionError as problem:
        options.stop(str(problem))
    typer.echo(f"{commitment}\t{verdict}")


def _from_site(db_path: Path, file: Path, gold: Path | None) -> None:
    """Take over what was said on the site into the register, or write it as gold files."""
    from tracker import store
    from tracker.store.review_log import ReviewLog
    from tracker.store.reviewed import take_over, write_gold

    if not file.is_file():
        options.stop(f"{file} is not there: it is the file that `tracker serve --review FILE` keeps")
    with options.errors_in_one_line(db_path), store.open_database(db_path, create=False, write=not gold) as db:
        if gold:
            written, unfinished = write_gold(db, ReviewLog(file), gold)
            for path in written:
                typer.echo(path)
            for name, left in unfinished.items():
                typer.echo(f"{name}: {left} rows without a review, so no gold of it", err=True)
            return
        taken = take_over(db, ReviewLog(file))
    gone = f", {taken.missing} of rows that are no longer there" if taken.missing else ""
    typer.echo(f"{taken.applied} reviews taken over{gone}")


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a user without a name, as in some containers
        return "onbekend"
