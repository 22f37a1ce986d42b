"""`/bewindspersoon/SEAT`: an office with everyone who held it and what went before, and what is open, late and due."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import links, register
from tracker.serve.site.pages import frame, lists

if TYPE_CHECKING:
    from datasette.app import Datasette

SEATS = 'SELECT * FROM seats ORDER BY ministry, office, "from"'
HELD = """EXISTS (SELECT 1 FROM seats s WHERE s.office = :office AND s.holder = {person} AND {day} >= s."from"
  AND (s."to" IS NULL OR {day} < s."to"))"""
"""Who spoke or signed held the office on that day, whatever the letter calls him."""
PROMISED = f"""p.seat_id IN (SELECT id FROM seats WHERE office = :office) OR (p.seat_id IS NULL AND (p.office = :office
  OR (p.office IN ('kabinet', 'onbekend') AND {HELD.format(person="p.person", day="p.date")})))"""
SAID = f"o.ambt = :office OR {HELD.format(person='o.bewindspersoon', day='o.datum')}"
COUNTED = """
SELECT bewindspersoon AS person, datum AS day, count(*) AS number FROM overzicht
WHERE kern = 'ja' AND datum IS NOT NULL AND bewindspersoon IN (SELECT holder FROM seats WHERE office = ?) GROUP BY 1, 2
"""

Row = dict[str, Any]


async def listed(datasette: Datasette, request: Request) -> Response:
    """Every office by ministry, with who holds it or held it last."""
    db = await frame.opened(datasette, request)
    seats = await register.rows(db, SEATS)
    by_ministry: dict[str, dict[str, Row]] = {}
    for row in seats:
        by_ministry.setdefault(row["ministry"], {})[row["office"]] = row
    return await frame.shown(datasette, request, "seats.html", {"ministries": by_ministry})


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of an office, by its name in the address; the id of one holder leads to it."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "seat")
    seats = await register.rows(db, SEATS)
    holder = next((row for row in seats if row["id"] == key), None)
    if holder:
        path = datasette.urls.path(links.row_path("bewindspersoon", frame.slug(holder["office"])))
        return Response.redirect(path)
    offices = frame.named(key, dict.fromkeys(row["office"] for row in seats))
    if not offices:
        raise NotFound(f"Er is geen ambt dat {key} heet.")
    office = offices[0]
    held = [row for row in seats if row["office"] == office]
    context = {
        "office": office,
        "ministry": held[-1]["ministry"],
        "holders": held[::-1],
        "predecessors": neighbours(seats, held, before=True),
        "successors": neighbours(seats, held, before=False),
        "promised": await lists.promised(db, PROMISED, office=office),
        "numbers": said_in_office(held, await register.rows(db, COUNTED, office)),
        "statements": await lists.statements(db, SAID, 10, office=office),
    }
    return await frame.shown(datasette, request, "seat.html", context)


def neighbours(seats: Iterable[Row], held: Sequence[Row], *, before: bool) -> list[str]:
    """The other offices whose work this one took over, or that took over its work."""
    ours = {row["id"] for row in held}
    office = held[0]["office"]
    if before:
        found = [row["office"] for row in seats if row["successor"] in ours]
    else:
        heirs = {row["successor"] for row in held}
        found = [row["office"] for row in seats if row["id"] in heirs]
    return [name for name in dict.fromkeys(found) if name != office]


def said_in_office(held: Iterable[Row], counted: Sequence[Row]) -> dict[str, int]:
    """By id of a holder how many statements are his from the days on which he held the office."""
    return {
        row["id"]: sum(
            each["number"]
            for each in counted
            if each["person"] == row["holder"] and row["from"] <= each["day"] < (row["to"] or "9999")
        )
        for row in held
    }
