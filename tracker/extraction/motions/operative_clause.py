"""What a motion asks, as a sentence recalls it: not to be read as what became of the motion.

`De motie van het lid X (Kamerstuk 29 521, nr. 533), die verzoekt geen wapens te leveren, wordt uitgevoerd.` says
`geen` of the wapens, not of the motion.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

# (Kamerstuk 29 521, nr. 533) · (36 410, nr. 50)
_REFERENCE = re.compile(r"\s?\((?=[^()]{0,160}\))[^()\d]*\d[^()]*\)")
_ASKS = (
    r"(?:verzoek(?:t|en)|verzocht(?:en)?|vra(?:agt|gen)|vroeg(?:en)?|gevraagd|opgeroepen|oproep(?:t|en)|opriep(?:en)?|"
    r"roept|pleit(?:te|ten)?|uitspreekt|uitspraken?|aandringt|aandrong|voorstelt|voorstelde|opdraagt|strekt)"
)
_MAIN_VERB = (
    r"(?:is|zijn|was|waren|wordt|worden|werd|werden|zal|zullen|kan|kunnen|wil|heb|heeft|hebben|had|ga|gaat|gaan|"
    r"(?:voer|neem|geef|beschouw|acht|zie|laat|wijs|leg|volg|ontraad|betrek|blijf|pak|kom|houd|trek|apprecieer|krijg|"
    r"steun|werk)(?:t|en)?|geven|doe|doet|doen|nemen|zien|laten|wijzen|komen|kreeg|"
    r"uitgevoerd|afgedaan|gestand|voldaan|overgenomen|ontraden|aangenomen|verworpen|aangehouden|ingetrokken)"
)
# , die vraagt om een tijdelijke stop, [voert het kabinet niet uit] · , waarin de regering wordt verzocht ..., [zal]
_RELATIVE = re.compile(
    rf",\s(?:die|dat|welke|waarin|waarmee|waarbij)\b[^,;]{{0,80}}?\b{_ASKS}\b[^;]{{0,800}}?(?:,(?=\s{_MAIN_VERB}\b)|(?=;|\.?\s*\Z))"
)
# De motie van het lid Bos [verzoekt de regering jongeren te betrekken bij het plan.]
_MAIN = re.compile(
    rf"(?<=\s)(?:verzoekt|verzoeken|vraagt|vragen)\s(?:om|ons|mij|de\s(?:regering|minister)|het\skabinet)\b[^;]{{0,800}}?"
    rf"(?:,(?=\s{_MAIN_VERB}\b)|(?=;|\.?\s*\Z))"
)
_MOTION = re.compile(r"\b[Mm]oties?\b[^,;]{0,140}\Z")


def mask_operative_clause(sentence: str, subjects: Sequence[tuple[int, int]] = ()) -> tuple[str, tuple[int, ...]]:
    """`sentence` without references in brackets, clauses that say what a motion asks, and the spans of `subjects`.

    Returns the rest, and for each of its characters the place in `sentence`.
    """
    cut = [False] * len(sentence)
    for start, end in (*(found.span() for found in _spans(sentence)), *subjects):
        cut[start:end] = [True] * (min(end, len(sentence)) - start)
    places = tuple(place for place, gone in enumerate(cut) if not gone)
    return "".join(sentence[place] for place in places), places


def _spans(sentence: str) -> list[re.Match[str]]:
    found = list(_REFERENCE.finditer(sentence)) if "(" in sentence else []
    found += _RELATIVE.finditer(sentence) if "," in sentence else ()
    return found + [
        asks for asks in _MAIN.finditer(sentence) if _MOTION.search(_REFERENCE.sub("", sentence[: asks.start()]))
    ]
