"""By when a commitment is to be met: of the periods its sentence names, the one that the promise governs."""

from __future__ import annotations

from dataclasses import replace

from tracker.extraction.commitments.attributes.status import is_past
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.extraction.deadlines import find_period
from tracker.models import Period


def deadline_of(match: Match, context: Context) -> Period | None:
    """The period that is a deadline of the match, None where there is none; its span points into the document."""
    period = find_period(context.text, context.document.reference_date, context.parse.present)
    if period is None or not _is_deadline(period, match, context):
        return None
    shift = context.sentence.start
    return replace(period, start=period.start + shift, end=period.end + shift)


def _is_deadline(period: Period, match: Match, context: Context) -> bool:
    """Whether a period is the deadline of a match.

    A vague one is no deadline of a position. Where the date of the letter is unknown, a date of what was agreed,
    thought or done may lie behind it; and of what was done, an event without a date is the occasion.
    """
    done = match.status == "fulfilled" or (is_past(match) and not match.recalls)
    if period.date is None:
        occasion = period.precision == "event" and (done or match.recalls)
        return match.kind != "position" and not occasion
    may_be_past = done or match.kind in ("position", "agreement")
    return not (may_be_past and context.document.reference_date is None)
