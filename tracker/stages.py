"""Where the time of a run goes: CPU seconds by stage, of this thread, each moment counted for the innermost stage."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager


class _Clock(threading.local):
    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self.running: list[str] = []
        self.since = 0.0

    def switch(self) -> None:
        """Count the time since the last switch for the stage that runs."""
        moment = time.thread_time()
        if self.running:
            self.spent[self.running[-1]] += moment - self.since
        self.since = moment


_clock = _Clock()


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Count what is done within for this stage; a stage within it is taken off."""
    _clock.switch()
    _clock.running.append(name)
    try:
        yield
    finally:
        _clock.switch()
        _clock.running.pop()


def take() -> dict[str, float]:
    """Seconds by stage since this was asked last."""
    _clock.switch()
    spent, _clock.spent = dict(_clock.spent), defaultdict(float)
    return spent


def add(spent: Mapping[str, float]) -> None:
    """Count what another process took."""
    for name, seconds in spent.items():
        _clock.spent[name] += seconds
