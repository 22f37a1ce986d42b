"""Where the sentences of a Dutch text begin and end.

One pass with one pattern over every full stop, question mark and exclamation mark that white space follows; the
abbreviations of lexicon/abbreviations.yml and the rules below say which of these end a sentence.

Why not a library: over the paragraphs of 157 letters and answers with 1,012 annotated phrases, each of which belongs
in one sentence of its own, this leaves 2 phrases cut or sharing a sentence, pysbd 0.3.4 ('nl') 6 and Punkt's Dutch
model 6; and it reads some 16 MB/s on one core, where Punkt reads 0.2 and pysbd 0.04.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

# 'gedaan. Het', 'zei: "Kom." Daarna', '(zie bijlage.) Deze', 'D.C.. Bondgenoten', 'kosten?) Zo ja'; and 'gedaan.Het',
# where a space was forgotten
# a run of signs is tried from its first one alone, and never given back in part: thousands of dots cost what they count
_REST = r"(?<![.!?…][.!?…])[.!?…]*+)[\"'”’»)\]]*+(?:\s+(?=\S)|(?=[A-Z][a-zéëïöü]+[ ,]))"
STOP = re.compile(r"([.!?…]" + _REST)
# The same for a text that has no other sign than the full stop: one sign is found four times as fast as one of a set.
FULL_STOP = re.compile(r"(\." + _REST)
# '(Kamerstuk 29 665, nr. 181) Eén van': a full stop forgotten behind a citation
CITED = re.compile(r"(\))\s+(?=[A-ZÉ][a-zé]+ [a-z])")
# 'H.G.J', 'D.C', 'Th', 'A': what stands before the dot after initials
INITIALS = re.compile(r"(?:[A-Z][a-z]{0,2}\.-?)+[A-Z][a-z]{0,2}$|[A-Z]$|(?:Th|Ch|Chr|Ph|Fr|IJ|Ij|Joh|Jac|Wm)$")
# '1', '2.2', 'a', '(i)', 'IV': all that a sentence holds when its dot follows the number in front of it
ENUMERATION = re.compile(r"[(\[]?(?:\d{1,3}(?:\.\d{1,3})*\.?[a-z]?|[a-zA-Z]|[ivxIVX]{1,5})[)\]]?\Z")
# A capitalised word that may be part of a name: 'J. De Vries'
PARTICLE = re.compile(r"(?:De|Den|Der|Het|In|Op|Over|Te|Ten|Ter|Tot|Uit|Van|Onder|Aan|Voor)\b")
BEFORE_NAME = frozenset(
    "heer mevrouw lid leden minister staatssecretaris collega en drs. dr. mr. ir. door van de".split()
)
FIRST_WORD = re.compile(r"[\w’'-]+")
# '’s Avonds', '’t Is', '’s-Gravenhage'
ELIDED = re.compile(r"[’'](?:[stn]\s|[st]-)")
# A word in lower case this long is no abbreviation.
LONG_WORD = 8
# A sentence longer than this, in characters, is cut at its semicolons.
LONGEST = 900
SEMICOLON = re.compile(r";\s+(?=\S)")
OPENING = frozenset("\"'“‘„«([€$£•–—-*")
OPENERS = "([\"'“„«‘"


@dataclass(frozen=True, slots=True)
class Abbreviations:
    """Abbreviations in lower case without their last dot, by what may follow that dot in the same sentence."""

    never: frozenset[str]
    """Never end a sentence."""
    final: frozenset[str]
    """End one before a capital."""
    names: frozenset[str]
    """End one before a word of `openers`."""
    counted: frozenset[str]
    """End one but before a number."""
    openers: frozenset[str]
    function_words: frozenset[str]
    """Words that no sentence or heading ends with."""


@cache
def abbreviations() -> Abbreviations:
    """The classes of lexicon/abbreviations.yml."""
    raw: dict[str, Any] = yaml.safe_load((files("tracker.lexicon") / "abbreviations.yml").read_text("utf-8"))

    def words(name: str) -> frozenset[str]:
        return frozenset(word.removesuffix(".").lower() for word in raw[name]["words"])

    names, final, counted = words("name"), words("final"), words("counted")
    never = (words("open") | words("journal")) - names - final - counted
    return Abbreviations(never, final, names, counted, frozenset(raw["openers"]), frozenset(raw["function_words"]))


def opens(text: str, at: int = 0) -> bool:
    """Whether the word at `at` is one that opens a sentence when capitalised."""
    first = FIRST_WORD.match(text, at)
    return first is not None and first[0] in abbreviations().openers


def is_abbreviation(word: str) -> bool:
    """Whether a word with its full stop is an abbreviation of the lexicon: 'c.s.', 'jl.', 'mln.'."""
    known = abbreviations()
    bare = word[:-1].lower().lstrip(OPENERS)
    return any(bare in words for words in (known.never, known.final, known.names, known.counted))


def breaks_off(line: str) -> bool:
    """Whether a line ends in a word that a sentence can't end with: an abbreviation as 'nr.', or a word as 'van'."""
    known = abbreviations()
    word = line[line.rfind(" ") + 1 :]
    if word.endswith("."):
        return word[:-1].lower().lstrip(OPENERS) in known.never
    return word in known.function_words


