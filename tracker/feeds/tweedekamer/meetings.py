"""Reads a meeting (`Activiteit`) with its agenda and what is on it."""

from __future__ import annotations

from collections.abc import Iterator

from tracker.feeds.client.dutch_time import day
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.tweedekamer.fields import Record, changed, guid_of, is_guid, live, own_number, text
from tracker.feeds.tweedekamer.papers import dossier_and_number
from tracker.feeds.tweedekamer.records import AgendaItem, Meeting, MeetingPaper
from tracker.feeds.tweedekamer.values import meaning
from tracker.parliament.chambers import chamber_of

BY_THE_DAY = "day"
"""The meaning of `Activiteit.DatumSoort` under which `Datum` is the day, not just some day of a week."""
_LAST = 10**6
"""The place of a point whose place the feed does not give."""


def meeting(record: Record) -> Meeting:
    """An `Activiteit`. Raises ResponseError when it has no number."""
    number = own_number(text(record, "Nummer"))
    if number is None:
        raise ResponseError(
            f"activiteit {guid_of(record)}", "has no number such as 2026A01894", "heeft geen nummer zoals 2026A01894"
        )
    items = sorted((each for each in live(record, "Agendapunt") if is_guid(each.get("Id"))), key=_place)
    known = meaning("Activiteit.DatumSoort", text(record, "DatumSoort") or "dag") == BY_THE_DAY
    first = day(text(record, "Datum")) if known else None
    last = day(text(record, "Eindtijd"))
    kind = (text(record, "Soort") or "overig").casefold()
    return Meeting(
        guid=guid_of(record),
        changed=changed(record),
        number=number,
        kind=kind,
        title=text(record, "Onderwerp") or kind.capitalize(),
        chamber=chamber_of(text(record, "Kamer")),
        committee=text(record, "Voortouwnaam"),
        date=first,
        until=last if first and last and last > first else None,
        place=text(record, "Locatie"),
        status=meaning("Activiteit.Status", text(record, "Status")),
        agenda=tuple(AgendaItem(guid_of(i), n, text(i, "Onderwerp") or "") for n, i in enumerate(items, 1)),
        papers=tuple(dict.fromkeys(_papers(record, items))),
    )


def _place(item: Record) -> tuple[int, str]:
    place = text(item, "Volgorde") or ""
    return int(place) if place.isdigit() else _LAST, guid_of(item)


def _papers(record: Record, items: list[Record]) -> Iterator[MeetingPaper]:
    """What the points are about, in their order, then what only belongs to the meeting as a whole."""
    seen = set()
    for holder, item in [*((each, guid_of(each)) for each in items), (record, None)]:
        for paper in (*_of(holder, "Document", item), *_of(holder, "Zaak", item)):
            if item is None and paper.guid in seen:
                continue
            seen.add(paper.guid)
            yield paper


def _of(holder: Record, relation: str, item: str | None) -> Iterator[MeetingPaper]:
    for each in live(holder, relation):
        if not is_guid(each.get("Id")):
            continue
        is_case = relation == "Zaak"
        yield MeetingPaper(
            guid_of(each),
            "case" if is_case else "document",
            own_number(text(each, "Nummer" if is_case else "DocumentNummer")),
            text(each, "Onderwerp") or text(each, "Titel") or "",
            dossier_and_number(each)[0],
            item,
        )
