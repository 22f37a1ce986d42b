"""What went wrong, in a Dutch sentence with the right status; nothing of Datasette's own words, paths or traces."""

from __future__ import annotations

import re
import sqlite3
import sys
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING

from datasette.database import QueryInterrupted
from datasette.utils import InvalidSql, tilde_decode
from datasette.utils.asgi import Base400, Forbidden, NotFound, Request, Response
from datasette.views.base import DatasetteError

from tracker.serve.bounded import BusyError, TooLargeError
from tracker.serve.site import links, register

if TYPE_CHECKING:
    from datasette.app import Datasette

SLOW = "Deze vraag duurt te lang en is afgebroken. Beperk haar, bijvoorbeeld tot een jaar of een soort."
BUSY = "Het is op dit moment te druk. Probeer het over een minuut opnieuw."
LARGE = "Het antwoord is te groot. Vraag minder regels of kolommen, of neem de download van de tabel."
UNREADABLE = "Dit adres kan de site niet lezen: er staat een waarde in die niet klopt."
BROKEN = "Er ging iets mis aan onze kant. Probeer het opnieuw; blijft het misgaan, meld het dan met het adres erbij."

SENTENCES = (
    # 'Cannot sort table by nergens'
    (re.compile(r"Cannot sort table by (?P<name>.+)"), "Sorteren op {name} kan niet: die kolom is er niet."),
    # 'Cannot use _sort and _sort_desc at the same time'
    (re.compile(r"Cannot use _sort and _sort_desc.*"), "Oplopend en aflopend sorteren kan niet tegelijk."),
    # '_size must be <= 2000', '_size must be a positive integer'
    (re.compile(r"_size must be .*"), "Het aantal regels per bladzijde moet een getal zijn, niet groter dan 2000."),
    # '_col=x - invalid columns'
    (re.compile(r"_(?:no)?col=(?P<name>.+) - invalid columns"), "Deze kolommen zijn er niet: {name}."),
    # 'no such column: x', 'no such table: y'
    (re.compile(r"no such column: (?P<name>.+)"), "Er is geen kolom {name}."),
    (re.compile(r"no such table: (?P<name>.+)"), "Er is geen tabel {name}."),
    (re.compile(r"Cannot search by that column"), "In die kolom kan niet worden gezocht."),
    # 'Statement must be a SELECT'
    (re.compile(r"Statement must be a SELECT"), "De vraag moet met select of with beginnen; alleen lezen kan."),
    (re.compile(r".*_where= is not allowed"), "Zelf geschreven voorwaarden zijn op deze site niet toegestaan."),
    (re.compile(r"string or blob too big|too many columns.*|.*too large.*|Expression tree is too large.*"), LARGE),
    (re.compile(r"interrupted"), SLOW),
    (re.compile(r"(?:access to .* is prohibited|not authorized.*)"), "Dat mag een bezoeker hier niet opvragen."),
    # 'near "selec": syntax error', 'incomplete input'
    (re.compile(r'near "(?P<name>.*)": syntax error'), "De SQL klopt niet bij “{name}”."),
    (re.compile(r"incomplete input"), "De SQL is niet af."),
    (re.compile(r"(?:fts5: .*|unterminated string|malformed MATCH.*)"), "Deze zoekvraag kan de site niet lezen."),
    (re.compile(r"(?:Database|Table|Record) not found.*|404"), "Deze bladzijde is er niet."),
    (re.compile(r"You may only POST to a canned query"), "Dit kan hier niet: deze site kan alleen worden gelezen."),
    (re.compile(r"Database download is forbidden"), "De database zelf is op deze site niet te downloaden."),
)
"""English of Datasette and SQLite, and what staff read instead."""
DUTCH = re.compile(r".*\b(?:de|het|een|geen|niet|er|is er)\b.*", re.IGNORECASE | re.DOTALL)
HEADINGS = {
    404: "Niet gevonden",
    410: "Niet meer hier",
    403: "Geen toegang",
    400: "Dat kan niet",
    405: "Dat kan niet",
    503: "Te druk",
}


def sentence(message: object) -> str:
    """A message of Datasette or SQLite in Dutch; one of our own as it is, an unknown one as what SQLite says."""
    text = str(message).strip()
    for pattern, dutch in SENTENCES:
        found = pattern.fullmatch(text)
        if found:
            return dutch.format(**found.groupdict())
    return text if DUTCH.fullmatch(text) else f"Dat kan niet: {text}"


