"""What registers in writing say of motions and undertakings: each row of a budget's annex or a rappel letter.

Neither is the government's letter of the day nor the chamber's own register: they stand in a table of their own,
with the words of the paper beside the state that is read off them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml
from sqlite_utils import Database

from tracker.sql import UNKNOWN, digest, year_of

Source = Literal["begroting", "rappel"]
StatementKind = Literal["motion", "undertaking", "onbekend"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One row of a register in writing. `state_text` is the paper's own word on how it stands."""

    kind: StatementKind
    text: str
    reference: str = ""
    """Vindplaats, as it stands there."""
    state_text: str = ""
    number: str | None = None
    """The register's number of an undertaking, `T01298`."""
    heading: str = ""
    """Of the list it stands in, as 'Rappelabele toezeggingen waarvan de termijn op 01-07-2015 verlopen is'."""
    office: str | None = None
    """Who promised, in the words of the paper: 'staatssecretaris van Financiën'."""


@dataclass(frozen=True, slots=True)
class StatementSource:
    """The paper that statements stand in."""

    source: Source
    document_id: str
    chamber: str | None = None
    ministry: str | None = None
    date: str | None = None


# De motie [is ingetrokken] · Deze toezegging [kan niet worden nagekomen]
_SUBJECT = re.compile(
    r"^(?:(?:de|deze|beide) )?(?:motie|toezegging|moties|toezeggingen) "
    r"(?=(?:overgedragen|overgeheveld|afgedaan|komt te|is|zijn|wordt|worden|kan|kunnen|zal|zullen)\b)"
)
# 36 045-33 · [36 045, 34] · 35 925 XV, 12: a Vindplaats that is nothing but dossier and number
_BARE = re.compile(
    r"\A\W*(?P<dossier>\d{2}[ .]?\d{3}(?:[ -][IVXLC]+[A-Z]?)?)\s?[-,/]\s?(?:nr\.?\s?)?(?P<number>\d{1,4})\W*\Z"
)
_PAPERS = ("kamerstuk", "aanhangsel")
"""Kinds of citations that may settle something: a letter, or answers to written questions."""


def state_of(text: str) -> str:
    """`Afgedaan. De Kamer is geïnformeerd ...` -> fulfilled; `onbekend` where the text does not say."""
    lower = _SUBJECT.sub("", " ".join(text.split()).casefold())
    return next((state for state, pattern in _states() if pattern.match(lower)), UNKNOWN)


def motion_of(statement: Statement) -> str | None:
    """The identifier of the motion that the reference names; None unless it names exactly one paper."""
    from tracker.extraction.citations import find_citations  # noqa: PLC0415 (rules are loaded where they are asked)

    if statement.kind != "motion":
        return None
    reference = _BARE.sub(r"Kamerstuk \g<dossier>, nr. \g<number>", statement.reference.strip())
    named = {c.identifier for c in find_citations(reference) if c.kind == "kamerstuk" and c.identifier}
    return next(iter(named)) if len(named) == 1 else None


def settled_by(state_text: str) -> str | None:
    """The identifier of the paper that a state names as what settled it: `kst-35925-VII-170`; of several the last.

    None where the state is not that it is settled, or where no paper is named.
    """
    from tracker.extraction.citations import find_citations  # noqa: PLC0415

    if state_of(state_text) != "fulfilled":
        return None
    named = [c.identifier for c in find_citations(state_text) if c.kind in _PAPERS and c.identifier]
    return named[-1] if named else None


def term_of(state_text: str, date: str | None) -> str | None:
    """The last day (ISO) that the state of what is open allows, seen from the date of its paper; None for none."""
    from tracker.extraction.deadlines import find_period  # noqa: PLC0415

    if not date or state_of(state_text) not in ("open", "partly_fulfilled", UNKNOWN):
        return None
    found = find_period(state_text, date)
    return found.last if found else None


def save_statements(db: Database, paper: StatementSource, statements: Sequence[Statement], now: str) -> int:
    """Make these the statements of a paper; returns how many are new. Within the caller's transaction."""
    had = dict(
        db.conn.execute(
            "SELECT id, first_seen FROM official_statements WHERE document_id = ? AND source = ?",
            (paper.document_id, paper.source),
        ).fetchall()
    )
    db.conn.execute(
        "DELETE FROM official_statements WHERE document_id = ? AND source = ?", (paper.document_id, paper.source)
    )
    rows = []
    for position, each in enumerate(statements, 1):
        id_ = digest(paper.source, paper.document_id, each.kind, each.number or "", each.text, str(position))
        rows.append(
            {
                "id": id_,
                "source": paper.source,
                "document_id": paper.document_id,
                "chamber": paper.chamber or UNKNOWN,
                "kind": each.kind,
                "number": each.number,
                "text": each.text,
                "reference": each.reference or None,
                "motion_id": motion_of(each),
                "state_text": each.state_text,
                "state": state_of(each.state_text),
                "ministry": paper.ministry or UNKNOWN,
                "date": paper.date,
                "year": year_of(paper.date),
                "position": position,
                "heading": each.heading or None,
                "office": each.office,
                "settled_by": settled_by(each.state_text),
                "deadline_last": term_of(each.state_text, paper.date),
                "first_seen": had.get(id_, now),
                "last_seen": now,
            }
        )
    for row in rows:
        names = ", ".join(row)
        db.conn.execute(f"INSERT INTO official_statements ({names}) VALUES ({', '.join(f':{n}' for n in row)})", row)
    return sum(row["id"] not in had for row in rows)


@cache
def _states() -> tuple[tuple[str, re.Pattern[str]], ...]:
    found = yaml.safe_load(files(__package__).joinpath("official_states.yml").read_text("utf-8"))
    return tuple((state, re.compile(pattern)) for entry in found for state, pattern in entry.items())
