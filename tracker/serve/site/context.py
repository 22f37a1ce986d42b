"""What the Dutch templates show beside Datasette's own context."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import NotFound, Request

from tracker.parliament.dossiers import printed
from tracker.serve import private, schema
from tracker.serve.formats.cells import listed
from tracker.serve.site import (
    cells,
    dutch,
    facets,
    filters,
    handouts,
    letter,
    links,
    mistakes,
    norms,
    problems,
    register,
    reviewing,
    start,
    takeaway,
    totals,
)
from tracker.serve.site.pages.frame import slug

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

MENU = (
    ("overzicht", "", "Overzicht"),
    ("toezeggingen_open", "", "Openstaande toezeggingen"),
    ("overzicht", "soort=aangekondigde+actie", "Acties"),
    ("bijdragen", "", "Bijdragen"),
    ("norm_2_procent", "", "Normen"),
    ("moties_uitgevoerd", "", "Uitgevoerde moties"),
    ("documents", "", "Brieven"),
)
"""The lists in the menu: table or view, the choice in it, and how it is called."""


@dataclass(frozen=True, slots=True)
class Site:
    """What every page says of the site itself."""

    title: str
    license: str | None
    license_url: str | None
    css: str
    js: str
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
        static(datasette, "tracker.css"),
        static(datasette, "tracker.js"),
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
        "file_name": private.file_name,
        "mistake_mail": lambda request, row, document: mistake_mail(datasette, request, row, document),
        "page_url": lambda *parts: datasette.urls.path(links.row_path(*parts)),
        "slug": slug,
        "dossier_printed": printed,
        "reference": letter.reference,
        "table_title": table_title,
        "public_source": private.public_source,
        "facet_label": cells.facet_label,
        "tilde": tilde_encode,
        "problem_sentence": problems.sentence,
        "may_review": lambda request: reviewing.reviewer(datasette, request) is not None,
        "review_words": reviewing.in_words,
        "plain_value": reviewing.written,
        "days_late": days_late,
        "is_late": is_late,
        "kinds": {kind: dutch.kind(kind) for kind in start.KINDS},
    }


def mistake_mail(datasette: Datasette, request: Request, row: dict[str, Any], document: dict[str, Any]) -> str:
    """The mail by which a visitor reports a mistake in a statement of a letter."""
    contact = str((datasette.metadata() or {}).get("contact") or "")
    address = datasette.absolute_url(request, datasette.urls.path(links.letter_path(document["id"], row["id"])))
    return mistakes.mail(contact, row, letter.reference(document, row["page"]), address)


def days_late(day: str) -> int:
    """Days since a day that is past, 0 when it is not."""
    return max(0, (date.fromisoformat(filters.today()) - date.fromisoformat(day)).days)


def is_late(row: dict[str, Any]) -> bool:
    """Whether the last day of a row of the overview or the open undertakings is past, and nothing came of it."""
    past = bool(row["uiterlijk"] < filters.today())
    return past and row["status"] in filters.OPEN and row.get("soort_id", filters.LATE_KIND) == filters.LATE_KIND


async def variables(
    datasette: Datasette, request: Request | None, view_name: str, database: str | None, table: str | None
) -> dict[str, Any]:
    """The variables of one page."""
    found: dict[str, Any] = {"settings": datasette.settings_dict()}
    if view_name == "database":
        found["tables_known"] = schema.tables()
    if view_name == "table" and request is not None and database and table:
        path = datasette.urls.table(database, table)
        found["downloads"] = downloads(path, request)
        if database == register.NAME:
            found |= await selection(datasette, request, table, path)
    if view_name == "row" and request is not None and database and table:
        found |= await row_page(datasette, request, database, table)
        if table == "commitments":
            key = tilde_decode(request.url_vars["pks"])
            found |= {"reviewed_id": key, "reviewed": (await reviewing.said_of(datasette, [key])).get(key)}
    if view_name == "database" and request is not None and database and request.args.get("sql"):
        found["sql_downloads"] = sql_downloads(datasette.urls.database(database), request)
    return found


LONG_COLUMNS = ("text", "sections", "footnotes", "sketch", "earlier")
"""Left out of the page of a row: they stand whole in its JSON, and on the page of the letter."""
LONGEST_TITLE = 90


async def row_page(datasette: Datasette, request: Request, database: str, table: str) -> dict[str, Any]:
    """What a row is called: by the column that names it, else by its key, never by a bare hash alone."""
    kind = table_title(table)
    title = f"{kind}: {', '.join(request.url_vars['pks'].split(','))}"
    label = schema.shown(table).get("label_column") if database == register.NAME else None
    if label:
        key = tilde_decode(request.url_vars["pks"])
        found = await register.rows(
            datasette.get_database(database), f"SELECT {label} AS label FROM {table} WHERE id = ?", key
        )
        named = str(found[0]["label"] or "") if found else ""
        title = f"{kind}: {named}" if named else title
    short = title if len(title) <= LONGEST_TITLE else title[: LONGEST_TITLE - 1].rstrip() + "…"
    return {"row_title": short, "long_columns": LONG_COLUMNS}


def table_title(table: str) -> str:
    """What a table is called on the site."""
    return str((schema.tables().get(table) or {}).get("title") or table.replace("_", " "))


async def selection(datasette: Datasette, request: Request, table: str, path: str) -> dict[str, Any]:
    """The filters of a table's page, what is chosen in words, and the switch between register and context."""
    db = datasette.get_database(register.NAME)
    given = facets.pairs(request)
    names = await filters.columns_of(db, table)
    asked = set(request.args.getlist("_col"))
    context = None
    if "kern" in names:
        rest = [(name, value) for name, value in given if name not in ("_context", "_next")]
        shows = bool(request.args.get("_context"))
        context = {"shown": shows, "address": f"{path}?{urlencode(rest if shows else [*rest, ('_context', '1')])}"}
    return {
        "site_facets": await facets.facets(datasette, request, db, table),
        "chosen": facets.chosen(path, given),
        "context_switch": context,
        "norms": await norms.norms(datasette, db, table, request) if table == "norm_2_procent" else None,
        "totals": await totals.totals(db, table, request) if table == "bijdragen" else None,
        "dated": "datum" in names or "date" in names,
        "columns": [(name, not asked or name in asked) for name in names],
        "kept_for_columns": [pair for pair in given if pair[0] not in ("_col", "_nocol", "_next", "_weergave")],
        "kept_arguments": [pair for pair in given if pair[0] not in ("_search", "_next", "_van", "_tot")],
    }


