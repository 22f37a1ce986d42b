"""Reads files in this process or in several, and gives the results in the order of the files."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import ModuleType

from tracker.ingestion.reader import Job, Rejected, Result, read_file

AHEAD = 4
"""Portions a worker has in hand or waiting; bounds what is in memory."""


def read_chunk(jobs: list[Job]) -> list[Result]:
    """Everything these files give."""
    return [result for job in jobs for result in read_file(job)]


def read_all(chunks: Iterable[list[Job]], workers: int) -> Iterator[list[Result]]:
    """The results of each portion, in order, whatever the number of workers.

    A worker that dies (out of memory, a fault in a parser) takes down its pool: the portions in hand are then read
    again file by file, and the file that ends its process is rejected.
    """
    if workers == 1:
        yield from map(read_chunk, chunks)
        return
    pool = _pool(workers)
    waiting: deque[tuple[list[Job], Future[list[Result]]]] = deque()
    source = iter(chunks)
    try:
        while True:
            while len(waiting) < workers * AHEAD and (chunk := next(source, None)) is not None:
                waiting.append((chunk, _submit(pool, chunk)))
            if not waiting:
                return
            try:
                results = waiting[0][1].result()
                waiting.popleft()
            except BrokenProcessPool:
                results = list(_one_by_one(job for chunk, _ in waiting for job in chunk))
                waiting.clear()
                pool.shutdown(wait=False)
                pool = _pool(workers)
            yield results
    finally:
        _end(pool)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that do not share this one's threads and database.

    Where it can be done they are started from one that has imported everything already.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        context: multiprocessing.context.BaseContext = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tracker.ingestion.reader"])
    else:
        context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, initializer=_ignore_interrupt)


def _submit(pool: ProcessPoolExecutor, chunk: list[Job]) -> Future[list[Result]]:
    """Have a worker read these files; starts one when all are busy.

    A new process first runs the script of the one that starts it, unless there is none: a script that reads with
    workers outside `if __name__ == "__main__":` would start workers that start workers. Ours need nothing of it.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        return pool.submit(read_chunk, chunk)
    finally:
        sys.modules["__main__"] = script


def _ignore_interrupt() -> None:
    """Ctrl-C is for the process that stores; it ends the workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _one_by_one(jobs: Iterable[Job]) -> Iterator[Result]:
    """The results of files read one at a time; a file that ends the process is rejected, the next gets a new one."""
    pool = _pool(1)
    for job in jobs:
        try:
            yield from _submit(pool, [job]).result()
        except BrokenProcessPool:
            reason = "beëindigt het programma (te groot of beschadigd): lever het in een ander formaat aan"
            yield Rejected(job.file.source, reason)
            pool = _pool(1)
    pool.shutdown(wait=False)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop the workers at once: what they have in hand is read again by the next run."""
    processes, results = list((pool._processes or {}).values()), pool._result_queue
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    # A worker that is ended half way through a result leaves the pool waiting for the rest, as long as anybody may
    # still write it; this process may, so it says that it will not.
    results._writer.close()  # type: ignore[attr-defined]
