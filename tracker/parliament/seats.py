"""The seats of the government: who held an office on a day, and what office carries its work on (`lexicon/seats.yml`).

Dates are ISO 8601 days; a term runs from `start` up to and without `end`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from tracker.lexicon import load
from tracker.parliament.members import family_name

_ALWAYS = "9999-12-31"
# 'drs. ', 'mr. dr. ', in front of a name
_TITLES = re.compile(r"^(?:(?:drs|dr|mr|ir|ing|prof|jhr|mw|dhr|ds)\.?\s+)+", re.IGNORECASE)
# 'J. J. Atsma': a blank between two initials
_BETWEEN_INITIALS = re.compile(r"(?<=\b[A-Z]\.)\s+(?=[A-Z]\.)")
_INITIALS = re.compile(r"(?:[A-Z][a-z]{0,2}\.)+")


@dataclass(frozen=True, slots=True)
class Term:
    """The time in which one person held a seat; `end` is None while it lasts or when the lexicon does not know it."""

    name: str
    start: str
    end: str | None

    def covers(self, date: str) -> bool:
        """Whether the term runs on `date`."""
        return self.start <= date < (self.end or _ALWAYS)


@dataclass(frozen=True, slots=True)
class Seat:
    """An office in one period of its being, with its holders in the order of time."""

    office: str
    ministry: str
    start: str
    end: str | None
    also: tuple[str, ...]
    """Other names of the same seat."""
    successors: tuple[str, ...]
    """Offices that took over where this one ended."""
    terms: tuple[Term, ...]

    def exists(self, date: str) -> bool:
        """Whether there was such a seat on `date`."""
        return self.start <= date < (self.end or _ALWAYS)

    def holder(self, date: str) -> str | None:
        """Who held it on `date`, None for a gap."""
        return next((term.name for term in self.terms if term.covers(date)), None)

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the seat, its own first."""
        return (self.office, *self.also)


@cache
def seats() -> tuple[Seat, ...]:
    """All seats of the lexicon, in its order."""
    return tuple(_seat(row) for row in load("seats")["seats"])


def _seat(row: dict[str, Any]) -> Seat:
    ends = [str(term["to"]) if "to" in term else None for term in row["holders"]]
    terms = tuple(Term(term["name"], str(term["from"]), end) for term, end in zip(row["holders"], ends, strict=True))
    return Seat(
        row["office"],
        row["ministry"],
        str(row["from"]),
        str(row["to"]) if "to" in row else None,
        tuple(row.get("also", ())),
        tuple(row.get("successors", ())),
        terms,
    )


def office_key(office: str) -> str:
    """An office as it compares: lower case, letters only, without `de`, `van` and `voor`."""
    words = re.findall(r"[^\W\d_]+", unicodedata.normalize("NFC", office.lower()))
    return " ".join(word for word in words if word not in ("de", "het", "van", "voor", "en"))


@cache
def _by_office() -> dict[str, tuple[Seat, ...]]:
    found: dict[str, tuple[Seat, ...]] = {}
    for seat in seats():
        for name in dict.fromkeys(map(office_key, seat.names)):
            found[name] = (*found.get(name, ()), seat)
    return found


def seats_called(office: str) -> tuple[Seat, ...]:
    """The seats that bear this name, in the order of the lexicon; empty for an office it does not know."""
    return _by_office().get(office_key(office), ())


def seat_on(office: str, date: str) -> Seat | None:
    """The seat that bore this name on `date`: one whose own name it is before one that is also called so."""
    living = [seat for seat in seats_called(office) if seat.exists(date)]
    own = [seat for seat in living if office_key(seat.office) == office_key(office)]
    return next(iter([*own, *living]), None)


def holder(office: str, date: str) -> str | None:
    """Who held `office` on `date` (ISO): `H.G.J. Bruins Slot`; None when the lexicon does not know."""
    seat = seat_on(office, date)
    return seat.holder(date) if seat else None


def predecessor(office: str, date: str) -> str | None:
    """Who held the seat before its holder of `date`, in the same office; None when the lexicon does not know."""
    seat = seat_on(office, date)
    if seat is None or (now := seat.holder(date)) is None:
        return None
    before = [term.name for term in seat.terms if term.start < date and term.name != now]
    return before[-1] if before else None


def seats_of(person: str, date: str) -> tuple[Seat, ...]:
    """The seats a person held on `date`, in the order of the lexicon; `person` as any paper spells the name."""
    return tuple(seat for seat in seats() if (name := seat.holder(date)) and same_person(person, name))