def sql_downloads(path: str, request: Request) -> dict[str, str]:
    """Addresses of all rows of a visitor's own query, by format."""
    kept = [(name, value) for name, value in parse_qsl(request.query_string) if name not in ("_size", "_hide_sql")]
    return {
        "xlsx": f"{path}.xlsx?{urlencode(kept)}",
        "csv": f"{path}.csv?{urlencode([*kept, ('_dl', 'on')])}",
        "excel_csv": f"{path}.csv?{urlencode([*kept, ('_excel', 'on')])}",
    }


def static(datasette: Datasette, file: str) -> str:
    """Path of a file of the site's own, under whatever name Datasette gave the plugin."""
    from datasette.plugins import get_plugins  # noqa: PLC0415 - not there yet when Datasette imports this plugin

    folder = str(Path(__file__).parent / "static")
    name = next(plugin["name"] for plugin in get_plugins() if plugin["static_path"] == folder)
    return str(datasette.urls.static_plugins(name, file))


def downloads(path: str, request: Request) -> dict[str, str]:
    """Addresses of the complete selection of a page, by format."""
    kept = [
        (name, value)
        for name, value in parse_qsl(request.query_string, keep_blank_values=True)
        if name not in ("_next", "_size", "_weergave") and not name.startswith("_facet")
    ]

    # What is followed or written as a report has columns of its own.
    rows = [pair for pair in kept if pair[0] not in ("_col", "_nocol")]

    def address(extension: str, *more: tuple[str, str], of: list[tuple[str, str]] = kept) -> str:
        query = urlencode([*of, *more])
        return f"{path}.{extension}" + (f"?{query}" if query else "")

    table = path.rsplit("/", 1)[-1]
    query = urlencode(kept)
    return {
        "xlsx": address("xlsx"),
        "csv": address("csv", ("_stream", "on"), ("_dl", "on")),
        "excel_csv": address("csv", ("_stream", "on"), ("_excel", "on")),
        "jsonl": address("jsonl", ("_dl", "on")),
        "json": address("json"),
        "whole_xlsx": address("xlsx", ("_kolommen", "alle")) if table in handouts.SHEETS else "",
        "docx": address("docx", of=rows) if table in takeaway.FOLLOWED else "",
        "atom": address("atom", of=rows) if table in takeaway.FOLLOWED else "",
        "ics": address("ics", of=rows) if table in takeaway.DATED else "",
        "permanent": f"{path}?{query}" if query else path,
        "alert": f"{table}?{urlencode(rows)}" if rows else table,
    }
