"""Where a promise or a report on it stands, in the words of a clerk: a Kamerstuk, a letter by its date, a debate."""

from __future__ import annotations

import re
from datetime import date as calendar_date

from tracker.resolve.promise_terms import recalls

MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()

# tijdens het VAO Arbeidsmarktbeleid van 21 december (Handelingen II 2011/12, nr. 39) · in het AO op 12 februari 2013
_OCCASION = re.compile(
    r"\b(?:[Tt]ijdens|[Ii]n|[Bb]ij) (?:het|de|mijn) (?P<occasion>(?:[\w-]+ ){0,3}?[\w-]*"
    r"(?:AO|VAO|VSO|WGO|[Oo]verleg|debat|[Bb]ehandeling|[Bb]rief|vragenuur)\b[^.;,()]{0,90}?"
    r"\b(?:van|op|d\.d\.) \d{1,2} (?:" + "|".join(MONTHS) + r")(?: (?:19|20)\d\d)?)"
    r"(?:[^.;()]{0,80}?(?P<paper> \((?:[A-Z]|\d)[^()]{4,90}\)))?"
)
_TOLD_TO = re.compile(r" (?:met|aan) (?:uw|de) (?:Tweede |Eerste )?Kamer\b")


def long_date(date: str | None) -> str:
    """`2024-12-04` as `4 december 2024`; what is no whole date as it is."""
    try:
        day = calendar_date.fromisoformat((date or "")[:10])
    except ValueError:
        return date or ""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def occasion(quote: str) -> str | None:
    """Where a sentence says its promise was made, if it recalls one: `VAO Arbeidsmarktbeleid van 21 december (...)`."""
    said = " ".join(quote.split())
    found = _OCCASION.search(said) if recalls(said) else None
    if found is None:
        return None
    return _TOLD_TO.sub("", found["occasion"]).strip() + (found["paper"] or "")


def paper(
    vindplaats: str | None, title: str | None, date: str | None, source: str | None, *, dated: bool = True
) -> str:
    """A paper as staff name it: its Vindplaats, else its title or `brief`, `dated` with its day, else its file.

    Without `dated` the text around it has the day already: then a letter without number and title is ''.
    """
    if vindplaats:
        return vindplaats
    day = long_date(date)
    if title:
        known = not dated or not day or day in title
        return title if known else f"{title} ({day})"
    if day:
        return f"brief van {day}" if dated else ""
    name = (source or "").replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return f"stuk zonder datum ({name})" if name else "stuk zonder datum"
