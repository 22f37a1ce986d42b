"""Whether a record put together from the SyncFeed is one that a filter asks for; OData answers that itself."""

from __future__ import annotations

from tracker.feeds import tweedekamer
from tracker.feeds.client.dutch_time import day
from tracker.feeds.client.odata import Record
from tracker.feeds.tweedekamer.queries import ATTACHMENT, DATES, GOVERNMENT_KINDS, SUBJECTS, Filter, Part


def matches_filter(part: Part, record: Record, filter: Filter) -> bool:
    """Whether a record is of the kind, day, subject, dossier and committee that are asked for; a stub always is."""
    if tweedekamer.is_deleted(record):
        return True
    if part == "letters" and record.get("Soort") == ATTACHMENT and not filter.kinds:
        return any(matches_filter(part, main, filter) for main in record.get("BronDocument", []))
    checks = (
        _kind(part, record, filter),
        not filter.since or (day(record.get(DATES[part])) or "") >= filter.since,
        not filter.subject or _subject(part, record, filter.subject),
        not filter.dossier or _dossier(part, record, filter.dossier),
        not filter.committee or _committee(part, record, filter.committee),
    )
    return all(checks)


def _kind(part: Part, record: Record, filter: Filter) -> bool:
    if part in ("undertakings", "meetings"):
        return True
    kinds = (filter.kinds or GOVERNMENT_KINDS) if part == "letters" else ("Motie",)
    return record.get("Soort") in kinds


def _subject(part: Part, record: Record, subject: str) -> bool:
    return any(subject.casefold() in str(record.get(field) or "").casefold() for field in SUBJECTS[part])


def _dossier(part: Part, record: Record, dossier: str) -> bool:
    number, _, addition = dossier.partition("-")
    meetings = [record] if part == "meetings" else record.get("Activiteit", [])
    cases = [case for meeting in meetings for case in meeting.get("Zaak", [])]
    places = cases if part in ("undertakings", "meetings") else [record]
    for each in (d for holder in places for d in holder.get("Kamerstukdossier", [])):
        same = str(each.get("Nummer")) == number
        if same and addition in ("*", str(each.get("Toevoeging") or "")):
            return True
    return False


def _committee(part: Part, record: Record, committee: str) -> bool:
    words = committee.casefold()
    if part in ("undertakings", "meetings"):
        meetings = [record] if part == "meetings" else record.get("Activiteit", [])
        return any(
            a.get("Voortouwafkorting") == committee or words in str(a.get("Voortouwnaam") or "").casefold()
            for a in meetings
        )
    cases = record.get("Zaak", []) if part == "letters" else [record]
    return any(
        actor.get("ActorAfkorting") == committee or words in str(actor.get("ActorNaam") or "").casefold()
        for case in cases
        for actor in case.get("ZaakActor", [])
        if actor.get("Relatie") == "Voortouwcommissie"
    )
