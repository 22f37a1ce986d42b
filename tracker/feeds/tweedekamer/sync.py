"""The Tweede Kamer over OData: letters, motions with votes, and the register, page by page."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from tracker.feeds import tweedekamer
from tracker.feeds.client import odata
from tracker.feeds.client.errors import NotFoundError, ResponseError, SchemaError
from tracker.feeds.client.http import Client
from tracker.feeds.client.odata import Record, Schema
from tracker.feeds.context import Context, PartCounts
from tracker.feeds.pages import PageResult
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
    """The first service that is there, and its names. Raises SchemaError, or NotFoundError when none is there."""
    trouble: NotFoundError | None = None
    for base in bases:
        address = f"{base.rstrip('/')}/$metadata"
        try:
            found = client.get(address, role=f"{FEED}/metadata", types=METADATA_TYPES)
        except NotFoundError as error:
            trouble = error
            continue
        return base, odata.bind(found.body, address, tweedekamer.FIELDS)
    raise trouble or NotFoundError("OData", "no address of a service was given", "geen adres van een dienst opgegeven")


@dataclass(frozen=True, slots=True)
class ODataPart:
    """Letters, motions or undertakings, with a filter, from one service."""

    part: queries.Part
    filter: Filter
    base: str
    schema: Schema
    feed: str = FEED
    types: tuple[str, ...] = PAGE_TYPES

    @property
    def filter_key(self) -> str:
        """The filter as one line."""
        return self.filter.key()

    def note(self) -> dict[str, str]:
        """The service, since its names are needed to read the page."""
        return {"base": self.base}

    def first(self, changed_since: str) -> str:
        """The address of the first page."""
        asked = queries.query(self.part, self.schema, self.filter, changed_since or None)
        return replace(asked, options={"$count": "true"}).url(self.base)

    def count_url(self, changed_since: str) -> str:
        """The address that tells how many records there are, with the first of them."""
        asked = queries.query(self.part, self.schema, self.filter, changed_since or None)
        return replace(asked, expand=(), options={"$count": "true", "$top": "1"}).url(self.base)

    def transactional(self, context: Context) -> bool:
        """Yes, unless papers are to be fetched."""
        return self.part == "undertakings" or (self.part == "motions" and not context.motion_papers)

    def apply(self, context: Context, url: str, body: bytes, counts: PartCounts) -> PageResult:
        """Store the records of a page. Raises ResponseError."""
        page = odata.read_page(body, url)
        entity = queries.ENTITIES[self.part]
        records = [self.schema.plain(entity, record) for record in page.records]
        water = max((tweedekamer.changed(record) for record in records), default="")
        done = store_records(context, self.part, records, self.base, counts)
        counts.total = page.count if page.count is not None else counts.total
        return PageResult(page.next or _next_by_count(url, page), done, water, complete=done == len(records))


def _next_by_count(url: str, page: odata.Page) -> str | None:
    """The next page of a service that says how many records there are, but not where the next page is."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    skip = asked.get("$skip", "0")
    seen = int(skip) + len(page.records) if skip.isdigit() else 0
    if page.count is None or not page.records or not 0 < seen < page.count:
        return None
    return urlunsplit(parts._replace(query=odata.encode({**asked, "$skip": str(seen)})))


def store_records(context: Context, part: queries.Part, records: list[Record], base: str, counts: PartCounts) -> int:
    """Store records until the limit of the run; returns how many were dealt with.

    Motions and undertakings of a page go in one transaction; each paper has its own, since it must be fetched first.
    """
    if part != "letters":
        with context.db.atomic():
            done = _store_all(context, part, records, base, counts)
    else:
        done = _store_all(context, part, records, base, counts)
    if part == "motions" and context.motion_papers:
        for record in records[:done]:
            _store_motion_paper(context, record, base, counts)
    return done


def _store_all(context: Context, part: queries.Part, records: list[Record], base: str, counts: PartCounts) -> int:
    for place, record in enumerate(records):
        if context.limit_reached():
            return place
        try:
            new = _store_one(context, part, record, base, counts)
        except ResponseError as error:
            _reject(context, part, record, base, error, counts)
            new = False
        counts.records += 1
        counts.new += new
    return len(records)


def _store_one(context: Context, part: queries.Part, record: Record, base: str, counts: PartCounts) -> bool:
    moment = context.now()
    if tweedekamer.is_deleted(record):
        with context.db.atomic():
            gone = mark_deleted(context.db, tweedekamer.guid_of(record), moment)
        counts.deleted += gone
        return gone
    if part == "letters":
        return store_paper(context, FEED, tweedekamer.paper(record, base), counts)
    if part == "motions":
        motion = tweedekamer.motion(record, base)
        new = save_motion(context.db, motion, moment)
        if motion.identifier:
            context.touched_motions.add(motion.identifier)
    else:
        new = save_undertaking(context.db, tweedekamer.undertaking(record), moment)
    counts.unchanged += not new
    return new


def _store_motion_paper(context: Context, record: Record, base: str, counts: PartCounts) -> None:
    if tweedekamer.is_deleted(record):
        return
    try:
        paper = tweedekamer.motion(record, base).paper_record
    except ResponseError:
        return  # rejected with its reason when the motion itself was stored
    if paper is not None:
        unchanged = counts.unchanged
        store_paper(context, FEED, paper, counts)
        counts.unchanged = unchanged


def _reject(
    context: Context, part: queries.Part, record: Record, base: str, error: ResponseError, counts: PartCounts
) -> None:
    counts.rejected += 1
    if context.run_id is not None:
        source = f"{base}/{queries.ENTITIES[part]}({str(record.get('Id', '?'))[:40]})"
        save_reject(context.db, source, error.dutch, run_id=context.run_id, stage="feed")


def part_of_note(part: str, note: str, schemas: dict[str, Schema]) -> ODataPart:
    """The part that a page was asked for, from the note kept with it. Raises SchemaError without its $metadata."""
    said = json.loads(note)
    base = said["base"]
    if base not in schemas:
        raise SchemaError(base, ("its $metadata is not among the kept answers: run `tracker sync tweedekamer` again",))
    chosen = next(known for known in queries.PARTS if known == part)
    return ODataPart(chosen, queries.of_key(said["filter"]), base, schemas[base])
