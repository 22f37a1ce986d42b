"""open.overheid.nl: a search that answers in JSON, a record a document, and files with their SHA-1.

The service has no documentation; what stands here is what its users found. It takes 10, 20 or 50 results a page, days
as dd-mm-jjjj, and filters encoded twice; `_2` behind an id is a version; its users keep to four requests a second.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit
from uuid import UUID

from tracker.feeds.client.dutch_time import moment
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.listing import Listing, ListingFilter
from tracker.feeds.records import File, Paper
from tracker.models import Metadata
from tracker.parliament.ministries import ministry_of

BASE = "https://open.overheid.nl/overheid/openbaarmakingen/api/v0"
HOSTS = (BASE, "https://www.rijksoverheid.nl/", "https://zoek.officielebekendmakingen.nl/")
PAGE = 50
PAUSE = 0.25
"""Least seconds between two requests."""
JSON_TYPES = ("application/json", "text/json")
# 2ae6d0b8-2b6e-4c0e-9c5f-0d6d5d3b7a11 · ronl-1a2b3c · plooicb-2011-5424 · the same with _2
_ID = re.compile(r"(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[a-z]{2,12}-[0-9A-Za-z-]{3,80})(?:_\d{1,3})?")
_ATTACHED = "c_05f4a5f3"
"""The relation 'heeft bijlage' in the thesaurus of the service, at the end of its address."""
_SHA1 = re.compile(r"[0-9a-f]{40}")
_KINDS = (("brief", "brief"), ("motie", "motie"), ("antwoord", "antwoorden"), ("verslag", "verslag"))


@dataclass(frozen=True, slots=True)
class Overheid:
    """The service; see `tracker.feeds.listing.Source`."""

    feed: str = "overheid"
    latest_first: bool = True
    page_types: tuple[str, ...] = JSON_TYPES
    record_types: tuple[str, ...] = JSON_TYPES

    def page_url(self, base: str, filter: ListingFilter, start: int = 0, changed_since: str = "") -> str:
        """The address of a page of 50, the latest change first: no filter of the service is on the day of a change."""
        asked = {
            "zoektekst": quote(filter.query, safe=""),
            "start": str(start),
            "aantalResultaten": str(PAGE),
            "sort": "laatst-gewijzigd",
            "publicatiedatumVan": _dutch_day(filter.since),
            "publicatiedatumTot": _dutch_day(filter.until),
            "documentsoort": _twice(filter.kind),
            "organisatie": _twice(filter.organisation),
            "thema": _twice(filter.subject),
        }
        always = ("zoektekst", "start")
        return f"{base.rstrip('/')}/zoek?" + "&".join(f"{k}={v}" for k, v in asked.items() if v or k in always)

    def start_of(self, url: str) -> int:
        """The place of the first result of a page."""
        start = parse_qs(urlsplit(url).query).get("start", ["0"])[0]
        return int(start) if start.isdigit() else 0

    def at(self, url: str, start: int) -> str:
        """Another page of the same question."""
        return re.sub(r"(?<=[?&]start=)\d+", str(start), url, count=1)

    def read_listing(self, body: bytes, where: str) -> Listing:
        """`{"totaal": 3, "resultaten": [{"document": {"id": ...}}]}`. Raises ResponseError."""
        found = _object(body, where)
        results = found.get("resultaten")
        if not isinstance(results, list):
            raise ResponseError(where, "no list of results in the answer", "geen lijst met resultaten in het antwoord")
        documents = [_dict(_dict(each).get("document")) for each in results]
        ids = [_id_in(each) for each in documents]
        total = found.get("totaal")
        return Listing(
            tuple(dict.fromkeys(id_ for id_ in ids if id_)),
            total if isinstance(total, int) and not isinstance(total, bool) else None,
            max((_changed(each) for each in documents), default=""),
            tuple(str(place) for place, id_ in enumerate(ids) if id_ is None),
        )

    def record_url(self, base: str, id_: str) -> str:
        """The address of a document's record."""
        return f"{base.rstrip('/')}/zoek/{quote(id_, safe='')}"

    def read_record(self, body: bytes, where: str, base: str) -> list[Paper]:
        """The document with the files of its last version; each further file is an attachment. Raises ResponseError."""
        found = _object(body, where)
        document = _dict(found.get("document"))
        id_ = _id_in(document) or _id_in({"pid": where})
        versions = [_dict(each) for each in _list(found.get("versies"))]
        if id_ is None or not versions:
            raise ResponseError(where, "a record without an id or a version", "een record zonder id of versie")
        plain = re.sub(r"_\d+$", "", id_)
        last = max(versions, key=_version)
        published = _day(last.get("openbaarmakingsdatum")) or ""
        changed = f"{_changed(last)}#{max(len(versions), _version(last)[0]):03}"
        files = [f for each in _list(last.get("bestanden")) if (f := _file(_dict(each), base, plain)) is not None]
        metadata = _metadata(document, plain, published)
        papers = [Paper(_key(plain), changed, plain, metadata, tuple(files[:1]))]
        for file in files[1:]:
            own = Metadata(title=metadata.title, kind="overig", date=metadata.date, url=metadata.url)
            papers.append(Paper(_key(f"{plain}#{file.url}"), changed, plain, own, (file,), main=_key(plain)))
        return papers

    def attachment_ids(self, body: bytes) -> tuple[str, ...]:
        """The documents that this one has as attachments."""
        relations = _list(_dict(json.loads(body)).get("documentrelaties"))
        named = (
            _id_in({"pid": _dict(each).get("relation")})
            for each in relations
            if str(_dict(each).get("role", "")).rstrip("/").endswith(_ATTACHED)
            or str(_dict(each).get("role", "")).casefold() == "heeft bijlage"
        )
        return tuple(dict.fromkeys(id_ for id_ in named if id_))


