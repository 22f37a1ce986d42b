"""The official publications (officielebekendmakingen.nl): SRU 2.0 by dossier, date or query, and the papers themselves.

The service answers HTTP 200 also when it refuses: the refusal is in `diagnostics`. [OASIS searchRetrieve 1.0, part 3;
repository.overheid.nl/sru]
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import parse_qs, urlencode, urlsplit
from xml.etree.ElementTree import Element

from tracker.feeds.client import urls
from tracker.feeds.client.dutch_time import moment
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.client.markup import local, parse
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.dossiers import parse_dossier
from tracker.parliament.identifiers import parse_identifier
from tracker.parliament.session_years import session_year
from tracker.parliament.urls import official_url

BASE = "https://repository.overheid.nl/sru"
HOSTS = (BASE, "https://zoek.officielebekendmakingen.nl/")
PAGE = 100
"""Records asked for at a time; the service gives at most 1,000."""

# kst-21501-02-2898 · ah-tk-20202021-3235 · h-tk-20202021-99-13 · blg-998035
_IDENTIFIER = re.compile(r"[a-z]{1,5}(?:-[0-9A-Za-z]+)+")
_WITHOUT_DOSSIER = re.compile(r"kst-\d{6,}")
# subrubriek or Parlementair type, lower case, to the kinds of models.Metadata
_KINDS = {"brief": "brief", "motie": "motie", "verslag": "verslag", "antwoord": "antwoorden", "agenda": "agenda"}


@dataclass(frozen=True, slots=True)
class Publication:
    """One publication: its metadata, where its XML is (None when it has none) and its PDF, and when it last changed."""

    identifier: str
    metadata: Metadata
    kind: str
    xml: str | None
    pdf: str | None
    changed: str


@dataclass(frozen=True, slots=True)
class SruPage:
    """One page: publications, how many there are in all, and the number of the next record (None: no more)."""

    publications: tuple[Publication, ...]
    total: int
    next: int | None


def cql(*, dossier: str | None = None, since: str | None = None, until: str | None = None, query: str = "") -> str:
    """The question in CQL; without `query` letters and motions of both chambers alike. Days are ISO (`2024-01-01`).

    `(c.product-area==officielepublicaties)and(w.dossiernummer==28676)and(dt.date>=2024-01-01)`
    """
    clauses = ["c.product-area==officielepublicaties"]
    if dossier:
        clauses.append(f"w.dossiernummer=={_value(dossier)}")
    clauses += [f"dt.date>={_value(since)}"] if since else []
    clauses += [f"dt.date<={_value(until)}"] if until else []
    clauses += [query] if query else []
    if not dossier and not query:
        clauses.append("w.publicatienaam==Kamerstuk")
    return "and".join(f"({clause})" for clause in clauses)


def page_url(base: str, question: str, start: int = 1, size: int = PAGE) -> str:
    """The address of the page that starts at record `start` (from 1)."""
    asked = {
        "operation": "searchRetrieve",
        "version": "2.0",
        "query": question,
        "maximumRecords": str(size),
        "startRecord": str(start),
    }
    return f"{base}?{urlencode(asked)}"


def position(url: str) -> tuple[int, str]:
    """The number of the first record that an address asks for, and the question."""
    asked = parse_qs(urlsplit(url).query)
    start = asked.get("startRecord", ["1"])[0]
    return int(start) if start.isdigit() else 1, asked.get("query", [""])[0]


def read_page(body: bytes, where: str, start: int = 1) -> SruPage:
    """One page of answers. Raises ResponseError, with the service's own words when it refused."""
    root = parse(body, where)
    if local(root.tag) != "searchRetrieveResponse":
        refused = _said(root) if local(root.tag) in ("diagnostics", "diagnostic") else f"<{local(root.tag)}>"
        raise ResponseError(where, f"no answer to the question: {refused}", f"geen antwoord op de vraag: {refused}")
    records = _find(root, "records")
    found = [e for e in records if local(e.tag) == "record"] if records is not None else []
    refusals = _find(root, "diagnostics")
    if refusals is not None and not found:
        raise ResponseError(
            where, f"the service refuses: {_said(refusals)}", f"de dienst weigert de vraag: {_said(refusals)}"
        )
    number = _text(root, "numberOfRecords")
    if number is None or not number.isdigit():
        raise ResponseError(where, "does not say how many records there are", "zegt niet hoeveel records er zijn")
    total = int(number)
    position = _text(root, "nextRecordPosition")
    after = int(position) if position and position.isdigit() else start + len(found)
    if not found and start <= total:
        raise ResponseError(
            where,
            f"promises {total} records and sends none from {start} on: ask fewer at a time",
            f"{total} records beloofd, vanaf {start} geen gestuurd: vraag er minder tegelijk",
        )
    publications = tuple(p for p in map(publication, found) if p is not None)
    return SruPage(publications, total, after if found and start < after <= total else None)


def publication(record: Element) -> Publication | None:
    """One record; None when it is no publication with an identifier of its own."""
    identifier = _text(record, "identifier") or ""
    if not _IDENTIFIER.fullmatch(identifier):
        return None
    kinds = [*_texts(record, "subrubriek"), *_texts(record, "type")]
    dossiers = _texts(record, "dossiernummer")
    dossier = (parse_dossier(dossiers[0]) or dossiers[0].replace(" ", "")) if dossiers else None
    number = _text(record, "ondernummer")
    title = _text(record, "documenttitel") or _text(record, "title")
    parsed = parse_identifier(identifier)
    canonical = str(parsed or identifier)
    if _WITHOUT_DOSSIER.fullmatch(identifier) and dossier and number:
        canonical = f"kst-{dossier}-{number}"
    if identifier.startswith("blg-"):
        number = None
    word = " ".join(kinds).casefold()
    issued = _text(record, "issued") or _text(record, "date") or _text(record, "available")
    metadata = Metadata(
        identifier=canonical,
        title=title,
        kind=next((kind for key, kind in _KINDS.items() if key in word), "overig"),
        chamber=chamber_of(_text(record, "creator")) or (parsed.chamber if parsed and parsed.dossier is None else None),
        date=issued[:10] if issued else None,
        session_year=session_year(_text(record, "vergaderjaar")),
        dossier=dossier,
        number=number,
        url=urls.link(_text(record, "preferredUrl"))
        or official_url(identifier, session_year(_text(record, "vergaderjaar"))),
    )
    items = {
        e.get("manifestation", ""): (e.text or "").strip() or None for e in record.iter() if local(e.tag) == "itemUrl"
    }
    changed = moment(_text(record, "datumTijdstipWijzigingWork") or _text(record, "modified"))
    return Publication(identifier, metadata, kinds[0] if kinds else "", items.get("xml"), items.get("pdf"), changed)


def _value(value: str) -> str:
    """A value in CQL, in quotes unless it is a plain word: `28676`, `"35 300-XV"`."""
    if re.fullmatch(r"[0-9A-Za-z-]+", value):
        return value
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _said(diagnostics: Element) -> str:
    words = [" ".join((e.text or "").split()) for e in diagnostics.iter() if local(e.tag) in ("message", "details")]
    return ": ".join(word for word in words if word) or "no reason given"


def _find(element: Element, name: str) -> Element | None:
    return next((e for e in element.iter() if local(e.tag) == name), None)


def _texts(element: Element, name: str) -> list[str]:
    found = (" ".join((e.text or "").split()) for e in element.iter() if local(e.tag) == name)
    return [text for text in found if text]


def _text(element: Element, name: str) -> str | None:
    return next(iter(_texts(element, name)), None)
