"""A sum that a sentence tells is part of another: `Van de EUR 2 miljard is EUR 1,8 miljard geleverd`."""

from __future__ import annotations

import re
from functools import lru_cache

# [Van de] EUR 2 miljard ... · [Binnen het eerder toegezegde] bedrag van EUR 2 miljard
_OF_THE = re.compile(
    r"\b(?:van|binnen|uit) (?:de|het|deze|dit|die)(?: (?:bedrag|budget|pakket|steun|totaal|eerder|eerdere|in|van|"
    r"toegezegde|aangekondigde|beschikbare|gereserveerde|totale|(?:19|20)\d\d))*\s*\Z",
    re.IGNORECASE,
)


@lru_cache(2**12)
def whole_of(text: str, amount: str) -> str | None:
    """The sum, as `EUR 2000000000.0`, of which a sentence tells that another sum in it is a part; None for none.

    `amount` is that other sum, written so. The whole is larger, of the same currency, and one that is known: `van de`.
    """
    if _OF_THE_ANYWHERE.search(text) is None:
        return None
    from tracker.extraction.amounts import find_amounts  # noqa: PLC0415 (the words of money are loaded where asked)

    currency, _, part = amount.partition(" ")
    try:
        least = float(part)
    except ValueError:
        return None
    for found in find_amounts(text):
        is_larger = found.currency == currency and found.value > least
        if is_larger and found.upper is None and _OF_THE.search(text[: found.start]):
            return f"{currency} {found.value}"
    return None


_OF_THE_ANYWHERE = re.compile(r"\b(?:van|binnen|uit) (?:de|het|deze|dit|die)\b", re.IGNORECASE)
