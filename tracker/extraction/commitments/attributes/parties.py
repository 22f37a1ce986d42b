"""To whom a commitment is addressed, and who benefits from it (`addressees.yml`, `beneficiaries.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.dutch.clauses.parse import Parse
from tracker.dutch.numbers import any_of
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load
from tracker.parliament.addressees import parliament_in

# 'Global Fund for Women', 'United Nations Development Programme (UNDP)', 'Raad van Europa'
_NAME = (
    r"[A-Z][\w’'.-]*(?:[ -](?:(?:of|for|de|van|en|and|on|het|der|den|the|in)[ ])?[A-Z][\w’'-]*)*(?:\s\([A-Z][\w-]+\))?"
)
# 'herstel van de Libanese havens'
_OF_A_STATE = re.compile(r"\b(?:de|het|van)\s+((?!Nederlandse|Europese)[A-Z][a-zë-ü]+(?:se|sche)\s[a-zë-ü]+)")
_DETERMINER = r"(?:(?:de|het|een|deze|alle|onze|door de|meer|steun aan|steun voor|de opvang van|opvang van)\s+)?"
_ADJECTIVES = r"(?:(?:[a-zë-ü]+e|[A-Z][a-zë-ü]+(?:se|sche))\s+){0,2}"


@dataclass(frozen=True, slots=True)
class _Receivers:
    """`receiver` finds who stands behind a preposition, `subject` who receives as subject, `states` any state."""

    receiver: re.Pattern[str]
    subject: re.Pattern[str]
    named: re.Pattern[str]
    states: re.Pattern[str]
    dative: re.Pattern[str]
    partner: re.Pattern[str]
    give_to_object: frozenset[str]
    give_object: frozenset[str]
    agree_with: frozenset[str]
    ignored: frozenset[str]


@cache
def _receivers() -> _Receivers:
    data = load("beneficiaries")
    states, groups = any_of([*load("countries")["countries"], *data["lands"]]), any_of(data["groups"])
    prepositions, places, receiving = any_of(data["prepositions"]), any_of(data["places"]), any_of(data["receiving"])
    group = rf"(?P<adjectives>{_ADJECTIVES})\b(?P<group>(?:{groups})(?:(?:, (?:{groups}))* en (?:{groups}))?)\b"
    organisation = rf"(?P<organisation>[A-Z][\w’'-]*(?: [\w’'-]+){{0,4}}? ?(?:{any_of(data['organisations'])}))\b"
    return _Receivers(
        receiver=re.compile(
            rf"\b(?i:{prepositions})\s+{_DETERMINER}(?:{group}|(?:{_ADJECTIVES})(?P<name>{_NAME}))|"
            rf"\b(?i:{places})\s+(?:(?:de|het)\s+)?(?:(?P<state>{states})\b|{organisation})"
        ),
        # 'bedrijven krijgen', 'krijgen de gemeenten', 'De rechtspraak ontvangt'
        subject=re.compile(
            rf"\b(?:{receiving})\s+(?:\w+\s+)??{_DETERMINER}{_ADJECTIVES}(?P<after>{groups})\b|"
            rf"\b(?P<before>{groups})\s+(?:{receiving})\b",
            re.IGNORECASE,
        ),
        named=re.compile(rf"\b(?:de|het|zowel|aan)\s+(?P<name>{_NAME})"),
        states=re.compile(rf"\b(?:{states})\b"),
        # 'heeft Oekraïne houwitsers geleverd', not 'uit Oekraïne'
        dative=re.compile(
            rf"(?<!\buit )(?<!\bvan )(?<!vanuit )(?<!\bmet )(?<!\bvia )(?<!\bdoor )\b(?P<name>{states})\b(?! en\b)"
        ),
        # 'een convenant met UNESCO getekend'
        partner=re.compile(rf"\bmet\s+(?:(?:de|het)\s+)?(?P<name>{_NAME})"),
        give_to_object=frozenset(data["give_to_object"]),
        give_object=frozenset(data["give_object"]),
        agree_with=frozenset(data["agree_with"]),
        ignored=frozenset(data["not"]),
    )


def beneficiary_of(match: Match, context: Context) -> str | None:
    """Who receives what a pledge gives; None for what is no pledge."""
    return receiver_in(context.text, match.stance) if match.kind == "pledge" else None


def receiver_in(sentence: str, stance: str | None = None) -> str | None:
    """Who receives what a pledge gives: a state, an organisation by name, or a group.

    `stance` is the lemma of the verb that gives, where one does: of some verbs the object is the receiver.
    """
    receivers = _receivers()
    subject = receivers.subject.search(sentence)
    if subject:
        return (subject["after"] or subject["before"]).lower()
    behind = [name for m in receivers.receiver.finditer(sentence) if (name := _receiver(m, receivers))]
    states = [name for name in behind if receivers.states.fullmatch(name)]
    named = [name for name in behind if name[0].isupper()]
    if stance in receivers.give_to_object and not states:
        objects = (m["name"] for m in receivers.named.finditer(sentence))
        named += [name for name in objects if name.split(maxsplit=1)[0] not in receivers.ignored and " " in name]
    if stance in receivers.agree_with:
        named = [*(m["name"] for m in receivers.partner.finditer(sentence)), *named]
    if stance in receivers.give_object and not behind:
        named += [m["name"] for m in receivers.dative.finditer(sentence)]
    found = [*named[:1], *states, *behind] or _OF_A_STATE.findall(sentence)
    return found[0] if found else None


def _receiver(found: re.Match[str], receivers: _Receivers) -> str | None:
    """The name in a match, None for a capital that names no receiver; a demonym keeps its group."""
    if found["group"]:
        demonyms = (word for word in found["adjectives"].split() if word[0].isupper())
        return " ".join([*demonyms, found["group"]])
    name: str = (found["name"] or found["state"] or found["organisation"]).rstrip(".")
    return None if name.split(maxsplit=1)[0] in receivers.ignored else name


@dataclass(frozen=True, slots=True)
class _Addressees:
    member: re.Pattern[str]
    calls: frozenset[str]
    called: re.Pattern[str]


@cache
def _addressees() -> _Addressees:
    data = load("addressees")
    called = any_of([*data["called"], *load("beneficiaries")["groups"], *load("countries")["countries"]])
    return _Addressees(
        re.compile(data["member"]),
        frozenset(data["calls"]),
        re.compile(rf"\b(?:{called})\b"),
    )


def addressee_of(match: Match, context: Context) -> str | None:
    """Whom the Dutch party speaks to: the Kamer or a member for an undertaking, or who is called upon."""
    table, sentence = _addressees(), context.text
    if match.kind in ("undertaking", "motion"):
        member = table.member.search(sentence)
        if member:
            return f"Kamer ({member[1]})"
        named = parliament_in(sentence)
        if named:
            return named
    return _called(sentence, match, context.parse) if match.stance in table.calls else None


def _called(sentence: str, match: Match, parse: Parse) -> str | None:
    """Who is called upon: a group of states behind the verb, else who is named first."""
    if match.clause is None:
        return None
    subject, finite = match.clause.subject, match.clause.finite
    groups = (a for a in parse.actors if a != subject and a.party in ("group", "mixed") and a.start >= finite)
    group = next(groups, None)
    if group:
        return group.name
    named = _addressees().called.search(sentence)
    return named[0] if named else None
