"""What the operator reads of requests that were refused: a line each on standard error, and only so many a minute.

A line has the moment (UTC), the status, the method and the path; never the arguments (what a visitor looks for is
theirs), an address or a cookie. The web server in front knows who asked.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TextIO

MOST = 60
"""Lines in each minute; of the rest the number is told, so that nobody fills a disk by asking."""
SECONDS = 60.0
LONGEST = 200
"""Characters of a path that are told."""


class Journal:
    """Writes what was refused; counts what is too much to write."""

    def __init__(self, out: TextIO | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self.out, self.clock = out, clock
        self.begin, self.written, self.left_out = clock(), 0, 0

    def refused(self, status: int, method: str, path: str) -> None:
        """Note a request that was answered with `status`."""
        now = self.clock()
        if now - self.begin >= SECONDS:
            if self.left_out:
                self._write(f"and {self.left_out} more in {now - self.begin:.0f} s")
            self.begin, self.written, self.left_out = now, 0, 0
        if self.written >= MOST:
            self.left_out += 1
            return
        self.written += 1
        self._write(f"refused {status} {plain(method)} {plain(path)}")

    def _write(self, line: str) -> None:
        print(datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), line, file=self.out or sys.stderr, flush=True)


JOURNAL = Journal()
"""Of this process."""


def plain(text: str) -> str:
    """One word of printable ASCII, whatever was sent: `/a b\\n` gives `/a\\x20b\\n`, and no longer than LONGEST."""
    short = text[:LONGEST].encode("unicode_escape").decode("ascii").replace(" ", "\\x20")
    return short + ("..." if len(text) > LONGEST else "")
