"""Reads files in this process or in several, and gives the results in the order of the files."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection
from types import ModuleType

from tracker import stages
from tracker.ingestion.reader import Job, Rejected, Result, Work, read_file

AHEAD = 4
"""Portions a worker has in hand or waiting; bounds what is in memory."""
SECONDS = 2.0
"""A worker hands over what it has after this time, and a reader that waits is heard of this often."""
MEMORY = 2**30
"""Bytes of address space of a worker, where the system can bound it."""

Portion = tuple[list[Result], list[Work], dict[str, float]]
"""What the files of a portion gave, those there was no time for, and the seconds each stage took."""


def read_chunk(works: list[Work]) -> Portion:
    """Everything these files give, as far as one gets in a few seconds."""
    begun, results = time.monotonic(), list[Result]()
    for done, work in enumerate(works):
        if done and time.monotonic() - begun > SECONDS:
            return results, works[done:], stages.take()
        results += read_file(work)
    return results, [], stages.take()


def read_all(chunks: Iterable[list[Work]], workers: int) -> Iterator[list[Result]]:
    """The results of each portion, in order, whatever the number of workers; an empty list while they are waited for.

    A worker that dies (out of memory, a fault in a parser) takes down its pool: the portions in hand are then read
    again file by file, and the file that ends its process is rejected.
    """
    if workers == 1:
        yield from (read_file(work) for chunk in chunks for work in chunk)
        return
    pool = _pool(workers)
    waiting: deque[tuple[list[Work], Future[Portion]]] = deque()
    source = iter(chunks)
    try:
        while True:
            while len(waiting) < workers * AHEAD and (chunk := next(source, None)) is not None:
                waiting.append((chunk, _submit(pool, chunk)))
            if not waiting:
                return
            wait([waiting[0][1]], timeout=SECONDS)
            if not waiting[0][1].done():
                yield []
                continue
            try:
                results, rest, spent = waiting[0][1].result()
                stages.add(spent)
                waiting.popleft()
                if rest:
                    waiting.appendleft((rest, _submit(pool, rest)))
                yield results
            except BrokenProcessPool:
                again = [work for chunk, _ in waiting for work in chunk]
                waiting.clear()
                pool.shutdown(wait=False)
                yield from _one_by_one(again)
                pool = _pool(workers)
    finally:
        _end(pool)


def _pool(workers: int) -> ProcessPoolExecutor:
    """Processes that do not share this one's threads and database.

    Where it can be done they are started from one that has imported everything already.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        context: multiprocessing.context.BaseContext = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload(["tracker.ingestion.reader", "tracker.extraction"])
    else:
        context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, context, initializer=_begin)


def _submit(pool: ProcessPoolExecutor, chunk: list[Work]) -> Future[Portion]:
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


def _begin() -> None:
    """Set a worker up: bounded in memory, deaf to Ctrl-C (the process that stores ends it), gone with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_DFL)
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415 (not on every system)

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    """End this process when the one it works for has ended, however that came about."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _one_by_one(works: Iterable[Work]) -> Iterator[list[Result]]:
    """The results of files read one at a time; a file that ends the process is rejected, the next gets a new one."""
    pool = _pool(1)
    try:
        for work in works:
            future = _submit(pool, [work])
            while not future.done():
                wait([future], timeout=SECONDS)
                if not future.done():
                    yield []
            try:
                yield future.result()[0]
            except BrokenProcessPool:
                yield [killed(work)]
                pool = _pool(1)
    finally:
        _end(pool)


def killed(work: Work) -> Rejected:
    """What becomes of a file that ends the process that reads it."""
    reason = "beëindigt het programma (te groot of beschadigd): lever het in een ander formaat aan"
    return Rejected(work.file.source if isinstance(work, Job) else work.source, reason)


def _end(pool: ProcessPoolExecutor) -> None:
    """Stop the workers at once: what they have in hand is read again by the next run."""
    processes, results = list((pool._processes or {}).values()), pool._result_queue
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    # A worker that is ended half way through a result leaves the pool waiting for the rest, as long as anybody may
    # still write it; this process may, so it says that it will not.
    results._writer.close()  # type: ignore[attr-defined]
