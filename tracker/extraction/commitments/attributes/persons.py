"""Who it is that binds himself: person, office and ministry behind the words of a sentence (`lexicon/seats.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from tracker.lexicon import load
from tracker.models import Metadata
from tracker.parliament.ministries import ministry_of
from tracker.parliament.offices import Office, read_office
from tracker.parliament.seats import person_named, predecessor, seat_of, written_name

GOVERNMENT = "kabinet"
"""The office of the government as a whole, by whatever name a sentence calls it."""
UNKNOWN_SPEAKER = "bewindspersoon (ik)"
"""The actor of a sentence in the first person when the paper does not say who speaks."""
_REMEMBERED = 2_000
"""Papers of one day, and the sentences of one paper, name the same few."""
_PREDECESSOR = "ambtsvoorganger"
_RANKS = ("minister", "staatssecretaris")
_IN_BRACKETS = re.compile(r"\s*\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Who:
    """A member of government, as far as known; all None for nobody."""

    person: str | None = None
    office: str | None = None
    ministry: str | None = None

    @property
    def title(self) -> str | None:
        """`minister van Buitenlandse Zaken H.G.J. Bruins Slot`, as far as known."""
        office = self.office or (f"bewindspersoon van {self.ministry}" if self.ministry else None)
        return " ".join(part for part in (office, self.person) if part) or None


NOBODY = Who()


def speaker_of(metadata: Metadata) -> Who:
    """Who says `ik` in a paper: its signatory, else the holder of the office that signs, on the date of the paper."""
    date = metadata.date or metadata.meeting_end or metadata.meeting_start
    return who_speaks(metadata.signatory, metadata.office, metadata.ministry, date)


def actor_shown(actor: str | None, speaker: Who) -> str | None:
    """The actor as the register shows it: `ik` with who that is before it."""
    return (f"{speaker.title} (ik)" if speaker.title else UNKNOWN_SPEAKER) if actor == "ik" else actor


@lru_cache(_REMEMBERED)
def who_speaks(name: str | None, office: str | None, ministry: str | None, date: str | None) -> Who:
    """The person and office that a signature or a speaker's label names, each in its one spelling."""
    read = read_office(office, date, name) if office else None
    if read is None and name and date and (seat := seat_of(name, date)):
        read = Office(seat.office, seat.ministry, seat)
    person = (person_named(name, date) or written_name(name)) if name else _holder(read, date)
    return Who(person, read.name if read else _plain(office), (read.ministry if read else None) or ministry)


@lru_cache(_REMEMBERED)
def who_of(actor: str | None, speaker: Who, date: str | None) -> Who:
    """Who the actor of a row is: the speaker for `ik`, one office for the many names of the government.

    `actor` is what the sentence calls it, `ik` for whoever speaks. Of a ministry only the ministry is known; nobody for
    a group of states and for offices that the lexicon does not know.
    """
    name = _IN_BRACKETS.sub("", actor or "").strip()
    if name == "ik":
        return speaker
    if name in _government():
        return Who(None, GOVERNMENT)
    if name.startswith(_PREDECESSOR):
        before = predecessor(speaker.office, date) if speaker.office and date else None
        return Who(before, speaker.office, speaker.ministry)
    if name.lower() in _RANKS:
        return _of_rank(name.lower(), speaker, date)
    office = read_office(name, date)
    if office is not None:
        return Who(_holder(office, date), office.name, office.ministry)
    return Who(None, None, _ministry(name, speaker))


def _of_rank(rank: str, speaker: Who, date: str | None) -> Who:
    """`de minister` without more: the speaker, or the one of that rank at the ministry of the speaker."""
    if speaker.office and speaker.office.startswith(rank):
        return speaker
    office = read_office(f"{rank} van {speaker.ministry}", date) if speaker.ministry else None
    return Who(_holder(office, date), office.name, office.ministry) if office else NOBODY


def _ministry(name: str, speaker: Who) -> str | None:
    if name == "ministerie":
        return speaker.ministry
    return ministry_of(name, abbreviations=True) if name.startswith("ministerie ") or " " not in name else None


def _holder(office: Office | None, date: str | None) -> str | None:
    return office.seat.holder(date) if office and office.seat and date else None


def _plain(office: str | None) -> str | None:
    """An office that no list knows, in running style."""
    bare = re.sub(r"^(?:de|het)\s+", "", " ".join((office or "").split()), flags=re.IGNORECASE)
    if not bare or bare.isupper() or bare.lower() in _RANKS:
        return None
    return bare[0].lower() + bare[1:]


@cache
def _government() -> frozenset[str]:
    return frozenset(load("seats")["government"])
