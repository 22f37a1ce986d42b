"""What stands to the left of a number: the publication, the chamber and the parliamentary year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracker.models import Chamber
from tracker.parliament.chambers import CHAMBER, NUMERALS, chamber_of
from tracker.parliament.session_years import YEARS, session_year

WINDOW = 110

YEAR_PHRASE = rf"(?:[Vv]ergaderjaar,?\s{{0,3}}|[Zz]itting(?:sjaar)?,?\s{{0,3}}|VJ\s)?(?P<years>{YEARS})"

# Kamerstukken II 2009/10, 27858 · Kamerstuk 28 676 · Kamerstuknr. 33750 · Kst. II · dossier 36 045
_WORD = (
    r"(?:[Kk]amerst(?:uk(?:ken)?|\.|kn?\.?)(?:nummers?|nrs?\.?|\sn(?:umme)?rs?\.?)?|KAMERSTUK(?:KEN)?|[Kk]amerdossier|"
    r"[Dd]ossier(?:nummer|nr\.?)?|Kst\.?|[Ss]tuk(?:ken)?)"
)
# Kamerstukken II 2021/22, | Tweede Kamer, vergaderjaar 1994–1995, | TK 2008-2009, | (EK | 2021/2022, | Kamerstukken II
_LEFT = re.compile(
    rf"(?<![A-Za-z])(?:(?P<annex>[Bb]ijlagen?\s(?:[\w.]+\s)?(?:bij|van|in|behorende bij)\s(?:de\s|het\s)?)?"
    rf"(?P<word>{_WORD})"
    rf"[\s:,.(]{{0,4}})?(?:(?P<chamber>{CHAMBER})[\s,.)]{{0,4}})?(?:\(?{YEAR_PHRASE}[\s,.)\-:]{{0,30}})?"
    rf"(?P<paper>(?:bijlage\s(?:bij|van)\s)?(?:[Kk]amer)?stuk(?:ken|\snr\.?|nummer)?\s)?(?:[Nn]rs?\.?\s|[Nn]ummer\s|\(|:\s)?\Z"
)
_ANY = re.compile(r"[KkTEIVvZzDdSsBb12(]")


@dataclass(frozen=True, slots=True)
class Context:
    """The publication, chamber and year named in front of a number; `start` is where that naming starts."""

    start: int
    word: str | None = None
    chamber: Chamber | None = None
    session_year: str | None = None
    years: str | None = None
    annex: bool = False

    @property
    def strong(self) -> bool:
        """Whether the context alone makes the number a parliamentary paper."""
        return self.word is not None or (self.chamber is not None and self.years is not None) or self.named

    @property
    def named(self) -> bool:
        """Whether the context names a publication or a year of parliament."""
        return self.word is not None or self.years is not None or self.chamber is not None


def left_context(text: str, start: int, floor: int = 0) -> Context:
    """The context that ends at `start`, looking no further back than `floor`."""
    low = max(floor, start - WINDOW)
    paragraph = text.rfind("\n\n", low, start)
    if paragraph >= 0 and text[paragraph - 1 : paragraph] == ",":  # the line ran on: Kamerstukken II 2003/04, | 29291
        paragraph = text.rfind("\n\n", low, paragraph)
    low = paragraph + 2 if paragraph >= 0 else low
    window = text[low:start]
    found = _LEFT.search(window)
    if found is None or found.start() == len(window):
        return Context(start)
    chamber, word = found["chamber"], found["word"]
    if chamber in NUMERALS and word is None:
        chamber = None
    if word is None and chamber is None and found["years"] is None:
        return Context(low + found.start("paper"), found["paper"]) if found["paper"] else Context(start)
    first = next(found.start(name) for name in ("annex", "word", "chamber", "years") if found[name])
    if word is None and found["chamber"] and chamber is None:
        first = found.start("years") if found["years"] else len(window)
    return Context(
        low + first,
        word or found["paper"],
        chamber_of(chamber),
        session_year(found["years"]),
        found["years"],
        found["annex"] is not None or (found["paper"] or "").startswith("bijlage"),
    )
