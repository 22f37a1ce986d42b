"""The Tweede Kamer over OData: letters, motions with votes, the register and meetings, page by page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from tracker.feeds import tweedekamer
from tracker.feeds.client import odata
from tracker.feeds.client.errors import NotFoundError, ResponseError, SchemaError
from tracker.feeds.client.http import Client
from tracker.feeds.client.odata import Record, Schema
from tracker.feeds.context import Context, PartCounts
from tracker.feeds.pages import PageResult
from tracker.feeds.papers import store_beside, store_paper
from tracker.feeds.tweedekamer import queries
from tracker.feeds.tweedekamer.feed_records import mark_deleted, save_motion, save_undertaking
from tracker.feeds.tweedekamer.meeting_records import save_meeting
from tracker.feeds.tweedekamer.queries import Filter
from tracker.feeds.tweedekamer.values import unknown_values
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
DETAILS = "/details"
"""Behind the role of a page: answers that hold whole records."""
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
    """Letters, motions, undertakings or meetings, with a filter, from one service."""

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
        """The address of the first page of ids."""
        return self._questions(changed_since)[0].url(self.base)

    def count_url(self, changed_since: str) -> str:
        """The address that tells how many records there are, with the latest of them."""
        return queries.count_query(self.part, self.schema, self.filter, changed_since or None).url(self.base)

    def transactional(self, context: Context) -> bool:
        """No: the records whose ids a page has are asked for."""
        return False

    def apply(self, context: Context, url: str, body: bytes, counts: PartCounts) -> PageResult:
        """Fetch and store the records of a page of ids. Raises ResponseError."""
        page = odata.read_page(body, url)
        entity = queries.ENTITIES[self.part]
        ids = [self.schema.plain(entity, record) for record in page.records]
        water = max((tweedekamer.changed(record) for record in ids), default="")
        records = [] if context.client.offline else self._details(context, self._guids(context, ids, counts))
        done = store_records(context, self.part, records, self.base, counts)
        following = self._next(url, page)
        return PageResult(following, len(ids), water, complete=done == len(records))

    def apply_details(self, context: Context, url: str, body: bytes, counts: PartCounts) -> None:
        """Store the records of an answer that was asked for by ids. Raises ResponseError."""
        entity = queries.ENTITIES[self.part]
        records = [self.schema.plain(entity, record) for record in odata.read_page(body, url).records]
        store_records(context, self.part, records, self.base, counts)

    def _guids(self, context: Context, ids: list[Record], counts: PartCounts) -> list[str]:
        """The ids of a page; what is none is rejected and the rest goes on."""
        found = []
        for record in ids:
            try:
                found.append(tweedekamer.guid_of(record))
            except ResponseError as error:
                _reject(context, self.part, record, self.base, error, counts)
        return list(dict.fromkeys(found))

    def _details(self, context: Context, guids: list[str]) -> list[Record]:
        """Whole records in the order of their ids; those that the service no longer has are noted."""
        entity = queries.ENTITIES[self.part]
        found: dict[str, Record] = {}
        note = json.dumps({**self.note(), "filter": self.filter_key})
        for start in range(0, len(guids), queries.DETAILS):
            url = queries.details_query(self.part, self.schema, guids[start : start + queries.DETAILS]).url(self.base)
            answer = context.client.get(url, role=f"{FEED}/{self.part}{DETAILS}", types=self.types, note=note)
            for record in odata.read_page(answer.body, url).records:
                plain = self.schema.plain(entity, record)
                found[str(plain.get("Id")).lower()] = plain
        for guid in guids:
            if guid not in found:
                context.note(f"{self.base}: {entity} {guid} was listed, but is not there")
        return [found[guid] for guid in guids if guid in found]

    def _questions(self, changed_since: str) -> tuple[odata.Query, ...]:
        return queries.id_queries(self.part, self.schema, self.filter, changed_since or None)

    def _next(self, url: str, page: odata.Page) -> str | None:
        """The page after this one: where the service says, else by `$skip`; after the last page the next question.

        Only an empty page is the last: a service may send fewer records than were asked for.
        """
        if page.next or page.records:
            return page.next or skip_url(url, len(page.records))
        asked = dict(parse_qsl(urlsplit(url).query))
        for question in (rest := iter(self._questions(self._since(asked)))):
            if question.where == asked.get("$filter"):
                break
        following = next(rest, None)
        return following.url(self.base) if following else None

    def _since(self, asked: dict[str, str]) -> str:
        """From which moment the question that an address asks wants changes; '' when it wants everything."""
        changed = self.schema.name(queries.ENTITIES[self.part], "GewijzigdOp")
        found = re.match(rf"\({changed} ge (\S+) and ", asked.get("$filter", ""))
        return found[1] if found else ""


def skip_url(url: str, seen: int) -> str:
    """The address of the page after `seen` more records."""
    parts = urlsplit(url)
    asked = dict(parse_qsl(parts.query))
    skip = asked.get("$skip", "0")
    asked["$skip"] = str((int(skip) if skip.isdigit() else 0) + seen)
    return urlunsplit(parts._replace(query=odata.encode(asked)))


def store_records(context: Context, part: queries.Part, records: list[Record], base: str, counts: PartCounts) -> int:
    """Store records until the limit of the run; returns how many were dealt with.

    What a page has goes in one transaction; each paper has its own, since it must be fetched first.
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
    context.count_unknown(FEED, unknown_values(queries.ENTITIES[part], record))
    if part == "letters":
        new = store_paper(context, FEED, tweedekamer.paper(record, base), counts)
        for attachment in tweedekamer.attachments(record, base):
            store_beside(context, FEED, attachment, counts)
        return new
    if part == "motions":
        motion = tweedekamer.motion(record, base)
        new = save_motion(context.db, motion, moment)
    elif part == "meetings":
        new = save_meeting(context.db, tweedekamer.meeting(record), moment)
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
        store_beside(context, FEED, paper, counts)


def _reject(
    context: Context, part: queries.Part, record: Record, base: str, error: ResponseError, counts: PartCounts
) -> None:
    counts.rejected += 1
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
