"""`tracker serve`: the site of the database."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import options

OPEN = """\
Anyone who reaches {host}:{port} over the network can read the site and download its tables{sql}.
Put a web server with https in front for use outside your own network."""
UNPATCHED = """\
SQLite {version} has the fault CVE-2025-6965, by which a query can harm the process: install 3.50.2 or newer, or a
version of your distribution that has the fix. Until then visitors can't write SQL of their own."""


def serve(
    db: options.Database = options.DEFAULT_DATABASE,
    host: Annotated[
        str, typer.Option(help="Address to listen on; 0.0.0.0 lets others in the network visit.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = 8001,
    immutable: Annotated[
        bool, typer.Option("--immutable", help="Nobody writes the file: quicker, and it may stand on a read-only disk.")
    ] = False,
    base_url: Annotated[str, typer.Option(help="Path of the site behind another server, as /register/.")] = "/",
    allow_host: Annotated[
        list[str] | None,
        typer.Option(
            "--allow-host", help="Name by which the site is visited, as register.example.nl; may be repeated."
        ),
    ] = None,
    contact: Annotated[str, typer.Option(help="Mail address to which visitors report mistakes in rows.")] = "",
    review: Annotated[
        Path | None, typer.Option(help="File in which signed-in reviewers' verdicts are kept; none lets nobody review.")
    ] = None,
    reviewer_header: Annotated[
        str, typer.Option(help="Header in which the web server in front names who is signed in, as X-Remote-User.")
    ] = "",
    sql: Annotated[bool, typer.Option("--sql/--no-sql", help="Whether visitors may write SQL of their own.")] = True,
) -> None:
    """Serve the database as a site, until Ctrl-C or SIGTERM; it may be written meanwhile.

    It answers to localhost, to the name of this machine, to IP addresses and to the names given with --allow-host.

    \b
    Examples:
      tracker serve
      tracker serve --db data/2024.db --port 8080
      tracker serve --host 0.0.0.0 --immutable
      tracker serve --allow-host register.example.nl --no-sql
      tracker serve --review data/reviews.db --reviewer-header X-Remote-User

    \b
    Exit codes: 0 stopped with Ctrl-C, 2 no database, the port is taken, or wrong use.
    """
    import sqlite3
    from contextlib import suppress

    from tracker.serve import limits, server
    from tracker.store.database import on_read_only_disk

    with options.errors_in_one_line(db):
        server.check(db)
        base = server.base_path(base_url)
        listener = server.bind(host, port)
    if limits.lacks_aggregate_fix():
        typer.echo(UNPATCHED.format(version=sqlite3.sqlite_version), err=True)
        sql = False
    if server.open_to_others(host):
        how = ", and write SQL of their own (--no-sql forbids it)" if sql else ""
        typer.echo(OPEN.format(host=host, port=listener.getsockname()[1], sql=how), err=True)
    with options.errors_in_one_line(db):
        site = server.build(
            db,
            immutable=immutable or on_read_only_disk(db),
            base_url=base,
            sql=sql,
            contact=contact,
            review=review,
            reviewer_header=reviewer_header,
        )
    typer.echo(f"The site of {db}: {server.address(listener, base)} (stop with Ctrl-C)")
    with suppress(KeyboardInterrupt):  # the way to stop it
        server.run(site, listener, [*(allow_host or []), *([host] if host else [])])
