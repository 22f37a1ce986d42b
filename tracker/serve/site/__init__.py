"""The Datasette plugin: pages for people over the tables that `tracker.store` keeps.

Datasette finds it by its entry point; `tracker.serve.server` registers it where the entry point is not installed. Each
hook here hands over to a module that holds the work.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from datasette import hookimpl
from datasette.utils.asgi import Request, Response
from jinja2 import Environment
from markupsafe import Markup

from tracker.serve.site import (
    cells,
    context,
    downloads,
    dutch,
    finder,
    headers,
    letter,
    openapi,
    pages,
    prefix,
    problems,
    provenance,
    reviewing,
    start,
    takeaway,
)

if TYPE_CHECKING:
    from datasette.app import Datasette

Route = tuple[str, Callable[..., Any]]


@hookimpl
def register_routes() -> list[Route]:
    """The start page, search, the letter, what is followed, and complete downloads of every table and view."""
    return [
        (r"/$", start.page),
        (r"/zoeken$", finder.page),
        (r"/openapi\.json$", openapi.page),
        (r"/(?P<database>[^/.]+)\.(?P<format>csv|xlsx)$", downloads.query),
        (r"/brief/(?P<document>[^/]+)$", letter.page),
        (r"/herkomst/(?P<id>[^/]+)\.json$", provenance.page),
        *pages.ROUTES,
        (r"/beoordelen$", reviewing.listed),
        (r"/beoordelen/(?P<commitment>[^/]+)$", reviewing.page),
        (r"/melding/(?P<table>[^/]+)$", takeaway.preview),
        (r"/(?P<database>[^/.]+)/(?P<table>[^/]+)\.docx$", takeaway.report),
        (r"/(?P<database>[^/.]+)/(?P<table>[^/]+)\.atom$", takeaway.atom),
        (r"/(?P<database>[^/.]+)/(?P<table>[^/]+)\.ics$", takeaway.calendar),
        (r"/(?P<database>[^/.]+)/(?P<table>[^/]+)\.(?P<format>csv|xlsx|jsonl)$", downloads.table),
    ]


@hookimpl
def prepare_jinja2_environment(env: Environment, datasette: Datasette) -> None:
    """Dutch numbers, dates and labels as template filters, and what every page can call."""
    env.filters.update(
        nl_number=dutch.number,
        nl_date=dutch.date,
        nl_kind=dutch.kind,
        nl_status=dutch.status,
        nl_chamber=dutch.chamber,
        nl_column=dutch.column,
        nl_event=dutch.event,
        nl_promise_event=dutch.promise_event,
        nl_role=dutch.role,
        nl_motion=dutch.motion_state,
    )
    env.globals.update(context.functions(datasette))


@hookimpl
def render_cell(
    row: Mapping[str, Any], value: object, column: str, table: str | None, datasette: Datasette
) -> Markup | str | None:
    """Amounts, quotes with their place, lists and official addresses."""
    return cells.show(value, column, table, row, datasette.setting("base_url"))


@hookimpl
def extra_template_vars(
    view_name: str, database: str | None, table: str | None, request: Request | None, datasette: Datasette
) -> Callable[[], Any]:
    """What the Dutch templates need beside Datasette's own context."""

    async def variables() -> dict[str, Any]:
        return await context.variables(datasette, request, view_name, database, table)

    return variables


@hookimpl
def asgi_wrapper(datasette: Datasette) -> Callable[[Any], Any]:
    """Headers that keep a hostile document from doing harm should a page fail to escape it, and the base path."""
    base_url = datasette.setting("base_url")

    canned = any(known.get("queries") for known in (datasette.metadata("databases") or {}).values())

    def wrap(app: headers.App) -> headers.App:
        # Outermost takes the base path off, so that what stands behind sees the path of a page alone.
        may_post = partial(reviewing.may_post, datasette)
        return prefix.without(base_url, headers.guard(app, canned=canned, may_post=may_post))

    return wrap


@hookimpl(tryfirst=True)
def handle_exception(datasette: Datasette, request: Request, exception: Exception) -> Callable[[], Any]:
    """A Dutch sentence with the right status."""

    async def answer() -> Response:
        return await problems.answer(datasette, request, exception)

    return answer
