"""Dates of motions as letters give them."""

from __future__ import annotations

import re

from tracker.dutch.dates import DateSpan, find_dates, parse_date

# van 5 juni 2018 · , 23 mei 2024 · d.d. 8 mei 1995 · (12-10-2023) · van 24 mei jl.
_GIVES_ITS_DATE = re.compile(r"(?:\bvan|,|d\.d\.|\bdd\.?|\(|\bingediend op)\s?$")
# ingediend tijdens het debat van 5 juni 2018: the date of a debate or letter, not of the motion
_OTHER = re.compile(r"\b(?:brief|debat|verslag|vergadering|Raad|overleg|nota)\b[^,()]{0,40}\Z")
# is op 3 oktober 2023 aangenomen
_ON = re.compile(r"\bop\s$", re.IGNORECASE)
_AGO = re.compile(r"(?:jl|j\.l|l\.l|leden)\.?$", re.IGNORECASE)
_LOOK_BACK = 60


def event_date(sentence: str) -> str | None:
    """The date on which, as a sentence says, something happened; None when it gives none or several."""
    dates = {span.date for span in _days(sentence) if not span.inferred and _ON.search(_before(sentence, span))}
    return dates.pop() if len(dates) == 1 else None


def paper_date(words: str) -> str | None:
    """The ISO date that the words of a motion paper state, `23 mei 2024`; None for anything else."""
    read = parse_date(words)
    return read[0] if read is not None and read[1] == "day" else None


def date_near(text: str, start: int, end: int, written: str | None) -> str | None:
    """The date a mention gives its motion between `start` and `end`; `jl.` counts back from the letter's date."""
    piece = text[start:end]
    for span in _days(piece, written):
        words = piece[span.start : span.end]
        before = text[max(0, start + span.start - _LOOK_BACK) : start + span.start]
        if not _GIVES_ITS_DATE.search(before) or (span.inferred and not _AGO.search(words)):
            continue
        return None if _OTHER.search(piece[: span.start]) else span.date
    return None


def _days(text: str, near: str | None = None) -> list[DateSpan]:
    return [span for span in find_dates(text, near, "last") if span.precision == "day" and span.until is None]


def _before(text: str, span: DateSpan) -> str:
    return text[max(0, span.start - _LOOK_BACK) : span.start]
