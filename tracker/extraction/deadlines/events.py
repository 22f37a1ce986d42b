"""Deadlines that name an event: a recess, a summit, a debate, a paper still to come (`lexicon/events.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from tracker.dutch.numbers import any_of
from tracker.extraction.deadlines.calendar import easter, first_weekday, nth_weekday
from tracker.extraction.deadlines.forms import Form, Match, compiled, is_before, period, pieces_of
from tracker.lexicon import load
from tracker.models import Period

_NOTE = re.compile(r"(?<!miljoenen)nota|besluitvorming")
# 'de top in Kopenhagen': held at a place that the lexicon does not know
_ELSEWHERE = re.compile(r"top (?:in|van) \w")


@dataclass(frozen=True, slots=True)
class _Yearly:
    pattern: re.Pattern[str]
    day: str | None
    after: str | None
    nth: tuple[int, int, int] | None
    first: tuple[int, str] | None
    easter: int | None


@dataclass(frozen=True, slots=True)
class _Dated:
    pattern: re.Pattern[str]
    held: dict[str, str]


@cache
def _events() -> tuple[tuple[_Yearly, ...], tuple[_Dated, ...]]:
    data = load("events")
    yearly = tuple(
        _Yearly(
            compiled(row["pattern"]),
            row.get("day"),
            row.get("after"),
            tuple(row["nth"]) if "nth" in row else None,
            tuple(row["first"]) if "first" in row else None,
            row.get("easter"),
        )
        for row in data["yearly"]
    )
    return yearly, tuple(_Dated(compiled(row["pattern"]), row["held"]) for row in data["dated"])


def _held(event: _Dated, words: str, reference: str | None) -> str | None:
    """The date of an event with its place or year in `words`, else of the first that lies ahead."""
    named = next((iso for place, iso in event.held.items() if place in words), None)
    if named or reference is None or _ELSEWHERE.search(words):
        return named
    return min((iso for iso in event.held.values() if iso >= reference), default=None)


def _yearly_date(event: _Yearly, after: bool, year: int) -> str:
    if event.nth is not None:
        return nth_weekday(*event.nth, year).isoformat()
    if event.easter is not None:
        return (easter(year) + timedelta(days=event.easter)).isoformat()
    if after and event.after is not None:
        return f"{year + (event.after < (event.day or ''))}-{event.after}"
    if event.first is not None:
        return first_weekday(event.first[0], date.fromisoformat(f"{year}-{event.first[1]}")).isoformat()
    return f"{year}-{event.day}"


def _event(found: Match, reference: str | None) -> Period | None:
    words, lead, stated = found[0].lower(), found["lead"].lower(), found["year"]
    # a budget bill is where something stands, a note is when it comes
    if lead == "in de" and not _NOTE.search(words):
        return None
    yearly, dated = _events()
    for event in dated:
        if event.pattern.search(words):
            return period(found, _held(event, words, reference), "event")
    known = next((event for event in yearly if event.pattern.search(words)), None)
    if known is None or not (stated or reference):
        return period(found, None, "event")
    return period(found, _coming(known, lead, stated, reference), "event")


def _coming(event: _Yearly, lead: str, stated: str | None, reference: str | None) -> str | None:
    """The date of an event of the year stated, else of the first that does not lie before the reference.

    Before a recess that began this month is in this month: the letter may be some days late, the recess is not next
    year's.
    """
    after = lead.startswith("na")
    if stated or reference is None:
        return _yearly_date(event, after, int(stated)) if stated else None
    iso = _yearly_date(event, after, int(reference[:4]))
    if len(reference) < len(iso) or iso >= reference:
        return iso
    if is_before(lead) and iso[:7] == reference[:7]:
        return iso[:7]
    return _yearly_date(event, after, int(reference[:4]) + 1)


def before_the_summer(stated: str | None, reference: str | None) -> str | None:
    """The date of `voor de zomer`: the beginning of the summer recess."""
    recess = next(event for event in _events()[0] if event.pattern.search("zomerreces"))
    return _coming(recess, "voor", stated, reference)


def paper_form() -> Form:
    """The form of deadlines that are a paper or meeting still to come: `in de volgende voortgangsrapportage`."""
    data = load("events")
    pattern = compiled(
        rf"\b(?:{any_of(data['paper_leads'])}) (?:{any_of(data['coming'])}) (?:(?!(?:{any_of(data['not_between'])})\b)"
        rf"[\w’'-]+ ){{0,3}}?[\w-]*?(?:{'|'.join(data['papers'])})\b"
    )
    return Form(pattern, lambda found, _: period(found, None, "event"), pieces=pieces_of(data["coming_pieces"]))


def event_form() -> Form:
    """The form of deadlines that name an event: `voorafgaand aan het wetgevingsoverleg Water`."""
    data = load("events")
    leads, not_between = any_of(data["leads"]), any_of(data["not_between"])
    pattern = compiled(
        rf"\b(?:ruim |tijdig |nog |kort )?(?P<lead>{leads}) ",
        rf"(?:(?!(?:{leads}|{not_between})\b)[\w’'-]+ ){{0,6}}?[\w-]*?",
        rf"(?:{'|'.join(data['nouns'])})\b(?: (?:van )?(?P<year>20\d\d))?",
    )
    return Form(pattern, _event, pieces=pieces_of(data["pieces"]))
