"""Numbers that stand in front of their dossier, as the minutes have them: `Zij krijgt nr. 30 (32563)`."""

from __future__ import annotations

import re

from tracker.parliament.paper_numbers import MAX_RANGE, PaperNumber, PaperNumberList

_REACH = 60
"""How far in front of a dossier, in characters, its numbers begin."""
# Zij krijgt nr. 30 (32563) · nr. 203(28286) · nr. 10 ( 36740-XVI) · nrs. 4 en 5 (36045)
# Zij krijgt nr. 52, was nr. 30 (32563): the new number of a motion and its old one
_NR = r"(?:\b[Nn]rs?\.?|\b[Nn]ummers?)\s{0,3}"
_NUMBERS = r"\d{1,4}[a-z]?(?:\s?(?:en|,|t/m)\s?\d{1,4}){0,8}"
_WAS = r"(?:was|waren|voorheen|eerst|eerder|oorspronkelijk)"
_NUMBER_BEFORE = re.compile(
    rf"{_NR}(?P<numbers>{_NUMBERS})(?:[,\s(]{{1,3}}(?:en\s|dit\s)?{_WAS}\s(?:{_NR})?(?P<old>{_NUMBERS})\)?)?\s?\(\s{{0,3}}\Z"
)
# nr. 52 (32563[), was nr. 30]
_OLD_BEHIND = re.compile(rf"\),?\s\(?(?:en\s|dit\s)?{_WAS}\s(?P<nr>{_NR})(?P<old>\d{{1,4}}[a-z]?)(?!\d)")
_RANGE = re.compile(r"(\d+)\s?t/m\s?(\d+)")
_CLOSED = re.compile(r"\s{0,3}\)")


def numbers_in_front(text: str, start: int, end: int, floor: int) -> PaperNumberList | None:
    """The numbers in front of the dossier, in brackets, at `start:end`; None when there are none.

    In `nr. 52, was nr. 30 (32563)` and `nr. 52 (32563), was nr. 30` the old number of a motion comes second. All that
    stand in front share one span.
    """
    before = _NUMBER_BEFORE.search(text, max(floor, start - _REACH), start)
    closed = _CLOSED.match(text, end) if before else None
    if before is None or closed is None:
        return None
    papers = tuple(PaperNumber(token, before.start(), closed.end()) for token in _expanded(before))
    if old := _OLD_BEHIND.match(text, closed.end() - 1):
        papers += (PaperNumber(old["old"], old.start("nr"), old.end()),)
    return PaperNumberList(papers, papers[-1].end, "spelled")


def _expanded(before: re.Match[str]) -> list[str]:
    """The numbers in front of a dossier, ranges written out: `nrs. 4 t/m 6 (36045)`, `nr. 52, was nr. 30 (32563)`."""

    def expanded(span: re.Match[str]) -> str:
        low, high = int(span[1]), int(span[2])
        return " ".join(map(str, range(low, high + 1))) if low < high <= low + MAX_RANGE else span[0]

    written = _RANGE.sub(expanded, f"{before['numbers']} {before['old'] or ''}")
    return re.findall(r"\d+[a-z]?", written)
