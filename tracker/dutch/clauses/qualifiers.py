"""The three qualifiers of a deed, as ConText has them: presence, temporality and experiencer.

A cue of `lexicon/qualifiers.yml` (`niet`, `indien`) modifies what stands in its reach: its own clause, both ways, to a
terminator (`dat`, `maar`, a comma). A cue that governs the rest of the sentence (`niet gelukt om`, `kan niet toezeggen
dat`) reaches forward to its end. See Chapman et al., *ConText: An algorithm for identifying contextual features from
clinical text* (2007).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from functools import cache
from typing import Literal

from tracker.lexicon import load

Presence = Literal["affirmed", "negated", "conditional"]
Temporality = Literal["done", "under_way", "ahead", "recalled"]
Experiencer = Literal["government", "other"]

Span = tuple[int, int]
"""Offsets into the sentence in lower case with single spaces (`TokenisedSentence.text`)."""

# ', die niet eerder kon worden nagekomen,': an aside, which modifies nothing outside it
_ASIDE = re.compile(r", (?:die|dat|welke|waar\w*|zoals|wat|hetgeen|anders dan)\b[^,;]*,")


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """How a deed stands: whether it is, when, and whose it is.

    A member's sentence is no deed of anybody here: it is not tried (`extraction/commitments/attribution.py`).
    """

    presence: Presence = "affirmed"
    temporality: Temporality = "under_way"
    experiencer: Experiencer = "government"


@dataclass(frozen=True, slots=True)
class _Cues:
    terminators: re.Pattern[str]
    pseudo: re.Pattern[str]
    negated: re.Pattern[str]
    negated_onward: re.Pattern[str]
    conditional: re.Pattern[str]
    other_agent: re.Pattern[str]
    other_source: re.Pattern[str]
    other_subject: re.Pattern[str]
    anaphora: re.Pattern[str]
    other_heading: re.Pattern[str]


@cache
def _cues() -> _Cues:
    data = load("qualifiers")
    bodies = "|".join(data["bodies"])
    patterns = {
        name: re.compile("|".join(row["pattern"] for row in data[name]).replace("<body>", bodies))
        for name in (field.name for field in fields(_Cues) if field.name != "terminators")
    }
    return _Cues(re.compile(data["terminators"]), **patterns)


def presence_at(text: str, target: Span, *, denied: bool | None = None) -> Presence:
    """Whether the deed at `target` is denied, thought of only, or neither.

    `denied` says whether a negation stands in its own clause, where word order told that already.
    """
    cues = _cues()
    plain = _without_asides(cues.pseudo.sub(_blank, text), target)
    if any(_reaches(plain, cue.span(), target, forward_only=True) for cue in cues.conditional.finditer(plain)):
        return "conditional"
    if any(cue.end() <= target[0] for cue in cues.negated_onward.finditer(plain)):
        return "negated"
    local = modifies(plain, cues.negated, target) if denied is None else denied
    return "negated" if local else "affirmed"


def other_acts_in(text: str, target: Span) -> bool:
    """Whether a sentence says that another body does the deed at `target`, or tells it from somebody's report."""
    cues = _cues()
    return cues.other_source.search(text) is not None or modifies(text, cues.other_agent, target)


def main_body(text: str) -> bool:
    """Whether another body than the government is who a sentence is about: `De branche werkt aan een keurmerk`."""
    return _cues().other_subject.search(text) is not None


def points_back(text: str) -> bool:
    """Whether a sentence goes on about what the one before told: `Het streven is om ...`."""
    return _cues().anaphora.search(text) is not None


def heading_of_others(title: str) -> bool:
    """Whether what stands under a heading is another body's plan: `Plannen van de branche`."""
    return _cues().other_heading.search(" ".join(title.lower().split())) is not None


def namesakes_in(text: str) -> frozenset[str]:
    """The names of actors that are another body's in a document: `de Raad` for the Raad voor Cultuur."""
    return frozenset(name for name, named, unless in _namesakes() if named.search(text) and not unless.search(text))


@cache
def _namesakes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    rows = load("qualifiers")["namesakes"]
    return tuple((row["name"], re.compile(row["named"]), re.compile(row["unless"])) for row in rows)


def modifies(text: str, cue: re.Pattern[str], target: Span) -> bool:
    """Whether a cue stands in the clause of `target`, before it, in it or behind it."""
    return any(_reaches(text, found.span(), target) for found in cue.finditer(text))


def _reaches(text: str, cue: Span, target: Span, *, forward_only: bool = False) -> bool:
    """Whether nothing that ends a clause stands between a cue and what it may modify."""
    if cue[1] <= target[0]:
        return not _cues().terminators.search(text, cue[1], target[0])
    if forward_only:
        return False
    return cue[0] < target[1] or not _cues().terminators.search(text, target[1], cue[0])


def _without_asides(text: str, target: Span) -> str:
    """The text with spaces for the asides that `target` does not stand in."""

    def blank(aside: re.Match[str]) -> str:
        holds = aside.start() <= target[0] and target[1] <= aside.end()
        return aside[0] if holds else _blank(aside)

    return _ASIDE.sub(blank, text)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
