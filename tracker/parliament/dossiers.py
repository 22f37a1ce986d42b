"""Dossiers: number, Council, budget chapter, Kingdom act; how they are read, written canonically and printed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.lexicon import load
from tracker.parliament.dashes import with_plain_hyphens
from tracker.parliament.paper_numbers import spelled_number_follows

# 27858 · 27 858 · 27.858: what a dossier's number looks like, for patterns that look for one
DOSSIER_NUMBER = r"\d\d[\s.]?\d{3}(?!\d)"
# 28 676 · 21 501-02 · 36 600 XV · 35 300-XV · 23 908 (R1519) · 36 600 B: a dossier as papers print it in their head
PRINTED_DOSSIER = (
    r"\d{2} \d{3}(?!\d)(?: ?[‐‑–−-] ?\d{2}(?!\d)|[ ‐‑–−-]{0,3}(?:\(R ?\d{4}\)|[IVX]{1,6}[ABC]?(?!\w)|[A-M](?!\w)))?"
)
_BASE = re.compile(r"(\d\d)([\s.\-]?)(\d{3})(?!\d)")
# 21 501-02 · 21501 - 20 · 21501-02-2898
_COUNCIL = re.compile(r"\s?-\s?(0\d|[1-3]\d)(?!\d)")
# 36 600 B[, A] wijst: a letter of the Eerste Kamer, whatever stands behind it
_LETTER = re.compile(r",\s[A-Z]{1,2}(?![A-Za-z-])")
# 36 600 B[ / 36 600 C, A]: one paper, filed in two dossiers
_ANOTHER = re.compile(rf"\s{{0,3}}(?:/|;|&|\ben\b)\s{{0,3}}(?:EK\s)?{DOSSIER_NUMBER}")
COUNCIL_DOSSIERS = ("21501", "21502", "21503")
"""Dossiers parted by council: `21501-02`."""
# 21 501 02: the hyphen of a council is lost where its number stands on a line of its own
_COUNCIL_ALONE = re.compile(r"\s?-?\s?(0\d|[1-3]\d)")
# 27 484 (R 1669) · 35 099 (R2114) · 35315-(R2137)-1 · 23908-R1519-103
_KINGDOM = re.compile(r"\s?-?\s?\(\s?R\s?(\d{4})\s?\)|\s?[-\s]\s?R(\d{4})(?!\d)")
# 35 300-XV · 31.700XII · 35 925 IV · 34 000, XIII, nr. 60 · 31700.VIII, 32 · 19 700 hoofdstuk XV · 31 700-IIB
_CHAPTER = re.compile(
    r"(?P<gap>\s{0,4}[-.,/]?\s{0,4}(?:(?:hoofdstuk|hfst\.?|H)\s)?)"
    r"(?P<chapter>(?:X{0,2}(?:IX|IV|VI{0,3}|I{1,3})|X{1,2})[ABC]?)(?![A-Za-z0-9])"
)
# 36600-B-19 · 33400 C, nr. 13 · 35 570 K nr. 1 · EK 36 600 B, A
_FUND = re.compile(r"\s?[-\s]?\s?(?P<chapter>[A-M])(?![A-Za-z0-9])")
# a dossier by itself: CXXIV · 9595
_ROMAN = re.compile(r"[CLXVI]{2,}")
_OLD = re.compile(r"\d{4}")
_PARTS = re.compile(r"(\d{2})(\d{3})(.*)", re.S)

_R_NUMBER_DROPPED = 25000
"""The portal names old Kingdom acts by their R number too (kst-23908-R1519-103), later ones not (kst-36027-13)."""


@dataclass(frozen=True, slots=True)
class Dossier:
    """A dossier as a text names it: canonical form, and where its name ends."""

    name: str
    end: int
    base: str
    addition: bool
    grouped: bool
    """True when the text parts the thousands by a space (`27 858`)."""
    kingdom: bool = False
    """True when the text adds the number of a Kingdom act (`35 099 (R2114)`)."""


BUDGET_DOSSIERS = frozenset(str(number) for number in load("budget_dossiers")["dossiers"])


def read_dossier(text: str, start: int) -> Dossier | None:
    """The dossier whose number starts at `start` of a running text; None when there is none.

    Hyphens are expected to be plain ones (`dashes.with_plain_hyphens`).
    """
    base = _BASE.match(text, start)
    if base is None:
        return None
    number = base[1] + base[3]
    end, grouped = base.end(), base[2] == " "
    if number in COUNCIL_DOSSIERS and (council := _COUNCIL.match(text, end)):
        return Dossier(f"{number}-{council[1]}", council.end(), number, True, grouped)
    if kingdom := _KINGDOM.match(text, end):
        return Dossier(_of_kingdom(number, kingdom), kingdom.end(), number, True, grouped, kingdom=True)
    chapter = _CHAPTER.match(text, end)
    if chapter and _is_chapter(text, number, chapter):
        return Dossier(f"{number}-{chapter['chapter']}", chapter.end(), number, True, grouped)
    if base[2] == "-":
        return None
    fund = _FUND.match(text, end)
    if fund and number in BUDGET_DOSSIERS and _number_or_dossier_follows(text, fund.end()):
        return Dossier(f"{number}-{fund['chapter']}", fund.end(), number, True, grouped)
    return Dossier(number, end, number, False, grouped)


def _number_or_dossier_follows(text: str, start: int) -> bool:
    return spelled_number_follows(text, start) or any(next_.match(text, start) for next_ in (_ANOTHER, _LETTER))


def _of_kingdom(number: str, kingdom: re.Match[str]) -> str:
    return f"{number}-R{kingdom[1] or kingdom[2]}" if int(number) < _R_NUMBER_DROPPED else number


def _is_chapter(text: str, dossier: str, chapter: re.Match[str]) -> bool:
    """Tell a budget chapter from a letter of the Eerste Kamer: `35 300, I` and `35 925 V` against `35 300-I, nr. 5`."""
    if len(chapter["chapter"]) > 1 and chapter["chapter"] not in ("IA", "VA", "XA", "IB", "VB", "XB", "IC", "VC", "XC"):
        return True
    if spelled_number_follows(text, chapter.end()):
        return True
    return dossier in BUDGET_DOSSIERS and "," not in chapter["gap"]


def parse_dossier(text: str | None) -> str | None:
    """`28 676`, `21 501-02`, `35 300 XV`, `36 600 B`, `23 908 (R1519)`, `CXXIV` -> the canonical name of that dossier.

    The whole text must be the dossier, as in a field of a feed or on a line of a head; None when it is anything else.
    """
    text = with_plain_hyphens(" ".join((text or "").split()))
    if _ROMAN.fullmatch(text) or _OLD.fullmatch(text):
        return text
    base = _BASE.match(text)
    if base is None or base[2] == "-":
        return None
    number, end = base[1] + base[3], base.end()
    if end == len(text):
        return number
    if kingdom := _KINGDOM.fullmatch(text, end):
        return _of_kingdom(number, kingdom)
    if number in COUNCIL_DOSSIERS and (council := _COUNCIL_ALONE.fullmatch(text, end)):
        return f"{number}-{council[1]}"
    for addition in (_CHAPTER, _FUND):
        if found := addition.fullmatch(text, end):
            return f"{number}-{found[addition.groups]}"
    return None


def printed(dossier: str) -> str:
    """A dossier as it is printed: `28676` is `28 676`, `21501-02` is `21 501-02`, `35300-XV` is `35 300 XV`."""
    parts = _PARTS.fullmatch(dossier)
    if parts is None:
        return dossier
    addition = parts[3]
    if addition[:1] == "-" and addition[1:2].isalpha():
        addition = f" {addition[1:]}"
    return f"{parts[1]} {parts[2]}{addition}"
