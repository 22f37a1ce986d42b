from __future__ import annotations

import hashlib
import re

from tests.conftest import SEEDS


def test_the_seeds_are_byte_for_byte_those_that_are_described() -> None:
    described = dict(re.findall(r"`([\w.]+\.txt)` .*`([0-9a-f]{64})`", (SEEDS / "SOURCES.md").read_text("utf-8")))
    there = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in SEEDS.glob("*.txt")}
    assert described == there
    assert len(there) == 5
