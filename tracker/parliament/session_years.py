"""Parliamentary years as texts write them, normalised to `2023-2024`."""

from __future__ import annotations

import re
from datetime import date, timedelta

# 2009/10 · 2009-2010 · 1999/00 · 2014–15 · 2023 / 2024 · 1985/- 86 · 2022/-23
YEARS = r"(?:1[89]|20)\d\d\s?[-‐‑–−—/]\s?(?:-\s?)?(?:(?:1[89]|20)\d\d|\d\d)(?!\d)"
_YEARS = re.compile(
    r"(?<!\d)(?P<first>(?:1[89]|20)\d\d)(?:\s{0,3}[-‐‑–−—/]\s{0,3}(?:-\s?)?(?P<last>\d{4}|\d\d)|(?P<glued>(?:1[89]|20)\d\d))(?!\d|-\d)"
)
TWENTY_TEN = "2010-2011"
"""The first session year whose papers of both chambers are named alike on the official portal."""


def session_year(text: str | None) -> str | None:
    """`2009/10`, `vergaderjaar 2009–2010` and `20092010` -> `2009-2010`: the first parliamentary year in `text`.

    None when there is none, or when its two years do not follow one another (`2023–34`, a slip of the pen).
    """
    years = _YEARS.search(text) if text else None
    if years is None:
        return None
    first, last = int(years["first"]), years["last"] or years["glued"]
    follows = last == str(first + 1) or last == f"{(first + 1) % 100:02d}"
    return f"{first}-{first + 1}" if follows else None


def session_year_on(iso: str) -> str:
    """`2022-10-11` -> `2022-2023`: a session year begins on the third Tuesday of September (Grondwet, article 65)."""
    day = date.fromisoformat(iso)
    first = date(day.year, 9, 1)
    opening = first + timedelta(days=(1 - first.weekday()) % 7 + 14)
    start = day.year if day >= opening else day.year - 1
    return f"{start}-{start + 1}"


def glued(year: str) -> str:
    """`2009-2010` -> `20092010`, as identifiers have it."""
    return year.replace("-", "")
