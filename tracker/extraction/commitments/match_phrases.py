"""A set phrase tried on a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.dutch.clauses.clause import is_reported
from tracker.dutch.clauses.others import other_acts
from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.matches import BLOCKED, OTHERS, Match
from tracker.extraction.commitments.phrases import PhraseRule
from tracker.extraction.commitments.rules import rules


def match_phrase(phrase: PhraseRule, patterns: Sequence[re.Pattern[str]], parse: Parse) -> Match | str:
    """The match of a set phrase by its `patterns`, or why it has none."""
    words = parse.words
    matched = first_match(patterns, words.text)
    if not matched:
        return "its words are there, not the phrase"
    if phrase.blocked_by and phrase.blocked_by.search(words.text):
        return BLOCKED
    if phrase.active and other_acts(parse, rules().verbs):
        return "somebody else does it"
    own = actor_from_possessive(matched[0])
    if phrase.unreported and parse.in_minutes:
        return "in the report of a meeting it is the view of who spoke"
    if phrase.unreported and is_reported(parse, words.place(matched.end())):
        return "it reports what somebody else said or asked"
    if phrase.agentless and not own and parse.experiencer(matched.span()) == "other":
        return OTHERS
    return Match(
        phrase.rule,
        phrase.frame,
        phrase.kind,
        phrase.status,
        own or phrase.actor,
        None,
        words.place(matched.end()),
        span=matched.span(),
        explicit_actor=bool(own),
        recalls=phrase.recalls,
    )


def first_match(patterns: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Where the first of `patterns` that is in `text` is; None when none is."""
    return next((found for pattern in patterns if (found := pattern.search(text))), None)


def actor_from_possessive(phrase: str) -> str | None:
    """The Dutch actor that words name or own, None for none: `mijn inzet is` is the signatory's."""
    words = set(phrase.split())
    for cue in rules().actor_cues:
        if words & cue.words or (cue.within and cue.within in phrase):
            return cue.name
    return None
