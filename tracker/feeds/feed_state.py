"""Where each feed was left: the next page of an unfinished run, and from which moment the next run asks for changes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class FeedState:
    """How far one part of a feed with one filter has come. Moments are as the feed writes them."""

    feed: str
    part: str
    filter: str
    started: str
    cursor: str | None = None
    """Address of the next page of a run that is not finished; for the SyncFeed also of one that is."""
    high_water: str = ""
    """The latest change seen in this run; the next run asks from there."""
    changed_since: str = ""
    """From which moment this run asks for changes; '' when it asks for everything."""
    pages: int = 0
    records: int = 0
    finished: str | None = None

    def after_page(
        self, cursor: str | None, *, records: int, high_water: str = "", done: str | None = None
    ) -> FeedState:
        """The state once a page has been stored; `done` is the moment when it was the last."""
        return replace(
            self,
            cursor=cursor,
            pages=self.pages + bool(records),
            records=self.records + records,
            high_water=max(self.high_water, high_water),
            finished=done,
        )


_COLUMNS = (
    "feed",
    "part",
    "filter",
    "started",
    "cursor",
    "high_water",
    "changed_since",
    "pages",
    "records",
    "finished",
)


def load_state(db: Database, feed: str, part: str, filter_key: str) -> FeedState | None:
    """The state of one part of a feed with one filter, None before its first page."""
    row = db.conn.execute(
        f"SELECT {', '.join(_COLUMNS)} FROM feed_state WHERE feed = ? AND part = ? AND filter = ?",
        (feed, part, filter_key),
    ).fetchone()
    return FeedState(*row) if row else None


def clear_states(db: Database) -> None:
    """Forget where the feeds were left; the records stay."""
    db.conn.execute("DELETE FROM feed_state WHERE part <> 'check'")


def save_state(db: Database, state: FeedState, now: str) -> None:
    """Write a state, within the caller's transaction."""
    values = [getattr(state, name) for name in _COLUMNS]
    db.conn.execute(
        f"INSERT INTO feed_state ({', '.join(_COLUMNS)}, updated) VALUES ({', '.join('?' * len(_COLUMNS))}, ?) "
        "ON CONFLICT (feed, part, filter) DO UPDATE SET "
        + ", ".join(f"{name} = excluded.{name}" for name in (*_COLUMNS[3:], "updated")),
        (*values, now),
    )
