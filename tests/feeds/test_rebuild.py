"""The database made again from the raw answers alone: same rows, no network."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from fake_server import FakeServer
from fake_tweedekamer import FakeTweedeKamer, letter_text, motion, stub, undertaking
from test_sync_officielebekendmakingen import Repository
from test_sync_syncfeed import Feed, add_letter, add_motion, add_undertaking
from test_sync_tweedekamer import FULFILS, contents

from tracker import store
from tracker.feeds import SyncOptions, rebuild, sync_publications, sync_tweedekamer
from tracker.feeds.officielebekendmakingen.records import cql
from tracker.feeds.tweedekamer.queries import PARTS, Filter
from tracker.store.check import check


def everything(path: Path) -> dict[str, Any]:
    with store.open_database(path, create=False) as db:
        found = contents(db)
        state = "SELECT feed, part, filter, cursor, high_water, changed_since FROM feed_state ORDER BY 1, 2, 3"
        return found | {"feed_state": db.execute(state).fetchall()}


@pytest.fixture
def new(options: SyncOptions) -> SyncOptions:
    return replace(options, db=options.db.with_name("new.db"))


def test_odata_over_several_runs(
    chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions, server: FakeServer
) -> None:
    chamber.page = 2
    first = chamber.add_letter(1)
    for number in (2, 3, 4):
        chamber.add_letter(number, FULFILS if number == 3 else "")
    chamber.motions += [motion(), motion(77)]
    chamber.undertakings += [undertaking(), undertaking(13)]
    filter = Filter(since="2024-01-01")
    sync_tweedekamer(options, PARTS, filter, services=(chamber.base,))
    chamber.texts[first["Id"]] = letter_text(1, "Nederland veroordeelt de aanval op Charkov.")
    first["GewijzigdOp"] = "2024-06-02T10:00:00+02:00"
    chamber.undertakings = [undertaking(Status="Voldaan", GewijzigdOp="2024-06-03T09:00:00+02:00"), stub(9, 13)]
    sync_tweedekamer(options, PARTS, filter, services=(chamber.base,))
    server.close()
    report = rebuild(new)
    assert (report.status, report.requests, report.notes) == ("finished", 0, [])
    before, after = everything(options.db), everything(new.db)
    assert {row[-1] for row in before.pop("rejects")} == {row[-1] for row in after.pop("rejects")}
    with store.open_database(new.db) as db:
        deleted = db.execute("SELECT id FROM register WHERE deleted IS NOT NULL").fetchall()
    assert deleted == [("TZ202405-013",)]
    for found in (before, after):
        found["conflicts"] = [row for row in found["conflicts"] if "open" in row]
    assert after == before


def test_rebuilding_what_is_there_changes_nothing(chamber: FakeTweedeKamer, options: SyncOptions) -> None:
    chamber.add_letter(1)
    chamber.motions.append(motion())
    sync_tweedekamer(options, PARTS, Filter(), services=(chamber.base,))
    before = everything(options.db)
    rebuild(options)
    assert everything(options.db) == before


def test_the_syncfeed(chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions, server: FakeServer) -> None:
    feed = Feed(server)
    add_letter(feed, chamber, 1)
    add_motion(feed)
    add_undertaking(feed)
    sync_tweedekamer(options, PARTS, Filter(), services=(chamber.base,), feed=feed.base)
    server.close()
    report = rebuild(new)
    assert (report.status, report.requests) == ("finished", 0)
    assert everything(new.db) == everything(options.db)


def test_sru(server: FakeServer, options: SyncOptions, new: SyncOptions) -> None:
    repository = Repository(server, 5)
    repository.most = 2
    sync_publications(options, cql(dossier="28676"), base=f"{server.base}/sru")
    server.close()
    rebuild(new)
    assert everything(new.db) == everything(options.db)


def test_a_sync_after_a_rebuild_goes_on_from_there(
    chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions, server: FakeServer
) -> None:
    chamber.undertakings += [undertaking(n) for n in range(1, 4)]
    sync_tweedekamer(options, ("undertakings",), Filter(), services=(chamber.base,))
    rebuild(new)
    server.log.clear()
    sync_tweedekamer(new, ("undertakings",), Filter(), services=(chamber.base,))
    asked = next(request for request in server.log if request.path.endswith("/Toezegging"))
    assert "GewijzigdOp ge 2024-05-17T07:00:00.000000Z" in asked.query["$filter"]


def test_a_rebuild_reads_again_by_the_rules_of_today(
    chamber: FakeTweedeKamer, options: SyncOptions, server: FakeServer
) -> None:
    chamber.add_letter(1)
    sync_tweedekamer(options, ("letters",), Filter(), services=(chamber.base,))
    with store.open_database(options.db) as db, db.atomic():
        (now,) = db.execute("SELECT extractor_version FROM documents").fetchone()
        db.execute("UPDATE documents SET extractor_version = 'old', title = 'old'")
        db.execute("UPDATE renditions SET extractor_version = 'old'")
    server.close()
    assert rebuild(options).part_counts[0].stored == 1
    with store.open_database(options.db) as db:
        assert db.execute("SELECT extractor_version, title <> 'old' FROM documents").fetchall() == [(now, 1)]
    assert rebuild(options).part_counts[0].stored == 0


def test_papers_that_were_never_fetched_are_known_and_not_rejected(
    chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions
) -> None:
    chamber.add_letter(1)
    sync_tweedekamer(replace(options, papers=False), ("letters",), Filter(), services=(chamber.base,))
    assert rebuild(new).rejected == 0
    with store.open_database(new.db) as db:
        assert db.execute("SELECT state FROM feed_documents").fetchall() == [("known",)]


def test_a_page_that_is_lost_or_damaged_is_told_and_passed_over(
    chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions
) -> None:
    chamber.page = 1
    chamber.undertakings += [undertaking(n) for n in range(1, 4)]
    sync_tweedekamer(options, ("undertakings",), Filter(), services=(chamber.base,))
    pages = [p for p in (options.raw / "blobs").rglob("*") if p.is_file() and b"TZ202405-002" in p.read_bytes()]
    assert len(pages) == 1
    pages[0].write_bytes(json.dumps({"value": []}).encode())
    report = rebuild(new)
    assert len([line for line in report.not_restored if "gone or damaged" in line]) == 1
    with store.open_database(new.db) as db:
        assert [row[0] for row in db.execute("SELECT id FROM register ORDER BY id")] == ["TZ202405-001", "TZ202405-003"]


@pytest.mark.parametrize("damage", [Path.unlink, lambda blob: blob.write_bytes(b"x")], ids=["gone", "damaged"])
def test_a_letter_whose_bytes_are_lost_is_told(
    chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions, damage: Any
) -> None:
    lost, _ = chamber.add_letter(1), chamber.add_letter(2)
    sync_tweedekamer(options, ("letters",), Filter(), services=(chamber.base,))
    for blob in (options.raw / "blobs").rglob("*"):
        if blob.is_file() and blob.read_bytes() == chamber.texts[lost["Id"]]:
            damage(blob)
    report = rebuild(new)
    url = f"{chamber.base}/Document({lost['Id']})/resource"
    assert [line for line in report.not_restored if line.startswith(url)]
    assert report.rejected == 1
    with store.open_database(new.db) as db:
        assert db.execute("SELECT id FROM documents").fetchall() == [("kst-28676-2",)]
        (reason,) = db.execute("SELECT reason FROM rejects WHERE source = ? AND stage = 'rebuild'", (url,)).fetchone()
        assert "weg of beschadigd" in reason


KILLED = """
import sys
from pathlib import Path
from tracker.feeds import SyncOptions, rebuild

def tell(counts):
    print("page", flush=True)
    sys.stdin.readline()

options = SyncOptions(Path(sys.argv[1]), Path(sys.argv[2]), progress=tell)
print(rebuild(options).status)
"""


@pytest.mark.parametrize("page", [1, 2, 4])
def test_killed_at_a_page_the_database_is_whole_and_the_next_rebuild_gives_the_same(
    chamber: FakeTweedeKamer, options: SyncOptions, new: SyncOptions, server: FakeServer, page: int
) -> None:
    chamber.page = 2
    for number in range(1, 6):
        chamber.add_letter(number, FULFILS if number == 3 else "")
    chamber.motions += [motion(), motion(77)]
    chamber.undertakings += [undertaking(), undertaking(13), undertaking(14)]
    sync_tweedekamer(options, PARTS, Filter(), services=(chamber.base,))
    server.close()
    command = [sys.executable, "-c", KILLED, str(new.db), str(new.raw)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for _ in range(page):
            assert process.stdout.readline() == "page\n"
            process.stdin.write("on\n")
            process.stdin.flush()
        process.kill()
    assert not any(check(new.db).values())
    assert rebuild(new).status == "finished"
    assert everything(new.db) == everything(options.db)
