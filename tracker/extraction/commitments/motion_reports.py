"""What a sentence reports of the execution of a motion, as a match."""

from __future__ import annotations

import re

from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.matcher import exclusion_rule, no_commitment_reason
from tracker.extraction.commitments.matches import Match
from tracker.extraction.motions.events import events_in
from tracker.models import MotionEventKind, Status

MOTION_STATUS: dict[MotionEventKind, Status] = {
    "fulfilled": "fulfilled",
    "partly_fulfilled": "partly_fulfilled",
    "not_fulfilled": "not_fulfilled",
    "in_progress": "open",
}
"""What a letter says of a motion's execution, as the status of the row; other events are no commitment."""

_MOTIONS = frozenset(("motie", "moties"))
# 'indien deze motie wordt uitgevoerd', but not 'als afgedaan'
_IF = re.compile(
    r"\b(?:indien|of|wanneer|hoe|als(?! (?:\w+ )?(?:afgedaan|uitgevoerd|afgehandeld|voldaan|afgerond)\b))\b"
)
# 'is gevolg gegeven', 'wordt uitgevoerd', and nobody named who does it
_PASSIVE = re.compile(r"^(?!.*\b(?:heeft|hebben|had|hadden|door (?:de|het|een))\b).*\b(?:is|zijn|wordt|worden|werd)\b")
# 'deze motie', 'de genoemde motie', 'aan de motie is gevolg gegeven', 'een aantal moties', 'de twee moties'
_POINTER = re.compile(
    r"\b(?:deze|die|dit|beide|de|(?:voor|boven|eerder|laatst)?genoemde|bovenstaande|betreffende) "
    r"(?:genoemde |aangenomen |twee |drie |vier |vijf )?moties?\b"
    r"|\b(?:een aantal|enkele|meerdere|verschillende|diverse|twee|drie|vier|vijf) (?:aangenomen )?moties\b"
)


def report_on_unnamed_motion(parse: Parse, sentence: str) -> MotionEventKind | None:
    """What a sentence says of the execution of `deze motie`, which the question or another paper names.

    Only of the Dutch side, or in the passive, in a main clause: `Indien deze motie wordt uitgevoerd` says nothing.
    """
    present = parse.present
    if (
        _MOTIONS.isdisjoint(present)
        or _IF.search(parse.words.text)
        or no_commitment_reason(parse)
        or exclusion_rule(parse)
    ):
        return None
    ours = any(actor.party == "dutch" and not actor.preposition for actor in parse.actors)
    if not _POINTER.search(parse.words.text) or not (ours or _PASSIVE.search(parse.words.text)):
        return None
    reported = events_in(sentence, alone=True)
    return reported[0][0] if reported and reported[0][0] in MOTION_STATUS else None


def motion_match(event: MotionEventKind) -> Match:
    """The match of a sentence that reports on a motion's execution."""
    return Match(f"motion/{event}", f"motion-{event}", "motion", MOTION_STATUS[event], "kabinet", None, 0)
