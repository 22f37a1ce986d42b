"""Staatsblad, Staatscourant and Tractatenblad: year and number."""

from __future__ import annotations

import re

from tracker.models import Citation
from tracker.parliament.urls import official_url

# Stb. | Staatsblad | Staatsblad van het Koninkrijk | Stcrt. | Trb. nr. | Tractatenblad (
_LEFT = re.compile(
    r"(?<![A-Za-z])(?P<name>[Ss]tb|STB|[Ss]taatsblad|[Ss]tcrt|STCRT|[Ss]taatscourant|[Tt]rb|TRB|[Tt]ractatenblad)"
    r"(?:\svan\shet\sKoninkrijk(?:\sder\sNederlanden)?)?\.?(?:\snr\.?)?(?:\s(?:van|uit))?[\s,\-(]{0,3}\Z"
)
# Staatscourant nr. 12345 van [2022]
_LEFT_NUMBERED = re.compile(
    r"(?<![A-Za-z])(?P<name>[Ss]tb|[Ss]taatsblad|[Ss]tcrt|[Ss]taatscourant|[Tt]rb|[Tt]ractatenblad)\.?,?\s(?:nr\.?|nummer)\s"
    r"(?P<number>\d{1,5}),?\s(?:van|uit|\()\s?\Z"
)
# Staatscourant nr. 21178, 23 juli [2015] · Staatscourant, 14 april [2015], nr. 10005 · Stcrt. d.d. 10 december [2010]
_LEFT_DATED = re.compile(
    r"(?<![A-Za-z])(?P<name>[Ss]tb|[Ss]taatsblad|[Ss]tcrt|[Ss]taatscourant|[Tt]rb|[Tt]ractatenblad)\.?"
    r"(?:,?\s(?:nr\.?|nummer)\s(?P<number>\d{1,5}))?,?\s(?:(?:van|d\.d\.)\s)?\d{1,2}\s[a-z]{3,9}\s\Z"
)
_NUMBER_DATED = re.compile(r",?\s\(?(?:nr\.?|nummer)\s?(?P<number>\d{1,5})(?!\d|[.,]\d{3})")
# het Staatsblad van [2011, nummer 35]: a year alone is no citation
_YEAR_OF = re.compile(r"\s(?:van|uit)\s\Z")
_WORDS = ("tb", "taats", "tcrt", "rb", "tatenblad", "TB", "TCRT", "RB")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")
# , 35 · 2017 327 · , nr. 49440 · -49440 · 2009/9231 · , K 174 (the lettered years 1945-1951)
_NUMBER = re.compile(
    r"\s{0,3}[,/\-:]?\s{0,3}(?:(?:nrs?|no)\.?\s?|nummer\s)?(?P<series>[A-K]\s)?(?P<number>\d{1,5})(?![\d]|[.,]\d{3})(?!\s?(?:%|euro|miljoen))"
)
# en 36 · , 37
_MORE = re.compile(
    r"\s{0,3}(?:,|\ben\b|\bresp(?:ectievelijk|\.))\s{0,3}(?:nr\.?\s)?(?!(?:1[89]|20)\d\d,\s?\d)(?P<number>\d{1,5})(?=\s{0,2}(?:[).;,]|en\b|$))(?!,\s?\d{4},)"
)
# en 1990, 94 · ; 2012, 4: another year of the same gazette
_AGAIN = re.compile(
    r"\s{0,3}(?:,|;|\ben\b)\s{0,3}(?P<year>(?:1[89]|20)\d\d),\s?(?:nr\.?\s)?(?P<number>\d{1,5})(?!\d|[.,]\d)(?=\s{0,2}(?:[).;,]|en\b|$))"
)
_KINDS = {"stb": "staatsblad", "stcrt": "staatscourant", "trb": "tractatenblad"}
_FIRST_BY_NUMBER = 2010
"""Since mid-2009 every publication in the Staatscourant has a number of its own; before, the number is the issue's."""


def find_gazette(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The publication cited with the year that starts at `start`."""
    low = max(floor, start - 60)
    if not any(word in text[low:start] for word in _WORDS):
        return None
    left, year = _LEFT.search(text[low:start]), _YEAR.match(text, start)
    if year is not None and (numbered := _LEFT_NUMBERED.search(text[low:start])):
        begin = low + numbered.start("name")
        return [_citation(text, _short(numbered), year[0], numbered["number"], begin, year.end())], year.end()
    if left is None or year is None:
        return None
    short, begin = _short(left), low + left.start("name")
    number = _NUMBER.match(text, year.end())
    if _YEAR_OF.search(text[low:start]) and (number is None or not re.match(r"\s?,|\s\(?n", number[0])):
        return None
    if number is None:
        return [_citation(text, short, year[0], None, begin, year.end())], year.end()
    value = (number["series"] or "") + number["number"]
    found, end = [_citation(text, short, year[0], value, begin, number.end())], number.end()
    named = year[0]
    while more := _MORE.match(text, end) or _AGAIN.match(text, end):
        again = more.re is _AGAIN
        named = more["year"] if again else named
        begin = more.start("year" if again else "number")
        found.append(_citation(text, short, named, more["number"], begin, more.end("number")))
        end = more.end("number")
    return found, end


def find_dated_gazette(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The issue cited with the whole day whose year starts at `start`: `Staatscourant 10 december 2010, nr. 19006`."""
    low = max(floor, start - 60)
    left = _LEFT_DATED.search(text[low:start])
    number = _NUMBER_DATED.match(text, start + 4) if left and not left["number"] else None
    if left is None or not (left["number"] or number):
        return None
    begin, end = low + left.start("name"), number.end() if number else start + 4
    value = number["number"] if number else left["number"]
    return [_citation(text, _short(left), text[start : start + 4], value, begin, end)], end


def _short(left: re.Match[str]) -> str:
    name = left["name"].lower()
    return {"staatsblad": "stb", "staatscourant": "stcrt", "tractatenblad": "trb"}.get(name, name)


def _citation(text: str, short: str, year: str, number: str | None, start: int, end: int) -> Citation:
    identifier, note = None, None
    if number is None:
        note = "geen nummer genoemd"
    elif not number.isdigit():
        note = "nummer met letter: geen kenmerk op het portaal"
    elif short == "stcrt" and int(year) < _FIRST_BY_NUMBER and not (year == "2009" and int(number) > 366):
        note = "nummer van de Staatscourant als geheel: het stuk is niet bepaald"
    else:
        identifier = f"{short}-{year}-{number}"
    return Citation(
        raw=text[start:end],
        kind=_KINDS[short],
        start=start,
        end=end,
        number=f"{year}, {number}" if number else year,
        identifier=identifier,
        url=official_url(identifier),
        note=note,
    )
