"""How a paper is referred to in running Dutch, after the Aanwijzingen voor de regelgeving 3.43 and 3.45."""

from __future__ import annotations

import re

DOSSIER = re.compile(r"(\d{2})(\d{3})(.*)", re.S)
"""35300-XV: two digits, three digits, what follows."""


def spaced(dossier: str) -> str:
    """A dossier as it is printed: `28676` is `28 676`, `21501-02` is `21 501-02`, `35300-XV` is `35 300 XV`."""
    parts = DOSSIER.fullmatch(dossier)
    if parts is None:
        return dossier
    addition = parts[3]
    if addition[:1] == "-" and addition[1:2].isalpha():
        addition = f" {addition[1:]}"
    return f"{parts[1]} {parts[2]}{addition}"


def vindplaats(
    identifier: str | None, chamber: str | None, session_year: str | None, dossier: str | None, number: str | None
) -> str:
    """Where a paper is found, as `Kamerstuk 28 676, nr. 448`; an empty string when it has no number.

    Papers of the Eerste Kamer are numbered with letters and named with the chamber: `Kamerstuk I 36 600, A`.
    """
    if not number:
        return ""
    if identifier and identifier.startswith("ah-"):
        year = f" {session_year}" if session_year else ""
        return f"Aanhangsel Handelingen{' I' if chamber == 'EK' else ''}{year}, nr. {number}"
    if not dossier:
        return ""
    if chamber == "EK":
        return f"Kamerstuk I {spaced(dossier)}, {number}"
    return f"Kamerstuk {spaced(dossier)}, nr. {number}"
