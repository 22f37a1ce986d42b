"""Handelingen (the minutes) and their Aanhangsel (written questions with their answers), cited with a session year."""

from __future__ import annotations

import re

from tracker.extraction.citations.handelingen import WINDOW, read_handelingen
from tracker.extraction.citations.questions_annex import annex_named_behind, annex_with_number_in_front, read_annex
from tracker.models import Citation
from tracker.parliament.chambers import CHAMBER, chamber_of
from tracker.parliament.session_years import YEARS, session_year

# Handelingen II | Aanhangsel van de Handelingen, vergaderjaar | Aanhangsel Handelingen TK, | Handelingen UCV,
_LEFT = re.compile(
    rf"(?<![A-Za-z])(?P<annex>(?:[Aa]anhangsel(?:nummer)?|[Aa]anh\.)[\s,()]{{0,4}}(?:(?:van|bij|tot|op)\s(?:de|het)\s|der\s)?)?"
    rf"(?P<minutes>[Hh]andeling(?:en)?|[Hh]and\.)?(?:\svan\sde)?[\s,.(]{{0,4}}(?:(?P<chamber>{CHAMBER}|UCV|VV|OCV)[\s,.)]{{0,4}})?"
    rf"(?:[Vv]ergaderjaar,?\s{{0,4}}|[Zz]itting(?:sjaar)?,?\s{{0,4}}|\()?\Z"
)
_YEARS = re.compile(YEARS)


def find_proceedings(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The Handelingen or Aanhangsel cited with the parliamentary year that starts at `start`."""
    low = max(floor, start - WINDOW)
    around = text[low : start + 40]
    if not any(word in around for word in ("andeling", "anhangsel", "anh.")):
        return None
    years = _YEARS.match(text, start)
    if years is None:
        return None
    year = session_year(years[0])
    if numbered := annex_with_number_in_front(text, low, years, year):
        return numbered
    left = _LEFT.search(text[low:start])
    if left is None or not (left["annex"] or left["minutes"]):
        return annex_named_behind(text, low, years, year)
    begin = low + (left.start("annex") if left["annex"] else left.start("minutes"))
    if left["annex"]:
        return read_annex(text, begin, years.end(), chamber_of(left["chamber"]), year)
    return read_handelingen(text, begin, years.end(), left["chamber"], year)
