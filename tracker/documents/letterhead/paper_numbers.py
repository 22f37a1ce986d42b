"""Numbers a paper carries: in its head ('28 676', 'Nr. 448'), and at the foot of its pages ('kst-28676-448')."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from operator import attrgetter

from tracker.documents.letterhead.paper_head import read_cited_head, read_paper_head, read_sheet
from tracker.documents.letterhead.publication import from_identifier
from tracker.models import Chamber, Metadata
from tracker.parliament.chambers import chamber_of, chamber_of_number
from tracker.parliament.dossiers import parse_dossier
from tracker.parliament.identifiers import IDENTIFIER_IN, answers, paper
from tracker.parliament.session_years import session_year

NOTHING = Metadata()
VALUES = attrgetter(*(field.name for field in fields(Metadata)))

# 'h tk 20232024 387' at the foot of an Aanhangsel: session year and number
SPACED = re.compile(r"(?:ah|h) ([te]k) (\d{8}) (\d+)$")
# 'Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448 3' at the foot of a page
FOOT = re.compile(
    r"(?P<chamber>Tweede|Eerste) Kamer, vergaderjaar (?P<first>\d{4})[-–—/ ]{1,3}(?P<second>\d{2,4}),?"
    r"(?: ?(?P<dossier>\d{2} \d{3}[^,]{0,40}), (?:nr\. ?)?(?P<number>\w{1,4})\b)?"
)
LABELS = ("Ons kenmerk", "Onze referentie", "Kenmerk", "Uw referentie", "Uw kenmerk")
"""Labels of a letter's own reference, the sender's first."""
# '1400405', 'IENW/BSK-2023/33017', 'BZ2401423'
REFERENCE = re.compile(r"(?=.*\d)[\w./-]{4,40}")


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
    name = parse_dossier(dossier)
    identifier = paper(str(name), number) if name else None
    return replace(_identified(identifier), chamber=None) if identifier else NOTHING


def metadata_of_margin(margin: Iterable[str]) -> Metadata:
    """What page heads and feet tell: 'kst-28676-448', 'Tweede Kamer, vergaderjaar 2023–2024, 28 676, nr. 448'."""
    known = NOTHING
    lines = list(dict.fromkeys(margin))
    for at, line in enumerate(lines):
        if IDENTIFIER_IN.fullmatch(line):
            known = merge(known, _identified(line))
        elif spaced := SPACED.match(line):
            known = merge(known, _identified(f"ah-{spaced[1]}-{spaced[2]}-{spaced[3]}"))
        elif foot := FOOT.search(line):
            year = session_year(f"{foot['first']}-{foot['second']}")
            known = merge(known, Metadata(chamber=chamber_of(foot["chamber"]), session_year=year))
            if foot["dossier"]:
                known = merge(known, _numbered(foot["dossier"], foot["number"]))
        elif line in LABELS and at + 1 < len(lines) and REFERENCE.fullmatch(lines[at + 1]):
            known = merge(known, Metadata(reference=lines[at + 1]))
    return known


def numbers_of_head(head: Sequence[str], opening: Sequence[str], chamber: Chamber | None, year: str | None) -> Metadata:
    """Dossier and number of a Kamerstuk, or the number of an Aanhangsel.

    `head` are the lines of the letterhead, `opening` the first lines of whatever kind, `year` the session year.
    """
    if any("Aanhangsel van de Handelingen" in line for line in head):
        alone = [line for line in head if line.isdigit() and line not in ("1", "2")]
        if alone and year:
            return _identified(answers(chamber or "TK", year, alone[0]) or "")
        return NOTHING
    if found := read_paper_head(head):
        return _numbered(found.dossier, found.number)
    if sheet := read_sheet(opening):
        return _identified(sheet)
    cited = read_cited_head(opening)
    return _numbered(*cited) if cited else NOTHING
