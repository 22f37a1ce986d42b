"""The Aanhangsel of the Handelingen: written questions with their answers, by session year and number.

Source of the form: Aanwijzingen voor de regelgeving 3.43: `Aanhangsel Handelingen I 2014/15, nr. 12`.
"""

from __future__ import annotations

import re

from tracker.models import Chamber, Citation
from tracker.parliament.chambers import CHAMBER, chamber_of
from tracker.parliament.identifiers import answers
from tracker.parliament.paper_numbers import PaperNumber, PaperNumberList, read_numbers
from tracker.parliament.urls import official_url

_MOST_EK_ANSWERS = 60
"""The Eerste Kamer answers some twenty sets of questions a year: a higher number is the Tweede Kamer's."""
# , Aanhangsel van de Handelingen, nr. 1848 (behind the year; a bare page footer has no 'nr.')
_ANNEX_BEHIND = re.compile(r"[\s,]{0,4}Aanhangsel(?:\s(?:van\sde\s)?Handelingen)?[\s,]{0,4}(?=nr|Nr|nummer)")
# Aanhangsel van de Handelingen, nr. 1028, vergaderjaar | Aanhangsel Handelingen II nr. 12 (vergaderjaar
_ANNEX_NUMBERED = re.compile(
    rf"(?<![A-Za-z])[Aa]anhangsel\s(?:(?:van|bij)\sde\s)?[Hh]andelingen(?:[\s,]{{1,3}}(?P<chamber>{CHAMBER}))?[\s,]{{1,3}}"
    r"(?:(?:nr\.?|nummer)\s?)?(?P<number>\d{1,5})[\s,(]{1,4}(?:[Vv]ergaderjaar,?\s)?\Z"
)
# Aanhangsel Handelingen II 2023/24, [387]: the number without a word, unless it counts or dates something
_ANNEX_NUMBER = re.compile(
    r"[\s,):]{1,5}(?P<number>\d{1,5})(?![\w%…]|\.\.|[.,]\d|\s\d{3}(?!\d))"
    r"(?!\s(?:januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|vragen|keer|maal|sets|"
    r"antwoorden|bladzijden|pagina|euro|procent|jaar|dagen|weken|maanden)\b)"
)
# Tweede Kamer, vergaderjaar
_YEAR_HEAD = re.compile(rf"(?<![A-Za-z])(?:(?P<chamber>{CHAMBER})[\s,]{{1,4}})?[Vv]ergaderjaar\s\Z")


def annex_with_number_in_front(
    text: str, low: int, years: re.Match[str], year: str | None
) -> tuple[list[Citation], int] | None:
    """`Aanhangsel van de Handelingen, nr. 1028, vergaderjaar` in front of `years`; looks no further back than `low`."""
    numbered = _ANNEX_NUMBERED.search(text[low : years.start()])
    if numbered is None:
        return None
    begin, house = low + numbered.start(), chamber_of(numbered["chamber"])
    end = years.end() + ("(" in numbered[0] and text[years.end() : years.end() + 1] == ")")
    one = PaperNumber(numbered["number"], low + numbered.start("number"), end)
    return _questions_annex(text, begin, PaperNumberList((one,), end, "spelled"), house, year)


def annex_named_behind(
    text: str, low: int, years: re.Match[str], year: str | None
) -> tuple[list[Citation], int] | None:
    """`vergaderjaar 2023-2024, Aanhangsel van de Handelingen, nr. 1848`: the year comes first."""
    behind = _ANNEX_BEHIND.match(text, years.end())
    if behind is None:
        return None
    head = _YEAR_HEAD.search(text[low : years.start()])
    chamber = chamber_of(head["chamber"]) if head else None
    return read_annex(text, low + head.start() if head else years.start(), behind.end(), chamber, year)


def read_annex(
    text: str, start: int, end: int, chamber: Chamber | None, year: str | None
) -> tuple[list[Citation], int] | None:
    """The questions whose naming starts at `start` and whose numbers follow at `end`, behind the year."""
    numbers = read_numbers(text, end, strong=True)
    if numbers is None and (alone := _ANNEX_NUMBER.match(text, end)):
        one = PaperNumber(alone["number"], alone.start("number"), alone.end())
        numbers = PaperNumberList((one,), alone.end(), "bare")
    if numbers is None or not numbers.papers[0].number.isdigit():
        return None
    return _questions_annex(text, start, numbers, chamber, year)


def _questions_annex(
    text: str, start: int, numbers: PaperNumberList, chamber: Chamber | None, year: str | None
) -> tuple[list[Citation], int]:
    """The sets of questions with these numbers, one citation each."""
    found: list[Citation] = []
    for place, one in enumerate(numbers.papers):
        house: Chamber = chamber or "TK"
        sure = chamber is not None or int(one.number) > _MOST_EK_ANSWERS
        identifier = answers(house, year, one.number)
        begin = _begin(start, numbers, place)
        found.append(
            Citation(
                raw=text[begin : one.end],
                kind="aanhangsel",
                start=begin,
                end=one.end,
                chamber=house,
                session_year=year,
                number=one.number,
                pages=one.pages,
                identifier=identifier,
                url=official_url(identifier),
                confidence=1.0 if sure else 0.8,
                note=None if sure else "kamer niet genoemd: Tweede Kamer aangenomen",
            )
        )
    return found, numbers.end


def _begin(start: int, numbers: PaperNumberList, place: int) -> int:
    one = numbers.papers[place]
    return start if place == 0 or one.start == numbers.papers[0].start else one.start
