"""The norms of a selection through time: what the Netherlands says beside what allies agree, drawn and listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.database import Database
from datasette.utils.asgi import Request
from markupsafe import Markup

from tracker.serve.site import charts, dutch, facets, links, register

if TYPE_CHECKING:
    from datasette.app import Datasette

MOST = 500
SQL = """
SELECT datum, percentage, percentage_van, soort, wie, bewindspersoon, brief, vindplaats, document_id, commitment_id
FROM {table}{under} ORDER BY datum IS NULL, datum, nr LIMIT {most}
"""
AGREED = "afspraak of norm"
"""The kind of what a group that the Netherlands belongs to agrees on; any other is the Netherlands' own."""


@dataclass(frozen=True, slots=True)
class Said:
    """A norm that a sentence names: on which day, how high, who says it, and where that stands."""

    day: str | None
    norm: str
    who: str
    letter: str
    address: str


@dataclass(frozen=True, slots=True)
class Norms:
    """The norms of a selection: the drawing (None with fewer than two dated ones), and who says what."""

    chart: Markup | None
    ours: tuple[Said, ...]
    agreed: tuple[Said, ...]


async def norms(datasette: Datasette, db: Database, table: str, request: Request) -> Norms | None:
    """The norms of a page, in one query; None under a visitor's own condition, or when nothing is chosen."""
    if "_where" in request.args or "_through" in request.args:
        return None
    where, params = await facets.selection(db, table, request)
    under = f" WHERE {' AND '.join(where)}" if where else ""
    rows = await register.rows(db, SQL.format(table=table, under=under, most=MOST), params)
    return beside(rows, datasette.urls.path("/").rstrip("/")) if rows else None


def beside(rows: Iterable[dict[str, Any]], base: str) -> Norms:
    """The rows parted by who says it; `base` is the path of the site without a slash behind it."""
    points: list[charts.Point] = []
    ours: list[Said] = []
    agreed: list[Said] = []
    for row in rows:
        own = row["soort"] != AGREED
        address = base + links.letter_path(row["document_id"], row["commitment_id"])
        norm = f"{dutch.number(row['percentage'])}%" + (
            f" van het {row['percentage_van']}" if row["percentage_van"] else ""
        )
        who = row["bewindspersoon"] if own and row["bewindspersoon"] != "onbekend" else row["wie"]
        said = Said(row["datum"], norm, who, row["vindplaats"] or row["brief"], address)
        (ours if own else agreed).append(said)
        if row["datum"]:
            title = f"{dutch.date(row['datum'])}: {norm} ({'Nederland' if own else 'afgesproken met anderen'})"
            style = "position" if own else "agreement"
            points.append(charts.Point(row["datum"], row["percentage"], style, title, address))
    whole = [point for point in points if len(point.day) == len("2024-01-01")]
    chart = charts.timeline(whole) if len(whole) > 1 else None
    return Norms(chart, tuple(ours), tuple(agreed))
