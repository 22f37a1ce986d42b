"""What `tracker serve` does."""

from __future__ import annotations

from pathlib import Path

import typer

from tracker.commands import options
from tracker.serve import server


def run(db: Path, *, host: str, port: int, immutable: bool, base_url: str) -> int:
    """Check, listen, say where, serve; gives the exit code."""
    try:
        server.check(db)
        base = server.base_path(base_url)
        listener = server.bind(host, port)
    except server.CannotServe as problem:
        options.stop(str(problem))
    typer.echo(f"The site of {db}: {server.address(listener, base)} (stop with Ctrl-C)")
    server.run(server.build(db, immutable=immutable, base_url=base), listener)
    return options.OK
