"""What one sentence commits to: the rules that fire on it, strongest first of each kind."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from tracker.dutch.clauses.actors import Actor, actor_words
from tracker.dutch.clauses.clause import Clause, clause_of, is_reported, other_acts, plain_clause
from tracker.dutch.clauses.parse import Parse, grammar
from tracker.dutch.tokens import Words, tokenise
from tracker.dutch.verbs import Form
from tracker.extraction.commitments.phrases import Phrase
from tracker.extraction.commitments.rules import Frame, Rules, Verb, rules
from tracker.models import Kind, Status
from tracker.parliament.addressees import parliament_in

UNDONE = "a word stands there that undoes it"
"""Why a verb or phrase has no hit whose entry names what undoes it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired: `rule` is the entry (`stance/oproepen`, `phrase/volgens`), `frame` what gave it its kind."""

    rule: str
    frame: str
    kind: Kind
    status: Status
    actor: str | None
    stance: str | None
    at: int
    clause: Clause | None = None
    spoken: bool = False
    """Whether the words of a phrase name the actor themselves."""


class Attempt(NamedTuple):
    """An entry that was tried on a sentence: the phrase, or the verb at word `at`, and its hit or why it has none.

    `entry` is None for the rule that takes a verb no entry knows.
    """

    entry: Phrase | Verb | None
    at: int
    outcome: Hit | str


def match(sentence: str) -> list[Hit]:
    """The rules that fire on `sentence`, in the order they were tried; empty for most sentences."""
    return hits_of(Parse(tokenise(sentence)))


def hits_of(parse: Parse) -> list[Hit]:
    """As `match`, on a sentence that is parsed already."""
    if not_tried(parse) is not None:
        return []
    hits = [tried.outcome for tried in attempts(parse) if isinstance(tried.outcome, Hit)]
    return [] if hits and excluded_by(parse) is not None else hits


def not_tried(parse: Parse) -> str | None:
    """Why no rule is tried on a sentence; None when they are."""
    if rules().triggers.isdisjoint(parse.present):
        return "no word of the lexicon in it"
    return "a question is never a commitment" if asks(parse) else None


def asks(parse: Parse) -> bool:
    """Whether a sentence is a question."""
    return parse.words.text.rstrip(" '\"’”»)").endswith("?")


def attempts(parse: Parse) -> Iterator[Attempt]:
    """Every entry worth trying on a sentence, with what it gave: phrases, verbs, and last a verb no entry knows.

    Without an actor only participles are tried, for a passive needs none.
    """
    table, fired, undone = rules(), False, []  # type: Rules, bool, list[int]
    for phrase, patterns in table.phrases.near(parse.present):
        found = try_phrase(phrase, patterns, parse)
        fired = fired or isinstance(found, Hit)
        yield Attempt(phrase, 0, found)
    acts = not actor_words().isdisjoint(parse.present) or parse.has_antecedent
    for at, verb, form in _verbs(parse, table):
        able = acts or form.type == "participle"
        tried = try_verb(verb, form, parse, at, table) if able else "nobody is named who could do it"
        fired = fired or isinstance(tried, Hit)
        if tried == UNDONE:
            undone.append(at)
        yield Attempt(verb, at, tried)
    plain = plain_hit(parse, table, undone) if acts and not fired else None
    if plain is not None:
        yield Attempt(None, plain.at, plain)


def antecedent_of(parse: Parse) -> Actor | None:
    """Who `hij` or `zij` in the next sentence stands for: the one actor that is subject here; no pronoun is."""
    able = [actor for actor in parse.actors if not actor.preposition and actor.side in ("dutch", "mixed", "group")]
    if len({actor.name for actor in able}) != 1 or able[0].name in ("ik", "wij", "Nederland"):
        return None
    return able[0]


def plain_hit(parse: Parse, table: Rules, undone: Collection[int] = ()) -> Hit | None:
    """The hit of a verb no entry knows with the Dutch side as its subject, for where no rule fired.

    A verb at a place in `undone` has an entry that says it means nothing here.
    """
    clause = plain_clause(parse, table.neutral, table.verbs.keys(), undone)
    frame = next((f for f in table.frames["any"] if clause and _fits(f, clause, parse.words)), None)
    if clause is None or frame is None or clause.subject is None:
        return None
    return Hit("any/verb", frame.name, frame.kind, frame.status, clause.subject.name, None, clause.verb, clause)


def _verbs(parse: Parse, table: Rules) -> list[tuple[int, Verb, Form]]:
    """Every verb form of the sentence with the entries it may belong to, by the cheapest tests."""
    verbs, present = table.verbs, parse.present
    found = [
        (at, verb, form)
        for at, word in enumerate(parse.bare)
        if word in verbs
        for verb, form in verbs[word]
        if (form.joined or not verb.particle or verb.particle in present)
        and (verb.hints is None or not verb.hints.isdisjoint(present))
    ]
    for cue in table.cued.keys() & present:
        for verb, finite in table.cued[cue]:
            found += [(at, verb, Form(w, "singular", False)) for at, w in enumerate(parse.bare) if w in finite]
    return found


def excluded_by(parse: Parse) -> str | None:
    """The rule of `excluded.yml` that keeps the sentence out, None when none does."""
    text = parse.words.text
    for phrase, patterns in rules().excluded.near(parse.present):
        if _first(patterns, text) and not (phrase.unless and phrase.unless.search(text)):
            return phrase.rule
    return None


def _first(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


def try_phrase(phrase: Phrase, patterns: Sequence[re.Pattern[str]], parse: Parse) -> Hit | str:
    """The hit of a set phrase by its `patterns`, or why it has none."""
    words = parse.words
    matched = _first(patterns, words.text)
    if not matched:
        return "its words are there, not the phrase"
    if phrase.unless and phrase.unless.search(words.text):
        return UNDONE
    if phrase.active and other_acts(parse):
        return "somebody else does it"
    own = owner_of(matched[0])
    if phrase.unreported and parse.narrated:
        return "in the report of a meeting it is the view of who spoke"
    if phrase.unreported and is_reported(parse, words.place(matched.end())):
        return "it reports what somebody else said or asked"
    rule = f"phrase/{phrase.rule}"
    actor = own or phrase.actor
    return Hit(rule, phrase.rule, phrase.kind, phrase.status, actor, None, matched.start(), spoken=bool(own))


def owner_of(phrase: str) -> str | None:
    """The Dutch actor that words name or own, None for none: `mijn inzet is` is the signatory's."""
    words = set(phrase.split())
    for owner in rules().owners:
        if words & owner.words or (owner.within and owner.within in phrase):
            return owner.name
    return None


