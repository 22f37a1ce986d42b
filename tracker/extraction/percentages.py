"""Percentages in a sentence, and what each is of."""

from __future__ import annotations

import re
from functools import cache

from tracker.dutch.numbers import FIGURES, any_of, read_number, words_pattern
from tracker.lexicon import load
from tracker.models import Percentage

# 'van het inkoopbudget van de overheid'
_OF = re.compile(
    r"^[- ]{0,2}(?:van|aan)\s(?:het|de|hun eigen|hun|ons|onze|mijn|haar|zijn|alle)\s(?P<what>[^,.;()]{3,60})",
    re.IGNORECASE,
)
_LONGEST_BASIS = 4
"""Words."""


@cache
def _percent() -> re.Pattern[str]:
    """'vijftig procent', '2-4%', '2½ %', 'vijf à zes procent', '0,3 procentpunt', '5 pct.'"""
    data = load("money")
    number = rf"{FIGURES}|{words_pattern()}"
    signs = any_of([*data["percent_points"], *data["percent"]])
    return re.compile(
        rf"(?<![\w.,])(?:(?P<low>{number})(?:\s?%)?\s?(?:-|–|à|a|tot|of|/|en)\s?)?(?P<high>{number})\s?(?:{signs})(?!\w)",
        re.IGNORECASE,
    )


@cache
def _bases() -> list[tuple[re.Pattern[str], str]]:
    return [(re.compile(entry["pattern"], re.IGNORECASE), entry["name"]) for entry in load("money")["percent_of"]]


@cache
def _ends() -> frozenset[str]:
    return frozenset(load("money")["basis_ends"])


def find_percentages(sentence: str) -> tuple[Percentage, ...]:
    """The percentages in `sentence` and what each is of: `bbp`, `bnp`, or the words behind `van het`.

    Of a range the lower end is the value. A number that was not wholly read is none.
    """
    if "%" not in sentence and "rocent" not in sentence and "ercent" not in sentence and "pct" not in sentence:
        return ()
    return tuple(found for m in _percent().finditer(sentence) if (found := _percentage(m)) is not None)


def _percentage(m: re.Match[str]) -> Percentage | None:
    high = read_number(m["high"])
    low = read_number(m["low"]) if m["low"] else None
    if high is None or (m["low"] and low is None):
        return None
    basis = _basis(m.string[m.end() : m.end() + 80])
    if low is None or low >= high:
        return Percentage(high, m.start("high"), m.end(), basis)
    return Percentage(low, m.start(), m.end(), basis, upper=high)


def _basis(after: str) -> str | None:
    for pattern, name in _bases():
        if pattern.search(after):
            return name
    found = _OF.match(after)
    if found is None:
        return None
    words: list[str] = []
    for word in found["what"].split()[:_LONGEST_BASIS]:
        if word.lower() in _ends():
            break
        words.append(word)
    return " ".join(words) or None
