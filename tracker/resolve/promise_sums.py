"""Whether two sentences with one sum to one receiver speak of one promise: the same sum for another year is another."""

from __future__ import annotations

import re
from functools import lru_cache

from tracker.resolve.promise_terms import Mention, says

# 2024-2026 · 2024 t/m 2026 · 2024 tot en met 2026
_SPAN = re.compile(r"\b(?P<first>(?:19|20)\d\d)\s?(?:-|–|t/m|tot en met)\s?(?P<last>(?:19|20)\d\d)\b")
_YEAR = re.compile(r"(?<![\d/-])(?:19|20)\d\d(?![\d/-]|\s?\d{3}\b)")
# 3 maart 2023 · (Kamerstuk 21 501-02, nr. 2898) · vergaderjaar 2023-2024: days and papers say not for when a sum is
_NOT_FOR = re.compile(
    r"\([^()]*\)|\b\d{1,2} (?:jan|feb|maart|apr|mei|juni|juli|aug|sept|okt|nov|dec)\w* (?:19|20)\d\d"
    r"|\bvergaderjaar (?:19|20)\d\d\D(?:19|20)?\d\d"
)
_OF_NOW = re.compile(r"\b(?P<which>dit|vorig|afgelopen|komend|volgend) jaar\b", re.IGNORECASE)
_OFF = {"dit": 0, "vorig": -1, "afgelopen": -1, "komend": 1, "volgend": 1}
_BUDGET_MONTH = "09"
"""From the month in which the budget of the next year is presented, a sum without a year may be of that year."""
_LONGEST_SPAN = 20


@lru_cache(2**12)
def years_of(text: str, date: str) -> frozenset[int]:
    """The years a sentence names as those of what it speaks of; `date` of its letter tells which year is `dit jaar`."""
    said = _NOT_FOR.sub(" ", text)
    found = {int(year[0]) for year in _YEAR.finditer(_SPAN.sub(" ", said))}
    for span in _SPAN.finditer(said):
        first, last = int(span["first"]), int(span["last"])
        if first <= last <= first + _LONGEST_SPAN:
            found.update(range(first, last + 1))
    if date[:4].isdigit():
        found.update(int(date[:4]) + _OFF[each["which"].lower()] for each in _OF_NOW.finditer(said))
    return frozenset(found)


def is_other_sum(mention: Mention, earlier: Mention, *, recalling: bool) -> bool:
    """Whether a sentence with the sum of an earlier one must speak of another promise.

    It names other years, or says that it comes once more (`opnieuw`). A sum without a year is of the year of its
    letter, and from the month of the budget also of the next, unless the sentence recalls what was said before.
    """
    if not recalling and says("anew", mention.text):
        return True
    own, others = years_of(mention.text, mention.date), years_of(earlier.text, earlier.date)
    if not recalling:
        own, others = own or _year_of_letter(mention), others or _year_of_letter(earlier)
    return bool(own) and bool(others) and own.isdisjoint(others)


def _year_of_letter(mention: Mention) -> frozenset[int]:
    if not mention.date[:4].isdigit():
        return frozenset()
    year = int(mention.date[:4])
    return frozenset((year, year + 1)) if mention.date[5:7] >= _BUDGET_MONTH else frozenset((year,))
