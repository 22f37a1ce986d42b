"""Follows one subject through documents: the 2% norm, a pledge to a fund, air defence for a neighbour.

A commitment's subject is read off that commitment alone, so it does not matter in which order documents arrive: the
commitments with the same subject, from two documents or more, are one thread. The words are in `lexicon/threads.yml`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from tracker.lexicon import load
from tracker.models import Commitment

NAME = re.compile(r"\b[A-Z][A-Z0-9]*[A-Z]{2}[A-Z0-9]*\b")
"""UCAP: an abbreviation of three capitals or more."""
WORD = re.compile(r"\w+(?:[-'’]\w+)*")
"""f-16's, opvangplekken"""
ENDED = {"fulfilled", "not_fulfilled"}


@dataclass(frozen=True, slots=True)
class Mention:
    """One commitment of a thread: what `summarise` needs of it."""

    document_id: str
    date: str | None
    topic: str
    kind: str
    status: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A subject through documents; `status` is open, fulfilled, not_fulfilled or stated."""

    topic: str
    status: str
    first_date: str | None
    last_date: str | None
    documents: int
    commitments: int


def subject(commitment: Commitment) -> str | None:
    """What a commitment is about, in the words a thread is named by; None when nothing in it binds letters together.

    A percentage of something (`2% van het bbp`) goes first, then a theme with the state it is about
    (`luchtverdediging Oekraïne`), then an abbreviation that names a fund, programme or mission (`UCAP`).
    """
    percentage = commitment.percentage
    if percentage is not None and percentage.of:
        return f"{percentage.value:g}% van het {percentage.of}".replace(".", ",")
    theme = _theme(commitment.quote)
    if theme is not None:
        where = _country(commitment.beneficiary or "") or _country(commitment.quote) or commitment.beneficiary
        return f"{theme} {where}" if where else theme
    return _name(commitment.quote)


def summarise(mentions: Iterable[Mention]) -> Thread | None:
    """The thread these mentions make; None when they come from a single document.

    Its topic is the commonest (the first in the alphabet of equals). Its status is `open` while the latest document on
    it leaves something open, else what the latest undertaking, pledge or motion ended as, else `stated`.
    """
    known = sorted(mentions, key=lambda m: (m.date or "", m.document_id, m.kind, m.status))
    documents = {m.document_id for m in known}
    if len(documents) < 2:
        return None
    topics = Counter(m.topic for m in known)
    topic = min(topics, key=lambda name: (-topics[name], name))
    dates = [m.date for m in known if m.date]
    last = known[-1].date
    latest = {m.status for m in known if m.date == last}
    ended = [m.status for m in known if m.status in ENDED]
    unfinished = bool(latest & {"open", "announced", "partly_fulfilled"})
    status = "open" if unfinished else (["stated", *ended])[-1]
    return Thread(topic, status, min(dates, default=None), max(dates, default=None), len(documents), len(known))


def _theme(quote: str) -> str | None:
    """The name of the first theme whose word stands in the quote."""
    themes = _themes()
    return next((themes[word] for word in WORD.findall(quote.casefold()) if word in themes), None)


def _country(text: str) -> str | None:
    """The first state other than the Netherlands that a text names."""
    countries = _countries()
    return next((countries[word] for word in WORD.findall(text.casefold()) if word in countries), None)


def _name(quote: str) -> str | None:
    """The first abbreviation in the quote that is not one of those every letter uses."""
    common = _names_not()
    return next((name for name in NAME.findall(quote) if name not in common), None)


@cache
def _themes() -> dict[str, str]:
    """The theme of each word, in lower case."""
    return {word.casefold(): theme["name"] for theme in load("threads")["themes"] for word in theme["words"]}


@cache
def _countries() -> dict[str, str]:
    """States by their name in lower case."""
    return {name.casefold(): name for name in load("countries")["countries"]}


@cache
def _names_not() -> frozenset[str]:
    """Abbreviations that bind nothing together."""
    return frozenset(load("threads")["names_not"])
