"""Motions moved in a debate, as the minutes print them.

Source of the form: the Handelingen: the text of the motion, then `Deze motie is voorgesteld door de leden A en B. Naar
mij blijkt, wordt de indiening ervan voldoende ondersteund. Zij krijgt nr. 169 (30872).`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from tracker.extraction.motions.clauses import read_clauses
from tracker.extraction.motions.titles import title_of_request
from tracker.models import Citation, Document, Motion
from tracker.parliament.member_names import split_names

LONGEST = 8000
"""The longest motion, in characters, looked for in front of the formula."""
# Deze motie is voorgesteld door de leden Cegerek en Van Veldhoven. Naar mij blijkt, ... Zij krijgt nr. (169 (30872))
_MOVED = re.compile(
    r"motie\sis\s(?:voorgesteld|ingediend)\sdoor\s(?:het\slid|de\sleden)\s(?P<names>[^.]{2,400})\."
    r"(?:[^.]{0,160}\.){0,2}?\s+Zij\skrijgt\s(?=[Nn]r)"
)
_WAS = re.compile(r"\b(?:was|voorheen|eerst|eerder|oorspronkelijk)\b")
_CLOSING = re.compile(r"en\s+gaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag")


def read_debate(document: Document, citations: Sequence[Citation]) -> tuple[Motion, ...]:
    """The motions moved in the debate that `document` reports, with sponsors, clauses and number."""
    text = document.text
    if "krijgt nr" not in text and "krijgt Nr" not in text:
        return ()
    starts = [citation.start for citation in citations]
    found: list[Motion] = []
    for moved in _MOVED.finditer(text):
        place = bisect_left(starts, moved.end())
        cited = citations[place] if place < len(citations) and citations[place].start == moved.end() else None
        opening = text.rfind("De Kamer,", max(0, moved.start() - LONGEST), moved.start())
        closing = _CLOSING.search(text, opening, moved.start()) if opening >= 0 else None
        considerations, requests = read_clauses(text[opening + 9 : closing.start()]) if closing else ((), ())
        names = split_names(moved["names"])
        found.append(
            Motion(
                start=opening if closing else moved.start(),
                end=moved.end(),
                identifier=cited.identifier if cited else None,
                dossier=cited.dossier if cited else None,
                number=cited.number if cited else None,
                chamber=cited.chamber if cited else document.metadata.chamber,
                title=title_of_request(requests[0]) if requests else None,
                sponsors=names,
                parties=tuple(None for _ in names),
                date=document.metadata.date,
                replaces=_old_number(citations, place) if cited else None,
                considerations=considerations,
                requests=requests,
                url=cited.url if cited else None,
                note="ingediend in dit debat",
                origin="debate",
            )
        )
    return tuple(found)


def _old_number(citations: Sequence[Citation], place: int) -> str | None:
    """The motion that the one cited at `place` comes in place of: `Zij krijgt nr. 52, was nr. 30 (32563)`."""
    new, old = citations[place], citations[place + 1] if place + 1 < len(citations) else None
    return old.identifier if old and old.start == new.start and _WAS.search(new.raw) else None
