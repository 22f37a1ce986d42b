"""Numbers of registers: cases, documents and activities of the Tweede Kamer, undertakings of both chambers.

These are not ids of the official portal, so `identifier` stays None; the number itself is in `number` and leads to the
register's own page where that determines it.
"""

from __future__ import annotations

import re

from tracker.models import Citation
from tracker.parliament.urls import official_url, register_url

# 2020Z11540 · 2023D32937 · 2026A01894
_CASE = re.compile(r"20\d\d(?P<sort>[ZDA])\d{5}(?!\d)")
# Kamervragen 2020Z11540 · kamervraag nr. 2020Z11540 · vraagnummer 2020Z11540
_QUESTION = re.compile(
    r"(?:[Kk]amervra(?:ag|gen)|[Vv]raagnummers?)[\s:(]{1,2}(?:met\s)?(?:kenmerk\s|nr\.?\s|nummer\s)?\Z"
)
# T03131
_UNDERTAKING_EK = re.compile(r"\d{5}(?![\dA-Za-z])")
# TZ202603-130
_UNDERTAKING_TK = re.compile(r"\d{6}-\d{1,4}(?!\d)")
_KINDS = {"Z": "zaak", "D": "document", "A": "activiteit"}


def find_case(text: str, start: int) -> tuple[list[Citation], int] | None:
    """The case, document or activity whose number starts at `start`; written questions only where the text says so."""
    number = _CASE.match(text, start)
    if number is None or text[start - 1 : start].isalnum():
        return None
    sort = number["sort"]
    if sort == "Z" and _QUESTION.search(text[max(0, start - 40) : start]):
        identifier = f"kv-tk-{number[0]}"
        return [_citation(text, "kamervragen", start, number.end(), number[0], identifier)], number.end()
    return [_citation(text, _KINDS[sort], start, number.end(), number[0], None)], number.end()


def find_undertaking(text: str, start: int) -> tuple[list[Citation], int] | None:
    """The undertaking whose number (behind T or TZ) starts at `start`."""
    for prefix, pattern in (("TZ", _UNDERTAKING_TK), ("T", _UNDERTAKING_EK)):
        begin = start - len(prefix)
        if begin < 0 or text[begin:start] != prefix or text[begin - 1 : begin].isalnum():
            continue
        if found := pattern.match(text, start):
            return [_citation(text, "toezegging", begin, found.end(), prefix + found[0], None)], found.end()
    return None


def _citation(text: str, kind: str, start: int, end: int, number: str, identifier: str | None) -> Citation:
    url = register_url(number) if kind in ("zaak", "document") else official_url(identifier)
    upper = kind == "toezegging" and not number.startswith("TZ")
    return Citation(
        raw=text[start:end],
        kind=kind,
        start=start,
        end=end,
        chamber=None if kind == "document" and identifier else "EK" if upper else "TK",
        number=number,
        identifier=identifier,
        url=url,
        note=None if identifier else "registernummer: geen kenmerk van het officiële portaal",
    )
