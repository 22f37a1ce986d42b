"""Reads an oral undertaking (`Toezegging`) of the register."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.feeds.client.dutch_time import day
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.tweedekamer.fields import Record, changed, first, guid_of, listed, live, own_number, related, text
from tracker.feeds.tweedekamer.records import Undertaking

RELATIONS = {"IsHerhalingVan": "repeats", "IsWijzigingVan": "changes", "IsAanvullingOp": "supplements"}
"""The relations of a `Toezegging` to another that are kept; the service has their inverses too."""


def undertaking(record: Record) -> Undertaking:
    """A `Toezegging` of the register. Raises ResponseError when it has no number."""
    number = own_number(text(record, "Nummer"))
    if number is None:
        raise ResponseError(
            f"toezegging {guid_of(record)}",
            "has no number such as TZ202603-130",
            "heeft geen nummer zoals TZ202603-130",
        )
    meeting = first(record, "Activiteit")
    letters = record.get("KamerbriefNakoming")
    named = [text(x, "DocumentNummer") or text(x, "Id") if isinstance(x, dict) else str(x) for x in listed(letters)]
    promised = [
        *map(_person, related(record, "ToegezegdAanPersoon")),
        *(text(f, "Afkorting") or text(f, "NaamNL") for f in related(record, "ToegezegdAanFractie")),
        *(_person(first(each, "Persoon")) for each in related(record, "ToegezegdAan")),
        *(text(first(each, "Fractie"), "Afkorting") for each in related(record, "ToegezegdAan")),
    ]
    return Undertaking(
        guid=guid_of(record),
        changed=changed(record),
        number=number,
        text=text(record, "Tekst") or "",
        status=text(record, "Status") or "onbekend",
        minister=text(record, "Naam") or text(record, "Achternaam"),
        office=text(record, "Functie"),
        ministry=text(record, "Ministerie"),
        date=day(text(record, "Aanmaakdatum")),
        datum_nakoming=day(text(record, "DatumNakoming")),
        meeting=text(record, "ActiviteitNummer") or text(meeting, "Nummer"),
        committee=text(meeting, "Voortouwnaam"),
        promised_to=tuple(name for name in promised if name),
        letters=tuple(part.strip() for each in named if each for part in re.split(r"[;,\s]+", each) if part.strip()),
        notes=text(record, "Notities"),
        relations=tuple(_relations(record)),
    )


def _relations(record: Record) -> Iterator[tuple[str, str]]:
    """What it repeats, changes or supplements. A repeated request does not close the first."""
    for name, says in RELATIONS.items():
        for other in live(record, name):
            number = own_number(text(other, "Nummer")) or text(other, "Id")
            if number:
                yield says, number


def _person(record: Record) -> str | None:
    names = (text(record, key) for key in ("Roepnaam", "Tussenvoegsel", "Achternaam"))
    return " ".join(name for name in names if name) or None
