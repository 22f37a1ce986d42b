"""What a motion is about, out of its title, a mention of it or its request."""

from __future__ import annotations

import re

# Motie van de leden Paternotte en Brekelmans over in NAVO-verband pleiten voor ... (t.v.v. 21501-02-2805)
_SUBJECT = re.compile(
    r"[Mm]otie[^.;]{0,160}?\b(?:over|inzake|om|betreffende|met betrekking tot|t\.a\.v\.)\s+(?P<subject>[^\n]+?)\s*"
    r"(?:\(?t\.?v\.?v\.?\s[^)]*\)?)?\s*$",
    re.DOTALL,
)
# verzoekt de regering tevens om in NAVO-verband te pleiten voor
_ASKED = re.compile(
    r"(?:verzoekt|vraagt)\s+(?:de\s+(?:demissionaire\s+)?regering|het\s+(?:demissionaire\s+)?kabinet|de\s+\w+)\s*"
    r"(?:,\s[^,]{1,80},\s)?(?:tevens|voorts|derhalve|daarom|dan\sook|ook)?\s*,?\s*(?:om|er|ervoor)?\s*:?\s*",
    re.IGNORECASE,
)
_LONGEST = 300


def subject_of(title: str) -> str | None:
    """`Motie van het lid X over Y` -> `Y`; None when the title does not say what the motion is about."""
    found = _SUBJECT.search(title)
    return found["subject"].strip(" .") if found else None


def title_of_request(request: str) -> str | None:
    """`verzoekt de regering in NAVO-verband te pleiten voor X` -> `in NAVO-verband pleiten voor X`, as titles put it."""
    asked = _ASKED.match(request)
    subject = request[asked.end() :] if asked else request
    subject = re.sub(r"\bte\s+(?=[a-z]+(?:en|an)\b)", "", subject, count=1)
    if len(subject) > _LONGEST:
        subject = subject[:_LONGEST].rsplit(" ", 1)[0]
    return subject.strip(" .,;") or None
