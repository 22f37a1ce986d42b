"""`tracker report`: the lists that staff hand out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tracker.cli import options

CALENDAR = "calendar"


def report(
    kind: Annotated[str, typer.Argument(help="annex, rappel, meeting or calendar.")] = "annex",
    db: options.Database = options.DEFAULT_DATABASE,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="A .docx, .html, .xlsx or .md; Markdown on screen without it.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="The day (YYYY-MM-DD) it is to stand on. [default: today]")] = None,
    before: Annotated[str | None, typer.Option(help="For rappel: terms that pass before this day.")] = None,
    ministry: Annotated[str | None, typer.Option(help="Only this ministry; a part of the name will do.")] = None,
    office: Annotated[str | None, typer.Option(help="Only this office: minister van Defensie, ...")] = None,
    chamber: Annotated[str | None, typer.Option(help="Only this chamber: TK or EK.")] = None,
    dossier: Annotated[str | None, typer.Option(help="Only this dossier: 28676, 21501-02, ...")] = None,
    committee: Annotated[str | None, typer.Option(help="Only what the register or an agenda has for it.")] = None,
    meeting: Annotated[str | None, typer.Option(help="Only what is of this meeting: 2024A01894.")] = None,
    since: Annotated[str | None, typer.Option(help="Only what was promised or moved from this day on.")] = None,
    until: Annotated[str | None, typer.Option(help="Only what was promised or moved up to this day.")] = None,
) -> None:
    """Write a list in Dutch as Word, HTML, Excel or Markdown, as things stood on a day.

    `annex` is the annex of a budget (Omschrijving, Vindplaats, Stand van zaken), `rappel` the two lists of a reminder
    (term passed; term passes), `meeting` what a committee wants at hand, `calendar` the terms of what is open as an
    .ics file for any calendar.

    \b
    Examples:
      tracker report annex --ministry Defensie --output bijlage.docx
      tracker report rappel --chamber EK --as-of 2024-12-31 --output rappel.xlsx
      tracker report meeting --dossier 28676
      tracker report meeting --meeting 2024A01894 --output debat.docx
      tracker report calendar --ministry Defensie --output termijnen.ics

    \b
    Exit codes: 0 done, 2 no database, a file that can't be written, or wrong use.
    """
    import sys
    from contextlib import nullcontext
    from datetime import date

    from tracker.errors import TrackerError
    from tracker.serve.export import atomically
    from tracker.serve.reports.calendar import calendar
    from tracker.serve.reports.followed import Selection
    from tracker.serve.reports.kinds import REPORTS
    from tracker.serve.reports.write import WRITERS
    from tracker.sql import now
    from tracker.store.database import open_database

    with options.errors_in_one_line(db):
        if kind not in (*REPORTS, CALENDAR):
            raise TrackerError(f"no report {kind!r}: choose one of {', '.join((*REPORTS, CALENDAR))}")
        if chamber not in (None, "TK", "EK"):
            raise TrackerError(f"no chamber {chamber!r}: choose TK or EK")
        forms = ("ics",) if kind == CALENDAR else tuple(WRITERS)
        form = forms[0] if output is None else output.suffix.lstrip(".").lower()
        if form not in forms:
            raise TrackerError(f"can't write {output}: name a file that ends in .{', .'.join(forms)}")
        for day in (as_of, before, since, until):
            options.checked_day(day)
        connection = open_database(db, create=False, write=False).conn
        chosen = Selection(ministry, office, chamber, dossier, committee, meeting, since, until)
        stand = as_of or date.today().isoformat()
        with atomically(output) if output else nullcontext(sys.stdout.buffer) as out:
            if kind == CALENDAR:
                lines = calendar(connection, chosen, stand, now(), out)
            else:
                made = REPORTS[kind](connection, chosen, stand, before)
                WRITERS[form](made, out)
                lines = sum(len(section.rows) for section in made.sections)
    if output:
        typer.echo(f"{lines} lines in {output}", err=True)
