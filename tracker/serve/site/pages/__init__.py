"""Pages of what the register follows, one a module, each at an address that stays: a promise, a motion, a seat."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tracker.serve.site.pages import (
    committee,
    dossier,
    figures,
    meeting,
    meeting_sheet,
    ministry,
    motion,
    promise,
    seat,
    subject,
)

ROUTES: list[tuple[str, Callable[..., Any]]] = [
    (r"/toezegging/(?P<promise>[^/]+)$", promise.page),
    (r"/cijfers$", figures.page),
    (r"/onderwerp$", subject.listed),
    (r"/onderwerp/(?P<subject>[^/]+)$", subject.page),
    (r"/motie/(?P<motion>[^/]+)$", motion.page),
    (r"/bewindspersoon$", seat.listed),
    (r"/bewindspersoon/(?P<seat>[^/]+)$", seat.page),
    (r"/ministerie$", ministry.listed),
    (r"/ministerie/(?P<ministry>[^/]+)$", ministry.page),
    (r"/commissie$", committee.listed),
    (r"/commissie/(?P<committee>[^/]+)$", committee.page),
    (r"/dossier$", dossier.listed),
    (r"/dossier/(?P<dossier>[^/]+)$", dossier.page),
    (r"/vergadering$", meeting.listed),
    (r"/vergadering/(?P<meeting>[^/]+)\.docx$", meeting_sheet.page),
    (r"/vergadering/(?P<meeting>[^/]+)$", meeting.page),
]
"""Address and page; the ones without a part behind the slash list what there is."""
