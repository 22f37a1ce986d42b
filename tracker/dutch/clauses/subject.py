"""Which actor is the subject of a finite verb, from Dutch word order alone.

In a main clause the finite verb stands second and its subject directly before or behind it (*Nederland riep ... op*,
*In dat kader riep Nederland ... op*); in a subordinate clause the subject follows the subordinator and the verb comes
last (*dat ik het een goed voorstel vind*). See the Algemene Nederlandse Spraakkunst, chapter 21.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from tracker.dutch.clauses.actors import Actor
from tracker.dutch.clauses.finite import LOOK_BACK
from tracker.dutch.clauses.parse import (
    AUXILIARY,
    CLOSED,
    COORDINATOR,
    FILLER,
    PREPOSITION,
    SUBORDINATOR,
    Parse,
    grammar,
)

_MAX_FILLERS = 5
_PRONOUNS = ("ik", "wij")
_CONDITIONS = frozenset(
    ("mogelijk", "nodig", "wenselijk", "gewenst", "relevant", "opportuun", "noodzakelijk", "passend")
)
"""What makes a clause without a verb behind a subordinator: `waar mogelijk roept het kabinet`."""
_DETERMINERS = ("het", "dit", "deze", "de", "een")
"""With a noun behind them a subject of their own: `Het overleg adviseert de minister`."""


def subject_of(parse: Parse, finite: int, *, animate_object: bool = False) -> Actor | None:
    """The actor that is subject of the finite verb at `finite`, None when it is none that we know.

    `animate_object` marks verbs that take persons as object (`vragen`, `oproepen`): with those a name behind the verb
    is its object when another noun phrase comes first.
    """
    if not parse.actors:
        return None
    before = _last_before(parse, finite)
    if before and before.end == finite and _precedes(parse, before, finite):
        return before
    behind = _behind(parse, finite, animate_object)
    if behind:
        return behind
    if before and finite - before.start <= LOOK_BACK and _precedes(parse, before, finite):
        return before
    return _before_aside(parse, finite) or _inherited(parse, finite)


def _behind(parse: Parse, finite: int, animate_object: bool) -> Actor | None:
    """The inverted subject: an actor behind the verb with nothing but fillers between."""
    for actor in parse.actors:
        if actor.preposition or actor.start <= finite or actor.start - finite > _MAX_FILLERS:
            continue
        fillers = all(flag & FILLER for flag in parse.flags[finite + 1 : actor.start])
        if fillers and True not in parse.punct_after[finite : actor.start]:
            return actor if actor.name in _PRONOUNS or _inverts(parse, finite, animate_object) else None
    return None


def _last_before(parse: Parse, finite: int) -> Actor | None:
    """The last actor before `finite` that can be subject; of `Nederland en de EU` the first, stretched over both.

    The Kamer is object behind another actor: `waarover ik uw Kamer zal informeren`.
    """
    able = [a for a in parse.actors if a.end <= finite and not a.preposition]
    if not able:
        return None
    last = able[-1]
    if last.party == "parliament" and len(able) > 1 and True not in parse.punct_after[able[-2].start : last.start]:
        return able[-2]
    if len(able) > 1 and able[-2].end == last.start - 1 and parse.lower[last.start - 1] == "en":
        return replace(able[-2], end=last.end, plural=True)
    return last


def _inverts(parse: Parse, finite: int, animate_object: bool) -> bool:
    """Whether what precedes the finite verb leaves room for a subject behind it, as `Jansen riep` does not."""
    start = parse.segment_start(finite)
    if start == finite:
        return True
    if parse.flags[start] & COORDINATOR and start + 1 < finite:
        start += 1
    if parse.lower[start] in _DETERMINERS and start + 1 < finite:
        return not animate_object
    if parse.flags[start] & SUBORDINATOR and parse.lower[start + 1] in _CONDITIONS:
        return True
    if parse.flags[start] & (PREPOSITION | FILLER) or parse.lower[start] in grammar().words["openers"]:
        return True
    return not animate_object


def _precedes(parse: Parse, actor: Actor, finite: int) -> bool:
    """Whether `actor` stands where the subject of a later finite verb stands."""
    flags, breaks = parse.flags, parse.punct_after
    start, behind = actor.start, _behind_aside(parse, actor, finite)
    while start > 0 and not breaks[start - 1] and flags[start - 1] & FILLER and not flags[start - 1] & _OPENERS:
        start -= 1
    opens = start == 0 or breaks[start - 1]
    before = flags[start - 1] if start else 0
    between = flags[behind:finite]
    if all(flag & FILLER for flag in between):
        return True
    if before & SUBORDINATOR:
        return not any(flag & AUXILIARY for flag in between)
    if not (opens or before & COORDINATOR):
        return False
    broken = breaks[actor.end - 1]
    tail = broken or parse.lower[actor.end] in grammar().words["noun_tails"]
    closed = breaks[finite - 1] or True not in breaks[actor.end : finite]
    return tail and closed and (broken or not any(flag & AUXILIARY for flag in between))


_OPENERS = SUBORDINATOR | COORDINATOR


def _before_aside(parse: Parse, finite: int) -> Actor | None:
    """The subject that an aside with actors of its own parts from its verb: `dat ik, zoals ik heb gemeld, ... zal`."""
    able = (a for a in parse.actors if a.end < finite <= a.end + LOOK_BACK and not a.preposition)
    return next((a for a in able if _behind_aside(parse, a, finite) > a.end and _precedes(parse, a, finite)), None)


def _behind_aside(parse: Parse, actor: Actor, finite: int) -> int:
    """Where the clause of a subject goes on behind an aside: `dat ik, zoals eerder is gemeld, ... heb gevraagd`."""
    opened = (
        actor.end < finite and parse.punct_after[actor.end - 1] and parse.lower[actor.end] in grammar().words["asides"]
    )
    closed = next((at for at in range(actor.end, finite - 1) if parse.punct_after[at]), None) if opened else None
    return actor.end if closed is None else closed + 1


def _inherited(parse: Parse, finite: int) -> Actor | None:
    """The subject of the clause before, for a verb that follows `en` or `maar` with none of its own."""
    at = finite - 1
    if _in_series(parse, finite):
        return parse.actors[0]
    while at > 0 and parse.flags[at] & FILLER:
        at -= 1
    if at <= 0 or parse.lower[at] not in grammar().words["inheriting"]:
        return None
    for actor in reversed(parse.actors):
        if actor.end <= at and not actor.preposition:
            inverted = actor.start > 0 and not parse.flags[actor.start - 1] & COORDINATOR
            opens = actor.start == 0 or parse.punct_after[actor.start - 1]
            return actor if inverted or opens or actor.name in _PRONOUNS else None
    return None


def _in_series(parse: Parse, finite: int) -> bool:
    """Whether a verb is one of several of the subject that opens the sentence: `Nederland is tegen, bepleit ... en`."""
    first = parse.actors[0]
    if first.start or first.preposition or finite <= first.end or not parse.punct_after[finite - 1]:
        return False
    return "en" in parse.lower[finite:] and not any(flag & SUBORDINATOR for flag in parse.flags[first.end : finite])


def agent_of(parse: Parse, finite: int, verb: int) -> Actor | None:
    """The actor in `door het kabinet` or `vanuit het Rijk` that does what a passive verb says."""
    low, high = min(finite, verb) - 12, max(finite, verb) + 8
    return next((a for a in parse.actors if _does(a) and low <= a.start <= high), None)


def _does(actor: Actor) -> bool:
    return actor.preposition == "door" or (actor.preposition == "vanuit" and actor.party == "dutch")


def has_foreign_agent(parse: Parse, finite: int, verb: int) -> bool:
    """Whether a passive verb names somebody else as agent: `wordt door de gemeente onderzocht`."""
    span = parse.lower[max(0, min(finite, verb) - 6) : max(finite, verb) + 4]
    no_agents = grammar().words["no_agents"]
    return any(word == "door" and behind not in no_agents for word, behind in pairwise(span))


def finite_beside(parse: Parse, actor: Actor) -> int | None:
    """Where the finite verb of a main clause with this subject stands, None when it is no main clause."""
    before = parse.lower[actor.start - 1] if actor.start else ""
    if actor.start == 0 or parse.punct_after[actor.start - 1] or before in grammar().words["main_openers"]:
        return actor.end if actor.end < len(parse.lower) else None
    if parse.flags[actor.start - 1] & CLOSED or actor.start < 2 or not _inflected(before, actor):
        return None
    if actor.name not in _PRONOUNS and (
        _is_noun(parse, actor.start - 1) or not _inverts(parse, actor.start - 1, animate_object=True)
    ):
        return None
    first = parse.segment_start(actor.start - 1)
    subordinate = parse.flags[first] & SUBORDINATOR or parse.lower[first - 1 : first] in (["die"], ["dat"])
    return None if subordinate else actor.start - 1


def _is_noun(parse: Parse, at: int) -> bool:
    """Whether a word is a noun or name whatever it ends in: behind `de`, or with a capital inside a sentence."""
    named = any(map(str.isupper, parse.words.cased[at])) and not parse.words.text.isupper()
    article = parse.lower[at - 1] in ("de", "een", "het") and at - 1 > parse.segment_start(
        at
    )  # `Het verbaast het kabinet`
    return named or article


def _inflected(word: str, actor: Actor) -> bool:
    """Whether a word can be finite with the subject: `-t`, `-de`, `-te`, a bare stem with `ik`, `-en` in the plural."""
    if word in grammar().auxiliary:
        return True
    if not word.isalpha():
        return False
    if actor.plural:
        return word.endswith("en")
    return not word.endswith("en") if actor.name == "ik" else word.endswith(("t", "de", "te"))