def problem(exception: Exception, *, asked: bool) -> tuple[int, str]:
    """Status and Dutch sentence; `asked` when the address has arguments, which then are what is wrong."""
    if isinstance(exception, BusyError):
        return 503, BUSY
    if isinstance(exception, TooLargeError | MemoryError):
        return 400, LARGE
    if isinstance(exception, QueryInterrupted) or getattr(exception, "title", None) == "SQL Interrupted":
        return 400, SLOW
    if isinstance(exception, NotFound | Forbidden | Base400):
        return exception.status, sentence(exception.args[0] if exception.args else "")
    if isinstance(exception, DatasetteError):
        wrong = exception.status == 500 and asked
        return (400 if wrong else exception.status), sentence(exception.message)
    if isinstance(exception, AssertionError) and "POST" in str(exception):
        return 405, sentence(exception)
    if isinstance(exception, sqlite3.Error | InvalidSql) and asked:
        return 400, sentence(exception)
    if isinstance(exception, ValueError | KeyError | IndexError | AssertionError | OverflowError) and asked:
        return 400, UNREADABLE
    return 500, BROKEN


# '/tracker/commitments/3f2a…', '/tracker/motions/kst-28676-434.json'
ROW = re.compile(r"/tracker/(?P<table>\w+)/(?P<row>[^/.]+)(?:\.\w+)?$")
# '/toezegging/3f2a…', '/brief/kst-28676-448'
PAGE = re.compile(r"/(?P<page>toezegging|onderwerp|motie|vergadering|brief)/(?P<row>[^/]+)$")
TABLES = {
    "toezegging": ("promises", "commitments"),
    "onderwerp": ("threads",),
    "motie": ("motions",),
    "vergadering": ("meetings", "documents"),
    "brief": ("documents",),
}
"""The tables whose rows a page shows, by the first part of its address."""
SUCCESSOR = """
SELECT successor FROM row_history WHERE "table" = ? AND row_id = ? AND change = 'gone' ORDER BY replaced DESC LIMIT 1
"""
GONE = "Deze regel is er niet meer: het stuk is opnieuw gelezen."


@dataclass(frozen=True, slots=True)
class Gone:
    """A row that was there: the path of what came in its place, None when nothing did."""

    successor: str | None


async def gone(datasette: Datasette, request: Request) -> Gone | None:
    """What became of the row that an address means; None for an address that never was a row's."""
    path = request.scope.get("route_path") or request.path
    if register.NAME not in datasette.databases:
        return None
    db = datasette.get_database(register.NAME)
    for table, row, parts in _rows(path):
        try:
            found = await register.rows(db, SUCCESSOR, table, row)
        except (sqlite3.Error, BusyError, QueryInterrupted):
            return None
        if found:
            after = found[0]["successor"]
            return Gone(datasette.urls.path(links.row_path(*parts, after)) if after else None)
    return None


def _rows(path: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """Table and key that an address may mean, and the path before the key of a successor."""
    if asked := ROW.fullmatch(path):
        return [(asked["table"], tilde_decode(asked["row"]), (register.NAME, asked["table"]))]
    if asked := PAGE.fullmatch(path):
        return [(table, tilde_decode(asked["row"]), (asked["page"],)) for table in TABLES[asked["page"]]]
    return []


async def answer(datasette: Datasette, request: Request, exception: Exception) -> Response:
    """The page, or JSON or plain text where that was asked, for an exception."""
    status, said = problem(exception, asked=bool(request.query_string))
    successor = None
    if status == 404 and (was := await gone(datasette, request)):
        status, said, successor = 410, GONE, was.successor
    if status == 500:
        traceback.print_exception(exception, file=sys.stderr)
    headers = {"retry-after": "30"} if status == 503 else {}
    path = request.path
    if path.endswith((".json", ".jsonl")):
        body = {"ok": False, "error": said, "status": status, "title": HEADINGS.get(status)}
        if successor:
            body["successor"] = successor
        return Response.json(body, status=status, headers=headers)
    if path.endswith((".csv", ".xlsx", ".docx", ".atom", ".ics")):
        return Response.text(f"{said}\n", status=status, headers=headers)
    template = datasette.jinja_env.get_template("error.html")
    context = {
        "error": said, "status": status, "heading": HEADINGS.get(status, "Er ging iets mis"), "urls": datasette.urls,
        "app_css_hash": datasette.app_css_hash(), "menu_links": list, "successor": successor,
    }  # fmt: skip
    return Response.html(await template.render_async(context), status=status, headers=headers)
