"""By when a report on an adopted motion is due, and which adopted motions are shown as without one."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.store.records import OWN_TEXT, document, letter, motion_paper
from tracker import store
from tracker.lexicon import load
from tracker.models import Extraction, MotionEvent
from tracker.resolve.motion_terms import ReportDue, months_later, report_due, report_term
from tracker.resolve.motions import MotionEventRecord
from tracker.resolve.official_statements import Statement, StatementSource, save_statements

E = MotionEventRecord


@pytest.mark.parametrize("row", load("motion_terms"), ids=lambda row: row["chamber"])
def test_the_examples_of_the_lexicon(row: dict[str, dict[str, object]]) -> None:
    adopted, due = (str(row["example"][name]) for name in ("adopted", "due"))
    assert report_due([E(1, "adopted", adopted)], str(row["chamber"])) == ReportDue(adopted, due)
    assert report_term(str(row["chamber"])).ground


@pytest.mark.parametrize(("events", "expected"), [
    ([], ReportDue()),
    ([E(1, "submitted", "2024-01-01")], ReportDue()),
    ([E(1, "adopted")], ReportDue()),
    ([E(1, "adopted", "2024-01-31")], ReportDue("2024-01-31", "2024-10-31")),
    ([E(1, "adopted", "2024-05-31"), E(2, "appreciated", "2024-05-20")], ReportDue("2024-05-31", "2025-02-28")),
    ([E(1, "adopted", "2024-01-31"), E(2, "held", "2024-01-20")], ReportDue("2024-01-31", "2024-10-31")),
    ([E(1, "adopted", "2024-01-31"), E(2, "in_progress", "2024-03-01")], ReportDue("2024-01-31")),
    ([E(1, "adopted", "2024-01-31"), E(2, "fulfilled", "2024-03-01")], ReportDue("2024-01-31")),
    ([E(1, "adopted", "2024-01-31"), E(2, "not_fulfilled", None)], ReportDue("2024-01-31")),
    ([E(1, "adopted", "2024-01-31"), E(2, "replaced", "2024-02-01")], ReportDue("2024-01-31")),
    ([E(1, "adopted", "2024-01-31"), E(2, "withdrawn", "2024-01-10")], ReportDue("2024-01-31", "2024-10-31")),
    ([E(1, "adopted", "2024-02-20"), E(2, "adopted", "2024-01-31")], ReportDue("2024-01-31", "2024-10-31")),
    ([E(1, "rejected", "2024-01-31")], ReportDue()),
])  # fmt: skip
def test_when_a_report_is_due(events: list[MotionEventRecord], expected: ReportDue) -> None:
    assert report_due(events, "TK") == expected
    assert report_due(events[::-1], "TK") == expected


@pytest.mark.parametrize(("day", "months", "later"), [
    ("2024-08-31", 6, "2025-02-28"), ("2023-08-31", 6, "2024-02-29"), ("2024-12-01", 1, "2025-01-01"),
    ("2024-05", 6, None), ("", 6, None),
])  # fmt: skip
def test_months_later(day: str, months: int, later: str | None) -> None:
    assert months_later(day, months) == later


def adopted(day: str = "2024-05-28") -> Extraction:
    own = motion_paper()
    vote = MotionEvent(0, "adopted", 0, 43, day, "aangenomen")
    return replace(own, document=document(OWN_TEXT, "kst-21501-02-2898.xml", "xml", identifier="kst-21501-02-2898",
                                          kind="motie", date="2024-05-23", dossier="21501-02", number="2898"),
                   events=(*own.events, vote))  # fmt: skip


def silent(path: Path, *papers: Extraction, statement: bool = False) -> list[tuple[str, ...]]:
    with store.open_database(path) as db:
        for paper in papers:
            store.save_document(db, paper)
        if statement:
            said = Statement("motion", "Luchtafweer", "Kamerstukken II, 21 501-02, nr. 2898", "In uitvoering.")
            save_statements(db, StatementSource("begroting", "kst-36600-X-2", "TK"), [said], "2024-09-17T12:00:00Z")
            db.conn.commit()
        return list(db.conn.execute("SELECT motie_id, aangenomen, bericht_verwacht FROM moties_zonder_bericht"))


def test_an_adopted_motion_asks_for_a_report_until_one_comes(tmp_path: Path) -> None:
    motion = ("kst-21501-02-2898", "2024-05-28", "2025-02-28")
    assert silent(tmp_path / "a.db", adopted()) == [motion]
    assert silent(tmp_path / "b.db", motion_paper()) == []
    assert silent(tmp_path / "c.db", adopted(), letter()) == []
    assert silent(tmp_path / "d.db", letter(), adopted()) == []
    assert silent(tmp_path / "e.db", adopted(), statement=True) == []
    assert silent(tmp_path / "f.db", adopted("2999-05-28")) == []


def test_the_life_of_a_motion_in_order(tmp_path: Path) -> None:
    with store.open_database(tmp_path / "t.db") as db:
        for paper in (letter(), adopted()):
            store.save_document(db, paper)
        said = Statement("motion", "x", "21 501-02, nr. 2898", "Afgedaan. De Kamer is geïnformeerd (28 676, nr. 480).")
        paper_ = StatementSource("begroting", "kst-36600-X-2", "TK", date="2024-09-17")
        save_statements(db, paper_, [said], "2024-09-17T12:00:00Z")
        rows = list(db.conn.execute("SELECT gebeurtenis, datum, bron, bijzonderheden FROM moties_verloop"))
    assert [row[:3] for row in rows] == [
        ("ingediend", "2024-05-23", "brief"), ("aangenomen", "2024-05-28", "brief"),
        ("uitgevoerd", "2024-06-11", "brief"), ("uitgevoerd", "2024-09-17", "begroting"),
    ]  # fmt: skip
    assert rows[-1][3] == "kst-28676-480"