def _particle(verb: Verb, words: Words, at: int) -> bool:
    """Whether the particle of a separable verb follows at a place where particles stand."""
    bare = words.words
    if at >= 2 and bare[at - 1] == "te" and bare[at - 2] == verb.particle:
        return True
    for place in range(at + 1, min(len(bare), at + 40)):
        if bare[place] != verb.particle:
            continue
        closes = place + 1 >= len(bare) or words.breaks[place] or bare[place + 1] in grammar().after_particle
        if verb.loose or verb.particle not in grammar().ambiguous_particles or closes:
            return True
    return False


def try_verb(verb: Verb, form: Form, parse: Parse, at: int, table: Rules) -> Hit | str:
    """The hit of the verb form at word `at`, or why it is none. The cheap tests come first."""
    words = parse.words
    if verb.particle and not form.joined and not _particle(verb, words, at):
        return f"no particle '{verb.particle}' behind it"
    if verb.needs and not verb.needs.search(words.text):
        return "the words it asks for are not there"
    if verb.without and verb.without.search(words.text):
        return UNDONE
    clause = clause_of(
        parse,
        at,
        form.type,
        person_object=verb.person_object,
        perfect_with_be=verb.perfect_with_be,
        twofold=words.words[at] in table.participles,
    )
    if clause is None:
        return "no finite verb governs it"
    return _judge(verb, clause, parse, table)


def _judge(verb: Verb, clause: Clause, parse: Parse, table: Rules) -> Hit | str:
    """What a verb means in its clause, or why it means nothing there."""
    if clause.reported:
        return "it reports what somebody else said or asked"
    if clause.negated and (verb.drop_negated or (clause.time in ("perfect", "past") and verb.role == "act")):
        return "it is denied"
    if clause.time in verb.drop_times:
        return f"the {clause.time} of this verb does not count"
    if clause.passive and verb.drop_passive:
        return "the passive of this verb does not count"
    if verb.subjects is not None and clause.side not in verb.subjects:
        return f"its subject is {clause.side}"
    frame = next((f for f in table.frames[verb.role] if _fits(f, clause, parse.words)), None)
    if frame is None:
        return f"no frame of '{verb.role}' for a {clause.side} subject in the {clause.time}"
    kind, status = frame.kind, frame.status
    if clause.negated and (kind == "pledge" or verb.role == "act"):
        kind, status = "position", "stated"
    if verb.done and clause.time in ("perfect", "past"):
        status = verb.done
    actor = clause.subject.name if clause.subject and clause.side != "parliament" else None
    return Hit(f"{verb.role}/{verb.lemma}", frame.name, kind, status, actor, verb.lemma, clause.verb, clause)


def _fits(frame: Frame, clause: Clause, words: Words) -> bool:
    if clause.side not in frame.sides or (frame.times is not None and clause.time not in frame.times):
        return False
    if (frame.passive and not clause.passive) or (frame.main and clause.subordinate):
        return False
    if frame.without is not None and frame.without.search(words.text):
        return False
    return not frame.to_parliament or parliament_in(words.text) is not None
