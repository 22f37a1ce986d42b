"""To whom a commitment is addressed, and who benefits from it."""

from __future__ import annotations

import re
from functools import cache

from tracker.extract.commitments.match import Hit
from tracker.extract.commitments.parse import Parse
from tracker.lexicon import load

_PARLIAMENT = re.compile(
    r"\b(?:(?:uw|de|beide)\s+(?:(?:tweede|eerste)\s+)?kamers?|het parlement|de staten-generaal|"
    r"tweede kamer|eerste kamer)\b",
    re.IGNORECASE,
)
_YOU = re.compile(r"\b(?:u|aan u)\b")
# 'toegezegd aan mevrouw Hagen (D66)', 'op verzoek van het lid Kuiken'
_MEMBER = re.compile(r"\baan (?:de heer|mevrouw|het lid|kamerlid)\s+((?:van |de |der |den |el |ten )*[A-Z][\w’'-]+)")
_CALLS = frozenset(
    ("oproepen", "aanroepen", "vragen", "verzoeken", "aansporen", "aanmoedigen", "aandringen", "herinneren")
)
# 'riep zowel richting Servië als Kosovo op'
_NAME = r"[A-Z][\w’'.-]*(?:[ -](?:(?:of|for|de|van|en|and|on|het|der|den|the)[ ])?[A-Z][\w’'-]*)*"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], frozenset[str]]:
    data = load("beneficiaries")
    countries = "|".join(sorted(map(re.escape, load("countries")["countries"]), key=len, reverse=True))
    groups = "|".join(sorted(data["groups"], key=len, reverse=True))
    prepositions = "|".join(sorted(data["prepositions"], key=len, reverse=True))
    receiving = "|".join(data["receiving"])
    determiner = r"(?:(?:de|het|een|deze|alle|door de|meer|steun aan)\s+)?"
    adjectives = r"(?:[a-zë-ü]+e\s+){0,2}"
    country = re.compile(rf"\b(?:{prepositions}|in)\s+{determiner}({countries})\b")
    name = re.compile(rf"\b(?:{prepositions})\s+{determiner}(?:{adjectives}(?P<group>{groups})\b|(?P<name>{_NAME}))")
    subject = re.compile(
        rf"(?:\b(?:{receiving})\s+(?:\w+\s+)??{determiner}{adjectives}(?P<after>{groups})\b|\b(?P<before>{groups})\s+(?:{receiving})\b)",
        re.IGNORECASE,
    )
    return country, name, subject, frozenset(data["not"])


def addressee_of(sentence: str, hit: Hit, parse: Parse) -> str | None:
    """Whom the Dutch side speaks to: the Kamer or a member for an undertaking, who is called upon for a position."""
    if hit.kind in ("undertaking", "motion"):
        named = _PARLIAMENT.search(sentence)
        member = _MEMBER.search(sentence)
        if member:
            return f"Kamer ({member[1]})"
        if named:
            return "parlement" if "arlement" in named[0] else "Kamer"
        return "Kamer" if _YOU.search(sentence) else None
    if hit.stance in _CALLS and hit.clause is not None:
        subject = hit.clause.subject
        other = next(
            (
                a
                for a in parse.actors
                if a != subject and a.side in ("group", "mixed") and a.start > hit.clause.finite - 1
            ),
            None,
        )
        if other:
            return other.name
        named_country = re.search(r"\b(" + "|".join(map(re.escape, load("countries")["countries"])) + r")\b", sentence)
        return named_country[1] if named_country else None
    return None


def beneficiary_of(sentence: str) -> str | None:
    """Who receives what a pledge gives: a state, an organisation by name, or a group."""
    country, name, subject, ignored = _patterns()
    receiver = subject.search(sentence)
    if receiver:
        return (receiver["after"] or receiver["before"]).lower()
    names = [m for m in name.finditer(sentence) if m["group"] or m["name"].split()[0] not in ignored]
    state = country.search(sentence)
    if state and not (names and names[0]["name"] and names[0].start() < state.start() and names[0]["name"] != state[1]):
        return state[1]
    if names:
        return names[0]["group"] or names[0]["name"].rstrip(".")
    return state[1] if state else None
