"""By when a commitment is to be met: of the periods its sentence names, the one that the promise governs."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from tracker.extraction.commitments.attributes.status import is_past
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.matches import Match
from tracker.extraction.deadlines import find_period
from tracker.extraction.deadlines.governing import tells_past, was_to_come
from tracker.models import Period

# A word that is more than punctuation
_WORD = re.compile(r"\S*\w\S*")


def deadline_of(match: Match, context: Context) -> Period | None:
    """The period that is a deadline of the match, None where there is none; its span points into the document."""
    period = _governed(match, context)
    if period is None or not _is_deadline(period, match, context):
        return None
    shift = context.sentence.start
    return replace(period, start=period.start + shift, end=period.end + shift)


def _governed(match: Match, context: Context) -> Period | None:
    """The period that the promise governs.

    Of a document without a date the year must be stated; else the date of its file tells roughly when it was written.
    """
    text, document, governor = context.text, context.document, _governor(match, context.text)
    period = find_period(text, document.reference_date, context.parse.present, governor)
    if document.reference_date is None and document.date_of_file and (period is None or period.date is None):
        return find_period(text, document.date_of_file, context.parse.present, governor) or period
    return period


def _governor(match: Match, sentence: str) -> int | None:
    """Where the finite verb of a match stands in its sentence; None where the match is no clause."""
    if match.clause is None:
        return None
    word = next(islice(_WORD.finditer(sentence), match.clause.finite, None), None)
    return word.start() if word else None


def _is_deadline(period: Period, match: Match, context: Context) -> bool:
    """Whether a period is the deadline of a match.

    A vague one is no deadline of a position. Where the date of the letter is unknown, a date of what was agreed,
    thought or done may lie behind it; and of what was done, an event without a date is the occasion.
    """
    done = match.status == "fulfilled" or (is_past(match) and not match.recalls)
    if period.date is None:
        occasion = period.precision == "event" and (done or match.recalls)
        return match.kind != "position" and not occasion
    if context.document.reference_date is not None:
        return not (done and period.precision == "event" and not match.recalls)
    published = context.document.date_of_file
    if published is not None and period.date >= published[: len(period.date)]:
        return True
    if done:
        return was_to_come(context.text, period)
    if published is not None and int(period.date[:4]) < int(published[:4]) - 1:
        return False
    return match.kind not in ("position", "agreement") or not tells_past(context.text, period)
