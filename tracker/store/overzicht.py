"""Writes the table `overzicht`: what staff open, in Dutch."""

from __future__ import annotations

from sqlite_utils import Database

from tracker.lexicon import load
from tracker.sql import IN_JSON_ARRAY, digest, json_array
from tracker.store.migrations import run_script, script


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
    "ministerie": "c.ministry",
    "bewindspersoon": "coalesce(nullif(c.person, 'onbekend'), d.signatory, 'onbekend')",
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
    "ambt": "coalesce(nullif(c.office, 'onbekend'), d.office, 'onbekend')",
    "uiterlijk": "c.deadline_last",
    "kern": "CASE c.core WHEN 1 THEN 'ja' ELSE 'nee' END",
    "telt_mee": "CASE c.counted WHEN 1 THEN 'ja' ELSE 'nee' END",
    "soort_id": "c.kind",
    "status_id": "c.status",
}
_FILL = (
    f"INSERT INTO overzicht ({', '.join(COLUMNS)}) SELECT {', '.join(COLUMNS.values())} "
    "FROM commitments c JOIN documents d ON d.id = c.document_id LEFT JOIN motions m ON m.id = c.motion_id "
    "LEFT JOIN threads t ON t.id = c.thread_id WHERE c.review <> 'onjuist'"
)
FILL = f"{_FILL} AND c.document_id {IN_JSON_ARRAY} ORDER BY c.rowid"
FILL_ALL = f"{_FILL} ORDER BY c.rowid"
SCRIPT = "overzicht"
VIEWS = ("moties_uitgevoerd", "norm_2_procent", "bijdragen", "toezeggingen_open")


def definition() -> str:
    """A hash of what the overview and its views are made of."""
    return digest(script(SCRIPT), FILL_ALL)


def is_current(db: Database) -> bool:
    """Whether the overview of a database is as it is defined now."""
    row = db.conn.execute("SELECT digest FROM derived_schema WHERE name = ?", (SCRIPT,)).fetchone()
    return row is not None and row[0] == definition()


def make(db: Database) -> None:
    """Make the overview and its views anew, in one transaction: they hold nothing that the tables do not."""
    with db.atomic():
        for view in VIEWS:
            db.conn.execute(f"DROP VIEW IF EXISTS {view}")
        db.conn.execute("DROP TABLE IF EXISTS overzicht")
        run_script(db, SCRIPT)
        db.conn.execute(FILL_ALL)
        db.conn.execute("INSERT OR REPLACE INTO derived_schema (name, digest) VALUES (?, ?)", (SCRIPT, definition()))


def refresh(db: Database, documents: set[str]) -> None:
    """Write the rows of these documents anew."""
    ids = (json_array(documents),)
    db.conn.execute(f"DELETE FROM overzicht WHERE document_id {IN_JSON_ARRAY}", ids)
    db.conn.execute(FILL, ids)
