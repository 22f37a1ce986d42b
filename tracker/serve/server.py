"""Make the site of one database, and serve it."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

from datasette.app import Datasette
from datasette.database import Database
from datasette.plugins import pm

from tracker.serve import metadata, site
from tracker.serve.site.register import NAME
from tracker.store.database import DatabaseProblem, open_database

SETTINGS: dict[str, Any] = {
    "default_page_size": 50,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": 5000,
    "facet_time_limit_ms": 2000,
    "default_facet_size": 12,
    "suggest_facets": False,
    "allow_csv_stream": True,
    "max_csv_mb": 0,
    "truncate_cells_html": 240,
    "num_sql_threads": 4,
    "allow_download": False,
}
"""No suggested facets (they look at every column on every page); CSV without a limit; no download of a database file
whose newest rows may still stand in its write-ahead log."""


class CannotServe(Exception):
    """Why a database can't be served, in one line that says what to do."""


def check(path: Path) -> None:
    """Raise CannotServe unless `path` is a tracker database that can be read."""
    try:
        open_database(path, create=False, write=False).close()
    except DatabaseProblem as problem:
        raise CannotServe(str(problem)) from problem


def build(
    path: Path, *, immutable: bool = False, base_url: str = "/", settings: dict[str, Any] | None = None
) -> Datasette:
    """The site of the database at `path`, under the name `tracker` whatever the file is called.

    The file may be written while it is served. `immutable` serves a file that nobody writes, from a read-only disk
    too: quicker counts, and rows that a writer still has in its log are not seen.
    """
    if not pm.is_registered(site):
        pm.register(site, name="tracker")
    # With rich installed Datasette prints a full trace with all variables for every page that does not exist.
    pm.get_plugin("datasette.handle_exception").rich = None
    datasette = Datasette(
        [],
        metadata=metadata.build(),
        settings={**SETTINGS, "base_url": base_url, "allow_download": immutable, **(settings or {})},
    )
    datasette.add_database(Database(datasette, path=str(path), is_mutable=not immutable), name=NAME)
    return datasette


def base_path(given: str) -> str:
    """A base path with a slash at both ends: `register` gives `/register/`; raises CannotServe for another address."""
    if "://" in given or any(c in given for c in "?#") or any(c.isspace() for c in given):
        raise CannotServe(f"base path {given!r} is no path: give it as /register/")
    inner = given.strip("/")
    return f"/{inner}/" if inner else "/"


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; raises CannotServe when the address is taken or not ours. Port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise CannotServe(f"can't listen on {host}:{port} ({error}); choose another --port or --host") from error
    listener.listen(100)
    return listener


def address(listener: socket.socket, base_url: str = "/") -> str:
    """The web address of a listening socket: `http://127.0.0.1:8001/`."""
    host, port = listener.getsockname()[:2]
    host = "127.0.0.1" if host in ("0.0.0.0", "") else "::1" if host == "::" else host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{base_url}"


def run(datasette: Datasette, listener: socket.socket) -> None:
    """Serve until Ctrl-C."""
    import uvicorn  # noqa: PLC0415

    config = uvicorn.Config(datasette.app(), log_level="warning", lifespan="on")
    uvicorn.Server(config).run(sockets=[listener])
