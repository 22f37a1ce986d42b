"""The terms of open promises as a calendar: whole lines, whole characters, what is open alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.serve.test_reports import path as path  # noqa: PLC0414  (the same database)
from tracker.cli import app
from tracker.serve.reports.calendar import LINE, escaped, folded, shortened


def unfolded(data: bytes) -> list[str]:
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


@given(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])))
def test_folding_loses_nothing_and_cuts_no_character(text: str) -> None:
    data = folded(text)
    assert unfolded(data) == [text]
    assert all(len(line) <= LINE for line in data.split(b"\r\n"))


@pytest.mark.parametrize(("text", "written"), [
    ("a; b, c\\d", "a\\; b\\, c\\\\d"), ("a\nb", "a\\nb"), ("a\r\x00b", "ab"), ("é", "é"),
])  # fmt: skip
def test_what_would_end_a_value_is_escaped(text: str, written: str) -> None:
    assert escaped(text) == written


def test_a_text_is_cut_at_a_word() -> None:
    assert shortened("een twee drie", 9) == "een twee ..."
    assert shortened("een", 9) == "een"


@pytest.mark.parametrize(("day", "days"), [
    ("2024-03-01", ["20240430", "20240705"]), ("2024-12-31", ["20240430"]), ("2023-01-01", []),
])  # fmt: skip
def test_the_command_writes_what_is_open(day: str, days: list[str], path: Path, tmp_path: Path) -> None:
    output = tmp_path / "t.ics"
    done = CliRunner().invoke(app, ["report", "calendar", "--db", str(path), "-o", str(output), "--as-of", day])
    assert done.exit_code == 0, done.output
    lines = unfolded(output.read_bytes())
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    found = [line.partition(":")[2] for line in lines if line.startswith("DTSTART")]
    assert sorted(each for each in found if each in days) == days
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len({x for x in lines if x.startswith("UID")})


def test_another_ending_is_refused(path: Path) -> None:
    done = CliRunner().invoke(app, ["report", "calendar", "--db", str(path), "-o", "t.docx"])
    assert done.exit_code == 2
