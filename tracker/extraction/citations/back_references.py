"""References back to a paper cited shortly before: `genoemde brief`, `voornoemde motie`, `ibid.`.

A back reference resolves only when exactly one paper of its sort stands in reach; else it has no identifier.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tracker.models import Citation

REACH = 1500
"""How far back, in characters, a paper may have been cited."""
# genoemde brief · voornoemde motie · eerdergenoemde Kamerbrief · bovengenoemd Kamerstuk
_NOEMD = re.compile(r"noemde?\s(?P<noun>(?:[Kk]amer)?brief|motie|[Kk]amerstuk|nota|amendement|verslag|rapport)\b")
_PREFIX = re.compile(r"(?:[Gg]e|[Vv]oor|[Bb]ovenge|[Ee]erderge|[Hh]ierboven ge|[Hh]iervoor ge|[Vv]oorge)\Z")
# Ibid. · ibidem · Idem, p. 4
_IBID = re.compile(
    r"(?:[Ii]bid(?:em)?|[Ii]dem)\b\.?(?:,?\s(?:pp?\.|blz\.?|pag\.?)\s?(?P<pages>\d{1,4}(?:[-–]\d{1,4})?))?"
)
_ALWAYS_PAPERS = ("brief", "kamerbrief", "motie", "kamerstuk", "amendement")
"""A report or note need not be a parliamentary paper: unresolved, it is no citation."""
_NOUN_BEFORE = {
    "brief": re.compile(r"brief", re.IGNORECASE),
    "kamerbrief": re.compile(r"brief", re.IGNORECASE),
    "motie": re.compile(r"motie", re.IGNORECASE),
    "amendement": re.compile(r"amendement", re.IGNORECASE),
    "nota": re.compile(r"nota", re.IGNORECASE),
    "verslag": re.compile(r"verslag", re.IGNORECASE),
    "rapport": re.compile(r"rapport", re.IGNORECASE),
}


def find_back_references(text: str, found: Sequence[Citation]) -> list[Citation]:
    """The back references in `text`, given the citations found in it in order of place."""
    starts = [citation.start for citation in found]
    references: list[Citation] = []
    if "noemde " in text or "noemd " in text:
        for reference in _NOEMD.finditer(text):
            prefix = _PREFIX.search(text[max(0, reference.start() - 14) : reference.start()])
            if prefix:
                start = reference.start() - len(prefix[0])
                noun = reference["noun"].lower()
                resolved = _resolve(text, found, starts, start, reference.end(), noun)
                if resolved.identifier or noun in _ALWAYS_PAPERS:
                    references.append(resolved)
    for word in ("Ibid", "ibid", "Idem"):
        at = text.find(word)
        while at >= 0:
            if (ibid := _IBID.match(text, at)) and not text[at - 1 : at].isalpha():
                references.extend(_ibid(text, found, starts, ibid))
            at = text.find(word, at + 4)
    return references


def _resolve(text: str, found: Sequence[Citation], starts: list[int], start: int, end: int, noun: str) -> Citation:
    """The single paper in reach that the text calls by this noun."""
    bare = Citation(text[start:end], "terugverwijzing", start, end, confidence=0.5, role="back_reference")
    candidates: dict[str, Citation] = {}
    for citation in reversed(found[: bisect_left(starts, start)]):
        if start - citation.end > REACH:
            break
        if citation.identifier and citation.kind == "kamerstuk" and _called(text, citation, noun):
            candidates.setdefault(citation.identifier, citation)
    if len(candidates) != 1:
        why = "geen stuk van die soort" if not candidates else f"{len(candidates)} stukken van die soort"
        return replace(bare, note=f"niet bepaald: {why} kort tevoren aangehaald")
    only = next(iter(candidates.values()))
    return replace(
        only,
        raw=bare.raw,
        role="back_reference",
        start=start,
        end=end,
        pages=None,
        confidence=0.8,
        note=f"terugverwijzing naar {only.identifier}: het enige stuk van die soort kort tevoren aangehaald",
    )


def _called(text: str, citation: Citation, noun: str) -> bool:
    """Whether the sentence up to a citation calls the paper by this noun; 'Kamerstuk' fits all."""
    pattern = _NOUN_BEFORE.get(noun)
    if pattern is None:
        return True
    before = text[max(0, citation.start - 200) : citation.start]
    sentence = re.split(r"(?<=[a-z)])\.\s", before)[-1]
    return pattern.search(sentence) is not None


def _ibid(text: str, found: Sequence[Citation], starts: list[int], ibid: re.Match[str]) -> list[Citation]:
    """`Ibid.` means the citation right before it; kept only where it stands as a reference of its own."""
    line = text[max(0, ibid.start() - 12) : ibid.start()]
    if not re.search(r"(?:^|[\n(;])\s*(?:\[?\d{1,3}\]?[.)]?\s+)?(?:[Zz]ie\s)?\Z", line):
        return []
    place = bisect_left(starts, ibid.start())
    bare = Citation(
        ibid[0], "terugverwijzing", ibid.start(), ibid.end(), pages=ibid["pages"], confidence=0.5, role="back_reference"
    )
    if place == 0 or ibid.start() - found[place - 1].end > 300:
        return []
    last = found[place - 1]
    between = text[last.end : ibid.start()]
    if last.identifier is None or between.strip(" \n\t.;,)(0123456789[]") not in ("", "Zie", "zie"):
        return [replace(bare, note="niet bepaald: er staat een andere bron tussen")]
    note = f"terugverwijzing naar {last.identifier}: de aanhaling direct ervoor"
    return [
        replace(
            last, raw=bare.raw, start=bare.start, end=bare.end, pages=bare.pages, confidence=0.9, note=note,
            role="back_reference",
        )
    ]  # fmt: skip
