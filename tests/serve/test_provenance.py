"""Where a row comes from, from the bytes of its file to its review."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from tests.conftest import SEEDS
from tracker import store
from tracker.serve import server
from tracker.store.reviews import review


async def test_a_row_is_traced_to_the_bytes_of_its_file(seeds_site, seeds_db) -> None:
    key, quote, source, rule = seeds_db.execute(
        "SELECT c.id, c.quote, d.source, c.rule FROM commitments c JOIN documents d ON d.id = c.document_id LIMIT 1"
    ).fetchone()
    answer = await seeds_site.client.get(f"/herkomst/{key}.json")
    assert answer.status_code == 200
    told = answer.json()
    (statement,) = (name for name in told["entity"] if name.startswith("t:statement/"))
    assert (told["entity"][statement]["prov:value"], told["entity"][statement]["t:rule"]) == (quote, rule)
    (file,) = (name for name in told["entity"] if name.startswith("t:file/"))
    seed = SEEDS / Path(source).name
    assert told["entity"][file]["t:sha256"] == sha256(seed.read_bytes()).hexdigest()
    assert told["entity"][file]["t:bytes"] == seed.stat().st_size
    assert told["entity"][file]["dct:source"] == seed.name or not told["entity"][file]["dct:source"].startswith("/")


async def test_every_name_that_a_relation_uses_is_told(seeds_site, seeds_db) -> None:
    (key,) = seeds_db.execute("SELECT id FROM commitments LIMIT 1").fetchone()
    told = (await seeds_site.client.get(f"/herkomst/{key}.json")).json()
    known = {name for sort in ("entity", "activity", "agent") for name in told[sort]}
    relations = ("used", "wasGeneratedBy", "wasDerivedFrom", "wasAssociatedWith")
    used = {name for relation in relations for ends in told[relation].values() for name in ends.values()}
    assert used <= known
    assert {name.partition(":")[0] for name in known} <= set(told["prefix"])


async def test_a_review_is_told_without_its_reviewer(seeds_path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "own.db"
    shutil.copy(seeds_path, copy)
    with store.open_database(copy) as db:
        (key,) = db.execute("SELECT id FROM commitments LIMIT 1").fetchone()
        review(db, key, "juist", reviewer="j.jansen@voorbeeld.nl")
    answer = await server.build(copy).client.get(f"/herkomst/{key}.json")
    assert answer.json()["activity"]["t:review"]["t:verdict"] == "juist"
    assert "jansen" not in answer.text


async def test_a_row_that_is_not_there_is_said_in_dutch(seeds_site) -> None:
    answer = await seeds_site.client.get("/herkomst/bestaat-niet.json")
    assert answer.status_code == 404
    assert "Er is geen uitspraak" in answer.text
