"""Terms that are no date: the paper, the meeting or the condition a promise waits for. Pure functions.

`in de volgende voortgangsrapportage` waits for a paper, `bij het eerstvolgende commissiedebat` for a meeting. Both have
a date once they are there: that is then the last day of the term.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from tracker.lexicon import load
from tracker.resolve.promise_terms import terms
from tracker.resolve.promises import days_between

DeadlineKind = Literal["day", "document", "meeting", "condition", "vague", "geen"]
LONGEST_WAIT = 2 * 366
"""Days within which the next paper or meeting of a kind is taken for the one that was meant."""
AFTER = 40
"""Characters behind a term that may say which meeting it is: `het Wetgevingsoverleg` Water."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What a term waits for."""

    kind: DeadlineKind
    noun: str = ""
    """Of a paper or meeting, in lower case: `voortgangsrapportage`, `commissiedebat`."""
    about: frozenset[str] = frozenset()
    """Stems of the words that say which one it is."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A paper or a meeting that may be what was waited for."""

    id: str
    date: str
    kind: str
    title: str
    dossier: str | None = None
    ministry: str | None = None


@dataclass(frozen=True, slots=True)
class _Patterns:
    paper: re.Pattern[str]
    meeting: re.Pattern[str]
    condition: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    data = load("promises")["waits"]
    coming, papers, meetings, conditions = ("|".join(data[key]) for key in ("next", "papers", "meetings", "conditions"))
    return _Patterns(
        re.compile(rf"\b(?:{coming})\b(?:\s[\w’'-]+){{0,3}}?\s(?P<noun>[\w-]*(?:{papers}))\b", re.IGNORECASE),
        re.compile(rf"(?<![\w-])(?P<noun>[\w-]*(?:{meetings}))\b", re.IGNORECASE),
        re.compile(rf"^(?:{conditions})\b", re.IGNORECASE),
    )


def awaited(term: str | None, sentence: str = "", *, dated: bool = False) -> Awaited:
    """What a term (as the sentence has it) waits for; `dated` says that its last day is known."""
    if dated:
        return Awaited("day")
    if not term:
        return Awaited("geen")
    patterns, words = _patterns(), " ".join(term.split())
    if patterns.condition.search(words):
        return Awaited("condition")
    tail = sentence.partition(term)[2][:AFTER].split(",")[0] if sentence else ""
    for kind, pattern in _KINDS:
        if found := getattr(patterns, pattern).search(words):
            return Awaited(kind, found["noun"].lower(), frozenset(terms(_capitalised(tail))))
    return Awaited("vague")


_KINDS: tuple[tuple[DeadlineKind, str], ...] = (("document", "paper"), ("meeting", "meeting"))


def _capitalised(text: str) -> str:
    """The words at the start of a text up to the first that is no name: ` Water van 17 november` gives `Water`."""
    kept = []
    for word in text.split():
        if not word[:1].isupper():
            break
        kept.append(word)
    return " ".join(kept)


def tie(waits: Awaited, made: Candidate, candidates: Iterable[Candidate]) -> Candidate | None:
    """The first paper or meeting after a promise that is what it waits for; `made` is the letter that promised.

    It must bear the noun in its title or be of that kind, be of the same dossier (or of the same ministry, for a letter
    without one), and, where the term says which one it is, say so in its title. None while it is not there.
    """
    fitting = [
        each
        for each in candidates
        if each.date > made.date
        and (days_between(made.date, each.date[:10]) or LONGEST_WAIT + 1) <= LONGEST_WAIT
        and _named(waits, each)
        and _same_series(made, each)
        and waits.about <= terms(each.title).keys()
    ]
    return min(fitting, key=lambda each: (each.date, each.id), default=None)


def _named(waits: Awaited, each: Candidate) -> bool:
    # a 'plenair debat (tweeminutendebat)' is a `debat` and a `tweeminutendebat`; a `commissiedebat` is a `debat` too
    kinds = re.findall(r"\w+", each.kind.casefold())
    return (
        waits.noun in kinds
        or (waits.kind == "meeting" and any(kind.endswith(waits.noun) for kind in kinds))
        or re.search(rf"\b{re.escape(waits.noun)}", each.title.casefold()) is not None
    )


def _same_series(made: Candidate, each: Candidate) -> bool:
    if made.dossier is not None:
        return each.dossier == made.dossier
    return (
        made.ministry is not None
        and each.ministry == made.ministry
        and bool(terms(made.title).keys() & terms(each.title).keys())
    )
