"""`/vergadering/ID.docx`: the page of a meeting as one document to take along."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from datasette.utils.asgi import Request, Response

from tracker.serve.formats.cells import listed
from tracker.serve.reports.report import Report, Section
from tracker.serve.reports.write import docx
from tracker.serve.site import downloads, dutch, filters, sheets
from tracker.serve.site.pages import frame, meeting

if TYPE_CHECKING:
    from datasette.app import Datasette

Row = Mapping[str, Any]
DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ABSENT = (None, "", "onbekend", "geen")


async def page(datasette: Datasette, request: Request) -> Response:
    """The document."""
    own = downloads.of(datasette)
    own.admit()
    found = await meeting.found(datasette, request)
    made = report(found, filters.today())
    file = io.BytesIO()
    await asyncio.get_running_loop().run_in_executor(own.executor, lambda: docx(made, file))
    name = f"vergadering-{frame.slug(found['meeting']['title'])[:60]}-{found['meeting']['date'] or filters.today()}"
    return Response(
        file.getvalue(), headers={"content-disposition": sheets.disposition(name, "docx")}, content_type=DOCX_TYPE
    )


def report(found: Mapping[str, Any], today: str) -> Report:
    """The sections of the page in its order; those without rows say so, an agenda that is not known is left out."""
    about = found["meeting"]
    where = (dutch.date(about["date"]) if about["date"] else "", about["place"], about["committee"])
    notes = (
        " · ".join(str(each) for each in where if each not in ABSENT),
        f"Stand op {dutch.date(today)}. Een programma las de brieven; de brief zelf is doorslaggevend.",
    )
    sections = [
        _section("Stukken", ("Datum", "Stuk", "Vindplaats"), found["papers"].rows, _paper),
        _section("Openstaande toezeggingen", ("Uiterlijk", "Toezegging", "Wie", "Vindplaats"),
                 found["promised"].rows, lambda row: _promise(row, today)),
        _section("Moties", ("Motie", "Indieners", "Vindplaats"), found["motions"].rows, _motion),
        _section("Wat het verslag zegt", ("Soort", "Citaat", "Wie"), found["statements"].rows, _statement),
        _section("Wat eerder is gezegd", ("Datum", "Citaat", "Vindplaats"), found["earlier"].rows, _earlier),
    ]  # fmt: skip
    if found["agenda"]:
        titles = tuple((point["title"] or point["number"],) for point in found["agenda"])
        sections.insert(0, Section("Agenda", ("Punt",), titles))
    return Report(about["title"], notes, tuple(sections))


def _section(title: str, columns: tuple[str, ...], rows: Sequence[Row], cells: Any) -> Section:  # noqa: ANN401
    return Section(title, columns, tuple(cells(row) for row in rows))


def _paper(row: Row) -> tuple[str, ...]:
    day = row["date"] or row["meeting_end"]
    return (dutch.date(day) if day else "", row["title"] or "", row["vindplaats"])


def _promise(row: Row, today: str) -> tuple[str, ...]:
    last = row["deadline_last"]
    late = " (te laat)" if last and last < today else ""
    who = row["person"] if row["person"] not in ABSENT else row["ministry"]
    place = row["vindplaats"] or row["letter"] or ""
    return (f"{dutch.date(last)}{late}" if last else "", row["title"], "" if who in ABSENT else who, place)


def _motion(row: Row) -> tuple[str, ...]:
    sponsors = ", ".join(str(name) for name in listed(row["sponsors"]) or [] if name)
    return (f"{row['title'] or 'zonder titel'} ({dutch.motion_state(row['status'])})", sponsors, row["vindplaats"])


def _statement(row: Row) -> tuple[str, ...]:
    return (row["soort"], row["citaat"], "" if row["wie"] in ABSENT else row["wie"])


def _earlier(row: Row) -> tuple[str, ...]:
    return (dutch.date(row["datum"]) if row["datum"] else "", row["citaat"], row["vindplaats"] or row["brief"])
