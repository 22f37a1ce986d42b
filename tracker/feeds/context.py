"""What one run of a feed works with, and what it counts."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from sqlite_utils import Database

from tracker.feeds.client.http import Client
from tracker.sql import now


@dataclass(slots=True)
class PartCounts:
    """What a run did with one part of a feed, in records; `stored`, `rejected` in documents."""

    part: str
    pages: int = 0
    records: int = 0
    new: int = 0
    unchanged: int = 0
    deleted: int = 0
    stored: int = 0
    rejected: int = 0
    total: int | None = None
    """How many there are, where the feed says so."""
    seconds: float = 0.0
    finished: bool = False

    @property
    def rate(self) -> float:
        """Records a second."""
        return self.records / self.seconds if self.seconds else 0.0


Progress = Callable[[PartCounts], None]


@dataclass(slots=True)
class Context:
    """The database, the client and the wishes of one run."""

    db: Database
    client: Client
    run_id: int
    extractor_version: str = ""
    limit: int | None = None
    """Stop after this many new or changed records."""
    papers: bool = True
    """Fetch the papers themselves, not only what the feed says of them."""
    motion_papers: bool = False
    """Fetch the papers of motions as well."""
    progress: Progress = lambda counts: None
    now: Callable[[], str] = now
    notes: list[str] = field(default_factory=list)
    part_counts: list[PartCounts] = field(default_factory=list)
    unknown: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """Values that no list knows, by feed, field and value."""

    def limit_reached(self) -> bool:
        """Whether the limit of the run has been reached."""
        return self.limit is not None and sum(t.new for t in self.part_counts) >= self.limit

    def count_unknown(self, feed: str, values: Iterable[tuple[str, str]]) -> None:
        """Count values (field, value) that no list knows."""
        self.unknown.update((feed, field, value) for field, value in values)

    def note(self, line: str) -> None:
        """Keep a remark for the report, once."""
        if line not in self.notes:
            self.notes.append(line)


@dataclass(slots=True)
class Stopwatch:
    """Seconds since it was made."""

    start: float = field(default_factory=time.monotonic)

    def __call__(self) -> float:
        """Seconds passed."""
        return time.monotonic() - self.start
