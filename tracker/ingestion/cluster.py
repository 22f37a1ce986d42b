"""Reads files on a Dask cluster, and gives the results in the order of the files: same function, same rows.

The bytes of a file travel with its work, so that workers need no disk in common; the one process that stores asks for a
few portions a core at a time. Dask is the extra `[dask]`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import ModuleType
from typing import Protocol

from tracker import stages
from tracker.errors import TrackerError
from tracker.ingestion.reader import Job, Rejected, Result, Work, file_bytes
from tracker.ingestion.workers import AHEAD, SECONDS, Portion, killed, read_chunk

PATIENCE = 20
"""Seconds to wait for the scheduler and for its first worker."""
RETRIES = 2
"""How often a portion is tried on another worker when its own was lost."""


class Future(Protocol):
    """What Dask gives for work that it was handed."""

    def result(self, timeout: float) -> Portion:
        """What came of it; raises a time-out when there is nothing yet."""


class Client(Protocol):
    """What is used of a client of Dask."""

    def submit(self, function: object, works: list[Work], *, pure: bool, retries: int) -> Future:
        """Hand work over."""

    def ncores(self) -> dict[str, int]:
        """Cores by worker."""

    def cancel(self, futures: list[Future]) -> None:
        """Take work back."""

    def close(self) -> None:
        """Leave."""


Waiting = deque[tuple[list[Work], Future]]
"""Portions in hand, in order, each with its future."""


class ClusterError(TrackerError):
    """The cluster can't be used; the message says why and what to do."""


def read_on_cluster(chunks: Iterable[list[Work]], scheduler: str) -> Iterator[list[Result]]:
    """The results of each portion, in order; an empty list while they are waited for.

    A file that ends each worker it is given to is rejected. Raises ClusterError when there is no such scheduler, or
    nobody works for it.
    """
    distributed = _distributed()
    client = _client(distributed, scheduler)
    waiting: Waiting = deque()
    try:
        most = AHEAD * max(sum(client.ncores().values()), 1)
        for chunk in chunks:
            rejected, works = _with_bytes(chunk)
            if rejected:
                yield list(rejected)
            if works:
                waiting.append((works, _submit(client, works)))
            while len(waiting) >= most:
                yield from _first(distributed, client, waiting)
        while waiting:
            yield from _first(distributed, client, waiting)
    finally:
        client.cancel([future for _, future in waiting])
        client.close()


def _first(distributed: ModuleType, client: Client, waiting: Waiting) -> Iterator[list[Result]]:
    """The results of the first portion; nothing yet when it takes longer than a moment."""
    works, future = waiting[0]
    try:
        results, rest, spent = future.result(timeout=SECONDS)
    except (distributed.TimeoutError, TimeoutError):
        yield []
        return
    except distributed.KilledWorker:
        waiting.popleft()
        if len(works) == 1:
            yield [killed(works[0])]
        else:
            waiting.extendleft([([work], _submit(client, [work])) for work in reversed(works)])
        return
    waiting.popleft()
    stages.add(spent)
    if rest:
        waiting.appendleft((rest, _submit(client, rest)))
    yield results


def _submit(client: Client, works: list[Work]) -> Future:
    return client.submit(read_chunk, works, pure=False, retries=RETRIES)


def _with_bytes(chunk: list[Work]) -> tuple[list[Rejected], list[Work]]:
    """The works with the bytes of their files, apart from the files that can't be read here."""
    rejected, works = list[Rejected](), list[Work]()
    for work in chunk:
        data = file_bytes(work.file) if isinstance(work, Job) and work.data is None else None
        if isinstance(data, Rejected):
            rejected.append(data)
        else:
            works.append(replace(work, data=data) if isinstance(work, Job) and data is not None else work)
    return rejected, works


def _client(distributed: ModuleType, scheduler: str) -> Client:
    """A client of the scheduler at an address, with at least one worker."""
    try:
        client = distributed.Client(scheduler, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"no Dask scheduler at {scheduler}: start one with `dask scheduler`, or mend --scheduler"
        ) from error
    try:
        client.wait_for_workers(1, timeout=PATIENCE)
    except (distributed.TimeoutError, TimeoutError) as error:
        client.close()
        raise ClusterError(
            f"nobody works for {scheduler}: start `dask worker {scheduler}` where the tracker is installed"
        ) from error
    joined: Client = client
    return joined


def _distributed() -> ModuleType:
    try:
        import distributed  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise ClusterError("--scheduler needs Dask: pip install 'commitment-tracker[dask]'") from error
    module: ModuleType = distributed
    return module
