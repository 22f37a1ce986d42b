"""What is followed, read from the database: promises and motions, each with where it stands on a day."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from tracker.parliament.seats import same_person
from tracker.resolve.promise_life import Event, Standing, state_on
from tracker.resolve.promise_seats import seat_now
from tracker.resolve.promise_terms import recalls
from tracker.serve.reports.places import described, long_date, occasion, paper
from tracker.sql import UNKNOWN

_OF_COMMITTEE = """
p.register_id IN (SELECT id FROM register WHERE committee LIKE :committee ESCAPE '\\')
OR p.deadline_meeting_id IN (SELECT id FROM meetings WHERE committee LIKE :committee ESCAPE '\\')
"""
_AT_MEETING = """
p.deadline_meeting_id = :meeting OR p.register_id IN (SELECT id FROM register WHERE meeting = :meeting)
OR d.dossier IN (SELECT dossier FROM meeting_papers WHERE meeting_id = :meeting AND dossier <> 'geen')
"""
SETTLED = ("claimed_met", "accepted", "partly_met", "not_met", "transferred", "withdrawn", "lapsed")
"""Events that say what became of a promise."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Which promises and motions a report is about; None leaves a choice open. Names match whole or in part."""

    ministry: str | None = None
    office: str | None = None
    chamber: str | None = None
    dossier: str | None = None
    committee: str | None = None
    """Part of the name of a committee: what the register or a meeting of it names."""
    meeting: str | None = None
    """The key of a meeting: what waits for it, and what the dossiers on its agenda hold."""
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
    listed: bool = True
    """Whether a clerk lists it: a motion that was adopted or reported on, a promise made before it was kept."""


def promises(db: sqlite3.Connection, chosen: Selection, day: str) -> list[Followed]:
    """The promises to parliament that were made by a day (ISO), as they stood at its end, the oldest first."""
    sql = (
        "SELECT p.id, p.title, p.date, p.person, p.office, p.ministry, p.seat_office, "
        "coalesce(nullif(p.recurring, 'nee'), p.deadline_text), p.register_id, d.vindplaats, d.title, d.date, "
        "d.source, coalesce(c.quote, ''), coalesce(c.section, ''), p.mentions, "
        "coalesce(substr(d.text, max(1, c.start - 799), min(800, c.start)), '') "
        "FROM promises p LEFT JOIN documents d ON d.id = p.document_id "
        "LEFT JOIN commitments c ON c.id = p.commitment_id "
        "WHERE coalesce(c.kind, 'undertaking') = 'undertaking' AND coalesce(p.date, '') <= :day"
    )
    clauses, values = conditions(chosen, "p", "d", _OF_COMMITTEE, _AT_MEETING)
    rows = db.execute(f"{sql}{clauses} ORDER BY p.date IS NULL, p.date, p.id", {"day": day, **values}).fetchall()
    found = []
    for (
        id_,
        title,
        date,
        person,
        office,
        ministry,
        seat,
        term,
        register,
        *letter,
        quote,
        heading,
        mentions,
        before,
    ) in rows:
        events = list(_events(db, id_))
        standing = state_on([event for event, _, _ in events], day)
        told = [
            (event, where, said) for event, said, where in events if event.kind in SETTLED and event.date[:10] <= day
        ]
        place = occasion(quote) or (f"toezegging {register}" if register and not letter[0] else paper(*letter))
        # a register in writing that names the paper which settled it is believed where no letter tells
        state = standing.chamber if told and told[-1][2] and standing.chamber else standing.government
        who = _who(person, office, date, standing.ministry, day) or (seat if seat != UNKNOWN else ministry)
        found.append(
            Followed(
                id_, described(title, heading, before), place, date, who, state,
                _standing(standing, told, term), standing.deadline, standing.days_late,
                state != "fulfilled" or mentions > 1 or not quote or recalls(quote),
            )
        )  # fmt: skip
    return found


