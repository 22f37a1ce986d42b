"""Why a sentence is, or is not, a commitment: every rule that was tried on it, and what came of it.

For who adds a rule (docs/lexicon.md). Nothing here decides: it asks the same functions that extraction uses.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.dutch.clauses.clause import Clause
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.tokens import tokenise
from tracker.extraction.citations import find_document_citations
from tracker.extraction.commitments.confidence import confidence, hit_confidence, strongest
from tracker.extraction.commitments.features import Before, evidence_of
from tracker.extraction.commitments.matcher import Attempt, Hit, asks, attempts, excluded_by, not_tried
from tracker.extraction.commitments.phrases import Phrase
from tracker.extraction.commitments.rules import Verb
from tracker.extraction.commitments.scan import all_hits, events_by_sentence, motion_hit, of_unnamed_motion, sentences
from tracker.extraction.motions import find_events, find_motions
from tracker.models import Document, MotionEventKind

_SHOWN = 6
"""Signs of a sentence that are told, at most."""


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
    weighed: tuple[tuple[str, float], ...] = ()
    """What speaks most for it (above 0) and against it, the heaviest first."""


def explain_sentence(sentence: str) -> Explanation:
    """The trials on one sentence that stands alone."""
    return _explained(sentence, 0, Parse(tokenise(sentence)), None, None)


def explain(document: Document) -> Iterator[Explanation]:
    """The explanation of every sentence of the running text of `document`, in order."""
    motions = find_motions(document, find_document_citations(document))
    told = events_by_sentence(document, find_events(document, motions))
    before: Before | None = None
    for sentence, parse in sentences(document):
        text = document.text[sentence.start : sentence.end]
        if isinstance(parse, str):
            yield Explanation(text, sentence.start, parse, (), None)
        else:
            yield _explained(text, sentence.start, parse, told.get(sentence.start), before)
            before = Before(all_hits(parse, text, told.get(sentence.start)), asks(parse))


def _explained(
    text: str, start: int, parse: Parse, event: MotionEventKind | None, before: Before | None
) -> Explanation:
    event = event or of_unnamed_motion(parse, text)
    motion = [] if event is None else [motion_hit(event)]
    excluded = excluded_by(parse)
    why = not_tried(parse) or (f"excluded/{excluded} keeps it out" if excluded else None)
    tried = [] if why else list(attempts(parse))
    hits = motion + [each.outcome for each in tried if isinstance(each.outcome, Hit)]
    evidence = evidence_of(hits, parse, before) if hits else frozenset[str]()
    trials = [_fired(f"motion {hit.frame.removeprefix('motion-')}", hit) for hit in motion]
    return Explanation(
        text,
        start,
        None if motion else why,
        (*trials, *(_trial(each, parse) for each in tried)),
        confidence(evidence) if hits else None,
        tuple(strongest(evidence, _SHOWN)),
    )


def _name(entry: Phrase | Verb | None, word: str) -> str:
    if entry is None:
        return f"any verb ({word})"
    return f"phrase {entry.rule}" if isinstance(entry, Phrase) else f"{entry.role} {entry.lemma} ({word})"


def _trial(tried: Attempt, parse: Parse) -> Trial:
    name, hit = _name(tried.entry, parse.bare[tried.at]), tried.outcome
    return Trial(name, False, hit) if isinstance(hit, str) else _fired(name, hit)


def _fired(name: str, hit: Hit) -> Trial:
    clause = _describe(hit.clause) if hit.clause else None
    return Trial(name, True, f"{hit.kind}, {hit.status}", clause, round(hit_confidence(hit), 2))


def _describe(clause: Clause) -> str:
    subject = f"{clause.subject.name} ({clause.side})" if clause.subject else clause.side
    parts = [f"subject {subject}", clause.time, "passive" if clause.passive else "active"]
    return ", ".join(parts + (["denied"] if clause.negated else []) + (["subordinate"] if clause.subordinate else []))
