"""Papers whose dossier the general scan can't see: Roman dossiers of the Eerste Kamer, dossiers of before 1969."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.models import Chamber, Citation
from tracker.parliament.chambers import CHAMBER, chamber_of
from tracker.parliament.identifiers import paper
from tracker.parliament.paper_numbers import read_numbers
from tracker.parliament.session_years import YEARS, session_year
from tracker.parliament.urls import official_url

_HEAD = (
    rf"(?:[\s,.]{{1,4}}(?P<chamber>{CHAMBER}))?(?:[\s,(]{{1,4}}(?:[Vv]ergaderjaar\s|[Zz]itting\s)?(?P<years>{YEARS}))?"
)
# Kamerstukken I 2016/17, CXXIV, G · Kamerstuk 2012-2013, CII,B · Kamerstukken II, Zitting 1958-1959-5380, Nr. 3 ·
# Kamerstukken I, 1969-1970, 9595,9596, blz 1092
_OLD = re.compile(
    rf"amerstuk(?:ken)?{_HEAD}[\s,\-]{{1,4}}"
    r"(?:(?P<roman>C{0,3}(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3}))(?=[\s,\-])|(?P<dossier>\d{3,4})(?![\d]|[\s.]\d{3}(?!\d)|[A-Z]|\s?[-–/]\s?\d))"
)
# Zitting 1958-1959-5380, Nr. 3
_SITTING = re.compile(rf"itting\s(?P<years>{YEARS})[\s,\-]{{1,4}}(?P<dossier>\d{{3,4}})(?=,?\s[Nn]r)")
# kst-CXXIV-G · kst-CXLIX-A-n1
_LITERAL = re.compile(
    r"kst-(?P<dossier>[CLXVI]+)-(?P<number>[A-Z]{1,3})(?P<suffix>-[hnb]\d)?(?![A-Za-z0-9]|-[A-Za-z0-9])"
)
# EK CXXIV, G
_ROMAN_ONLY = re.compile(r"EK\s(?P<roman>[CLX][CLXVI]+)(?=,?\s[A-Z]{1,2}\b)")
_JOINED = re.compile(r",\s?\d{4}(?!\d)")
_PAGES = re.compile(r"[\s,]{1,4}(?:blz\.?|p\.|pag\.?)\s?(?P<pages>\d{1,5}(?:-\d{1,5})?)")


def find_old_papers(text: str) -> Iterator[Citation]:
    """Every paper in a Roman or pre-1969 dossier, in order of place."""
    read: set[int] = set()
    for head in _OLD.finditer(text):
        name = head["roman"] or head["dossier"]
        if not name or (
            head["dossier"] and not head["years"] and not re.match(r",?\snr", text[head.end() : head.end() + 5])
        ):
            continue
        read.add(head.end())
        yield from _papers(text, head, name, head.start() - 1)
    for head in _SITTING.finditer(text):
        if head.end() not in read:
            yield from _papers(text, head, head["dossier"], head.start() - 1)
    for found in _LITERAL.finditer(text):
        identifier = paper(found["dossier"], found["number"], found["suffix"] or "")
        yield Citation(
            found[0], "kamerstuk", found.start(), found.end(), "EK", None, found["dossier"], found["number"],
            identifier=identifier, url=official_url(identifier),
        )  # fmt: skip
    for head in _ROMAN_ONLY.finditer(text):
        yield from _papers(text, head, head["roman"], head.start())


def _papers(text: str, head: re.Match[str], dossier: str, start: int) -> Iterator[Citation]:
    groups = head.groupdict()
    chamber, year = chamber_of(groups.get("chamber")), session_year(groups.get("years"))
    end = head.end()
    joined = _JOINED.match(text, end) if groups.get("dossier") else None
    numbers = read_numbers(text, joined.end() if joined else end, strong=True)
    if groups.get("roman"):
        chamber = "EK"
        if numbers is None or not numbers.papers[0].number.isalpha():
            return
    if numbers is None:
        pages = _PAGES.match(text, joined.end() if joined else end)
        if pages is None:
            return
        yield Citation(
            text[start : pages.end()], "kamerstuk", start, pages.end(), chamber, year, dossier,
            pages=pages["pages"], confidence=0.7, note="alleen het dossier is genoemd, geen stuknummer",
        )  # fmt: skip
        return
    for one in numbers.papers:
        begin = start if one.start == numbers.papers[0].start else one.start
        identifier = paper(dossier, one.number, one.suffix)
        house: Chamber = chamber or ("TK" if one.number.isdigit() else "EK")
        yield Citation(
            text[begin : one.end], "kamerstuk", begin, one.end, house, year, dossier, one.number, one.pages,
            identifier, official_url(identifier, year), confidence=0.8,
        )  # fmt: skip
