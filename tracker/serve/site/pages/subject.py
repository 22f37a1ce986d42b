"""`/onderwerp/ID`: one subject through time: what was said when, and what of it changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve.site import dutch, register
from tracker.serve.site.charts import Point, timeline
from tracker.serve.site.links import letter_path, row_path
from tracker.serve.site.pages import frame

if TYPE_CHECKING:
    from datasette.app import Datasette

MOST = 500
SUBJECTS = "SELECT * FROM threads ORDER BY commitment_count DESC, title LIMIT 500"
SUBJECT = "SELECT * FROM threads WHERE id = ?"
SAID = f"""
SELECT c.*, coalesce(c.date, d.date, d.meeting_end) AS said, d.title AS letter, d.vindplaats, d.source AS letter_source
FROM commitments c JOIN documents d ON d.id = c.document_id WHERE c.thread_id = ?
ORDER BY said IS NULL, said, c.start LIMIT {MOST}
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """A sentence of the subject, and what it says otherwise than the one before of the same kind."""

    row: dict[str, Any]
    changes: tuple[str, ...]


async def listed(datasette: Datasette, request: Request) -> Response:
    """Every subject that comes back in two letters or more."""
    db = await frame.opened(datasette, request)
    return await frame.shown(datasette, request, "subjects.html", {"subjects": await register.rows(db, SUBJECTS)})


async def page(datasette: Datasette, request: Request) -> Response:
    """The page of a subject; its title as it stands in an address leads to it."""
    db = await frame.opened(datasette, request)
    key = frame.asked(request, "subject")
    found = await register.rows(db, SUBJECT, key)
    if not found:
        titles = {row["title"]: row["id"] for row in await register.rows(db, SUBJECTS)}
        if by_title := frame.named(key, titles):
            return Response.redirect(datasette.urls.path(row_path("onderwerp", titles[by_title[0]])))
        raise NotFound(f"Er is geen onderwerp met kenmerk {key}.")
    said = await register.rows(db, SAID, key)
    points = [point for row in said if (point := percent_point(row, datasette.urls.path))]
    context = {
        "subject": found[0],
        "moments": list(moments(said)),
        "chart": timeline(points) if len(points) > 1 else None,
        "most": MOST,
    }
    return await frame.shown(datasette, request, "subject.html", context)


def percent_point(row: dict[str, Any], path: Any) -> Point | None:  # noqa: ANN401 (a function of Datasette)
    """The point of a percentage in the drawing; None without one, or without a day."""
    if row["percent"] is None or not row["said"] or len(row["said"]) != len("2024-01-01"):
        return None
    ours = row["kind"] != "agreement"
    who = "Nederland" if ours else "bondgenoten"
    title = f"{dutch.date(row['said'])}: {dutch.number(row['percent'])}% ({who})"
    address = path(letter_path(row["document_id"], row["id"]))
    return Point(row["said"], row["percent"], "position" if ours else "agreement", title, address)


def moments(rows: Iterable[dict[str, Any]]) -> Iterator[Moment]:
    """The sentences in order, each beside the last one of its kind."""
    before: dict[str, dict[str, Any]] = {}
    for row in rows:
        previous = before.get(row["kind"])
        yield Moment(row, tuple(changes(previous, row)) if previous else ())
        before[row["kind"]] = row


def changes(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    """What is said otherwise, in words: `stand: van openstaand naar voldaan`; what is silent has not changed."""
    for name, words in COMPARED.items():
        old, new = before[name], after[name]
        if old in ABSENT or new in ABSENT or old == new:
            continue
        shown = SHOWN.get(name, str)
        yield f"{words}: van {shown(old)} naar {shown(new)}"


ABSENT = (None, "", "geen", "onbekend")
COMPARED = {"status": "stand", "percent": "norm", "amount_eur": "bedrag", "deadline": "termijn"}
SHOWN = {
    "status": dutch.status,
    "percent": lambda value: f"{dutch.number(value)}%",
    "amount_eur": lambda value: f"€ {dutch.number(value)}",
    "deadline": dutch.date,
}
