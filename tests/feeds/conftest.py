"""A feed on this machine and a client that is quick about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from replay import Replay
from world import World

from tracker.feeds import Options
from tracker.feeds.client.http import Client, Limits
from tracker.feeds.client.raw import RawStore

QUICK = Limits(connect=2, silence=0.25, whole=0.4, tries=3, pause=0.001, longest_pause=30, interval=0, size=100_000)


@pytest.fixture
def replay() -> Iterator[Replay]:
    served = Replay()
    yield served
    served.close()


@pytest.fixture
def world(replay: Replay) -> World:
    return World(replay)


@pytest.fixture
def slept() -> list[float]:
    """Seconds that the client would have slept."""
    return []


@pytest.fixture
def make_client(replay: Replay, tmp_path: Path, slept: list[float]) -> Iterator[Callable[..., Client]]:
    made: list[Client] = []

    def make(*bases: str, **more: object) -> Client:
        settings = {"limits": QUICK, "sleep": slept.append} | more
        made.append(Client(bases or (replay.base,), RawStore(tmp_path / "raw"), **settings))
        return made[-1]

    yield make
    for client in made:
        client.close()
        client.raw.close()


@pytest.fixture
def options(tmp_path: Path) -> Options:
    limits = Limits(connect=5, silence=10, whole=30, tries=2, pause=0.001, interval=0)
    return Options(tmp_path / "tracker.db", tmp_path / "raw", limits=limits)
