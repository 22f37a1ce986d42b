"""Review in the browser: who may, what a form says, and the pages of it. Off unless the operator gives a file for it.

A reviewer is who a login plugin of Datasette (as datasette-auth-passwords) made the actor, or who the web server in
front names in a header; such a header counts only from this machine. The register itself is not written: what is said
goes into a log of its own (`store/review_log.py`).
"""

from __future__ import annotations

import asyncio
import ipaddress
import re
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from datasette.utils.asgi import Forbidden, NotFound, Request, Response

from tracker.lexicon import load
from tracker.serve import private
from tracker.serve.site import dutch, links, register
from tracker.serve.site.pages import frame
from tracker.store.corrections import CorrectionError, corrections
from tracker.store.review_log import VERDICTS, Entry, ReviewLog
from tracker.store.reviews import CORRECTABLE

if TYPE_CHECKING:
    from datasette.app import Datasette

PATH = "/beoordelen"
# '/beoordelen/081f67886b8be3ed4bf0', '/-/login': what may be posted to where reviewing is on
POSTED = re.compile(r"/beoordelen/[^/]+|/-/log(?:in|out)")
LISTED = 50
LOOKED_AT = 400
"""Rows of the least certain that are looked at to find LISTED without a review."""
LONGEST_NAME = 100
ROW = """
SELECT c.*, d.title AS letter, d.vindplaats, d.source, d.sha256, d.date AS letter_date
FROM commitments c JOIN documents d ON d.id = c.document_id WHERE c.id = ?
"""
QUEUE = """
SELECT c.id, c.quote, c.kind, c.status, c.confidence, c.document_id, d.title AS letter, d.vindplaats, d.source
FROM commitments c JOIN documents d ON d.id = c.document_id ORDER BY c.core DESC, c.confidence, c.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Reviewing:
    """Where reviews go, and in which header the web server in front names who is signed in; empty for none."""

    log: ReviewLog
    header: str = ""


_ON: WeakKeyDictionary[Any, Reviewing] = WeakKeyDictionary()


def switch_on(datasette: Datasette, path: Path, header: str = "") -> None:
    """Let signed-in reviewers review on this site; raises ReviewLogError for a file that can't hold reviews."""
    _ON[datasette] = Reviewing(ReviewLog(path), header)


def of(datasette: Datasette) -> Reviewing | None:
    """How reviewing is set up, None where it is off."""
    return _ON.get(datasette)


def may_post(datasette: Datasette, path: str) -> bool:
    """Whether this path takes forms: where reviewing is on, those of reviewers and of who signs in or out."""
    return of(datasette) is not None and POSTED.fullmatch(path) is not None


def reviewer(datasette: Datasette, request: Request | None) -> str | None:
    """The name of the reviewer who asks; None for a visitor, and where reviewing is off."""
    reviewing = of(datasette)
    if reviewing is None or request is None:
        return None
    actor = request.actor or {}
    name = str(actor.get("id") or "") or _named_by_server(request, reviewing.header)
    return name.strip()[:LONGEST_NAME] or None


def _named_by_server(request: Request, header: str) -> str:
    """Who the web server in front says is signed in; only one on this machine is believed."""
    client = (request.scope.get("client") or ("",))[0]
    if not header or not _is_this_machine(client):
        return ""
    given = [
        value.decode("utf-8", "replace")
        for name, value in request.scope["headers"]
        if name.decode("latin-1").lower() == header.lower()
    ]
    return given[0] if len(given) == 1 else ""


def _is_this_machine(client: str) -> bool:
    try:
        return ipaddress.ip_address(client).is_loopback
    except ValueError:
        return False


def in_words(entry: Entry) -> str:
    """What was said of a statement, for any visitor: the verdict, the values put right and the day, not by whom."""
    labels = load("labels")
    changed = (
        f"{dutch.column(column)} is {labels.get(column, {}).get(value, value) if value is not None else 'leeg'}"
        for column, value in entry.corrections.items()
    )
    words = "; ".join((entry.verdict, *changed))
    return f"{words} ({dutch.date(entry.moment[:10])})"


async def said_of(datasette: Datasette, commitments: Iterable[str]) -> dict[str, Entry]:
    """The last thing said of each statement, by its id; empty where reviewing is off."""
    reviewing = of(datasette)
    return await asyncio.to_thread(reviewing.log.latest, list(commitments)) if reviewing else {}


def _admitted(datasette: Datasette, request: Request) -> tuple[Reviewing, str]:
    """The set-up and the reviewer; NotFound where reviewing is off, Forbidden for who is not signed in."""
    reviewing = of(datasette)
    if reviewing is None:
        raise NotFound("Deze bladzijde is er niet.")
    name = reviewer(datasette, request)
    if name is None:
        raise Forbidden("Beoordelen kan alleen wie is aangemeld.")
    return reviewing, name


