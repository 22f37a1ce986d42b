"""What a form of a deadline is: a pattern, a cheap test of whether to try it, and what turns a match into a period."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tracker.dutch.numbers import any_of
from tracker.models import Period

Match = re.Match[str]
Resolver = Callable[[Match, "str | None"], "Period | None"]
"""From a match and the ISO date of the document (None when unknown) to the period it names."""


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a deadline. `words` are bare, in lower case, `pieces` finds a piece of one; either suffices."""

    pattern: re.Pattern[str]
    resolve: Resolver
    words: frozenset[str] = frozenset()
    pieces: re.Pattern[str] | None = None


def compiled(*parts: str) -> re.Pattern[str]:
    """The joined parts as a pattern that minds no case."""
    return re.compile("".join(parts), re.IGNORECASE)


def period(found: Match, iso: str | None, precision: str) -> Period:
    """The period that the words of a match name."""
    return Period(found[0], found.start(), found.end(), iso, precision)  # type: ignore[arg-type]


def is_before(lead: str) -> bool:
    """Whether a preposition says that something is due before a moment, so that the moment itself is too late."""
    return lead.lower().removeprefix("nog ").startswith(("voor", "vóór"))


def pieces_of(pieces: Iterable[str]) -> re.Pattern[str] | None:
    """A pattern for any of some pieces of words in lower case, None for no pieces."""
    return re.compile(any_of(pieces)) if pieces else None
