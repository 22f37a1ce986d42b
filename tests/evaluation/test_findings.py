"""What a comparison says of each sentence and value, and how it counts sentences of the register."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from sqlite_utils import Database

from tests.store.records import MOTION, PROMISE, QUOTE, TEXT, commitment, document, letter
from tracker.evaluation.compare import (
    BINS,
    LONGEST_QUOTE,
    Evaluation,
    Finding,
    GoldError,
    differences,
    evaluate,
    gold_files,
)
from tracker.evaluation.golden import as_golden, canonical, fingerprint
from tracker.models import Extraction
from tracker.store import save_document


def gold(folder: Path, *items: dict[str, object], **more: object) -> Path:
    path = folder / "gold.json"
    path.write_text(json.dumps({"document": "brief.txt", "commitments": items, **more}), "utf-8")
    return path


def must(key: str, kind: object = "pledge", **wanted: object) -> dict[str, object]:
    return {"need": "must", "kind": kind, "key": key, **wanted}


def test_each_sentence_and_value_is_told(fresh_db: Database, tmp_path: Path) -> None:
    save_document(fresh_db, letter(title="Een verslag"))
    path = gold(
        tmp_path,
        must("EUR 100 miljoen", amount_eur=2e8, currency="EUR"),
        must("pleitte Nederland", ["position", "pledge"]),
        {"need": "may", "kind": "undertaking", "key": PROMISE},
        citations=["kst-1-1", "kst-1-0"],
        motions=[
            {"id": "kst-21501-02-2898", "sponsors": ["Paternotte", "Rutte"], "status": "open"},
            {"id": "kst-9-9", "status": "open"},
        ],
        metadata={"title": "Het verslag", "date": "2024-06-11", "chamber": "", "place": "Delft"},
    )
    result = evaluate(fresh_db, [path])
    assert [(f.outcome, f.part, f.what) for f in result.findings] == [
        ("hit", "commitments", "EUR 100 miljoen"),
        ("wrong", "commitments", "amount_eur: wanted 200000000.0, found 100000000.0 in: EUR 100 miljoen"),
        ("miss", "commitments", "pleitte Nederland"),
        ("false", "commitments", f"[motion] {MOTION}"),
        ("miss", "citations", "kst-1-0"),
        ("miss", "citations", "kst-1-1"),
        ("false", "citations", "kst-21501-02-2898"),
        ("hit", "motions", "kst-21501-02-2898"),
        ("wrong", "motions", "status: wanted open, found fulfilled in: kst-21501-02-2898"),
        (
            "wrong",
            "motions",
            "sponsors: wanted ['Paternotte', 'Rutte'], found [\"Paternotte\", \"Brekelmans\"] in: kst-21501-02-2898",
        ),
        ("miss", "motions", "kst-9-9"),
        ("wrong", "metadata", "title: wanted Het verslag, found Een verslag"),
        ("wrong", "metadata", "place: wanted Delft, found None"),
    ]
    assert {f.document for f in result.findings} == {"brief.txt"}
    assert result.documents == 1
    parts = {name: (tally.hits, tally.misses, tally.false) for name, tally in result.parts.items()}
    assert parts == {"commitments": (1, 1, 1), "citations": (0, 2, 1), "motions": (1, 1, 0), "metadata": (0, 0, 0)}
    assert result.parts["motions"].figures()["attributes"] == {"sponsors": [0, 1], "status": [0, 1]}
    assert result.parts["metadata"].figures()["attributes"] == {"date": [1, 1], "place": [0, 1], "title": [0, 1]}
    kinds = {name: (tally.hits, tally.misses, tally.false) for name, tally in result.kinds.items()}
    assert kinds == {"pledge": (1, 0, 0), "position": (0, 1, 0), "motion": (0, 0, 1)}
    (of_document,) = result.document_kinds.values()
    assert (of_document.hits, of_document.misses, of_document.false) == (1, 1, 1)


def test_the_paper_itself_and_papers_that_may_be_cited_are_not_wrong(fresh_db: Database, tmp_path: Path) -> None:
    save_document(fresh_db, letter(identifier="kst-21501-02-2898"))
    assert evaluate(fresh_db, [gold(tmp_path)]).parts["citations"].figures()["false"] == 0
    fresh_db.execute("UPDATE documents SET identifier = NULL")
    assert evaluate(fresh_db, [gold(tmp_path)]).parts["citations"].false == 1
    assert evaluate(fresh_db, [gold(tmp_path, citations_may=["kst-21501-02-2898"])]).parts["citations"].false == 0


def test_a_document_that_is_not_there(fresh_db: Database, tmp_path: Path) -> None:
    items = [must("een", ["action", "pledge"]), {"need": "may", "key": "twee"}, {"need": "must", "key": "drie"}]
    result = evaluate(fresh_db, [gold(tmp_path, *items)])
    assert result.findings == [Finding("miss", "commitments", "brief.txt", key) for key in ("een", "drie")]
    assert {name: tally.misses for name, tally in result.kinds.items()} == {"action": 1, "unknown": 1}
    assert {name: tally.misses for name, tally in result.document_kinds.items()} == {"not in the database": 2}
    assert (result.parts["commitments"].misses, result.parts["citations"].misses) == (2, 0)


def test_a_row_as_long_as_a_page_answers_nothing(fresh_db: Database, tmp_path: Path) -> None:
    short, long = "a" * LONGEST_QUOTE, "b" * (LONGEST_QUOTE + 1)
    text = f"{short}\n\n{long}"
    save_document(fresh_db, Extraction(document(text), (commitment(text, short), commitment(text, long))))
    tally = evaluate(fresh_db, [gold(tmp_path, must("aaaa"), must("bbbb"))]).parts["commitments"]
    assert (tally.hits, tally.misses, tally.false) == (1, 1, 1)


def test_sentences_of_the_register_are_counted_once(fresh_db: Database, tmp_path: Path) -> None:
    rows = (
        commitment(TEXT, QUOTE, core=True),
        commitment(TEXT, QUOTE, "action"),
        commitment(TEXT, PROMISE, "undertaking", status="open"),
        commitment(TEXT, MOTION, "motion", status="fulfilled", core=True),
    )
    save_document(fresh_db, Extraction(document(), rows))
    items = [must("100 miljoen"), {"need": "may", "key": "EUR 100"}, {"need": "may", "key": "uw Kamer"}]
    tally = evaluate(fresh_db, [gold(tmp_path, *items)]).parts["commitments"]
    assert dict(tally.shown) == {"must": 1, "may": 1, "neither": 1}
    assert dict(tally.core) == {"must": 1, "neither": 1}
    assert tally.core_found == 1
    assert (tally.core_precision, tally.core_recall) == (0.5, 1.0)


@pytest.mark.parametrize(
    ("confidence", "low"), [(0.0, 0.0), (0.49, 0.0), (0.5, 0.5), (0.85, 0.85), (0.899, 0.85), (0.95, 0.95), (1.0, 0.95)]
)
def test_each_row_is_in_the_bin_of_its_confidence(
    fresh_db: Database, tmp_path: Path, confidence: float, low: float
) -> None:
    save_document(fresh_db, letter())
    fresh_db.execute("UPDATE commitments SET confidence = ?", [confidence])
    bins = [bin_ for bin_ in evaluate(fresh_db, [gold(tmp_path, must("EUR 100 miljoen"))]).calibration if bin_.rows]
    assert [(bin_.low, bin_.rows, bin_.right) for bin_ in bins] == [(low, 3, 1)]
    assert BINS[-1] > 1


def test_what_changed_for_better_and_for_worse() -> None:
    old, new = Evaluation(), Evaluation()
    for result, outcomes in (
        (old, (("miss", "a"), ("hit", "b"), ("false", "c"), ("wrong", "d"), ("hit", "e"))),
        (new, (("hit", "a"), ("miss", "b"), ("wrong", "f"), ("false", "g"), ("hit", "e"))),
    ):
        for outcome, what in outcomes:
            result.say(outcome, "commitments", "x", what)
    gains, losses = differences(new, old)
    assert [(f.outcome, f.what) for f in gains] == [("hit", "a"), ("false", "c"), ("wrong", "d")]
    assert [(f.outcome, f.what) for f in losses] == [("miss", "b"), ("wrong", "f"), ("false", "g")]


def test_gold_is_looked_for_in_files_and_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/2.json", "1.json", "b/3.txt"):
        (tmp_path / name).write_text("{}", "utf-8")
    assert gold_files([tmp_path]) == [tmp_path / "1.json", tmp_path / "b" / "2.json"]
    assert gold_files([tmp_path / "b" / "3.txt"]) == [tmp_path / "b" / "3.txt"]
    with pytest.raises(GoldError, match=r"gold .*/none does not exist: name a file or folder of annotations"):
        gold_files([tmp_path / "none"])
    (tmp_path / "empty").mkdir()
    with pytest.raises(GoldError, match=r"^no annotations \(\*\.json\) there: name a file or folder"):
        gold_files([tmp_path / "empty"])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("geen json", "can't be read"),
        ("{}", "has no `document` and `commitments`"),
        ('{"document": "a"}', "has no `document` and `commitments`"),
        ('{"commitments": []}', "has no `document` and `commitments`"),
        ('["document", "commitments"]', "has no `document` and `commitments`"),
    ],
)
def test_a_file_that_is_no_gold(fresh_db: Database, tmp_path: Path, content: str, said: str) -> None:
    (tmp_path / "x.json").write_text(content, "utf-8")
    with pytest.raises(GoldError, match=f"^gold .*x.json {said}.*: name a JSON file of annotations$"):
        evaluate(fresh_db, [tmp_path])


def test_an_extraction_as_golden_text() -> None:
    row = replace(commitment(TEXT, QUOTE), confidence=0.8765, core_confidence=0.64)
    made = Extraction(document(title="Vraag naar één"), (row,))
    golden = as_golden(made)
    assert golden["metadata"] == {"title": "Vraag naar één", "date": "2024-06-11", "chamber": "TK"}
    assert list(golden) == ["metadata", "commitments", "citations", "motions", "events"]
    (kept,) = golden["commitments"]
    assert (kept["confidence"], kept["core_confidence"], kept["quote"]) == (0.9, 0.6, QUOTE)
    assert "deadline" not in kept
    assert golden["citations"] == golden["motions"] == []
    text = canonical(made)
    assert text == json.dumps(golden, ensure_ascii=False, sort_keys=True, indent=1) + "\n"
    assert fingerprint(made) == sha256(text.encode()).hexdigest()[:16]


def test_golden_text_leaves_out_what_is_absent() -> None:
    made = letter()
    (pledge, *_) = as_golden(made)["commitments"]
    assert (pledge["amount"]["value"], pledge["amount"]["currency"]) == (1e8, "EUR")
    assert None not in pledge["amount"].values()
    assert [] not in pledge["amount"].values()
    (event,) = as_golden(made)["events"]
    assert event["detail"] == "uitgevoerd"
    assert fingerprint(made) != fingerprint(letter(title="anders"))
    assert fingerprint(letter(title="\ud800")) != fingerprint(made)
