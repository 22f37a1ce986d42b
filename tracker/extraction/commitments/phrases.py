"""The set phrases of the lexicon, found by the words without which they can't be there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from tracker.extraction.commitments.patterns import commonness, compile_any, compile_pattern, patterns_in
from tracker.lexicon import LexiconError
from tracker.models import Kind, Status


@dataclass(frozen=True, slots=True, eq=False)
class PhraseRule:
    """An entry of `phrases/` or `excluded.yml`."""

    rule: str
    """The entry, as `phrase/volgens`."""
    frame: str
    """Its name alone, by which it is weighed."""
    blocked_by: re.Pattern[str] | None
    kind: Kind
    status: Status
    actor: str | None
    active: bool
    unreported: bool
    """Whether it counts only where it is not somebody else who says so."""
    agentless: bool
    """Whether it tells a deed without who does it, which may be another body's."""
    recalls: bool
    """Whether it recalls a promise made earlier."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """One of the patterns of a phrase, in the order of the lexicon, with the words it needs besides a trigger."""

    order: int
    phrase: PhraseRule
    regex: re.Pattern[str]
    also: tuple[frozenset[str], ...]

    def may_be_in(self, present: frozenset[str]) -> bool:
        """Whether a sentence with these words holds one of each set."""
        for words in self.also:  # noqa: SIM110 - a loop costs half of what a generator does, 50,000 times a letter
            if words.isdisjoint(present):
                return False
        return True


class PhraseIndex:
    """Phrases by the words that make one of their patterns worth trying."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        """Compile `rows`; raises LexiconError for a pattern that holds no word by which to find it."""
        self._index: dict[str, list[_Entry]] = {}
        order = 0
        for row in rows:
            phrase = _phrase(row)
            for text in patterns_in(row, "phrase", "pattern"):
                order += 1
                self._add(order, phrase, text)

    def _add(self, order: int, phrase: PhraseRule, text: str) -> None:
        pattern = compile_pattern(text)
        if not pattern.required_words:
            raise LexiconError(f"{phrase.frame}: no word is certain in the pattern {text!r}; give it one between \\b")
        trigger, *also = sorted(pattern.required_words, key=lambda words: sum(map(commonness, words)))
        entry = _Entry(order, phrase, pattern.regex, tuple(also))
        for word in trigger:
            self._index.setdefault(word, []).append(entry)

    @property
    def triggers(self) -> frozenset[str]:
        """The words of which a sentence must hold one for any phrase to be there."""
        return frozenset(self._index)

    def candidates(self, present: frozenset[str]) -> Iterator[tuple[PhraseRule, list[re.Pattern[str]]]]:
        """The phrases worth trying on a sentence with these words, in order, each with the patterns worth trying."""
        index = self._index
        found = {
            entry.order: entry for word in index.keys() & present for entry in index[word] if entry.may_be_in(present)
        }
        if not found:
            return
        entries = (found[order] for order in sorted(found))
        for phrase, tried in groupby(entries, key=lambda entry: entry.phrase):
            yield phrase, [entry.regex for entry in tried]


def _phrase(row: dict[str, Any]) -> PhraseRule:
    return PhraseRule(
        rule=f"phrase/{row['rule']}",
        frame=row["rule"],
        blocked_by=compile_any(patterns_in(row, "blocked_by", "blocked_by_pattern")),
        kind=row.get("kind", "position"),
        status=row.get("status", "stated"),
        actor=row.get("actor"),
        active=row.get("active", False),
        unreported=row.get("reported") == "drop",
        agentless=row.get("agentless", False),
        recalls=row.get("recalls", False),
    )
