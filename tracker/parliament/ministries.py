"""Which ministry a text names: by its name, its abbreviation, or an office that belongs to it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from tracker.lexicon import load

LETTERS = re.compile(r"[\W\d_]+")


def _key(name: str) -> str:
    """Letters only, lower case: 'Onderwijs , Cultuur' and 'Onderwijs, Cultuur' are the same."""
    return LETTERS.sub(" ", name.lower()).strip()


@cache
def _lexicon() -> tuple[dict[str, str], dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """Names and abbreviations with their ministry, and a pattern for each."""
    raw: dict[str, dict[str, Any]] = load("ministries")
    names: dict[str, str] = {}
    short: dict[str, str] = {}
    for ministry, entry in raw.items():
        for office in entry.get("offices", []):
            names.setdefault(_key(office), ministry)
        short |= dict.fromkeys(entry.get("short", []), ministry)
    for ministry, entry in raw.items():
        for name in (ministry, *entry.get("names", [])):
            names[_key(name)] = ministry
    longest = sorted(names, key=len, reverse=True)
    spelled = re.compile(r"\b(?:" + "|".join(name.replace(" ", r"\W+") for name in longest) + r")\b", re.IGNORECASE)
    abbreviated = re.compile(
        r"(?<![\w&])(?:" + "|".join(map(re.escape, sorted(short, key=len, reverse=True))) + r")(?![\w&])"
    )
    return names, short, spelled, abbreviated


def ministries_in(text: str) -> list[str]:
    """The ministries whose name or office a text holds, in order, each once."""
    names, _, spelled, _ = _lexicon()
    return list(dict.fromkeys(names[_key(found[0])] for found in spelled.finditer(text)))


def ministry_of(text: str, *, abbreviations: bool = False) -> str | None:
    """The first ministry a text names; with `abbreviations` also as 'BZ' or 'IenW'."""
    found = ministries_in(text)
    if found:
        return found[0]
    _, short, _, abbreviated = _lexicon()
    match = abbreviated.search(text) if abbreviations else None
    return short[match[0]] if match else None


def spelled_out(text: str) -> str:
    """A text with the abbreviations of ministries written in full: `van JenV` becomes `van Justitie en Veiligheid`."""
    _, short, _, abbreviated = _lexicon()
    return abbreviated.sub(lambda found: short[found[0]], text)
