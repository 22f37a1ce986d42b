"""By when a commitment is to be met: of the periods its sentence names, the one that the promise governs."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.extraction.deadlines import find_period
from tracker.models import Kind, Period, Status


def deadline_of(
    sentence: str,
    reference: str | None,
    words: Iterable[str] | None = None,
    *,
    kind: Kind,
    status: Status,
    past: bool = False,
    recalled: bool = False,
) -> Period | None:
    """The period of `sentence` as a deadline of what it commits to, None where it is none; offsets into `sentence`.

    `reference` is the ISO date of the document, None when unknown; `words` are the bare words in lower case, where the
    caller has them. `past` says that the sentence tells what was done, `recalled` that it recalls a promise: what that
    promised may still lie ahead. A vague period is no deadline of a position. Where the date of the letter is unknown,
    a date of what was agreed, thought or done may lie behind it; of what was done, an event without a date is the
    occasion.
    """
    period = find_period(sentence, reference, words)
    if period is None or (period.date is None and kind == "position"):
        return None
    done = status == "fulfilled" or (past and not recalled)
    if period.date is None and period.precision == "event" and (done or recalled):
        return None
    may_be_past = done or kind in ("position", "agreement")
    return None if period.date is not None and reference is None and may_be_past else period
