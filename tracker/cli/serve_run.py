"""What `tracker serve` does."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import typer

from tracker.cli import options
from tracker.serve import server
from tracker.store.database import on_read_only_disk


def run(db: Path, *, host: str, port: int, immutable: bool, base_url: str) -> int:
    """Check, listen, say where, serve; gives the exit code."""
    try:
        server.check(db)
        base = server.base_path(base_url)
        listener = server.bind(host, port)
    except server.CannotServe as problem:
        options.stop(str(problem))
    typer.echo(f"The site of {db}: {server.address(listener, base)} (stop with Ctrl-C)")
    site = server.build(db, immutable=immutable or on_read_only_disk(db), base_url=base)
    with suppress(KeyboardInterrupt):  # the way to stop it
        server.run(site, listener)
    return options.OK
