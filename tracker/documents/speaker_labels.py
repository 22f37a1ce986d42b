"""The label before a speech in a debate: 'De voorzitter:', 'Mevrouw Van Dijk (D66):', 'Minister Brekelmans:'."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tracker.lexicon import load
from tracker.models import SpeakerSide

LONGEST = 110
"""Characters a label has at most."""
# Van Dijk · El Abassi · De Jong-de Vries · J. Klaver · Peter de Groot · van der Plas · Agnes Mulder
_WORD = r"(?:van|de|der|den|ter|ten|te|het|el|la|op|en|’t|'t|[^\W\d_a-z][\w.’'-]*)"
_NAME = rf"{_WORD}(?: {_WORD}){{0,5}}"
# (GroenLinks-PvdA) · (50PLUS) · (Groep Van Haga) · (rapporteur)
_PARTY = r" ?\((?P<party>[^()]{1,40})\)"


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """Who is said to speak next, and where the label ends in its paragraph."""

    side: SpeakerSide
    label: str
    end: int
    title: str
    name: str | None = None
    party: str | None = None


@cache
def _patterns() -> tuple[tuple[SpeakerSide, SpeakerSide, re.Pattern[str]], ...]:
    found = []
    for row in load("speakers")["labels"]:
        titles = "|".join(re.escape(title) for title in sorted(row["titles"], key=len, reverse=True))
        name = (
            rf" (?P<name>{_NAME})(?:{_PARTY})?"
            if row["named"]
            else rf"(?P<name>(?: (?:van|voor) [A-Z][^:.?!]{{2,70}})?)(?:{_PARTY})?"
        )
        found.append((row["side"], row.get("guest", row["side"]), re.compile(rf"(?P<title>{titles}){name} ?:(?= |$)")))
    return tuple(found)


def speaker_label(text: str) -> SpeakerLabel | None:
    """The label with which a paragraph begins; None when it begins with none."""
    if ":" not in text[:LONGEST]:
        return None
    for side, guest, pattern in _patterns():
        if found := pattern.match(text[: LONGEST + 1]):
            party = found["party"]
            name = found["name"].strip() or None
            return SpeakerLabel(
                side if party else guest, found[0].rstrip(" :"), found.end(), found["title"], name, party
            )
    return None


def is_debate(texts: list[str]) -> bool:
    """Whether paragraphs are those of a debate: several begin with a label, the chair's or a minister's among them."""
    labels = [label for text in texts if (label := speaker_label(text))]
    return len(labels) > 2 and any(label.side in ("chair", "government") for label in labels)
