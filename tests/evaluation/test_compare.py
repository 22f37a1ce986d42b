from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.conftest import ROOT
from tests.store.records import PROMISE, QUOTE, letter
from tracker.evaluation.compare import GoldError, differences, evaluate
from tracker.evaluation.report import as_markdown, as_values
from tracker.evaluation.scores import Tally, same
from tracker.store import save_document

GOLD = ROOT / "tests" / "gold"

AGREE = [
    ("amount_eur", 1.0e8, 100_000_001.0, True),
    ("amount_eur", 1.0e8, 1.1e8, False),
    ("amount_eur", 1.0e8, None, False),
    ("percent", 2, "2.0", True),
    ("status", ["open", "announced"], "open", True),
    ("status", "open", "stated", False),
    ("date", "2024-06", "2024-06-11", True),
    ("date", "2024-06-11", "2024-06", False),
    ("actor", "Nederland", "bondgenoten, waaronder Nederland", True),
    ("actor", "de minister van Defensie", "minister van Defensie", True),
    ("actor", "Nederland", "", False),
    ("actor", "Nederland", None, False),
    ("identifier", "kst-28676-448", "kst-28676-448", True),
    ("identifier", "kst-28676-44", "kst-28676-448", False),
]


@pytest.mark.parametrize(("name", "expected", "found", "agree"), AGREE)
def test_when_a_value_agrees(name: str, expected: object, found: object, agree: bool) -> None:
    assert same(name, expected, found) is agree


def gold(tmp_path: Path, *items: dict[str, object], **more: object) -> Path:
    path = tmp_path / "gold.json"
    path.write_text(json.dumps({"document": "brief.txt", "commitments": items, **more}))
    return path


@pytest.fixture
def db(fresh_db: Database) -> Database:
    save_document(fresh_db, letter())
    return fresh_db


def test_hits_misses_false_alarms_and_attributes(db: Database, tmp_path: Path) -> None:
    result = evaluate(db, [gold(
        tmp_path,
        {"need": "must", "kind": ["pledge"], "key": "EUR 100 miljoen", "amount_eur": 1e8, "actor": ["kabinet"]},
        {"need": "must", "kind": ["position"], "key": "pleitte Nederland"},
        {"need": "may", "kind": ["undertaking"], "key": PROMISE},
        {"need": "may", "kind": ["position"], "key": "staat er niet"},
        citations=["kst-21501-02-2898", "kst-1-1"],
        motions=[{"id": "kst-21501-02-2898", "sponsors": ["Paternotte"], "status": "fulfilled"}, {"id": "kst-9-9"}],
        metadata={"chamber": "TK", "date": "2024-06-12"},
    )])  # fmt: skip
    found = result.parts["commitments"]
    assert (found.hits, found.misses, found.false) == (1, 1, 1)
    assert (found.precision, found.recall, found.f1) == (0.5, 0.5, 0.5)
    assert found.figures()["attributes"] == {"actor": [0, 1], "amount_eur": [1, 1], "kind": [1, 1]}
    assert {name: (t.hits, t.misses, t.false) for name, t in result.kinds.items()} == {
        "pledge": (1, 0, 0), "position": (0, 1, 0), "motion": (0, 0, 1),
    }  # fmt: skip
    cited, motions = result.parts["citations"], result.parts["motions"]
    assert (cited.hits, cited.misses, cited.false) == (1, 1, 0)
    assert (motions.hits, motions.misses, motions.figures()["attributes"]) == (
        1,
        1,
        {"sponsors": [1, 1], "status": [1, 1]},
    )
    assert result.parts["metadata"].figures()["attributes"] == {"chamber": [1, 1], "date": [0, 1]}
    assert sum(bin_.rows for bin_ in result.calibration) == 3
    assert sum(bin_.right for bin_ in result.calibration) == 2


def test_a_document_that_is_not_there_counts_as_missed(fresh_db: Database, tmp_path: Path) -> None:
    result = evaluate(
        fresh_db, [gold(tmp_path, {"need": "must", "kind": "pledge", "key": QUOTE}, citations=["kst-1-1"])]
    )
    assert result.absent == ["brief.txt"]
    assert result.parts["commitments"].recall == 0.0
    assert result.parts["citations"].misses == 1


def test_gains_and_losses_are_told_sentence_by_sentence(db: Database, tmp_path: Path) -> None:
    paths = [gold(
        tmp_path, {"need": "must", "kind": "pledge", "key": "EUR 100 miljoen"},
        {"need": "must", "kind": "undertaking", "key": PROMISE},
    )]  # fmt: skip
    old = evaluate(db, paths)
    db.execute("DELETE FROM overzicht")
    db.execute("UPDATE citations SET commitment_id = NULL")
    db.execute("DELETE FROM motion_events")
    db.execute("DELETE FROM motion_links")
    db.execute("DELETE FROM commitments WHERE kind IN ('motion', 'pledge')")
    new = evaluate(db, paths)
    gains, losses = differences(new, old)
    assert [(f.outcome, f.what[:8]) for f in gains] == [("false", "[motion]")]
    assert [(f.outcome, f.what) for f in losses] == [("miss", "EUR 100 miljoen")]
    assert differences(new, new) == ([], [])


@pytest.mark.parametrize("content", ["geen json", "[]", "{}"])
def test_what_is_no_gold_is_named(fresh_db: Database, tmp_path: Path, content: str) -> None:
    (tmp_path / "x.json").write_text(content)
    with pytest.raises(GoldError, match=r"x\.json"):
        evaluate(fresh_db, [tmp_path])


def test_the_report_lists_what_went_wrong(db: Database, tmp_path: Path) -> None:
    result = evaluate(db, [gold(tmp_path, {"need": "must", "kind": "position", "key": "pleitte *Nederland*"})])
    said = as_markdown(result)
    assert "| commitments | 0.000 | 0.000 | 0.000 | 0 | 1 | 3 |" in said
    assert "- `brief.txt` (commitments) pleitte \\*Nederland\\*" in said
    assert said.count("## ") == 6


def test_nothing_to_count_gives_no_figure() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1, Tally().accuracy) == (None, None, 0.0, None)


def test_the_figures_are_those_of_the_reference(shared: Path, seeds_path: Path, seeds_db: Database) -> None:
    for folder in ("seeds", "dev"):
        command = [sys.executable, str(shared / "score.py"), str(seeds_path), str(shared / "gold" / folder), "--json"]
        reference = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
        ours = as_values(evaluate(seeds_db, [shared / "gold" / folder]))
        assert {name: ours[name] for name in reference} == reference
