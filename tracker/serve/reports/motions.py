"""Motions as reports show them: their life in order, what the chamber decided, what letters and budgets said."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tracker.lexicon import load
from tracker.serve.reports.followed import Followed, Selection, conditions
from tracker.serve.reports.places import long_date, paper
from tracker.sql import UNKNOWN

_LIFE = """
SELECT coalesce(e.date, '') AS day, e.event, 'letter', '', d.vindplaats, d.title, d.source, d.ministry, e.id
FROM motion_events e JOIN documents d ON d.id = e.document_id WHERE e.motion_id = :id AND e.event <> 'mentioned'
UNION ALL SELECT coalesce(v.date, ''), v.event, 'vote', CASE
  WHEN NOT EXISTS (SELECT 1 FROM motion_votes s WHERE s.decision_id = v.id) THEN v.voting
  ELSE o.votes_for || ' voor, ' || o.votes_against || ' tegen' END, NULL, NULL, NULL, '', v.id
FROM motion_decisions v JOIN official_motions o ON o.id = v.official_motion_id
WHERE o.motion_id = :id AND o.deleted IS NULL AND v.event <> 'mentioned'
UNION ALL SELECT coalesce(s.date, ''), CASE s.state WHEN 'open' THEN 'in_progress' ELSE s.state END, s.source,
  s.state_text, d.vindplaats, d.title, d.source, s.ministry, s.id
FROM official_statements s LEFT JOIN documents d ON d.id = s.document_id WHERE s.motion_id = :id
ORDER BY 1, 9
"""
_MOTIONS = """
SELECT m.id, m.title, m.sponsors, m.vindplaats, m.date, m.report_due, m.report_ground FROM motions m
WHERE coalesce(m.date, (SELECT min(d.date) FROM motion_links l JOIN documents d ON d.id = l.document_id
  WHERE l.motion_id = m.id), '') <= :day
"""
_AT_MEETING = "m.dossier IN (SELECT dossier FROM meeting_papers WHERE meeting_id = :meeting AND dossier <> 'geen')"
_OF_COMMITTEE = """
m.dossier IN (SELECT p.dossier FROM meeting_papers p JOIN meetings g ON g.id = p.meeting_id
  WHERE g.committee LIKE :committee ESCAPE '\\' AND p.dossier <> 'geen')
"""
_CARRIED = frozenset(("adopted", "in_progress", "partly_fulfilled", "fulfilled", "not_fulfilled", "transferred"))
"""Events after which a clerk lists a motion: it was adopted, or somebody tells what became of it."""
_WRITTEN = {"begroting": "begrotingsbijlage", "rappel": "rappelbrief"}


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that became of a motion, and who says so: a letter, a vote, a budget or a rappel letter."""

    date: str
    event: str
    by: str
    words: str
    """Of a vote how the seats were cast, of a budget or rappel letter what it says; else ''."""
    place: str
    ministry: str


def motions(db: sqlite3.Connection, chosen: Selection, day: str) -> list[Followed]:
    """The motions of which a letter or a vote is known by a day, with their life up to then, the oldest first."""
    states = load("labels")["motion_status"]
    without_office = replace(chosen, ministry=None, office=None)
    clauses, values = conditions(without_office, "m", "m", _OF_COMMITTEE, _AT_MEETING)
    found = []
    for id_, title, sponsors, vindplaats, date, due, ground in db.execute(
        f"{_MOTIONS}{clauses} ORDER BY m.date, m.id", {"day": day, **values}
    ).fetchall():
        life = [told for told in _life(db, id_) if told.date[:10] <= day]
        if chosen.ministry and not any(chosen.ministry.casefold() in told.ministry.casefold() for told in life):
            continue
        people = ", ".join(json.loads(sponsors) or ["zonder bekende indiener"])
        description = f"Motie {people}: {title}" if title else f"Motie {people}"
        standing = standing_of(life)
        if due and due < day and not any(told.by in _WRITTEN for told in life):
            standing += f" Geen bericht over de uitvoering vóór {long_date(due)} gevonden: {ground}."
        state = next((states[told.event] for told in reversed(life) if told.event in states), "unknown")
        is_listed = any(told.event in _CARRIED or told.by in _WRITTEN for told in life)
        found.append(Followed(id_, description, vindplaats or id_, date, people, state, standing, listed=is_listed))
    return found


def _life(db: sqlite3.Connection, motion: str) -> list[Told]:
    """What became of a motion, in order."""
    return [
        Told(date, event, by, words or "", paper(vindplaats, title, date, source, dated=False), ministry or "")
        for date, event, by, words, vindplaats, title, source, ministry, _ in db.execute(_LIFE, {"id": motion})
    ]


def standing_of(life: Iterable[Told]) -> str:
    """Where a motion stands, as the annex of a budget says it: `Aangenomen (28 mei 2024, 80 voor, 70 tegen); ...`."""
    told = "; ".join(dict.fromkeys(filter(None, map(_told, life))))
    return f"{told[:1].upper()}{told[1:]}." if told else "Geen bericht over de uitvoering gevonden."


def _told(told: Told) -> str:
    """One thing that became of a motion in words; '' for what a register says without a state of ours."""
    if told.by in _WRITTEN:
        said = told.words.strip().rstrip(".")
        where = ", ".join(filter(None, (_WRITTEN[told.by], told.place, long_date(told.date))))
        return f"{said[:1].lower()}{said[1:]} ({where})" if said else ""
    label = load("labels")["event"].get(told.event, "")
    cast = "" if told.words in ("", UNKNOWN) else told.words[:1].lower() + told.words[1:]
    where = ", ".join(filter(None, (long_date(told.date), cast, told.place)))
    return f"{label} ({where})" if where else label
