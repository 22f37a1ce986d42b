"""Numbers in words and figures, as sums, percentages and terms have them. What is not wholly read is no number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from tracker.lexicon import load

_SPACES = "\u00a0\u2009\u202f "
_SIGNS = "½¼¾"
FIGURES = rf"(?:\d{{1,3}}(?:[{_SPACES}]\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*)[{_SIGNS}]?|[{_SIGNS}]"
"""A pattern for what may be a number in figures; `read_figures` says whether it is one."""

_DECIMAL = re.compile(r"(?P<whole>\d+)(?:,(?P<part>\d+))?")
_POINT = re.compile(r"\d{1,3}\.(?:\d{1,2}|\d{4,})")
_GROUPS = re.compile(rf"\d+(?P<by>[.'’{_SPACES}])\d{{3}}(?:(?P=by)\d{{3}})*(?:,\d+)?")
_COMMA_GROUPS = re.compile(r"\d{1,3}(?:,\d{3}){2,}(?:\.\d+)?")
_NOT_FIGURES = re.compile(r"[^\d,]")


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest first; without a group around it."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@cache
def scales() -> dict[str, float]:
    """What each word behind a number multiplies it with: `mln` by a million."""
    return {word: float(value) for word, value in load("numbers")["scales"].items()}


def read_figures(text: str) -> float | None:
    """The value of a number in figures; None for what is none, as `1.2.3`.

    Points, spaces and apostrophes part thousands (`1.250.000`), a comma decimals (`2,5`). A point that can't part
    thousands is read as a comma (`2.5`), several commas as points (`1,500,000`).
    """
    bare = text.strip()
    extra = float(load("numbers")["signs"].get(bare[-1:], 0))
    bare = bare[:-1] if extra else bare
    if not bare:
        return extra or None
    if extra and not bare.isdigit():
        return None
    if _POINT.fullmatch(bare):
        return float(bare)
    if _COMMA_GROUPS.fullmatch(bare):
        return float(bare.replace(",", ""))
    if _GROUPS.fullmatch(bare) or _DECIMAL.fullmatch(bare):
        return float(_NOT_FIGURES.sub("", bare).replace(",", ".")) + extra
    return None


def _below_hundred(units: str, tens: str, teens: str) -> str:
    return rf"(?:(?:(?:{units})(?:en|ën))?(?:{tens})|{teens}|{units})"


@cache
def words_pattern() -> str:
    """A pattern for what may be a number in words, in lower case; `read_words` says its value."""
    data = load("numbers")
    units, teens, tens = (any_of(data[name]) for name in ("units", "teens", "tens"))
    small = _below_hundred(units, tens, teens)
    hundreds = rf"(?:(?:{teens}|{units})?honderd(?:(?:en)?{small})?|{small})"
    whole = rf"(?:{hundreds}?duizend(?:(?:en)? ?{hundreds})?|{hundreds})"
    return rf"(?:{any_of(data['parts'])}|{whole}(?:(?:[eë]n| en (?:een )?)hal(?:f|ve))?)(?!\w)"


@cache
def _words() -> re.Pattern[str]:
    return re.compile(words_pattern())


def read_words(text: str) -> float | None:
    """The value of a number in words, in any case: `tweehonderdvijftig` is 250; None for what is none."""
    words = " ".join(text.lower().split())
    if _words().fullmatch(words) is None:
        return None
    data = load("numbers")
    part = data["parts"].get(words)
    if part is not None:
        return float(part)
    half = re.search(r"(?:[eë]n| en(?: een)?) ?hal(?:f|ve)$", words)
    if half is not None:
        return _whole(words[: half.start()]) + 0.5
    return _whole(words)


def _whole(words: str) -> float:
    """The value of a whole number that `words_pattern` fits."""
    before, thousand, behind = words.partition("duizend")
    if thousand:
        return (_whole(before) if before else 1) * 1000 + _tail(behind)
    before, hundred, behind = words.partition("honderd")
    if hundred:
        return (_simple(before) if before else 1) * 100 + _tail(behind)
    return _simple(words)


def _tail(words: str) -> float:
    """The value of what stands behind `honderd` or `duizend`: `entwintig`, ` vijf`, or nothing."""
    bare = words.strip()
    if not bare:
        return 0
    return _whole(bare.removeprefix("en") if _words().fullmatch(bare) is None else bare)


def _simple(word: str) -> float:
    """The value of a number below a hundred: `twaalf`, `dertig`, `vijfendertig`."""
    data = load("numbers")
    for name in ("units", "teens", "tens"):
        if word in data[name]:
            return float(data[name][word])
    ten = next(ten for ten in data["tens"] if word.endswith(ten))
    return float(data["tens"][ten] + data["units"][word.removesuffix(ten)[:-2]])


def read_number(text: str) -> float | None:
    """The value of a number in figures or words; None for what is none."""
    return read_figures(text) if text[:1].isdigit() or text[:1] in _SIGNS else read_words(text)


def in_words(number: int) -> str:
    """A whole number below a million in words: 250 gives `tweehonderdvijftig`. Raises ValueError for others."""
    if not 0 < number < 1_000_000:
        raise ValueError(f"no words for {number}")
    if number >= 1000:
        thousands, rest = divmod(number, 1000)
        return ("" if thousands == 1 else in_words(thousands)) + "duizend" + (in_words(rest) if rest else "")
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return ("" if hundreds == 1 else in_words(hundreds)) + "honderd" + (in_words(rest) if rest else "")
    data = load("numbers")
    names = {value: word for name in ("units", "teens", "tens") for word, value in data[name].items() if word != "één"}
    if number in names:
        return str(names[number])
    unit = names[number % 10]
    return f"{unit}{'ën' if unit.endswith('e') else 'en'}{names[number - number % 10]}"
