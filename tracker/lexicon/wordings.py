"""Words and sequences of words, as the lexicon declares them, and the regular expressions they stand for.

A *wording* is a string of words (`ten bate van`), of which `*` stands for the rest of a word (`patriot*`) and `<ours>`
for a piece of fragments.yml, which alone has the edges it gives itself; or a sequence, a list of elements that follow
one another:

    [[is, zijn], 6, overeengekomen]                     is/zijn, up to six words, overeengekomen
    [[treedt, treden], {clause: 140}, in werking]       up to 140 characters between, none of them a semicolon
    [geen, {optional: [enkele, dringende]}, reden]      words that may stand there
    [{at: start}, [indien, als]]                        at the start of the sentence
    [{optional: [nader]}, rapport, {at: end}]           at its end
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any

Wording = str | list[Any]

GAPS = {"segment": "[^,;]", "part": "[^,]", "clause": "[^;]", "sentence": "[^.]", "anything": "."}
"""What may stand between two words of a sequence, by how far it reaches: to a comma or semicolon, to a comma, ..."""

AT_START, AT_END = {"at": "start"}, {"at": "end"}
"""What stands first or last in a sequence that is tied to the start or the end of the text."""

_SIGN = re.compile(r"[^\w\s'’-]")
_PIECE = re.compile(r"<\w+>|\*")


def pattern_of(wording: Wording) -> str:
    """The regular expression, on text in lower case, for which a wording stands; whole words alone match it."""
    if isinstance(wording, str):
        return wording if _PIECE.fullmatch(wording) else rf"\b{_words(wording)}{_edge(wording)}"
    starts, ends = wording[0] == AT_START, wording[-1] == AT_END
    pattern, follows = "^" if starts else r"\b", ""
    for element in wording[starts : len(wording) - ends]:
        if isinstance(element, int):
            follows = rf" (?:\w+ ){{0,{element}}}"
        elif isinstance(element, dict) and "optional" in element:
            follows += f"(?:{'|'.join(f'{_words(words)} ' for words in element['optional'])})?"
        elif isinstance(element, dict):
            ((reach, most),) = element.items()
            follows = rf"\b{GAPS[reach]}{{0,{most}}}\b"
        else:
            pattern += follows + _any(element)
            follows = " "
    return pattern + ("$" if ends else r"\b")


def patterns_of(wordings: list[Wording]) -> list[str]:
    """The regular expressions of wordings, in order; plain words that follow one another share one."""
    found: list[str] = []
    for plain, group in groupby(wordings, key=_is_plain):
        if plain:
            found.append(rf"\b{_any([str(each) for each in group])}\b")
        else:
            found.extend(map(pattern_of, group))
    return found


def expression_of(row: dict[str, Any]) -> str:
    """The regular expression of an entry that says what it finds in `words`, or as a `pattern`."""
    return "|".join(patterns_of(row["words"])) if "words" in row else str(row["pattern"])


def _is_plain(wording: Wording) -> bool:
    return isinstance(wording, str) and not _PIECE.fullmatch(wording) and bool(_edge(wording))


def _any(words: str | list[str]) -> str:
    if isinstance(words, str):
        return _words(words)
    return f"(?:{'|'.join(map(_words, words))})"


def _edge(words: str) -> str:
    """What must follow words: no more of a word, where they end in one."""
    return "" if _SIGN.fullmatch(words[-1]) and words[-1] != "*" else r"\b"


def _words(text: str) -> str:
    """Words as a pattern: every sign stands for itself but `*`; `<piece>` is left for who knows the pieces."""
    pattern, at = "", 0
    for special in _PIECE.finditer(text):
        pattern += _escaped(text[at : special.start()]) + (r"\w*" if special[0] == "*" else special[0])
        at = special.end()
    return pattern + _escaped(text[at:])


def _escaped(text: str) -> str:
    return _SIGN.sub(r"\\\g<0>", text)
