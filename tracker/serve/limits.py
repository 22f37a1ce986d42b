"""What one visitor may ask of the database: limits on a connection, and linear versions of functions that are not.

SQLite looks at its time limit between steps of a query, never within one call of a function. A visitor's own SQL
therefore gets short texts (LENGTH) and functions that take time in proportion to their arguments.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass

from tracker.serve import private

HEAP_BYTES = 1 << 30
"""Memory that all connections of the process may take together (`limit_heap`)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries of one kind may use."""

    milliseconds: int
    answer_bytes: int
    """Of all rows that one query gives."""
    length: int
    """Bytes of one text or blob."""
    sql_length: int
    columns: int
    expression_depth: int
    threads: int
    waiting: int
    """Queries that may wait for a thread; one more is told that the site is busy."""


PAGES = Limits(5_000, 64 << 20, 64 << 20, 200_000, 2_000, 500, threads=4, waiting=200)
"""For the pages of the site, whose SQL is not the visitor's."""
VISITORS = Limits(2_000, 8 << 20, 2 << 20, 20_000, 200, 100, threads=2, waiting=4)
"""For SQL that a visitor wrote, and for filters that read every row."""

HIDDEN_TABLES = frozenset({"pragma_database_list", "sqlite_dbpage", "dbstat", "pragma_module_list"})
HIDDEN_PRAGMAS = frozenset({"database_list", "temp_store_directory", "data_store_directory", "module_list"})
"""What tells a visitor where the database stands on disk, or reads its raw pages."""


def apply(connection: sqlite3.Connection, limits: Limits) -> None:
    """Set SQLite's own limits on a connection."""
    for category, value in (
        (sqlite3.SQLITE_LIMIT_LENGTH, limits.length),
        (sqlite3.SQLITE_LIMIT_SQL_LENGTH, limits.sql_length),
        (sqlite3.SQLITE_LIMIT_COLUMN, limits.columns),
        (sqlite3.SQLITE_LIMIT_EXPR_DEPTH, limits.expression_depth),
        (sqlite3.SQLITE_LIMIT_COMPOUND_SELECT, 50),
        (sqlite3.SQLITE_LIMIT_ATTACHED, 0),
        (sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000),
        (sqlite3.SQLITE_LIMIT_VDBE_OP, 250_000),
        (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 10),
        (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
    ):
        connection.setlimit(category, value)


def confine(connection: sqlite3.Connection) -> None:
    """Make a connection fit for SQL that a visitor wrote: only reading, no paths, only functions in linear time."""
    connection.execute("PRAGMA query_only = 1")
    connection.execute("PRAGMA cache_size = -8192")
    for name, arguments, function in FUNCTIONS:
        connection.create_function(name, arguments, function, deterministic=True)
    connection.set_authorizer(_authorise)


def limit_heap(size: int = HEAP_BYTES) -> None:
    """Let all connections of this process together take at most `size` bytes; a query that asks more fails."""
    connection = sqlite3.connect(":memory:")
    connection.execute(f"PRAGMA hard_heap_limit = {int(size)}")
    connection.close()


def lacks_aggregate_fix() -> bool:
    """Whether this SQLite has the fault CVE-2025-6965 (mended in 3.50.2, and by Debian and others in older versions).

    The mended one refuses more aggregate terms than columns are allowed; the other takes them.
    """
    connection = sqlite3.connect(":memory:")
    try:
        connection.setlimit(sqlite3.SQLITE_LIMIT_COLUMN, 10)
        connection.execute("CREATE TABLE t (a)")
        connection.execute("SELECT " + "+".join(f"sum(a+{number})" for number in range(30)) + " FROM t")
    except sqlite3.Error:
        return False
    finally:
        connection.close()
    return True


def _authorise(action: int, first: str | None, second: str | None, *_: object) -> int:
    if action == sqlite3.SQLITE_READ and first in HIDDEN_TABLES:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and (first, second) in private.HIDDEN:
        return sqlite3.SQLITE_IGNORE  # reads as NULL
    if action == sqlite3.SQLITE_PRAGMA and first in HIDDEN_PRAGMAS:
        return sqlite3.SQLITE_DENY
    if action in (sqlite3.SQLITE_ATTACH, sqlite3.SQLITE_DETACH):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return str(value)


def instr(text: object, part: object) -> int | None:
    """Place of `part` in `text`, from 1; 0 when it is not there."""
    if text is None or part is None:
        return None
    if isinstance(text, bytes) and isinstance(part, bytes):
        return text.find(part) + 1
    return _text(text).find(_text(part)) + 1


def replace(text: object, old: object, new: object) -> str | None:
    """`text` with each `old` become `new`; too long an outcome is refused before it is made."""
    if text is None or old is None or new is None:
        return None
    whole, part, put = _text(text), _text(old), _text(new)
    if not part:
        return whole
    if len(whole) + whole.count(part) * (len(put) - len(part)) > VISITORS.length:
        raise ValueError("string or blob too big")
    return whole.replace(part, put)


def _strip(text: object, characters: object, *, left: bool, right: bool) -> str | None:
    if text is None or characters is None:
        return None
    whole, taken = _text(text), frozenset(_text(characters))
    begin, end = 0, len(whole)
    while left and begin < end and whole[begin] in taken:
        begin += 1
    while right and begin < end and whole[end - 1] in taken:
        end -= 1
    return whole[begin:end]


def trim(text: object, characters: object) -> str | None:
    """`text` without these characters at both ends."""
    return _strip(text, characters, left=True, right=True)


def ltrim(text: object, characters: object) -> str | None:
    """`text` without these characters at its begin."""
    return _strip(text, characters, left=True, right=False)


def rtrim(text: object, characters: object) -> str | None:
    """`text` without these characters at its end."""
    return _strip(text, characters, left=False, right=True)


FUNCTIONS: tuple[tuple[str, int, Callable[..., str | int | None]], ...] = (
    ("instr", 2, instr),
    ("replace", 3, replace),
    ("trim", 2, trim),
    ("ltrim", 2, ltrim),
    ("rtrim", 2, rtrim),
)
"""SQLite's own compare every place with every character: two texts of a megabyte keep it busy for minutes."""
