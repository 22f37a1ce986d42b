"""The metadata the publisher declares (OWMS terms in XML and HTML) as our Metadata.

Source: the metadata records of officielebekendmakingen.nl (`DC.identifier`, `OVERHEIDop.dossiernummer`, ...).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracker.models import Chamber, Metadata

# kst-28676-448, kst-21501-02-2898, kst-27400-XV-52, kst-23908-R1519-103, kst-21501-02-A
PAPER = re.compile(r"^kst-((?:\d{5}(?:-\d{2})?|[IVXLC]+)(?:-[IVXLC]+[A-Z]?)?(?:-R\d{3,4})?)-(\w+)(?:-[hnb]\d+)?$")
# ah-tk-20232024-387, h-tk-20142015-33-13, kv-tk-2010Z06025, blg-929493
IDENTIFIER = re.compile(r"\b((?:kst|ah|h|kv|blg|stb|stcrt|trb|nds|ag)-[\w-]*\d[\w-]*)")
# ah-tk-20232024-387: the chamber, the session year, the number
NUMBERED = re.compile(r"^(ah|h|kv|ag)-(tk|ek)-(?:(\d{4})(\d{4})-)?([\w-]+)$")

KINDS = {
    "brief": "brief",
    "motie": "motie",
    "amendement": "overig",
    "verslag": "verslag",
    "lijst van vragen": "antwoorden",
    "antwoord": "antwoorden",
    "kamervragen met antwoord": "antwoorden",
    "aanhangsel": "antwoorden",
    "aanhangsel van de handelingen": "antwoorden",
    "handeling": "verslag",
    "handelingen": "verslag",
    "agenda": "agenda",
}
SERIES = {"ah": "antwoorden", "h": "verslag", "kv": "overig", "ag": "agenda"}


def from_terms(terms: Iterable[tuple[str, str]]) -> Metadata:
    """The Metadata that pairs of a term (`OVERHEIDop.ondernummer`) and its value say; empty values are ignored."""
    values: dict[str, list[str]] = {}
    for name, value in terms:
        if value.strip():
            values.setdefault(re.split(r"[.:]", name)[-1].lower(), []).append(" ".join(value.split()))
    first = {name: found[0] for name, found in values.items()}
    record = IDENTIFIER.search(first.get("externmetadatarecord", ""))
    identifier = first.get("identifier") or (record.group(1) if record else None)
    if identifier and not IDENTIFIER.fullmatch(identifier):
        identifier = None
    known = from_identifier(identifier)
    return Metadata(
        identifier=identifier,
        title=first.get("documenttitel") or first.get("title"),
        kind=kind_of(values.get("type", [])) or known.kind,
        chamber=chamber_of(first.get("creator", "")) or known.chamber,
        date=_day(first.get("issued") or first.get("datumondertekening") or first.get("date") or ""),
        session_year=session_year(first.get("vergaderjaar", "")) or known.session_year,
        dossier=known.dossier or _dossier(first.get("dossiernummer", "")),
        number=known.number or first.get("ondernummer"),
        url=known.url,
    )


def from_identifier(identifier: str | None) -> Metadata:
    """What an identifier of the official portal determines: dossier, number, chamber, session year, address."""
    if not identifier:
        return Metadata()
    url = f"https://zoek.officielebekendmakingen.nl/{identifier}.html"
    if paper := PAPER.match(identifier):
        return Metadata(identifier=identifier, dossier=paper.group(1), number=paper.group(2), url=url)
    if numbered := NUMBERED.match(identifier):
        series, chamber, start, end, number = numbered.groups()
        year = f"{start}-{end}" if start else None
        return Metadata(
            identifier=identifier,
            kind=SERIES[series],
            chamber=chamber_of(chamber),
            session_year=year,
            number=number if year else None,
            url=url,
        )
    return Metadata(identifier=identifier, url=url)


def kind_of(types: Iterable[str]) -> str | None:
    """Our sort of document for the publisher's types; None when none of them says it."""
    for name in types:
        kind = KINDS.get(name.lower()) or KINDS.get(name.lower().split(" ")[0])
        if kind:
            return kind
    return None


def chamber_of(text: str) -> Chamber | None:
    """The chamber a name or abbreviation stands for."""
    text = text.lower()
    if "tweede kamer" in text or text in ("tk", "2"):
        return "TK"
    return "EK" if "eerste kamer" in text or text in ("ek", "1") else None


def session_year(text: str) -> str | None:
    """`Vergaderjaar 2020-2021` and `2020–2021` as `2020-2021`."""
    found = re.search(r"\b(\d{4})\s*[-–/]\s*(\d{4})\b", text)
    return f"{found.group(1)}-{found.group(2)}" if found else None


def _dossier(text: str) -> str | None:
    """The first dossier of `36410-X;36200`, without spaces."""
    first = re.split(r"[;,]", text)[0].replace(" ", "")
    return first or None


def _day(text: str) -> str | None:
    """The ISO date a text starts with."""
    found = re.match(r"\d{4}-\d{2}-\d{2}", text)
    return found.group(0) if found else None
