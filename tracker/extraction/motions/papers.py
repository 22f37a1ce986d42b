"""Motion papers: number, sponsors, grounds and requests, from the text of the paper itself.

Source of the form: the motions the Tweede Kamer prints: heading (`GEWIJZIGDE MOTIE VAN HET LID X C.S. TER VERVANGING
VAN DIE GEDRUKT ONDER NR. 8`), `Voorgesteld 23 mei 2024`, `De Kamer, gehoord de beraadslaging, ... verzoekt de regering
..., en gaat over tot de orde van de dag.`, and the names of those who put it.
"""

from __future__ import annotations

import re

from tracker.extraction.citations import find_citations
from tracker.extraction.motions.clauses import read_clauses
from tracker.extraction.motions.dates import paper_date
from tracker.extraction.motions.titles import subject_of, title_of_request
from tracker.models import Document, Motion
from tracker.parliament.chambers import chamber_of_number
from tracker.parliament.dossiers import BUDGET_DOSSIERS, COUNCIL_DOSSIERS, DOSSIER_NUMBER, parse_dossier, read_dossier
from tracker.parliament.identifiers import paper
from tracker.parliament.member_names import signed_names, split_names, title_case
from tracker.parliament.urls import official_url

# Nr. 10 GEWIJZIGDE MOTIE VAN HET LID CLAASSEN C.S. Ter vervanging van die gedrukt onder nr. 8
_HEADING = re.compile(
    r"(?:(?P<nader>NADER\s+|Nader\s+)?(?P<changed>GEW\w+\s+|[Gg]ewijzigde\s+))?(?:MOTIE|Motie)\s+"
    r"(?:(?:VAN|van)\s+)?(?:(?:HET|HE|DE|het|de)\s+){0,2}(?:LID|LEDEN|lid|leden)?\s*(?P<names>[^\n]{2,160}?)"
    r"(?P<cs>,?\s+[Cc]\.\s?[Ss]\.?)?\s*"
    r"(?:(?:TER VERVANGING VAN|[Tt]er vervanging van)\s+(?:DIE|die|DE MOTIE|de motie)\s+"
    r"(?:GEDRUKT|gedrukt)\s+(?:ONDER|onder)\s+"
    r"(?:NR|nr|Nr)\.?\s*(?P<replaces>\d+|[A-Z]{1,2})\s*)?\s*(?=\n|Voorgesteld|VOORGESTELD|De Kamer,)",
)
_TABLED = re.compile(r"(?:Voorgesteld|VOORGESTELD)[^\d]{0,120}(?P<date>\d{1,2}\s*[a-z]+\s+\d{4})?")
_OPENING = re.compile(r"De\s+Kamer,")
_CLOSING = re.compile(r"(?:en\s+)?gaa[tn]\s+(?:\w+\s+)?over\s+(?:tot|naar)\s+de\s+orde\s+van\s+de\s+dag\s*[.,;]?")
_NUMBER = re.compile(r"\b[Nn][Rr]\.\s*(?P<number>\d{1,4}|[A-Z]{1,2})\b")
_DOSSIER = re.compile(rf"(?<!\d){DOSSIER_NUMBER}")
# 21 501 | 02: the council on a line of its own
_COUNCIL = re.compile(r"[\s-]{1,4}(\d\d)(?!\d)")
# 36 410 A Vaststelling van de begrotingsstaat van het Mobiliteitsfonds
_FUND = re.compile(r"\s+(?P<chapter>[A-M])\s")
# kst-21501-02-3121 · ISSN 0921 - 7371 · ’s-Gravenhage 2025 · a page number, on a line of its own
_FOOTER = re.compile(
    r"(?<!\s)\s++(?:kst-|ISSN|[’']s-Gravenhage|Tweede Kamer, vergaderjaar|Eerste Kamer, vergaderjaar|\d++\s*+$)"
)


def read_paper(document: Document) -> Motion | None:
    """The motion that `document` is; None when the document is not a motion paper."""
    text = document.text
    heading = _find_heading(text) if document.metadata.kind != "stenogram" else None
    opening = _OPENING.search(text, heading.end()) if heading else None
    if heading is None or opening is None or opening.start() - heading.end() > 400:
        return None
    closing = _CLOSING.search(text, opening.end())
    end, signed = _signatures(text, opening.end(), closing, heading)
    considerations, requests = read_clauses(text[opening.end() : end])
    names, parties = _sponsors(signed, heading)
    dossier, number = _filed_under(document, heading)
    tabled = _TABLED.search(text, heading.end(), opening.start())
    identifier = document.metadata.identifier or paper(dossier, number)
    title, note = _title(document, requests)
    return Motion(
        start=heading.start(),
        end=closing.end() if closing else end,
        identifier=identifier,
        dossier=dossier,
        number=number,
        chamber=document.metadata.chamber or chamber_of_number(number),
        title=title,
        sponsors=names,
        cosponsors=heading["cs"] is not None,
        parties=parties,
        date=(paper_date(tabled["date"]) if tabled and tabled["date"] else None) or document.metadata.date,
        considerations=considerations,
        requests=requests,
        replaces=_replaced(document, heading, dossier),
        url=official_url(identifier, document.metadata.session_year),
        note=note,
        origin="paper",
    )


