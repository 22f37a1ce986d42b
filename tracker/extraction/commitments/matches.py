"""What the rules make of one sentence: the matches, and the trace of every entry that was tried."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from tracker.dutch.clauses.clause import Clause
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.qualifiers import Span
from tracker.models import Kind, Status


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired: `rule` is the entry (`stance/oproepen`, `phrase/volgens`), `frame` what gave it its kind."""

    rule: str
    frame: str
    kind: Kind
    status: Status
    actor: str | None
    stance: str | None
    at: int
    """The word it stands at: the verb, the first word of a phrase."""
    clause: Clause | None = None
    span: Span | None = None
    """Where a phrase stands in the sentence in lower case."""
    recalls: bool = False
    """Whether it recalls a promise made earlier."""
    status_confidence: float = 1.0
    """How often a status found like this one is right."""
    explicit_actor: bool = False
    """Whether the words of a phrase name the actor themselves."""


class MatchAttempt(NamedTuple):
    """An entry that was tried on a sentence: the verb form it was tried on, and its match or why it has none."""

    rule: str
    word: str | None
    outcome: Match | str

    @property
    def name(self) -> str:
        """The entry as a reader knows it: `stance oproepen (riep)`, `phrase volgens`."""
        name = self.rule.replace("/", " ")
        return f"{name} ({self.word})" if self.word else name


@dataclass(frozen=True, slots=True)
class SentenceMatches:
    """The matches on a sentence in the order they were tried, and the trace that led to them."""

    parse: Parse
    attempts: tuple[MatchAttempt, ...] = ()
    skip_reason: str | None = None
    """Why a sentence has no matches whatever was tried on it: a question, an excluded formula."""

    @property
    def matches(self) -> list[Match]:
        """The rules that fired; empty for most sentences."""
        return (
            [] if self.skip_reason else [tried.outcome for tried in self.attempts if isinstance(tried.outcome, Match)]
        )

    def and_also(self, match: Match) -> SentenceMatches:
        """The same with one more match behind what was tried."""
        return replace(self, attempts=(*self.attempts, MatchAttempt(match.rule, None, match)))


BLOCKED = "a word stands there that blocks it"
"""Why a verb or phrase has no match whose entry names what blocks it."""

OTHERS = "who does it is another body, named here or in the paragraph"
"""Why a deed without an agent has no match."""
