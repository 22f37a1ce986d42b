"""What a run would read, without storing anything: counts as the services give them."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from tracker.feeds.client import odata
from tracker.feeds.client.http import Client, Limits
from tracker.feeds.client.raw import RawStore
from tracker.feeds.listing import ListingPart
from tracker.feeds.officielebekendmakingen import records as publications
from tracker.feeds.officielebekendmakingen.sync import TYPES, SruPart
from tracker.feeds.tweedekamer import sync as tweedekamer
from tracker.feeds.tweedekamer.queries import ENTITIES, Filter, Part


@dataclass(frozen=True, slots=True)
class Preview:
    """How many records a part has; `first` is the title of the latest, `address` the page that would be read first."""

    part: str
    count: int | None
    first: str | None
    address: str


def preview_tweedekamer(
    parts: tuple[Part, ...], filter: Filter, services: tuple[str, ...], limits: Limits
) -> list[Preview]:
    """Counts for each part. Raises a FeedError."""
    out = []
    with tempfile.TemporaryDirectory() as folder:
        raw = RawStore(Path(folder))
        with Client(services, raw, limits=limits) as client:
            base, schema = tweedekamer.open_service(client, services)
            for part in parts:
                asked = tweedekamer.ODataPart(part, filter, base, schema)
                url = asked.count_url("")
                page = odata.read_page(client.get(url, role="preview", types=asked.types).body, url)
                first = schema.plain(ENTITIES[part], page.records[0]) if page.records else {}
                title = first.get("Onderwerp") or first.get("Tekst")
                out.append(Preview(f"tweedekamer/{part}", page.count, title, asked.first("")))
        raw.close()
    return out


def preview_publications(question: str, base: str, limits: Limits) -> list[Preview]:
    """The count of a question in CQL. Raises a FeedError."""
    with tempfile.TemporaryDirectory() as folder:
        raw = RawStore(Path(folder))
        with Client((base,), raw, limits=limits) as client:
            asked = SruPart(question, base)
            url = asked.count_url("")
            page = publications.read_page(client.get(url, role="preview", types=TYPES).body, url)
        raw.close()
    first = page.publications[0].metadata.title if page.publications else None
    return [Preview("officielebekendmakingen/publications", page.total, first, asked.first(""))]


def preview_listing(part: ListingPart, limits: Limits) -> list[Preview]:
    """How many documents a service lists, where it says so, and the id of the first. Raises a FeedError."""
    with tempfile.TemporaryDirectory() as folder:
        raw = RawStore(Path(folder))
        with Client((part.base,), raw, limits=limits) as client:
            url = part.first("")
            page = part.source.read_listing(client.get(url, role="preview", types=part.types).body, url)
        raw.close()
    return [Preview(f"{part.feed}/{part.part}", page.total, next(iter(page.ids), None), url)]
