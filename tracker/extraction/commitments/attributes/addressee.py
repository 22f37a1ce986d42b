"""To whom a commitment is addressed: parliament, a member of it, or who is called upon (`addressees.yml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.dutch.clauses.actors import portfolio_words
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.numbers import any_of
from tracker.dutch.verbs import forms
from tracker.extraction.commitments.attributes.arguments import object_of
from tracker.extraction.commitments.attributes.receivers import receiver_at, tokens_of
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load
from tracker.models import Chamber
from tracker.parliament.addressees import parliament_in

_AUXILIARIES = frozenset(("blijven", "willen", "zullen", "gaan"))
_WITH = frozenset(("bij",))
"""What stands before the one addressed and hardly before anything else."""
_BETWEEN = frozenset(("tussen", "binnen"))
"""What stands before a place and never, within three words, before the one addressed."""
_SPEAKERS = frozenset(
    (
        "regering",
        "autoriteiten",
        "president",
        "premier",
        "minister",
        "ministers",
        "leiders",
        "parlement",
        "leden",
        "vertegenwoordigers",
    )
)
"""Who speaks for a state: `de regering van Israël`, not `de eenheid van Bosnië`."""
_CHAMBERS: dict[Chamber | None, str] = {"TK": "Tweede Kamer", "EK": "Eerste Kamer", None: "Kamer"}


@dataclass(frozen=True, slots=True)
class _Addressees:
    to_member: re.Pattern[str]
    """`aan mevrouw Hagen`"""
    member: re.Pattern[str]
    """`mevrouw Hagen`, behind no preposition"""
    at_request: re.Pattern[str]
    """`het verzoek van het lid Hagen`"""
    promised: re.Pattern[str]
    informs: re.Pattern[str]
    calls: frozenset[str]
    towards: frozenset[str]
    called: re.Pattern[str]
    forms: frozenset[str]

    def calls_upon(self, match: Match, parse: Parse) -> bool:
        """Whether the verb of a match calls upon somebody, or one does that it governs: `blijft aandringen`."""
        if match.stance in self.calls:
            return True
        return match.stance in _AUXILIARIES and not self.calls.isdisjoint(parse.present)


@cache
def _addressees() -> _Addressees:
    data = load("addressees")
    called = any_of([*data["called"], *load("beneficiaries")["groups"], *load("countries")["countries"]])
    member = data["member"]
    return _Addressees(
        re.compile(rf"\b[Aa]an {member}"),
        re.compile(rf"(?<!\bvan )(?<!\bdoor )(?<!\bmet )\b{member}", re.IGNORECASE),
        re.compile(rf"{data['request']}{member}"),
        re.compile(data["promised"], re.IGNORECASE),
        re.compile(data["informs"], re.IGNORECASE),
        frozenset(data["calls"]),
        frozenset(data["towards"]),
        re.compile(rf"\b(?:{called})\b"),
        frozenset(form.word for lemma in data["calls"] for form in forms(*_split(lemma))),
    )


def _split(lemma: str) -> tuple[str, tuple[str, ...], str | None]:
    """A verb of calling for `forms`: its particle apart, with its irregular forms."""
    particle = next((p for p in ("aan", "op", "uit") if lemma.startswith(p)), "")
    return (f"{particle}|{lemma.removeprefix(particle)}" if particle else lemma, (), None)


def addressee_of(match: Match, context: Context) -> str | None:
    """Whom the Dutch party speaks to: the chamber or a member to whom it promises, or who is called upon."""
    chamber = context.document.document.metadata.chamber
    if match.kind in ("undertaking", "motion"):
        told = told_parliament(context.text, chamber)
        return told or (_CHAMBERS[chamber] if match.kind == "undertaking" else None)
    table = _addressees()
    called = _called(context.text, match, context.parse) if table.calls_upon(match, context.parse) else None
    if called is None and match.kind == "action" and table.informs.search(context.text):
        return _chamber_named(context.text, chamber)
    return called


def told_parliament(sentence: str, chamber: Chamber | None = None) -> str | None:
    """The part of parliament, or the member, that a promise names; `chamber` is the one the paper is for."""
    table = _addressees()
    house = _CHAMBERS[chamber]
    patterns = (table.to_member, table.member) if table.promised.search(sentence) else (table.to_member,)
    members = [found for pattern in patterns if (found := pattern.search(sentence))]
    if members:
        return f"{house} ({min(members, key=lambda found: found.start(1))[1]})"
    named = _chamber_named(sentence, chamber)
    if named is None and (found := table.at_request.search(sentence)):
        return f"{house} ({found[1]})"
    return named


def _chamber_named(sentence: str, chamber: Chamber | None) -> str | None:
    named = parliament_in(sentence)
    return _CHAMBERS[chamber] if named == "Kamer" else named


def _called(sentence: str, match: Match, parse: Parse) -> str | None:
    """Who is called upon: a group of states behind the verb, else who is named first besides the subject."""
    if match.clause is None:
        return None
    subject, finite = match.clause.subject, match.clause.finite
    groups = (a for a in parse.actors if a != subject and a.party in ("group", "mixed") and a.start >= finite)
    group = next(groups, None)
    if group:
        return group.name
    return _addressed(sentence, _WITH) or _named_called(sentence) or _addressed(sentence, _addressees().towards)


def _named_called(sentence: str) -> str | None:
    """The first body, group or state that stands where one who is called upon can: not `tussen de eilanden`."""
    return next((found[0] for found in _addressees().called.finditer(sentence) if not _placed(sentence, found)), None)


def _placed(sentence: str, found: re.Match[str]) -> bool:
    """Whether what is named is where or between whom something is: `een verbinding tussen de eilanden`."""
    before = sentence[: found.start()].lower().split()[-3:]
    of_it = before[-1:] == ["van"] and _SPEAKERS.isdisjoint(before)
    return of_it or not _BETWEEN.isdisjoint(before)


def _addressed(sentence: str, prepositions: frozenset[str]) -> str | None:
    """The first body or state that is named behind one of these prepositions, or as object of the call."""
    tokens, table = tokens_of(sentence), _addressees()
    for at in range(1, len(tokens)):
        found = receiver_at(tokens, at) if tokens[at - 1].lower in prepositions else None
        if found is None and tokens[at].lower in table.forms:
            found = object_of(tokens, at)
        if found is not None and found.name.lower() not in portfolio_words():
            return found.name
    return None