async def listed(datasette: Datasette, request: Request) -> Response:
    """`/beoordelen`: the rows of the register to look at, the least certain first, and what was said last."""
    reviewing, _ = _admitted(datasette, request)
    db = await frame.opened(datasette, request)
    rows = await register.rows(db, QUEUE, LOOKED_AT)
    said = await said_of(datasette, (row["id"] for row in rows))
    context = {
        "rows": [row for row in rows if row["id"] not in said][:LISTED],
        "newest": await asyncio.to_thread(reviewing.log.newest, LISTED),
        "counts": await asyncio.to_thread(reviewing.log.counts),
    }
    return await frame.shown(datasette, request, "reviews.html", context)


async def page(datasette: Datasette, request: Request) -> Response:
    """`/beoordelen/ID`: the form for one statement with what was said of it; keeps what is posted."""
    reviewing, name = _admitted(datasette, request)
    db = await frame.opened(datasette, request)
    found = await register.rows(db, ROW, frame.asked(request, "commitment"))
    if not found:
        raise NotFound("Deze regel is er niet meer: de brief is opnieuw gelezen.")
    row, problem = found[0], ""
    posted: dict[str, str] = {}
    if request.method == "POST":
        posted = await _posted(request)
        entry, problem = _entry(row, posted, name)
        if entry is not None:
            await asyncio.to_thread(reviewing.log.add, entry)
            return Response.redirect(datasette.urls.path(links.row_path("beoordelen", row["id"])))
    context = {
        "row": row,
        "fields": _fields(row, posted),
        "posted": posted,
        "problem": problem,
        "history": await asyncio.to_thread(reviewing.log.history, row["id"]),
        "reviewer_name": name,
    }
    return await frame.shown(datasette, request, "review.html", context)


async def _posted(request: Request) -> dict[str, str]:
    """What a form says; Forbidden for one that this site did not make for this visitor."""
    given: dict[str, str] = await request.post_vars()
    if not secrets.compare_digest(given.get("csrftoken", ""), str(request.scope["csrftoken"]())):
        raise Forbidden("Dit formulier is verlopen: open de bladzijde opnieuw.")
    return given


@dataclass(frozen=True, slots=True)
class Field:
    """A value that a reviewer may put right: its column, the program's value, what stands in the form, the choices."""

    column: str
    machine: object
    shown: object
    choices: Mapping[str, str]


def _fields(row: Mapping[str, Any], posted: Mapping[str, str]) -> list[Field]:
    labels = load("labels")
    return [Field(name, row[name], posted.get(name, row[name]), labels.get(name, {})) for name in CORRECTABLE]


def _entry(row: Mapping[str, Any], posted: Mapping[str, str], name: str) -> tuple[Entry | None, str]:
    """What a form says of a row, or None with the Dutch sentence that says what is wrong with it."""
    verdict = posted.get("verdict", "")
    if verdict not in VERDICTS:
        return None, "Kies wat u van de regel vindt."
    try:
        changes = _changes(row, posted) if verdict == "aangepast" else {}
    except CorrectionError:
        return None, "Een van de waarden kan niet: een termijn is als 2026-07-01, een bedrag is een getal."
    if verdict == "aangepast" and not changes:
        return None, "U koos ‘aangepast’, maar er is niets veranderd."
    letter = row["vindplaats"] or private.file_name(row["source"])
    machine = {column: row[column] for column in CORRECTABLE}
    note, version = posted.get("note", "").strip(), str(row["extractor_version"])
    return Entry(
        row["id"], letter, row["quote"], verdict, changes, machine, note, name, "", row["sha256"] or "", version
    ), ""


def _changes(row: Mapping[str, Any], posted: Mapping[str, str]) -> dict[str, Any]:
    """The columns whose value in the form is another than the program's. Raises CorrectionError."""
    changes: dict[str, Any] = {}
    for column in CORRECTABLE:
        given = posted.get(column, "").strip()
        if column in posted and given != written(row[column]):
            changes |= corrections([f"{column}={_number(given) if column in _NUMBERS else given}"])
    return changes


_NUMBERS = ("amount", "amount_eur", "percent")


def written(value: object) -> str:
    """A value as it stands in the form: `2500000.0` as `2500000`."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _number(given: str) -> str:
    """A number as Dutch people write it, as a program reads it: `2.500.000` is 2500000, `2,5` is 2.5."""
    if "," in given:
        return given.replace(".", "").replace(",", ".")
    return given.replace(".", "") if re.fullmatch(r"\d{1,3}(?:\.\d{3})+", given) else given
