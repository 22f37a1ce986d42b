"""Canonical identifiers of the official portal, and the addresses they determine.

Source of the forms: the identifiers that officielebekendmakingen.nl itself gives its publications, as
`kst-21501-02-2898`, `kst-35300-XV-28`, `kst-23908-R1519-103`, `ah-tk-20082009-2945`, `h-tk-20102011-108-5`.
"""

from __future__ import annotations

import re

PORTAL = "https://zoek.officielebekendmakingen.nl/"
REGISTER = "https://www.tweedekamer.nl/kamerstukken/detail?id="
DOWNLOAD = "https://www.tweedekamer.nl/downloads/document?id="
EURLEX = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri="
_FIRST_ON_PORTAL = 1995

# kst-21501-02-2898 · kst-20082009-32024-C · kst-27400-XV-52 · kst-23908-R1519-103 · kst-CXXIV-G · kst-26643-144-h1
_PAPER = re.compile(
    r"kst-(?:\d{8}-)?(?P<dossier>(?:\d{4,5}|[CLXVI]+)(?:-(?:\d\d(?=-)|R\d{4}|[IVX]+[ABC]?(?=-)|[A-Z](?=-\w)))*)"
    r"-(?P<number>\d{1,4}[a-z]?|[A-Z]{1,3})(?P<suffix>-[hnb]\d+)?"
)


def paper(dossier: str | None, number: str | None, suffix: str = "") -> str | None:
    """`21501-02`, `2898` -> `kst-21501-02-2898`; None without dossier or number. `suffix` is `-h1`, `-n1`, `-b1`."""
    return f"kst-{dossier}-{number}{suffix}" if dossier and number else None


def portal_url(identifier: str | None, session_year: str | None = None) -> str | None:
    """The address on the official portal; None for papers from before 1995, which it does not hold.

    Older issues of Staatsblad and Tractatenblad are there as images only (`trb-1951-154.pdf`).
    """
    if identifier is None:
        return None
    if session_year is not None and int(session_year[:4]) < _FIRST_ON_PORTAL - 1:
        return f"{PORTAL}{identifier}.pdf" if identifier.startswith(("stb-", "trb-")) else None
    dossier = re.match(r"kst-(?:\d{8}-)?(\d+)", identifier)
    if dossier and int(dossier[1]) < 10000:
        return None
    return f"{PORTAL}{identifier}.html"


def paper_url(identifier: str | None, chamber: str | None, session_year: str | None = None) -> str | None:
    """The address of a Kamerstuk; papers of the Eerste Kamer carry their session year in it up to 2008-2009.

    Source: ids of the portal as `kst-20082009-32024-C` and `kst-20052006-30300F-A`; in 2009-2010 both forms occur, so
    that the address of such a paper is not determined.
    """
    if identifier is None or chamber != "EK" or session_year is None or session_year > "2009-2010":
        return portal_url(identifier, session_year)
    parts = re.fullmatch(r"kst-(\d{5}(?:-(?:[IVX]+[ABC]?|[A-M]))?)-(\w+(?:-[hnb]\d)?)", identifier)
    if parts is None or session_year == "2009-2010":
        return None
    return portal_url(f"kst-{session_year.replace('-', '')}-{parts[1].replace('-', '')}-{parts[2]}", session_year)


def parse_paper(identifier: str) -> tuple[str, str] | None:
    """`kst-21501-02-2898` -> (`21501-02`, `2898`); None for ids that carry no dossier (`kst-1268678`)."""
    parts = _PAPER.fullmatch(identifier)
    return (parts["dossier"], parts["number"]) if parts else None
