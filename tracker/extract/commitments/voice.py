"""Whose words a section holds: the government's, or those of somebody who asks or proposes."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.models import Document

# 'Vraag 1', '2. Vraag'
_QUESTION = re.compile(r"\W*(?:\d+\W+)?vra(?:ag|gen)\b", re.IGNORECASE)


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
    """The indexes of the sections in which others speak.

    Where questions stand under headings but answers do not (a consultation answered point by point), a heading
    `Vraag` says nothing of what follows its question mark: such sections are left in.
    """
    told = [others_speak(section.title) if section.title else None for section in document.sections]
    answered = False in told
    found: set[int] = set()
    level, other = 0, False
    for index, section in enumerate(document.sections):
        voice = told[index]
        if voice is not None:
            level = section.level
            other = voice and (answered or not _QUESTION.match(section.title or ""))
        elif other and section.level <= level:
            other = False
        if other:
            found.add(index)
    return frozenset(found)
