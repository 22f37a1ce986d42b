"""The forms in which Dutch names a deadline, each with its pattern and how it resolves to a date.

A form is a pattern with a worked example above it, the words without one of which it can't match (a cheap test), and a
function from a match and the document's date to a Period. A new form is one entry in `FORMS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from dateutil.relativedelta import relativedelta

from tracker.documents.dates import MONTHS
from tracker.lexicon import load
from tracker.models import Period

Resolver = Callable[[re.Match[str], "str | None"], "Period | None"]
"""From a match and the ISO date of the document (None when unknown) to the period it names."""

_MONTH = "|".join(name for name in MONTHS if len(name) > 3 or name == "mei")
_MONTH_PART = r"begin|medio|half|midden|eind|einde|de eerste helft van|de tweede helft van"
_NUMBERS = {
    "een": 1,
    "één": 1,
    "twee": 2,
    "drie": 3,
    "vier": 4,
    "vijf": 5,
    "zes": 6,
    "acht": 8,
    "tien": 10,
    "twaalf": 12,
}
_NUMBERS["enkele"] = 3
_COUNT = "|".join([r"\d{1,2}", *_NUMBERS])
_ORDINALS = {"eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "laatste": 4}
_NEXT_YEAR = frozenset(("volgend", "komend", "het komende", "in het nieuwe", "het nieuwe"))


def _compile(*parts: str) -> re.Pattern[str]:
    return re.compile("".join(parts), re.IGNORECASE)


# 'in 2030', 'voor 2030', 'eind 2024', 'tot en met 2026'
_YEAR = _compile(
    r"\b(?P<lead>in|uiterlijk(?: in| eind)?|voor|vóór|eind|begin|medio|tot en met|t/m|tot|vanaf|per|voor eind|",
    r"loop van|voor het jaar) (?:het jaar )?(?P<year>20[0-9]\d)\b(?![-/]\d)",
)
# 'in het eerste kwartaal van 2025', 'Q3 2024', 'het tweede kwartaal'
_QUARTER = _compile(
    r"\b(?:(?:het )?(?P<ordinal>eerste|tweede|derde|vierde|laatste) kwartaal|Q(?P<q>[1-4]))(?: van)?",
    r"(?: (?P<year>(?:19|20)\d\d|dit jaar|volgend jaar))?",
)
# 'begin maart', 'in de tweede helft van januari', 'medio februari', 'in maart'
_MONTH_ALONE = _compile(
    rf"\b(?:(?:{_MONTH_PART}) |(?:in|voor|vóór|uiterlijk|vanaf|tot) (?:de maand )?)(?P<month>{_MONTH})\b",
    r"(?! (?:19|20)\d\d)(?: van (?P<year>(?:19|20)\d\d))?",
)
# 'dit najaar', 'komend voorjaar', 'in het voorjaar van 2012', 'voor de zomer'
_SEASON = _compile(
    r"\b(?P<lead>voor|vóór|na|in|dit|deze|komend|komende|aanstaande|begin|eind|medio|later dit|het|uiterlijk) ",
    r"(?:de |het |dit )?(?P<season>voorjaar|lente|zomer|najaar|herfst|winter)\b(?: van)?(?: (?P<year>(?:19|20)\d\d))?",
)
# 'voor het einde van het jaar', 'eind dit jaar', 'begin volgend jaar', 'komend jaar'
_THIS_YEAR = _compile(
    r"\b(?:(?P<part>begin|medio|halverwege|in de loop van|aan het einde van|voor het einde van|(?:uiterlijk )?eind|",
    r"later) )?",
    r"(?P<which>dit|het|volgend|komend|het komende|het lopende|in het nieuwe|het nieuwe) (?:kalender)?jaar\b",
)
# 'binnen zes weken', 'over twee maanden', 'de komende twee maanden', 'volgende week'
_SPAN = _compile(
    rf"\b(?:binnen|over|de komende|komende|in de komende) (?:een termijn van )?(?P<count>{_COUNT}) ",
    r"(?P<unit>dagen|dag|weken|week|maanden|maand|jaar|jaren)\b|",
    r"\b(?:de komende|komende|volgende|deze) (?P<one>week|maand|weken|maanden)\b",
)
# 'voorafgaand aan het wetgevingsoverleg Water', 'bij de begrotingsbehandeling', 'voor de NAVO-top in Vilnius'
_EVENT = _compile(
    r"\b(?:ruim |tijdig |nog )?(?:voorafgaand aan|vóór|voor|bij|na|tijdens|rond|uiterlijk (?:bij|op)?|in aanloop naar|",
    r"na afloop van) (?:de |het |een |uw )?(?!aan |in |op |van |met |en |te )[^,.;:()]{0,40}?(?:reces|",
    r"\b(?:NAVO-)?top(?: in (?-i:Den Haag|[A-Z]\w+))?|",
    r"(?:wetgevings|nota|algemeen |commissie|bestuurlijk |begrotings)overleg|",
    r"(?:kamer|commissie|tweeminuten|plenair |nota)debat|",
    r"het debat|behandeling|(?:voorjaars|najaars|miljoenen)nota|prinsjesdag|(?:europese |informele )raad|conferentie|",
    r"evaluatie|begroting)\b",
)


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a deadline. `words` are bare words in lower case, `parts` pieces of words; either suffices."""

    pattern: re.Pattern[str]
    resolve: Resolver
    words: frozenset[str] = frozenset()
    parts: tuple[str, ...] = ()


