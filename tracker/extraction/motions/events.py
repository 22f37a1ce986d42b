"""What a sentence says of a motion's execution, driven by `lexicon/motion_events.yml`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple, get_args

from tracker.documents.speakers import members_speak
from tracker.extraction.motions.operative_clause import mask_operative_clause
from tracker.lexicon import load
from tracker.models import MotionEventKind

LONGEST = 2000
"""How much of a sentence, in characters, is read: a longer one is a table or a text without full stops."""
_FATES = ("adopted", "rejected", "held", "withdrawn", "lapsed")


class ReportedEvent(NamedTuple):
    """An event, and the span of the words that say so."""

    kind: MotionEventKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class EventRule:
    """One entry of the lexicon, compiled."""

    event: MotionEventKind
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    alone: bool
    """False for words that say something only with the rest of the sentence (`conform de motie`)."""
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
                entry.get("alone", True),
                tuple(entry["examples"]),
                tuple(entry.get("counter", ())),
            )
        )
    return tuple(rules)


def event_in(sentence: str) -> ReportedEvent | None:
    """What `sentence` says of the execution of a motion, and the span of the words that say so; None when nothing."""
    reported = events_in(sentence)
    return reported[0] if reported else None


def events_in(
    sentence: str, subjects: Sequence[tuple[int, int]] = (), *, alone: bool = False
) -> tuple[ReportedEvent, ...]:
    """What `sentence` says of a motion: at most one event, and with an appreciation what the Kamer then decided.

    What the motion asks is not read: its numbers in brackets, `die vraagt om ...`, and the spans of `subjects` (`over
    ...`); where nothing is left that tells, the subjects are read after all, since they may have been read too long.
    `alone` leaves out the rules whose words need the rest of the sentence. What members ask or find is no event.
    """
    sentence = sentence[:LONGEST]
    if members_speak(sentence):
        return ()
    for spans in (subjects, ()) if subjects else ((),):
        bare, places = mask_operative_clause(sentence, spans)
        if reported := _read(bare, alone):
            return tuple(ReportedEvent(kind, places[start], places[end - 1] + 1) for kind, start, end in reported)
    return ()


def _read(bare: str, alone: bool) -> list[ReportedEvent]:
    found: list[ReportedEvent] = []
    for rule in event_rules():
        if (alone and not rule.alone) or (found and rule.event not in _FATES):
            continue
        said = rule.pattern.search(bare)
        if said and not (rule.unless and rule.unless.search(bare)):
            found.append(ReportedEvent(rule.event, said.start(), said.end()))
            if len(found) > 1 or rule.event != "appreciated":
                break
    return found
