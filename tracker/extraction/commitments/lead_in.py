"""Items of a list that go on with the sentence that leads it in: `Ik ben voornemens om:` - `een fonds in te stellen`.

The item itself names nobody and has no finite verb; who binds himself, and to what sort of thing, the lead-in tells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tracker.extraction.commitments.matches import Match
from tracker.models import Kind

ANNOUNCED: tuple[Kind, ...] = ("action", "undertaking", "pledge")
"""The kinds of which a list tells the parts: a view or an agreement does not go on in infinitives."""
# 'om:', 'besloten:', 'zal het kabinet:', 'de volgende acties aan:'
LEADS = re.compile(r":\s*$")
# 'de regeling te verlengen;', 'de Kamer een overzicht aan te bieden.', 'te verkennen hoe ...'
WITH_TE = re.compile(
    r"\bte (?:\w{2,}en|gaan|staan|doen|zien|slaan)\b(?=[.;]?$|,| (?:om|of|hoe|dat|en|in|op|bij|met|voor|van|waar\w*)\b)"
)
# 'de regeling met een jaar verlengen;', behind a modal that closes the lead-in
BARE = re.compile(r"^[a-zé](?:[^.:]* )?(?:\w{3,}en|gaan|staan|doen|zien)[.;]?$")
MODAL = re.compile(
    r"\b(?:zal|zullen|ga|gaat|gaan|wil|willen)"
    r"(?: (?:ik|wij|we|het kabinet|de regering|daarom|hiertoe|dan ook))*\s*:\s*$"
)


def leads_in(text: str, matches: Sequence[Match]) -> Match | None:
    """What a sentence before a list announces, None when it announces nothing or leads in no list."""
    if not LEADS.search(text):
        return None
    return next((match for match in matches if match.kind in ANNOUNCED and match.status != "fulfilled"), None)


def continued(lead: Match, lead_text: str, item: str) -> Match | None:
    """The match of an item that goes on with its lead-in, None when it is a sentence or a title of its own."""
    words = " ".join(item.lower().split())
    goes_on = WITH_TE.search(words) or (MODAL.search(lead_text.lower()) and BARE.match(" ".join(item.split())))
    return replace(lead, clause=None, span=None, at=0) if goes_on else None
