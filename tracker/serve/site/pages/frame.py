"""What the pages share: the database a visitor may read, an answer from a template, and names in addresses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from datasette.database import Database
from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import register

if TYPE_CHECKING:
    from datasette.app import Datasette

READ = ("documents", "commitments", "promises", "motions")
"""Tables that a page of this package may show rows of; who may not see one of them sees none of the pages."""


async def opened(datasette: Datasette, request: Request) -> Database:
    """The tracker's database, for a visitor who may read it; NotFound where it has no tables of the register yet."""
    db = register.database(datasette)
    if not await db.table_exists("promises"):
        raise NotFound("Deze bladzijde is er niet: het register is nog leeg.")
    for table in READ:
        await register.permit(datasette, request, db, table)
    return db


async def shown(datasette: Datasette, request: Request, template: str, context: dict[str, Any]) -> Response:
    """The page that a template makes."""
    return Response.html(await datasette.render_template(template, context, request=request))


def asked(request: Request, name: str) -> str:
    """The part of the address that says which one is asked for."""
    return str(tilde_decode(request.url_vars[name]))


def slug(name: str) -> str:
    """A name as it stands in an address: `minister van Financiën` gives `minister-van-financien`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def named(asked_for: str, names: Iterable[str]) -> list[str]:
    """The names that an address means: those with its slug, or the name itself as typed."""
    return [name for name in names if name and slug(name) == slug(asked_for)]
