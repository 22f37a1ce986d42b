"""rijksoverheid.nl: lists of documents in XML and a record a document, with its text or its files.

[https://www.rijksoverheid.nl/opendata]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import parse_qs, urlencode, urlsplit
from uuid import UUID
from xml.etree.ElementTree import Element

from tracker.feeds.client import urls
from tracker.feeds.client.dutch_time import day, moment
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.client.markup import local, parse
from tracker.feeds.listing import Listing, ListingFilter
from tracker.feeds.records import File, Paper
from tracker.models import Metadata
from tracker.parliament.ministries import ministry_of

BASE = "https://opendata.rijksoverheid.nl/v1/sources/rijksoverheid/documents"
HOSTS = (BASE, "https://www.rijksoverheid.nl/", "https://open.overheid.nl/")
LETTERS = "kamerstuk"
"""The type under which the site has letters to parliament."""
PAGE = 100
XML_TYPES = ("application/xml", "text/xml")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_KINDS = {"kamerstuk": "brief", "brief": "brief"}


@dataclass(frozen=True, slots=True)
class Rijksoverheid:
    """The service; see `tracker.feeds.listing.Source`."""

    feed: str = "rijksoverheid"
    latest_first: bool = False
    page_types: tuple[str, ...] = XML_TYPES
    record_types: tuple[str, ...] = XML_TYPES

    def page_url(self, base: str, filter: ListingFilter, start: int = 0, changed_since: str = "") -> str:
        """The address of a page of 100."""
        asked = {
            "type": filter.kind,
            "organisationalunit": filter.organisation,
            "subject": filter.subject,
            "lastmodifiedsince": max(filter.since, changed_since[:10]).replace("-", ""),
            "rows": str(PAGE),
            "offset": str(start),
        }
        return f"{base.rstrip('/')}?{urlencode({k: v for k, v in asked.items() if v})}"

    def start_of(self, url: str) -> int:
        """The place of the first document of a page."""
        start = parse_qs(urlsplit(url).query).get("offset", ["0"])[0]
        return int(start) if start.isdigit() else 0

    def at(self, url: str, start: int) -> str:
        """Another page of the same question."""
        return re.sub(r"(?<=[?&]offset=)\d+", str(start), url, count=1)

    def read_listing(self, body: bytes, where: str) -> Listing:
        """`<documents><document><id>...</id><lastmodified>...`. Raises ResponseError."""
        root = _root(body, where, "documents")
        documents = [each for each in root if local(each.tag) == "document"]
        ids = [(_text(each, "id") or "").lower() for each in documents]
        return Listing(
            tuple(dict.fromkeys(id_ for id_ in ids if _ID.fullmatch(id_))),
            changed=max((moment(_text(each, "lastmodified")) for each in documents), default=""),
            odd=tuple(str(place) for place, id_ in enumerate(ids) if not _ID.fullmatch(id_)),
        )

    def record_url(self, base: str, id_: str) -> str:
        """The address of a document's record."""
        return f"{base.rstrip('/')}/{id_}"

    def read_record(self, body: bytes, where: str, base: str) -> list[Paper]:
        """The document by its first file, or its own text where it has none; further files are attachments."""
        root = _root(body, where, "document")
        id_ = (_text(root, "id") or "").lower()
        if not _ID.fullmatch(id_):
            raise ResponseError(where, f"the id is no GUID: {id_[:60]!r}", f"het id is geen GUID: {id_[:60]!r}")
        files = [
            (File(url.strip(), _text(each, "mimetype") or ""), _text(each, "filetitle") or _text(each, "filename"))
            for each in root.iter()
            if local(each.tag) == "file" and (url := _text(each, "fileurl"))
        ]
        changed = moment(_text(root, "lastmodified"))
        kind = _KINDS.get((_text(root, "type") or "").casefold(), "overig")
        departments = [" ".join((e.text or "").split()) for e in root.iter() if local(e.tag) == "department"]
        metadata = Metadata(
            title=_text(root, "title"),
            kind=kind,
            date=day(_text(root, "issued")) or day(_text(root, "available")),
            ministry=next((found for name in departments if (found := ministry_of(name))), None),
            url=urls.link(_text(root, "canonical")),
        )
        first = (files[0][0],) if files else ()
        papers = [Paper(id_, changed, None, metadata, (*first, File(where, "application/xml")))]
        for file, title in files[1:]:
            own = Metadata(title=title or metadata.title, kind="overig", date=metadata.date, url=urls.link(file.url))
            key = str(UUID(bytes=sha256(f"{id_}/{file.url}".encode()).digest()[:16]))
            papers.append(Paper(key, changed, None, own, (file,), main=id_))
        return papers

    def attachment_ids(self, body: bytes) -> tuple[str, ...]:
        """None: attachments are files of the record itself."""
        return ()


SOURCE = Rijksoverheid()


def _root(body: bytes, where: str, name: str) -> Element:
    root = parse(body, where)
    if local(root.tag) != name:
        said = local(root.tag)
        raise ResponseError(where, f"sends <{said}> instead of <{name}>", f"stuurt <{said}> in plaats van <{name}>")
    return root


def _text(element: Element, name: str) -> str | None:
    """The words of the first child of that name; None when it has none."""
    found = next((each for each in element if local(each.tag) == name), None)
    return (" ".join("".join(found.itertext()).split()) or None) if found is not None else None
