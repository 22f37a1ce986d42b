"""`tracker serve`: the site of the database."""

from __future__ import annotations

from typing import Annotated

import typer

from tracker.cli import options


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

    \b
    Exit codes: 0 stopped with Ctrl-C, 2 no database, the port is taken, or wrong use.
    """
    from tracker.cli import serve_run

    raise typer.Exit(
        serve_run.run(db, host=host, port=port, immutable=immutable, base_url=base_url, hosts=allow_host or [], sql=sql)
    )
