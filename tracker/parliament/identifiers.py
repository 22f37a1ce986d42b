"""Canonical identifiers of the official portal: read, taken apart, and written.

Source of the forms: the identifiers that officielebekendmakingen.nl itself gives its publications, as
`kst-21501-02-2898`, `kst-35300-XV-28`, `kst-23908-R1519-103`, `ah-tk-20082009-2945`, `h-tk-20102011-108-5`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, cast, get_args

from tracker.models import Chamber
from tracker.parliament.chambers import chamber_of, chamber_of_number
from tracker.parliament.dossiers import BUDGET_DOSSIERS, COUNCIL_DOSSIERS
from tracker.parliament.session_years import glued, session_year

Series = Literal["kst", "ah", "h", "kv", "ag", "blg", "nds", "stb", "stcrt", "trb"]

_ROMAN_CHAPTER = re.compile(r"(?=[IVX]{2})(?:X{0,2}(?:IX|IV|VI{0,3}|I{1,3})|X{1,2})[ABC]?")
_CHAPTER = r"[IVX]+[ABC]?"
# kst-21501-02-2898 · kst-27400-XV-52 · kst-23908-R1519-103 · kst-CXXIV-G · kst-26643-144-h1 · kst-36600-B-19
# kst-20082009-32024-C · kst-20052006-30300F-A: papers of the Eerste Kamer of before 2010 carry their session year
_PAPER = re.compile(
    r"(?:(?P<years>\d{8})-)?"
    rf"(?:(?P<dossier>(?:\d{{4,5}}|[CLXVI]+)(?:-(?:\d\d(?=-)|R\d{{4}}|{_CHAPTER}(?=-)|[A-Z](?=-\w)))*)"
    rf"|(?P<base>\d{{5}})(?P<addition>{_CHAPTER}|[A-M]))"
    r"-(?P<number>\d{1,4}[a-zA-Z]?|[A-Z]{1,3})(?P<suffix>(?:-[hnbv]\d+)?)"
)
# kst-1268678: since 2026 some papers have an id that says nothing of dossier and number
_BARE_PAPER = re.compile(r"(?P<number>\d{6,8})(?P<suffix>(?:-[hnbv]\d+)?)")
# ah-tk-20232024-387 · h-tk-20102011-108-5 · h-tk-20072008-7140-7144
_OF_YEAR = re.compile(
    r"(?P<chamber>[te]k)-(?P<years>\d{8})-(?P<number>\d{1,5}(?:-\d{1,5})?)(?P<suffix>(?:-[hnbv]\d+)?)"
)
# kv-tk-2010Z06025 · kv-tk-20052006 · ag-tk-2023-01-12
_OF_CHAMBER = re.compile(r"(?P<chamber>[te]k)-(?P<number>\w+(?:-\w+)*)(?P<suffix>)")
# stb-2011-35 · stcrt-2018-49440-n1 · trb-1966-91
_GAZETTE = re.compile(r"(?P<number>\d{4}-\d{1,5})(?P<suffix>(?:-[\w-]+)?)")
# blg-929493
_COUNTED = re.compile(r"(?P<number>\d{3,8})(?P<suffix>(?:-[hnbv]\d+)?)")
_SHAPES: dict[str, tuple[re.Pattern[str], ...]] = {
    "kst": (_PAPER, _BARE_PAPER),
    "ah": (_OF_YEAR,),
    "h": (_OF_YEAR, _OF_CHAMBER),
    "kv": (_OF_CHAMBER,),
    "ag": (_OF_YEAR, _OF_CHAMBER),
    "blg": (_COUNTED,),
    "nds": (re.compile(r"(?P<number>[\w-]*\d[\w-]*)(?P<suffix>)"),),
    "stb": (_GAZETTE,),
    "stcrt": (_GAZETTE,),
    "trb": (_GAZETTE,),
}
# an identifier inside a longer text or an address: https://zoek.officielebekendmakingen.nl/kst-28676-448.html
IDENTIFIER_IN = re.compile(
    rf"(?<![A-Za-z\d])((?:{'|'.join(get_args(Series))})-[\w-]*\d[\w-]*|kst-[CLXVI]+-[A-Z]{{1,3}})"
)


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier of the official portal, taken apart; `str()` gives its canonical form."""

    series: Series
    number: str
    """`2898`, `C`, `108-5` (meeting and item), `2011-35` (year and number of a gazette)."""
    dossier: str | None = None
    chamber: Chamber | None = None
    session_year: str | None = None
    suffix: str = ""
    """`-h1` (reprint), `-n1` (correction), `-b1` (annex); empty for the paper itself."""

    def __str__(self) -> str:
        """The canonical form; a Kamerstuk has no session year in it (`kst-20082009-32024-C` is `kst-32024-C`)."""
        parts: list[str] = [self.series]
        if self.series == "kst":
            parts += [self.dossier] if self.dossier else []
        elif self.chamber:
            parts.append(self.chamber.lower())
            parts += [glued(self.session_year)] if self.session_year else []
        return "-".join([*parts, self.number]) + self.suffix


def parse_identifier(text: str | None) -> Identifier | None:
    """`kst-21501-02-2898` -> its dossier and number; None for what is no identifier of the portal, whole."""
    series, dash, rest = (text or "").partition("-")
    for shape in _SHAPES.get(series, ()) if dash else ():
        if found := shape.fullmatch(rest):
            return _taken_apart(cast("Series", series), found)
    return None


def _taken_apart(series: Series, found: re.Match[str]) -> Identifier | None:
    parts = found.groupdict()
    dossier = parts.get("dossier")
    if parts.get("base"):
        dossier = f"{parts['base']}-{parts['addition']}"
    year = session_year(parts.get("years"))
    if parts.get("years") and year is None:
        return None
    if series == "kst" and _is_cut_short(dossier, parts["number"]):
        return None
    chamber = chamber_of_number(parts["number"]) if series == "kst" and dossier else chamber_of(parts.get("chamber"))
    return Identifier(series, parts["number"], dossier, chamber, year, parts["suffix"])


def _is_cut_short(dossier: str | None, number: str) -> bool:
    """Whether a part of the dossier or the number is missing: `kst-21501-02`, `kst-21501-2898`."""
    return dossier in COUNCIL_DOSSIERS or (dossier in BUDGET_DOSSIERS and _ROMAN_CHAPTER.fullmatch(number) is not None)


def paper(dossier: str | None, number: str | None, suffix: str = "") -> str | None:
    """`21501-02`, `2898` -> `kst-21501-02-2898`; None without dossier or number. `suffix` is `-h1`, `-n1`, `-b1`.

    None too for a dossier of councils whose council is missing: no paper is filed in `21501` itself.
    """
    return f"kst-{dossier}-{number}{suffix}" if dossier and number and dossier not in COUNCIL_DOSSIERS else None


def answers(chamber: Chamber, year: str | None, number: str) -> str | None:
    """`TK`, `2008-2009`, `2945` -> `ah-tk-20082009-2945`, questions with their answers; None without a year."""
    return f"ah-{chamber.lower()}-{glued(year)}-{number}" if year else None


def minutes(chamber: Chamber, year: str, item: str) -> str:
    """`TK`, `2010-2011`, `108-5` -> `h-tk-20102011-108-5`."""
    return f"h-{chamber.lower()}-{glued(year)}-{item}"