def _period(found: re.Match[str], iso: str | None, precision: str) -> Period:
    return Period(found[0].strip(), found.start(), found.end(), iso, precision)  # type: ignore[arg-type]


def _year(found: re.Match[str], reference: str | None) -> Period:
    return _period(found, found["year"], "year")


def _quarter(found: re.Match[str], reference: str | None) -> Period:
    quarter = int(found["q"]) if found["q"] else _ORDINALS[found["ordinal"].lower()]
    stated = (found["year"] or "").lower()
    if stated.isdigit():
        return _period(found, f"{stated}-{quarter * 3:02d}", "quarter")
    if reference is None:
        return _period(found, None, "quarter")
    year = int(reference[:4]) + stated.startswith("volgend")
    return _period(found, f"{year}-{quarter * 3:02d}", "quarter")


def _month(found: re.Match[str], reference: str | None) -> Period:
    month = MONTHS[found["month"].lower()]
    if found["year"]:
        return _period(found, f"{found['year']}-{month:02d}", "month")
    if reference is None:
        return _period(found, None, "month")
    passed = len(reference) >= 7 and month < int(reference[5:7])
    return _period(found, f"{int(reference[:4]) + passed}-{month:02d}", "month")


def _season(found: re.Match[str], reference: str | None) -> Period:
    season = found["season"].lower()
    month = int(load("events")["seasons"][season])
    if season == "zomer" and found["lead"].lower() in ("voor", "vóór"):
        month = 6
    if found["year"]:
        return _period(found, f"{found['year']}-{month:02d}", "season")
    if reference is None:
        return _period(found, None, "season")
    passed = len(reference) >= 7 and month < int(reference[5:7])
    return _period(found, f"{int(reference[:4]) + passed}-{month:02d}", "season")


def _this_year(found: re.Match[str], reference: str | None) -> Period | None:
    which, part = found["which"].lower(), (found["part"] or "").lower()
    if which == "het" and not part:
        return None
    if reference is None:
        return _period(found, None, "year")
    year = int(reference[:4]) + (which in _NEXT_YEAR)
    if part == "begin":
        return _period(found, f"{year}-03", "season")
    if part in ("medio", "halverwege"):
        return _period(found, f"{year}-06", "season")
    return _period(found, str(year), "year")


def _span(found: re.Match[str], reference: str | None) -> Period:
    if reference is None or len(reference) != 10:
        return _period(found, None, "unknown")
    start = date.fromisoformat(reference)
    count = (found["count"] or "1").lower()
    number = int(count) if count.isdigit() else _NUMBERS[count]
    unit = (found["unit"] or found["one"]).lower()
    if unit.startswith("dag"):
        return _period(found, (start + timedelta(days=number)).isoformat(), "day")
    if unit.startswith("we"):
        return _period(found, (start + timedelta(weeks=number)).isoformat(), "day")
    ahead = relativedelta(years=number) if unit.startswith("ja") else relativedelta(months=number)
    return _period(found, (start + ahead).isoformat()[:7], "month")


@cache
def _events() -> tuple[list[tuple[re.Pattern[str], str]], list[tuple[re.Pattern[str], str]]]:
    data = load("events")
    dated = [(_compile(row["pattern"]), row["date"]) for row in data["dated"]]
    return dated, [(_compile(row["pattern"]), row["day"]) for row in data["yearly"]]


def _event(found: re.Match[str], reference: str | None) -> Period:
    dated, yearly = _events()
    for pattern, iso in dated:
        if pattern.search(found[0]):
            return _period(found, iso, "event")
    if reference is not None:
        for pattern, day in yearly:
            if pattern.search(found[0]):
                year = int(reference[:4])
                passed = len(reference) == 10 and f"{year}-{day}" < reference
                return _period(found, f"{year + passed}-{day}", "event")
    return _period(found, None, "event")


def _vague(found: re.Match[str], reference: str | None) -> Period:
    return _period(found, None, "unknown")


@cache
def forms() -> tuple[Form, ...]:
    """Every form, in the order they are tried."""
    vague = _compile(r"\b(?:", "|".join(map(re.escape, load("events")["vague"])), r")\b")
    return (
        Form(_YEAR, _year, parts=("20",)),
        Form(_QUARTER, _quarter, words=frozenset(("kwartaal", "q1", "q2", "q3", "q4"))),
        Form(_MONTH_ALONE, _month, words=frozenset(MONTHS)),
        Form(_SEASON, _season, words=frozenset(("voorjaar", "lente", "zomer", "najaar", "herfst", "winter"))),
        Form(_THIS_YEAR, _this_year, words=frozenset(("jaar", "kalenderjaar"))),
        Form(_SPAN, _span, words=frozenset("dag dagen week weken maand maanden jaar jaren".split())),
        Form(
            _EVENT,
            _event,
            parts=("reces", "top", "overleg", "debat", "behandeling", "nota", "prinsj", "raad", "conf", "eval", "begr"),
        ),
        Form(vague, _vague, words=frozenset("mogelijk termijn binnenkort tijd spoedig periode jaren".split())),
    )
