"""`tracker mail`: a digest of what changed, to those who asked for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli import options

if TYPE_CHECKING:
    from tracker.serve.alerts.changes import Changed
    from tracker.serve.alerts.saved import SavedFilter

app = typer.Typer(no_args_is_help=True, rich_markup_mode=None)


@app.callback()
def mail() -> None:
    """Mail what changed to those who asked for it: look at the hits of a filter, save it, send what is new.

    \b
    Examples:
      tracker mail preview --since 2024-11-01 --only late
      tracker mail save te-laat --to griffie@example.org --only late
      tracker mail send --dry-run
    """


Only = Annotated[list[str] | None, typer.Option(help="Only this change: new, met, late, ... Repeat it.")]
Ministry = Annotated[str, typer.Option(help="Only this ministry; a part of the name will do.")]
Office = Annotated[str, typer.Option(help="Only the seat of this office: minister van Defensie, ...")]
Topic = Annotated[str, typer.Option(help="Only this topic; a part of it will do.")]
Chamber = Annotated[str, typer.Option(help="Only this chamber: TK or EK.")]
Dossier = Annotated[str, typer.Option(help="Only this dossier: 28676, 21501-02, ...")]
Words = Annotated[str, typer.Option(help="Only sentences that hold all of these words.")]
Filters = Annotated[Path | None, typer.Option(help="File of the filters. [default: meldingen.yml beside the database]")]
Site = Annotated[str, typer.Option("--url", help="Address of the site, for links to the letters.")]


@app.command()
def preview(
    since: Annotated[str, typer.Option(help="Changes from this day (YYYY-MM-DD) on.")],
    db: options.Database = options.DEFAULT_DATABASE,
    only: Only = None,
    ministry: Ministry = "",
    office: Office = "",
    topic: Topic = "",
    chamber: Chamber = "",
    dossier: Dossier = "",
    words: Words = "",
) -> None:
    """Show what a filter would have told since a day, before it is saved.

    \b
    Examples:
      tracker mail preview --since 2024-11-01 --ministry Defensie --only late

    \b
    Exit codes: 0 done, 2 no database or wrong use.
    """
    from tracker.serve.alerts.saved import SavedFilter
    from tracker.serve.alerts.write import text

    with options.errors_in_one_line(db):
        chosen = SavedFilter((), tuple(only or ()), ministry, office, topic, chamber, dossier, words)
        found = _hits(db, chosen, _before(since))
        for line in text(found, "", ""):
            typer.echo(line, nl=False)
    typer.echo(f"{len(found)} changes since {since}", err=True)


@app.command()
def save(
    name: Annotated[str, typer.Argument(help="What the filter is called.")],
    to: Annotated[list[str], typer.Option(help="Who gets the mail. Repeat it for more.")],
    since: Annotated[str | None, typer.Option(help="Send changes from this day on. [default: from now]")] = None,
    db: options.Database = options.DEFAULT_DATABASE,
    filters: Filters = None,
    only: Only = None,
    ministry: Ministry = "",
    office: Office = "",
    topic: Topic = "",
    chamber: Chamber = "",
    dossier: Dossier = "",
    words: Words = "",
) -> None:
    """Save a filter under a name, with who gets its mail; one of that name is replaced.

    \b
    Examples:
      tracker mail save defensie-laat --to griffie@example.org --ministry Defensie --only late

    \b
    Exit codes: 0 done, 2 wrong use.
    """
    from tracker.serve.alerts.saved import FILE, SavedFilter, load_filters, save_filters
    from tracker.sql import now

    with options.errors_in_one_line(db):
        path = filters or db.with_name(FILE)
        sent = _before(since) if since else now()
        chosen = SavedFilter(tuple(to), tuple(only or ()), ministry, office, topic, chamber, dossier, words, sent)
        save_filters(path, load_filters(path) | {name: chosen})
    typer.echo(f"saved {name} in {path}", err=True)


@app.command()
def send(
    names: Annotated[list[str] | None, typer.Argument(help="Which filters. [default: all]")] = None,
    db: options.Database = options.DEFAULT_DATABASE,
    filters: Filters = None,
    smtp: Annotated[
        str, typer.Option(envvar="TRACKER_SMTP", help="The mail server: smtp://user@host:587 or smtps://host.")
    ] = "smtp://localhost:25",
    sender: Annotated[str, typer.Option("--from", envvar="TRACKER_MAIL_FROM", help="Address it is sent from.")] = (
        "toezeggingen@localhost"
    ),
    base: Site = "",
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Print the mails, send and note nothing.")] = False,
) -> None:
    """Send each filter what changed since its last mail; nothing where nothing did.

    The password of the mail server is read from TRACKER_SMTP_PASSWORD.

    \b
    Examples:
      tracker mail send --dry-run
      tracker mail send defensie-laat --smtp smtp://griffie@mail.example.org:587 --url https://example.org

    \b
    Exit codes: 0 done, 2 no database, no such filter, or the mail server refused.
    """
    from tracker.errors import TrackerError
    from tracker.serve.alerts.mail import digest_mail, mail_server
    from tracker.serve.alerts.mail import send as hand_in
    from tracker.serve.alerts.saved import FILE, load_filters, mark_sent
    from tracker.sql import now

    with options.errors_in_one_line(db):
        path = filters or db.with_name(FILE)
        saved = load_filters(path)
        if unknown := set(names or ()) - set(saved):
            raise TrackerError(f"no filter {unknown.pop()!r} in {path}: `tracker mail save` makes one")
        server, until = mail_server(smtp), now()
        for name, chosen in saved.items():
            if names and name not in names:
                continue
            found = _hits(db, chosen, chosen.sent)
            if found:
                message = digest_mail(name, sender, chosen.to, found, until, base)
                if dry_run:
                    typer.echo(f"{message['Subject']}\nAan: {message['To']}\n\n{message.get_content()}")
                else:
                    hand_in(server, message)
            if not dry_run:
                mark_sent(path, name, until)
            typer.echo(f"{name}: {len(found)} changes", err=True)


def _before(day: str) -> str:
    """The last second before a day (ISO). Raises TrackerError for what is no day."""
    from datetime import date, timedelta

    start = date.fromisoformat(options.checked_day(day) or day)
    return f"{start - timedelta(days=1)}T23:59:59Z"


def _hits(db: Path, chosen: SavedFilter, since: str) -> list[Changed]:
    """The changes that a filter lets through, of which the database learned after a moment (UTC, ISO)."""
    from tracker.serve.alerts.changes import changes
    from tracker.serve.alerts.saved import matching
    from tracker.sql import now
    from tracker.store.database import open_database

    connection = open_database(db, create=False, write=False).conn
    found = changes(connection, since, now())
    return matching(connection, chosen, (each for each in found if each.moment > since[: len(each.moment)]))
