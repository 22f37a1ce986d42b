"""The words without which a pattern of the lexicon can't match, read off the pattern itself.

`\\b(moet|moeten)\\b[^;]{0,40}\\b(omhoog|omlaag)\\b` needs `moet` or `moeten`, and `omhoog` or `omlaag`: two tests on
the set of words of a sentence, hundreds of times cheaper than the pattern. What can't be told is left out, which costs
time and never a match; syntax that this module does not know is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import reduce
from itertools import product

EDGE, GAP = "\0", "\1"
"""Where a word begins or ends; anything at all."""

Cost = Callable[[str], int]
"""How common a word is: it costs a vain trial each time."""
Strings = tuple[str, ...]
"""The ways in which a part of a pattern can read; a tuple with only GAP when that is not known."""

_ANYTHING: Strings = (GAP,)
_MOST = 2_000
"""Ways to read a part of a pattern that are spelled out, at most; what has more is anything at all."""
_FEW = 12
"""Signs a set of signs may hold to be spelled out."""
_DIGITS: Strings = tuple("0123456789")
_TOKEN = re.compile(
    r"(?P<group>\(\?(?P<look>[=!]|<[=!])|\(\?:|\((?!\?))|(?P<unknown>\(\?)|(?P<close>\))|(?P<or>\|)|(?P<edge>\\b|\^|\$)|(?P<digit>\\d)"
    r"|(?P<set>\[\^?(?:\\.|[^\]\\])+\])|(?P<class>\\[wWDsS]|\.)|\\(?P<escaped>.)|(?P<text>[\w ]+(?![?*+{])|.)",
    re.DOTALL,
)
_REPEAT = re.compile(r"(?P<none>\?|\*|\{0?,\d*\}|\{0\})|\+|\{(?P<least>\d+)(?:,\d*)?\}")
_RANGE = re.compile(r"^\^|\\|\w-\w")
# A hyphen joins words that count as words too: 'navo-norm'
_WHOLE = re.compile(r"(?<=[\0 '’/%-])\w+(?=[\0 '’/%-])")
_NO_WORD = re.compile(r"[\0 ,.;:!?()]")


def required_words(pattern: str, cost: Cost = lambda _: 1) -> tuple[frozenset[str], ...]:
    """The sets of words of each of which a text must hold one for `pattern` to match; empty when it tells none.

    `pattern` is a regular expression on text in lower case. A word counts as held when it stands between spaces,
    punctuation or hyphens. Where there is a choice, the words of the lowest `cost` are taken. Raises ValueError for
    syntax beyond groups, alternatives, repeats, sets and looks ahead or behind.
    """
    alternatives, _ = _alternatives(pattern, 0)
    needs = [list(_needs(parts, cost)) for parts in alternatives]
    if len(needs) == 1:
        return tuple(needs[0])
    # of alternatives, each must need something; one set of each together
    cheapest = (min(each, key=lambda words: sum(map(cost, words))) for each in needs if each)
    return (frozenset().union(*cheapest),) if all(needs) else ()


def _needs(parts: list[Strings], cost: Cost) -> Iterator[frozenset[str]]:
    """The sets of a sequence: one or two of each stretch between parts that may be anything."""
    stretch: Strings = ("",)
    for part in [*parts, _ANYTHING]:
        longer = _joined(stretch, part) if part != _ANYTHING else _ANYTHING
        if longer != _ANYTHING:
            stretch = longer
            continue
        words = [frozenset(_WHOLE.findall(text)) for text in stretch]
        for _ in range(2):
            needed = _telling(words, cost)
            if not needed:
                break
            yield needed
            words = [each - needed for each in words]
        open_ended = part == _ANYTHING or not all(text[-1:] in (" ", EDGE) for text in stretch)
        stretch = ("",) if part == _ANYTHING else _joined(("",) if open_ended else (EDGE,), part)


def _telling(texts: list[frozenset[str]], cost: Cost) -> frozenset[str]:
    """Few words, and cheap ones, of which each of `texts` holds one; empty when one holds none."""
    if not all(texts):
        return frozenset()
    holding: dict[str, set[int]] = {}
    for place, text in enumerate(texts):
        for word in text:
            holding.setdefault(word, set()).add(place)
    chosen, left = [], set(range(len(texts)))
    while left:
        best = max(holding, key=lambda word: (len(holding[word]) / cost(word), len(word), word))
        chosen.append(best)
        covered = holding.pop(best)
        left -= covered
        holding = {word: rest for word, places in holding.items() if (rest := places - covered)}
    return frozenset(chosen)


def _alternatives(pattern: str, at: int) -> tuple[list[list[Strings]], int]:
    """The alternatives from `at` to the end of the group, each as its parts; and where the group ends."""
    found: list[list[Strings]] = [[]]
    while at < len(pattern):
        token = _TOKEN.match(pattern, at)
        if token is None or token["unknown"]:
            raise ValueError(f"{pattern[at : at + 8]!r} in a pattern of the lexicon is not understood: {pattern!r}")
        at = token.end()
        if token["close"]:
            break
        if token["or"]:
            found.append([])
            continue
        if token["group"]:
            inner, at = _alternatives(pattern, at)
            part = _looked_at(token["look"], _flat(inner)) if token["look"] else _flat(inner)
        else:
            part = _single(token)
        repeat = _REPEAT.match(pattern, at)
        if repeat is not None:
            at = repeat.end() + (pattern[repeat.end() : repeat.end() + 1] == "?")
            part = _repeated(part, repeat)
        if part:
            found[-1].append(part)
    return found, at


def _single(token: re.Match[str]) -> Strings:
    if token["edge"]:
        return (EDGE,)
    if token["digit"]:
        return _DIGITS
    if token["set"]:
        signs = token["set"][1:-1]
        return tuple(signs) if len(signs) <= _FEW and not _RANGE.search(signs) else _ANYTHING
    if token["class"]:
        return _ANYTHING
    escaped = token["escaped"]
    if escaped is None:
        return (token["text"],)
    return _ANYTHING if escaped.isalnum() else (escaped,)


def _looked_at(look: str, inner: Strings) -> Strings:
    """What a look ahead or behind tells: the edge of a word, where nothing but edges may follow; else nothing."""
    return (EDGE,) if look == "=" and all(_NO_WORD.match(text) for text in inner) else ()


def _repeated(part: Strings, repeat: re.Match[str]) -> Strings:
    if repeat[0] == "?":
        return ("", *part)
    if part in (_ANYTHING, _DIGITS):
        return _ANYTHING
    last = tuple(GAP + text for text in part)
    return ("", *last) if repeat["none"] or repeat["least"] == "0" else last


def _flat(alternatives: list[list[Strings]]) -> Strings:
    """The ways in which a group can read."""
    nothing: Strings = ("",)
    read = tuple(text for parts in alternatives for text in reduce(_joined, parts, nothing))
    return read if len(read) <= _MOST else _ANYTHING


def _joined(left: Strings, right: Strings) -> Strings:
    if len(left) * len(right) > _MOST:
        return _ANYTHING
    return tuple(a + b for a, b in product(left, right))
