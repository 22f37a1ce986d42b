"""Makes the database again from the raw answers alone, without a network."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from tracker.feeds import tweedekamer
from tracker.feeds.begroting import sync as begroting
from tracker.feeds.client import odata, urls
from tracker.feeds.client.errors import FeedError
from tracker.feeds.client.odata import Schema
from tracker.feeds.client.raw import RawStore, Response
from tracker.feeds.context import Context, PartCounts, Stopwatch
from tracker.feeds.feed_state import FeedState, clear_states, load_state
from tracker.feeds.listing import RECORD, ListingPart, Source, filter_of
from tracker.feeds.officielebekendmakingen import sync as officielebekendmakingen
from tracker.feeds.overheid import source as overheid
from tracker.feeds.pages import Part, apply_page
from tracker.feeds.papers import store_beside
from tracker.feeds.rijksoverheid import source as rijksoverheid
from tracker.feeds.sync import SyncOptions, SyncReport, opened
from tracker.feeds.tweedekamer import sync as chamber
from tracker.feeds.tweedekamer import sync_by_feed as syncfeed
from tracker.feeds.tweedekamer.queries import PARTS
from tracker.stopping import stops_as_interrupt
from tracker.store.reconcile import reconcile
from tracker.store.runs import save_reject

LISTINGS: Mapping[str, Source] = {each.feed: each for each in (overheid.SOURCE, rijksoverheid.SOURCE)}
"""Services that list documents, by the name of their feed."""
_UNREADABLE = ("its bytes are gone or damaged", "de bytes zijn weg of beschadigd: voer `tracker sync` opnieuw uit")


def rebuild(options: SyncOptions) -> SyncReport:
    """Read every page in the raw answers again, in the order in which they came, into the database.

    What is in the database already stays; a record that is there in the same edition changes nothing. A page that can't
    be read is noted and passed over. Raises store.DatabaseError when the database can't be used.
    """
    report = SyncReport("rebuild")
    with stops_as_interrupt(), opened(options, "rebuild", _origins(options), report, offline=True) as context:
        try:
            _replay(context, report)
        except KeyboardInterrupt:
            report.status = "interrupted"
        report.joined = reconcile(context.db)
    return report


def _origins(options: SyncOptions) -> tuple[str, ...]:
    """The hosts whose answers are kept: reading them again asks nothing of anyone."""
    raw = RawStore(options.raw)
    try:
        return tuple(sorted({urls.origin(answer.url) for answer in raw.responses()}))
    finally:
        raw.close()


def _replay(context: Context, report: SyncReport) -> None:
    """Read the answers in the order in which they came; what can't be read is told of and passed over."""
    with context.db.atomic():
        clear_states(context.db)
    replayed = _Replayed()
    for answer in context.client.raw.responses():
        try:
            _answer(context, answer, replayed)
        except _UnreadableAnswerError:
            _passed_over(context, report, answer.url, *_UNREADABLE)
        except FeedError as error:
            _passed_over(context, report, error.where, str(error), error.dutch)
    for scope in replayed.scopes:
        syncfeed.assemble(context, scope)


class _UnreadableAnswerError(Exception):
    """The bytes of an answer are gone, or nobody knows what it was an answer to."""


@dataclass
class _Replayed:
    """What is known so far: how each service names its fields, what was counted, what the SyncFeed is to assemble."""

    schemas: dict[str, Schema] = field(default_factory=dict)
    counts: dict[str, PartCounts] = field(default_factory=dict)
    scopes: dict[syncfeed.SyncScope, None] = field(default_factory=dict)
    watch: Stopwatch = field(default_factory=Stopwatch)

    def counts_of(self, context: Context, role: str) -> PartCounts:
        """The counts of a part, shown from the first answer on."""
        if role not in self.counts:
            self.counts[role] = PartCounts(role)
            context.part_counts.append(self.counts[role])
        return self.counts[role]


def _answer(context: Context, answer: Response, replayed: _Replayed) -> None:
    """Apply one answer. Raises FeedError, and _UnreadableAnswerError."""
    if answer.role == "file" or answer.role.endswith(RECORD):  # read when the page that leads to it is
        if context.client.raw.body(answer) is None:
            raise _UnreadableAnswerError
    elif answer.role == f"{chamber.FEED}/metadata":
        _bind(context, answer, replayed.schemas)
    elif answer.role == f"{begroting.FEED}/annex":
        _budget(context, answer, replayed)
    else:
        _page(context, answer, replayed)


def _page(context: Context, answer: Response, replayed: _Replayed) -> None:
    role = answer.role.removesuffix(chamber.DETAILS)
    part = _part(replace(answer, role=role), replayed.schemas)
    body = context.client.raw.body(answer)
    if part is None or body is None:
        raise _UnreadableAnswerError
    counts = replayed.counts_of(context, role)
    if answer.role != role and isinstance(part, chamber.ODataPart):
        part.apply_details(context, answer.url, body, counts)
        return
    state = _state(context, part, json.loads(answer.note)["changed_since"])
    applied, _ = apply_page(context, part, state, answer.url, body, counts)
    counts.pages += bool(applied.records)
    counts.seconds = replayed.watch()
    counts.finished = applied.next is None
    context.progress(counts)
    if isinstance(part, syncfeed.SyncFeedPart):
        replayed.scopes[part.scope] = None


def _budget(context: Context, answer: Response, replayed: _Replayed) -> None:
    """Read the annex of a budget again. Raises ResponseError, and _UnreadableAnswerError."""
    body = context.client.raw.body(answer)
    if body is None:
        raise _UnreadableAnswerError
    counts = replayed.counts_of(context, answer.role)
    identifier = json.loads(answer.note)["identifier"]
    begroting.store_annex(context, identifier, answer.url, body, counts)
    store_beside(context, begroting.FEED, begroting.paper_of(identifier, answer.url), counts)


def _passed_over(context: Context, report: SyncReport, where: str, reason: str, dutch: str) -> None:
    """Tell of something that could not be restored, in the report and in `rejects`."""
    line = reason if reason.startswith(where) else f"{where}: {reason}"
    if line not in report.not_restored:
        report.not_restored.append(line)
    save_reject(context.db, where, dutch, run_id=context.run_id, stage="rebuild")


def _bind(context: Context, answer: Response, schemas: dict[str, Schema]) -> None:
    body = context.client.raw.body(answer)
    if body is not None:
        base = answer.url.removesuffix("/$metadata")
        schemas[base] = odata.bind(body, answer.url, tweedekamer.FIELDS)


def _part(answer: Response, schemas: dict[str, Schema]) -> Part | None:
    feed, _, name = answer.role.partition("/")
    if feed == officielebekendmakingen.FEED:
        return officielebekendmakingen.part_of_note(answer.note)
    if feed in LISTINGS:
        said = json.loads(answer.note)
        return ListingPart(LISTINGS[feed], filter_of(said), said["base"])
    if name.startswith("syncfeed/"):
        said = json.loads(answer.note)
        return syncfeed.SyncFeedPart(name.removeprefix("syncfeed/"), said["base"], syncfeed.SyncScope.of_note(said))
    return chamber.part_of_note(name, answer.note, schemas) if name in PARTS else None


def _state(context: Context, part: Part, changed_since: str) -> FeedState:
    """The state before a page: that of the run it belongs to."""
    state = load_state(context.db, part.feed, part.part, part.filter_key)
    if state is None or (state.finished and state.changed_since != changed_since):
        water = state.high_water if state else ""
        return FeedState(
            part.feed, part.part, part.filter_key, context.now(), high_water=water, changed_since=changed_since
        )
    return state
