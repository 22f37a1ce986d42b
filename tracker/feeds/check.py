"""First contact with a service: reads one page of it and tells which of the tracker's assumptions hold."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from sqlite_utils import Database

from tracker.feeds.client import odata
from tracker.feeds.client.dutch_time import day
from tracker.feeds.client.errors import FeedError
from tracker.feeds.client.http import Client, Limits
from tracker.feeds.client.odata import Record, Schema
from tracker.feeds.client.raw import RawStore
from tracker.feeds.feed_state import FeedState, save_state
from tracker.feeds.listing import ListingFilter, ListingPart, Source
from tracker.feeds.officielebekendmakingen import records as publications
from tracker.feeds.officielebekendmakingen.sync import TYPES, SruPart
from tracker.feeds.overheid import source as overheid
from tracker.feeds.rijksoverheid import source as rijksoverheid
from tracker.feeds.tweedekamer import FIELDS, changed
from tracker.feeds.tweedekamer import sync as tweedekamer
from tracker.feeds.tweedekamer.queries import DETAILS, ENTITIES, LARGEST_TOP, PARTS, Filter, details_query
from tracker.feeds.tweedekamer.values import unknown_values
from tracker.sql import now


@dataclass(frozen=True, slots=True)
class Finding:
    """One assumption: whether it holds (None: this page can't tell), and what was seen."""

    part: str
    assumption: str
    holds: bool | None
    seen: str


def check_tweedekamer(client: Client, services: tuple[str, ...]) -> Iterator[Finding]:
    """Names, pages, dates, filled fields and values of the Tweede Kamer's OData. Raises a FeedError."""
    base, schema = tweedekamer.open_service(client, services)
    bound = sum(len(names) for names in (*schema.attributes.values(), *schema.relations.values()))
    named = sum(len(fields) for fields in FIELDS.values())
    yield Finding("service", "the newest service is there", base == services[0], base)
    yield Finding("service", "every name that is read is there", not schema.notes, f"{bound} of {named} names bound")
    for note in schema.notes:
        yield Finding("service", "a name is as it was", False, note)
    for part in PARTS:
        asked = tweedekamer.ODataPart(part, Filter(), base, schema)
        url = asked.first("")
        page = odata.read_page(client.get(url, role="check", types=asked.types).body, url)
        ids = [schema.plain(ENTITIES[part], record) for record in page.records]
        yield Finding(part, f"a page has {LARGEST_TOP} records", len(ids) == LARGEST_TOP, f"{len(ids)} records")
        moments = [changed(record) for record in ids]
        ordered = moments == sorted(moments, reverse=True)
        yield Finding(
            part, "the latest change comes first", ordered and all(moments), " to ".join(moments[:1] + moments[-1:])
        )
        yield Finding(part, "no next link, pages by $skip", page.next is None, page.next or "none")
        guids = [str(record.get("Id")) for record in ids[:DETAILS]]
        url = details_query(part, schema, guids).url(base)
        details = odata.read_page(client.get(url, role="check", types=asked.types).body, url).records
        records = [schema.plain(ENTITIES[part], record) for record in details]
        asked_for = f"{len(records)} of {len(guids)}"
        yield Finding(part, "records come by their ids", len(records) == len(guids), asked_for)
        yield from _records(part, schema, records)


def _records(part: str, schema: Schema, records: list[Record]) -> Iterator[Finding]:
    """How many records have each field, which values are unknown, and whether dates are dates."""
    entity = next(entity for name, entity in ENTITIES.items() if name == part)
    for field in schema.attributes[entity]:
        filled = sum(record.get(field) not in (None, "") for record in records)
        spec = FIELDS[entity][field]
        holds = filled > 0 if spec.required and records else None
        yield Finding(part, f"{field} is filled", holds, f"{filled} of {len(records)}")
        if field != "DatumSoort" and (field.startswith("Datum") or field.endswith(("datum", "Op"))):
            dates = [str(record[field]) for record in records if record.get(field)]
            odd = [each for each in dates if day(each) is None and not each.startswith("0001-01-01")]
            none = sum(each.startswith("0001-01-01") for each in dates)
            yield Finding(
                part, f"{field} is a date", not odd if dates else None, odd[0] if odd else f"{none} 0001-01-01"
            )
    unknown = sorted({f"{name}: {value}" for record in records for name, value in unknown_values(entity, record)})
    yield Finding(
        part, "every value is known", not unknown if records else None, "; ".join(unknown[:10]) or "none other"
    )


def check_publications(client: Client, base: str) -> Iterator[Finding]:
    """Page size, ids, dates and files of the official publications. Raises a FeedError."""
    part = SruPart("c.product-area==officielepublicaties", base)
    url = part.first("")
    page = publications.read_page(client.get(url, role="check", types=TYPES).body, url)
    found = page.publications
    yield Finding("publications", f"a page has {part.size} records", len(found) == part.size, f"{len(found)} records")
    yield Finding("publications", "it says how many there are", page.total > 0, str(page.total))
    for name, has in (
        ("a date", sum(p.metadata.date is not None for p in found)),
        ("a moment of change", sum(bool(p.changed) for p in found)),
        ("a file", sum(bool(p.xml or p.pdf) for p in found)),
    ):
        yield Finding(
            "publications", f"each has {name}", has == len(found) if found else None, f"{has} of {len(found)}"
        )


def check_listing(client: Client, source: Source, filter: ListingFilter, base: str) -> Iterator[Finding]:
    """Page, ids and one record of a service that lists documents. Raises a FeedError."""
    part = ListingPart(source, filter, base)
    url = part.first("")
    page = source.read_listing(client.get(url, role="check", types=part.types).body, url)
    seen = len(page.ids) + len(page.odd)
    yield Finding("documents", "a page has documents", bool(seen), f"{seen} documents")
    yield Finding("documents", "each has an id of the service", not page.odd, f"{len(page.ids)} of {seen}")
    yield Finding("documents", "it says how many there are", page.total is not None, str(page.total))
    yield Finding("documents", "it says when documents changed", bool(page.changed), page.changed or "no moment")
    if not page.ids:
        return
    url = source.record_url(base, page.ids[0])
    body = client.get(url, role="check", types=source.record_types).body
    main, *others = source.read_record(body, url, base)
    attached = len(others) + len(source.attachment_ids(body))
    for name, value in (("a title", main.metadata.title), ("a date", main.metadata.date), ("a change", main.changed)):
        yield Finding("record", f"it has {name}", value is not None and value != "", str(value))
    yield Finding("record", "it has a file", bool(main.files), main.files[0].url if main.files else "none")
    outside = [file.url for paper in (main, *others) for file in paper.files if not client.allows(file.url)]
    yield Finding("record", "its files are on known hosts", not outside, outside[0] if outside else "all")
    yield Finding("record", "it may have attachments", None, str(attached))


Check = Callable[[Client], Iterator[Finding]]
CHECKS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "tweedekamer": (tweedekamer.SERVICES[0], tweedekamer.SERVICES),
    "officielebekendmakingen": (publications.BASE, publications.HOSTS),
    "overheid": (overheid.BASE, overheid.HOSTS),
    "rijksoverheid": (rijksoverheid.BASE, rijksoverheid.HOSTS),
}
"""The sources that can be checked: the address of the service, and the hosts that may be asked."""


