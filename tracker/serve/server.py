"""Make the site of one database, and serve it."""

from __future__ import annotations

import ipaddress
import socket
import sqlite3
from collections.abc import Callable, Iterable
from copy import deepcopy
from pathlib import Path
from typing import Any

import sqlite_utils
from datasette.app import Datasette
from datasette.plugins import pm

from tracker.errors import TrackerError
from tracker.serve import limits, metadata, site
from tracker.serve.bounded import BoundedDatabase
from tracker.serve.site import downloads, filters, headers, reviewing
from tracker.serve.site.register import NAME
from tracker.store import derived, upgrade
from tracker.store.database import DatabaseError, open_database
from tracker.store.migrations import migrations

SETTINGS: dict[str, Any] = {
    "default_page_size": 50,
    "max_returned_rows": 2000,
    "sql_time_limit_ms": limits.PAGES.milliseconds,
    "facet_time_limit_ms": 2000,
    "default_facet_size": 12,
    "suggest_facets": False,
    "allow_csv_stream": True,
    "max_csv_mb": 0,
    "truncate_cells_html": 240,
    "num_sql_threads": limits.PAGES.threads,
    "allow_download": False,
    "trace_debug": False,
}
"""No suggested facets (they look at every column on every page); CSV without a limit; no download of a database file
whose newest rows may still stand in its write-ahead log."""
MOST_CONNECTIONS = 500
"""At the same time; one more is told that the site is busy."""
STOP_SECONDS = 3
"""Given to answers that are under way when the server is told to stop."""


class ServeError(TrackerError):
    """Why a database can't be served, in one line that says what to do."""


def check(path: Path) -> None:
    """Raise ServeError unless `path` is a tracker database that can be served.

    One of an older version is brought up to date first; where that can't be, as on a read-only disk, it is refused, for
    the pages ask for what it lacks.
    """
    try:
        db = open_database(path, create=False, write=False)
        current = _is_current(db)
        db.close()
        if not current:
            open_database(path, create=False).close()
    except DatabaseError as problem:
        raise ServeError(str(problem)) from problem


def _is_current(db: sqlite_utils.Database) -> bool:
    try:
        return not migrations.pending(db) and upgrade.is_current(db) and derived.is_current(db)
    except sqlite3.Error:  # of before the table that says so
        return False


def build(
    path: Path,
    *,
    immutable: bool = False,
    base_url: str = "/",
    sql: bool = True,
    contact: str = "",
    review: Path | None = None,
    reviewer_header: str = "",
    settings: dict[str, Any] | None = None,
) -> Datasette:
    """The site of the database at `path`, under the name `tracker` whatever the file is called.

    The file may be written while it is served. `immutable` serves a file that nobody writes, from a read-only disk
    too: quicker counts, and rows that a writer still has in its log are not seen. Without `sql` visitors can't write
    queries of their own. `contact` is the mail address to which visitors report mistakes. With `review`, a file, who is
    signed in can review rows: as an actor of Datasette, or named in `reviewer_header` by the web server in front.
    """
    if not pm.get_hookcallers(site):
        # Datasette registers what it finds when it is first imported; when that was the site itself, without its hooks
        if pm.is_registered(site):
            pm.unregister(site)
        pm.register(site, name="tracker")
    if pm.get_plugin("datasette.handle_exception"):
        pm.unregister(name="datasette.handle_exception")  # prints traces, and the site has its own (problems.py)
    filters.take_over()
    described = deepcopy(metadata.build())
    for table in described["databases"][NAME]["tables"].values():
        table.pop("facets", None)  # counted by the site itself (site/facets.py)
        table.pop("filters", None)
    described["contact"] = contact
    if not sql:
        described["allow_sql"] = False
    datasette = Datasette(
        [],
        metadata=described,
        settings={**SETTINGS, "base_url": base_url, "allow_download": immutable, **(settings or {})},
    )
    datasette.remove_database("_memory")  # an empty one, on which anyone could run SQL without our limits
    datasette.add_database(BoundedDatabase(datasette, path=str(path), is_mutable=not immutable), name=NAME)
    if review is not None:
        reviewing.switch_on(datasette, review, reviewer_header)
    return datasette


def base_path(given: str) -> str:
    """A base path with a slash at both ends: `register` gives `/register/`; raises ServeError for another address."""
    if "://" in given or any(c in given for c in "?#") or any(c.isspace() for c in given):
        raise ServeError(f"base path {given!r} is no path: give it as /register/")
    inner = given.strip("/")
    return f"/{inner}/" if inner else "/"


def bind(host: str, port: int) -> socket.socket:
    """A listening socket; raises ServeError when the address is taken or not ours. Port 0 takes a free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except (OSError, OverflowError) as error:
        listener.close()
        raise ServeError(f"can't listen on {host}:{port} ({error}); choose another --port or --host") from error
    listener.listen(100)
    return listener


def address(listener: socket.socket, base_url: str = "/") -> str:
    """The web address of a listening socket: `http://127.0.0.1:8001/`."""
    host, port = listener.getsockname()[:2]
    host = "127.0.0.1" if host in ("0.0.0.0", "") else "::1" if host == "::" else host
    return f"http://{f'[{host}]' if ':' in host else host}:{port}{base_url}"


def open_to_others(host: str) -> bool:
    """Whether an address to listen on lets other machines in: `0.0.0.0`, but not `127.0.0.1` or `localhost`."""
    try:
        return not ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host != "localhost"


def known_hosts(named: Iterable[str] = ()) -> Callable[[str], bool]:
    """Whether a `Host` header names this site: an IP address, this machine, or one of the names the operator gave.

    A page elsewhere can make its own name point to this machine, and read the site with the visitor's rights; it can't
    do so under a bare address or a name that is not its own.
    """
    names = {"localhost", socket.gethostname().lower(), *(name.strip().lower().rstrip(".") for name in named)}

    def known(host: str) -> bool:
        name = host.strip().lower()
        name = name[1:].partition("]")[0] if name.startswith("[") else name.partition(":")[0]
        if name.rstrip(".") in names:
            return True
        try:
            ipaddress.ip_address(name)
        except ValueError:
            return False
        return True

    return known


def configuration(datasette: Datasette, hosts: Iterable[str] = ()) -> Any:  # noqa: ANN401 (uvicorn comes late)
    """How uvicorn serves the site: no slow clients, no bodies, no name or version of its own, a quick end."""
    import uvicorn  # noqa: PLC0415

    from tracker.serve.http import ImpatientProtocol  # noqa: PLC0415

    return uvicorn.Config(
        headers.hosted(datasette.app(), known_hosts(hosts)),
        log_level="error",
        lifespan="on",
        http=ImpatientProtocol,
        ws="none",
        server_header=False,
        limit_concurrency=MOST_CONNECTIONS,
        timeout_keep_alive=5,
        timeout_graceful_shutdown=STOP_SECONDS,
    )


def run(datasette: Datasette, listener: socket.socket, hosts: Iterable[str] = ()) -> None:
    """Serve until Ctrl-C or SIGTERM; then answers under way have STOP_SECONDS left, and queries are broken off."""
    import uvicorn  # noqa: PLC0415

    limits.limit_heap()

    class Server(uvicorn.Server):
        async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
            stop(datasette)
            await super().shutdown(sockets)

    try:
        Server(configuration(datasette, hosts)).run(sockets=[listener])
    finally:
        stop(datasette)


def stop(datasette: Datasette) -> None:
    """Break off every query and download of a site."""
    downloads.stop(datasette)
    for database in datasette.databases.values():
        if isinstance(database, BoundedDatabase):
            database.stop()
