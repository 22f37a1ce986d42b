"""The Tweede Kamer over OData: letters, motions with votes, and the register, page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from tracker.feeds import tweedekamer
from tracker.feeds.client import odata
from tracker.feeds.client.errors import NotFound, SchemaChanged, Unexpected
from tracker.feeds.client.http import Client
from tracker.feeds.client.odata import Record, Schema
from tracker.feeds.context import Context, Tally
from tracker.feeds.pages import Applied
from tracker.feeds.papers import store_paper
from tracker.feeds.tweedekamer import queries
from tracker.feeds.tweedekamer.feed_records import mark_deleted, save_motion, save_undertaking
from tracker.feeds.tweedekamer.queries import Filter
from tracker.store.runs import save_reject

FEED = "tweedekamer"
SERVICES = (
    "https://gegevensmagazijn.tweedekamer.nl/OData/v5",
    "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0",
)
"""The services, the newest first; the older was to close in the autumn of 2026."""
SYNCFEED = "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0"
PUBLICATIONS = ("https://repository.overheid.nl/", "https://zoek.officielebekendmakingen.nl/")
"""Where the official XML of a paper is."""
METADATA_TYPES = ("application/xml", "text/xml", "application/octet-stream")
PAGE_TYPES = ("application/json", "text/json", "application/odata+json")


def open_service(client: Client, bases: tuple[str, ...]) -> tuple[str, Schema]:
    """The first service that is there, and its names. Raises SchemaChanged, or NotFound when none is there."""
    trouble: NotFound | None = None
    for base in bases:
        address = f"{base.rstrip('/')}/$metadata"
        try:
            found = client.get(address, role=f"{FEED}/metadata", types=METADATA_TYPES)
        except NotFound as error:
            trouble = error
            continue
        return base, odata.bind(found.body, address, tweedekamer.NEEDS)
    raise trouble or NotFound("geen adres van een OData-dienst opgegeven")


@dataclass(frozen=True, slots=True)
class ODataPart:
    """Letters, motions or undertakings, with a filter, from one service."""

    part: queries.Part
    wanted: Filter
    base: str
    schema: Schema
    feed: str = FEED
    types: tuple[str, ...] = PAGE_TYPES

    @property
    def filter_key(self) -> str:
        """The filter as one line."""
        return self.wanted.key()

    def note(self) -> dict[str, str]:
        """The service, since its names are needed to read the page."""
        return {"base": self.base}

    def first(self, changed_since: str) -> str:
        """The address of the first page."""
        asked = queries.query(self.part, self.schema, self.wanted, changed_since or None)
        return replace(asked, options={"$count": "true"}).url(self.base)

    def count_url(self, changed_since: str) -> str:
        """The address that tells how many records there are, with the first of them."""
        asked = queries.query(self.part, self.schema, self.wanted, changed_since or None)
        return replace(asked, expand=(), options={"$count": "true", "$top": "1"}).url(self.base)

    def at_once(self, context: Context) -> bool:
        """Yes, unless papers are to be fetched."""
        return self.part == "undertakings" or (self.part == "motions" and not context.motion_papers)

    def apply(self, context: Context, url: str, body: bytes, tally: Tally) -> Applied:
        """Store the records of a page. Raises Unexpected."""
        page = odata.read_page(body, url)
        entity = queries.ENTITIES[self.part]
        records = [self.schema.plain(entity, record) for record in page.records]
        water = max((tweedekamer.changed(record) for record in records), default="")
        done = store_records(context, self.part, records, self.base, tally)
        tally.total = page.count if page.count is not None else tally.total
        return Applied(page.next or _next_by_count(url, page), done, water, complete=done == len(records))


def _next_by_count(url: str, page: odata.Page) -> str | None:
    """The next page of a service that says how many records there are, but not where the next page is."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    skip = asked.get("$skip", "0")
    seen = int(skip) + len(page.records) if skip.isdigit() else 0
    if page.count is None or not page.records or not 0 < seen < page.count:
        return None
    return urlunsplit(parts._replace(query=odata.encode({**asked, "$skip": str(seen)})))


def store_records(context: Context, part: queries.Part, records: list[Record], base: str, tally: Tally) -> int:
    """Store records until the limit of the run; returns how many were dealt with.

    Motions and undertakings of a page go in one transaction; each paper has its own, since it must be fetched first.
    """
    if part != "letters":
        with context.db.atomic():
            done = _store_all(context, part, records, base, tally)
    else:
        done = _store_all(context, part, records, base, tally)
    if part == "motions" and context.motion_papers:
        for record in records[:done]:
            _store_motion_paper(context, record, base, tally)
    return done


def _store_all(context: Context, part: queries.Part, records: list[Record], base: str, tally: Tally) -> int:
    for place, record in enumerate(records):
        if context.full():
            return place
        try:
            new = _store_one(context, part, record, base, tally)
        except Unexpected as error:
            _reject(context, part, record, base, error, tally)
            new = False
        tally.records += 1
        tally.new += new
    return len(records)


def _store_one(context: Context, part: queries.Part, record: Record, base: str, tally: Tally) -> bool:
    moment = context.now()
    if tweedekamer.is_deleted(record):
        with context.db.atomic():
            gone = mark_deleted(context.db, tweedekamer.guid_of(record), moment)
        tally.deleted += gone
        return gone
    if part == "letters":
        return store_paper(context, FEED, tweedekamer.paper(record, base), tally)
    if part == "motions":
        motion = tweedekamer.motion(record, base)
        new = save_motion(context.db, motion, moment)
        if motion.identifier:
            context.touched_motions.add(motion.identifier)
    else:
        new = save_undertaking(context.db, tweedekamer.undertaking(record), moment)
    tally.unchanged += not new
    return new


def _store_motion_paper(context: Context, record: Record, base: str, tally: Tally) -> None:
    if tweedekamer.is_deleted(record):
        return
    try:
        paper = tweedekamer.motion(record, base).paper_record
    except Unexpected:
        return  # rejected with its reason when the motion itself was stored
    if paper is not None:
        unchanged = tally.unchanged
        store_paper(context, FEED, paper, tally)
        tally.unchanged = unchanged


def _reject(context: Context, part: queries.Part, record: Record, base: str, error: Unexpected, tally: Tally) -> None:
    tally.rejected += 1
    if context.run_id is not None:
        source = f"{base}/{queries.ENTITIES[part]}({str(record.get('Id', '?'))[:40]})"
        save_reject(context.db, source, error.reason, run_id=context.run_id, stage="feed")


def part_of_note(part: str, note: str, schemas: dict[str, Schema]) -> ODataPart:
    """The part that a page was asked for, from the note kept with it. Raises SchemaChanged without its $metadata."""
    said = json.loads(note)
    base = said["base"]
    if base not in schemas:
        raise SchemaChanged(
            base, ("de $metadata staat niet onder de bewaarde antwoorden: voer `tracker sync tweedekamer` opnieuw uit",)
        )
    chosen = next(known for known in queries.PARTS if known == part)
    return ODataPart(chosen, queries.of_key(said["filter"]), base, schemas[base])
