"""What the Dutch templates show beside Datasette's own context."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_encode
from datasette.utils.asgi import NotFound, Request

from tracker.serve import schema
from tracker.serve.formats.cells import listed
from tracker.serve.site import cells, dutch, links, problems, register

if TYPE_CHECKING:
    from datasette.app import Datasette

LOOKUPS = {
    "exact": "is",
    "not": "is niet",
    "contains": "bevat",
    "endswith": "eindigt op",
    "startswith": "begint met",
    "gt": "meer dan",
    "gte": "ten minste",
    "lt": "minder dan",
    "lte": "ten hoogste",
    "like": "lijkt op (SQL like)",
    "notlike": "lijkt niet op (SQL like)",
    "glob": "past op (SQL glob)",
    "in": "is een van (met komma's)",
    "notin": "is geen van (met komma's)",
    "arraycontains": "lijst bevat",
    "arraynotcontains": "lijst bevat niet",
    "date": "is op de dag",
    "isnull": "ontbreekt",
    "notnull": "is ingevuld",
    "isblank": "is leeg",
    "notblank": "is niet leeg",
}
"""Dutch for each of Datasette's filters."""

COUNTS = """
SELECT (SELECT count(*) FROM documents) AS letters, (SELECT count(*) FROM overzicht) AS commitments,
  (SELECT count(*) FROM motions) AS motions, (SELECT count(*) FROM citations) AS citations,
  (SELECT count(*) FROM rejects WHERE resolved = 'nee') AS rejects,
  (SELECT min(coalesce(date, meeting_end)) FROM documents) AS earliest,
  (SELECT max(coalesce(date, meeting_end)) FROM documents) AS latest,
  (SELECT max(finished) FROM runs) AS finished
"""
BY_KIND = "SELECT soort AS kind, count(*) AS number FROM overzicht GROUP BY soort ORDER BY number DESC"
NEWEST = """
SELECT id, title, source, date, meeting_end, vindplaats, commitment_count FROM documents
ORDER BY coalesce(date, meeting_end) DESC, id LIMIT 8
"""


MENU = (
    ("overzicht", "Overzicht"),
    ("toezeggingen_open", "Openstaande toezeggingen"),
    ("bijdragen", "Bijdragen"),
    ("norm_2_procent", "2%-norm"),
    ("moties_uitgevoerd", "Uitgevoerde moties"),
    ("documents", "Brieven"),
)
"""The tables and views in the menu, with their labels."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says of the site itself."""

    title: str
    license: str | None
    license_url: str | None
    css: str
    database: str | None
    """Name of the tracker's database, None when there is none."""


def site(datasette: Datasette) -> Site:
    """Title, licence, style sheet and database of the site; error pages, which get no other context, need them too."""
    metadata = datasette.metadata() or {}
    try:
        name = register.database(datasette).name
    except NotFound:
        name = None
    return Site(
        metadata.get("title") or "Toezeggingen en standpunten",
        metadata.get("license"),
        metadata.get("license_url"),
        stylesheet(datasette),
        name,
    )


def functions(datasette: Datasette) -> dict[str, Any]:
    """What templates can call on any page."""
    return {
        "site": lambda: site(datasette),
        "menu": MENU,
        "lookups": LOOKUPS,
        "is_official": links.is_official,
        "letter_url": lambda key: datasette.urls.path(links.letter_path(key)),
        "passage_url": lambda row: datasette.urls.path(cells.passage(None, row) or ""),
        "row_values": lambda row: {cell["column"]: cell["raw"] for cell in row},
        "names_in": lambda value: ", ".join(str(name) for name in listed(value) or []),
        "kind_class": dutch.kind_of,
        "file_name": links.file_name,
        "public_source": links.public_source,
        "facet_label": cells.facet_label,
        "tilde": tilde_encode,
        "problem_sentence": problems.sentence,
    }


async def variables(
    datasette: Datasette, request: Request | None, view_name: str, database: str | None, table: str | None
) -> dict[str, Any]:
    """The variables of one page."""
    found: dict[str, Any] = {"settings": datasette.settings_dict()}
    if view_name == "index":
        found |= await front(datasette)
    if view_name == "database":
        found["tables_known"] = schema.tables()
    if view_name == "table" and request is not None and database and table:
        found["downloads"] = downloads(datasette.urls.table(database, table), request)
    if view_name == "database" and request is not None and database and request.args.get("sql"):
        found["sql_downloads"] = sql_downloads(datasette.urls.database(database), request)
    return found


def sql_downloads(path: str, request: Request) -> dict[str, str]:
    """Addresses of all rows of a visitor's own query, by format."""
    kept = [(name, value) for name, value in parse_qsl(request.query_string) if name not in ("_size", "_hide_sql")]
    return {
        "xlsx": f"{path}.xlsx?{urlencode(kept)}",
        "csv": f"{path}.csv?{urlencode([*kept, ('_dl', 'on')])}",
        "excel_csv": f"{path}.csv?{urlencode([*kept, ('_excel', 'on')])}",
    }


def stylesheet(datasette: Datasette) -> str:
    """Path of the site's own style sheet, under whatever name Datasette gave the plugin."""
    from datasette.plugins import get_plugins  # noqa: PLC0415 - not there yet when Datasette imports this plugin

    folder = str(Path(__file__).parent / "static")
    name = next(plugin["name"] for plugin in get_plugins() if plugin["static_path"] == folder)
    return str(datasette.urls.static_plugins(name, "tracker.css"))


def downloads(path: str, request: Request) -> dict[str, str]:
    """Addresses of the complete selection of a page, by format."""
    kept = [
        (name, value)
        for name, value in parse_qsl(request.query_string, keep_blank_values=True)
        if name not in ("_next", "_size", "_weergave") and not name.startswith("_facet")
    ]

    def address(extension: str, *more: tuple[str, str]) -> str:
        query = urlencode([*kept, *more])
        return f"{path}.{extension}" + (f"?{query}" if query else "")

    return {
        "xlsx": address("xlsx"),
        "csv": address("csv", ("_stream", "on"), ("_dl", "on")),
        "excel_csv": address("csv", ("_stream", "on"), ("_excel", "on")),
        "jsonl": address("jsonl", ("_dl", "on")),
    }


async def front(datasette: Datasette) -> dict[str, Any]:
    """The figures of the front page; without them when there is no database with the tracker's tables."""
    try:
        db = register.database(datasette)
    except NotFound:
        return {"counts": None}
    if not await db.table_exists("overzicht"):
        return {"counts": None}
    return {
        "counts": (await register.rows(db, COUNTS))[0],
        "by_kind": await register.rows(db, BY_KIND),
        "newest": await register.rows(db, NEWEST),
    }
