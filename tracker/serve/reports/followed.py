"""What is followed, read from the database: promises and motions, each with where it stands on a day."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as calendar_date

from tracker.lexicon import load
from tracker.parliament.seats import same_person
from tracker.resolve.promise_life import Event, Standing, state_on
from tracker.resolve.promise_seats import seat_now
from tracker.sql import UNKNOWN

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()
SETTLED = ("claimed_met", "accepted", "partly_met", "not_met", "transferred", "withdrawn", "lapsed")
"""Events that say what became of a promise."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which promises and motions a report is about; None leaves a choice open. Names match whole or in part."""

    ministry: str | None = None
    office: str | None = None
    chamber: str | None = None
    dossier: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True)
class Followed:
    """A promise or a motion as a report shows it."""

    id: str
    description: str
    vindplaats: str
    date: str | None
    who: str
    state: str
    """open, partly_fulfilled, fulfilled, not_fulfilled, transferred or withdrawn."""
    standing: str
    """A Dutch sentence or two: where it stands, and what says so."""
    deadline: str | None = None
    days_late: int = 0


def promises(db: sqlite3.Connection, chosen: Selection, day: str) -> list[Followed]:
    """The promises to parliament that were made by a day (ISO), as they stood at its end, the oldest first."""
    sql = (
        "SELECT p.id, p.title, p.date, p.person, p.office, p.ministry, p.seat_office, p.deadline_text, p.register_id, "
        "d.vindplaats, d.title FROM promises p LEFT JOIN documents d ON d.id = p.document_id "
        "LEFT JOIN commitments c ON c.id = p.commitment_id "
        "WHERE coalesce(c.kind, 'undertaking') = 'undertaking' AND coalesce(p.date, '') <= :day"
    )
    clauses, values = _chosen(chosen, "p", "d")
    rows = db.execute(f"{sql}{clauses} ORDER BY p.date IS NULL, p.date, p.id", {"day": day, **values}).fetchall()
    found = []
    for id_, title, date, person, office, ministry, seat, term, register, vindplaats, letter in rows:
        events = list(_events(db, id_))
        standing = state_on([event for event, _, _ in events], day)
        told = [(event, where) for event, _, where in events if event.kind in SETTLED and event.date[:10] <= day]
        place = vindplaats or (f"toezegging {register}" if register else letter or _letter_of(date))
        who = _who(person, office, date, standing.ministry, day) or (seat if seat != UNKNOWN else ministry)
        found.append(
            Followed(
                id_, " ".join(title.split()), place, date, who, standing.government,
                _standing(standing, told, term), standing.deadline, standing.days_late,
            )
        )  # fmt: skip
    return found


def _letter_of(date: str | None) -> str:
    """What a letter without number and title is called: by its date."""
    return f"brief van {long_date(date)}" if date else "brief zonder datum"


def _who(person: str, office: str, made: str | None, handed: str | None, day: str) -> str:
    """Who has a promise on a day: the holder of the seat that carries the office on, and who made it if another did."""
    seat = seat_now(None if office == UNKNOWN else office, made, handed, day, None if person == UNKNOWN else person)
    maker = ", ".join(part for part in (person, office) if part and part != UNKNOWN)
    if seat is None or seat.holder is None:
        return maker
    now = f"{seat.holder}, {seat.office}"
    return now if person == UNKNOWN or same_person(person, seat.holder) else f"{now} (toegezegd door {person})"