def seat_of(person: str, date: str) -> Seat | None:
    """The seat a person held on `date`, of several the first of the lexicon; None for none."""
    return next(iter(seats_of(person, date)), None)


def successors(office: str, made: str | None = None, until: str | None = None) -> tuple[Seat, ...]:
    """The seats that carry on the work of `office` as it was on `made`, as they stand on `until`.

    Without `made` the earliest seat of that name is meant, without `until` the last ones known. An office that goes on
    is its own successor. Empty for an office that the lexicon does not know.
    """
    known = seats_called(office)
    if not known:
        return ()
    start = (seat_on(office, made) if made else None) or known[0]
    return tuple(dict.fromkeys(_carry_on(start, until or _ALWAYS)))


def _carry_on(seat: Seat, until: str) -> Iterable[Seat]:
    if seat.end is None or seat.end > until:
        return [seat]
    following = [after for name in seat.successors if (after := _following(name, seat))]
    return [last for after in following for last in _carry_on(after, until)] or [seat]


def _following(office: str, seat: Seat) -> Seat | None:
    """The seat of this name that goes on when `seat` has ended, else the first that begins later."""
    end = seat.end or _ALWAYS
    later = [other for other in seats_called(office) if other.end is None or other.end > end]
    return min(
        later, key=lambda other: (max(other.start, end), office_key(other.office) != office_key(office)), default=None
    )


def folded(name: str) -> str:
    """A name as it compares: lower case, without accents."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def written_name(name: str) -> str:
    """A name without titles and with the initials joined: `drs. J. J. Atsma` is `J.J. Atsma`."""
    return _BETWEEN_INITIALS.sub("", _TITLES.sub("", " ".join(name.split())))


@cache
def _people() -> dict[str, tuple[str, ...]]:
    """The holders by their surname: whole, and what stands before the hyphen of a double one."""
    found: dict[str, dict[str, None]] = {}
    for name in dict.fromkeys(term.name for seat in seats() for term in seat.terms):
        surname = folded(_surname(name))
        for key in {surname, surname.split("-")[0]}:
            found.setdefault(key, {})[name] = None
    return {key: tuple(names) for key, names in found.items()}


@cache
def _surname(name: str) -> str:
    """`Hanke Bruins Slot`, whose first name the lexicon knows, and `H.G.J. Bruins Slot` -> `Bruins Slot`."""
    known: dict[str, str] = load("seats")["first_names"]
    first = known.get(name)
    if first is None and not _INITIALS.match(name):
        return " ".join(name.split()[1:])
    return family_name(name)


def person_named(name: str, date: str | None = None) -> str | None:
    """The one spelling of a holder of any seat whom a paper calls `name`; None when nobody or several are meant.

    `Hanke Bruins Slot`, `Bruins Slot` and `H.G.J. Bruins Slot` are `H.G.J. Bruins Slot`. `date` decides between two of
    one surname.
    """
    found = _candidates(written_name(name))
    if date and len(found) > 1:
        found = [person for person in found if any(seat.holder(date) == person for seat in seats())]
    return found[0] if len(found) == 1 else None


def _candidates(name: str) -> list[str]:
    """The holders whom `name` may mean: by surname, and by what stands before it where anything does."""
    words = name.split()
    for at in range(len(words)):
        given, surname = words[:at], folded(" ".join(words[at:]))
        keys = dict.fromkeys((surname, surname.split("-")[0].strip()))
        people = [person for key in keys for person in _people().get(key, ())]
        fitting = [person for person in dict.fromkeys(people) if _given_fits(given, person)]
        if fitting:
            return fitting
    return []


def _given_fits(given: Sequence[str], person: str) -> bool:
    """Whether initials or a first name go with a person: `Hanke`, `H.G.J.`, `H.`, or nothing."""
    if not given:
        return True
    first = load("seats")["first_names"].get(person)
    initials = _INITIALS.match(person)
    own = initials[0] if initials else f"{person[0]}."
    said = _INITIALS.match(given[0])
    if said:
        return own.startswith(said[0]) or said[0].startswith(own)
    if first is not None:
        return folded(given[0]) == folded(first.split()[0])
    return folded(given[0])[:1] in folded(own).replace(".", "")


@lru_cache(10_000)
def same_person(one: str, other: str) -> bool:
    """Whether two spellings mean one person: the holders they may mean have one in common, else equal surnames."""
    first, second = _candidates(written_name(one)), _candidates(written_name(other))
    if first and second:
        return not set(first).isdisjoint(second)
    return folded(family_name(one)) == folded(family_name(other))
