"""The Tweede Kamer over the SyncFeed: every change of every kind of record, put together when the pages are in."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.feeds import tweedekamer
from tracker.feeds.client import syncfeed
from tracker.feeds.client.odata import Record
from tracker.feeds.context import Context, PartCounts, Stopwatch
from tracker.feeds.feed_state import FeedState, load_state, save_state
from tracker.feeds.pages import PageResult
from tracker.feeds.tweedekamer import entities, queries
from tracker.feeds.tweedekamer.queries import Filter
from tracker.feeds.tweedekamer.selection import matches_filter
from tracker.feeds.tweedekamer.sync import FEED, store_records

CATEGORIES: dict[queries.Part, tuple[str, ...]] = {
    "letters": ("Kamerstukdossier", "Document", "DocumentVersie", "DocumentPublicatie", "DocumentActor"),
    "motions": (
        *("Kamerstukdossier", "Document", "DocumentVersie", "DocumentPublicatie"),
        *("Zaak", "ZaakActor", "Activiteit", "Agendapunt", "Besluit", "Stemming"),
    ),
    "undertakings": ("Activiteit", "Persoon", "Fractie", "Toezegging"),
    "meetings": ("Kamerstukdossier", "Document", "Zaak", "Activiteit", "Agendapunt"),
}
"""The kinds of records each part is made of."""
BATCH = 200


@dataclass(frozen=True, slots=True)
class SyncScope:
    """What is to be made of the records: which parts, with which filter, and the service that has the files."""

    parts: tuple[queries.Part, ...]
    filter: Filter
    files: str

    def categories(self) -> tuple[str, ...]:
        """The kinds of records to read; some filters need the cases too."""
        names = [name for part in self.parts for name in CATEGORIES[part]]
        if "letters" in self.parts:
            names += ["Zaak", "ZaakActor"] if self.filter.committee else ["Zaak"]
        if self.filter.dossier and "undertakings" in self.parts:
            names += ["Zaak", "Kamerstukdossier"]
        return tuple(dict.fromkeys(names))

    def as_note(self) -> dict[str, str]:
        """The scope as it is kept with a page."""
        return {"parts": " ".join(self.parts), "wanted": self.filter.key(), "files": self.files}

    @staticmethod
    def of_note(said: dict[str, str]) -> SyncScope:
        """The scope that was kept with a page."""
        parts = tuple(part for part in queries.PARTS if part in said["parts"].split())
        return SyncScope(parts, queries.of_key(said["wanted"]), said["files"])


@dataclass(frozen=True, slots=True)
class SyncFeedPart:
    """One kind of record of the SyncFeed; it has no filter, the feed is read whole."""

    category: str
    base: str
    scope: SyncScope
    feed: str = FEED
    types: tuple[str, ...] = ("application/atom+xml", "application/xml", "text/xml")
    filter_key: str = ""

    @property
    def part(self) -> str:
        """The name under which the state is kept."""
        return f"syncfeed/{self.category}"

    def note(self) -> dict[str, str]:
        """The address of the SyncFeed, and what is to be made of it."""
        return {"base": self.base, **self.scope.as_note()}

    def first(self, changed_since: str) -> str:
        """The address of the first page; the feed itself remembers by the place in it, not by time."""
        return syncfeed.first_page(self.base, self.category)

    def transactional(self, context: Context) -> bool:
        """Yes: records are only kept here, and made into something later."""
        return True

    def apply(self, context: Context, url: str, body: bytes, counts: PartCounts) -> PageResult:
        """Keep the entries of a page. Raises ResponseError."""
        page = syncfeed.read_feed(body, url, tweedekamer.FIELDS)
        with context.db.atomic():
            fresh = entities.save_entries(context.db, page.entries)
        counts.records += len(page.entries)
        counts.new += fresh
        counts.unchanged += len(page.entries) - fresh
        counts.deleted += sum(entry.deleted for entry in page.entries)
        following = None if page.done or page.cursor == url else page.cursor
        return PageResult(following, len(page.entries), resume=page.cursor)


def assemble(context: Context, scope: SyncScope) -> None:
    """Make papers, motions, undertakings and meetings of the records that changed; each batch is committed."""
    db = context.db
    with db.atomic():
        _again_for_another_filter(context, scope)
        entities.mark_roots(db)
        entities.clean_parts(db)
    for part in scope.parts:
        counts = PartCounts(f"{FEED}/{part}")
        context.part_counts.append(counts)
        watch = Stopwatch()
        entity = queries.ENTITIES[part]
        while not context.limit_reached() and (records := entities.dirty_roots(db, entity, BATCH)):
            chosen: list[Record] = [r for r in records if matches_filter(part, r, scope.filter)]
            done = store_records(context, part, chosen, scope.files, counts)
            finished = records if done == len(chosen) else chosen[:done]
            with db.atomic():
                entities.clean(db, entity, [record["Id"] for record in finished])
            counts.pages += 1
            counts.seconds = watch()
            context.progress(counts)
        counts.finished = not context.limit_reached()


def _again_for_another_filter(context: Context, scope: SyncScope) -> None:
    """What an earlier filter passed over, or was kept before a part was asked for, is looked at again."""
    for part in scope.parts:
        state = load_state(context.db, FEED, f"assembled/{part}", "")
        if state is not None and state.cursor == scope.filter.key():
            continue
        entities.mark_all(context.db, queries.ENTITIES[part])
        moment = context.now()
        save_state(context.db, FeedState(FEED, f"assembled/{part}", "", moment, cursor=scope.filter.key()), moment)
