"""A letter that carries out a motion and the paper of that motion, as published, end as one motion."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

import pytest

from tests.conftest import SEEDS
from tracker import store
from tracker.ingestion.run import ingest

LETTER = SEEDS / "000_919b42d2bb855783.txt"
PAPER = Path("samples", "officielebekendmakingen", "moties", "kst-21501-02-2898.xml")


@pytest.mark.parametrize("order", list(permutations((0, 1))), ids=["letter first", "paper first"])
def test_letter_and_paper_end_as_one_motion_carried_out(shared: Path, tmp_path: Path, order: tuple[int, ...]) -> None:
    files = (LETTER, shared / PAPER)
    for place in order:
        assert ingest([str(files[place])], tmp_path / "t.db").rejects == []
    with store.open_database(tmp_path / "t.db", create=False, write=False) as db:
        motion = next(db.query("SELECT * FROM motions"))
        assert db["motions"].count == 1
        assert (motion["id"], motion["status"], motion["date"]) == ("kst-21501-02-2898", "fulfilled", "2024-05-23")
        assert motion["document_id"] == "kst-21501-02-2898"
        assert motion["cited_by"] == 1
        linked = {row["source"] for row in db.query(
            "SELECT DISTINCT d.source FROM motion_links l JOIN documents d ON d.id = l.document_id WHERE motion_id = ?",
            [motion["id"]],
        )}  # fmt: skip
        assert linked == {str(file) for file in files}
        targets = {row["target_document_id"] for row in db.query(
            "SELECT target_document_id FROM citations WHERE identifier = 'kst-21501-02-2898'"
        )}  # fmt: skip
        assert targets == {"kst-21501-02-2898"}
        done = next(db.query("SELECT * FROM moties_uitgevoerd"))
        assert done["motie"] == "Kamerstuk 21 501-02, nr. 2898"
