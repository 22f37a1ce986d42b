"""The two chambers: every way in which papers and feeds name them, as `TK` and `EK`."""

from __future__ import annotations

from tracker.models import Chamber

# Tweede Kamer der Staten-Generaal · der Tweede Kamer · TK · II · 11 (a misread II) · 2
CHAMBER = (
    r"(?:(?:Tweede|Eerste)\sKamer(?:\sder\sStaten-Generaal)?|der\s(?:Tweede|Eerste)\sKamer|TK|EK|II|I|11|1|2)"
    r"(?:(?![0-9A-Z])|(?=(?:19|20)\d\d\D))"
)
NUMERALS = frozenset({"I", "II", "1", "2", "11"})
"""Names of a chamber that mean one only behind a word such as 'Kamerstukken'."""
_CHAMBERS: dict[str, Chamber] = {
    "i": "EK", "1": "EK", "ek": "EK", "eerste": "EK", "eerste kamer": "EK",
    "ii": "TK", "2": "TK", "11": "TK", "tk": "TK", "tweede": "TK", "tweede kamer": "TK",
}  # fmt: skip


def chamber_of(name: str | None) -> Chamber | None:
    """`II`, `TK`, `2`, `der Tweede Kamer`, `Tweede Kamer der Staten-Generaal` -> `TK`; None for any other name."""
    if not name:
        return None
    plain = " ".join(name.lower().split()).removeprefix("der ").removesuffix(" der staten-generaal")
    return _CHAMBERS.get(plain) or chamber_in(plain)


def chamber_in(text: str) -> Chamber | None:
    """The chamber that `text` names first, written in full; None when it names neither."""
    lower = text.lower()
    named: list[tuple[int, Chamber]] = [(lower.find("tweede kamer"), "TK"), (lower.find("eerste kamer"), "EK")]
    return min(((place, chamber) for place, chamber in named if place >= 0), default=(0, None))[1]


def chamber_of_number(number: str | None) -> Chamber | None:
    """The chamber that gives papers such numbers: `448` is the Tweede Kamer's, `C` the Eerste Kamer's.

    Source: Aanwijzing voor de regelgeving 3.45. None for a number that neither gives out today (`188b`, `0A`).
    """
    if not number:
        return None
    if number.isdigit():
        return "TK"
    return "EK" if number.isalpha() and number.isupper() else None
