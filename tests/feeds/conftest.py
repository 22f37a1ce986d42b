"""A feed on this machine and a client that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fake_server import FakeServer
from fake_tweedekamer import FakeTweedeKamer

from tracker.feeds import SyncOptions
from tracker.feeds.client.http import Client, Limits
from tracker.feeds.client.raw import RawStore

PATIENT = Limits(
    connect=2, read_timeout=0.25, total_timeout=0.4, tries=3, pause=0.001, longest_pause=30, interval=0, size=100_000
)


@pytest.fixture
def server() -> Iterator[FakeServer]:
    served = FakeServer()
    yield served
    served.close()


@pytest.fixture
def chamber(server: FakeServer) -> FakeTweedeKamer:
    return FakeTweedeKamer(server)


@pytest.fixture
def slept() -> list[float]:
    """Seconds that the client would have slept."""
    return []


@pytest.fixture
def make_client(server: FakeServer, tmp_path: Path, slept: list[float]) -> Iterator[Callable[..., Client]]:
    made: list[Client] = []

    def make(*bases: str, **more: object) -> Client:
        settings = {"limits": PATIENT, "sleep": slept.append} | more
        made.append(Client(bases or (server.base,), RawStore(tmp_path / "raw"), **settings))
        return made[-1]

    yield make
    for client in made:
        client.close()
        client.raw.close()


@pytest.fixture
def options(tmp_path: Path) -> SyncOptions:
    limits = Limits(connect=60, read_timeout=60, tries=2, pause=0.001, interval=0)
    return SyncOptions(tmp_path / "tracker.db", tmp_path / "raw", limits=limits)
