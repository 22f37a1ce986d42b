"""Judgments and legislation by the numbers lawyers cite them with: ECLI, LJN, cases of the Court of Justice, BWB, CVDR.

None of these is published on the official portal, so `identifier` stays None; the number itself is in `number` and
leads to its own official page.

Sources: the ECLI conclusions of the Council (OJ C 127, 29.4.2011), the case numbers of the Court of Justice since 1989
(`C-` for the Court, `T-` for the General Court, `F-` for the Civil Service Tribunal), the ids of wetten.overheid.nl;
the Landelijk Jurisprudentie Nummer, by which judgments were published before the ECLI of 28 June 2013.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from tracker.models import Citation
from tracker.parliament.urls import COURT, EURLEX, JUDGMENTS, LEGISLATION, LOCAL_LEGISLATION

_NO_PORTAL = "geen kenmerk van het officiële portaal"
# ECLI:NL:RVS:2019:1603 · ECLI:EU:C:2020:559 · ECLI:CE:ECHR:2015:1006JUD000187404
_ECLI = re.compile(
    r"ECLI:(?P<country>[A-Z]{2}):[A-Z][A-Z0-9]{0,6}:(?:1[89]|20)\d\d:[A-Z0-9](?:[A-Z0-9.]{0,23}[A-Z0-9])?(?![A-Za-z0-9:])"
)
# EU:C:2020:559: as the Court of Justice cites itself
_OWN_ECLI = re.compile(r"EU:[CTF]:(?:19|20)\d\d:\d{1,5}(?![A-Za-z0-9:])")
# LJN: BH2815 · LJN-nummer AB1234 · LJN BH2815
_LJN = re.compile(r"LJN(?:-?nummer|-?nr\.?)?:?\s?(?P<number>[A-Z]{2}\d{4})(?![A-Za-z0-9])")
# BWBR0001840 · BWBV0001000 (treaty) · BWBW
_BWB = re.compile(r"BWB[RVW]\d{7}(?![A-Za-z0-9])")
# CVDR123456 · CVDR123456_2 · CVDR 123456/1
_CVDR = re.compile(r"CVDR\s?(?P<number>\d{4,7})(?P<version>[_/]\d{1,3})?(?![A-Za-z0-9])")
# C-311/18 · T-123/19 P · C-203/15: the figures behind the letter
_CASE = re.compile(r"(?P<number>\d{1,4}/\d\d)(?!\d|/)(?P<sort>\s(?:P-R|PPU|RENV|P|R)(?![A-Za-z]))?")
_COURT = re.compile(r"(?<![A-Za-z0-9])(?P<court>[CTF])(?:-|\s)\s?\Z")
# zaak 26/62 · gevoegde zaken 56 en 58/64: the Court before 1989, without a letter
_OLD_COURT = re.compile(r"(?:HvJ(?:\s?(?:EG|EU|EEG))?|Hof\svan\sJustitie)[^.;\n]{0,60}?[\s,](?:zaken|zaak|nr\.)\s\Z")
_SITES = {"NL": JUDGMENTS, "EU": EURLEX}
"""Where the judgments of a country stand under their ECLI."""
_LAST_WITHOUT_LETTER = 89


def find_law(text: str) -> list[Citation]:
    """The judgments and regulations in `text` with an ECLI, an LJN, a BWB or a CVDR id; in order within each sort."""
    found: list[Citation] = []
    for word, pattern, make in _SORTS:
        found.extend(make(match) for match in _matches(text, word, pattern))
    return found


def _matches(text: str, word: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    at = text.find(word)
    while at >= 0:
        match = pattern.match(text, at)
        if match and not text[at - 1 : at].isalnum() and text[at - 1 : at] != ":":
            yield match
        at = text.find(word, at + len(word))


def find_court_case(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The case of the Court of Justice whose figures start at `start`."""
    case = _CASE.match(text, start)
    if case is None:
        return None
    court = _COURT.search(text[max(floor, start - 4) : start])
    if court is not None:
        begin, number = start - len(court[0]), f"{court['court']}-{case['number']}{case['sort'] or ''}"
        spaced = court[0].endswith(" ")
        if spaced and not text[max(0, begin - 6) : begin].endswith(("zaak ", "zaken ")):
            return None
        return [_judgment(text, begin, case.end(), number, COURT + number.partition(" ")[0])], case.end()
    if int(case["number"][-2:]) <= _LAST_WITHOUT_LETTER and _OLD_COURT.search(text[max(floor, start - 90) : start]):
        return [_judgment(text, start, case.end("number"), case["number"], COURT + case["number"])], case.end("number")
    return None


def _judgment(text: str, start: int, end: int, number: str, url: str | None) -> Citation:
    return Citation(text[start:end], "uitspraak", start, end, number=number, url=url, note=f"uitspraak: {_NO_PORTAL}")


def _ecli(match: re.Match[str]) -> Citation:
    site = _SITES.get(match["country"])
    return _judgment(match.string, *match.span(), match[0], site + match[0] if site else None)


def _own_ecli(match: re.Match[str]) -> Citation:
    number = f"ECLI:{match[0]}"
    return _judgment(match.string, *match.span(), number, EURLEX + number)


def _ljn(match: re.Match[str]) -> Citation:
    return _judgment(match.string, *match.span(), f"LJN {match['number']}", None)


def _regulation(match: re.Match[str], number: str, url: str) -> Citation:
    return Citation(
        match[0], "regeling", *match.span(), number=number, url=url, note=f"nummer van een regeling: {_NO_PORTAL}"
    )


def _bwb(match: re.Match[str]) -> Citation:
    return _regulation(match, match[0], LEGISLATION + match[0])


def _cvdr(match: re.Match[str]) -> Citation:
    number = f"CVDR{match['number']}"
    version = (match["version"] or "").replace("_", "/")
    return _regulation(match, number + version.replace("/", "_"), LOCAL_LEGISLATION + number + version)


_SORTS: tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], Citation]], ...] = (
    ("ECLI:", _ECLI, _ecli),
    ("EU:", _OWN_ECLI, _own_ecli),
    ("LJN", _LJN, _ljn),
    ("BWB", _BWB, _bwb),
    ("CVDR", _CVDR, _cvdr),
)
