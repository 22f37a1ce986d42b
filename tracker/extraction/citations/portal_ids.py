"""Identifiers of the official portal written out, alone or in an address: `kst-21501-02-2898`, `blg-929493`."""

from __future__ import annotations

import re

from tracker.models import Chamber, Citation
from tracker.parliament.identifiers import PORTAL, parse_paper

_LEFT = re.compile(r"(?<![A-Za-z\d])(?P<series>kst|blg|[Ss]tb|[Ss]tcrt|[Tt]rb|ah-tk|ah-ek|h-tk|h-ek|kv-tk|kv-ek)-\Z")
_RIGHT = re.compile(r"\d[\dA-Za-z]*(?:-[\dA-Z][\dA-Za-z]*|-[hnbp]\d+)*")
_KINDS = {
    "kst": "kamerstuk", "blg": "bijlage", "stb": "staatsblad", "stcrt": "staatscourant", "trb": "tractatenblad",
    "ah": "aanhangsel", "h": "handelingen", "kv": "kamervragen",
}  # fmt: skip
_SHAPES = {
    "stb": re.compile(r"\d{4}-\d{1,4}(?:-n\d+)?"),
    "stcrt": re.compile(r"\d{4}-\d{1,5}(?:-[\w-]+)?"),
    "trb": re.compile(r"\d{4}-\d{1,3}(?:-n\d+)?"),
    "blg": re.compile(r"\d{3,8}"),
    "ah": re.compile(r"(?P<year>\d{8})-(?P<number>\d{1,5})"),
    "h": re.compile(r"(?P<year>\d{8})-(?P<number>\d{1,4}(?:-\d{1,4})?)"),
    "kv": re.compile(r"(?P<number>\d{4}Z\d{5}|\d{7,10})"),
}


def find_literal(text: str, start: int, floor: int) -> tuple[list[Citation], int] | None:
    """The identifier whose figures start at `start`."""
    left = _LEFT.search(text[max(floor, start - 7) : start])
    right = _RIGHT.match(text, start)
    if left is None or right is None:
        return None
    series, begin, end = left["series"].lower(), start - len(left[0]), right.end()
    identifier = f"{series}-{right[0]}"
    family = series.partition("-")[0]
    dossier = number = year = None
    if family == "kst":
        parts = parse_paper(identifier)
        if parts is None and not re.fullmatch(r"kst-\d{6,8}(?:-[hnb]\d)?", identifier):
            return None
        dossier, number = parts or (None, None)
    else:
        shape = _SHAPES[family].fullmatch(right[0])
        if shape is None:
            return None
        groups = shape.groupdict()
        year, number = groups.get("year"), groups.get("number")
    if family in ("stb", "stcrt", "trb"):
        number = ", ".join(right[0].split("-", 1))
    citation = Citation(
        raw=text[begin:end],
        kind=_KINDS[family],
        start=begin,
        end=end,
        chamber=_chamber(series, number),
        session_year=f"{year[:4]}-{year[4:]}" if year else None,
        dossier=dossier,
        number=number,
        identifier=identifier,
        url=f"{PORTAL}{identifier}.html",
        note=None if dossier or family != "kst" else "kenmerk zonder dossier en nummer",
    )
    return [citation], end


def _chamber(series: str, number: str | None) -> Chamber | None:
    if series.endswith("-ek"):
        return "EK"
    if series.endswith("-tk"):
        return "TK"
    if series == "kst" and number:
        return "EK" if number.isalpha() else "TK"
    return None
