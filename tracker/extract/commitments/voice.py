"""Whose words a section holds: the government's, or those of somebody who asks or proposes."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.models import Document


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    data = load("voices")
    return (
        re.compile("|".join(f"(?:{row['pattern']})" for row in data["others"]), re.IGNORECASE),
        re.compile("|".join(f"(?:{row['pattern']})" for row in data["government"]), re.IGNORECASE),
    )


def others_speak(title: str) -> bool | None:
    """Whether others speak under the heading `title`: True, False, or None when the heading does not tell."""
    others, government = _patterns()
    bare = " ".join(title.split())
    if government.search(bare):
        return False
    return True if others.search(bare) else None


def sections_of_others(document: Document) -> frozenset[int]:
    """The indexes of the sections in which others speak."""
    found: set[int] = set()
    level, other = 0, False
    for index, section in enumerate(document.sections):
        told = others_speak(section.title) if section.title else None
        if told is not None:
            level, other = section.level, told
        elif other and section.level <= level:
            other = False
        if other:
            found.add(index)
    return frozenset(found)
