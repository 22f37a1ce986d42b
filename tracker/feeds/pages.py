"""Goes through the pages of one part of a feed, and notes after each where to go on."""

from __future__ import annotations

import json
from contextlib import nullcontext
from dataclasses import dataclass, replace
from typing import Protocol

from tracker.feeds.client.errors import NotFoundError, ResponseError
from tracker.feeds.context import Context, PartCounts, Stopwatch
from tracker.feeds.feed_state import FeedState, load_state, save_state

LARGEST = 64 * 2**20
"""Bytes of one page."""


@dataclass(frozen=True, slots=True)
class PageResult:
    """What reading one page led to. `next` is the next page; `resume` where a later run begins."""

    next: str | None
    records: int
    high_water: str = ""
    resume: str | None = None
    complete: bool = True
    """False when the limit of the run was reached within the page: it is to be read again."""


class Part(Protocol):
    """One part of a feed with one filter."""

    @property
    def feed(self) -> str:
        """Name of the feed."""

    @property
    def part(self) -> str:
        """Name of the part."""

    @property
    def types(self) -> tuple[str, ...]:
        """Media types that a page may have."""

    @property
    def filter_key(self) -> str:
        """The filter as one line."""

    def note(self) -> dict[str, str]:
        """What must be known, besides the address, to read a page again offline."""

    def first(self, changed_since: str) -> str:
        """The address of the first page, of everything or of what changed since a moment."""

    def transactional(self, context: Context) -> bool:
        """Whether a page asks nothing more of the host, so that it can be stored in one transaction with its place."""

    def apply(self, context: Context, url: str, body: bytes, counts: PartCounts) -> PageResult:
        """Store what a page says. Raises a FeedError."""


def run_part(context: Context, part: Part) -> PartCounts:
    """Read a part of a feed to its end, to the limit of the run, or until something stops it; goes on where it was."""
    counts = PartCounts(f"{part.feed}/{part.part}")
    context.part_counts.append(counts)
    watch = Stopwatch()
    state, url, resumed = _begin(context, part)
    seen: set[int] = set()
    while url is not None and not context.limit_reached():
        if hash(url) in seen:
            raise ResponseError(
                url,
                "its next pages go round in a circle: try again later",
                "de bron stuurt in een kring rond: probeer het later",
            )
        seen.add(hash(url))
        note = json.dumps({**part.note(), "filter": part.filter_key, "changed_since": state.changed_since})
        try:
            fetched = context.client.get(
                url, role=f"{part.feed}/{part.part}", types=part.types, note=note, size=LARGEST
            )
        except (NotFoundError, ResponseError) as error:
            if not resumed:
                raise
            context.note(f"the place to go on from no longer holds ({error}): begun anew")
            seen.clear()
            state, url, resumed = _fresh(context, part, state.changed_since), part.first(state.changed_since), False
            continue
        resumed = False
        applied, state = apply_page(context, part, state, url, fetched.body, counts)
        counts.pages += bool(applied.records)  # the page that says there is no more is none
        counts.seconds = watch()
        if applied.complete:
            url = applied.next
        context.progress(counts)
        if not applied.complete:
            save_in_transaction(context, state, url)
            break
    counts.finished = url is None
    return counts


def apply_page(
    context: Context, part: Part, state: FeedState, url: str, body: bytes, counts: PartCounts
) -> tuple[PageResult, FeedState]:
    """Store what a page says and, once it is dealt with whole, where to go on; in one transaction where that can be."""
    with context.db.atomic() if part.transactional(context) else nullcontext():
        applied = part.apply(context, url, body, counts)
        return applied, store_page(context, state, applied) if applied.complete else state


def store_page(context: Context, state: FeedState, applied: PageResult) -> FeedState:
    """Commit that a page has been stored, and where to go on."""
    done = context.now() if applied.next is None else None
    cursor = applied.next or applied.resume
    state = state.after_page(cursor, records=applied.records, high_water=applied.high_water, done=done)
    save_in_transaction(context, state, cursor)
    return state


def save_in_transaction(context: Context, state: FeedState, cursor: str | None) -> None:
    """Write the state with a cursor, committed."""
    with context.db.atomic():
        save_state(context.db, replace(state, cursor=cursor), context.now())


def _begin(context: Context, part: Part) -> tuple[FeedState, str | None, bool]:
    """The state to go on from, the address to ask first, and whether that address is an old one."""
    state = load_state(context.db, part.feed, part.part, part.filter_key)
    if state is None:
        return _fresh(context, part, ""), part.first(""), False
    if state.cursor is not None:  # an unfinished run, or a feed that says itself where to go on
        return state, state.cursor, True
    return _fresh(context, part, state.high_water), part.first(state.high_water), False


def _fresh(context: Context, part: Part, changed_since: str) -> FeedState:
    return FeedState(
        part.feed,
        part.part,
        part.filter_key,
        started=context.now(),
        high_water=changed_since,
        changed_since=changed_since,
    )
