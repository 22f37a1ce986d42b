"""A feed that lists documents by their ids, page by page, and tells of each in a record of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from tracker.feeds.client.errors import FeedError, UnavailableError
from tracker.feeds.context import Context, PartCounts
from tracker.feeds.feed_state import load_state
from tracker.feeds.pages import PageResult
from tracker.feeds.papers import store_beside, store_paper
from tracker.feeds.records import Paper
from tracker.store.runs import save_reject

RECORD = "/record"
"""Behind the role of a page: the record of one document, which a page leads to."""


@dataclass(frozen=True, slots=True)
class ListingFilter:
    """Which documents are asked for; what is empty does not count. Days are ISO."""

    query: str = ""
    kind: str = ""
    organisation: str = ""
    subject: str = ""
    since: str = ""
    until: str = ""

    def key(self) -> str:
        """The filter as one line, the same for the same filter."""
        return json.dumps({k: v for k, v in asdict(self).items() if v}, sort_keys=True, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """One page: ids in order, how many there are in all (None: not said), and the latest change among them."""

    ids: tuple[str, ...]
    total: int | None = None
    changed: str = ""
    odd: tuple[str, ...] = ()
    """Entries whose id is none."""


class Source(Protocol):
    """What differs between services that list documents."""

    @property
    def feed(self) -> str:
        """Name of the feed."""

    @property
    def latest_first(self) -> bool:
        """Whether pages have what changed last in front, so that a page without news is the last."""

    @property
    def page_types(self) -> tuple[str, ...]:
        """Media types of a page."""

    @property
    def record_types(self) -> tuple[str, ...]:
        """Media types of a record."""

    def page_url(self, base: str, filter: ListingFilter, start: int = 0, changed_since: str = "") -> str:
        """The address of the page that begins at a record (from 0)."""

    def start_of(self, url: str) -> int:
        """The record at which the page of an address begins."""

    def at(self, url: str, start: int) -> str:
        """The address of another page of the question that an address asks."""

    def read_listing(self, body: bytes, where: str) -> Listing:
        """One page. Raises ResponseError."""

    def record_url(self, base: str, id_: str) -> str:
        """The address of the record of a document."""

    def read_record(self, body: bytes, where: str, base: str) -> list[Paper]:
        """The document, then its attachments in the same record. Raises ResponseError."""

    def attachment_ids(self, body: bytes) -> tuple[str, ...]:
        """The documents that the record names as its attachments, each with a record of its own."""


@dataclass(frozen=True, slots=True)
class ListingPart:
    """The documents of one service that a filter asks for."""

    source: Source
    filter: ListingFilter
    base: str
    part: str = "documents"

    @property
    def feed(self) -> str:
        """Name of the feed."""
        return self.source.feed

    @property
    def types(self) -> tuple[str, ...]:
        """Media types that a page may have."""
        return self.source.page_types

    @property
    def filter_key(self) -> str:
        """The filter as one line."""
        return self.filter.key()

    def note(self) -> dict[str, str]:
        """The address of the service."""
        return {"base": self.base}

    def first(self, changed_since: str) -> str:
        """The address of the first page, of everything or of what changed since a moment."""
        return self.source.page_url(self.base, self.filter, 0, changed_since)

    def transactional(self, context: Context) -> bool:
        """No: each document is fetched."""
        return False

    def apply(self, context: Context, url: str, body: bytes, counts: PartCounts) -> PageResult:
        """Fetch and store the documents of a page. Raises ResponseError, and UnavailableError when the host gives up.

        Only an empty page is the last, unless the service says how many documents there are.
        """
        page = self.source.read_listing(body, url)
        counts.total = page.total if page.total is not None else counts.total
        for entry in page.odd:
            self._reject(context, f"{url}#{entry}", "het id is geen id van deze bron", counts)
        for place, id_ in enumerate(page.ids):
            if context.limit_reached():
                return PageResult(url, place, complete=False)
            counts.records += 1
            counts.new += self._store(context, id_, counts)
        found = len(page.ids) + len(page.odd)
        after = self.source.start_of(url) + found
        last = not found or (page.total is not None and after >= page.total) or self._is_known(context, page)
        following = None if last else self.source.at(url, after)
        return PageResult(following, len(page.ids), page.changed)

    def _is_known(self, context: Context, page: Listing) -> bool:
        """Whether nothing on a page changed since the run before, where what changed last comes first."""
        state = load_state(context.db, self.feed, self.part, self.filter_key) if self.source.latest_first else None
        since = (state.changed_since if state.cursor else state.high_water) if state else ""
        return bool(since and page.changed) and page.changed < since

    def _store(self, context: Context, id_: str, counts: PartCounts) -> bool:
        """Fetch and store one document with its attachments; what can't be had is rejected. True when it was new."""
        found = self._record(context, id_, counts)
        if found is None:
            return False
        (main, *beside), body = found
        new = store_paper(context, self.feed, main, counts)
        for id_of_attached in self.source.attachment_ids(body):
            attached = self._record(context, id_of_attached, counts)
            beside += attached[0] if attached else []
        for paper in beside:
            store_beside(context, self.feed, replace(paper, main=main.guid), counts)
        return new

    def _record(self, context: Context, id_: str, counts: PartCounts) -> tuple[list[Paper], bytes] | None:
        url = self.source.record_url(self.base, id_)
        role, note = f"{self.feed}/{self.part}{RECORD}", json.dumps(self.note())
        try:
            body = context.client.get(url, role=role, types=self.source.record_types, note=note).body
            return self.source.read_record(body, url, self.base), body
        except UnavailableError:
            raise
        except FeedError as error:
            self._reject(context, url, error.dutch, counts)
            return None

    def _reject(self, context: Context, where: str, reason: str, counts: PartCounts) -> None:
        counts.rejected += 1
        save_reject(context.db, where, reason, run_id=context.run_id, stage="feed")


def filter_of(said: Mapping[str, str]) -> ListingFilter:
    """The filter that was kept with a page."""
    return ListingFilter(**json.loads(said["filter"]))
