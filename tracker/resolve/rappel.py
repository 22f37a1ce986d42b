"""The rappel letters of the Eerste Kamer read as the register they are.

Twice a year the chamber sends each ministry two lists of undertakings, those whose term has passed and those whose term
passes before a date, and the ministry returns them with how each stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlite_utils import Database

from tracker.resolve.official_statements import Statement, StatementSource, save_statements, state_of
from tracker.sql import UNKNOWN, year_of

# 1. (T01298) · (T01298) · T01298
_MARK = re.compile(r"(?:\d{1,3}\.?\s*)?\(?(T\d{5})\)?")
# Toezegging Deelname aan verwijsindex door scholen (31.855) (T01163)
_TITLED = re.compile(r"(?:\d{1,3}\.?\s*)?(Toezegging\s.+?)\s*\((T\d{5})\)")
# (31.957) · (33.674 / 33.684) · (33.400 IV) · (33.752/33.753/33.754/ 33.755)
_DOSSIERS = re.compile(r"\((\d{2}\.?\s?\d{3}[^()]*)\)\s*$")
_STATE = re.compile(r"(?:stand van zaken|status|planning)\b[^.]{0,20}:?", re.IGNORECASE)
_LABEL = re.compile(
    r"(?:toezegging|nummer|verkorte inhoud|toezegging \(nr\. kamerstuk\)|bijlage behorende bij .*)", re.I
)
# De staatssecretaris van Financiën zegt de Kamer · De Minister van VWS benadrukt · Het kabinet zal
_ACTOR = re.compile(
    r"(?:De\s|Het\s)?(?P<office>(?:[Mm]inister(?:-president)?|[Ss]taatssecretaris|[Rr]egering|[Kk]abinet)"
    r"(?:\s(?:van|voor)\s.+?)?)(?=,\s(?:naar|in|op|mede|gelet|desgevraagd)\b|\s(?:zegt|zal|zeggen|zullen|benadrukt|geeft|heeft|is|doet)\b)"
)
_HEADING = re.compile(r".*\b(?:[Rr]appel\w*\b.*\btoezegging|[Tt]oezegging\w*\b.*\b[Rr]appel).*")


_WORDS = {"open": "openstaand", "partly_fulfilled": "deels voldaan", "fulfilled": "voldaan", "lapsed": "vervallen"}
"""The chamber's own words for a state; the ministry's stand in the statement."""


def rappel_statements(text: str) -> list[Statement]:
    """The undertakings that a rappel letter lists, in order; none for any other text.

    An entry begins at the number of an undertaking (`T01298`), has its title with the dossier, one paragraph with what
    was promised, and then how it stands, with or without 'Stand van zaken' above it.
    """
    paragraphs = [" ".join(each.split()) for each in text.split("\n\n")]
    paragraphs = [each for each in paragraphs if each]
    heading = ""
    out: list[Statement] = []
    entry: list[str] = []
    for paragraph in [*paragraphs, ""]:
        if _HEADING.fullmatch(paragraph) and not _TITLED.match(paragraph):
            out += _entries(entry, heading)
            heading, entry = paragraph, []
        elif not paragraph or _MARK.fullmatch(paragraph) or _TITLED.match(paragraph):
            out += _entries(entry, heading)
            entry = [paragraph]
        elif entry and not _LABEL.fullmatch(paragraph):
            entry.append(paragraph)
    return out if heading else []


def _entries(paragraphs: list[str], heading: str) -> Iterator[Statement]:
    """The statement of one entry's paragraphs; none when they are not wholly understood."""
    mark = _MARK.fullmatch(paragraphs[0]) if paragraphs else None
    titled = _TITLED.match(paragraphs[0]) if paragraphs else None
    if not mark and not titled:
        return
    rest = paragraphs[1:]
    begins = next((place for place, each in enumerate(rest) if _ACTOR.match(each)), None)
    if begins is None:
        return
    title = " ".join([titled[1] if titled else "", *rest[:begins]]).strip()
    promised, *after = rest[begins:]
    label = next((place for place, each in enumerate(after) if _STATE.fullmatch(each)), None)
    if label is not None:
        promised, after = " ".join([promised, *after[:label]]), after[label + 1 :]
    dossiers = _DOSSIERS.search(title)
    actor = _ACTOR.match(promised)
    yield Statement(
        kind="undertaking",
        text=promised,
        reference=dossiers[1].strip() if dossiers else "",
        state_text=" ".join(after),
        number=titled[2] if titled else mark[1] if mark else None,
        heading=heading,
        office=actor["office"] if actor else None,
    )


def collect_rappel(db: Database, now: str) -> int:
    """Read every rappel letter that came or changed into the statements and the register; returns how many were read.

    Within the caller's transaction. A letter that is older than what the register has of an undertaking changes nothing
    there.
    """
    rows = db.conn.execute(
        "SELECT d.id, d.text, d.date, d.ministry, d.last_seen FROM documents d WHERE d.rowid IN "
        "(SELECT rowid FROM documents_fts WHERE documents_fts MATCH 'rappel*') "
        "AND NOT EXISTS (SELECT 1 FROM official_statements s WHERE s.source = 'rappel' AND s.document_id = d.id "
        "AND s.last_seen >= d.last_seen) ORDER BY d.date, d.id"
    ).fetchall()
    read = 0
    for id_, text, date, ministry, _ in rows:
        statements = rappel_statements(text)
        if not statements:
            continue
        read += 1
        save_statements(db, StatementSource("rappel", id_, "EK", ministry, date), statements, now)
        for each in statements:
            _save_in_register(db, each, ministry, date, now)
    return read


def _save_in_register(db: Database, statement: Statement, ministry: str | None, date: str | None, now: str) -> None:
    """An undertaking of the Eerste Kamer in the register, as the latest rappel letter has it."""
    state = state_of(statement.state_text)
    row = {
        "id": statement.number,
        "guid": f"rappel/{statement.number}",
        "chamber": "EK",
        "text": statement.text,
        "status": _WORDS.get(state, UNKNOWN),
        "state": state,
        "office": statement.office,
        "ministry": ministry or UNKNOWN,
        "year": year_of(date),
        "changed": date or "",
        "notes": statement.heading or None,
        "first_seen": now,
        "last_seen": now,
    }
    names = ", ".join(row)
    kept = ("id", "guid", "first_seen")
    db.conn.execute(
        f"INSERT INTO register ({names}) VALUES ({', '.join(f':{name}' for name in row)}) "
        f"ON CONFLICT (id) DO UPDATE SET {', '.join(f'{n} = excluded.{n}' for n in row if n not in kept)} "
        "WHERE register.changed <= excluded.changed",
        row,
    )
