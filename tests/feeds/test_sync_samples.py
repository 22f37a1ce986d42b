"""Recorded answers of the real services, replayed: read to the end, and the second time nothing comes twice."""

from __future__ import annotations

import json
from pathlib import Path

from fake_server import FakeServer, Reply
from fake_tweedekamer import ODATA, entity_set
from sqlite_utils import Database
from test_sync_tweedekamer import contents

from tracker import store
from tracker.feeds import SyncOptions, sync_publications, sync_tweedekamer
from tracker.feeds.officielebekendmakingen.records import cql
from tracker.feeds.tweedekamer.queries import Filter


def test_odata_pages_twice(shared: Path, server: FakeServer, options: SyncOptions) -> None:
    samples = shared / "samples" / "odata"
    server.routes[f"{ODATA}/$metadata"] = Reply((samples / "metadata.xml").read_bytes(), kind="application/xml")
    letters = [
        record
        for path in sorted((samples / "document").glob("*.json"))
        for record in json.loads(path.read_text())
        if record["Verwijderd"] or record["Soort"] == "Brief regering"
    ]
    motions = [json.loads(path.read_text()) for path in sorted((samples / "zaak_documents").glob("*.json"))]

    server.routes[f"{ODATA}/Document"] = lambda request: entity_set(letters, request, 50)
    server.routes[f"{ODATA}/Zaak"] = lambda request: entity_set(motions, request, 50)
    alive = {record["Id"] for record in letters if not record["Verwijderd"]}
    before: dict[str, object] = {}
    for _ in range(2):
        options = SyncOptions(options.db, options.raw, papers=False, limits=options.limits)
        report = sync_tweedekamer(options, ("letters", "motions"), Filter(), services=(server.base + ODATA,))
        assert (report.status, report.rejected) == ("finished", 0)
        with store.open_database(options.db) as db:
            assert {row[0] for row in db.execute("SELECT id FROM feed_documents")} == alive
            ids = {row[0] for row in db.execute("SELECT motion_id FROM official_motions")}
            assert ids == {path.stem for path in (samples / "zaak_documents").glob("*.json")}
            found = contents(db)
            assert not before or before == found
            before = dict(found)


def test_sru_with_its_papers_twice(shared: Path, server: FakeServer, options: SyncOptions) -> None:
    samples = shared / "samples" / "officielebekendmakingen"
    body = (
        (samples / "sru-response-test-data.xml").read_bytes().replace(b"http://__MOCK_SERVICE__", server.base.encode())
    )
    server.routes["/sru"] = Reply(body, kind="text/xml")
    stem = "kst-32545-143"
    folder = f"/repository.overheid.nl/frbr/officielepublicaties/kst/32545/{stem}/1"
    xml = (samples / stem / f"xml-{stem}.xml").read_bytes()
    server.routes[f"{folder}/xml/{stem}.xml"] = Reply(xml, kind="application/xml")
    before: dict[str, object] = {}
    for _ in range(2):
        sync_publications(options, cql(dossier="32545"), base=f"{server.base}/sru")
        with store.open_database(options.db) as db:
            assert _paper(db, stem) == (stem, "motie", "TK", "2021-07-06", "2020-2021", "32545", "143", "xml")
            assert db["feed_documents"].count == 5
            found = contents(db)
            assert not before or before == found
            before = dict(found)


def _paper(db: Database, id_: str) -> tuple[object, ...]:
    columns = "id, kind, chamber, date, session_year, dossier, number, format"
    row: tuple[object, ...] = db.execute(f"SELECT {columns} FROM documents WHERE id = ?", (id_,)).fetchone()
    return row
