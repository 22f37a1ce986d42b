"""The database as the site reads it: pages in one pool of threads, visitors' own SQL in another, answers capped."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from datasette.database import Database, QueryInterrupted, Results
from datasette.utils import sqlite_timelimit

from tracker.serve import limits, private
from tracker.serve.limits import PAGES, VISITORS, Limits

if TYPE_CHECKING:
    from datasette.app import Datasette

T = TypeVar("T")
BY_VISITOR: ContextVar[bool] = ContextVar("by_visitor", default=False)
"""Whether the request at hand runs SQL of the visitor, or a filter that reads every row."""
QUERIES: ContextVar[list[str] | None] = ContextVar("queries", default=None)
"""When a list is set, every statement of the request is noted in it (tests count them)."""


class BusyError(Exception):
    """All threads for queries of this kind are taken, and enough are waiting."""


class TooLargeError(Exception):
    """The rows of one answer are more bytes than may be sent."""


class Pool:
    """Threads with a connection each, that run under the same limits."""

    def __init__(self, allowed: Limits, connect: Callable[[], sqlite3.Connection], name: str) -> None:
        self.allowed, self.connect = allowed, connect
        self.executor = ThreadPoolExecutor(allowed.threads, thread_name_prefix=name)
        self.local = threading.local()
        self.connections: list[sqlite3.Connection] = []
        self.taken, self.stopped = 0, False

    async def run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        """What `work` gives for a connection; raises BusyError when too many wait."""
        if self.stopped or self.taken >= self.allowed.threads + self.allowed.waiting:
            raise BusyError
        self.taken += 1
        future = asyncio.get_running_loop().run_in_executor(self.executor, self._work, work)
        future.add_done_callback(self._done)
        try:
            return await asyncio.shield(future)
        except asyncio.CancelledError as error:
            if self.stopped:
                raise BusyError from error
            raise

    def _done(self, future: asyncio.Future[Any]) -> None:
        self.taken -= 1
        if not future.cancelled():
            future.exception()  # a visitor who left leaves nobody to ask for it

    def _work(self, work: Callable[[sqlite3.Connection], T]) -> T:
        connection = getattr(self.local, "connection", None)
        if connection is None:
            connection = self.local.connection = self.connect()
            self.connections.append(connection)
        return work(connection)

    def stop(self) -> None:
        """Break off what runs and take nothing more."""
        self.stopped = True
        self.executor.shutdown(wait=False, cancel_futures=True)
        for connection in self.connections:
            connection.interrupt()


class BoundedDatabase(Database):  # type: ignore[misc]  # Datasette has no types
    """A database whose queries are limited in time, memory, size of the answer and number."""

    def __init__(self, ds: Datasette, path: str, is_mutable: bool = True) -> None:
        super().__init__(ds, path=path, is_mutable=is_mutable)
        self.pages = Pool(PAGES, self._page_connection, "pages")
        self.visitors = Pool(VISITORS, self._visitor_connection, "visitors")

    def prepared(self) -> sqlite3.Connection:
        """A new connection with Datasette's functions and the limits of pages; the caller closes it."""
        connection: sqlite3.Connection = self.connect()
        self._all_file_connections.remove(connection)
        self.ds._prepare_connection(connection, self.name)
        limits.apply(connection, PAGES)
        return connection

    def _page_connection(self) -> sqlite3.Connection:
        return self.prepared()

    def _visitor_connection(self) -> sqlite3.Connection:
        connection = self.prepared()
        limits.apply(connection, VISITORS)
        limits.confine(connection)
        return connection

    @property
    def pool(self) -> Pool:
        """The threads for the request at hand."""
        return self.visitors if BY_VISITOR.get() else self.pages

    async def execute_fn(self, fn: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function that reads from a connection, in a thread."""
        return await self.pool.run(fn)

    async def execute(
        self,
        sql: str,
        params: Any = None,  # noqa: ANN401 (a mapping or a sequence, as sqlite3 takes them)
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Results:
        """The rows of a query, as Datasette gives them; raises QueryInterrupted, TooLarge-, Busy- or sqlite3.Error."""
        allowed = self.pool.allowed
        noted = QUERIES.get()
        if noted is not None:
            noted.append(sql)
        most = None
        if truncate:
            most = self.ds.max_returned_rows
            most += 1 if most == (page_size or self.ds.page_size) else 0

        def work(connection: sqlite3.Connection) -> Results:
            time = min(custom_time_limit or allowed.milliseconds, allowed.milliseconds)
            with sqlite_timelimit(connection, time):
                try:
                    cursor = connection.cursor()
                    cursor.execute(sql, params if params is not None else {})
                    rows = capped(cursor, allowed.answer_bytes, None if most is None else most + 1)
                    rows = private.of_cursor(cursor, rows)
                except sqlite3.OperationalError as error:
                    if error.args == ("interrupted",):
                        raise QueryInterrupted(error, sql, params) from error
                    raise
                except MemoryError as error:
                    raise TooLargeError from error
            cut = most is not None and len(rows) > most
            return Results(rows[:most] if cut else rows, cut, cursor.description)

        return await self.execute_fn(work)

    def stop(self) -> None:
        """Break off every query."""
        self.pages.stop()
        self.visitors.stop()


def capped(cursor: sqlite3.Cursor, size: int, most: int | None = None) -> list[Any]:
    """At most `most` rows of a cursor; raises TooLargeError when their texts are more than `size` bytes together."""
    rows: list[Any] = []
    total = 0
    for row in cursor:
        total += sum(8 + (len(value) if isinstance(value, str | bytes) else 0) for value in row)
        if total > size:
            raise TooLargeError
        rows.append(row)
        if len(rows) == most:
            break
    return rows
