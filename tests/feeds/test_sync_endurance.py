"""What a long run must stand: being killed at any page, and a thousand pages in flat memory."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from replay import Answer, Replay, Request, as_json
from world import ODATA, World, guid, undertaking

from tracker import store
from tracker.feeds import Options, sync_tweedekamer
from tracker.feeds.client.http import Limits
from tracker.feeds.tweedekamer.queries import Filter

CHILD = """
import resource, sys
from pathlib import Path
from tracker.feeds.client.http import Limits
from tracker.feeds.tweedekamer.queries import Filter
from tracker.feeds import Options, sync_tweedekamer

folder, base, part = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
kept = []

def tell(tally):
    with open("/proc/self/statm") as file:
        kept.append(int(file.read().split()[1]) * resource.getpagesize())

options = Options(folder / "tracker.db", folder / "raw", progress=tell, limits=Limits(interval=0, tries=1))
report = sync_tweedekamer(options, (part,), Filter(), services=(base,))
print(report.status, report.tallies[0].pages, kept[99] if len(kept) > 99 else 0, max(kept, default=0))
"""


def child(folder: Path, base: str, part: str) -> subprocess.Popen[str]:
    return subprocess.Popen([sys.executable, "-c", CHILD, str(folder), base, part], stdout=subprocess.PIPE, text=True)


def stored(options: Options, table: str) -> list[str]:
    with store.open_database(options.db) as db:
        return [row[0] for row in db.execute(f"SELECT id FROM {table} ORDER BY id")]


@pytest.mark.parametrize("page", [1, 3])
@pytest.mark.parametrize("part", ["letters", "undertakings"])
def test_killed_at_a_page_it_goes_on_and_nothing_is_lost_or_double(
    world: World, options: Options, tmp_path: Path, page: int, part: str
) -> None:
    """SIGKILL while the nth page, or the second paper on it, is under way: no chance to tidy up."""
    world.page = 2
    world.undertakings += [undertaking(n) for n in range(1, 10)]
    for number in range(1, 10):
        world.add_letter(number)
    name, table = ("Document", "documents") if part == "letters" else ("Toezegging", "register")
    victim: list[subprocess.Popen[str]] = []
    pages, papers = [], []
    good, file = world.replay.routes[f"{ODATA}/{name}"], world.replay.routes[f"{ODATA}/Document(*"]

    def kill() -> None:
        victim[0].send_signal(signal.SIGKILL)
        victim[0].wait()

    def serve(request: Request) -> Answer:
        pages.append(request)
        if len(pages) == page and part == "undertakings":
            kill()
        return good(request)  # type: ignore[operator]

    def serve_file(request: Request) -> Answer:
        papers.append(request)
        if len(papers) == 2 * page:
            kill()
        return file(request)  # type: ignore[operator]

    world.replay.routes[f"{ODATA}/{name}"] = serve
    world.replay.routes[f"{ODATA}/Document(*"] = serve_file
    victim.append(child(tmp_path, world.base, part))
    assert victim[0].wait(60) == -signal.SIGKILL
    assert len(stored(options, table)) < 9
    before = len(papers)
    report = sync_tweedekamer(options, (part,), Filter(), services=(world.base,))  # type: ignore[arg-type]
    assert report.status == "finished"
    assert len(set(stored(options, table))) == len(stored(options, table)) == 9
    if part == "letters":
        assert len(papers) - before <= 9 - 2 * page + 2
        with store.open_database(options.db) as db:
            (pair,) = db.execute("SELECT count(*), count(DISTINCT quote) FROM commitments")
            assert pair[0] == pair[1] > 0
            assert [row[0] for row in db.execute("PRAGMA integrity_check")] == ["ok"]


def test_a_thousand_pages_in_flat_memory(replay: Replay, tmp_path: Path) -> None:
    """The memory after a thousand pages is that after a hundred, give or take a few pages."""
    metadata = (Path(__file__).parent / "recorded" / "metadata_v4.xml").read_bytes()
    replay.routes[f"{ODATA}/$metadata"] = Answer(metadata, kind="application/xml")
    base = replay.base + ODATA

    def page(request: Request) -> Answer:
        number = int(request.query.get("$skiptoken", "0"))
        records = [undertaking(n, Id=guid(9, n), Nummer=f"TZ202405-{n}") for n in range(number * 4, number * 4 + 4)]
        more = {"@odata.nextLink": f"{base}/Toezegging?$skiptoken={number + 1}"} if number < 999 else {}
        return as_json({"value": records, **more})

    replay.routes[f"{ODATA}/Toezegging"] = page
    begun = time.monotonic()
    process = child(tmp_path, base, "undertakings")
    out, _ = process.communicate(timeout=120)
    status, pages, early, peak = out.split()
    assert (status, pages) == ("finished", "1000")
    assert int(peak) - int(early) < 12 * 2**20, f"grew from {early} to {peak} bytes"
    assert time.monotonic() - begun < 90
    with store.open_database(tmp_path / "tracker.db") as db:
        assert db["register"].count == 4_000


def test_a_slow_host_does_not_stop_another_reader(world: World, tmp_path: Path) -> None:
    """The database is not held while a paper is being fetched: the site goes on, and so can an ingest."""
    first = world.add_letter(1)
    seen: list[int] = []

    def serve(request: Request) -> Answer:
        with store.open_database(tmp_path / "tracker.db", wait=0.1) as db, db.atomic():
            seen.append(db.execute("UPDATE runs SET paths = paths").rowcount)
        return Answer(world.texts[first["Id"]], kind="text/plain")

    world.replay.routes[f"{ODATA}/Document(*"] = serve
    options = Options(tmp_path / "tracker.db", tmp_path / "raw", limits=Limits(interval=0))
    assert sync_tweedekamer(options, ("letters",), Filter(), services=(world.base,)).rejected == 0
    assert seen == [1]


def test_the_state_of_every_run_is_told(world: World, options: Options) -> None:
    world.undertakings.append(undertaking())
    sync_tweedekamer(options, ("undertakings",), Filter(dossier="28676"), services=(world.base,))
    with store.open_database(options.db) as db:
        (row,) = db.execute("SELECT feed, part, filter, cursor, pages, records, finished IS NOT NULL FROM feed_state")
    assert row == ("tweedekamer", "undertakings", json.dumps({"dossier": "28676"}), None, 1, 1, 1)
