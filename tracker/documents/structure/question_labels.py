"""Labels of questions, answers and speeches: 'Vraag 4 en 5', 'Antwoord op vraag 2', 'Mevrouw Van Dijk (D66):'."""

from __future__ import annotations

import re

from tracker.documents.speaker_labels import speaker_label

_NUMBERS = r"\d{1,3}[a-z]?(?:(?: ?, ?| en | ?(?:t/m|tot en met|-|–|/|&) ?)\d{1,3}[a-z]?(?![\w.]))*"
# 'Vraag 1', 'Vragen 4 en 5:', 'Antwoord op de vragen 3 t/m 6', 'Antwoord 2.', 'ANTWOORD'
LABEL = re.compile(
    r"(?P<label>(?:vra(?:ag|gen)|antwoord(?:en)?)"
    rf"(?: (?:op )?(?:de )?(?:deel)?(?:vra(?:ag|gen) )?(?P<numbers>{_NUMBERS}))?)(?P<sign> ?[:.)]| [–-](?= ))?(?: +|$)",
    re.IGNORECASE,
)
# 'Reactie van het kabinet:', '1. Antwoord van de minister van Defensie:': in a consultation, before each answer
REPLY = re.compile(
    r"(?:\d{1,3}[.)]? )?(?:antwoord|reactie)(?:en)? van (?:de |het )?"
    r"(?:kabinet|regering|minister|staatssecretaris|bewindsperso)[^:.?!]{0,80}:(?: +|$)",
    re.IGNORECASE,
)
# What may follow a label without a number or colon: 'Antwoord Ja.'
SHORT_ANSWER = re.compile(r"(?:Ja|Nee|Neen)\b")
FIRST_SIGNS = frozenset("VvAaRr0123456789")
"""What a label begins with."""


def is_speaker(text: str) -> bool:
    """Whether a paragraph is nothing but the name of who speaks next in a debate."""
    label = speaker_label(text) if text.endswith(":") else None
    return label is not None and label.end == len(text)


def split_label(text: str) -> tuple[str, str] | None:
    """The label at the start of a paragraph and the rest of it, which may be empty; None when there is no label.

    'Vraag 3 is achterhaald' has no label: a label is followed by nothing, by a colon, or by a capital.
    """
    if text[:1] not in FIRST_SIGNS:
        return None
    if ":" in text[:130] and (reply := REPLY.match(text)):
        return reply[0].strip(), text[reply.end() :]
    found = LABEL.match(text)
    if found is None:
        return None
    rest = text[found.end() :]
    if not rest or (found["sign"] and ":" in found["sign"]):
        return found["label"], rest
    if not found["label"][0].isupper():
        return None
    if found["numbers"] is None:
        return (found["label"], rest) if SHORT_ANSWER.match(rest) else None
    return (found["label"], rest) if not (rest[0].islower() or rest[0] in ",;)") else None
