"""Documents of the European Union, by their own numbers and, where these determine it, by CELEX number.

Source: the structure of CELEX numbers (EUR-Lex, "Hoe is een CELEX-nummer opgebouwd?"): sector, year, type, number.
"""

from __future__ import annotations

import re

from tracker.models import Citation
from tracker.parliament.urls import EURLEX

_NO_PORTAL = "document van de Europese Unie: geen kenmerk van het officiële portaal"
# COM(2022) 546 · COM (2022)546 final · SWD(2022) 546 · JOIN(2023) 9 · SEC(2022)546 · C(2021) 123
_LEFT_PREPARATORY = re.compile(r"(?<![A-Za-z])(?P<type>COM|SWD|JOIN|SEC|C)\s{0,2}\(\Z")
_PREPARATORY = re.compile(r"(?P<year>\d{4})\)\s{0,3}(?P<number>\d{1,4})(?!\d)(?P<final>\s(?:final|def(?:initief)?)\b)?")
_PREPARATORY_CELEX = {"SWD": "SC", "SEC": "SC", "JOIN": "JC"}
# Verordening (EU) 2016/679 · Verordening (EG) nr. 924/2009 · Richtlijn (EU) 2018/851 · en (EU) nr. 260/2012
_LEFT_ACT = re.compile(
    r"(?:(?P<type>(?:[Gg]edelegeerde\s)?[Vv]erordening(?:en)?|[Rr]ichtlijn(?:en)?|[Bb]esluit(?:en)?|[Bb]eschikking(?:en)?|[Kk]aderbesluit(?:en)?|"
    r"[Aa]anbeveling|[Rr]egulation|[Dd]irective|[Dd]ecision|[Uu]itvoeringsverordening(?:en)?|[Uu]itvoeringsbesluit(?:en)?)\s)?"
    r"(?P<body>\((?:EU|EG|EEG|EC|EEC|EGKS|Euratom|EU,\sEuratom|GBVB)\)\s)?(?P<no>(?:nr\.?|Nr\.?|[Nn]o\.?)\s)?\Z"
)
# 2016/679 · 924/2009 · 2008/98/EG · 95/46/EG · 2008/909/JBZ
_ACT = re.compile(
    r"(?P<first>\d{1,4})/(?P<second>\d{1,4})(?!\d|/\d)(?P<suffix>/(?:EU|EG|EEG|EC|EEC|JBZ|GBVB|Euratom|EGKS)\b)?"
    r"|(?P<year>\d{2,4})/(?P<number>\d{1,4})(?P<tail>/(?:EU|EG|EEG|EC|EEC|JBZ|GBVB|Euratom|EGKS)\b)"
)
_LETTERS = (
    ("gedelegeerde verordening", "R"), ("uitvoeringsverordening", "R"), ("verordening", "R"), ("regulation", "R"),
    ("richtlijn", "L"), ("directive", "L"),
    ("kaderbesluit", "F"), ("uitvoeringsbesluit", "D"), ("besluit", "D"), ("beschikking", "D"), ("decision", "D"),
    ("aanbeveling", "H"),
)  # fmt: skip
_SPELLED_OUT = ("erordening ", "ichtlijn ")
# , · en · , en · of, with the letters of the Union and 'nr.' where these are repeated
_LIST_LINK = re.compile(r"\s?(?:,|;|,?\sen|,?\sof)\s(?:\((?:EU|EG|EEG)\)\s)?(?:nr\.?\s)?")
# 32016R0679 · 52022PC0546
_CELEX = re.compile(r"[35](?:19|20)\d\d[A-Z]{1,2}\d{4}(?![\dA-Za-z])")
# en 98
_NEXT_TREATY = re.compile(r"(?:,|\sen)\s(?:nr\.?\s)?(?P<number>\d{1,3})(?!\d|\s[a-z])")
# CETS No. 210 · ETS nr. 5
_COUNCIL_OF_EUROPE = re.compile(r"ETS\s(?:nr\.?|[Nn]o\.?|nummer)?\s?(?P<number>\d{1,3})(?!\d)")
# IAO-verdrag nr. 111 · ILO-conventie 182
_LABOUR = re.compile(
    r"(?:AO|LO)[\s-](?:[Vv]erdrag|[Cc]onventie)(?:en)?\s(?:nr\.?|[Nn]o\.?|nummer)?\s?(?P<number>\d{1,3})(?!\d)"
)
_TREATIES = (("ETS", "CETS", _COUNCIL_OF_EUROPE, 0), ("IAO", "IAO", _LABOUR, 1), ("ILO", "IAO", _LABOUR, 1))


