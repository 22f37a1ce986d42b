"""Parliamentary years as texts write them, normalised to `2023-2024`."""

from __future__ import annotations

import re

# 2009/10 · 2009-2010 · 1999/00 · 2014–15 · 2023 / 2024 · 1985/- 86 · 2022/-23
YEARS = r"(?:1[89]|20)\d\d\s?[-–—/]\s?(?:-\s?)?(?:(?:1[89]|20)\d\d|\d\d)(?!\d)"
_PARTS = re.compile(r"(\d{4})\D+(\d{2,4})")


def session_year(text: str | None) -> str | None:
    """`2009/10` -> `2009-2010`; None when the two years do not follow one another (`2023–34`, a slip of the pen)."""
    parts = _PARTS.fullmatch(text) if text else None
    if parts is None:
        return None
    first, last = int(parts[1]), parts[2]
    follows = last == str(first + 1) or last == f"{(first + 1) % 100:02d}"
    return f"{first}-{first + 1}" if follows else None
