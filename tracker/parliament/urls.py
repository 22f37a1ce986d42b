"""Official addresses. One publication has one address, whoever asks: it is made here and nowhere else."""

from __future__ import annotations

from tracker.parliament.identifiers import Identifier, parse_identifier
from tracker.parliament.session_years import TWENTY_TEN, glued

PORTAL = "https://zoek.officielebekendmakingen.nl/"
REGISTER = "https://www.tweedekamer.nl/kamerstukken/detail?id="
DOWNLOAD = "https://www.tweedekamer.nl/downloads/document?id="
EURLEX = "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri="
COURT = "https://curia.europa.eu/juris/liste.jsf?num="
JUDGMENTS = "https://deeplink.rechtspraak.nl/uitspraak?id="
LEGISLATION = "https://wetten.overheid.nl/"
LOCAL_LEGISLATION = "https://lokaleregelgeving.overheid.nl/"

_FIRST_YEAR = "1994-1995"
"""The first session year on the portal; of Staatsblad and Tractatenblad older issues are there, as images."""
_FIRST_DOSSIER = 10000
"""Dossiers of four figures are of before 1969."""
_FIRST_DOSSIER_OF_2010 = 32500
"""The budget of 2011, the first dossier of the session year 2010-2011."""


def official_url(identifier: str | None, year: str | None = None, *, form: str = "html") -> str | None:
    """The address of a publication on the official portal; None where the portal lacks it or its id leaves it open.

    `year` is the session year, where the identifier does not hold it. Papers of the Eerste Kamer of before 2010-2011
    have it in their address (`kst-20082009-32024-C`, `kst-20052006-30300F-A`), so that without it the address is not
    determined; in 2009-2010 both forms occur, so that it is not determined at all. `form` is html, xml or pdf.
    """
    parsed = parse_identifier(identifier)
    if parsed is None:
        return None
    if parsed.series in ("stb", "stcrt", "trb") and parsed.number < _FIRST_YEAR[:4]:
        return None if parsed.series == "stcrt" else f"{PORTAL}{parsed}.pdf"
    year = parsed.session_year or year
    if year is not None and year < _FIRST_YEAR:
        return None
    name = _paper_name(parsed, year) if parsed.series == "kst" and parsed.dossier else str(parsed)
    return f"{PORTAL}{name}.{form}" if name else None


def _paper_name(paper: Identifier, year: str | None) -> str | None:
    """The name of a Kamerstuk in an address; None when that is not determined."""
    base, _, addition = (paper.dossier or "").partition("-")
    if not base.isdigit() or paper.chamber == "TK":
        return None if base.isdigit() and int(base) < _FIRST_DOSSIER else str(paper)
    if year is None:
        return str(paper) if int(base) >= _FIRST_DOSSIER_OF_2010 else None
    if year >= TWENTY_TEN:
        return str(paper)
    if year == "2009-2010" or addition.isdigit() or addition.startswith("R"):
        return None
    return f"kst-{glued(year)}-{base}{addition}-{paper.number}{paper.suffix}"


def register_url(number: str) -> str | None:
    """The page of a case (`2020Z11540`) or the file of a document (`2023D32937`) of the Tweede Kamer; else None."""
    sort = number[4:5]
    return REGISTER + number if sort == "Z" else DOWNLOAD + number if sort == "D" else None
