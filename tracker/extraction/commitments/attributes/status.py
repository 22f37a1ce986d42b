"""How a commitment stands, read off one table (`lexicon/status.yml`) by what is known of its match."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.qualifiers import Experiencer, Qualifiers, Span, Temporality, modifies, presence_at
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load
from tracker.models import Kind, Status

_FATES = ("in_part", "transferred", "withdrawn", "late")
"""Signs that count only in the clause that speaks of the promise or the plan."""
_MOMENTS = ("hereby", "ahead", "denied_promise", "tells_parliament", "to_others")
"""Signs that count anywhere in the sentence."""
_SUBJECTS = ("promise", "announced")
"""What a fate befalls."""
_USUAL = 0.95
"""How often the status is right that a rule gives by itself."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: what it asks of the facts, and what it makes of the match; `status` None drops it."""

    when: frozenset[str]
    unless: frozenset[str]
    becomes: Kind
    status: Status | None
    confidence: float


@cache
def _signs() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(row["pattern"] for row in rows)) for name, rows in load("status")["signs"].items()
    }


@cache
def _table() -> dict[Kind, list[_Row]]:
    """The rows that decide on each kind, in order."""
    found: dict[Kind, list[_Row]] = {}
    for row in load("status")["table"]:
        found.setdefault(row["kind"], []).append(
            _Row(
                when=frozenset(row["when"]),
                unless=frozenset(row.get("unless", ())),
                becomes=row.get("becomes", row["kind"]),
                status=None if row.get("drop") else row["status"],
                confidence=row["confidence"],
            )
        )
    return found


def settle(match: Match, context: Context) -> Match | None:
    """The match with the kind and status its sentence gives it, None where it is no commitment after all."""
    rows = _table().get(match.kind)
    if rows is None:
        return match
    facts = frozenset(facts_of(match, context))
    for row in rows:
        if row.when <= facts and row.unless.isdisjoint(facts):
            if row.status is None:
                return None
            return replace(match, kind=row.becomes, status=row.status, status_confidence=row.confidence)
    return replace(match, status_confidence=_USUAL)


def facts_of(match: Match, context: Context) -> Iterator[str]:
    """What is known of a match: its qualifiers, the signs of its sentence, what its rule says by itself."""
    text, qualifiers = context.parse.words.text, qualifiers_of(match, context.parse)
    yield qualifiers.presence
    yield qualifiers.temporality
    yield f"said_{match.status}"
    yield f"by_{match.rule.partition('/')[0]}"
    yield from _signs_of(text)
    if match.recalls and context.document.meets_promises:
        yield "document_meets"
    if match.recalls and _signs()["report"].search(context.document.after(context.sentence).lower()):
        yield "report_follows"


@lru_cache(64)
def _signs_of(text: str) -> tuple[str, ...]:
    """The signs of a sentence: those that count anywhere in it, and the fates of what it speaks of."""
    signs = _signs()
    found = [name for name in _MOMENTS if signs[name].search(text)]
    for name in _SUBJECTS:
        subjects = [subject.span() for subject in signs[name].finditer(text)]
        if subjects:
            found.append(name)
            found += [fate for fate in _FATES if any(modifies(text, signs[fate], at) for at in subjects)]
    return tuple(found)


def qualifiers_of(match: Match, parse: Parse) -> Qualifiers:
    """How the deed of a match stands: affirmed or not, done or ahead, the government's or another body's."""
    denied = match.clause.negated if match.clause else None
    presence = presence_at(parse.words.text, target_of(match, parse), denied=denied)
    return Qualifiers(presence, temporality_of(match), experiencer_of(match))


def target_of(match: Match, parse: Parse) -> Span:
    """Where the words stand by which a rule matched."""
    return match.span or parse.words.span(match.at)


def experiencer_of(match: Match) -> Experiencer:
    """Whose deed it is; a deed of another body has a match only where it is a group's of which we are part."""
    return "other" if match.clause is not None and match.clause.party in ("group", "other") else "government"


def temporality_of(match: Match) -> Temporality:
    """When the deed of a match is, was or will be done; of a phrase, its rule and the signs of the sentence tell."""
    if match.recalls:
        return "recalled"
    if match.clause is None:
        return "done" if match.status == "fulfilled" else "under_way"
    if match.clause.tense in ("perfect", "past"):
        return "done"
    return "under_way" if match.clause.tense == "present" else "ahead"


def is_past(match: Match) -> bool:
    """Whether the clause of a match tells what was."""
    return match.clause is not None and match.clause.tense in ("perfect", "past")
