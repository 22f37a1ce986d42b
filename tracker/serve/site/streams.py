"""Downloads under way: threads of their own, a deadline for each batch and the whole, an end when the client leaves."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import TypeVar

from datasette.utils.asgi import Request

from tracker.serve.bounded import BusyError

T = TypeVar("T")
THREADS = 4
WAITING = 8
"""Downloads that may wait for a thread; one more is told that the site is busy."""
BATCH_SECONDS = 30.0
"""In which the database must give the next rows, and the client must take them."""
TOTAL_SECONDS = 900.0
STEPS = 20_000
"""Steps of SQLite between two looks at the clock."""


class Stopped(BaseException):
    """The client is gone, the deadline is over, or the server ends.

    No Exception: Datasette would try to send a page for it, in the middle of a file. The connection ends instead, so
    that what came is not taken for the whole.
    """


class Downloads:
    """The downloads of one site."""

    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(THREADS, thread_name_prefix="downloads")
        self.running: set[Download] = set()
        self.stopped = False

    @asynccontextmanager
    async def watched(self, request: Request, connection: sqlite3.Connection) -> AsyncIterator[Download]:
        """A download that stops when the client leaves; closes the connection."""
        download = Download(self, connection)
        self.running.add(download)
        watch = asyncio.create_task(_until_gone(request, download))
        try:
            yield download
        finally:
            watch.cancel()
            self.running.discard(download)
            download.stop()
            await asyncio.shield(download.close())

    def admit(self) -> None:
        """Raise BusyError when too many are under way."""
        if self.stopped or len(self.running) >= THREADS + WAITING:
            raise BusyError

    def stop(self) -> None:
        """Break off all, and take no more."""
        self.stopped = True
        for download in tuple(self.running):
            download.stop()
        self.executor.shutdown(wait=False, cancel_futures=True)


class Download:
    """A connection that works for one client."""

    def __init__(self, site: Downloads, connection: sqlite3.Connection) -> None:
        self.site, self.connection, self.stopped = site, connection, False
        self.begin = time.monotonic()
        self.deadline = self.begin + BATCH_SECONDS
        connection.set_progress_handler(self._late, STEPS)

    def _late(self) -> bool:
        return self.stopped or time.monotonic() > self.deadline

    def stop(self) -> None:
        """Break off what runs."""
        self.stopped = True
        self.connection.interrupt()

    async def work(self, work: Callable[[], T]) -> T:
        """What `work` gives, run in a thread; raises Stopped when it takes too long or the client is gone."""

        def timed() -> T:
            self.deadline = min(time.monotonic() + BATCH_SECONDS, self.begin + TOTAL_SECONDS)
            self.check()
            try:
                return work()
            except sqlite3.OperationalError as error:
                if "interrupted" in str(error):
                    raise Stopped from error
                raise

        if self.site.stopped:
            raise Stopped
        return await asyncio.get_running_loop().run_in_executor(self.site.executor, timed)

    async def send(self, sending: Awaitable[None]) -> None:
        """Send; raises Stopped when the client does not take it in time."""
        try:
            await asyncio.wait_for(sending, BATCH_SECONDS)
        except TimeoutError as error:
            raise Stopped from error

    def check(self) -> None:
        """Raise Stopped when there is no use to go on."""
        if self._late():
            raise Stopped

    def rows(self, rows: Iterable[T]) -> Iterator[T]:
        """The same rows, ending with Stopped where a long piece of work has to stop."""
        for number, row in enumerate(rows):
            if number % 256 == 0:
                self.deadline = max(self.deadline, min(time.monotonic() + BATCH_SECONDS, self.begin + TOTAL_SECONDS))
                self.check()
            yield row

    async def close(self) -> None:
        """Close the connection when its thread has let go of it."""
        loop = asyncio.get_running_loop()
        try:
            await loop.run_in_executor(self.site.executor, self.connection.close)
        except RuntimeError:  # the threads are gone, the server ends
            self.connection.close()


async def _until_gone(request: Request, download: Download) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass
    download.stop()
