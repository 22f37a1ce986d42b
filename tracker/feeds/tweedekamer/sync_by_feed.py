"""The Tweede Kamer over the SyncFeed: every change of every kind of record, put together when the pages are in."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.feeds import feed_entities, tweedekamer
from tracker.feeds.client import syncfeed
from tracker.feeds.client.odata import Record
from tracker.feeds.context import Context, Stopwatch, Tally
from tracker.feeds.feed_state import FeedState, load_state, save_state
from tracker.feeds.pages import Applied
from tracker.feeds.tweedekamer import queries
from tracker.feeds.tweedekamer.queries import Filter
from tracker.feeds.tweedekamer.selection import wanted_record
from tracker.feeds.tweedekamer.sync import FEED, store_records

CATEGORIES: dict[queries.Part, tuple[str, ...]] = {
    "letters": ("Kamerstukdossier", "Document", "DocumentVersie", "DocumentPublicatie", "DocumentActor"),
    "motions": (
        *("Kamerstukdossier", "Document", "DocumentVersie", "DocumentPublicatie"),
        *("Zaak", "ZaakActor", "Activiteit", "Agendapunt", "Besluit", "Stemming"),
    ),
    "undertakings": ("Activiteit", "Persoon", "Fractie", "Toezegging"),
}
"""The kinds of records each part is made of."""
BATCH = 200


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be made of the records: which parts, with which filter, and the service that has the files."""

    parts: tuple[queries.Part, ...]
    wanted: Filter
    files: str

    def categories(self) -> tuple[str, ...]:
        """The kinds of records to read; some filters need the cases too."""
        names = [name for part in self.parts for name in CATEGORIES[part]]
        if "letters" in self.parts:
            names += ["Zaak", "ZaakActor"] if self.wanted.committee else ["Zaak"]
        if self.wanted.dossier and "undertakings" in self.parts:
            names += ["Zaak", "Kamerstukdossier"]
        return tuple(dict.fromkeys(names))

    def as_note(self) -> dict[str, str]:
        """The goal as it is kept with a page."""
        return {"parts": " ".join(self.parts), "wanted": self.wanted.key(), "files": self.files}

    @staticmethod
    def of_note(said: dict[str, str]) -> Goal:
        """The goal that was kept with a page."""
        parts = tuple(part for part in queries.PARTS if part in said["parts"].split())
        return Goal(parts, queries.of_key(said["wanted"]), said["files"])


@dataclass(frozen=True, slots=True)
class SyncFeedPart:
    """One kind of record of the SyncFeed; it has no filter, the feed is read whole."""

    category: str
    base: str
    goal: Goal
    feed: str = FEED
    types: tuple[str, ...] = ("application/atom+xml", "application/xml", "text/xml")
    filter_key: str = ""

    @property
    def part(self) -> str:
        """The name under which the state is kept."""
        return f"syncfeed/{self.category}"

    def note(self) -> dict[str, str]:
        """The address of the SyncFeed, and what is to be made of it."""
        return {"base": self.base, **self.goal.as_note()}

    def first(self, changed_since: str) -> str:
        """The address of the first page; the feed itself remembers by the place in it, not by time."""
        return syncfeed.first_page(self.base, self.category)

    def at_once(self, context: Context) -> bool:
        """Yes: records are only kept here, and made into something later."""
        return True

    def apply(self, context: Context, url: str, body: bytes, tally: Tally) -> Applied:
        """Keep the entries of a page. Raises Unexpected."""
        page = syncfeed.read_feed(body, url, tweedekamer.NEEDS)
        with context.db.atomic():
            fresh = feed_entities.save_entries(context.db, page.entries)
        tally.records += len(page.entries)
        tally.new += fresh
        tally.unchanged += len(page.entries) - fresh
        tally.deleted += sum(entry.deleted for entry in page.entries)
        following = None if page.done or page.cursor == url else page.cursor
        return Applied(following, len(page.entries), resume=page.cursor)


def assemble(context: Context, goal: Goal) -> None:
    """Make papers, motions and undertakings of the records that changed; each batch is committed."""
    db = context.db
    with db.atomic():
        _again_for_another_filter(context, goal)
        feed_entities.mark_roots(db)
        feed_entities.clean_parts(db)
    for part in goal.parts:
        tally = Tally(f"{FEED}/{part}")
        context.tallies.append(tally)
        watch = Stopwatch()
        entity = queries.ENTITIES[part]
        while not context.full() and (records := feed_entities.dirty_roots(db, entity, BATCH)):
            chosen: list[Record] = [r for r in records if wanted_record(part, r, goal.wanted)]
            done = store_records(context, part, chosen, goal.files, tally)
            finished = records if done == len(chosen) else chosen[:done]
            with db.atomic():
                feed_entities.clean(db, entity, [record["Id"] for record in finished])
            tally.pages += 1
            tally.seconds = watch()
            context.progress(tally)
        tally.finished = not context.full()


def _again_for_another_filter(context: Context, goal: Goal) -> None:
    """What an earlier filter passed over is looked at again when the filter is another."""
    for part in goal.parts:
        state = load_state(context.db, FEED, f"assembled/{part}", "")
        if state is not None and state.cursor == goal.wanted.key():
            continue
        if state is not None:
            feed_entities.mark_all(context.db, queries.ENTITIES[part])
        moment = context.now()
        save_state(context.db, FeedState(FEED, f"assembled/{part}", "", moment, cursor=goal.wanted.key()), moment)
