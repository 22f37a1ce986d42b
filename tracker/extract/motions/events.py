"""What a sentence says of a motion's execution, driven by `lexicon/motion_events.yml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from tracker.lexicon import load
from tracker.models import MotionEventKind

LONGEST = 2000
"""How much of a sentence, in characters, is read: a longer one is a table or a text without full stops."""


@dataclass(frozen=True, slots=True)
class EventRule:
    """One entry of the lexicon, compiled."""

    event: MotionEventKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    examples: tuple[str, ...]
    counter: tuple[str, ...]


@cache
def event_rules() -> tuple[EventRule, ...]:
    """The entries of the lexicon in order; raises ValueError for an event that `models` does not know."""
    rules = []
    for entry in load("motion_events")["events"]:
        if entry["event"] not in get_args(MotionEventKind):
            raise ValueError(f"motion_events.yml: unknown event {entry['event']!r}")
        unless = entry.get("unless")
        rules.append(
            EventRule(
                entry["event"],
                re.compile(entry["pattern"], re.IGNORECASE),
                re.compile(unless, re.IGNORECASE) if unless else None,
                tuple(entry["examples"]),
                tuple(entry.get("counter", ())),
            )
        )
    return tuple(rules)


def event_in(sentence: str) -> tuple[MotionEventKind, int, int] | None:
    """What `sentence` says of the execution of a motion, and the span of the words that say so; None when nothing."""
    sentence = sentence[:LONGEST]
    for rule in event_rules():
        found = rule.pattern.search(sentence)
        if found and not (rule.unless and rule.unless.search(sentence)):
            return rule.event, found.start(), found.end()
    return None
