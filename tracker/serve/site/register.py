"""Which of the databases that Datasette serves is the tracker's, and small reads from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from datasette.database import Database
from datasette.utils.asgi import NotFound, Request

if TYPE_CHECKING:
    from datasette.app import Datasette

NAME = "tracker"
"""Name of the database on the site, whatever its file is called, so that addresses stay the same."""


def database(datasette: Datasette) -> Database:
    """The tracker's database: the one called `tracker`, else the first that is a file.

    Raises NotFound when there is none.
    """
    named = datasette.databases.get(NAME)
    files = [db for db in datasette.databases.values() if db.path]
    if named is None and not files:
        raise NotFound("Deze site heeft geen database.")
    return named or files[0]


async def rows(db: Database, sql: str, *parameters: object) -> list[dict[str, Any]]:
    """All rows of a query as dictionaries; parameters one by one, or one dictionary of named ones."""

    result = await db.execute(sql, parameters[0] if parameters and isinstance(parameters[0], dict) else parameters)
    names = [column[0] for column in result.description]
    return [dict(zip(names, row, strict=True)) for row in result.rows]


async def permit(datasette: Datasette, request: Request, db: Database, table: str) -> None:
    """Raise Forbidden when the visitor may not see a table."""
    await datasette.ensure_permissions(
        request.actor,
        [("view-table", (db.name, table)), ("view-database", db.name), "view-instance"],
    )
