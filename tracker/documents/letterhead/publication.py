"""The metadata the publisher declares (OWMS terms in XML and HTML) as our Metadata.

Source: the metadata records of officielebekendmakingen.nl (`DC.identifier`, `OVERHEIDop.dossiernummer`, ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.documents.letterhead.paper_kinds import declared_kind
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.dossiers import parse_dossier
from tracker.parliament.identifiers import IDENTIFIER_IN, parse_identifier
from tracker.parliament.session_years import session_year
from tracker.parliament.urls import official_url

SERIES = {"ah": "aanhangsel", "h": "handelingen", "kv": "schriftelijke vragen", "ag": "agenda"}
"""The series of the portal by the publisher's name of what they hold."""


def from_terms(terms: Iterable[tuple[str, str]]) -> Metadata:
    """The Metadata that pairs of a term (`OVERHEIDop.ondernummer`) and its value say; empty values are ignored."""
    values: dict[str, list[str]] = {}
    for name, value in terms:
        if value.strip():
            values.setdefault(re.split(r"[.:]", name)[-1].lower(), []).append(" ".join(value.split()))
    first = {name: found[0] for name, found in values.items()}
    record = IDENTIFIER_IN.search(first.get("externmetadatarecord", ""))
    identifier = first.get("identifier") or (record.group(1) if record else None)
    if identifier and not IDENTIFIER_IN.fullmatch(identifier):
        identifier = None
    known = from_identifier(identifier)
    paper = declared_kind(values.get("type", []))
    return Metadata(
        identifier=known.identifier,
        title=first.get("documenttitel") or first.get("title"),
        kind=paper.kind or known.kind,
        author=paper.author or known.author,
        chamber=chamber_of(first.get("creator", "")) or known.chamber,
        date=_day(first.get("issued") or first.get("datumondertekening") or first.get("date") or ""),
        session_year=session_year(first.get("vergaderjaar", "")) or known.session_year,
        dossier=known.dossier or _dossier(first.get("dossiernummer", "")),
        number=known.number or first.get("ondernummer"),
        url=known.url,
    )


def from_identifier(identifier: str | None) -> Metadata:
    """What an identifier of the official portal determines: dossier, number, chamber, session year, address.

    What has the shape of none stays as it is, with nothing else.
    """
    if not identifier:
        return Metadata()
    parsed = parse_identifier(identifier)
    if parsed is None:
        return Metadata(identifier=identifier)
    paper = declared_kind([SERIES.get(parsed.series, "")])
    numbered = parsed.dossier is not None or parsed.session_year is not None
    return Metadata(
        identifier=str(parsed),
        kind=paper.kind,
        author=paper.author,
        chamber=parsed.chamber if parsed.series != "kst" else None,
        session_year=parsed.session_year,
        dossier=parsed.dossier,
        number=parsed.number if numbered else None,
        url=official_url(identifier),
    )


def _dossier(text: str) -> str | None:
    """The first dossier of `36410-X;36200`, without spaces."""
    first = re.split(r"[;,]", text)[0].strip()
    return parse_dossier(first) or first.replace(" ", "") or None


def _day(text: str) -> str | None:
    """The ISO date a text starts with."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", text)
    return found.group(0) if found else None
