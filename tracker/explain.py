"""Why a sentence is, or is not, a commitment: every rule that was tried on it, and what came of it.

For who adds a rule (docs/lexicon.md). Nothing here decides: it asks the same functions that extraction uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.extract.commitments.clause import Clause
from tracker.extract.commitments.confidence import confidence, frame_confidence
from tracker.extract.commitments.match import Hit, candidates, is_excluded, phrases_of, try_phrase, try_verb
from tracker.extract.commitments.parse import Parse
from tracker.extract.commitments.rules import rules
from tracker.extract.commitments.scan import MAX_QUOTE, RUNNING
from tracker.extract.commitments.tokens import tokenise
from tracker.extract.commitments.voice import others_until
from tracker.models import Document


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule that was tried: `outcome` says what it gave, or why it gave nothing."""

    rule: str
    fired: bool
    outcome: str
    clause: str | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence with the trials on it; `skipped` says why it was not tried at all."""

    text: str
    start: int
    skipped: str | None
    trials: tuple[Trial, ...]
    confidence: float | None
    """The chance that the sentence is a commitment, None when no rule fired."""


def explain_sentence(sentence: str, start: int = 0) -> Explanation:
    """The trials on one sentence; `start` is its offset in the document's text."""
    words, table = tokenise(sentence), rules()
    present = set(words.words)
    if sentence.rstrip().endswith("?"):
        return Explanation(sentence, start, "a question is never a commitment", (), None)
    excluded = is_excluded(words, present, table)
    if excluded:
        return Explanation(sentence, start, f"excluded/{excluded} keeps it out", (), None)
    parse = Parse(words)
    trials, hits = [], []
    for phrase in phrases_of(present, table):
        hit = try_phrase(phrase, parse)
        outcome = f"{hit.kind}, {hit.status}" if hit else "the phrase is not there, or undone"
        trials.append(_trial(f"phrase {phrase.rule}", hit, outcome))
        hits += [hit] if hit else []
    for at, verb, form in candidates(words, present, table):
        tried = try_verb(verb, form, parse, at, table)
        name = f"{verb.role} {verb.lemma} ({words.words[at]})"
        if isinstance(tried, Hit):
            trials.append(_trial(name, tried, f"{tried.kind}, {tried.status}"))
            hits.append(tried)
        else:
            trials.append(Trial(name, False, tried))
    chance = confidence(hit.frame for hit in hits) if hits else None
    return Explanation(sentence, start, None if trials else "no word of the lexicon in it", tuple(trials), chance)


def explain(document: Document) -> Iterator[Explanation]:
    """The explanation of every sentence of the running text of `document`, in order."""
    silent = others_until(document)
    for sentence in document.sentences:
        if sentence.kind not in RUNNING:
            continue
        text = document.text[sentence.start : sentence.end]
        if sentence.start < silent.get(sentence.section, 0):
            title = document.sections[sentence.section].title
            yield Explanation(text, sentence.start, f"others speak under '{title}'", (), None)
        elif len(text) > MAX_QUOTE:
            yield Explanation(text, sentence.start, f"longer than {MAX_QUOTE} characters: no sentence", (), None)
        else:
            yield explain_sentence(text, sentence.start)


def _trial(name: str, hit: Hit | None, outcome: str) -> Trial:
    if hit is None:
        return Trial(name, False, outcome)
    clause = _describe(hit.clause) if hit.clause else None
    return Trial(name, True, outcome, clause, round(frame_confidence(hit.frame), 2))


def _describe(clause: Clause) -> str:
    subject = f"{clause.subject.name} ({clause.side})" if clause.subject else clause.side
    parts = [f"subject {subject}", clause.time, "passive" if clause.passive else "active"]
    return ", ".join(parts + (["denied"] if clause.negated else []) + (["subordinate"] if clause.subordinate else []))
