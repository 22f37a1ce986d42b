"""What verbs.yml, frames.yml, phrases/ and excluded.yml hold, and which of their fields can't go together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import get_args

from tracker.lexicon.schema import (
    EXPRESSIONS,
    FLAG,
    TEXT,
    WORDINGS,
    WORDS,
    Choice,
    Fault,
    ListOf,
    MapOf,
    Path,
    Record,
    Shape,
    Value,
)
from tracker.models import Kind, Status

ACTOR_CLASSES = ("dutch", "group", "parliament")
"""The lists of actors.yml."""
PARTIES = ("dutch", "mixed", "group", "parliament", "none")
"""What a subject may be for a rule (dutch/clauses/actors.py; `other` never counts)."""
TENSES = ("present", "past", "perfect", "future", "will", "conditional", "can", "must")
"""The tenses of a clause (dutch/clauses/finite.py)."""
ROLES = ("stance", "plan", "agree", "promise", "inform", "act", "give", "decide")
"""What saying a verb does."""
STATUSES: dict[str, tuple[str, ...]] = {
    "position": ("stated",),
    "agreement": ("stated",),
    "pledge": ("announced", "open", "fulfilled"),
    "action": ("announced", "fulfilled", "withdrawn"),
    "undertaking": tuple(status for status in get_args(Status) if status != "stated"),
    "motion": tuple(status for status in get_args(Status) if status != "stated"),
}
"""How each kind of commitment can stand."""

_KIND, _STATUS = Choice(get_args(Kind), "kind"), Choice(get_args(Status), "status")
_TENSES = ListOf(Choice(TENSES, "tense"))
_PARTIES = ListOf(Choice(PARTIES, "party"))
_DROP = Choice(("drop",), "treatment")
_PRIORITY = Choice(("weak", "report"), "priority")


def kind_and_status(entry: dict[str, Value]) -> str | None:
    """A status that the kind of an entry never has."""
    kind, status = entry.get("kind", "position"), entry.get("status", "stated")
    if status not in STATUSES[kind]:
        return f"'{kind}' is never '{status}', but {' or '.join(STATUSES[kind])}"
    return None


def _asked_and_blocked(entry: dict[str, Value]) -> str | None:
    """A word that both makes an entry count and blocks it."""
    for field in ("requires", "phrase"):
        both = [words for words in entry.get(field, ()) if words in entry.get("blocked_by", ())]
        if both:
            return f"{both[0]!r} stands in '{field}' and in 'blocked_by': it would never count"
    return None


def _trigger_words(verb: dict[str, Value]) -> str | None:
    if ("trigger_words" in verb) != ("finite" in verb):
        return "'trigger_words' and 'finite' go together"
    ignored = next((field for field in ("past", "participle", "perfect") if field in verb), None)
    if "trigger_words" in verb and ignored:
        return f"a verb with 'trigger_words' is found by its finite forms: '{ignored}' would say nothing"
    return None


def _never_counts(verb: dict[str, Value]) -> str | None:
    dropped = set(verb.get("drop", ()))
    if dropped >= set(TENSES):
        return "'drop' leaves no tense in which it counts"
    if "done" in verb and dropped >= {"past", "perfect"}:
        return "'done' is the status of the past and perfect, which 'drop' leaves out"
    # a subject that nobody names stands in the passive alone
    if verb.get("passive") == "drop" and verb.get("subjects") == ["none"]:
        return "'subjects: [none]' counts in the passive alone, which 'passive: drop' leaves out"
    return None


_VERB = Record(
    {"example": TEXT},
    {
        "counter": TEXT,
        "past": WORDS,
        "participle": TEXT,
        "trigger_words": WORDS,
        "finite": WORDS,
        "requires": WORDINGS,
        "requires_pattern": EXPRESSIONS,
        "blocked_by": WORDINGS,
        "blocked_by_pattern": EXPRESSIONS,
        "subjects": _PARTIES,
        "negated": _DROP,
        "passive": _DROP,
        "drop": _TENSES,
        "perfect": Choice(("zijn",), "auxiliary"),
        "particle_anywhere": FLAG,
        "animate_object": FLAG,
        "done": _STATUS,
    },
    (_trigger_words, _never_counts, _asked_and_blocked),
)


class _Verbs(MapOf):
    """The verbs of one class, where a bar parts the particle of those that separate."""

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        yield from MapOf.faults(self, value, path)
        for lemma, verb in value.items() if isinstance(value, dict) else ():
            if isinstance(verb, dict) and verb.get("particle_anywhere") and "|" not in str(lemma):
                yield Fault((*path, lemma), "'particle_anywhere' is for a verb that separates, with a bar: op|roepen")


VERBS: Shape = MapOf(_Verbs(_VERB), Choice(ROLES, "class of verbs"))

_FRAME = Record(
    {"name": TEXT, "party": _PARTIES, "kind": _KIND, "status": _STATUS},
    {
        "tenses": _TENSES,
        "passive": FLAG,
        "to_parliament": FLAG,
        "main": FLAG,
        "blocked_by": WORDINGS,
        "blocked_by_pattern": EXPRESSIONS,
        "priority": _PRIORITY,
    },
    (kind_and_status,),
)


class _Frames(ListOf):
    """The frames of one class of verbs, of which the first that fits decides."""

    def faults(self, value: Value, path: Path) -> Iterator[Fault]:
        """As `Shape.faults` has it."""
        found = list(ListOf.faults(self, value, path))
        yield from found
        for earlier, later in combinations(value, 2) if not found else ():
            if _decides_before(earlier, later):
                yield Fault((*path, value.index(later)), f"never reached: '{earlier['name']}' decides before it")


def _decides_before(earlier: dict[str, Value], later: dict[str, Value]) -> bool:
    """Whether an earlier frame fits wherever a later one does."""
    if "blocked_by" in earlier or "blocked_by_pattern" in earlier:
        return False
    if any(earlier.get(asked) and not later.get(asked) for asked in ("passive", "to_parliament", "main")):
        return False
    tenses = set(earlier.get("tenses", TENSES)) >= set(later.get("tenses", TENSES))
    return tenses and set(earlier["party"]) >= set(later["party"])


FRAMES: Shape = MapOf(_Frames(_FRAME), Choice((*ROLES, "any"), "class of verbs"))


def _says_something(phrase: dict[str, Value]) -> str | None:
    return (
        None
        if "phrase" in phrase or "pattern" in phrase
        else "'phrase' (words) or 'pattern' (an expression) is missing"
    )


def _fires_and_does_not(phrase: dict[str, Value]) -> str | None:
    both = [sentence for sentence in phrase["examples"] if sentence in phrase["counter"]]
    return f"{both[0]!r} is an example and a counter-example" if both else None


_PHRASE = {"phrase": WORDINGS, "pattern": EXPRESSIONS, "blocked_by": WORDINGS, "blocked_by_pattern": EXPRESSIONS}
_EXAMPLES = {"rule": TEXT, "examples": WORDS, "counter": WORDS}
_WHOLE = (_says_something, _fires_and_does_not, _asked_and_blocked)

PHRASES: Shape = ListOf(
    Record(
        _EXAMPLES | {"kind": _KIND},
        _PHRASE
        | {
            "status": _STATUS,
            "actor": TEXT,
            "active": FLAG,
            "reported": _DROP,
            "agentless": FLAG,
            "recalls": FLAG,
            "priority": _PRIORITY,
        },
        (*_WHOLE, kind_and_status),
    )
)
EXCLUDED: Shape = ListOf(Record(_EXAMPLES, _PHRASE, _WHOLE))
