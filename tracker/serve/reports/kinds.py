"""The reports there are: each chooses and words, and gives a Report that any format can write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

from tracker.errors import TrackerError
from tracker.serve.reports.followed import Followed, Selection, promises
from tracker.serve.reports.motions import motions
from tracker.serve.reports.places import long_date
from tracker.serve.reports.report import Report, Section
from tracker.sql import NONE

ANNEX = ("Omschrijving", "Vindplaats", "Stand van zaken")
RAPPEL = ("Toezegging", "Vindplaats", "Bewindspersoon", "Termijn", "Dagen te laat")
OPEN = frozenset(("open", "partly_fulfilled", "not_fulfilled", "transferred"))
_PAPERS = """SELECT DISTINCT m.title, coalesce(nullif(d.vindplaats, ''), m.number, '') FROM meeting_papers m
LEFT JOIN feed_documents f ON f.id = m.guid LEFT JOIN documents d ON d.id = f.document_id
WHERE m.meeting_id = ? ORDER BY m.agenda_position, m.kind, m.number"""
_READ_FROM = "Samengesteld uit brieven aan de Kamer door een programma; de brief zelf beslist."


def annex(db: sqlite3.Connection, chosen: Selection, day: str, before: str | None = None) -> Report:
    """Motions and undertakings as the annex of a budget lists them: what is settled, and what still is to be done."""
    promised = [promise for promise in promises(db, chosen, day) if promise.listed]
    moved = [motion for motion in motions(db, chosen, day) if motion.listed and motion.state != "unknown"]
    return Report(
        "Moties en toezeggingen",
        _notes(chosen, day),
        (
            _annex("Moties waarvan de uitvoering is afgerond", (m for m in moved if m.state != "open")),
            _annex("Moties waarvan de uitvoering niet is afgerond", (m for m in moved if m.state == "open")),
            _annex("Toezeggingen die zijn afgedaan", (p for p in promised if p.state not in OPEN)),
            _annex("Toezeggingen die niet zijn afgedaan", (p for p in promised if p.state in OPEN)),
        ),
        (45, 20, 35),
    )


def rappel(db: sqlite3.Connection, chosen: Selection, day: str, before: str | None = None) -> Report:
    """The two lists of a chamber's half-yearly reminder: undertakings whose term passed, and whose term passes."""
    until = before or f"{int(day[:4]) + (day[5:] > '06-30')}-{'07-01' if day[5:] <= '06-30' else '01-01'}"
    waiting = [p for p in promises(db, chosen, day) if p.state in OPEN]
    passed = [p for p in waiting if p.days_late]
    passing = [p for p in waiting if not p.days_late and p.deadline and day <= p.deadline < until]
    return Report(
        "Rappel toezeggingen",
        _notes(chosen, day),
        (
            _rappel(f"Toezeggingen waarvan de termijn op {long_date(day)} is verstreken", passed),
            _rappel(f"Toezeggingen waarvan de termijn vóór {long_date(until)} verstrijkt", passing, late=False),
        ),
        (45, 18, 17, 12, 8),
    )


def meeting(db: sqlite3.Connection, chosen: Selection, day: str, before: str | None = None) -> Report:
    """What a committee wants at hand at a meeting: what is late, what is open, what was settled, and the motions."""
    about = _meeting(db, chosen.meeting) if chosen.meeting else None
    promised = promises(db, chosen, day)
    waiting = [p for p in promised if p.state in OPEN]
    return Report(
        f"Openstaande toezeggingen en moties: {about.title}" if about else "Openstaande toezeggingen en moties",
        (*(about.notes if about else ()), *_notes(chosen, day)),
        (
            *(about.sections if about else ()),
            _rappel("Te laat", [p for p in waiting if p.days_late]),
            _rappel("Openstaand", [p for p in waiting if not p.days_late]),
            _annex("Afgedaan", (p for p in promised if p.state not in OPEN)),
            _annex("Moties", motions(db, chosen, day)),
        ),
    )


def _meeting(db: sqlite3.Connection, key: str) -> Report:
    """What is known of a meeting: its name, day and committee, the agenda and its papers. Raises TrackerError."""
    found = db.execute("SELECT title, kind, committee, date, place FROM meetings WHERE id = ?", (key,)).fetchone()
    if found is None:
        raise TrackerError(f"no meeting {key!r}: `tracker sync tweedekamer --part meetings` reads them")
    title, kind, committee, day, place = found
    said = (kind.capitalize(), long_date(day), place, "" if committee == NONE else committee)
    agenda = db.execute("SELECT title FROM meeting_agenda WHERE meeting_id = ? ORDER BY position", (key,)).fetchall()
    papers = db.execute(_PAPERS, (key,)).fetchall()
    return Report(
        title,
        (" · ".join(filter(None, said)),),
        (Section("Agenda", ("Punt",), tuple(agenda)), Section("Stukken", ("Onderwerp", "Nummer"), tuple(papers))),
    )


REPORTS: dict[str, Callable[[sqlite3.Connection, Selection, str, str | None], Report]] = {
    "annex": annex,
    "rappel": rappel,
    "meeting": meeting,
}


def _annex(title: str, rows: Iterable[Followed]) -> Section:
    return Section(title, ANNEX, tuple((row.description, row.vindplaats, row.standing) for row in rows))


def _rappel(title: str, rows: Iterable[Followed], *, late: bool = True) -> Section:
    """A list of undertakings with their terms, and where they are `late` by how many days."""
    columns = len(RAPPEL) if late else len(RAPPEL) - 1
    made = ((r.description, r.vindplaats, r.who, long_date(r.deadline), r.days_late or None) for r in rows)
    return Section(title, RAPPEL[:columns], tuple(row[:columns] for row in made))


def _notes(chosen: Selection, day: str) -> tuple[str, ...]:
    """What was chosen, in words."""
    chambers = {"TK": "Tweede Kamer", "EK": "Eerste Kamer"}
    named = (
        chosen.ministry and f"ministerie {chosen.ministry}",
        chosen.office,
        chosen.chamber and chambers[chosen.chamber],
        chosen.dossier and f"dossier {chosen.dossier}",
        chosen.committee and f"commissie {chosen.committee}",
        chosen.meeting and f"vergadering {chosen.meeting}",
        chosen.since and f"vanaf {long_date(chosen.since)}",
        chosen.until and f"tot en met {long_date(chosen.until)}",
    )
    selection = "; ".join(filter(None, named)) or "alles in het register"
    return (f"Stand op {long_date(day)}. Keuze: {selection}.", _READ_FROM)
