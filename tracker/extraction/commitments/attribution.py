"""Whose words a section holds: the government's, or those of somebody who asks or proposes."""

from __future__ import annotations

import re
from functools import cache

from tracker.lexicon import load
from tracker.models import Document


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = load("voices")
    return (
        re.compile("|".join(f"(?:{row['pattern']})" for row in data["others"]), re.IGNORECASE),
        re.compile("|".join(f"(?:{row['pattern']})" for row in data["government"]), re.IGNORECASE),
        re.compile(data["question"], re.IGNORECASE),
    )


MIXED = ("stenogram", "verslag schriftelijk overleg")
"""Kinds of papers of the chamber in which the government speaks too."""


def is_of_others(document: Document) -> bool:
    """Whether a paper is a member's, the chamber's or an outsider's from beginning to end, whatever it says."""
    metadata = document.metadata
    return metadata.author not in (None, "government") and metadata.kind not in MIXED


def others_speak(title: str) -> bool | None:
    """Whether others speak under the heading `title`: True, False, or None when the heading does not tell."""
    others, government, _ = _patterns()
    bare = " ".join(title.split())
    if government.search(bare):
        return False
    return True if others.search(bare) else None


def other_speakers(document: Document) -> dict[int, int]:
    """Up to which offset others speak in a section, by the index of the section; absent where they do not.

    Under a question that is its last question mark: what follows there is the answer, whose heading is missing or
    stands in the running text.
    """
    found: dict[int, int] = {}
    level, other = 0, False
    for index, section in enumerate(document.sections):
        voice = others_speak(section.title) if section.title else None
        if voice is not None:
            level, other = section.level, voice
        elif other and section.level <= level:
            other = False
        if other:
            asked = (
                document.text.rfind("?", section.start, section.end)
                if _patterns()[2].match(section.title or "")
                else -1
            )
            found[index] = asked + 1 if asked > 0 else section.end
    return found
