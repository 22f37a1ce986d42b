"""Keeps the table of seats as the lexicon has them."""

from __future__ import annotations

from itertools import pairwise

from sqlite_utils import Database

from tracker.parliament.seats import Seat, Term, seats, successors
from tracker.sql import digest

SOURCE = "lexicon/seats.yml"
"""Where these rows are from; rows of another source stay."""
COLUMNS = 'id, office, ministry, holder, "from", "to", successor, source'

SeatRow = tuple[str, str, str, str, str, str | None, str | None, str]


def seat_id(seat: Seat, term: Term) -> str:
    """The key of the row of one holder of a seat."""
    return digest("seat", seat.office, seat.start, term.name, term.start)


def seat_rows() -> list[SeatRow]:
    """One row for each holder of each seat: `to` is the day on which the next one began, `successor` his row.

    The successor of a seat that ended is the first holder of the office that took over; of several offices the first.
    """
    rows: list[SeatRow] = []
    for seat in seats():
        following = {seat_id(seat, one): seat_id(seat, other) for one, other in pairwise(seat.terms)}
        heir = _heir(seat)
        for term in seat.terms:
            key = seat_id(seat, term)
            after = following.get(key, heir if term.end else None)
            rows.append((key, seat.office, seat.ministry, term.name, term.start, term.end, after, SOURCE))
    return rows


def _heir(seat: Seat) -> str | None:
    """The row of the first holder of what came after a seat, None while it lasts or when nobody is known."""
    if seat.end is None:
        return None
    after = next((each for each in successors(seat.office, seat.start, seat.end) if each != seat), None)
    terms = [term for term in after.terms if not term.end or term.end > seat.end] if after else []
    return seat_id(after, terms[0]) if after and terms else None


def refresh_seats(db: Database) -> bool:
    """Bring the table up to date, in one transaction; writes nothing when it is. Returns whether it changed."""
    wanted = seat_rows()
    known = db.conn.execute(f"SELECT {COLUMNS} FROM seats WHERE source = ?", (SOURCE,)).fetchall()
    if set(map(tuple, known)) == set(wanted):
        return False
    with db.atomic():
        db.conn.execute("DELETE FROM seats WHERE source = ?", (SOURCE,))
        db.conn.executemany(f"INSERT INTO seats ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", wanted)
    return True
