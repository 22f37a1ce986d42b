"""Deadlines and periods in a sentence, kept verbatim and resolved from the document's date as far as they can be."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from tracker.documents.dates import MONTHS, find_dates
from tracker.lexicon import load
from tracker.models import Period

_MONTH = "|".join(name for name in MONTHS if len(name) > 3 or name == "mei")
_PART = r"(?P<part>begin|medio|half|midden|eind|einde|de eerste helft van|de tweede helft van)"
_LEAD = r"(?P<lead>uiterlijk|voor|vóór|vanaf|per|tot en met|t/m|tot|in|op|met ingang van|binnen|na|eind|begin|medio|rond)"
_NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "acht": 8, "tien": 10, "twaalf": 12, "enkele": 3, "paar": 3}
_COUNT = r"(?P<count>\d{1,2}|een|één|twee|drie|vier|vijf|zes|acht|tien|twaalf|enkele)"

# 'in het eerste kwartaal van 2025', 'Q3 2024', 'het tweede kwartaal'
_QUARTER = re.compile(r"\b(?:(?:het )?(?P<ordinal>eerste|tweede|derde|vierde|laatste) kwartaal|Q(?P<q>[1-4]))(?: van)?(?: (?P<year>(?:19|20)\d\d| dit jaar| volgend jaar))?", re.IGNORECASE)
# 'begin maart', 'in de tweede helft van januari', 'medio februari 2025', 'in maart'
_MONTHS = re.compile(rf"\b(?:{_PART} |(?:in|voor|vóór|uiterlijk|vanaf|tot) (?:de maand )?)(?P<month>{_MONTH})\b(?: (?P<year>(?:19|20)\d\d))?", re.IGNORECASE)
# 'dit najaar', 'komend voorjaar', 'in het voorjaar van 2012', 'voor de zomer', 'na de zomer'
_SEASON = re.compile(r"\b(?P<lead>voor|vóór|na|in|dit|deze|komend|komende|aanstaande|begin|eind|medio|later dit|het|uiterlijk) (?:de |het |dit )?(?P<season>voorjaar|lente|zomer|najaar|herfst|winter)\b(?: van)?(?: (?P<year>(?:19|20)\d\d))?", re.IGNORECASE)
# 'voor het einde van het jaar', 'eind dit jaar', 'begin volgend jaar', 'volgend jaar', 'dit jaar', 'komend jaar'
_YEAR_WORD = re.compile(r"\b(?:(?P<part>begin|medio|eind|halverwege|in de loop van|aan het einde van|voor het einde van|(?:uiterlijk )?eind|later) )?(?P<which>dit|het|volgend|komend|het komende|het lopende|in het nieuwe|het nieuwe) (?P<kind>jaar|kalenderjaar)\b", re.IGNORECASE)
# 'in 2030', 'voor 2030', 'eind 2024', 'tot en met 2026', 'vanaf 2023', '2% in 2024'
_YEAR = re.compile(r"\b(?P<lead>in|uiterlijk(?: in| eind)?|voor|vóór|eind|begin|medio|tot en met|t/m|tot|vanaf|per|voor eind|loop van|voor het jaar|van|naar) (?:het jaar )?(?P<year>20[0-9]\d)\b(?![-/]\d)", re.IGNORECASE)
# 'binnen zes weken', 'over twee maanden', 'de komende twee maanden'
_SPAN = re.compile(rf"\b(?:binnen|over|de komende|komende|in de komende) (?:een termijn van )?{_COUNT} (?P<unit>dagen|dag|weken|week|maanden|maand|jaar|jaren)\b|\b(?P<next>de komende|komende|volgende|deze) (?P<unit2>week|maand|weken|maanden)\b", re.IGNORECASE)
# 'voorafgaand aan het wetgevingsoverleg Water', 'voor de begrotingsbehandeling', 'bij de Voorjaarsnota'
_EVENT = re.compile(r"\b(?:ruim |tijdig |nog )?(?:voorafgaand aan|vóór|voor|bij|na|tijdens|rond|uiterlijk (?:bij|op)?|in aanloop naar|na afloop van|met) (?:de |het |een )?(?P<what>[^,.;:()]{0,60}?(?:reces|\b(?:NAVO-)?top(?: in (?-i:Den Haag|[A-Z]\w+))?|overleg|debat|behandeling|nota|prinsjesdag|raad|kamerdebat|conferentie|evaluatie|begroting|algemeen overleg|commissiedebat))\b", re.IGNORECASE)

# Cheap tests: without one of these words a pattern can't match
_WORD = re.compile(r"\w+")
_MONTH_NAMES = frozenset(MONTHS)
_QUARTERS = frozenset(("kwartaal", "q1", "q2", "q3", "q4"))
_SEASONS = frozenset(("voorjaar", "lente", "zomer", "najaar", "herfst", "winter"))
_UNITS = frozenset(("dag", "dagen", "week", "weken", "maand", "maanden", "jaar", "jaren", "kalenderjaar"))
_VAGUE = frozenset(("mogelijk", "termijn", "binnenkort", "tijd", "spoedig", "periode", "jaren"))
_EVENT_HINTS = ("reces", "top", "overleg", "debat", "behandeling", "nota", "prinsjesdag", "raad", "conferentie", "evaluatie", "begroting")


def find_period(sentence: str, reference: str | None) -> Period | None:
    """The deadline `sentence` names, None when there is none.

    `reference` is the ISO date of the document; without it relative periods keep their text and get no date. Of several
    the first that does not lie before the reference is taken; a repetition (`jaarlijks`) is told in `recurring`.
    """
    recurring = _recurring(sentence)
    candidates = sorted(_candidates(sentence, reference), key=lambda p: p.start)
    ahead = [p for p in candidates if p.date is None or reference is None or p.date >= reference[: len(p.date)]]
    dated = [p for p in ahead if p.date is not None]
    chosen = (dated or ahead or [None])[0]
    if chosen is None and recurring:
        text, start, end = recurring[1:]
        return Period(text, start, end, recurring=recurring[0])
    if chosen is None or not recurring:
        return chosen
    return Period(chosen.text, chosen.start, chosen.end, chosen.date, chosen.precision, recurring[0])


def _recurring(sentence: str) -> tuple[str, str, int, int] | None:
    for pattern, name in _tables()["recurring"]:
        found = pattern.search(sentence)
        if found:
            return name, found[0], found.start(), found.end()
    return None


@cache
def _tables() -> dict[str, Any]:
    data = load("events")
    return {
        "recurring": [(re.compile(e["pattern"], re.IGNORECASE), e["name"]) for e in data["recurring"]],
        "yearly": [(re.compile(e["pattern"], re.IGNORECASE), e["day"]) for e in data["yearly"]],
        "dated": [(re.compile(e["pattern"], re.IGNORECASE), e["date"]) for e in data["dated"]],
        "seasons": data["seasons"],
        "vague": re.compile(r"\b(?:" + "|".join(map(re.escape, data["vague"])) + r")\b", re.IGNORECASE),
        "summer": data["summer_start"],
    }


def _candidates(sentence: str, reference: str | None) -> Iterator[Period]:
    near = reference if reference and len(reference) == 10 else None
    year = int(reference[:4]) if reference else None
    lower = sentence.lower()
    words = set(_WORD.findall(lower))
    digits = any(word.isdigit() for word in words)
    months = not _MONTH_NAMES.isdisjoint(words)
    if digits:
        for span in find_dates(sentence, near):
            yield Period(sentence[span.start : span.end], span.start, span.end, span.last, span.precision)
        for found in _YEAR.finditer(sentence):
            if found["lead"].lower() not in ("van", "naar"):
                yield Period(found[0], found.start(), found.end(), found["year"], "year")
    if not _QUARTERS.isdisjoint(words):
        for found in _QUARTER.finditer(sentence):
            yield _quarter(found, year)
    if months:
        for found in _MONTHS.finditer(sentence):
            if not found["year"]:
                yield _month(found, reference)
    if not _SEASONS.isdisjoint(words):
        for found in _SEASON.finditer(sentence):
            yield _season(found, reference)
    if not _UNITS.isdisjoint(words):
        for found in _YEAR_WORD.finditer(sentence):
            if found["part"] or found["which"].lower() != "het":
                yield _year_word(found, year)
        for found in _SPAN.finditer(sentence):
            yield _span(found, near)
    if any(hint in lower for hint in _EVENT_HINTS):
        for found in _EVENT.finditer(sentence):
            yield _event(found, reference)
    if not _VAGUE.isdisjoint(words):
        for found in _tables()["vague"].finditer(sentence):
            yield Period(found[0], found.start(), found.end())


def _quarter(found: re.Match[str], year: int | None) -> Period:
    ordinals = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
    quarter = int(found["q"]) if found["q"] else ordinals[found["ordinal"].lower()]
    stated = found["year"].strip() if found["year"] else None
    if stated and stated.isdigit():
        year = int(stated)
    elif stated and year is not None and stated.lower().startswith("volgend"):
        year += 1
    iso = None if year is None else f"{year}-{quarter * 3:02d}"
    return Period(found[0].strip(), found.start(), found.end(), iso, "quarter")


def _month(found: re.Match[str], reference: str | None) -> Period:
    month = MONTHS[found["month"].lower()]
    iso = None
    if reference:
        year = int(reference[:4]) + (1 if len(reference) >= 7 and month < int(reference[5:7]) else 0)
        iso = f"{year}-{month:02d}"
    return Period(found[0], found.start(), found.end(), iso, "month")


def _season(found: re.Match[str], reference: str | None) -> Period:
    season, lead = found["season"].lower(), found["lead"].lower()
    month = int(_tables()["seasons"][season])
    iso = None
    if found["year"] or reference:
        year = int(found["year"] or (reference or "")[:4])
        if season == "zomer" and lead in ("voor", "vóór"):
            month = 6
        elif not found["year"] and reference and len(reference) >= 7 and month < int(reference[5:7]):
            year += 1
        iso = f"{year}-{month:02d}"
    return Period(found[0], found.start(), found.end(), iso, "season")


def _year_word(found: re.Match[str], year: int | None) -> Period:
    if year is None:
        return Period(found[0], found.start(), found.end())
    which = found["which"].lower()
    part = (found["part"] or "").lower()
    year += 1 if which in ("volgend", "komend", "het komende", "in het nieuwe", "het nieuwe") else 0
    if part.startswith("begin"):
        return Period(found[0], found.start(), found.end(), f"{year}-03", "season")
    if part in ("medio", "halverwege"):
        return Period(found[0], found.start(), found.end(), f"{year}-06", "season")
    return Period(found[0], found.start(), found.end(), str(year), "year")


def _span(found: re.Match[str], near: str | None) -> Period:
    if near is None:
        return Period(found[0], found.start(), found.end())
    start = date.fromisoformat(near)
    word = (found["count"] or "1").lower()
    count = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    unit = (found["unit"] or found["unit2"]).lower()
    if unit.startswith("dag"):
        return Period(found[0], found.start(), found.end(), (start + timedelta(days=count)).isoformat(), "day")
    if unit.startswith(("week", "weken")):
        return Period(found[0], found.start(), found.end(), (start + timedelta(weeks=count)).isoformat(), "day")
    months = count * 12 if unit.startswith("ja") else count
    total = start.year * 12 + start.month - 1 + months
    year, month = divmod(total, 12)
    day = min(start.day, monthrange(year, month + 1)[1])
    iso = date(year, month + 1, day).isoformat()
    return Period(found[0], found.start(), found.end(), iso[:7], "month")


def _event(found: re.Match[str], reference: str | None) -> Period:
    for pattern, iso in _tables()["dated"]:
        if pattern.search(found[0]):
            return Period(found[0], found.start(), found.end(), iso, "event")
    for pattern, day in _tables()["yearly"]:
        if pattern.search(found[0]) and reference:
            year = int(reference[:4])
            if len(reference) == 10 and f"{year}-{day}" < reference:
                year += 1
            return Period(found[0], found.start(), found.end(), f"{year}-{day}", "event")
    return Period(found[0], found.start(), found.end(), None, "event")
