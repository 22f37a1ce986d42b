"""The clauses of a motion: the grounds it gives and what it asks."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load

# ; verzoekt de regering ... | \n\nspreekt uit: a clause opens at the start of a paragraph or behind a semicolon
_BREAK = r"(?:\A|\n|;\s*+)(?:[-–•]\s*)?(?:en\s+)?"
LONGEST = 20_000
"""The longest motion, in characters."""
# ... illegale handel in geneesmiddelen verzoekt de regering: the formula opens a request even where no mark parts it
_GLUED = r"verzoekt\s+(?:de\s+(?:demissionaire\s+)?regering|het\s+(?:demissionaire\s+)?kabinet)\b"


@cache
def _openers() -> re.Pattern[str]:
    words = load("motion_words")
    grounds = "|".join(
        sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words["considerations"]), key=len, reverse=True)
    )
    asks = "|".join(sorted((re.escape(w).replace(r"\ ", r"\s+") for w in words["requests"]), key=len, reverse=True))
    return re.compile(
        rf"{_BREAK}(?P<clause>(?P<ground>{grounds})\b|(?P<ask>{asks})\b)|\s(?P<glued>{_GLUED})", re.IGNORECASE
    )


def read_clauses(body: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The considerations and the requests in `body`, the text between `De Kamer,` and the closing formula."""
    body = "\n".join(line for part in body[:LONGEST].splitlines() if (line := part.strip()))
    openers = list(_openers().finditer(body))
    considerations: list[str] = []
    requests: list[str] = []
    for place, opener in enumerate(openers):
        end = openers[place + 1].start() if place + 1 < len(openers) else len(body)
        clause = _tidy(body[opener.start("glued" if opener["glued"] else "clause") : end])
        if opener["ask"] or opener["glued"]:
            requests.append(clause)
        elif not re.match(r"gehoord\s+de\s+beraadslaging", clause, re.IGNORECASE):
            considerations.append(clause)
    return tuple(considerations), tuple(requests)


def _tidy(clause: str) -> str:
    """One line, without the comma or semicolon that ends the clause."""
    return " ".join(clause.split()).rstrip(" ;,.").removesuffix("; en").removesuffix(", en").rstrip(" ;,.")
