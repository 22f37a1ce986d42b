"""Figures about promises as of a day: the pure functions, the view and the command tell the same."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from tests.store.records import commitment, document
from tracker import store
from tracker.cli import app
from tracker.models import Extraction, Period
from tracker.resolve.figures import Life, figures, life_on
from tracker.resolve.promise_life import Event

EVENTS = [
    Event("made", "2024-01-01", "government", "a", None, "2024-03-31"),
    Event("postponed", "2024-03-15", "government", "b", "2024-03-31", "2024-06-30"),
    Event("claimed_met", "2024-07-10", "government", "c"),
]


@pytest.mark.parametrize(("day", "is_open", "settled", "late", "moved"), [
    ("2024-02-01", True, None, False, False),
    ("2024-03-31", True, None, False, True),
    ("2024-07-01", True, None, True, True),
    ("2024-07-10", False, "2024-07-10", True, True),
    ("2025-01-01", False, "2024-07-10", True, True),
])  # fmt: skip
def test_a_promise_as_it_stood(day: str, is_open: bool, settled: str | None, late: bool, moved: bool) -> None:
    life = life_on("2024-01-01", "Defensie", "undertaking", EVENTS, day)
    assert (life.open, life.settled, life.late, life.moved) == (is_open, settled, late, moved)
    assert life.days == (None if is_open else 191)


def test_what_is_partly_met_or_handed_over_is_open() -> None:
    for kind in ("partly_met", "transferred", "not_met"):
        life = life_on("2024-01-01", "X", "undertaking", [EVENTS[0], Event(kind, "2024-02-01", "government", "b")],
                       "2024-05-01")  # fmt: skip
        assert (life.open, life.late) == (True, True)


def test_the_figures_of_each_part() -> None:
    lives = [
        Life("2023-01-01", "Defensie", "undertaking", False, "2023-01-11", "2023-02-01", False, False),
        Life("2023-05-01", "Defensie", "undertaking", False, "2023-05-31", "2023-05-20", True, True),
        Life("2024-01-01", "Financiën", "pledge", True, None, None, False, False),
    ]
    found = {(figure.part, figure.name): figure for figure in figures(lives)}
    assert next(iter(found)) == ("all", "all")
    whole, defence, money = found["all", "all"], found["ministry", "Defensie"], found["kind", "pledge"]
    assert (whole.promises, whole.open, whole.settled, whole.median_days) == (3, 1, 2, 20.0)
    assert (defence.with_term, defence.late, defence.share_late, defence.moved) == (2, 1, 50.0, 1)
    assert (money.median_days, money.share_late, money.oldest_open) == (None, None, "2024-01-01")
    assert {name for part, name in found if part == "year"} == {"2023", "2024"}


LIVES = st.builds(
    Life, st.dates(date(2010, 1, 1), date(2026, 1, 1)).map(date.isoformat), st.sampled_from(["A", "B"]),
    st.just("undertaking"), st.booleans(), st.none(), st.none(), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(LIVES))
def test_the_parts_add_up_to_the_whole_whatever_the_order(lives: list[Life]) -> None:
    found = figures(lives)
    for part in ("ministry", "year", "kind"):
        assert sum(f.promises for f in found if f.part == part) == len(lives)
        assert sum(f.open for f in found if f.part == part) == sum(life.open for life in lives)
    assert found == figures(lives[::-1])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    told = (
        ("1.txt", "2023-01-10", "Ik zal uw Kamer informeren over de evaluatie van de Wet kinderopvang.", "open", None),
        ("2.txt", "2023-03-01", "Ik stuur uw Kamer voor 1 mei 2023 de voortgangsrapportage armoedebeleid.", "open",
         "2023-04-30"),
        ("3.txt", "2023-02-09", "Hiermee doe ik de toezegging gestand over de evaluatie van de Wet kinderopvang.",
         "fulfilled", None),
    )  # fmt: skip
    with store.open_database(tmp_path / "t.db") as db:
        for source, day, text, status, last in told:
            term = Period("voor 1 mei 2023", 0, 5, date=last, last=last) if last else None
            made = commitment(text, text, "undertaking", status=status, core=True, deadline=term, ministry="Defensie")
            store.save_document(db, Extraction(document(text, source, date=day), (made,)))
        store.link_over_time(db)
    return tmp_path / "t.db"


def test_the_view_tells_what_the_command_tells(path: Path) -> None:
    done = CliRunner().invoke(app, ["figures", "--db", str(path), "--json"])
    assert done.exit_code == 0
    told = {(f["part"], f["name"]): f for f in json.loads(done.output)}
    with store.open_database(path) as db:
        rows = list(db.query("SELECT * FROM toezeggingen_cijfers"))
    assert len(rows) == len(told)
    for row in rows:
        part = {"alle": "all", "ministerie": "ministry", "jaar": "year", "soort": "kind"}[row["indeling"]]
        name = {"alle": "all", "toezegging aan de Kamer": "undertaking"}.get(row["groep"], row["groep"])
        figure = told[part, name]
        assert list(row.values())[2:] == [
            value for key, value in figure.items() if key not in ("part", "name", "as_of")
        ]


@pytest.mark.parametrize(("arguments", "expected"), [
    (["--by", "ministry", "--as-of", "2023-01-31"], "ministry\tDefensie\t1\t1\t0\t\t0\t0\t\t0\t0\t2023-01-10\n"),
    (["--by", "ministry", "--as-of", "2023-06-30"],
     "ministry\tDefensie\t2\t1\t1\t30.0\t1\t1\t100.0\t1\t0\t2023-03-01\n"),
])  # fmt: skip
def test_the_command_as_of_a_day(arguments: list[str], expected: str, path: Path) -> None:
    done = CliRunner().invoke(app, ["figures", "--db", str(path), *arguments])
    assert (done.exit_code, done.output) == (0, expected)


@pytest.mark.parametrize("arguments", [["--by", "colour"], ["--as-of", "31-12-2023"]])
def test_wrong_use_is_one_line(arguments: list[str], path: Path) -> None:
    assert CliRunner().invoke(app, ["figures", "--db", str(path), *arguments]).exit_code == 2


def test_a_figure_is_all_it_says() -> None:
    assert set(asdict(figures([life_on("", "X", "pledge", EVENTS[:1], "2024-01-02")])[0])) >= {"median_days", "late"}
