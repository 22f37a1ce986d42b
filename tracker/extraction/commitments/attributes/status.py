"""How a commitment stands."""

from __future__ import annotations

import re
from functools import cache

from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load
from tracker.models import Status


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """What tells that an undertaking is met, or lies ahead (`lexicon/status.yml`)."""
    return re.compile("|".join(load("status")[name]), re.IGNORECASE)


def is_past(match: Match) -> bool:
    """Whether the clause of a match tells what was."""
    return match.clause is not None and match.clause.tense in ("perfect", "past")


def was_promised(match: Match) -> bool:
    """Whether a match recalls a promise: what it promised may still lie ahead."""
    return (is_past(match) and match.stance == "toezeggen") or match.frame == "heb-toegezegd"


def status_of(match: Match, context: Context) -> Status:
    """The status of a match: an undertaking that the sentence says is met by this letter is fulfilled."""
    if match.kind != "undertaking":
        return match.status
    text = context.text
    if was_promised(match) and match.status == "open" and context.document.meets_promises:
        return "fulfilled"
    if match.status == "fulfilled" and not _pattern("hereby").search(text) and _pattern("ahead").search(text):
        return "open"
    if match.status == "open" and _pattern("hereby").search(text) and not _pattern("ahead").search(text):
        return "fulfilled"
    return match.status
