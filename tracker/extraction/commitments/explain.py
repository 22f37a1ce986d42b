"""Why a sentence is, or is not, a commitment: the trace its matches carry, with what it weighs.

For who adds a rule (docs/lexicon.md). Nothing here decides or tries: it shows what extraction did.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracker.dutch.clauses.clause import Clause
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.qualifiers import Qualifiers
from tracker.dutch.tokens import tokenise
from tracker.extraction.citations import find_document_citations
from tracker.extraction.commitments.attributes.status import qualifiers_of
from tracker.extraction.commitments.confidence import confidence, match_confidence, top_features
from tracker.extraction.commitments.features import Surroundings, features_of
from tracker.extraction.commitments.matches import Match, MatchAttempt, SentenceMatches
from tracker.extraction.commitments.scan import Skipped, scan, try_sentence
from tracker.extraction.motions import find_events, find_motions
from tracker.models import Document

_SHOWN = 6
"""Features of a sentence that are shown, at most."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A sentence with what was tried on it; `skipped` says why it has no match whatever was tried."""

    text: str
    start: int
    skipped: str | None
    parse: Parse | None = None
    """Its words and clauses; None for a sentence that was not tried."""
    attempts: tuple[MatchAttempt, ...] = ()
    confidence: float | None = None
    """The chance that the sentence is a commitment, None when no rule fired."""
    features: tuple[tuple[str, float], ...] = ()
    """What speaks most for it (above 0) and against it, the heaviest first."""


def explain_sentence(sentence: str) -> Explanation:
    """What was tried on one sentence that stands alone."""
    found = try_sentence(Parse(tokenise(sentence)), sentence)
    return _explanation(sentence, 0, found, features_of(found.matches, found.parse, Surroundings()))


def explain(document: Document) -> Iterator[Explanation]:
    """The explanation of every sentence of the running text of `document`, in order."""
    motions = find_motions(document, find_document_citations(document))
    for each in scan(document, find_events(document, motions)):
        start = each.sentence.start
        if isinstance(each, Skipped):
            yield Explanation(each.text, start, each.reason)
        else:
            yield _explanation(each.text, start, each.found, each.features)


def _explanation(text: str, start: int, found: SentenceMatches, features: frozenset[str]) -> Explanation:
    fired = bool(found.matches)
    return Explanation(
        text,
        start,
        found.skip_reason,
        found.parse,
        found.attempts,
        confidence(features) if fired else None,
        tuple(top_features(features, _SHOWN)) if fired else (),
    )


def describe(attempt: MatchAttempt, parse: Parse | None) -> str:
    """What an attempt gave, or why it gave nothing, in one line; with the qualifiers where its sentence is known."""
    match = attempt.outcome
    if isinstance(match, str):
        return match
    clause = f"  {describe_clause(match.clause)}" if match.clause else ""
    stands = f"  {describe_qualifiers(qualifiers_of(match, parse))}" if parse else ""
    return f"{match.kind}, {match.status}{clause}{stands}  {match_confidence(match):.2f}"


def fired(attempt: MatchAttempt) -> bool:
    """Whether an attempt gave a match."""
    return isinstance(attempt.outcome, Match)


def describe_clause(clause: Clause) -> str:
    """The clause a verb was matched in: `subject Nederland (dutch), past, active`."""
    subject = f"{clause.subject.name} ({clause.party})" if clause.subject else clause.party
    parts = [f"subject {subject}", clause.tense, "passive" if clause.passive else "active"]
    return ", ".join(parts + (["denied"] if clause.negated else []) + (["subordinate"] if clause.subordinate else []))


def describe_qualifiers(qualifiers: Qualifiers) -> str:
    """How a deed stands, as ConText says it: `[affirmed, ahead, government]`."""
    return f"[{qualifiers.presence}, {qualifiers.temporality.replace('_', ' ')}, {qualifiers.experiencer}]"