def check(source: str, base: str | None, limits: Limits) -> list[Finding]:
    """Read one page of a source. What stops it is a finding too; only wrong use raises (KeyError, a FeedError)."""
    service, hosts = CHECKS[source]
    at = base or service
    checks: Mapping[str, Check] = {
        "tweedekamer": lambda client: check_tweedekamer(client, (base,) if base else hosts),
        "officielebekendmakingen": lambda client: check_publications(client, at),
        "overheid": lambda client: check_listing(client, overheid.SOURCE, ListingFilter(kind="Kamerbrief"), at),
        "rijksoverheid": lambda client: check_listing(
            client, rijksoverheid.SOURCE, ListingFilter(kind=rijksoverheid.LETTERS), at
        ),
    }
    found: list[Finding] = []
    with tempfile.TemporaryDirectory() as folder:
        raw = RawStore(Path(folder))
        with Client((at, *hosts), raw, limits=limits) as client:
            try:
                found.extend(checks[source](client))
            except FeedError as error:
                found.append(Finding("service", "it answers as it did", False, str(error)))
        raw.close()
    return found


def save_check(db: Database, source: str, found: list[Finding]) -> None:
    """Keep what a check found in `feed_state`, the latest of each source."""
    moment = now()
    with db.atomic():
        save_state(db, FeedState(source, "check", "", moment, pages=1, records=len(found), finished=moment), moment)
        db.conn.execute(
            "UPDATE feed_state SET findings = ? WHERE feed = ? AND part = 'check'",
            (json.dumps([asdict(each) for each in found], ensure_ascii=False), source),
        )
