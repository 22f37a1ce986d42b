"""Numbers a paper carries: in its head ('28 676', 'Nr. 448'), and at the foot of its pages ('kst-28676-448')."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from operator import attrgetter

from tracker.documents.letterhead.publication import from_identifier
from tracker.models import Chamber, Metadata
from tracker.parliament.chambers import chamber_of, chamber_of_number
from tracker.parliament.dossiers import parse_dossier
from tracker.parliament.identifiers import IDENTIFIER_IN, answers
from tracker.parliament.session_years import session_year

NOTHING = Metadata()
VALUES = attrgetter(*(field.name for field in fields(Metadata)))

# 'h tk 20232024 387' at the foot of an Aanhangsel: session year and number
SPACED = re.compile(r"(?:ah|h) ([te]k) (\d{8}) (\d+)$")
# '28 676', '21 501-02', '36 600 XV', '35 300-XV', '23 908 (R1519)', '21 501 - 20'
DOSSIER = re.compile(
    r"(\d{2}) ?(\d{3})(?:\s*[ -]\s*(\(R ?\d+\)|[IVXLC]{1,6}[A-Z]?(?![a-z])|[A-Z](?=$)|\d{2}(?!\d)))?(?=$|[ ,(/])"
)
SUFFIX = re.compile(r"-? ?(?:\(R ?\d+\)|[IVXLC]{1,6}[A-Z]?|[A-Z]|\d{2})$|-$")
# 'Nr. 448', 'NR. 12'; in the Eerste Kamer a letter: 'A', 'nr. C'
NUMBER = re.compile(r"N[Rr]\. ?(\d{1,4})$")
LETTER = re.compile(r"(?:[Nn]r\. ?)?([A-Z]{1,3})$")
# 'Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448 3' at the foot of a page
FOOT = re.compile(
    r"(?P<chamber>Tweede|Eerste) Kamer, vergaderjaar (?P<first>\d{4})[-–—/ ]{1,3}(?P<second>\d{2,4}),?"
    r"(?: ?(?P<dossier>\d{2} \d{3}[^,]{0,40}), (?:nr\. ?)?(?P<number>\w{1,4})\b)?"
)
LABELS = ("Ons kenmerk", "Onze referentie", "Kenmerk", "Uw referentie", "Uw kenmerk")
"""Labels of a letter's own reference, the sender's first."""
# '1400405', 'IENW/BSK-2023/33017', 'BZ2401423'
REFERENCE = re.compile(r"(?=.*\d)[\w./-]{4,40}")
HEAD = 8
"""How many lines of the head the number of a paper may stand below its dossier."""


def merge(first: Metadata, second: Metadata) -> Metadata:
    """Every field of `first`, and of `second` where `first` has none."""
    if second is NOTHING or second == NOTHING:
        return first
    if first is NOTHING:
        return second
    return Metadata(*(a or b for a, b in zip(VALUES(first), VALUES(second), strict=True)))


def _identified(identifier: str) -> Metadata:
    """What an identifier tells; papers of the Eerste Kamer are numbered with letters."""
    known = from_identifier(identifier)
    return replace(known, chamber=chamber_of_number(known.number)) if known.dossier else known


def _numbered(dossier: str, number: str) -> Metadata:
    """Dossier, number and identifier of a Kamerstuk from '28 676' and '448'."""
    found = DOSSIER.match(dossier)
    name = parse_dossier(found[0]) if found else None
    return replace(_identified(f"kst-{name}-{number}"), chamber=None) if name else NOTHING


def metadata_of_margin(margin: Iterable[str]) -> Metadata:
    """What page heads and feet tell: 'kst-28676-448', 'Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448'."""
    known = NOTHING
    lines = list(dict.fromkeys(margin))
    for at, line in enumerate(lines):
        if IDENTIFIER_IN.fullmatch(line):
            known = merge(known, _identified(line))
        elif spaced := SPACED.match(line):
            known = merge(known, _identified(f"ah-{spaced[1]}-{spaced[2]}-{spaced[3]}"))
        elif foot := FOOT.match(line):
            year = session_year(f"{foot['first']}-{foot['second']}")
            known = merge(known, Metadata(chamber=chamber_of(foot["chamber"]), session_year=year))
            if foot["dossier"]:
                known = merge(known, _numbered(foot["dossier"], foot["number"]))
        elif line in LABELS and at + 1 < len(lines) and REFERENCE.fullmatch(lines[at + 1]):
            known = merge(known, Metadata(reference=lines[at + 1]))
    return known


def numbers_of_head(head: Sequence[str], joined: str, chamber: Chamber | None, year: str | None) -> Metadata:
    """Dossier and number of a Kamerstuk, or the number of an Aanhangsel, from the lines of its head.

    `joined` is these lines as one string, `year` the session year.
    """
    if "Aanhangsel van de Handelingen" in joined:
        alone = [line for line in head if line.isdigit() and line not in ("1", "2")]
        if alone and year:
            return _identified(answers(chamber or "TK", year, alone[0]) or "")
        return NOTHING
    for at, line in enumerate(head):
        if not DOSSIER.match(line):
            continue
        dossier = line
        for below in head[at + 1 : at + HEAD]:
            if number := NUMBER.match(below):
                return _numbered(dossier, number[1])
            if SUFFIX.match(below) and dossier[-1] != "-" and chamber != "EK":
                dossier = f"{dossier} {below}" if below != "-" else f"{dossier}-"
            elif dossier[-1] == "-" and SUFFIX.match(below):
                dossier += below
            elif chamber == "EK" and (letter := LETTER.match(below)):
                return _numbered(dossier, letter[1])
    return NOTHING
