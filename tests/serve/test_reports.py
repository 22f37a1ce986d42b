"""The lists that staff hand out: what is in them, and that every format holds it as text."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook
from sqlite_utils import Database
from typer.testing import CliRunner

from tests.resolve.test_motion_terms import adopted
from tests.store.records import commitment, document, letter
from tracker import store
from tracker.cli import app
from tracker.models import Extraction, Period
from tracker.serve.reports.followed import Selection
from tracker.serve.reports.kinds import REPORTS
from tracker.serve.reports.report import Report, Section
from tracker.serve.reports.write import WRITERS

SUBJECT = "de evaluatie van de Wet gemeentelijke schuldhulpverlening"
MADE = f"Ik zal uw Kamer voor de zomer informeren over {SUBJECT}."
LATE = "Ik stuur uw Kamer voor 1 mei 2024 de voortgangsrapportage armoedebeleid."


def paper(source: str, date: str, text: str, status: str, last: str | None = None) -> Extraction:
    term = Period("voor de zomer", 0, 5, date=last, last=last) if last else None
    made = commitment(text, text, "undertaking", status=status, core=True, deadline=term, addressee="Kamer",
                      person="C.J. Schouten", ministry="Sociale Zaken en Werkgelegenheid")  # fmt: skip
    return Extraction(document(text, source, date=date, dossier="24515", number=source[:1]), (made,))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with store.open_database(tmp_path / "t.db") as db:
        store.save_document(db, paper("1.txt", "2024-01-10", MADE, "open", "2024-07-05"))
        store.save_document(db, paper("2.txt", "2024-02-01", LATE, "open", "2024-04-30"))
        told = f"Hiermee doe ik de toezegging gestand u te informeren over {SUBJECT}."
        store.save_document(db, paper("3.txt", "2024-09-01", told, "fulfilled"))
        store.save_document(db, letter())
        store.link_over_time(db)
    return tmp_path / "t.db"


def report(path: Path, kind: str, day: str, **chosen: str) -> Report:
    with Database(path) as db:
        return REPORTS[kind](db.conn, Selection(**chosen), day, None)


def titles(section: Section) -> list[str]:
    return [str(row[0]) for row in section.rows]


def test_the_annex_says_what_is_settled_and_by_which_letter(path: Path) -> None:
    *_, done, waiting = report(path, "annex", "2024-12-31", ministry="sociale zaken").sections
    assert titles(done) == [MADE]
    assert done.rows[0][1:] == (
        "Kamerstuk 24 515, nr. 1",
        "Afgedaan. De Kamer is op 1 september 2024 per brief geïnformeerd (Kamerstuk 24 515, nr. 3).",
    )
    assert titles(waiting) == [LATE]
    assert waiting.rows[0][2] == "Openstaand. Termijn: voor de zomer (30 april 2024). Verstreken: 245 dagen te laat."


def test_the_annex_as_things_stood_before(path: Path) -> None:
    *_, done, waiting = report(path, "annex", "2024-08-31", ministry="Sociale Zaken").sections
    assert (titles(done), titles(waiting)) == ([], [MADE, LATE])


def test_rappel_parts_what_is_late_from_what_comes(path: Path) -> None:
    passed, passing = report(path, "rappel", "2024-05-10", ministry="Sociale").sections
    assert (titles(passed), titles(passing)) == ([LATE], [])
    assert passed.rows[0][4] == 10
    passed, passing = report(path, "rappel", "2024-03-01", ministry="Sociale").sections
    assert (titles(passed), titles(passing)) == ([], [LATE])


def test_the_list_for_a_meeting_has_the_motions_too(path: Path) -> None:
    made = report(path, "meeting", "2024-12-31")
    assert [section.title for section in made.sections] == ["Te laat", "Openstaand", "Afgedaan", "Moties"]
    assert "Paternotte" in str(made.sections[-1].rows[0][0])


def test_a_percent_sign_in_a_name_is_no_wildcard(path: Path) -> None:
    assert all(not section.rows for section in report(path, "rappel", "2024-05-10", ministry="%").sections)


HOSTILE = Report("T", ("n",), (Section("S [a]:*?/", ("K",), (("=1+1 <b>x</b> | \x00 [l](u)",), (None,), (3,))),))


def test_what_a_document_says_stays_text_in_every_format() -> None:
    written = {}
    for form, write in WRITERS.items():
        out = io.BytesIO()
        write(HOSTILE, out)
        written[form] = out.getvalue()
    assert b"<b>" not in written["html"]
    assert "\\<b\\>" in written["md"].decode()
    sheet = load_workbook(io.BytesIO(written["xlsx"])).worksheets[0]
    assert (sheet["A2"].value[:2], sheet["A2"].data_type, sheet["A4"].value) == ("'=", "s", 3)
    (table,) = docx.Document(io.BytesIO(written["docx"])).tables
    assert table.rows[1].cells[0].text.startswith("=1+1 <b>x</b>")


@pytest.mark.parametrize("form", WRITERS)
def test_the_command_writes_each_format(form: str, path: Path, tmp_path: Path) -> None:
    output = tmp_path / f"lijst.{form}"
    done = CliRunner().invoke(app, ["report", "annex", "--db", str(path), "-o", str(output), "--as-of", "2024-12-31"])
    assert (done.exit_code, output.exists()) == (0, True), done.output


@pytest.mark.parametrize(("arguments", "says"), [
    (["report", "nergens"], "choose one of annex"),
    (["report", "--chamber", "XK"], "choose TK or EK"),
    (["report", "--as-of", "31-12-2024"], "write it as 2024-12-31"),
    (["report", "-o", "lijst.pdf"], "ends in .md, .html, .docx, .xlsx"),
])  # fmt: skip
def test_wrong_use_is_one_line(arguments: list[str], says: str, path: Path) -> None:
    done = CliRunner().invoke(app, [*arguments, "--db", str(path)])
    assert done.exit_code == 2
    assert says in done.output


def test_a_letter_without_number_is_named_by_its_date_and_the_second_list_has_no_days_late(tmp_path: Path) -> None:
    made = commitment(LATE, LATE, "undertaking", status="open", core=True,
                      deadline=Period("voor 1 mei 2024", 0, 5, date="2024-04-30", last="2024-04-30"))  # fmt: skip
    with store.open_database(tmp_path / "t.db") as db:
        store.save_document(db, Extraction(document(LATE, "x.txt", date="2024-02-01"), (made,)))
        store.link_over_time(db)
    passed, passing = report(tmp_path / "t.db", "rappel", "2024-03-01").sections
    assert passing.rows[0][1] == "brief van 1 februari 2024"
    assert (passed.columns[-1], passing.columns[-1]) == ("Dagen te laat", "Termijn")
    assert len(passing.rows[0]) == len(passing.columns)


def test_an_adopted_motion_without_a_report_is_asked_after(tmp_path: Path) -> None:
    with store.open_database(tmp_path / "t.db") as db:
        store.save_document(db, adopted())
        store.link_over_time(db)
    told = {day: str(report(tmp_path / "t.db", "annex", day).sections[1].rows[0][2]) for day in
            ("2024-12-31", "2025-03-01")}  # fmt: skip
    assert "Geen bericht" not in told["2024-12-31"]
    assert "Geen bericht over de uitvoering vóór 28 februari 2025 gevonden" in told["2025-03-01"]
    assert not report(tmp_path / "t.db", "annex", "2024-01-01").sections[1].rows
