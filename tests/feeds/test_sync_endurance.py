"""What a long run must stand: being killed at any page, and a thousand pages in flat memory."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from fake_server import FakeServer, Reply, Request, as_json
from fake_tweedekamer import ODATA, FakeTweedeKamer, guid, undertaking

from tracker import store
from tracker.feeds import SyncOptions, sync_tweedekamer
from tracker.feeds.client.http import Limits
from tracker.feeds.tweedekamer.queries import Filter

CHILD = """
import resource, sys
from pathlib import Path
from tracker.feeds.client.http import Limits
from tracker.feeds.tweedekamer.queries import Filter
from tracker.feeds import SyncOptions, sync_tweedekamer

folder, base, part = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
kept = []

def tell(counts):
    with open("/proc/self/statm") as file:
        kept.append(int(file.read().split()[1]) * resource.getpagesize())

options = SyncOptions(folder / "tracker.db", folder / "raw", progress=tell, limits=Limits(interval=0, tries=1))
report = sync_tweedekamer(options, (part,), Filter(), services=(base,))
print(report.status, report.part_counts[0].pages, kept[99] if len(kept) > 99 else 0, max(kept, default=0))
"""


def child(folder: Path, base: str, part: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", CHILD, str(folder), base, part], stdout=subprocess.PIPE, text=True)


def stored(options: SyncOptions, table: str) -> list[str]:
    with store.open_database(options.db) as db:
        return [row[0] for row in db.execute(f"SELECT id FROM {table} ORDER BY id")]


@pytest.mark.parametrize("page", [1, 3])
@pytest.mark.parametrize("part", ["letters", "undertakings"])
def test_killed_at_a_page_it_goes_on_and_nothing_is_lost_or_double(
    chamber: FakeTweedeKamer, options: SyncOptions, tmp_path: Path, page: int, part: str
) -> None:
    """SIGKILL while the nth page, or the second paper on it, is under way: no chance to tidy up."""
    chamber.page = 2
    chamber.undertakings += [undertaking(n) for n in range(1, 10)]
    for number in range(1, 10):
        chamber.add_letter(number)
    name, table = ("Document", "documents") if part == "letters" else ("Toezegging", "register")
    victim: list[subprocess.Popen[str]] = []
    pages, papers = [], []
    good, file = chamber.server.routes[f"{ODATA}/{name}"], chamber.server.routes[f"{ODATA}/Document(*"]

    def kill() -> None:
        victim[0].send_signal(signal.SIGKILL)
        victim[0].wait()

    def serve(request: Request) -> Reply:
        pages.append(request)
        if len(pages) == page and part == "undertakings":
            kill()
        return good(request)  # type: ignore[operator]

    def serve_file(request: Request) -> Reply:
        papers.append(request)
        if len(papers) == 2 * page:
            kill()
        return file(request)  # type: ignore[operator]

    chamber.server.routes[f"{ODATA}/{name}"] = serve
    chamber.server.routes[f"{ODATA}/Document(*"] = serve_file
    victim.append(child(tmp_path, chamber.base, part))
    assert victim[0].wait(60) == -signal.SIGKILL
    assert len(stored(options, table)) < 9
    before = len(papers)
    report = sync_tweedekamer(options, (part,), Filter(), services=(chamber.base,))  # type: ignore[arg-type]
    assert report.status == "finished"
    assert len(set(stored(options, table))) == len(stored(options, table)) == 9
    if part == "letters":
        assert len(papers) - before <= 9 - 2 * page + 2
        with store.open_database(options.db) as db:
            (pair,) = db.execute("SELECT count(*), count(DISTINCT quote) FROM commitments")
            assert pair[0] == pair[1] > 0
            assert [row[0] for row in db.execute("PRAGMA integrity_check")] == ["ok"]


def test_a_thousand_pages_in_flat_memory(server: FakeServer, tmp_path: Path) -> None:
    """The memory after a thousand pages is that after a hundred, give or take a few pages."""
    metadata = (Path(__file__).parent / "recorded" / "metadata_v4.xml").read_bytes()
    server.routes[f"{ODATA}/$metadata"] = Reply(metadata, kind="application/xml")
    base = server.base + ODATA

    def page(request: Request) -> Reply:
        if asked := re.findall(r"\bId eq ([0-9a-f-]{36})", request.query["$filter"]):
            numbers = [int(id_[-12:], 16) & 0xFFFFFF for id_ in asked]
            return as_json({"value": [undertaking(n, Id=guid(9, n), Nummer=f"TZ202405-{n}") for n in numbers]})
        skip = int(request.query.get("$skip", "0"))
        ids = [{"Id": guid(9, n), "GewijzigdOp": "2024-05-17T09:00:00+02:00"} for n in range(skip, min(skip + 4, 4000))]
        return as_json({"value": ids})

    server.routes[f"{ODATA}/Toezegging"] = page
    process = child(tmp_path, base, "undertakings")
    out, _ = process.communicate(timeout=120)
    status, pages, early, peak = out.split()
    assert (status, pages) == ("finished", "1000")
    assert int(peak) - int(early) < 12 * 2**20, f"grew from {early} to {peak} bytes"
    with store.open_database(tmp_path / "tracker.db") as db:
        assert db["register"].count == 4_000


def test_a_slow_host_does_not_stop_another_reader(chamber: FakeTweedeKamer, tmp_path: Path) -> None:
    """The database is not held while a paper is being fetched: the site goes on, and so can an ingest."""
    first = chamber.add_letter(1)
    seen: list[int] = []

    def serve(request: Request) -> Reply:
        with store.open_database(tmp_path / "tracker.db", wait=0.1) as db, db.atomic():
            seen.append(db.execute("UPDATE runs SET paths = paths").rowcount)
        return Reply(chamber.texts[first["Id"]], kind="text/plain")

    chamber.server.routes[f"{ODATA}/Document(*"] = serve
    options = SyncOptions(tmp_path / "tracker.db", tmp_path / "raw", limits=Limits(interval=0))
    assert sync_tweedekamer(options, ("letters",), Filter(), services=(chamber.base,)).rejected == 0
    assert seen == [1]


def test_the_state_of_every_run_is_told(chamber: FakeTweedeKamer, options: SyncOptions) -> None:
    chamber.undertakings.append(undertaking())
    sync_tweedekamer(options, ("undertakings",), Filter(dossier="28676"), services=(chamber.base,))
    with store.open_database(options.db) as db:
        (row,) = db.execute("SELECT feed, part, filter, cursor, pages, records, finished IS NOT NULL FROM feed_state")
    assert row == ("tweedekamer", "undertakings", json.dumps({"dossier": "28676"}), None, 1, 1, 1)