def _who(person: str, office: str, made: str | None, handed: str | None, day: str) -> str:
    """Who has a promise on a day: the holder of the seat that carries the office on, and who made it if another did."""
    seat = seat_now(None if office == UNKNOWN else office, made, handed, day, None if person == UNKNOWN else person)
    maker = ", ".join(part for part in (person, office) if part and part != UNKNOWN)
    if seat is None or seat.holder is None:
        return maker
    now = f"{seat.holder}, {seat.office}"
    return now if person == UNKNOWN or same_person(person, seat.holder) else f"{now} (toegezegd door {person})"


def conditions(chosen: Selection, row: str, paper: str, committee: str, meeting: str) -> tuple[str, dict[str, str]]:
    """The conditions of a selection as SQL with named parameters; `committee` and `meeting` say what is of them."""
    clauses, values = "", {}
    for name, value, of in (("committee", chosen.committee, committee), ("meeting", chosen.meeting, meeting)):
        if value:
            clauses += f" AND ({of})"
            values[name] = f"%{_escaped(value)}%" if name == "committee" else value
    for name, column, was in (("ministry", "ministry", "ministry"), ("office", "seat_office", "office")):
        if value := getattr(chosen, name):
            clauses += f" AND ({row}.{column} LIKE :{name} ESCAPE '\\' OR {row}.{was} LIKE :{name} ESCAPE '\\')"
            values[name] = f"%{_escaped(value)}%"
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


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _events(db: sqlite3.Connection, promise: str) -> Iterator[tuple[Event, str, str]]:
    """The events of a promise, with what a register in writing says that settled it, and the paper each stands in."""
    rows = db.execute(
        "SELECT e.event, coalesce(e.date, ''), e.author_role, e.old_deadline, e.new_deadline, e.quote, "
        "e.settled_by, d.vindplaats, d.title, d.date, d.source FROM promise_events e "
        "LEFT JOIN documents d ON d.id = e.document_id WHERE e.promise_id = ? ORDER BY e.date, e.rowid",
        (promise,),
    )
    for kind, date, role, old, new, quote, settled, *letter in rows:
        place = paper(*letter, dated=False) if any(letter) else ""
        yield Event(kind, date, role, place, old, new), (quote or "") if settled else "", place


def _standing(standing: Standing, told: list[tuple[Event, str, str]], term: str | None) -> str:
    """Where a promise stands, as the annex of a budget says it: `Afgedaan. De Kamer is op 4 december 2024 ...`."""
    event, place, words = told[-1] if told else (None, "", "")
    if words:
        return words + (f" ({place})" if place else "")
    when = f" op {long_date(event.date)}" if event and event.date else ""
    source = f" ({place})" if place else ""
    if event is None or standing.government == "open":
        late = f" Verstreken: {standing.days_late} dagen te laat." if standing.days_late else ""
        return f"Openstaand.{_until(term, standing.deadline)}{late}"
    said = {
        "fulfilled": f"Afgedaan. De Kamer is{when} per brief geïnformeerd{source}.",
        "partly_fulfilled": f"Deels afgedaan{when}{source}.",
        "not_fulfilled": f"Niet nagekomen, zo meldt de brief{when}{source}.",
        "transferred": f"Overgedragen{when}{source}.",
        "withdrawn": f"Vervallen{when}{source}.",
    }
    register = " De Kamer heeft de toezegging nog openstaan." if standing.chamber == "open" else ""
    return said[standing.government] + (register if standing.government == "fulfilled" else "")


def _until(term: str | None, deadline: str | None) -> str:
    """The term in the words of the letter, with its last day: `Termijn: begin maart (31 maart 2012).`"""
    if not term:
        return f" Termijn: {long_date(deadline)}." if deadline else ""
    words, day = " ".join(term.split()), long_date(deadline)
    words = words if words[1:2].isupper() else words[:1].lower() + words[1:]
    return f" Termijn: {words} ({day})." if day and day not in words else f" Termijn: {words}."