def find_preparatory(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The Commission document whose year, in brackets, starts at `start`."""
    left = _LEFT_PREPARATORY.search(text[max(floor, start - 8) : start])
    found = _PREPARATORY.match(text, start)
    if left is None or found is None:
        return None
    begin = start - (len(left[0]))
    sort, year, number = left["type"], found["year"], int(found["number"])
    letters = _PREPARATORY_CELEX.get(sort)
    celex = f"5{year}{letters}{number:04d}" if letters else None
    url = f"{EURLEX}{sort}:{year}:{number}:FIN" if sort in ("COM", "SWD", "JOIN") else None
    citation = _citation(text, begin, found.end(), f"{sort}({year}) {number}", celex, url)
    return [citation], found.end()


def find_act(text: str, start: int, floor: int, previous: Citation | None = None) -> tuple[list[Citation], int] | None:
    """The regulation, directive or decision whose number starts at `start`; in a list of the sort of `previous`."""
    found = _ACT.match(text, start)
    if found is None:
        return None
    carried = _carried_on(text, start, floor, previous)
    suffix = found["suffix"] or found["tail"]
    near = text[max(floor, start - 18) : start]
    if not (suffix or carried or ")" in near or any(word in near for word in _SPELLED_OUT)):
        return None
    low = max(floor, start - 60)
    left = _LEFT_ACT.search(text[low:start])
    if left is None or not (left["body"] or suffix or carried or _is_act(left["type"], found)):
        return None
    first, second = found["first"] or found["year"], found["second"] or found["number"]
    year, number = _year_and_number(first, second, suffix is not None, left["no"] is not None)
    if year is None:
        return None
    kind = (left["type"] or "").lower()
    letter = next((letter for word, letter in _LETTERS if kind.startswith(word)), None if kind else carried)
    celex = f"3{year}{letter}{int(number):04d}" if letter else None
    begin = low + min(left.start(name) for name in ("type", "body", "no") if left[name]) if left[0] else start
    return [
        _citation(text, begin, found.end(), found[0], celex, EURLEX + "CELEX:" + celex if celex else None)
    ], found.end()


def _carried_on(text: str, start: int, floor: int, previous: Citation | None) -> str | None:
    """The CELEX letter of the act before in `richtlijnen 2014/23/EU, 2014/24/EU en 2014/25/EU`; None outside a list."""
    if previous is None or previous.end != floor or not (previous.celex or "").startswith("3"):
        return None
    return (previous.celex or "")[5] if _LIST_LINK.fullmatch(text, floor, start) else None


def _is_act(kind: str | None, found: re.Match[str]) -> bool:
    """Whether `Verordening 2016/679`, `Richtlijn 2000/60`, without the Union's letters, is an act of the Union."""
    if kind is None or found["second"] is None or not kind.lower().endswith(("verordening", "richtlijn")):
        return False
    first, second = found["first"], found["second"]
    if len(first) == 4 and first[:2] in ("19", "20"):
        return len(second) > 1 and int(second) not in (int(first) + 1, (int(first) + 1) % 100)
    return kind.lower().endswith("verordening") and len(second) == 4 and second[:2] in ("19", "20")


def _year_and_number(first: str, second: str, suffixed: bool, numbered: bool) -> tuple[str | None, str]:
    """Which of the two is the year: `2008/98/EG` and, since 2015, `(EU) 2016/679`, but `nr. 924/2009` before."""

    def year(part: str) -> str | None:
        if len(part) == 4 and part[:2] in ("19", "20"):
            return part
        return f"19{part}" if len(part) == 2 and part >= "51" else None

    if suffixed or (year(first) and len(first) == 4 and not (numbered and year(second) and int(second) < 2015)):
        return (year(first), second) if year(first) else (year(second), first)
    return year(second), first


def find_celex(text: str, start: int) -> tuple[list[Citation], int] | None:
    """The CELEX number that starts at `start`, alone or in an address of EUR-Lex."""
    found = _CELEX.match(text, start)
    if found is None or text[start - 1 : start].isalnum():
        return None
    return [_citation(text, start, found.end(), found[0], found[0], EURLEX + "CELEX:" + found[0])], found.end()


def find_treaties(text: str) -> list[Citation]:
    """Treaties that carry a number of the Council of Europe or the International Labour Organization."""
    found = []
    for word, series, pattern, back in _TREATIES:
        at = text.find(word)
        while at >= 0:
            treaty = pattern.match(text, at + back)
            start = at - (series == "CETS" and text[at - 1 : at] == "C")
            if treaty and not text[start - 1 : start].isalpha():
                found.append(_treaty(text, start, treaty.end(), series, treaty["number"]))
                end = treaty.end()
                while "erdragen" in treaty[0] and (more := _NEXT_TREATY.match(text, end)):
                    found.append(_treaty(text, more.start("number"), more.end(), series, more["number"]))
                    end = more.end()
            at = text.find(word, at + 1)
    return found


def _treaty(text: str, start: int, end: int, series: str, number: str) -> Citation:
    note = "verdragsnummer: geen kenmerk van het officiële portaal"
    return Citation(text[start:end], "verdrag", start, end, number=f"{series} {int(number)}", note=note)


def _citation(text: str, start: int, end: int, number: str, celex: str | None, url: str | None) -> Citation:
    return Citation(
        raw=text[start:end],
        kind="eu",
        start=start,
        end=end,
        number=number,
        celex=celex,
        url=url,
        note=_NO_PORTAL,
    )
