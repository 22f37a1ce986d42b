"""The clause around a verb: its finite verb, subject, tense, voice and negation, from Dutch word order alone.

In a main clause the finite verb stands second and its subject directly before or behind it (*Nederland riep ... op*,
*In dat kader riep Nederland ... op*); in a subordinate clause the subject follows the subordinator and the verb comes
last (*dat ik het een goed voorstel vind*). See the Algemene Nederlandse Spraakkunst, chapter 21.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

from tracker.extract.commitments.actors import Actor, Side, find_actors
from tracker.extract.commitments.morphology import FormType
from tracker.extract.commitments.tokens import Words
from tracker.lexicon import load

Time = Literal["present", "past", "perfect", "future", "will", "conditional", "can", "must"]

_AUXILIARY_TIME: dict[str, Time] = {
    "future": "future",
    "go": "future",
    "conditional": "conditional",
    "will": "will",
    "can": "can",
    "must": "must",
    "keep": "present",
}
_PAST_AUXILIARIES = frozenset(("werd", "werden", "was", "waren", "had", "hadden"))
_NEW_CLAUSE = frozenset(("dat", "omdat", "of", "om", "die", "waarbij", "zodat", "te", "hoe"))
_REPORTED = frozenset(("dat", "of", "hoe", "waarom", "wat", "welke"))
_MAX_LOOK_BACK = 45
_MAX_FILLERS = 5
_MAX_CLUSTER = 12
_WITH_TE = frozenset(("dient", "dienen", "hoef", "hoeft", "hoeven"))
_MODAL = frozenset(("future", "can", "must", "conditional", "will"))


# 'rondgestuurd', 'gestationeerd', 'bekendgemaakt', 'verhoogd', 'overgedragen'
_PARTICIPLE = re.compile(r"(?:\w*ge\w{2,}|(?:be|ver|ont|her|er|over|onder|mis)\w{2,})(?:d|t|en)")


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed classes of `grammar.yml`, as sets."""

    auxiliary: dict[str, str]
    subordinators: frozenset[str]
    coordinators: frozenset[str]
    prepositions: frozenset[str]
    fillers: frozenset[str]
    ambiguous_particles: frozenset[str]
    after_particle: frozenset[str]
    noun_markers: frozenset[str]
    negations: frozenset[str]
    reporting: frozenset[str]


@cache
def grammar() -> Grammar:
    """The closed classes, read once."""
    data = load("grammar")
    auxiliary = {word: name for name, words in data["auxiliaries"].items() for word in words}
    sets = {key: frozenset(data[key]) for key in data if key != "auxiliaries"}
    return Grammar(auxiliary, **sets)


@dataclass(frozen=True, slots=True)
class Clause:
    """What is known of the clause of one verb; `subject` is None when no actor we know is its subject."""

    verb: int
    finite: int
    time: Time
    passive: bool
    negated: bool
    side: Side
    subject: Actor | None
    reported: bool
    subordinate: bool


