"""What `tracker serve` does."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import typer

from tracker.cli import options
from tracker.serve import limits, server
from tracker.store.database import on_read_only_disk

OPEN = """\
Anyone who reaches {host}:{port} over the network can read the site and download its tables{sql}.
Put a web server with https in front for use outside your own network."""
UNPATCHED = """\
SQLite {version} has the fault CVE-2025-6965, by which a query can harm the process: install 3.50.2 or newer, or a
version of your distribution that has the fix. Until then visitors can't write SQL of their own."""


def run(
    db: Path, *, host: str, port: int, immutable: bool, base_url: str, hosts: Sequence[str] = (), sql: bool = True
) -> int:
    """Check, listen, say where, serve; gives the exit code."""
    try:
        server.check(db)
        base = server.base_path(base_url)
        listener = server.bind(host, port)
    except server.CannotServe as problem:
        options.stop(str(problem))
    if limits.lacks_aggregate_fix():
        typer.echo(UNPATCHED.format(version=sqlite3.sqlite_version), err=True)
        sql = False
    if server.open_to_others(host):
        how = ", and write SQL of their own (--no-sql forbids it)" if sql else ""
        typer.echo(OPEN.format(host=host, port=listener.getsockname()[1], sql=how), err=True)
    site = server.build(db, immutable=immutable or on_read_only_disk(db), base_url=base, sql=sql)
    typer.echo(f"The site of {db}: {server.address(listener, base)} (stop with Ctrl-C)")
    with suppress(KeyboardInterrupt):  # the way to stop it
        server.run(site, listener, [*hosts, *([host] if host else [])])
    return options.OK
