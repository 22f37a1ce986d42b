"""Answers that hold as long as nobody wrote the database: kept by its state, dropped when that changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from datasette.database import Database

T = TypeVar("T")
MOST = 300
"""Answers kept of a database."""
_KEPT: WeakKeyDictionary[Any, tuple[object, OrderedDict[Hashable, Any]]] = WeakKeyDictionary()


def of(db: Database) -> tuple[tuple[int, int], ...]:
    """What changes when the file or its write-ahead log does: size and moment of both."""
    found = []
    for path in (Path(db.path), Path(f"{db.path}-wal")) if db.path else ():
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((status.st_size, status.st_mtime_ns))
    return tuple(found)


async def kept(db: Database, key: Hashable, make: Callable[[], Awaitable[T]]) -> T:
    """What `make` gives, remembered under `key` until the database changes."""
    now = of(db)
    state, answers = _KEPT.get(db) or (None, OrderedDict())
    if state != now:
        answers = OrderedDict()
        _KEPT[db] = now, answers
    if key in answers:
        answers.move_to_end(key)
        found: T = answers[key]
        return found
    made = await make()
    answers[key] = made
    while len(answers) > MOST:
        answers.popitem(last=False)
    return made
