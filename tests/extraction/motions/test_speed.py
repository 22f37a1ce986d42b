"""No repetition makes the reading of motions slow."""

from __future__ import annotations

import time

import pytest

from tracker.extraction.motions.events import event_in
from tracker.extraction.motions.mention_grammar import find_mentions
from tracker.extraction.motions.papers import read_paper
from tracker.models import Document

UNITS = [
    "motie Piri ",
    "motie Aa en Bb, Cc ",
    "motie van de leden ",
    "motie Van der Van der ",
    "Aa Bb Cc ",
    "motie over ",
]


def seconds(text: str) -> float:
    start = time.process_time()
    list(find_mentions(text))
    event_in(text)
    read_paper(Document("m", "", "txt", "MOTIE VAN HET LID PIRI\n\nDe Kamer,\n\n" + text))
    return time.process_time() - start


def fastest(text: str) -> float:
    """The least of three: a busy machine makes one of them long."""
    return min(seconds(text) for _ in range(3))


@pytest.mark.parametrize(
    "unit",
    [
        *UNITS,
        "verzoekt de regering ",
        "conform de motie heeft gedaan ",
        ", die vraagt ",
        "(1",
        "motie Aa (1) en ",
        "\n",
        ";",
        "niet uitvoering ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    """Eight times the text may take at most some thirty times as long; a quadratic reader would need sixty-four."""
    small, large = (unit * (size // len(unit)) for size in (5_000, 40_000))
    assert fastest(large) < 30 * max(fastest(small), 0.002)
