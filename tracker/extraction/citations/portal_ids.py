"""Identifiers of the official portal written out, alone or in an address: `kst-21501-02-2898`, `blg-929493`."""

from __future__ import annotations

import re

from tracker.models import Citation
from tracker.parliament.chambers import chamber_of_number
from tracker.parliament.identifiers import Identifier, parse_identifier
from tracker.parliament.urls import official_url

_LEFT = re.compile(r"(?<![A-Za-z\d])(?P<series>kst|blg|[Ss]tb|[Ss]tcrt|[Tt]rb|ah-tk|ah-ek|h-tk|h-ek|kv-tk|kv-ek)-\Z")
_RIGHT = re.compile(r"\d[\dA-Za-z]*(?:-[\dA-Z][\dA-Za-z]*|-[hnbp]\d+)*")
_KINDS = {
    "kst": "kamerstuk", "blg": "bijlage", "stb": "staatsblad", "stcrt": "staatscourant", "trb": "tractatenblad",
    "ah": "aanhangsel", "h": "handelingen", "kv": "kamervragen",
}  # fmt: skip
_GAZETTES = ("stb", "stcrt", "trb")


def find_portal_id(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The identifier whose figures start at `start`."""
    left = _LEFT.search(text[max(floor, start - 7) : start])
    right = _RIGHT.match(text, start)
    if left is None or right is None:
        return None
    parsed = parse_identifier(f"{left['series'].lower()}-{right[0]}")
    if parsed is None:
        return None
    begin, end, identifier = start - len(left[0]), right.end(), str(parsed)
    without_dossier = parsed.series == "kst" and parsed.dossier is None
    citation = Citation(
        raw=text[begin:end],
        kind=_KINDS[parsed.series],
        start=begin,
        end=end,
        chamber=parsed.chamber or (chamber_of_number(parsed.number) if parsed.dossier else None),
        session_year=parsed.session_year,
        dossier=parsed.dossier,
        number=_number(parsed),
        identifier=identifier,
        url=official_url(identifier, parsed.session_year),
        note="kenmerk zonder dossier en nummer" if without_dossier else None,
    )
    return [citation], end


def _number(parsed: Identifier) -> str | None:
    """The number a reader would cite: none where the identifier is a mere serial number."""
    if parsed.series == "blg" or (parsed.series == "kst" and parsed.dossier is None):
        return None
    return parsed.number.replace("-", ", ") if parsed.series in _GAZETTES else parsed.number
