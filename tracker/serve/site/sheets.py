"""What a list that is taken away says of itself: its title, what was chosen, where it is found again, its file name."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from datasette.database import Database
from datasette.utils.asgi import Request

from tracker.serve import schema
from tracker.serve.site import facets, filters, handouts, register
from tracker.serve.site.selections import OWN

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet to hand out says beside its rows."""

    title: str
    about: list[tuple[str, str]]
    address: str
    today: str


async def sheet(datasette: Datasette, db: Database, request: Request) -> Sheet:
    """What the sheet of a list says of the choice that an address makes."""
    name = request.url_vars["table"]
    path = datasette.urls.table(db.name, name)
    given = [pair for pair in facets.pairs(request) if pair[0] not in OWN]
    chosen = [f"{choice.said} {choice.values}".strip() for choice in facets.chosen(path, given)]
    query = urlencode(given)
    site = datasette.absolute_url(request, datasette.urls.path("/")).rstrip("/")
    title = str(schema.tables()[name]["title"])
    updated = (await register.rows(db, "SELECT max(finished) AS finished FROM runs"))[0]["finished"]
    address = datasette.absolute_url(request, f"{path}?{query}" if query else path)
    today = filters.today()
    return Sheet(title, handouts.about(title, chosen, address, today, updated), site, today)


def file_name(request: Request, name: str, today: str) -> str:
    """Says what is in it: `overzicht-toezegging-aan-de-Kamer-openstaand-2026-11-30`."""
    given = sorted(facets.pairs(request), key=lambda pair: pair[0].startswith("_"))
    values = [value for key, value in given if not key.startswith("_") or key == "_search"]
    said = "-".join([name, *values])[:80]
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return f"{re.sub(r'[^A-Za-z0-9]+', '-', plain).strip('-')}-{today}"


def disposition(name: str, extension: str) -> str:
    """The header that offers an answer as a file."""
    safe = re.sub(r"[^A-Za-z0-9_-]", "_", name) or "tabel"
    return f'attachment; filename="{safe}.{extension}"'
