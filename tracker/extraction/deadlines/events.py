"""Deadlines that name an event: a recess, a summit, a debate (`lexicon/events.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from tracker.dutch.numbers import any_of
from tracker.extraction.deadlines.expressions import Form, Match, compiled, period, pieces_of
from tracker.lexicon import load
from tracker.models import Period


@dataclass(frozen=True, slots=True)
class _Yearly:
    pattern: re.Pattern[str]
    day: str | None
    after: str | None
    nth: tuple[int, int, int] | None


@dataclass(frozen=True, slots=True)
class _Dated:
    pattern: re.Pattern[str]
    held: dict[str, str]


@cache
def _events() -> tuple[tuple[_Yearly, ...], tuple[_Dated, ...]]:
    data = load("events")
    yearly = tuple(
        _Yearly(compiled(row["pattern"]), row.get("day"), row.get("after"), tuple(row["nth"]) if "nth" in row else None)
        for row in data["yearly"]
    )
    return yearly, tuple(_Dated(compiled(row["pattern"]), row["held"]) for row in data["dated"])


def _nth(number: int, weekday: int, month: int, year: int) -> date:
    """The `number`th weekday (0 is Monday) of a month."""
    first = date(year, month, 1).weekday()
    return date(year, month, 1 + (weekday - first) % 7 + 7 * (number - 1))


def _held(event: _Dated, words: str, reference: str | None) -> str | None:
    """The date of an event with its place or year in `words`, else of the first that lies ahead."""
    named = next((iso for place, iso in event.held.items() if place in words), None)
    if named or reference is None:
        return named
    return min((iso for iso in event.held.values() if iso >= reference), default=None)


def _yearly_date(event: _Yearly, after: bool, year: int) -> str:
    if event.nth is not None:
        return _nth(*event.nth, year).isoformat()
    if after and event.after is not None:
        return f"{year + (event.after < (event.day or ''))}-{event.after}"
    return f"{year}-{event.day}"


def _event(found: Match, reference: str | None) -> Period:
    words, yearly, dated = found[0].lower(), *_events()
    for event in dated:
        if event.pattern.search(words):
            return period(found, _held(event, words, reference), "event")
    after = found["lead"].lower().startswith("na")
    for each in yearly:
        if not each.pattern.search(words):
            continue
        if found["year"]:
            return period(found, _yearly_date(each, after, int(found["year"])), "event")
        if reference is not None:
            iso = _yearly_date(each, after, int(reference[:4]))
            passed = len(reference) == 10 and iso < reference
            return period(found, _yearly_date(each, after, int(reference[:4]) + passed), "event")
    return period(found, None, "event")


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
