"""The clause around a verb: its finite verb, subject, tense, voice and negation, and whether it is reported speech."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import pairwise

from tracker.dutch.clauses.actors import Actor, Party
from tracker.dutch.clauses.finite import (
    PARTICIPLE,
    TenseModality,
    closing_participle,
    governor,
    has_auxiliary_before,
    in_subordinate,
)
from tracker.dutch.clauses.parse import (
    AUXILIARY,
    CLOSED,
    COORDINATOR,
    NEGATION,
    NEW_CLAUSE,
    NOUN_MARKER,
    PREPOSITION,
    REPORT_OPENER,
    REPORTING,
    Parse,
    grammar,
)
from tracker.dutch.clauses.subject import agent_of, finite_beside, has_foreign_agent, subject_of
from tracker.dutch.verbs import FormType

_REPORT_REACH = 12
_NEAR = 5
_ARTICLES = ("de", "het", "een")
_FIRST_PERSONS = ("ik", "wij", "we")
_FIRST_PERSON_WORDS = [[word] for word in _FIRST_PERSONS]


@dataclass(frozen=True, slots=True)
class Clause:
    """What is known of the clause of one verb.

    `subject` is None when no actor we know is its subject; of such a clause (`party` other) the rest is not looked at.
    """

    verb: int
    finite: int
    tense: TenseModality
    passive: bool
    negated: bool
    party: Party
    subject: Actor | None
    reported: bool
    subordinate: bool


def clause_of(
    parse: Parse,
    verb: int,
    form: FormType,
    *,
    animate_object: bool = False,
    perfect_with_be: bool = False,
    homograph: bool = False,
) -> Clause | None:
    """The clause of the verb at `verb`, None when the verb is a bare infinitive or no verb at all.

    `animate_object`: see `subject_of`. `perfect_with_be` marks verbs whose perfect takes `zijn` (`is overeengekomen`);
    with the others `is` and a participle are passive, and the subject undergoes the act. `homograph` marks a finite
    form that is a participle too (`verzocht`).
    """
    finite, tense, passive = verb, "present", False  # type: int, TenseModality, bool
    if form == "participle" and (_is_adjective(parse, verb) or _is_noun(parse, verb)):
        return None
    if form in ("participle", "infinitive"):
        governed = governor(parse, verb, participle=form == "participle")
        if governed is not None:
            finite, tense, passive = governed
            passive = passive and not (perfect_with_be and tense == "perfect")
        elif form == "participle" or not _plural_present(parse, verb, animate_object):
            return None
    elif not _is_finite(parse, verb, homograph):
        return None
    elif form == "past":
        tense = "past"
    subject = subject_of(parse, finite, animate_object=animate_object)
    party: Party = subject.party if subject else ("none" if passive else "other")
    if passive:
        subject, party = _passive_party(parse, subject, finite, verb)
    if party == "other":
        return Clause(verb, finite, tense, passive, False, party, None, False, False)
    inverted = subject is not None and subject.start > finite
    subordinate = finite >= verb - 1 and not inverted and form != "past" and in_subordinate(parse, verb)
    negated, reported = _negated(parse, finite, verb), is_reported(parse, finite)
    if subordinate and subject is not None and subject.end <= finite:
        negated = negated or any(_denies(parse, at) for at in range(subject.end, finite))
    return Clause(verb, finite, tense, passive, negated, party, subject, reported, subordinate)


def fallback_clause(
    parse: Parse, neutral: frozenset[str], known: Collection[str], undone: Collection[int] = ()
) -> Clause | None:
    """The first main clause whose subject is the Dutch party and whose verb no entry knows, None when there is none.

    The finite verb is the word next to the subject: behind one that opens the clause, before one that is inverted.
    With `heeft` there, the verb is the participle that closes the clause. `neutral` are forms that say
    nothing; a denied form of the `known` ones was judged before, and so was the verb at a place in `undone`.
    """
    for actor in parse.actors:
        if actor.party not in ("dutch", "mixed") or actor.preposition:
            continue
        finite = finite_beside(parse, actor)
        if finite is None or _is_signature(parse, actor, finite):
            continue
        word = parse.lower[finite]
        verb, tense = finite, "past" if word.endswith(("de", "den", "te", "ten")) else "present"  # type: int | None, TenseModality
        if grammar().auxiliary.get(word) == "perfect":
            verb, tense = closing_participle(parse, max(finite, actor.end - 1)), "perfect"
        if verb is None or verb in undone or parse.flags[verb] & CLOSED:
            continue
        if parse.lower[verb] in neutral or not parse.lower[verb].isalpha():
            continue
        negated = _negated(parse, finite, verb)
        if negated and parse.lower[verb] in known:
            continue
        return Clause(verb, finite, tense, False, negated, actor.party, actor, False, False)
    return None


def _is_signature(parse: Parse, actor: Actor, finite: int) -> bool:
    """Whether a name follows an office where a verb would: `De minister van Justitie, F.B.J. Grapperhaus`."""
    name = parse.words.cased[finite][:1].isupper() and not parse.words.text.isupper()
    return finite == actor.end and (parse.punct_after[actor.end - 1] or (name and not parse.words.cased[0].isupper()))


def _is_finite(parse: Parse, verb: int, homograph: bool) -> bool:
    """Whether a form that can be finite is: no noun behind `de`, no participle behind `is`."""
    if (
        verb > 0
        and parse.flags[verb - 1] & NOUN_MARKER
        and not parse.punct_after[verb - 1]
        and not _inverts(parse, verb)
    ):
        return _closes(parse, verb) and _stranded(parse, verb - 1)
    if parse.flags[verb] & AUXILIARY or any(actor.end == verb and _opens(parse, actor) for actor in parse.actors):
        return True
    return not (_closes(parse, verb) or homograph) or not has_auxiliary_before(parse, verb)


def _closes(parse: Parse, verb: int) -> bool:
    """Whether a verb is the last word before a break."""
    return verb + 1 == len(parse.lower) or parse.punct_after[verb]


def _inverts(parse: Parse, verb: int) -> bool:
    """Whether `ik` or `wij` follows at once, as behind a finite verb only: `of dat genoeg zal zijn leg ik voor`."""
    return parse.lower[verb + 1 : verb + 2] in _FIRST_PERSON_WORDS and not parse.punct_after[verb]


def _opens(parse: Parse, actor: Actor) -> bool:
    """Whether an actor opens a main clause: `ik` in `..., en ik verwacht`, not in `is de regering verzocht`."""
    at = actor.start
    return at == 0 or parse.punct_after[at - 1] or bool(parse.flags[at - 1] & COORDINATOR)


def _is_noun(parse: Parse, verb: int) -> bool:
    """Whether a noun stands where a participle could: `over het bericht`, since no pronoun follows a preposition."""
    if verb < 2 or parse.lower[verb - 1] != "het" or parse.punct_after[verb - 1] or parse.punct_after[verb - 2]:
        return False
    return bool(parse.flags[verb - 2] & PREPOSITION) and not parse.flags[verb] & AUXILIARY


def _is_adjective(parse: Parse, verb: int) -> bool:
    """Whether a participle stands before a noun: `tussen de betrokken onderdelen`."""
    if verb == 0 or verb + 1 >= len(parse.lower) or parse.punct_after[verb] or not parse.flags[verb - 1] & NOUN_MARKER:
        return False
    return not parse.flags[verb + 1] and not _stranded(parse, verb - 1)


def _stranded(parse: Parse, preposition: int) -> bool:
    """Whether a preposition belongs to an `er` before it: `heb ik er bij mijn collega op aangedrongen`."""
    before = parse.lower[parse.segment_start(preposition) : preposition]
    return bool(parse.flags[preposition] & PREPOSITION) and not grammar().words["pronominal"].isdisjoint(before)


def _plural_present(parse: Parse, verb: int, animate_object: bool) -> bool:
    """Whether an infinitive form is the plural present of a plural subject: `wij onderzoeken`."""
    if verb and parse.flags[verb - 1] & NOUN_MARKER:
        return False
    subject = subject_of(parse, verb, animate_object=animate_object)
    return subject is not None and subject.plural


def _passive_party(parse: Parse, subject: Actor | None, finite: int, verb: int) -> tuple[Actor | None, Party]:
    """Who does what a passive verb says: its agent; parliament stays its subject (`wordt uw Kamer geïnformeerd`)."""
    agent = agent_of(parse, finite, verb)
    if agent is not None:
        return agent, agent.party
    if has_foreign_agent(parse, finite, verb):
        return None, "other"
    if subject is not None:
        return (subject, "parliament") if subject.party == "parliament" else (None, "other")
    return None, "none"


def _negated(parse: Parse, finite: int, verb: int) -> bool:
    """Whether a negation stands in the clause: before a verb that comes last, behind one that comes second."""
    flags, last = parse.flags, len(parse.lower) - 1
    low, high = min(finite, verb), max(finite, verb)
    if finite == verb:
        while high < last and not parse.punct_after[high] and not flags[high + 1] & NEW_CLAUSE:
            high += 1
    for at in range(low, high + 1):
        if _denies(parse, at):
            return True
        if finite < at < high and flags[at] & NEW_CLAUSE:
            return False
    return False


def _is_attributed(parse: Parse) -> bool:
    """Whether a sentence ends in who says so, somebody else: `..., zo concluderen de onderzoekers`, `aldus de raad`."""
    start = parse.segment_start(len(parse.lower) - 1)
    if not 0 < start < len(parse.lower) - 1 or len(parse.lower) - start > _REPORT_REACH:
        return False
    first, second = parse.lower[start], parse.flags[start + (parse.lower[start] == "zo")]
    if first != "aldus" and not second & REPORTING:
        return False
    if first not in ("aldus", "zo") and parse.lower[start + 1] not in _ARTICLES:
        return False
    return not any(actor.party in ("dutch", "mixed") and actor.end > start for actor in parse.actors)


def _denies(parse: Parse, at: int) -> bool:
    return bool(parse.flags[at] & NEGATION) and parse.lower[at + 1 : at + 2] != ["alleen"]


def is_reported(parse: Parse, at: int) -> bool:
    """Whether the clause of word `at` depends on what somebody else said or asked (`de leden vragen of ...`)."""
    if _is_attributed(parse):
        return True
    flags = parse.flags
    opener = next((before for before in range(at - 2, 0, -1) if flags[before] & REPORT_OPENER), None)
    if opener is None or _resumes(parse, opener, at):
        return False
    for verb in range(opener - 1, max(-1, opener - _REPORT_REACH), -1):
        if flags[verb] & REPORTING:
            speaker = subject_of(parse, verb)
            others = speaker is None or speaker.party == "group"
            return others and not _ours(parse, verb) and not _speakerless(parse, verb)
    return False


def _ours(parse: Parse, verb: int) -> bool:
    """Whether the government itself reports: `zoals ik stelde dat`, `laat ik beginnen te zeggen dat`."""
    before = parse.lower[max(0, verb - _NEAR) : verb]
    if before[-1:] and before[-1] in _FIRST_PERSONS:
        return True
    return any(first == "laat" and then in _FIRST_PERSONS for first, then in pairwise(before))


def _resumes(parse: Parse, opener: int, at: int) -> bool:
    """Whether the main clause goes on behind the report: `Mocht blijken dat dit helpt, dan zal ik ...`."""
    start = parse.segment_start(at)
    resumed = parse.lower[start] == "dan" or parse.lower[start] in grammar().words["main_openers"]
    return start > opener and (start == at or resumed)


def _speakerless(parse: Parse, verb: int) -> bool:
    """Whether a report has no speaker: `in dat gesprek is aangegeven dat`."""
    span = parse.lower[max(0, verb - 8) : verb]
    passive = any(grammar().auxiliary.get(word) in ("be", "passive") for word in span)
    return passive and "door" not in span and bool(PARTICIPLE.fullmatch(parse.lower[verb]))
