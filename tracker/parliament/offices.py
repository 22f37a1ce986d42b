"""What office a text names, in one spelling: `DE MINISTER VAN DEFENSIE`, `mijn ambtgenoot van JenV`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.parliament.ministries import ministries_in, ministry_of, spelled_out
from tracker.parliament.seats import Seat, office_key, seat_on, seats, seats_called, seats_of

# 'Mede namens de minister van OCW, de staatssecretaris van OCW': the second signs
_ON_BEHALF = re.compile(r"^mede\s+namens\b.*,\s*(?=de\s+(?:vice)?(?:minister|staatssecretaris))", re.IGNORECASE)
_RANK = re.compile(
    r"\b(?P<rank>minister-president|premier|minister|staatssecretaris|ambtgenoot|ambtgenote|collega)\b"
    r"[\s,]*(?:(?:van|voor|zonder portefeuille,? belast met)\s+)?(?P<portfolio>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PLURAL = re.compile(r"\b(?:ministers|staatssecretarissen|ministeries)\b", re.IGNORECASE)
# 'minister van Defensie en de staatssecretaris van Financiën': two, not one
_SECOND = re.compile(r"\ben\s+(?:de\s+)?(?:minister|staatssecretaris)\b", re.IGNORECASE)
_COLLEAGUES = ("ambtgenoot", "ambtgenote", "collega")


@dataclass(frozen=True, slots=True)
class Office:
    """An office in one spelling and the ministry it belongs to; `seat` where the lexicon knows it on that date."""

    name: str
    ministry: str | None
    seat: Seat | None = None


def read_office(text: str, date: str | None = None, person: str | None = None) -> Office | None:
    """The office that a text names, None for none or several: as it is called on `date` (ISO) where that is known.

    A short form counts (`minister van Landbouw`, `minister van EZK`). Where several state secretaries of a ministry are
    called alike, `person` (a name in any spelling) says which is meant.
    """
    found = _RANK.search(_ON_BEHALF.sub("", " ".join(text.split())))
    if not found or _PLURAL.search(text) or _SECOND.search(found["portfolio"]):
        return None
    rank = found["rank"].lower()
    if rank in ("minister-president", "premier"):
        return _office_of(seat_on("minister-president", date) if date else None, "minister-president", "Algemene Zaken")
    rank = "minister" if rank in _COLLEAGUES else rank
    portfolio = spelled_out(found["portfolio"].strip(" ,.;:–-"))
    if not portfolio:
        return None
    seat = _seat_meant(rank, portfolio, date, person)
    if seat is not None:
        return Office(seat.office, seat.ministry, seat)
    known = seats_called(f"{rank} {portfolio}")
    if known:
        return Office(known[-1].office, known[-1].ministry)
    ministry = ministry_of(portfolio)
    if ministry and office_key(ministry) in office_key(portfolio):
        return Office(f"{rank} van {ministry}", ministry)
    return Office(f"{rank} voor {portfolio}", ministry) if ministry else None


def _office_of(seat: Seat | None, name: str, ministry: str) -> Office:
    return Office(seat.office, seat.ministry, seat) if seat else Office(name, ministry)


def _seat_meant(rank: str, portfolio: str, date: str | None, person: str | None) -> Seat | None:
    """The seat of `rank` whose portfolio, whole or shortened, the text names on `date`."""
    if date is None:
        return None
    if person is not None:
        held = [seat for seat in seats_of(person, date) if seat.office.startswith(rank)]
        fitting = [seat for seat in held if _fits(portfolio, seat)]
        if fitting:
            return max(fitting, key=lambda seat: _shared(portfolio, seat))
    exact = seat_on(f"{rank} {portfolio}", date)
    if exact is not None and _is_sole(exact, rank, portfolio, date):
        return exact
    living = [seat for seat in seats() if seat.exists(date) and seat.office.startswith(f"{rank} ")]
    whole = [seat for seat in living if _words(_portfolio(seat)) <= _words(portfolio)]
    if whole:
        return max(whole, key=lambda seat: len(_words(_portfolio(seat))))
    part = [seat for seat in living if _words(portfolio) <= _words(_portfolio(seat))]
    first = [seat for seat in part if office_key(_portfolio(seat)).startswith(office_key(portfolio))]
    meant = first or part or [seat for seat in living if seat.ministry in ministries_in(portfolio)]
    return meant[0] if len(meant) == 1 else None


def _is_sole(seat: Seat, rank: str, portfolio: str, date: str) -> bool:
    """Whether no other of that rank sits at the ministry when the text names just the ministry."""
    if office_key(seat.ministry) != office_key(portfolio) or rank == "minister":
        return True
    return sum(s.ministry == seat.ministry and s.exists(date) and s.office.startswith(rank) for s in seats()) == 1


def _fits(portfolio: str, seat: Seat) -> bool:
    words = _words(portfolio)
    return bool(words & (_words(seat.ministry) | _words(_portfolio(seat)))) or not words


def _shared(portfolio: str, seat: Seat) -> int:
    return len(_words(portfolio) & _words(_portfolio(seat)))


def _portfolio(seat: Seat) -> str:
    """`minister voor Rechtsbescherming` -> `Rechtsbescherming`."""
    return re.sub(r"^(?:minister|staatssecretaris)\s+(?:(?:van|voor)\s+)?", "", seat.office)


def _words(text: str) -> frozenset[str]:
    return frozenset(office_key(text).split())
