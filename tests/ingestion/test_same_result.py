"""The same files give the same database, however the work was cut up and by whom it was done."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tests.documents.readers.makers import make_docx, make_odt, paragraph
from tests.store.test_save import contents
from tracker import store
from tracker.ingestion import run as running
from tracker.ingestion.run import ingest
from tracker.store import duplicates
from tracker.store.check import check

LETTER = [
    "Geachte voorzitter,",
    *(
        f"In punt {n} van deze brief ga ik in op vraag {n * 3} van de leden over gemeente {n * 7} en dossier {n * 11}. "
        f"Het kabinet zal uw Kamer voor de zomer van 2025 informeren over voorstel {n * 13} en de kosten daarvan."
        for n in range(1, 25)
    ),
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Letters in one format, in two, and in two places."""
    made = tmp_path / "brieven"
    made.mkdir()
    for seed in SEEDS.glob("*.txt"):
        (made / seed.name).write_bytes(seed.read_bytes())
    for n in range(4):
        lines = [line.replace("gemeente", f"provincie {n} en gemeente") for line in LETTER]
        (made / f"{n}-brief.txt").write_text("\n\n".join(lines))
        body = "".join(map(paragraph, lines))
        (made / f"{n}-brief.docx").write_bytes(make_docx(body))
        if n % 2:
            (made / f"a-{n}-brief.odt").write_bytes(make_odt("".join(f"<text:p>{line}</text:p>" for line in lines)))
    (made / "z-afschrift.txt").write_bytes((made / "1-brief.txt").read_bytes())
    return made


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    assert not any(check(path).values())
    with store.open_database(path, create=False, write=False) as db:
        return contents(db)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_batches_and_workers_do_not_change_the_result(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, number: int
) -> None:
    ingest([str(folder)], tmp_path / "a.db")
    monkeypatch.setattr(running, "BATCH_FILES", size)
    monkeypatch.setattr(running, "CHUNK", max(1, size // 3))
    report = ingest([str(folder)], tmp_path / "b.db", workers=number)
    with store.open_database(tmp_path / "b.db", create=False, write=False) as db:
        assert db["documents"].count == 5 + 4
        assert db["row_history"].count == 0
    assert report.rejects == []
    assert rows(tmp_path / "b.db") == rows(tmp_path / "a.db")


def test_the_seed_of_hashes_does_not_change_the_result(folder: Path, tmp_path: Path) -> None:
    script = (
        "import sys; from tracker.ingestion.run import ingest\n"
        "if __name__ == '__main__': ingest([sys.argv[1]], sys.argv[2], workers=int(sys.argv[3]))"
    )
    (tmp_path / "run.py").write_text(script)
    for seed, number in (("0", "1"), ("1", "1"), ("4711", "2")):
        environment = os.environ | {"PYTHONHASHSEED": seed}
        given = [sys.executable, str(tmp_path / "run.py"), str(folder), str(tmp_path / f"{seed}.db"), number]
        subprocess.run(given, env=environment, check=True, timeout=120)
    assert rows(tmp_path / "1.db") == rows(tmp_path / "0.db")
    assert rows(tmp_path / "4711.db") == rows(tmp_path / "0.db")


def test_pairs_in_an_older_database_become_one_document(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tracker.store import document_match

    path = tmp_path / "t.db"
    with monkeypatch.context() as before:
        before.setattr(document_match, "_same", lambda *_: None)
        before.setattr(running, "repair_duplicates", lambda *_: 0)
        assert ingest([str(folder)], path).counts.added == 5 + 11
    with store.open_database(path) as db:
        said = "SELECT id FROM commitments WHERE document_id = (SELECT document_id FROM renditions WHERE source LIKE ?)"
        id_ = db.execute(said, ["%/1-brief.txt"]).fetchone()[0]
        from tracker.store.reviews import review

        review(db, id_, "juist", reviewer="an")
    ingest([str(folder)], path)
    assert not any(check(path).values())
    with store.open_database(path, create=False, write=False) as db:
        assert db["documents"].count == 5 + 4
        assert db["renditions"].count == 5 + 11
        assert {row[0] for row in db.execute("SELECT format FROM documents WHERE source NOT LIKE '%0%_%_.txt'")}
        gone = db.execute("SELECT count(*), count(successor) FROM row_history WHERE \"table\" = 'documents'").fetchone()
        assert gone == (7, 7)
        (seen,) = db.execute("SELECT review FROM commitments WHERE id IN (SELECT commitment_id FROM reviews)")
        assert seen == ("juist",)
    whole = rows(path)
    assert json.dumps(whole, default=str)
    ingest([str(folder)], path)
    assert rows(path) == whole
    with store.open_database(path) as db:
        assert duplicates.repair_duplicates(db, "another reader", None) == 0


def test_a_sum_that_letters_repeat_counts_once_in_the_overview_too(tmp_path: Path) -> None:
    from tests.ingestion.test_run import copies

    ingest([str(copies(tmp_path / "brieven", 12))], tmp_path / "t.db")
    assert check(tmp_path / "t.db")["overview"] == []
    with store.open_database(tmp_path / "t.db", create=False, write=False) as db:
        kept = db.execute("SELECT sum(counted) FROM commitments WHERE kind = 'pledge'").fetchone()[0]
        shown = "SELECT count(*) FROM overzicht WHERE telt_mee = 'ja' AND soort_id = 'pledge'"
        assert kept == db.execute(shown).fetchone()[0]
