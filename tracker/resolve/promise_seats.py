"""Who has a promise now: the seat that carries on the work of the office that made it, whoever sits there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from tracker.parliament.ministries import ministry_of
from tracker.parliament.offices import read_office
from tracker.parliament.seats import Seat, seats_of, successors
from tracker.resolve.seats_sql import seat_id

# 'overgedragen aan de minister van SZW', 'draag ik over aan mijn ambtgenoot van VWS', 'overgeheveld naar BZK'
_HANDED_TO = re.compile(
    r"\b(?:overgedragen|overgeheveld|overgegaan|over te dragen|draag\w* .{0,60}?\bover|neemt .{0,60}?\bover)\b"
    r"(?:.{0,40}?\b(?:aan|naar)\b)?(?P<whom>.{0,120})",
    re.IGNORECASE | re.DOTALL,
)
# 'De minister van VWS neemt deze toezegging over'
_TAKEN_BY = re.compile(r"(?P<whom>.{0,120})\bneemt\b.{0,60}\bover\b", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class SeatNow:
    """The seat that has a promise: the row of its holder, its office, who sits there, and the ministry."""

    id: str | None = None
    office: str | None = None
    holder: str | None = None
    ministry: str | None = None


def handed_to(text: str) -> str | None:
    """The ministry that a sentence says takes a promise over; None when it names none."""
    for pattern in (_TAKEN_BY, _HANDED_TO):
        if found := pattern.search(" ".join(text.split())):
            return ministry_of(found["whom"], abbreviations=True)
    return None


@lru_cache(10_000)
def seat_now(
    office: str | None, made: str | None, handed: str | None = None, day: str | None = None, person: str | None = None
) -> SeatNow | None:
    """The seat that has what `office` promised on `made`, as it stands on `day` (ISO), None: as far as is known.

    An office in a short form counts (`staatssecretaris van VWS`); where it is not known, the one seat that the person
    held on that day.

    A promise that was handed to another ministry is with the minister of that one. None for an office that the lexicon
    of seats does not know.
    """
    if handed:
        office = f"minister van {handed}"
    seat = _seat(office, made or None, day) or (_seat(_office_of(person, made), made, day) if person and made else None)
    if seat is None:
        return None
    terms = [term for term in seat.terms if day is None or term.start <= day]
    if not terms:
        return SeatNow(None, seat.office, None, seat.ministry)
    now = terms[-1]
    vacant = now.end is not None and (day is None or now.end <= day)
    return SeatNow(seat_id(seat, now), seat.office, None if vacant else now.name, seat.ministry)


def _seat(office: str | None, made: str | None, day: str | None) -> Seat | None:
    """The seat that carries an office on, of several the first."""
    if not office:
        return None
    found = successors(office, made, day)
    if not found and (read := read_office(office, made)):
        found = successors(read.name, made, day)
    return next(iter(found), None)


def _office_of(person: str, made: str) -> str | None:
    held = seats_of(person, made)
    return held[0].office if len(held) == 1 else None
