"""Motions named in running text and footnotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tracker.models import Citation, Document, Motion

_NAME = r"(?:(?:[Vv]an|[Dd]er|[Dd]en|[Dd]e|[Tt]en|[Tt]er|el|El|[Hh]et|'t)\s)*[A-ZÀ-Þ][\w'’]+(?:-(?:[Vv]an\s|[Dd]er\s|[Dd]e\s)*[A-ZÀ-Þ][\w'’]+)*(?:\s[A-ZÀ-Þ][\w'’]+)?"
# motie van de leden Paternotte en Brekelmans · motie-Bikker/Omtzigt · motie Ceder c.s. · Motie Bikker en Omtzigt
_MENTION = re.compile(
    rf"\b[Mm]otie(?:s)?(?:-|\s)(?:van\s(?:het\s|de\s)?(?:lid|leden)\s)?(?P<names>{_NAME}(?:(?:,\s|\sen\s|/){_NAME})*)(?P<cs>\sc\.s\.)?"
)


def find_mentions(document: Document, citations: Sequence[Citation]) -> tuple[Motion, ...]:
    """One record a motion named; the number is that of the citation right behind the names."""
    found: list[Motion] = []
    for mention in _MENTION.finditer(document.text):
        sponsors = tuple(re.split(r",\s|\sen\s|/", mention["names"]))
        near = next((c for c in citations if 0 <= c.start - mention.end() <= 200 and c.kind == "kamerstuk"), None)
        if near and "." in document.text[mention.end() : near.start].replace("nr.", ""):
            near = None
        found.append(
            Motion(
                mention.start(),
                mention.end(),
                near.identifier if near else None,
                near.dossier if near else None,
                near.number if near else None,
                sponsors=sponsors,
                cosponsors=mention["cs"] is not None,
            )
        )
    return tuple(found)
