"""The rules of the lexicon tried on one sentence, phrases first, a verb that no entry knows last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tracker.documents.speakers import members_speak
from tracker.dutch.clauses.actors import Actor, actor_words
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.match_phrases import first_match, match_phrase
from tracker.extraction.commitments.match_verbs import candidate_verbs, fallback_match, match_verb
from tracker.extraction.commitments.matches import BLOCKED, Match, MatchAttempt, SentenceMatches
from tracker.extraction.commitments.rules import rules


def match(sentence: str) -> list[Match]:
    """The rules that fire on `sentence`, in the order they were tried; empty for most sentences."""
    return match_sentence(Parse(tokenise(sentence))).matches


def match_sentence(parse: Parse, first: Iterable[MatchAttempt] = ()) -> SentenceMatches:
    """Every rule tried on a sentence; `first` is what is known of it already, which no formula keeps out."""
    known = tuple(first)
    reason = skip_reason(parse)
    if reason is not None:
        return SentenceMatches(parse, known, None if known else reason)
    attempts = tuple(_attempts(parse))
    excluded = exclusion_rule(parse) if any(isinstance(tried.outcome, Match) for tried in attempts) else None
    if excluded is None:
        return SentenceMatches(parse, known + attempts)
    reason = f"excluded/{excluded} keeps it out"
    return SentenceMatches(parse, known) if known else SentenceMatches(parse, attempts, reason)


def skip_reason(parse: Parse) -> str | None:
    """Why no rule is tried on a sentence; None when they are."""
    if rules().triggers.isdisjoint(parse.present):
        return "no word of the lexicon in it"
    return no_commitment_reason(parse)


def no_commitment_reason(parse: Parse) -> str | None:
    """Why nothing that a sentence says is a commitment; None when it can be one."""
    if parse.to_minister and not parse.names_government and "kamer" not in parse.present:
        return "a memo tells by name, or as `u`, what its minister does, or tells parliament"
    return "a question is never a commitment" if is_question(parse) else None


def is_question(parse: Parse) -> bool:
    """Whether a sentence is a question."""
    return parse.words.text.rstrip(" '\"’”»)").endswith("?")


def _attempts(parse: Parse) -> Iterator[MatchAttempt]:
    """Every entry worth trying on a sentence, with what it gave: phrases, verbs, and last a verb no entry knows.

    Without an actor only participles are tried, for a passive needs none.
    """
    table, fired = rules(), False
    blocked: list[int] = []
    outcome: Match | str
    for phrase, patterns in table.phrases.candidates(parse.present):
        outcome = match_phrase(phrase, patterns, parse)
        fired = fired or isinstance(outcome, Match)
        yield MatchAttempt(phrase.rule, None, outcome)
    acts = not actor_words().isdisjoint(parse.present) or parse.has_antecedent
    for at, verb, form in candidate_verbs(parse, table):
        able = acts or form.type == "participle"
        outcome = match_verb(verb, form, parse, at, table) if able else "nobody is named who could do it"
        fired = fired or isinstance(outcome, Match)
        if outcome == BLOCKED:
            blocked.append(at)
        yield MatchAttempt(verb.rule, parse.lower[at], outcome)
    fallback = fallback_match(parse, table, blocked) if acts and not fired else None
    if fallback is not None:
        yield MatchAttempt(fallback.rule, parse.lower[fallback.at], fallback)


def antecedent_of(parse: Parse) -> Actor | None:
    """Who `hij` or `zij` in the next sentence stands for: the one actor that is subject here; no pronoun is."""
    able = [actor for actor in parse.actors if not actor.preposition and actor.party in ("dutch", "mixed", "group")]
    if len({actor.name for actor in able}) != 1 or able[0].name in ("ik", "wij", "Nederland"):
        return None
    return able[0]


def exclusion_rule(parse: Parse) -> str | None:
    """The rule of `excluded.yml` that keeps the sentence out, or that members speak in it; None when nothing does."""
    text = parse.words.text
    for phrase, patterns in rules().excluded.candidates(parse.present):
        if first_match(patterns, text) and not (phrase.blocked_by and phrase.blocked_by.search(text)):
            return phrase.frame
    return "members-speak" if "leden" in parse.present and members_speak(text) else None
