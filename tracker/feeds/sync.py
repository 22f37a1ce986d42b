"""One run of `tracker sync` or `tracker rebuild`: opens what is needed, reads the parts, joins, and reports."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from tracker import store
from tracker.feeds.begroting import sync as begroting
from tracker.feeds.client.errors import FeedError, NotFoundError, UnavailableError
from tracker.feeds.client.http import Client, Limits
from tracker.feeds.client.raw import RawStore
from tracker.feeds.context import Context, PartCounts, Progress, Stopwatch
from tracker.feeds.listing import ListingFilter, ListingPart
from tracker.feeds.officielebekendmakingen import records as publications
from tracker.feeds.officielebekendmakingen.sync import SruPart
from tracker.feeds.overheid import source as overheid
from tracker.feeds.pages import run_part
from tracker.feeds.rijksoverheid import source as rijksoverheid
from tracker.feeds.tweedekamer import sync as tweedekamer
from tracker.feeds.tweedekamer import sync_by_feed as syncfeed
from tracker.feeds.tweedekamer.queries import Filter, Part
from tracker.feeds.unknown import report_unknown
from tracker.stopping import stops_as_interrupt
from tracker.store.reconcile import ReconciliationReport, reconcile
from tracker.versions import extractor_version, tracker_version

Status = Literal["finished", "interrupted", "stopped"]


@dataclass(slots=True)
class SyncReport:
    """What a run did. `stopped` has the reason why it ended early, where it did."""

    command: str
    status: Status = "finished"
    stopped: str | None = None
    part_counts: list[PartCounts] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    joined: ReconciliationReport | None = None
    requests: int = 0
    seconds: float = 0.0
    not_restored: list[str] = field(default_factory=list)
    """For a rebuild: the addresses of pages and papers of which nothing could be made, with the reason."""

    @property
    def rejected(self) -> int:
        """Records and papers that could not be stored; the reasons are in `rejects`."""
        return sum(counts.rejected for counts in self.part_counts)


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """What every run takes: where to store, where the raw answers are, and how far to go."""

    db: Path
    raw: Path
    limit: int | None = None
    papers: bool = True
    motion_papers: bool = False
    limits: Limits = field(default_factory=Limits)
    progress: Progress = lambda counts: None


def sync_tweedekamer(
    options: SyncOptions,
    parts: tuple[Part, ...],
    filter: Filter,
    *,
    services: tuple[str, ...] = tweedekamer.SERVICES,
    feed: str | None = None,
) -> SyncReport:
    """Read letters, motions and the register from the Tweede Kamer: over OData, or with `feed` over that SyncFeed.

    A failing host ends the run with status `stopped`; what was stored is whole, and the next run goes on from there.
    Raises store.DatabaseError when the database can't be used.
    """
    bases = (*services, *tweedekamer.PUBLICATIONS, *((feed,) if feed else ()))

    def read(context: Context) -> None:
        if feed is not None:
            scope = syncfeed.SyncScope(parts, filter, services[0])
            for category in scope.categories():
                run_part(context, syncfeed.SyncFeedPart(category, feed, scope))
            syncfeed.assemble(context, scope)
            return
        base, schema = tweedekamer.open_service(context.client, services)
        for line in schema.notes:
            context.note(f"{base}: {line}")
        for part in parts:
            run_part(context, tweedekamer.ODataPart(part, filter, base, schema))

    return _run(options, "sync tweedekamer", bases, read)


def sync_publications(options: SyncOptions, question: str, *, base: str = publications.BASE) -> SyncReport:
    """Read publications that a question in CQL asks for. Ends and raises as `sync_tweedekamer`."""
    bases = (base, *publications.HOSTS)
    return _run(options, "sync officielebekendmakingen", bases, lambda context: _read(context, SruPart(question, base)))


def _read(context: Context, part: SruPart) -> None:
    run_part(context, part)


def _run(options: SyncOptions, command: str, bases: tuple[str, ...], read: Callable[[Context], None]) -> SyncReport:
    report = SyncReport(command)
    with stops_as_interrupt(), opened(options, command, bases, report) as context:
        try:
            read(context)
        except FeedError as error:
            report.status, report.stopped = "stopped", str(error)
            if not isinstance(error, UnavailableError | NotFoundError):  # the feed sends what it should not
                store.save_reject(context.db, error.where, error.dutch, run_id=context.run_id, stage="feed")
        except KeyboardInterrupt:
            report.status = "interrupted"
        report.joined = reconcile(context.db)
    return report


def sync_budget(
    options: SyncOptions, dossier: str, chapters: tuple[str, ...], *, base: str = begroting.BASE
) -> SyncReport:
    """Read what the annexes of a budget say of motions and undertakings. Ends and raises as `sync_tweedekamer`."""
    return _run(
        options, "sync begroting", (base,), lambda context: begroting.read_budget(context, dossier, chapters, base)
    )


def sync_overheid(options: SyncOptions, filter: ListingFilter, *, base: str = overheid.BASE) -> SyncReport:
    """Read documents from open.overheid.nl. Ends and raises as `sync_tweedekamer`."""
    return _sync_listing(options, ListingPart(overheid.SOURCE, filter, base), (base, *overheid.HOSTS))


def sync_rijksoverheid(options: SyncOptions, filter: ListingFilter, *, base: str = rijksoverheid.BASE) -> SyncReport:
    """Read documents from rijksoverheid.nl. Ends and raises as `sync_tweedekamer`."""
    return _sync_listing(options, ListingPart(rijksoverheid.SOURCE, filter, base), (base, *rijksoverheid.HOSTS))


def _sync_listing(options: SyncOptions, part: ListingPart, bases: tuple[str, ...]) -> SyncReport:
    def read(context: Context) -> None:
        run_part(context, part)

    return _run(options, f"sync {part.feed}", bases, read)


@contextmanager
def opened(
    options: SyncOptions, command: str, bases: tuple[str, ...], report: SyncReport, *, offline: bool = False
) -> Iterator[Context]:
    """The database, the raw answers and a client, for one run that is recorded; closes all three."""
    watch = Stopwatch()
    db = store.open_database(options.db)
    # in WAL mode a crash of the machine may cost the last pages, never the soundness: they are read again
    db.conn.execute("PRAGMA synchronous=NORMAL")
    raw = RawStore(options.raw)
    version = extractor_version()
    try:
        run_id = store.start_run(
            db, command, [str(options.raw)], tracker_version=tracker_version(), extractor_version=version
        )
        with Client(bases, raw, limits=options.limits, offline=offline) as client:
            context = Context(
                db=db,
                client=client,
                run_id=run_id,
                extractor_version=version,
                limit=options.limit,
                papers=options.papers,
                motion_papers=options.motion_papers,
                progress=options.progress,
                notes=report.notes,
                part_counts=report.part_counts,
            )
            yield context
            report_unknown(context)
            store.link_over_time(db)
            report.requests = client.requests
        report.seconds = watch()
        store.finish_run(db, run_id, _recorded(report.status), _counts(report))
    except sqlite3.Error as error:
        raise store.translate_sqlite_error(error, options.db) from error
    finally:
        raw.close()
        db.close()


def _recorded(status: Status) -> str:
    return {"finished": "finished", "interrupted": "interrupted", "stopped": "failed"}[status]


def _counts(report: SyncReport) -> store.Counts:
    total = store.Counts()
    for counts in report.part_counts:
        total.seen += counts.records
        total.added += counts.new
        total.unchanged += counts.unchanged
        total.rejected += counts.rejected
    return total
