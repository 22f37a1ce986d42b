"""Motions moved in a debate, as the minutes print them.

Source of the form: the Handelingen: the text of the motion, then `Deze motie is voorgesteld door de leden A en B. Naar
mij blijkt, wordt de indiening ervan voldoende ondersteund. Zij krijgt nr. 169 (30872).`
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tracker.extraction.motions.clauses import read_clauses
from tracker.extraction.motions.mention_grammar import find_mentions
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
# De motie-Van Dekken (21501-32, nr. 800) is in die zin gewijzigd dat zij thans luidt: De Kamer, ... Zij krijgt nr. 812
_CHANGED = re.compile(
    r"\b(?:De|Deze)\s(?P<mention>(?:nader\s)?(?:gewijzigde\s)?motie-[^\n]{3,160}?)\sis\s(?:in\sdie\szin\s)?(?:nader\s)?gewijzigd"
    r"[^.]{0,300}?\bluidt:?\s+(?:Motie\s+)?De\sKamer,"
)
_GETS = re.compile(r"\bZij\skrijgt\s(?=[Nn]r)")
_WAS = re.compile(r"\b(?:was|voorheen|eerst|eerder|oorspronkelijk)\b")
_CLOSING = re.compile(r"en\s+gaat\s+over\s+tot\s+de\s+orde\s+van\s+de\s+dag")


def read_debate(document: Document, citations: Sequence[Citation]) -> tuple[Motion, ...]:
    """The motions moved or changed in the debate that `document` reports, with sponsors, clauses and number."""
    text = document.text
    if "krijgt nr" not in text and "krijgt Nr" not in text:
        return ()
    return tuple(sorted((*_moved(document, citations), *_changed(document, citations)), key=lambda each: each.start))


def _moved(document: Document, citations: Sequence[Citation]) -> Iterator[Motion]:
    """`Deze motie is voorgesteld door de leden A en B. ... Zij krijgt nr. 169 (30872)`, the motion above it."""
    text = document.text
    for moved in _MOVED.finditer(text):
        opening = text.rfind("De Kamer,", max(0, moved.start() - LONGEST), moved.start())
        closing = _CLOSING.search(text, opening, moved.start()) if opening >= 0 else None
        names = split_names(moved["names"])
        motion = Motion(
            start=opening if closing else moved.start(),
            end=moved.end(),
            sponsors=names,
            parties=tuple(None for _ in names),
        )
        clauses = text[opening + 9 : closing.start()] if closing else ""
        yield _complete(motion, document, clauses, citations)


def _changed(document: Document, citations: Sequence[Citation]) -> Iterator[Motion]:
    """`De motie-A (32563, nr. 30) is in die zin gewijzigd dat zij thans luidt: De Kamer, ... Zij krijgt nr. 41`."""
    text = document.text
    for changed in _CHANGED.finditer(text):
        number = _GETS.search(text, changed.end(), changed.end() + LONGEST)
        closing = _CLOSING.search(text, changed.end(), number.start()) if number else None
        if number is None or closing is None:
            continue
        mention = next(find_mentions(changed["mention"]), None)
        motion = Motion(
            start=changed.start(),
            end=number.end(),
            sponsors=mention.sponsors if mention else (),
            parties=mention.parties if mention else (),
            cosponsors=mention.cosponsors if mention else False,
        )
        yield _complete(motion, document, text[changed.end() : closing.start()], citations)


def _complete(motion: Motion, document: Document, clauses: str, citations: Sequence[Citation]) -> Motion:
    """The motion with the number that stands right behind it, and what its clauses say."""
    place = bisect_left(citations, motion.end, key=lambda citation: citation.start)
    cited = citations[place] if place < len(citations) and citations[place].start == motion.end else None
    considerations, requests = read_clauses(clauses) if clauses else ((), ())
    return replace(
        motion,
        identifier=cited.identifier if cited else None,
        dossier=cited.dossier if cited else None,
        number=cited.number if cited else None,
        chamber=cited.chamber if cited else document.metadata.chamber,
        title=title_of_request(requests[0]) if requests else None,
        date=document.metadata.date,
        replaces=_old_number(citations, place) if cited else None,
        considerations=considerations,
        requests=requests,
        url=cited.url if cited else None,
        note="ingediend in dit debat",
        origin="debate",
    )


def _old_number(citations: Sequence[Citation], place: int) -> str | None:
    """The motion that the one cited at `place` comes in place of: `Zij krijgt nr. 52, was nr. 30 (32563)`."""
    new, old = citations[place], citations[place + 1] if place + 1 < len(citations) else None
    return old.identifier if old and old.start == new.start and _WAS.search(new.raw) else None
