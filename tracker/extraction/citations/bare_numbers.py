"""A paper named by its number alone: `de motie van het lid X (nr. 52)`, in a text that speaks of one dossier only."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tracker.models import Citation
from tracker.parliament.identifiers import paper
from tracker.parliament.urls import official_url

REACH = 1500
"""How far back, in characters, the dossier may have been cited."""
# (nr. 52) · (nrs. 52 en 53) · (nr.52)
_BRACKETED = re.compile(
    r"\((?P<number>(?:[Nn]rs?\.|nummers?)\s?(?P<first>\d{1,4}))(?:\s?(?:en|,)\s?(?P<second>\d{1,4}))?\)"
)
# motie op stuk nr. 52 · motie Piri, nr. 52, · motie met nummer 52: not nr. 52 (36045), not nr. 52.345
_BARE = re.compile(
    r"(?P<between>(?:c\.s\.|[^\n().;:]){0,100}?[\s,])(?P<number>(?:[Nn]rs?\.|nummers?)\s?(?P<first>\d{1,4}))"
    r"(?![\w…]|[.,/]\d|\s?\((?!was|voorheen|eerst|nader|gewijzigd)|\s\d{3}(?!\d)|\.\.)(?P<second>)"
)
# de motie van de leden X en Y over Z (...: what the number belongs to, in the same sentence
# de moties Jansen (nr. 12), De Vries (: numbers of its own kind may stand between
_PAPER = re.compile(
    r"\b(?:[Mm]oties?|[Aa]mendement(?:en)?)\b(?:(?!\.\s[A-Z])[^\n()]|\((?:nrs?\.|nummers?)\s?[\d en,]{1,12}\)){0,160}\Z"
)
# nr. 12). De
_SENTENCE = re.compile(r"\n|[.?!)]\s[A-Z](?![a-z]+\s\()")
# the number may be that of something else: motie over artikel 3, nr. 52
_ANOTHER = re.compile(
    r"(?i)kamerst|handeling|aanhangsel|artikel|bijlage|staatsbl|stb|trb|verdrag|vraag|punt|zaak|\bover\b"
)


def find_bare_numbers(text: str, found: Sequence[Citation], own: str | None) -> Iterator[Citation]:
    """The motions and amendments cited by a number alone, where just one dossier can be meant.

    `found` are the citations in the text in order of place; `own` is the dossier that the text itself is filed in.
    """
    if "otie" not in text and "mendement" not in text:
        return
    papers = [citation for citation in found if citation.kind == "kamerstuk" and citation.dossier]
    starts = [citation.start for citation in papers]
    for number in _numbers(text):
        at = number.start("number")
        place = bisect_left(starts, at)
        near = {c.dossier for c in papers[bisect_left(starts, at - REACH) : place] if c.dossier}
        near = near or _named_behind(text, at, papers[place : place + 1])
        dossiers = near | ({own} if own else set())
        if len(dossiers) != 1:
            continue
        dossier = next(iter(dossiers))
        for name in ("first", "second"):
            if number[name]:
                yield _citation(text, number, name, dossier, own=not near)


def _named_behind(text: str, at: int, papers: Sequence[Citation]) -> set[str]:
    """The dossier alone that the same sentence names behind it: `X (nr. 12) en Y (nr. 13) in dossier 29 684`."""
    return {
        citation.dossier
        for citation in papers
        if citation.dossier and citation.number is None and not _SENTENCE.search(text, at, citation.start)
    }


def _numbers(text: str) -> Iterator[re.Match[str]]:
    """The numbers in `text` that stand alone and belong to a motion or an amendment."""
    if "(nr" in text or "(Nr" in text or "(nummer" in text:
        for number in _BRACKETED.finditer(text):
            if _PAPER.search(text[max(0, number.start() - 180) : number.start()]):
                yield number
    for word in ("otie ", "mendement "):
        at = text.find(word)
        while at >= 0:
            bare = _BARE.match(text, at + len(word) - 1)
            if bare and not _ANOTHER.search(bare["between"]):
                yield bare
            at = text.find(word, at + len(word))


def _citation(text: str, number: re.Match[str], name: str, dossier: str, *, own: bool) -> Citation:
    identifier = paper(dossier, number[name])
    start, end = number.span("number") if name == "first" else number.span(name)
    why = "het dossier van dit stuk zelf" if own else "het enige dossier in de buurt"
    return Citation(
        raw=text[start:end],
        kind="kamerstuk",
        start=start,
        end=end,
        chamber="TK",
        dossier=dossier,
        number=number[name],
        identifier=identifier,
        url=official_url(identifier),
        confidence=0.8,
        note=f"dossier niet genoemd: {dossier} is {why}",
    )
