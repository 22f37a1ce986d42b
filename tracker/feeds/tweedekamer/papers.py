"""Reads a paper (`Document`): its place among the Kamerstukken, its letterhead, and where its files are."""

from __future__ import annotations

import re

from tracker.feeds.client.dutch_time import day
from tracker.feeds.records import File, Paper
from tracker.feeds.tweedekamer.fields import (
    Record,
    changed,
    first,
    guid_of,
    is_deleted,
    is_guid,
    live,
    own_number,
    related,
    text,
)
from tracker.feeds.tweedekamer.values import meaning
from tracker.models import Metadata
from tracker.parliament.chambers import chamber_of
from tracker.parliament.session_years import session_year
from tracker.parliament.urls import official_url

# kst-21501-02-2898 · ah-tk-20232024-387 · kst-35300-XV-28 · blg-929493
_OFFICIAL = re.compile(r"(?:kst|ah-[te]k|h-[te]k|kv-[te]k|blg|stcrt|stb|trb)-[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
# kst-1268678: an id without a dossier, as given out since 2026
_WITHOUT_DOSSIER = re.compile(r"kst-\d{6,}")


def paper(record: Record, base: str) -> Paper:
    """A `Document`. `base` is the address of the service, for the file itself. Raises ResponseError."""
    guid = guid_of(record)
    dossier, number = dossier_and_number(record)
    chamber = chamber_of(text(record, "Kamer"))
    if chamber == "EK":  # it gives letters, the feed a count: `kst-36600-1` would be a paper of the other chamber
        number = None
    version = first(record, "HuidigeDocumentVersie")
    identifier = identifier_of(text(version, "ExterneIdentifier"), dossier, number)
    if chamber == "EK" and identifier and dossier and identifier.startswith(f"kst-{dossier}-"):
        number = identifier.removeprefix(f"kst-{dossier}-")
    if dossier is None and identifier and number and identifier.endswith(f"-{number}"):
        dossier = identifier.removeprefix("kst-").removesuffix(f"-{number}")
    kind = text(record, "Soort") or ""
    actors = [a for a in related(record, "DocumentActor") if not is_deleted(a)]
    signs = next((a for a in actors if (text(a, "Functie") or "").casefold().startswith(("minister", "staats"))), {})
    metadata = Metadata(
        identifier=identifier,
        title=text(record, "Onderwerp") or text(record, "Titel"),
        kind=meaning("Document.Soort", kind) or ("overig" if kind else None),
        chamber=chamber,
        date=day(text(record, "Datum")),
        session_year=session_year(text(record, "Vergaderjaar")),
        dossier=dossier,
        number=number,
        signatory=text(signs, "ActorNaam"),
        office=text(signs, "Functie"),
        reference=text(record, "KenmerkAfzender"),
        url=official_url(identifier, session_year(text(record, "Vergaderjaar"))),
    )
    files = [
        File(url, text(each, "ContentType") or "application/xml")
        for each in related(version, "DocumentPublicatie")
        if not is_deleted(each) and _is_xml(each) and (url := _xml_url(each, identifier))
    ]
    kind_of_file = text(record, "ContentType") or ""
    files.append(File(f"{base.rstrip('/')}/Document({guid})/resource", kind_of_file))
    host, odata, _ = base.partition("/OData/")
    files += [File(f"{host}/SyncFeed/2.0/Resources/{guid}", kind_of_file)] * bool(odata)
    cases = tuple(n for case in live(record, "Zaak") if (n := own_number(text(case, "Nummer"))))
    last = max(changed(record), changed(version))
    main = next((each["Id"].lower() for each in live(record, "BronDocument") if is_guid(each.get("Id"))), None)
    return Paper(guid, last, own_number(text(record, "DocumentNummer")), metadata, tuple(files), cases, main)


def attachments(record: Record, base: str) -> list[Paper]:
    """The papers attached to a `Document`, each with the paper it belongs to."""
    main = [{"Id": guid_of(record)}]
    return [paper({**each, "BronDocument": main}, base) for each in live(record, "BijlageDocument")]


def dossier_and_number(record: Record) -> tuple[str | None, str | None]:
    """Dossier and number within it; no dossier when the record has several and none can be preferred."""
    dossiers = [d for d in live(record, "Kamerstukdossier") if text(d, "Nummer")]
    number = text(record, "Volgnummer")
    number = number if number and number.isdigit() and int(number) > 0 else None
    if len(dossiers) != 1:
        return None, number
    addition = (text(dossiers[0], "Toevoeging") or "").strip("() ")
    return "-".join(part for part in (text(dossiers[0], "Nummer"), addition) if part), number


def identifier_of(official: str | None, dossier: str | None, number: str | None) -> str | None:
    """The canonical id: the official one unless it lacks the dossier, else made of dossier and number; None without."""
    if official and _OFFICIAL.fullmatch(official) and not _WITHOUT_DOSSIER.fullmatch(official):
        return official
    made = f"kst-{dossier}-{number}" if dossier and number else None
    return made if made and _OFFICIAL.fullmatch(made) else None


def _xml_url(record: Record, identifier: str | None) -> str | None:
    """Where the official XML is; a record without address (there are such) leaves the one its identifier determines."""
    own = text(record, "Identifier") or identifier
    portal = official_url(own, form="xml")
    return text(record, "Url") or portal


def _is_xml(record: Record) -> bool:
    return (text(record, "DocumentType") or "").casefold() == "xml"
