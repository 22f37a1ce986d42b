"""The debate that a record reports: its day, its chamber and its subject, from the lines above the first speech.

Source of the forms: the records of committees (`heeft op 2 juli 2025 overleg gevoerd met ..., over ...`), and the
Handelingen and stenograms (`Aan de orde is het tweeminutendebat Post (CD d.d. 09/10)`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.dutch.dates import find_dates
from tracker.models import Chamber, Metadata
from tracker.parliament.chambers import chamber_in

FIRST = 40
"""How many lines of a record tell what it reports."""
LONGEST = 120
"""Characters of a line at most that is a day alone."""
# De vaste commissie voor Defensie heeft op 15 mei 2024 overleg gevoerd met de heer X, Minister van Defensie, over
HELD = re.compile(
    r"(?:heeft|hebben) op (?P<day>[^,]{6,40}?\d{4})(?: te \w+)? (?:een |het )?(?:nader )?[\w ]{0,30}?"
    r"(?:gevoerd|gehouden|gesproken)\b(?P<rest>.*)",
    re.DOTALL,
)
# , over Raad Buitenlandse Zaken 15 juli 2025.
ABOUT = re.compile(r"(?:^|[,)\w]) (?:over|inzake):? (?P<subject>\S.{2,300}?)[.;:]?\s*$", re.DOTALL)
_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
# Donderdag 23 mei 2024 · Vergadering van woensdag 14 juni 2023 · Datum: 23 mei 2024
DAY = re.compile(
    rf"(?:.*\b{_WEEKDAY} |(?:Vergaderd|D)atum(?: vergadering)?:? |.*\bvergadering (?:van|d\.d\.|op) )(?P<day>\d.*)",
    re.IGNORECASE,
)
# Aan de orde is het tweeminutendebat Post (CD d.d. 09/10). · Aan de orde is de behandeling van: het wetsvoorstel
ORDER = re.compile(
    r"Aan de orde is (?:de (?:behandeling|voortzetting) van:? )?(?:het |de )?"
    r"(?:(?:tweeminuten|dertigleden|interpellatie|plenaire |hoofdlijnen)?debat(?: over| naar aanleiding van)? )?"
    r"(?P<subject>\S.{2,200}?)(?: \((?:CD|AO|SO|VAO|NO|WGO)\b[^()]*\))?[.:]?$"
)
# sorts of debate that only the Tweede Kamer holds
OF_TWEEDE_KAMER = re.compile(
    r"(?i)\b(?:commissiedebat|algemeen overleg|tweeminutendebat|notaoverleg|wetgevingsoverleg|begrotingsoverleg"
    r"|dertigledendebat|vragenuur|leden der kamer)\b"
)
# a title that names the sort of record and not its subject
SORT = re.compile(
    r"(?i)(?:(?:concept|ongecorrigeerd|voorlopig) ?)?(?:verslag van (?:een|het) [\w ]{4,40}|stenogram"
    r"|plenaire vergadering|vergadering|handelingen)$"
)


def read_debate(title: str | None, lines: Sequence[str]) -> Metadata:
    """Subject, day and chamber of the debate that a record with these first lines reports; what is not said is None.

    `title` is the title that the record has; it stays where it tells the subject.
    """
    opening = list(lines[:FIRST])
    day, subject = _held(opening)
    day = day or _day(opening)
    named = title if title and not SORT.match(title) else None
    subject = named or subject or _order(opening)
    return Metadata(title=subject, chamber=_chamber(opening), date=day, meeting=subject, meeting_start=day)


def _held(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """The day and the subject that the opening sentence of a record of a committee gives."""
    for line in lines:
        held = HELD.search(line) if "ommissie" in line else None
        if held is None:
            continue
        days = [found for found in find_dates(held["day"]) if found.precision == "day"]
        about = ABOUT.search(held["rest"])
        if days:
            return days[0].date, " ".join(about["subject"].split()) if about else None
    return None, None


def _day(lines: Sequence[str]) -> str | None:
    """The day of a meeting, alone on a line above the first speech or in the words that open it."""
    for line in lines:
        found = DAY.match(line) if len(line) <= LONGEST or "vergadering van" in line else None
        days = [each for each in find_dates(found["day"]) if each.precision == "day"] if found else []
        if days:
            return days[0].date
    return None


def _order(lines: Sequence[str]) -> str | None:
    """The subject that is in order: `Aan de orde is het tweeminutendebat Post (CD d.d. 09/10).`"""
    found = next((found for line in lines if (found := ORDER.match(line))), None)
    return found["subject"] if found else None


def _chamber(lines: Sequence[str]) -> Chamber | None:
    """The chamber that the record names, or whose sort of debate it is."""
    for line in lines:
        if "der Staten-Generaal" in line and (chamber := chamber_in(line)):
            return chamber
    return "TK" if any(OF_TWEEDE_KAMER.search(line) for line in lines) else None