def _ends(text: str, start: int, stop: int, after: int, known: Abbreviations) -> bool:
    """Whether the full stop at `stop` ends the sentence from `start`; the next one would begin at `after`."""
    before = text[max(start, text.rfind(" ", start, stop) + 1) : stop].lstrip(OPENERS)
    if "/" in before:
        before = before[before.rfind("/") + 1 :]
    if stop - start < 12 and ENUMERATION.match(text[start:stop]):
        return False
    if not before or before[-1].isdigit():
        return True
    lowered = before.lower()
    if lowered in known.never:
        return False
    if lowered in known.counted:
        return not text[after].isdigit()
    if lowered in known.final:
        return not text[after].isdigit() and text[after] not in "(["
    if lowered in known.names:
        return opens(text, after)
    if len(before) <= 12 and INITIALS.match(before):
        if len(before) > 1:
            return opens(text, after)
        return opens(text, after) and not PARTICLE.match(text, after) and _follows_word(text, start, stop)
    return True


def _follows_word(text: str, start: int, stop: int) -> bool:
    """Whether the letter before `stop` stands behind a word that no name follows: 'categorie A', not 'de heer A'."""
    words = text[max(start, stop - 40) : stop].split()
    return len(words) > 1 and words[-2].islower() and words[-2] not in BEFORE_NAME


def _cuts(text: str, start: int, end: int) -> list[re.Match[str]]:
    """Every place where a sentence may end, in order."""
    stop = STOP if "?" in text or "!" in text or "…" in text else FULL_STOP
    cuts = list(stop.finditer(text, start, end))
    if "nr. " in text:
        cited = [m for m in CITED.finditer(text, start, end) if text[m.start() - 1].isdigit() and opens(text, m.end())]
        if cited:
            cuts = sorted(cuts + cited, key=re.Match.start)
    return cuts


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence that is too long to quote, as a list run together is, in parts at its semicolons."""
    for found in SEMICOLON.finditer(text, start, end):
        yield start, found.start() + 1
        start = found.end()
    yield start, end


def split(text: str) -> list[tuple[int, int]]:
    """The spans of the sentences of one paragraph, in order, without the white space between them.

    Together they hold every character of the paragraph but white space.
    """
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    known = abbreviations()
    spans: list[tuple[int, int]] = []
    for found in _cuts(text, start, end):
        after = found.end()
        following = text[after]
        opening = following.isupper() or following.isdigit() or following in OPENING
        if not opening and not ELIDED.match(text, after):
            continue
        stop, ended = found.span(1)
        if ended - stop == 1 and text[stop] == ".":
            if not text[after - 1].isspace() and not text[max(start, stop - 3) : stop].islower():
                continue
            if following in "([" and not text[after + 1 : after + 2].isupper():
                continue
            word = text[max(start, stop - LONG_WORD) : stop]
            if not (word.isalpha() and len(word) == LONG_WORD) and not _ends(text, start, stop, after, known):
                continue
        close = after
        while text[close - 1].isspace():
            close -= 1
        spans.append((start, close))
        start = after
    if start < end:
        spans.append((start, end))
    if end > LONGEST:
        return [part for span in spans for part in (_parts(text, *span) if span[1] - span[0] > LONGEST else (span,))]
    return spans
