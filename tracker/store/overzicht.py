"""Writes the table `overzicht`: what staff open, in Dutch."""

from __future__ import annotations

from sqlite_utils import Database

from tracker.lexicon import load
from tracker.sql import IN_JSON_ARRAY, json_array


def labelled(column: str, labels: dict[str, str]) -> str:
    """An SQL expression that gives the Dutch word for a value; a value without one stays as it is, and shows."""
    cases = " ".join(f"WHEN '{value}' THEN '{label}'" for value, label in labels.items())
    return f"CASE {column} {cases} ELSE {column} END"


LABELS = load("labels")
_PATH = r"rtrim(replace(d.source, '\', '/'), '/')"
# SQLite has no function for it: what is left of brieven/2024/brief.pdf when all up to the last slash is taken away
_FILE = f"replace({_PATH}, rtrim({_PATH}, replace({_PATH}, '/', '')), '')"
LETTER = f"coalesce(d.title, CASE d.source WHEN '-' THEN 'Brief zonder titel' ELSE {_FILE} END)"
"""What a letter is called: its title, else its file, without the folder it stood in on somebody's machine."""
COLUMNS = {
    "datum": "c.date",
    "jaar": "c.year",
    "kamer": labelled("c.chamber", LABELS["chamber"]),
    "soort": labelled("c.kind", LABELS["kind"]),
    "status": labelled("c.status", LABELS["status"]),
    "wie": "c.actor",
    "aan": "c.addressee",
    "begunstigde": "c.beneficiary",
    "onderwerp": "c.topic",
    "beleidsterrein": "c.policy_area",
    "citaat": "c.quote",
    "bedrag": "c.amount",
    "bedrag_tot": "c.amount_upper",
    "munt": "c.currency",
    "bedrag_eur": "c.amount_eur",
    "bedrag_toelichting": "c.amount_qualifier",
    "bedrag_per": "c.amount_per",
    "percentage": "c.percent",
    "percentage_van": "c.percent_of",
    "termijn": "c.deadline",
    "termijn_tekst": "c.deadline_text",
    "motie": "coalesce(nullif(m.vindplaats, ''), m.id)",
    "reeks": "t.title",
    "brief": LETTER,
    "vindplaats": "d.vindplaats",
    "ministerie": "d.ministry",
    "bewindspersoon": "d.signatory",
    "paragraaf": "c.section",
    "bladzijde": "c.page",
    "werkwoord": "c.stance",
    "zekerheid": "c.confidence",
    "beoordeling": "c.review",
    "link": "coalesce(d.url, '')",
    "commitment_id": "c.id",
    "document_id": "c.document_id",
    "motie_id": "c.motion_id",
    "reeks_id": "c.thread_id",
    "nr": "c.rowid",
}
FILL = (
    f"INSERT INTO overzicht ({', '.join(COLUMNS)}) SELECT {', '.join(COLUMNS.values())} "
    "FROM commitments c JOIN documents d ON d.id = c.document_id LEFT JOIN motions m ON m.id = c.motion_id "
    f"LEFT JOIN threads t ON t.id = c.thread_id WHERE c.document_id {IN_JSON_ARRAY} "
    "AND c.review <> 'onjuist' ORDER BY c.rowid"
)


def refresh(db: Database, documents: set[str]) -> None:
    """Write the rows of these documents anew."""
    ids = (json_array(documents),)
    db.conn.execute(f"DELETE FROM overzicht WHERE document_id {IN_JSON_ARRAY}", ids)
    db.conn.execute(FILL, ids)
