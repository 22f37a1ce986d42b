"""Staatsblad, Staatscourant and Tractatenblad: year and number."""

from __future__ import annotations

import re

from tracker.extract.citations.identifiers import portal_url
from tracker.models import Citation

# Stb. | Staatsblad | Staatsblad van het Koninkrijk | Stcrt. | Trb. nr. | Tractatenblad (
_LEFT = re.compile(
    r"(?<![A-Za-z])(?P<name>[Ss]tb|STB|[Ss]taatsblad|[Ss]tcrt|STCRT|[Ss]taatscourant|[Tt]rb|TRB|[Tt]ractatenblad)"
    r"(?:\svan\shet\sKoninkrijk(?:\sder\sNederlanden)?)?\.?(?:\snr\.?)?[\s,\-(]{0,3}\Z"
)
_WORDS = ("tb", "taats", "tcrt", "rb", "tatenblad", "TB", "TCRT", "RB")
_YEAR = re.compile(r"(?:1[89]|20)\d\d(?!\d)")
# , 35 · 2017 327 · , nr. 49440 · -49440 · 2009/9231 · , K 174 (the lettered years 1945-1951)
_NUMBER = re.compile(
    r"\s{0,3}[,/\-:]?\s{0,3}(?:(?:nrs?|no)\.?\s?|nummer\s)?(?P<series>[A-K]\s)?(?P<number>\d{1,5})(?![\d]|[.,]\d{3})(?!\s?(?:%|euro|miljoen))"
)
# en 36 · , 37
_MORE = re.compile(
    r"\s{0,3}(?:,|\ben\b|\bresp(?:ectievelijk|\.))\s{0,3}(?:nr\.?\s)?(?P<number>\d{1,5})(?=\s{0,2}(?:[).;,]|en\b|$))(?!,\s?\d{4},)"
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
    if left is None or year is None:
        return None
    short = {"staatsblad": "stb", "staatscourant": "stcrt", "tractatenblad": "trb"}.get(
        left["name"].lower(), left["name"].lower()
    )
    begin = low + left.start("name")
    number = _NUMBER.match(text, year.end())
    if number is None:
        return [_citation(text, short, year[0], None, begin, year.end())], year.end()
    value = (number["series"] or "") + number["number"]
    found, end = [_citation(text, short, year[0], value, begin, number.end())], number.end()
    while more := _MORE.match(text, end):
        found.append(_citation(text, short, year[0], more["number"], more.start("number"), more.end("number")))
        end = more.end("number")
    return found, end


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
        url=portal_url(identifier, f"{year}-{int(year) + 1}"),
        note=note,
    )
