"""The Official Journal of the European Union: `PbEU 2016, L 119/1`, `PB L 119 van 4.5.2016, blz. 1`.

Source: Aanwijzingen voor de regelgeving 3.36 and 3.46 (`PbEU 2016, L 119`, `PbEG 1995, L 281`); since 1 October 2023
acts have a number of their own (`PbEU L, 2024/1689, 12.7.2024`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.models import Citation
from tracker.parliament.urls import EURLEX

_NAMES = ("Pb", "PB", "OJ", "ublicatieblad")
# PbEU · PbEG · PbL · Pb EU · PB · OJ · Publicatieblad van de Europese Unie
_NAME = (
    r"(?:P[bB]\.?\s?E[GU]|PbL|PB(?:\s?E[GU])?|Pb\.|OJ|"
    r"[Pp]ublicatieblad(?:\svan\sde\sEuropese\s(?:Unie|Gemeenschappen))?)"
)
# 4.5.2016 · 4 mei 2016
_DAY = r"(?:\d{1,2}[./-]\d{1,2}[./-]|\d{1,2}\s[a-z]{3,9}\s)(?P<dated>(?:19|20)\d\d)"
# 2016, L 119/1 · L 119 van 4.5.2016, blz. 1 · L 119, 4.5.2016, p. 1-88 · C 83 · L 2024/1689
_JOURNAL = re.compile(
    rf"{_NAME}[\s,(]{{0,3}}(?:(?P<year>(?:19|20)\d\d)[\s,]{{1,3}})?(?:nr\.?\s)?(?P<series>[LC])(?:\s?(?P<part>[IAE])(?=\s?\d))?"
    r"[\s,]{0,2}(?:nr\.?\s)?(?P<number>(?:20\d\d/)?\d{1,5})(?![\d])(?P<part2>\s?[IAE](?![A-Za-z]))?(?:/(?P<first>\d{1,4})(?!\d))?"
    rf"(?:[\s,(]{{1,3}}(?:van\s)?{_DAY}\)?)?"
    r"(?:[\s,]{1,3}(?:blz\.?|p\.?|pp\.?|pag\.?|bladzijde|pagina)\s?(?P<pages>\d{1,4}(?:\s?-\s?\d{1,4})?))?"
)


def find_journal(text: str) -> Iterator[Citation]:
    """Every issue or act of the Official Journal cited in `text`."""
    done = 0
    for start in sorted(_starts(text)):
        journal = _JOURNAL.match(text, start) if start >= done else None
        if journal is None or text[start - 1 : start].isalnum():
            continue
        done = journal.end()
        yield _citation(text, journal)


def _starts(text: str) -> set[int]:
    starts = set()
    for name in _NAMES:
        at = text.find(name)
        while at >= 0:
            starts.add(at - (name == "ublicatieblad"))
            at = text.find(name, at + 2)
    return starts


def _citation(text: str, journal: re.Match[str]) -> Citation:
    series, part = journal["series"], (journal["part"] or journal["part2"] or "").strip()
    own_year, _, serial = journal["number"].rpartition("/")
    year = own_year or journal["year"] or journal["dated"]
    number = " ".join(filter(None, (series, journal["number"], part)))
    issue = year and not own_year and not part
    return Citation(
        raw=journal[0],
        kind="publicatieblad",
        start=journal.start(),
        end=journal.end(),
        number=number if own_year or not year else f"{year}, {number}",
        pages=re.sub(r"\s", "", journal["pages"]) if journal["pages"] else journal["first"],
        url=f"{EURLEX}OJ:{series}:{year}:{int(serial):03d}:TOC" if issue else None,
        note="Publicatieblad van de Europese Unie: geen kenmerk van het officiële portaal",
    )
