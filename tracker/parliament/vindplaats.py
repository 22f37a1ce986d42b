"""How a paper is referred to in running Dutch, after the Aanwijzingen voor de regelgeving 3.43 and 3.45."""

from __future__ import annotations

from tracker.parliament.dossiers import printed
from tracker.parliament.identifiers import parse_identifier


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
        return f"Kamerstuk I {printed(dossier)}, {number}"
    return f"Kamerstuk {printed(dossier)}, nr. {number}"


def named(identifier: str) -> str:
    """`kst-28676-448` as `Kamerstuk 28 676, nr. 448`; the identifier itself where it is of no paper or answer."""
    found = parse_identifier(identifier)
    if found is None:
        return identifier
    return vindplaats(identifier, found.chamber, found.session_year, found.dossier, found.number) or identifier
