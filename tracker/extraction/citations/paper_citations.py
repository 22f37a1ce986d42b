"""Citations of papers out of what the grammar read: dossiers, numbers and the context in front of them."""

from __future__ import annotations

import re
from dataclasses import replace

from tracker.extraction.citations.context import Context
from tracker.models import Citation
from tracker.parliament.chambers import chamber_of_number
from tracker.parliament.dossiers import BUDGET_DOSSIERS, DOSSIER_NUMBER, Dossier
from tracker.parliament.identifiers import paper
from tracker.parliament.paper_numbers import PaperNumber, PaperNumberList
from tracker.parliament.urls import official_url

_DOSSIER_NUMBER = re.compile(DOSSIER_NUMBER)


def cite_own_head(text: str, dossier: Dossier, headed: re.Match[str], start: int) -> Citation:
    """The head of a paper, whose number stands below the title of its dossier."""
    number = headed["number"]
    identifier, house = paper(dossier.name, number), chamber_of_number(number)
    raw, end = text[start : headed.end("number")], headed.end("number")
    return Citation(
        raw, "kamerstuk", start, end, house, None, dossier.name, number, identifier=identifier,
        url=official_url(identifier), confidence=0.9, role="own_head",
        note="kop van het stuk: dossier, titel en nummer onder elkaar",
    )  # fmt: skip


def cite_dossier(text: str, dossier: Dossier, context: Context, first: Dossier) -> Citation:
    """A dossier cited without a paper; `context` is what stands in front of `first`, the first dossier named."""
    start = context.start if dossier is first else dossier_start(text, dossier)
    return Citation(
        raw=text[start : dossier.end],
        kind="kamerstuk",
        start=start,
        end=dossier.end,
        chamber=context.chamber,
        session_year=context.session_year,
        dossier=dossier.name,
        confidence=0.9,
        note="alleen het dossier is genoemd, geen stuknummer",
    )


def cite_papers(
    text: str, dossier: Dossier, others: list[Dossier], numbers: PaperNumberList, context: Context
) -> list[Citation]:
    """Each of the papers, and for each further dossier that it is filed in there too."""
    found: list[Citation] = []
    for place, one in enumerate(numbers.papers):
        start = context.start if place == 0 or one.start < dossier.end else one.start
        if place and numbers.papers[place - 1].start == one.start:
            start = found[-1].start
        found.append(_citation(text, dossier, one, context, start))
        found.extend(_also_in(found[-1], other) for other in others)
    return found


def _citation(text: str, dossier: Dossier, one: PaperNumber, context: Context, start: int) -> Citation:
    identifier, note, confidence = paper(dossier.name, one.number, one.suffix), None, 1.0
    house = context.chamber or chamber_of_number(one.number)
    if one.letter:
        identifier, note, confidence = None, "nummer met letter: het stuk is hiermee niet bepaald", 0.6
    elif context.chamber != "EK" and _ambiguous_letter(dossier, one):
        identifier, confidence = None, 0.5
        note = "begrotingshoofdstuk of letter van de Eerste Kamer: niet te bepalen"
    elif context.annex:
        note, confidence = "bijlage bij dit stuk", 0.9
    elif not context.named:
        confidence = 0.95
    return Citation(
        raw=text[start : one.end],
        kind="kamerstuk",
        start=start,
        end=one.end,
        chamber=house,
        session_year=context.session_year,
        dossier=dossier.name,
        number=one.number if one.letter is None else f"{one.number}, letter {one.letter}",
        pages=one.pages,
        identifier=identifier,
        url=official_url(identifier, context.session_year),
        confidence=confidence,
        note=note,
    )


def _ambiguous_letter(dossier: Dossier, one: PaperNumber) -> bool:
    """`Kamerstuk 35925-J`: chapter J of the budget, or letter J of the Eerste Kamer."""
    return dossier.name in BUDGET_DOSSIERS and len(one.number) == 1 and "A" <= one.number <= "M"


def _also_in(cited: Citation, other: Dossier) -> Citation:
    """The same paper, filed in a second dossier: the number belongs to the first."""
    return replace(
        cited,
        dossier=other.name,
        identifier=None,
        url=None,
        confidence=0.5,
        note=f"hetzelfde stuk als {cited.identifier}, ook geplaatst in dossier {other.name}",
    )


def dossier_start(text: str, dossier: Dossier) -> int:
    """Where the number of a dossier starts."""
    start = dossier.end
    while text[start - 1 : start] not in ("", "\n") and not _DOSSIER_NUMBER.match(text, start, dossier.end):
        start -= 1
    return start
