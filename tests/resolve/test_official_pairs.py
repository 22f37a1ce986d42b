"""What a register in writing says settled a motion or an undertaking, and motions that are a number apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker import store
from tracker.resolve.motions import KnownMotion, MotionMention, resolve_mention
from tracker.resolve.official_statements import (
    Statement,
    StatementSource,
    motion_of,
    save_statements,
    settled_by,
    state_of,
    term_of,
)

# How annexes of budgets and rappel letters tell what settled something, and the paper meant (None: none is named).
SETTLED = [
    ("Afgedaan. De Kamer is op 11 juli 2022 per brief geïnformeerd (Kamerstukken II 2021/22, 35925 VII, nr. 170).",
     "kst-35925-VII-170"),
    ("Afgedaan. De Kamer is geïnformeerd met de brief van 3 maart 2021 (Kamerstukken II 2020/21, 28 676, nr. 355).",
     "kst-28676-355"),
    ("De motie is uitgevoerd. Zie Kamerstuk 29 689, nr. 1104.", "kst-29689-1104"),
    ("Afgedaan. Verwerkt in de begroting (35 570 XV, nr. 2).", "kst-35570-XV-2"),
    ("Voldaan met de brief van 12 mei 2020 (Kamerstukken I 2019/20, 35 300 VI, D).", "kst-35300-VI-D"),
    ("Afgedaan met Kamerstuk 21501-02, nr. 2898.", "kst-21501-02-2898"),
    ("Afgerond. De Tweede Kamer is op 4 december 2023 geïnformeerd (TK 2023/24, 24 515, nr. 731).", "kst-24515-731"),
    ("Is afgedaan. Kamerbrief van 9 juni 2021, Kamerstuk 31 288, nr. 912.", "kst-31288-912"),
    ("Deze toezegging is afgedaan (Kamerstukken II 2022/23, 36 200 X, nr. 71).", "kst-36200-X-71"),
    ("Uitgevoerd. De Kamer is met de brieven 32 813, nr. 700 en 32 813, nr. 812 geïnformeerd.", "kst-32813-812"),
    ("Afgedaan. De Kamer is op 1 februari 2022 mondeling geïnformeerd.", None),
    ("In behandeling. Zie Kamerstuk 32 813, nr. 700.", None),
    ("Overgedragen aan SZW (Kamerstuk 32 813, nr. 700).", None),
]  # fmt: skip


def test_the_paper_that_settled_it_is_found() -> None:
    pairs = [(text, paper) for text, paper in SETTLED if paper]
    found = sum(settled_by(text) == paper for text, paper in pairs)
    assert found >= 0.9 * len(pairs), [(settled_by(text), paper) for text, paper in pairs]
    assert [settled_by(text) for text, paper in SETTLED if paper is None] == [None] * 3


PAIRS = [
    [None if cell == "-" else cell for cell in line.split("\t")]
    for line in (Path(__file__).parent / "gold" / "official_pairs.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]
EXPLAINED: dict[str, str] = {}
"""Descriptions of rows that are read otherwise than a clerk would, with the reason."""


def read_as(row: list[str | None]) -> tuple[str | None, ...]:
    kind, text, reference, told = (cell or "" for cell in row[:4])
    said = Statement("motion" if kind == "motion" else "undertaking", text, reference, told)
    return motion_of(said), state_of(told), settled_by(told), term_of(told, "2022-09-20")


def test_rows_of_annexes_and_rappel_letters_are_read_as_a_clerk_reads_them() -> None:
    settled = [row for row in PAIRS if row[6]]
    found = sum(read_as(row)[2] == row[6] for row in settled)
    assert len(settled) >= 30
    assert found >= 0.9 * len(settled)
    wrong = {row[1]: (read_as(row), row[3]) for row in PAIRS if list(read_as(row)) != row[4:]}
    assert wrong.keys() == EXPLAINED.keys(), wrong
    assert not [row for row in PAIRS if row[6] is None and read_as(row)[2]], "settled by a paper that settled nothing"


def test_rows_are_stored_with_what_is_read_in_them(tmp_path: Path) -> None:
    rows = [Statement("motion" if row[0] == "motion" else "undertaking", *(row[1:4])) for row in PAIRS]  # type: ignore[arg-type]
    budget = StatementSource("begroting", "kst-36200-2", "TK", date="2022-09-20")
    with store.open_database(tmp_path / "t.db") as db:
        assert save_statements(db, budget, rows, "2022-09-21T12:00:00Z") == len(PAIRS)
        stored = db.execute(
            "SELECT motion_id, state, settled_by, deadline_last FROM official_statements ORDER BY position"
        ).fetchall()
    assert [list(row) for row in stored] == [row[4:] for row in PAIRS]


def test_handed_over_is_no_settling_and_a_reference_no_term() -> None:
    assert state_of("Overgedragen aan SZW.") == "transferred"
    assert motion_of(Statement("motion", "x", "Kamerstukken II 2021/22, 35 925 VII, nr. 67 van 9 juni 2022")) == (
        "kst-35925-VII-67"
    )


NEIGHBOURS = [
    KnownMotion("kst-36200-VII-44", ("Simons",), "constitutionele toetsing", "2022-10-18", "36200-VII", "44"),
    KnownMotion("kst-36200-VII-45", ("Simons",), "een nationaal archief", "2022-10-18", "36200-VII", "45"),
]


@pytest.mark.parametrize(("mention", "target"), [
    (MotionMention("k", ("Simons",), identifier="kst-36200-VII-44"), "kst-36200-VII-44"),
    (MotionMention("k", ("Simons",), identifier="kst-36200-VII-45"), "kst-36200-VII-45"),
    (MotionMention("k", ("Simons",), identifier="kst-36200-VII-46"), None),
    (MotionMention("k", ("Simons",), document_date="2023-01-31"), None),
    (MotionMention("k", ("Simons",), date="2022-10-18", dossier="36200-VII", document_date="2023-01-31"), None),
    (MotionMention("k", ("Simons",), title="een nationaal archief", dossier="36200-VII", document_date="2023-01-31"),
     "kst-36200-VII-45"),
])  # fmt: skip
def test_two_motions_of_one_sponsor_a_number_apart_are_never_confused(
    mention: MotionMention, target: str | None
) -> None:
    for known in (NEIGHBOURS, NEIGHBOURS[::-1]):
        link = resolve_mention(mention, known)
        assert (link.target if link else None) == target
