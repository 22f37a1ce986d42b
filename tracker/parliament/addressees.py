"""Whether a sentence speaks to parliament, and by what name (`lexicon/addressees.yml`)."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load


@cache
def _names() -> tuple[tuple[tuple[str, ...], re.Pattern[str], str], ...]:
    return tuple(
        (tuple(row["pieces"]), re.compile(rf"\b(?:{row['pattern']})\b".replace(" ", r"\s+")), row["name"])
        for row in load("addressees")["parliament"]
    )


def parliament_in(sentence: str) -> str | None:
    """The name under which the register knows the part of parliament a sentence names, None when it names none."""
    lower = sentence.lower()
    for pieces, pattern, name in _names():
        for piece in pieces:
            if piece in lower:
                if pattern.search(lower):
                    return name
                break
    return None