def _find_heading(text: str) -> re.Match[str] | None:
    """The heading of a motion paper: in the first part of the text, with `De Kamer,` or `Voorgesteld` behind it."""
    if "Kamer," not in text or ("MOTIE" not in text[:3000] and "Motie" not in text[:3000]):
        return None
    for heading in _HEADING.finditer(text, 0, 3000):
        behind = text[heading.end() : heading.end() + 400]
        said = "oorgesteld" in behind or "VOORGESTELD" in behind or "MOTIE" in heading[0]
        if said and _OPENING.search(behind):
            return heading
    return None


def _signatures(text: str, start: int, closing: re.Match[str] | None, heading: re.Match[str]) -> tuple[int, str]:
    """Where the motion's clauses end, and the text of the signatures."""
    if closing is not None:
        return closing.start(), _without_footer(text[closing.end() :])
    lines = _without_footer(text[start:]).rstrip().split("\n")
    names: list[str] = []
    while lines and (not lines[-1].strip() or signed_names(lines[-1])):
        names.append(lines.pop())
    first = title_case(heading["names"]).rpartition(" En ")[0] or title_case(heading["names"])
    if lines and lines[-1].endswith(f", {first}"):  # joined with the last clause, since no closing formula parts them
        lines[-1] = lines[-1].removesuffix(first)
        names.append(first)
    return start + len("\n".join(lines)), "\n".join(reversed(names))


def _without_footer(text: str) -> str:
    """The text up to the first line of the page's footer."""
    footer = next((f for f in _FOOTER.finditer(text) if "\n" in f[0]), None)
    return text[: footer.start()] if footer else text


def _sponsors(signed: str, heading: re.Match[str]) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
    """Those who signed, in order; the heading's names where nobody did."""
    several = heading["cs"] is not None or re.search(r"LEDEN|leden| EN ", heading[0]) is not None
    names = signed_names(signed, several=several)
    if names:
        return tuple(name for name, _ in names), tuple(party for _, party in names)
    headed = tuple(title_case(name) for name in split_names(heading["names"].replace(" EN ", ", ")))
    return headed, tuple(None for _ in headed)


def _filed_under(document: Document, heading: re.Match[str]) -> tuple[str | None, str | None]:
    """Dossier and number: what the publisher says, else what stands above the heading."""
    if document.metadata.dossier and document.metadata.number:
        return document.metadata.dossier, document.metadata.number
    head = document.text[: heading.start()]
    numbers = list(_NUMBER.finditer(head))
    number = numbers[-1]["number"] if numbers else None
    found = _DOSSIER.search(head)
    dossier = read_dossier(head, found.start()) if found else None
    if dossier is None:
        return None, number
    if dossier.name in COUNCIL_DOSSIERS:
        council = _COUNCIL.match(head, dossier.end)
        return parse_dossier(f"{dossier.name} {council[1]}") if council else None, number
    fund = _FUND.match(head, dossier.end) if dossier.name in BUDGET_DOSSIERS else None
    return f"{dossier.name}-{fund['chapter']}" if fund else dossier.name, number


def _replaced(document: Document, heading: re.Match[str], dossier: str | None) -> str | None:
    """The motion this one replaces: `ter vervanging van die gedrukt onder nr. 8`, or `(t.v.v. 36682-8)` in a title."""
    if heading["replaces"]:
        return paper(dossier, heading["replaces"])
    title = document.metadata.title or ""
    behind = re.search(r"t\.?\s?v\.?\s?v\.?\s", title)
    if behind is None:
        return None
    cited = find_citations("Kamerstuk " + title[behind.end() :])
    return cited[0].identifier if cited else None


def _title(document: Document, requests: tuple[str, ...]) -> tuple[str | None, str | None]:
    subject = subject_of(document.metadata.title or "")
    if subject:
        return subject, None
    return (title_of_request(requests[0]), "onderwerp afgeleid uit het verzoek") if requests else (None, None)
