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
_ALONE = re.compile(r"\((?:[Nn]rs?\.|nummers?)\s?(?P<first>\d{1,4})(?:\s?(?:en|,)\s?(?P<second>\d{1,4}))?\)")
# de motie van de leden X en Y over Z (...: what the number in brackets belongs to, in the same sentence
_PAPER = re.compile(r"\b(?:[Mm]oties?|[Aa]mendement(?:en)?)\b(?:(?!\.\s[A-Z])[^\n()]){0,160}\Z")


def find_bare_numbers(text: str, found: Sequence[Citation], own: str | None) -> Iterator[Citation]:
    """The motions and amendments cited by a number in brackets, where just one dossier can be meant.

    `found` are the citations in the text in order of place; `own` is the dossier that the text itself is filed in.
    """
    if "(nr" not in text and "(Nr" not in text and "(nummer" not in text:
        return
    papers = [citation for citation in found if citation.kind == "kamerstuk" and citation.dossier]
    starts = [citation.start for citation in papers]
    for alone in _ALONE.finditer(text):
        if _PAPER.search(text[max(0, alone.start() - 180) : alone.start()]) is None:
            continue
        place = bisect_left(starts, alone.start())
        near = {c.dossier for c in papers[bisect_left(starts, alone.start() - REACH) : place] if c.dossier}
        dossiers = near | ({own} if own else set())
        if len(dossiers) != 1:
            continue
        dossier = next(iter(dossiers))
        for name in ("first", "second"):
            if alone[name]:
                yield _citation(text, alone, name, dossier, own=not near)


def _citation(text: str, alone: re.Match[str], name: str, dossier: str, *, own: bool) -> Citation:
    identifier = paper(dossier, alone[name])
    start, end = (alone.start() + 1, alone.end(name)) if name == "first" else alone.span(name)
    why = "het dossier van dit stuk zelf" if own else "het enige dossier in de buurt"
    return Citation(
        raw=text[start:end],
        kind="kamerstuk",
        start=start,
        end=end,
        chamber="TK",
        dossier=dossier,
        number=alone[name],
        identifier=identifier,
        url=official_url(identifier),
        confidence=0.8,
        note=f"dossier niet genoemd: {dossier} is {why}",
    )
