"""Extraction pauses the garbage collector, and leaves it as it found it."""

from __future__ import annotations

import gc

import pytest

from tracker import extract


@pytest.mark.parametrize("collects", [True, False])
def test_leaves_the_collector_as_it_was(collects: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        extract("Ik zal uw Kamer voor de zomer informeren.")
        assert gc.isenabled() is collects
    finally:
        (gc.enable if before else gc.disable)()
