"""The meeting a report or agenda is about: its name, its days and its place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.dutch.dates import DateSpan, find_dates
from tracker.models import Metadata

# What a title must hold for the document to be about a meeting.
ABOUT = re.compile(
    r"(?:verslag|agenda|terugkoppeling|inzet|uitkomsten)\b.*?(?:bijeenkomst|raad|top|meeting|ministeri|conferentie"
    r"|vergadering|navo|summit|eurogroep|ecofin|rbz|coreper)",
    re.IGNORECASE,
)
# The sentence that says when and where: 'kwamen ... bijeen in Praag', 'vond ... plaats in Oslo'
HELD = re.compile(r"\b(?:bijeen|plaats|plaatsvond|plaatsvindt|plaatsvonden|gehouden|vergaderde|georganiseerd|samen)\b")
_FIRST = "Den|New|San|Sint|Saint|Abu|Kuala|Tel|Buenos|Rio|Los|Addis|Sri|Phnom|Le|La|Sao|São|Hong"
_PLACE = rf"(?P<place>(?:(?:{_FIRST}) )?[A-Z][\w’'-]+(?: D\.? ?C\.?)?)"
# 'bijeen op het NAVO-hoofdkwartier in Brussel', 'plaats in Oslo', 'te Luxemburg'
PLACE = re.compile(rf"\b(?:in|te)(?: het (?:\w+ )?)? {_PLACE}")
# What 'in' names without being a place.
NO_PLACE = frozenset(
    "NAVO EU VN Europa EU-verband NAVO-verband Nederland Januari Februari Maart April Mei Juni Juli Augustus September"
    " Oktober"
    " November December Kader Raadsverband Benelux-verband Coreper Raad Europese Informele Q1 Q2 Q3 Q4 OVSE"
    " OESO".split()
)
# 'Verslag van de informele NAVO Foreign Ministers Meeting (iFMM) van 30-31 mei 2024'
NAMED = re.compile(
    r"(?:verslag|geannoteerde agenda|agenda|terugkoppeling|inzet)(?: van| voor| inzake| over)?(?: de"
    r"| het)? (?P<name>.+)",
    re.IGNORECASE,
)
TRAILING = re.compile(r"[\s,]+(?:van|op|d\.d\.|te|in|en)?[\s,]*$", re.IGNORECASE)
NOTHING = Metadata()
FIRST_PARAGRAPHS, OPENING = 6, 500
"""How far into a document, and into a paragraph, that sentence is looked for."""


def _place(text: str, start: int) -> str | None:
    for found in PLACE.finditer(text, start):
        if found["place"] not in NO_PLACE:
            return found["place"]
    return None


def _day(spans: list[DateSpan]) -> DateSpan | None:
    return next((s for s in spans if s.precision == "day"), None)


def _name(title: str) -> str | None:
    found = NAMED.search(title)
    if found is None:
        return None
    name = found["name"]
    dates = find_dates(name) or find_dates(f"{name} 2000")
    if dates:
        name = name[: dates[0].start]
    return TRAILING.sub("", name) or None


def read_meeting(title: str | None, headings: Sequence[str], running: Sequence[str]) -> Metadata:
    """Name, first and last day, and place of the meeting that a document reports on; empty for other documents.

    The day comes from the sentence that says that the meeting was held, else from the title; the place from that
    sentence alone.
    """
    titles = [t for t in dict.fromkeys((title, *headings[:3])) if t and ABOUT.search(t)]
    if not titles:
        return NOTHING
    day = next((d for t in titles if (d := _day(find_dates(t)))), None)
    place = None
    for whole in running[:FIRST_PARAGRAPHS]:
        paragraph = whole[:OPENING]
        held = HELD.search(paragraph)
        if held is None:
            continue
        spans = [s for s in find_dates(paragraph[: held.end() + 160]) if s.precision == "day"]
        same = [s for s in spans if day is None or s.date == day.date]
        if not same and not (day is None and spans):
            continue
        day = day or spans[0]
        stop = paragraph.find(". ", held.end())
        place = _place(paragraph[: stop if stop > 0 else len(paragraph)], held.start())
        if place:
            break
    name = next((n for t in titles if (n := _name(t))), None)
    if day is None:
        return Metadata(meeting=name)
    return Metadata(meeting=name, meeting_start=day.date, meeting_end=day.last, place=place)