class Parse:
    """A sentence under analysis: its words, and the actors it names (found once, when first asked for)."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def actors(self) -> list[Actor]:
        """The actors the sentence names, in order."""
        return find_actors(self.words)


def clause_of(
    parse: Parse, verb: int, form: FormType, *, person_object: bool = False, perfect_with_be: bool = False
) -> Clause | None:
    """The clause of the verb at `verb`, None when the verb is a bare infinitive or no verb at all.

    `person_object` marks verbs that take persons as object (`vragen`, `oproepen`): with those a name behind the verb
    is its object when another noun phrase comes first. `perfect_with_be` marks verbs whose perfect takes `zijn`
    (`is overeengekomen`); with the others `is` and a participle are passive, and the subject undergoes the act.
    """
    words = parse.words.words
    finite, time, passive = verb, "present", False  # type: int, Time, bool
    if form == "participle":
        governed = _governor(parse.words, verb, participle=True)
        if governed is None:
            return None
        finite, time, passive = governed
        if perfect_with_be and time == "perfect":
            passive = False
    elif form == "infinitive":
        governed = _governor(parse.words, verb, participle=False)
        if governed is not None:
            finite, time, passive = governed
        elif not _plural_present(parse, verb, person_object):
            return None
    elif form == "past":
        time = "past"
    if form in ("singular", "plural", "past"):
        noun = verb > 0 and words[verb - 1] in grammar().noun_markers and not parse.words.breaks[verb - 1]
        if noun or (words[verb] not in grammar().auxiliary and _is_participle(parse.words, verb)):
            return None
    subject = _subject(parse, finite, person_object)
    if subject is None:
        subject = _inherited(parse, finite)
    side: Side = subject.side if subject else ("none" if passive else "other")
    if passive:
        subject, side = _passive_side(parse, subject, finite, verb)
    negated = _negated(parse.words, finite, verb)
    inverted = subject is not None and subject.start > finite
    subordinate = finite >= verb - 1 and not inverted and form != "past" and _in_subordinate(parse.words, verb)
    return Clause(verb, finite, time, passive, negated, side, subject, _reported(parse, finite), subordinate)


def plain_clause(parse: Parse, neutral: frozenset[str]) -> Clause | None:
    """The first main clause whose subject is the Dutch side and whose verb no entry knows, None when there is none.

    The finite verb is the word next to the subject: behind one that opens the clause, before one that is inverted.
    With `heeft` there, the verb is the participle that closes the clause. `neutral` are forms that say nothing.
    """
    for actor in parse.actors:
        if actor.side not in ("dutch", "mixed") or actor.preposition:
            continue
        finite = _finite_beside(parse.words, actor)
        if finite is None:
            continue
        word = parse.words.words[finite]
        if grammar().auxiliary.get(word) == "perfect":
            verb, time = _closing_participle(parse.words, max(finite, actor.end - 1)), "perfect"  # type: int|None, Time
        else:
            verb, time = finite, ("past" if word.endswith(("de", "den", "te", "ten")) else "present")
        if verb is None or not _says_something(parse.words.words[verb], neutral):
            continue
        if any(w in neutral for w in parse.words.words[finite : finite + 1]) and time != "perfect":
            continue
        return Clause(verb, finite, time, False, _negated(parse.words, finite, verb), actor.side, actor, False, False)
    return None


def _finite_beside(words: Words, actor: Actor) -> int | None:
    """Where the finite verb of a main clause with this subject stands, None when it is no main clause."""
    rules = grammar()
    before = words.words[actor.start - 1] if actor.start else ""
    opens = actor.start == 0 or words.breaks[actor.start - 1] or before in ("maar", "want", "dus")
    if opens:
        return actor.end if actor.end < len(words) else None
    closed = rules.fillers | rules.prepositions | rules.subordinators | rules.coordinators
    if before in closed or actor.start < 2 or not (before.isalpha() and _inflected(before, actor)):
        return None
    first = actor.start - 1
    while first > 0 and not words.breaks[first - 1]:
        first -= 1
    subordinate = words.words[first] in rules.subordinators or words.words[first - 1 : first] in (["die"], ["dat"])
    return None if subordinate else actor.start - 1


def _inflected(word: str, actor: Actor) -> bool:
    """Whether a word can be a finite form for the subject: `-t`, `-de`, `-te`, a bare stem with `ik`, `-en` in plural."""
    if word in grammar().auxiliary:
        return True
    if actor.plural:
        return word.endswith("en")
    return not word.endswith("en") if actor.name == "ik" else word.endswith(("t", "de", "te"))


def _closing_participle(words: Words, after: int) -> int | None:
    """The participle that closes the clause behind word `after`: before a break, the end, or what follows the verb."""
    rules = grammar()
    for at in range(after + 1, len(words)):
        closes = at + 1 == len(words) or words.breaks[at] or words.words[at + 1] in rules.prepositions
        if closes and words.words[at - 1] not in rules.noun_markers and _PARTICIPLE.fullmatch(words.words[at]):
            return at
    return None


def _says_something(word: str, neutral: frozenset[str]) -> bool:
    rules = grammar()
    return word.isalpha() and word not in neutral and word not in rules.fillers | rules.prepositions | rules.subordinators


def _passive_side(parse: Parse, subject: Actor | None, finite: int, verb: int) -> tuple[Actor | None, Side]:
    """Who does what a passive verb says: its agent; parliament stays its subject (`wordt uw Kamer geïnformeerd`)."""
    agent = _agent(parse, finite, verb)
    if agent is not None:
        return agent, agent.side
    if _foreign_agent(parse.words, finite, verb):
        return None, "other"
    if subject is not None and subject.side != "none":
        return (subject, "parliament") if subject.side == "parliament" else (None, "other")
    return None, "none"


def _governor(words: Words, verb: int, *, participle: bool) -> tuple[int, Time, bool] | None:
    """The finite auxiliary that governs a participle or infinitive: its index, the tense, and whether it is passive."""
    bare = words.words
    passive = participle and ("worden" in bare[verb + 1 : verb + 2] or (verb > 0 and bare[verb - 1] == "worden"))
    behind = _governor_behind(words, verb, participle, passive)
    if behind is not None and (verb == 0 or _subordinate_start(words, verb) is not None):
        return behind
    return _governor_before(words, verb, participle, passive)


def _governor_behind(words: Words, verb: int, participle: bool, passive: bool) -> tuple[int, Time, bool] | None:
    """The auxiliary behind the verb, as in a subordinate clause: *dat het is onderzocht*, *dat dit wordt bezien*."""
    for at in range(verb + 1, min(verb + 4, len(words))):
        word = words.words[at]
        name = grammar().auxiliary.get(word)
        if name is None or words.breaks[at - 1]:
            return None
        governed = _tense(name, word, participle, passive) if word not in ("worden", "hebben") else None
        if governed is not None:
            return (at, *governed)
    return None


def _governor_before(words: Words, verb: int, participle: bool, passive: bool) -> tuple[int, Time, bool] | None:
    """The nearest auxiliary before the verb that combines with it.

    One in `-en` (*worden*, *blijven*) may itself be an infinitive: then the modal before it is the finite verb
    (*zal ... worden onderzocht*, *zal ... blijven volgen*), if there is one in the same stretch.
    """
    bare = words.words
    pending: tuple[int, Time, bool] | None = None
    for at in range(verb - 1, max(-1, verb - _MAX_LOOK_BACK), -1):
        word = bare[at]
        if pending is not None and (words.breaks[at] or at < pending[0] - _MAX_CLUSTER):
            break
        governed = _tense(grammar().auxiliary.get(word), word, participle, passive)
        if governed is None:
            continue
        if pending is not None:
            if governed[0] in _MODAL:
                return at, governed[0], pending[2]
            continue
        if not participle and bare[verb - 1] == "te" and word not in _WITH_TE:
            return None
        if word.endswith("en") and word != "hebben":
            pending = (at, *governed)
            continue
        return (at, *governed)
    return pending


def _tense(name: str | None, word: str, participle: bool, passive: bool) -> tuple[Time, bool] | None:
    """Tense and voice of an auxiliary with a participle or an infinitive, None when the two do not combine."""
    if name is None:
        return None
    if not participle:
        return (_AUXILIARY_TIME[name], False) if name in _AUXILIARY_TIME else None
    if name == "perfect":
        return "perfect", False
    if name == "passive":
        return ("past" if word in _PAST_AUXILIARIES else "present"), True
    if name == "be":
        return "perfect", True
    return _AUXILIARY_TIME[name], passive


def _subordinate_start(words: Words, verb: int) -> int | None:
    """Where the subordinate clause of `verb` starts, None in a main clause."""
    subordinators = grammar().subordinators
    for at in range(verb - 1, max(-1, verb - _MAX_LOOK_BACK), -1):
        if words.words[at] in subordinators:
            return at
    return None


def _in_subordinate(words: Words, verb: int) -> bool:
    """Whether a subordinator opens the stretch between commas that the verb stands in."""
    subordinators = grammar().subordinators
    for at in range(verb - 1, max(-1, verb - _MAX_LOOK_BACK), -1):
        if words.breaks[at]:
            return False
        if words.words[at] in subordinators:
            return True
    return False


def _is_participle(words: Words, verb: int) -> bool:
    """Whether a form that may be finite closes a main clause with an auxiliary: `is de regering verzocht`."""
    if verb + 1 < len(words) and not words.breaks[verb]:
        return False
    rules = grammar()
    for at in range(verb - 1, max(-1, verb - _MAX_LOOK_BACK), -1):
        if words.breaks[at] or words.words[at] in rules.subordinators:
            return False
        if rules.auxiliary.get(words.words[at]) in ("perfect", "be", "passive"):
            return True
    return False


def _plural_present(parse: Parse, verb: int, person_object: bool) -> bool:
    """Whether an infinitive form is the plural present of a plural subject: `wij onderzoeken`."""
    if verb and parse.words.words[verb - 1] in grammar().noun_markers:
        return False
    subject = _subject(parse, verb, person_object)
    return subject is not None and subject.plural


def _subject(parse: Parse, finite: int, person_object: bool) -> Actor | None:
    """The actor that is subject of the finite verb at `finite`, by its place."""
    words, rules = parse.words, grammar()
    before = _first_of_coordination(parse, finite)
    if before and before.end == finite and _precedes(parse, before, finite):
        return before
    for actor in parse.actors:
        if actor.preposition or actor.start <= finite or actor.start - finite > _MAX_FILLERS:
            continue
        between = words.words[finite + 1 : actor.start]
        if all(w in rules.fillers for w in between) and not any(words.breaks[finite : actor.start]):
            if actor.name not in ("ik", "wij") and not _inverts(words, finite, person_object):
                break
            return actor
    if before and finite - before.start <= _MAX_LOOK_BACK and _precedes(parse, before, finite):
        return before
    return None


def _first_of_coordination(parse: Parse, finite: int) -> Actor | None:
    """The last actor before `finite` that can be subject; of `Nederland en de EU` the first, stretched over both."""
    able = [a for a in parse.actors if a.end <= finite and not a.preposition]
    if not able:
        return None
    last = able[-1]
    if len(able) > 1 and able[-2].end == last.start - 1 and parse.words.words[last.start - 1] == "en":
        return replace(able[-2], end=last.end, plural=True)
    return last


def _inverts(words: Words, finite: int, person_object: bool) -> bool:
    """Whether what stands before the finite verb leaves room for a subject behind it."""
    if finite == 0 or words.breaks[finite - 1]:
        return True
    rules = grammar()
    start = finite
    while start > 0 and not words.breaks[start - 1]:
        start -= 1
    first = words.words[start]
    if first in rules.coordinators and start + 1 < finite:
        first = words.words[start + 1]
    if first in rules.prepositions or first in rules.fillers or finite - start == 1:
        return True
    return not person_object


def _precedes(parse: Parse, actor: Actor, finite: int) -> bool:
    """Whether `actor` stands where the subject of a later finite verb stands."""
    words, rules = parse.words, grammar()
    start = actor.start
    opens = start == 0 or words.breaks[start - 1]
    before = words.words[start - 1] if start else ""
    subordinate = before in rules.subordinators or before in rules.coordinators
    while start > 0 and words.words[start - 1] in rules.fillers and not opens and not subordinate:
        start -= 1
        opens = start == 0 or words.breaks[start - 1]
        before = words.words[start - 1] if start else ""
        subordinate = before in rules.subordinators or before in rules.coordinators
    between = range(actor.end, finite)
    if all(words.words[i] in rules.fillers for i in between):
        return True
    if before in rules.subordinators:
        return not any(words.words[i] in rules.auxiliary and words.words[i] != "worden" for i in between)
    if opens or subordinate:
        gap = words.breaks[actor.end - 1] or words.words[actor.end] in ("van", "voor", "en", "die", "dat", "als", "in")
        closed = words.breaks[finite - 1] or not any(words.breaks[i] for i in between)
        finite_between = any(words.words[i] in rules.auxiliary for i in between)
        return gap and closed and not (finite_between and not words.breaks[actor.end - 1])
    return False


def _inherited(parse: Parse, finite: int) -> Actor | None:
    """The subject of the clause before, for a verb that follows `en` or `maar` with none of its own."""
    words, rules = parse.words, grammar()
    at = finite - 1
    while at > 0 and words.words[at] in rules.fillers:
        at -= 1
    if at <= 0 or words.words[at] not in ("en", "maar", "of", "doch"):
        return None
    for actor in reversed(parse.actors):
        if actor.end <= at and not actor.preposition:
            inverted = actor.start > 0 and words.words[actor.start - 1] not in rules.coordinators
            opens = actor.start == 0 or words.breaks[actor.start - 1]
            return actor if inverted or opens or actor.name in ("ik", "wij") else None
    return None


def _agent(parse: Parse, finite: int, verb: int) -> Actor | None:
    """The actor in `door het kabinet` that does what a passive verb says."""
    low, high = min(finite, verb) - 12, max(finite, verb) + 8
    return next((a for a in parse.actors if a.preposition == "door" and low <= a.start <= high), None)


def _foreign_agent(words: Words, finite: int, verb: int) -> bool:
    """Whether a passive verb names somebody else as agent: `wordt door de gemeente onderzocht`."""
    low, high = max(0, min(finite, verb) - 6), max(finite, verb) + 4
    span = words.words[low:high]
    return any(w == "door" and span[i + 1 : i + 2] not in ([], ["middel"], ["het"], ["te"]) for i, w in enumerate(span))


def _negated(words: Words, finite: int, verb: int) -> bool:
    """Whether a negation stands in the clause: before a verb that comes last, behind one that comes second."""
    rules = grammar()
    low, high = min(finite, verb), max(finite, verb)
    if finite == verb:
        while high + 1 < len(words) and not words.breaks[high] and words.words[high + 1] not in _NEW_CLAUSE:
            high += 1
    for at in range(low, high + 1):
        if words.words[at] in rules.negations and words.words[at + 1 : at + 2] != ["alleen"]:
            return True
        if finite < at < high and words.words[at] in _NEW_CLAUSE:
            return False
    return False


def _reported(parse: Parse, finite: int) -> bool:
    """Whether the clause depends on what somebody else said or asked (`de leden vragen of ...`)."""
    words, rules = parse.words, grammar()
    for at in range(finite - 1, 0, -1):
        if words.words[at] in _REPORTED and (at + 1 < finite):
            for verb in range(at - 1, max(-1, at - 12), -1):
                if words.words[verb] in rules.reporting:
                    speaker = _subject(parse, verb, False) or _inherited(parse, verb)
                    return speaker is None and not _passive_report(words, verb)
            return False
    return False


def _passive_report(words: Words, verb: int) -> bool:
    """Whether a report has no speaker: `in dat gesprek is aangegeven dat`."""
    low = max(0, verb - 8)
    return (
        any(w in ("is", "wordt", "werd", "zijn", "worden") for w in words.words[low:verb])
        and "door" not in words.words[low:verb]
    )
