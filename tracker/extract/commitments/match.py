"""What one sentence commits to: the rules that fire on it, strongest first of each kind."""

from __future__ import annotations

from dataclasses import dataclass

from tracker.extract.commitments.actors import PRONOUNS, Actor, actor_words
from tracker.extract.commitments.clause import Clause, clause_of, other_acts, plain_clause
from tracker.extract.commitments.morphology import Form
from tracker.extract.commitments.parliament import parliament_in
from tracker.extract.commitments.parse import Parse, grammar
from tracker.extract.commitments.rules import Frame, Phrase, Rules, Verb, rules
from tracker.extract.commitments.tokens import Words, tokenise
from tracker.models import Kind, Status


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


def match(sentence: str) -> list[Hit]:
    """The rules that fire on `sentence`, in the order they were tried; empty for most sentences."""
    return match_words(tokenise(sentence))[0]


def match_words(words: Words, antecedent: Actor | None = None) -> tuple[list[Hit], Parse]:
    """As `match`, on a sentence that is tokenised already; the parse goes with it, for who needs it next.

    `antecedent` is who a pronoun may stand for (see `antecedent_of`).
    """
    table = rules()
    parse = Parse(words, antecedent)
    if table.triggers.isdisjoint(words.words) or words.text.endswith("?"):
        return [], parse
    present = set(words.words)
    hits = [hit for phrase in phrases_of(present, table) if (hit := try_phrase(phrase, parse))]
    if not actor_words().isdisjoint(present) or (antecedent is not None and not PRONOUNS.isdisjoint(present)):
        hits += _verb_hits(parse, present, table) or ([] if hits else plain_hits(parse, table))
    else:
        hits += _verb_hits(parse, present, table, participles=True)
    if hits and is_excluded(words, present, table):
        return [], parse
    return hits, parse


def _verb_hits(parse: Parse, present: set[str], table: Rules, *, participles: bool = False) -> list[Hit]:
    """The hits of the verbs; `participles` tries those alone, for a sentence that names no actor."""
    hits = []
    for at, verb, form in candidates(parse.words, present, table):
        if not participles or form.type == "participle":
            tried = try_verb(verb, form, parse, at, table)
            if isinstance(tried, Hit):
                hits.append(tried)
    return hits


def antecedent_of(parse: Parse) -> Actor | None:
    """Who `hij` or `zij` in the next sentence stands for: the one actor that is subject here; no pronoun is."""
    able = [actor for actor in parse.actors if not actor.preposition and actor.side in ("dutch", "mixed", "group")]
    if len({actor.name for actor in able}) != 1 or able[0].name in ("ik", "wij", "Nederland"):
        return None
    return able[0]


def plain_hits(parse: Parse, table: Rules) -> list[Hit]:
    """The hit of a verb no entry knows with the Dutch side as its subject, where no rule fired; at most one."""
    clause = plain_clause(parse, table.neutral, table.verbs.keys())
    frame = next((f for f in table.frames["any"] if clause and _fits(f, clause, parse.words)), None)
    if clause is None or frame is None or clause.subject is None:
        return []
    name = clause.subject.name
    return [Hit("any/verb", frame.name, frame.kind, frame.status, name, None, clause.verb, clause)]


def candidates(words: Words, present: set[str], table: Rules) -> list[tuple[int, Verb, Form]]:
    """Every verb form of the sentence with the entries it may belong to, by the cheapest tests."""
    verbs = table.verbs
    found = [
        (at, verb, form)
        for at, word in enumerate(words.words)
        if word in verbs
        for verb, form in verbs[word]
        if (form.joined or not verb.particle or verb.particle in present)
        and (verb.hints is None or not verb.hints.isdisjoint(present))
    ]
    for cue in table.cued.keys() & present:
        for verb, finite in table.cued[cue]:
            found += [(at, verb, Form(w, "singular", False)) for at, w in enumerate(words.words) if w in finite]
    return found


def is_excluded(words: Words, present: set[str], table: Rules) -> str | None:
    """The name of the rule that keeps the sentence out, None when none does."""
    for word in table.excluded.keys() & present:
        for phrase in table.excluded[word]:
            if phrase.pattern.search(words.text) and not (phrase.unless and phrase.unless.search(words.text)):
                return phrase.rule
    return None


def phrases_of(present: set[str], table: Rules) -> list[Phrase]:
    """The phrases worth trying on a sentence with these words."""
    phrases = table.phrases
    near = [phrase for word in sorted(phrases.keys() & present) for phrase in phrases[word]]
    return list({phrase.rule: phrase for phrase in near if phrase.all_words <= present}.values())


def try_phrase(phrase: Phrase, parse: Parse) -> Hit | None:
    """The hit of a set phrase, None when the sentence does not hold it or undoes it."""
    words = parse.words
    matched = phrase.pattern.search(words.text)
    if not matched or (phrase.unless and phrase.unless.search(words.text)):
        return None
    if phrase.active and other_acts(parse):
        return None
    own = owner_of(matched[0])
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
        return "a word stands there that undoes it"
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
    return not frame.to_parliament or parliament_in(words.text) is not None