SOURCE = Overheid()


def _metadata(document: dict[str, Any], id_: str, published: str) -> Metadata:
    titles = [_dict(document.get("titelcollectie")).get("officieleTitel"), *_list(document.get("titels"))]
    title = next((str(each) for each in [*titles, document.get("titel")] if each), None)
    kinds = " ".join(_labels(_dict(document.get("classificatiecollectie")).get("documentsoorten"))).casefold()
    organisations = [document.get("verantwoordelijke"), document.get("publisher"), document.get("opsteller")]
    named = [_dict(each).get("label") or each for each in organisations]
    return Metadata(
        title=title,
        kind=next((kind for word, kind in _KINDS if word in kinds), "overig"),
        date=_day(document.get("creatiedatum")) or published or None,
        ministry=next((found for name in named if isinstance(name, str) and (found := ministry_of(name))), None),
        url=f"https://open.overheid.nl/details/{id_}",
    )


def _file(record: dict[str, Any], base: str, id_: str) -> File | None:
    """A file of a document: at its own address where that is given, else that of the document."""
    kind = str(record.get("mime-type") or "").lower()
    if "zip" in kind:
        return None
    url = record.get("url")
    sha1 = str(record.get("hash") or record.get("sha1") or "").lower()
    own = url if isinstance(url, str) and url.startswith("https://") else f"{base.rstrip('/')}/documenten/{id_}"
    return File(own, kind, sha1 if _SHA1.fullmatch(sha1) else "")


def _version(record: dict[str, Any]) -> tuple[int, str]:
    """What orders the versions of a document: `nummer`, and the moment of change where that is missing."""
    number = record.get("nummer")
    return (number if isinstance(number, int) else 0), _changed(record)


def _changed(record: dict[str, Any]) -> str:
    """When a record changed: `mutatiedatumtijd`, else the day it was made public; empty for neither."""
    return moment(str(record.get("mutatiedatumtijd") or "")) or _day(record.get("openbaarmakingsdatum")) or ""


def _id_in(document: dict[str, Any]) -> str | None:
    """The id of a document: its own, or the end of its address."""
    for value in (document.get("id"), document.get("pid")):
        last = str(value or "").rstrip("/").rpartition("/")[2]
        if _ID.fullmatch(last):
            return last
    return None


def _object(body: bytes, where: str) -> dict[str, Any]:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ResponseError(where, f"no complete JSON ({error})", f"geen complete JSON ({error})") from error
    if not isinstance(found, dict):
        raise ResponseError(where, "no object in the answer", "geen object in het antwoord")
    return found


def _dict(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _labels(value: object) -> list[str]:
    return [str(each["label"]) for each in _list(value) if isinstance(each, dict) and each.get("label")]


def _day(value: object) -> str | None:
    """`2026-01-02`, `2026-01-02T10:00:00` and `02-01-2026` as an ISO day; None for anything else."""
    said = str(value or "")
    if re.match(r"\d{4}-\d{2}-\d{2}(?:T|$)", said):
        return said[:10]
    dutch = re.fullmatch(r"(\d{2})-(\d{2})-(\d{4})", said)
    return f"{dutch[3]}-{dutch[2]}-{dutch[1]}" if dutch else None


def _dutch_day(day: str) -> str:
    """`2026-01-02` -> `02-01-2026`."""
    return "-".join(reversed(day.split("-"))) if day else ""


def _twice(value: str) -> str:
    return quote(quote(value, safe=""), safe="")


def _key(name: str) -> str:
    return str(UUID(bytes=sha256(f"overheid/{name}".encode()).digest()[:16]))