def motions(db: sqlite3.Connection, chosen: Selection, day: str) -> list[Followed]:
    """The motions of which a letter or a vote is known by a day, with what was last said of each."""
    sql = (
        "SELECT m.id, m.title, m.sponsors, m.vindplaats, m.date, m.report_due, m.report_ground FROM motions m "
        "WHERE coalesce(m.date, (SELECT min(d.date) FROM motion_links l JOIN documents d ON d.id = l.document_id "
        "WHERE l.motion_id = m.id), '') <= :day"
    )
    clauses, values = _chosen(Selection(chamber=chosen.chamber, dossier=chosen.dossier, since=chosen.since,
                                        until=chosen.until), "m", "m")  # fmt: skip
    states, labels = load("labels")["motion_status"], load("labels")["event"]
    found = []
    for id_, title, sponsors, vindplaats, date, due, ground in db.execute(
        f"{sql}{clauses} ORDER BY m.date, m.id", {"day": day, **values}
    ):
        events = db.execute(
            "SELECT e.event, e.date, e.detail, d.vindplaats, d.ministry, d.title FROM motion_events e "
            "JOIN documents d ON d.id = e.document_id WHERE e.motion_id = ? AND coalesce(e.date, '') <= ? "
            "AND e.event <> 'mentioned' ORDER BY e.date, e.id",
            (id_, day),
        ).fetchall()
        if chosen.ministry and not any(chosen.ministry.casefold() in (each[4] or "").casefold() for each in events):
            continue
        told = "; ".join(
            dict.fromkeys(
                f"{labels[event]} ({', '.join(filter(None, (long_date(when), place or letter)))})"
                for event, when, _, place, _, letter in events
            )
        )
        state = states[events[-1][0]] if events else "unknown"
        people = ", ".join(_names(sponsors))
        description = f"Motie {people}: {title}" if title else f"Motie {people}"
        standing = f"{told[:1].upper()}{told[1:]}." if told else "Geen bericht over de uitvoering gevonden."
        if due and due < day:
            standing += f" Geen bericht over de uitvoering vóór {long_date(due)} gevonden: {ground}."
        found.append(Followed(id_, description, vindplaats or id_, date, people, state, standing))
    return found


def _names(sponsors: str) -> list[str]:
    names: list[str] = json.loads(sponsors)
    return names or ["zonder bekende indiener"]


def _chosen(chosen: Selection, row: str, paper: str) -> tuple[str, dict[str, str]]:
    """The conditions of a selection as SQL with named parameters."""
    clauses, values = "", {}
    for name, column, was in (("ministry", "ministry", "ministry"), ("office", "seat_office", "office")):
        if value := getattr(chosen, name):
            clauses += f" AND ({row}.{column} LIKE :{name} ESCAPE '\\' OR {row}.{was} LIKE :{name} ESCAPE '\\')"
            escaped = value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
            values[name] = f"%{escaped}%"
    for name, column, sign in (
        ("chamber", f"{row}.chamber", "="),
        ("dossier", f"{paper}.dossier", "="),
        ("since", f"{row}.date", ">="),
        ("until", f"{row}.date", "<="),
    ):
        if value := getattr(chosen, name):
            clauses += f" AND {column} {sign} :{name}"
            values[name] = value
    return clauses, values


def _events(db: sqlite3.Connection, promise: str) -> Iterator[tuple[Event, str, str]]:
    """The events of a promise, with the sentence that tells each and the letter it stands in."""
    rows = db.execute(
        "SELECT e.event, coalesce(e.date, ''), e.author_role, e.old_deadline, e.new_deadline, e.quote, "
        "coalesce(nullif(d.vindplaats, ''), d.title, e.commitment_id, '') FROM promise_events e "
        "LEFT JOIN documents d ON d.id = e.document_id WHERE e.promise_id = ? ORDER BY e.date, e.rowid",
        (promise,),
    )
    for kind, date, role, old, new, quote, place in rows:
        yield Event(kind, date, role, place, old, new), quote or "", place


def _standing(standing: Standing, told: list[tuple[Event, str]], term: str | None) -> str:
    """Where a promise stands, as the annex of a budget says it: `Afgedaan. De Kamer is op 4 december 2024 ...`."""
    event, place = told[-1] if told else (None, "")
    when = f" op {long_date(event.date)}" if event and event.date else ""
    source = f" ({place})" if place else ""
    if event is None or standing.government == "open":
        late = f" Verstreken: {standing.days_late} dagen te laat." if standing.days_late else ""
        until = f" Termijn: {term or long_date(standing.deadline)}." if term or standing.deadline else ""
        return f"Openstaand.{until}{late}"
    said = {
        "fulfilled": f"Afgedaan. De Kamer is{when} per brief geïnformeerd{source}.",
        "partly_fulfilled": f"Deels afgedaan{when}{source}.",
        "not_fulfilled": f"Niet nagekomen, zo meldt de brief{when}{source}.",
        "transferred": f"Overgedragen{when}{source}.",
        "withdrawn": f"Vervallen{when}{source}.",
    }
    register = " De Kamer heeft de toezegging nog openstaan." if standing.chamber == "open" else ""
    return said[standing.government] + (register if standing.government == "fulfilled" else "")


def long_date(date: str | None) -> str:
    """`2024-12-04` as `4 december 2024`; what is no whole date as it is."""
    try:
        day = calendar_date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
