"""One cheap scan for the figures that can begin a citation, and the grammar to try at each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.extraction.citations.european import find_act, find_celex, find_preparatory
from tracker.extraction.citations.gazettes import find_dated_gazette, find_gazette
from tracker.extraction.citations.handelingen import find_dated_minutes
from tracker.extraction.citations.law import find_court_case
from tracker.extraction.citations.papers import find_paper
from tracker.extraction.citations.portal_ids import find_portal_id
from tracker.extraction.citations.proceedings import find_proceedings
from tracker.extraction.citations.registers import find_case, find_undertaking
from tracker.models import Citation

# Nearly every citation carries figures of one of these shapes; the leading character class lets the engine skip all
# other text. Each alternative says what it may begin.
TRIGGER = re.compile(
    r"""[0-9](?<![0-9].)(?:
      (?<=kst-.|stb-.|Stb-.|trb-.|blg-.|crt-.|-tk-.|-ek-.)(?P<literal>)          # kst-21501-02-2898, Stcrt-2018-49440
    | [0-9]{4}[A-Z]{1,2}[0-9]{4}(?![0-9])(?P<celex>)                             # 32016R0679
    | [0-9][\s.\-]?[0-9]{3}(?![0-9])(?P<paper>)                                  # 27858, 27 858, T03131
    | [0-9]{3}(?:
          [ZDA][0-9]{5}(?P<case>)                                                # 2020Z11540
        | (?<=\([0-9]{4})\)(?P<preparatory>)                                     # COM(2022) 546
        | (?<=[bdt][.\s,][0-9]{4})(?<!art.[0-9]{4})(?![0-9])(?P<gazette>)     # Staatsblad 2017 327, Stb.2011
        | (?<=[bt]\.\s[0-9]{4})(?![0-9])(?P<gazette2>)                           # Stb. 2011, 35
        | \s?[-–—/]\s?(?:-\s?)?[0-9]{2}(?P<years>)                               # 2009/10, (EU) 2016/679
        | (?<=\bvan\s[0-9]{4})(?![0-9])(?P<gazette3>)                            # Staatscourant nr. 12345 van 2022
        | (?<=(?:ari|art|ril|mei|uni|uli|tus|ber)\s[0-9]{4})(?![0-9])(?P<dated>)   # Stcrt. nr. 21178, 23 juli 2015
        | [0-9]{2}-[0-9](?<=TZ[0-9]{6}-[0-9])(?P<undertaking>)                   # TZ202603-130
      )
    | [0-9]{0,3}/[0-9]{2,4}(?P<act>)                                             # 924/2009, 95/46/EG, C-311/18
    )""",
    re.VERBOSE,
)


def scan(text: str) -> Iterator[Citation]:
    """Every citation that figures begin, in order."""
    position, floor = 0, 0
    previous: Citation | None = None
    while trigger := TRIGGER.search(text, position):
        result = _parse(text, trigger, floor, previous)
        if result is None:
            position = trigger.start() + 2
            continue
        found, position = result
        floor = position
        yield from found
        previous = found[-1]


def _parse(
    text: str, trigger: re.Match[str], floor: int, previous: Citation | None
) -> tuple[list[Citation], int] | None:
    start, shape = trigger.start(), trigger.lastgroup
    if shape == "paper":
        before = text[start - 1 : start]
        return find_undertaking(text, start) if before == "T" else find_paper(text, start, floor, previous)
    if shape == "act":
        return find_court_case(text, start, floor) or find_act(text, start, floor, previous)
    if shape == "dated":
        near = text[max(floor, start - 60) : start]
        if not ("taats" in near or "tcrt" in near or "andeling" in near or "tb." in near or "rb." in near):
            return None
        return find_dated_gazette(text, start, floor) or find_dated_minutes(text, start, floor)
    if shape == "celex":
        return find_celex(text, start)
    if shape == "case":
        return find_case(text, start)
    if shape == "literal":
        return find_portal_id(text, start, floor)
    if shape == "preparatory":
        return find_preparatory(text, start, floor)
    if shape == "undertaking":
        return find_undertaking(text, start)
    return (
        find_gazette(text, start, floor)
        or find_proceedings(text, start, floor)
        or find_act(text, start, floor, previous)
    )
