"""A verb of the lexicon tried on its clause, and the verb that no entry knows."""

from __future__ import annotations

from collections.abc import Collection

from tracker.dutch.clauses.clause import Clause, clause_of, fallback_clause
from tracker.dutch.clauses.parse import AUXILIARY, CLOSED, PREPOSITION, Parse, grammar
from tracker.dutch.tokens import TokenisedSentence
from tracker.dutch.verbs import Form
from tracker.extraction.commitments.matches import BLOCKED, OTHERS, Match
from tracker.extraction.commitments.rules import Frame, RuleSet, VerbRule
from tracker.parliament.addressees import parliament_in

_PARTICLES = frozenset(("aan", "af", "bij", "in", "mee", "na", "om", "op", "over", "toe", "uit", "van"))
"""Prepositions that also stand stranded before a participle: `waar het plan op gebaseerd wordt`."""


def candidate_verbs(parse: Parse, table: RuleSet) -> list[tuple[int, VerbRule, Form]]:
    """Every verb form of the sentence with the entries it may belong to, by the cheapest tests."""
    verbs, present = table.verbs, parse.present
    found = [
        (at, verb, form)
        for at, word in enumerate(parse.lower)
        if word in verbs
        for verb, form in verbs[word]
        if (form.joined or not verb.particle or verb.particle in present)
        and (verb.hints is None or not verb.hints.isdisjoint(present))
    ]
    for cue in sorted(table.by_trigger_word.keys() & present):
        for verb, finite in table.by_trigger_word[cue]:
            found += [(at, verb, Form(w, "singular", False)) for at, w in enumerate(parse.lower) if w in finite]
    return found


def match_verb(verb: VerbRule, form: Form, parse: Parse, at: int, table: RuleSet) -> Match | str:
    """The match of the verb form at word `at`, or why it is none. The cheap tests come first."""
    words = parse.words
    if verb.particle and not form.joined and not _particle(verb, words, at):
        return f"no particle '{verb.particle}' behind it"
    if verb.requires and not verb.requires.search(words.text):
        return "the words it asks for are not there"
    if verb.blocked_by and verb.blocked_by.search(words.text):
        return BLOCKED
    if form.type == "participle" and _is_attributive(parse, at):
        return "it stands before a noun, whose adjective it is"
    clause = clause_of(
        parse,
        at,
        form.type,
        animate_object=verb.animate_object,
        perfect_with_be=verb.perfect_with_be,
        homograph=words.words[at] in table.participles,
    )
    if clause is None:
        return "no finite verb governs it"
    if (
        form.type == "infinitive"
        and verb.particle
        and not form.joined
        and clause.finite != at
        and words.words[at - 1] != "te"
    ):
        return f"'{verb.particle}' is no particle of an infinitive that a modal governs"
    return _judge(verb, clause, parse, table)


def _is_attributive(parse: Parse, at: int) -> bool:
    """Whether a participle is the adjective of a noun behind it: `binnen afgesproken kaders`."""
    if at == 0 or at + 1 >= len(parse.lower) or parse.punct_after[at] or parse.punct_after[at - 1]:
        return False
    behind = parse.flags[at + 1] & (AUXILIARY | CLOSED)
    return bool(parse.flags[at - 1] & PREPOSITION) and not behind and parse.lower[at - 1] not in _PARTICLES


def _judge(verb: VerbRule, clause: Clause, parse: Parse, table: RuleSet) -> Match | str:
    """What a verb means in its clause, or why it means nothing there."""
    if clause.reported:
        return "it reports what somebody else said or asked"
    if clause.negated and (verb.drop_negated or (clause.tense in ("perfect", "past") and verb.role == "act")):
        return "it is denied"
    if clause.party == "none" and parse.experiencer(parse.words.span(clause.verb)) == "other":
        return OTHERS
    if clause.tense in verb.drop_tenses:
        return f"the {clause.tense} of this verb does not count"
    if clause.passive and verb.drop_passive:
        return "the passive of this verb does not count"
    if verb.subjects is not None and clause.party not in verb.subjects:
        return f"its subject is {clause.party}"
    frame = next((f for f in table.frames[verb.role] if _fits(f, clause, parse.words)), None)
    if frame is None:
        return f"no frame of '{verb.role}' for a {clause.party} subject in the {clause.tense}"
    past = clause.tense in ("perfect", "past")
    status = verb.done if verb.done and past else frame.status
    actor = clause.subject.name if clause.subject and clause.party != "parliament" else None
    return Match(
        verb.rule,
        frame.name,
        frame.kind,
        status,
        actor,
        verb.lemma,
        clause.verb,
        clause,
        recalls=past and verb.lemma == "toezeggen",
    )


def _fits(frame: Frame, clause: Clause, words: TokenisedSentence) -> bool:
    if clause.party not in frame.parties or (frame.tenses is not None and clause.tense not in frame.tenses):
        return False
    if (frame.passive and not clause.passive) or (frame.main and clause.subordinate):
        return False
    if frame.blocked_by is not None and frame.blocked_by.search(words.text):
        return False
    return not frame.to_parliament or parliament_in(words.text) is not None


def fallback_match(parse: Parse, table: RuleSet, blocked: Collection[int] = ()) -> Match | None:
    """The match of a verb no entry knows with the Dutch side as its subject, for where no rule fired.

    A verb at a place in `blocked` has an entry that says it means nothing here.
    """
    clause = fallback_clause(parse, table.neutral, table.verbs.keys(), blocked)
    frame = next((f for f in table.frames["any"] if clause and _fits(f, clause, parse.words)), None)
    if clause is None or frame is None or clause.subject is None:
        return None
    return Match("any/verb", frame.name, frame.kind, frame.status, clause.subject.name, None, clause.verb, clause)


def _particle(verb: VerbRule, words: TokenisedSentence, at: int) -> bool:
    """Whether the particle of a separable verb follows at a place where particles stand."""
    bare = words.words
    if at >= 2 and bare[at - 1] == "te" and bare[at - 2] == verb.particle:
        return True
    for place in range(at + 1, min(len(bare), at + 40)):
        if bare[place] != verb.particle:
            continue
        closes = place + 1 >= len(bare) or words.punct_after[place] or bare[place + 1] in grammar().after_particle
        if verb.particle_anywhere or verb.particle not in grammar().ambiguous_particles or closes:
            return True
    return False
